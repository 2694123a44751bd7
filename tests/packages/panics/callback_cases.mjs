// One instance, which dies in a callback: the cases are run in this order.

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
const MESSAGE = /^Rust panicked at .*lib\.rs:\d+:\d+: called with true$/;
const DEAD = /^the instance is dead: Rust panicked at .*lib\.rs:\d+:\d+: called with true$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  all_is_well_before_a_panic_in_a_callback: ({ Panics }, t) => {
    before.fragile = Panics.fragile();
    t.equal(before.fragile(false), "alive");
    t.equal(
      Panics.pass(() => before.fragile(false)),
      "alive",
    );
  },

  a_panic_in_a_callback_is_an_error_with_its_message_and_location: (_, t) => {
    const error = t.throws(() => before.fragile(true), MESSAGE);
    t.ok(error instanceof Error, "an error");
    t.ok(error.cause instanceof WebAssembly.RuntimeError, "the trap is its cause");
  },

  after_a_panic_in_a_callback_every_call_reports_it: async ({ Panics }, t) => {
    for (let round = 0; round < 3; round += 1) {
      t.throws(() => before.fragile(false), DEAD);
      t.throws(() => Panics.fragile(), DEAD);
      t.throws(() => Panics.pass(() => "never called"), DEAD);
      await t.rejects(() => Panics.pending(), DEAD);
    }
  },
};
