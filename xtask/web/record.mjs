// Records the calls of console.log. Used in Node and in pages.

import { inspectAll } from "./inspect.mjs";

/**
 * Runs a program and returns the text of every call of console.log.
 * @param {() => unknown} program
 * @param {{ pass?: boolean, each?: (values: unknown[]) => void }} [options] `pass`: calls also reach the real console; `each`
 *   receives the arguments of every call
 */
export async function record(program, { pass = true, each = () => {} } = {}) {
  const { log } = console;
  /** @type {string[]} */
  const lines = [];
  console.log = (...values) => {
    lines.push(inspectAll(values));
    each(values);
    if (pass) log.apply(console, values);
  };
  try {
    await program();
    // Work that the program started and did not await still counts.
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    console.log = log;
  }
  return lines;
}
