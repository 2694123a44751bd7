// Counts checks and prints each; the last line is what cargo xtask reads.

export class Reporter {
  #passed = 0;
  #failed = 0;

  /** Runs a check that gives a list of what is wrong, or throws. */
  async test(title, check) {
    let wrong;
    try {
      wrong = await check();
    } catch (error) {
      wrong = [String(error?.stack ?? error)];
    }
    if (wrong.length === 0) this.#passed += 1;
    else this.#failed += 1;
    console.log(`${wrong.length === 0 ? "ok    " : "FAILED"} ${title}`);
    for (const line of wrong) console.log(`       ${line}`);
  }

  /** Prints the count and sets the exit code. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}
