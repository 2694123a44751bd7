// One instance, which dies in an iterator of Rust: the cases are run in this order.

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
const MESSAGE = /^Rust panicked at .*given\.rs:\d+:\d+: no 2$/;
const DEAD = /^the instance is dead: Rust panicked at .*given\.rs:\d+:\d+: no 2$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_panic_in_an_iterator_is_an_error_with_its_message: ({ Panics }, t) => {
    before.numbers = Panics.numbers(1000);
    before.stream = Panics.stream(1000, false);
    before.left = Panics.numbers(1000);
    for (const number of before.left) {
      t.equal(number, 0);
      break;
    }
    before.unfinished = Panics.numbers(1000);
    before.unfinishedStream = Panics.stream(1000, false);
    t.same(before.unfinished.next(), { done: false, value: 0 });
    before.fatal = Panics.numbers(2);
    /** @type {number[]} */
    const seen = [];
    const error = t.throws(() => {
      for (const number of before.fatal) seen.push(number);
    }, MESSAGE);
    t.same(seen, [0, 1]);
    t.ok(error.cause instanceof WebAssembly.RuntimeError, "the trap is its cause");
    t.same(before.fatal.next(), { done: true, value: undefined });
  },

  after_a_panic_in_an_iterator_the_others_report_it: async ({ Panics }, t) => {
    t.throws(() => before.numbers.next(), DEAD);
    t.same(before.numbers.next(), { done: true, value: undefined });
    const step = before.stream.next();
    await t.rejects(() => step, DEAD);
    t.same(await before.stream.next(), { done: true, value: undefined });
    t.throws(() => Panics.numbers(5), DEAD);
    t.throws(() => Panics.stream(5, false), DEAD);
  },

  iterators_of_a_dead_instance_can_be_ended: async (_, t) => {
    t.same(before.left.next(), { done: true, value: undefined });
    t.same(before.unfinished.return(7), { done: true, value: 7 });
    t.same(before.unfinished.next(), { done: true, value: undefined });
    t.same(await before.unfinishedStream.return(7), { done: true, value: 7 });
    t.same(await before.unfinishedStream.next(), { done: true, value: undefined });
  },
};
