// Runs one task in this process, in Node, Deno or Bun, and writes its answer to a file.

import { writeFileSync } from "node:fs";
import { setTimeout } from "node:timers";

import { stackOf } from "./errors.mjs";

/** How long the process may continue after the answer, in milliseconds: a remaining timer must not delay the tests. */
const GRACE_PERIOD = 500;

const { module, value, answer, location } = JSON.parse(process.argv[2]);

// A page has an address and Node has none: programs that read it get the address of the page that would run them in a
// browser. The server answers at this address.
if (location && globalThis.location?.href !== location) {
  Object.defineProperty(globalThis, "location", { value: new URL(location), configurable: true });
}

try {
  const task = await import(module);
  const result = (await task.default(value)) ?? null;
  writeFileSync(answer, JSON.stringify({ result }));
} catch (error) {
  writeFileSync(answer, JSON.stringify({ error: stackOf(error) }));
  process.exitCode = 1;
}

setTimeout(() => process.exit(), GRACE_PERIOD).unref();
