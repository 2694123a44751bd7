// One instance, which dies at the end: the cases are run in this order. An exhausted stack unwinds Rust without drops, at
// any point of its execution.

import { short } from "./stack.mjs";

/** The values that Rust has lent, stored by plain assignments; `deep` uses them. */
/** @type {[Function, Function, any][]} */
let lent = [];
let count = 0;
let deep = () => {};
const jsiBorrower = {
  /**
   * @param {(...args: any[]) => any} f
   * @param {(...args: any[]) => any} g
   * @param {any} view
   */
  take(f, g, view) {
    lent[count] = [f, g, view];
    count += 1;
    deep();
  },
};

Object.assign(globalThis, { jsiBorrower });

/** @returns {number} */
const forever = () => forever() + 1;
const refuse = () => {
  throw null;
};

/** Amounts of stack that remain: frames and words. */
function* amounts(from = 1, to = 60) {
  for (let frames = from; frames < to; frames += 1) for (let words = 0; words < 20; words += 2) yield [frames, words];
}

/**
 * Nothing that was lent can be used any more.
 * @param {import("../../../xtask/web/tasks/checks.mjs").Checks} t
 */
function over(t) {
  for (const [f, g, view] of lent) {
    t.throws(() => f(1), /callback was lent|the instance is dead/);
    t.throws(() => f("1"), /callback was lent|the instance is dead|expected/);
    t.throws(() => g("1"), /callback was lent|the instance is dead/);
    t.equal(view.isDisposed, true);
    t.throws(() => view.slice(), "the view is disposed");
  }
  lent = [];
  count = 0;
}

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  what_is_lent_works_during_the_call_and_no_longer: ({ Exhausted }, t) => {
    deep = () => {
      const [f, g, view] = lent[0];
      t.same([f(2), g("two"), view.slice(0, 1)], [2, "two", Uint8Array.of(7)]);
    };
    Exhausted.lend();
    deep = () => {};
    over(t);
  },

  borrows_end_when_the_stack_overflows: (api, t) => {
    const lend = () => api.lend_outside();
    // Engines compile a function at its first call, which needs much more stack than the call itself.
    lend();
    let witnessed = 0;
    /**
     * @param {number} frames
     * @param {number} words
     */
    const attempt = (frames, words) => {
      const [calls, cut] = [count, api.cut_off()];
      short(frames, words, lend);
      if (count > calls && api.cut_off() > cut) witnessed += 1;
    };
    deep = refuse;
    attempt(60, 0);
    for (const what of [refuse, forever, () => {}]) {
      deep = what;
      for (const [frames, words] of amounts()) attempt(frames, words);
    }
    deep = () => {};
    // Where exactly a stack ends is the engine's business; in Bun no amount ends inside of Rust.
    if (t.engine !== "bun") t.ok(api.cut_off() > 0, "Rust was cut off");
    if (t.engine === "node" || t.engine === "chromium") t.ok(witnessed > 0, "a call was cut off after it had lent");
    over(t);
  },

  rust_that_was_interrupted_outside_of_the_runtime_continues: ({ Exhausted, lend_outside }, t) => {
    t.equal(Exhausted.unharmed(), "alive");
    t.equal(lend_outside(), true);
    over(t);
  },

  a_dead_instance_reports_the_overflow_from_the_first_error_on: ({ Exhausted }, t) => {
    const alive = () => {
      try {
        return Exhausted.unharmed() === "alive";
      } catch (/** @type {any} */ error) {
        t.ok(error.message.startsWith("the instance is dead: Rust trapped"), `dead, and not: ${error.message}`);
        return false;
      }
    };
    /** @type {any} */
    let error;
    const lend = () => {
      try {
        Exhausted.lend();
      } catch (caught) {
        error = caught;
      }
    };
    t.ok(alive(), "alive");
    lend();
    for (const [frames, words] of amounts()) {
      error = undefined;
      short(frames, words, lend);
      if (!alive()) break;
    }
    t.ok(!alive(), "dead");
    t.ok(error.message.startsWith("Rust trapped: "), `the first error says so, and not: ${error.message}`);
    t.ok(/stack|recursion/.test(error.cause.message), "the trap is its cause");
    over(t);
  },
};
