// Counts checks and prints the result of each. cargo xtask reads the last line.

import { stackOf } from "./errors.mjs";

/**
 * A check returns the lines that describe what is wrong, or throws.
 * @typedef {() => string[] | Promise<string[]>} Check
 */

export class Reporter {
  #passed = 0;
  #failed = 0;

  /**
   * Runs a check and prints its result.
   * @param {string} title
   * @param {Check} check
   */
  async test(title, check) {
    let problems;
    try {
      problems = await check();
    } catch (error) {
      problems = [stackOf(error)];
    }
    if (problems.length === 0) this.#passed += 1;
    else this.#failed += 1;
    console.log(`${problems.length === 0 ? "ok    " : "FAILED"} ${title}`);
    for (const line of problems) console.log(`       ${line}`);
  }

  /** Prints the counts and sets the exit code. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}
