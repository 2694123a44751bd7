// Runs one task in this process, in Node, Deno or Bun, and leaves its answer in a file.

import { writeFileSync } from "node:fs";
import { setTimeout } from "node:timers";

/** How long what the task started may go on after its answer; a timer that it left must not keep everyone waiting. */
const REST = 500;

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

setTimeout(() => process.exit(), REST).unref();
