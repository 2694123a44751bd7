// Listens to console.log. Used in Node and in the page.

import { showAll } from "./show.mjs";

/**
 * Runs `program` and gives the text of every call of console.log meanwhile.
 * `pass` decides whether the calls also reach the real console.
 */
export async function record(program, { pass = true, each = () => {} } = {}) {
  const log = console.log;
  const lines = [];
  console.log = (...values) => {
    lines.push(showAll(values));
    each(values);
    if (pass) log.apply(console, values);
  };
  try {
    await program();
    // What the program started and did not wait for still counts.
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    console.log = log;
  }
  return lines;
}
