// A worker that runs the package whose address it receives, and answers with its printed lines.

import { record } from "/harness/record.mjs";

addEventListener("message", async ({ data }) => {
  const program = await import(data);
  await program.default();
  postMessage(await record(() => program.Program.run()));
});
