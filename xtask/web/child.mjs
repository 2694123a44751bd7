//! Runs one example in this process and sends the lines it printed to the parent.

import { pathToFileURL } from "node:url";

import { record } from "./record.mjs";

const [, , file, location] = process.argv;

// A page has an address and Node has none: examples that ask for it get that of the page which
// would run them in a browser. The address really answers.
globalThis.location = new URL(location);

try {
  const lines = await record(async () => {
    const program = await import(pathToFileURL(file));
    await program.run();
  });
  process.send({ lines });
} catch (error) {
  process.send({ error: String(error?.stack ?? error) });
  process.exitCode = 1;
} finally {
  process.disconnect();
}
