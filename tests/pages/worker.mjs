// A worker that runs the package whose address it is told, and answers with what that prints.

import { record } from "/harness/record.mjs";

addEventListener("message", async ({ data }) => {
  const program = await import(data);
  await program.default();
  postMessage(await record(() => program.Program.run()));
});
