// One instance, which dies in a stream of Rust while JavaScript waits for its elements: the cases are run in this order.

import { reported } from "./cases/reported.mjs";

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
const MESSAGE = /^Rust panicked at .*given\.rs:\d+:\d+: no 1$/;
const DEAD = /^the instance is dead: Rust panicked at .*given\.rs:\d+:\d+: no 1$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_panic_in_a_stream_rejects_the_promise_of_the_element: async ({ Panics }, t) => {
    before.numbers = Panics.numbers(1000);
    before.other = Panics.stream(1000, true);
    before.waiting = Panics.stream(0, true);
    const fatal = Panics.stream(1, true);
    /** @type {number[]} */
    const seen = [];
    const errors = await reported(() =>
      t.rejects(async () => {
        for await (const number of fatal) seen.push(number);
      }, MESSAGE),
    );
    t.same(seen, [0]);
    t.ok(errors.length === 1 && MESSAGE.test(errors[0].message), "reported once");
    t.same(await fatal.next(), { done: true, value: undefined });
  },

  after_a_panic_in_a_stream_the_others_report_it: async (_, t) => {
    const steps = [before.other.next(), before.waiting.next()];
    for (const step of steps) await t.rejects(() => step, DEAD);
    t.throws(() => before.numbers.next(), DEAD);
    t.same(await before.other.return(1), { done: true, value: 1 });
  },
};
