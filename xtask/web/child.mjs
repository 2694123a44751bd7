//! Runs one task in this process, in Node, Deno or Bun, and leaves its answer in a file.

import { writeFileSync } from "node:fs";

const { module, value, answer, location } = JSON.parse(process.argv[2]);

// A page has an address and Node has none: programs that ask for it get that of the page which
// would run them in a browser. The address really answers.
if (location && globalThis.location?.href !== location) {
  Object.defineProperty(globalThis, "location", { value: new URL(location), configurable: true });
}

try {
  const task = await import(module);
  const result = (await task.default(value)) ?? null;
  writeFileSync(answer, JSON.stringify({ result }));
} catch (error) {
  writeFileSync(answer, JSON.stringify({ error: String(error?.stack ?? error) }));
  process.exitCode = 1;
}
