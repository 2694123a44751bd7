// One instance, which dies while Rust runs the future of an object that Rust implements: the cases are run in this order.

import { reported } from "./cases/reported.mjs";

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
const MESSAGE = /^Rust panicked at .*given\.rs:\d+:\d+: taken later$/;
const DEAD = /^the instance is dead: Rust panicked at .*given\.rs:\d+:\d+: taken later$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_panic_in_the_future_of_an_object_of_rust_rejects_its_promise: async ({ Panics }, t) => {
    before.source = Panics.source();
    before.pending = Panics.pending();
    const errors = await reported(() => t.rejects(() => before.source.takeLater(true), MESSAGE));
    t.equal(errors.length, 0);
  },

  after_a_panic_in_a_future_all_promises_are_rejected: async ({ Panics }, t) => {
    await t.rejects(() => before.pending, MESSAGE);
    const promises = [before.source.takeLater(false), before.source.never(), Panics.later(), Panics.panicLater()];
    for (const promise of promises) await t.rejects(() => promise, DEAD);
    t.throws(() => before.source.take(false), DEAD);
  },
};
