// One instance, from its first call until after its death: the cases are run in this order.

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
/** The message of the panic, with its location. */
const MESSAGE = /^Rust panicked at .*lib\.rs:\d+:\d+: the sky falls$/;
const DEAD = /^the instance is dead: Rust panicked at .*lib\.rs:\d+:\d+: the sky falls$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  all_is_well_before_a_panic: async ({ Panics, Thing }, t) => {
    before.callback = Panics.callback();
    before.thing = new Thing();
    t.equal(Panics.unharmed(), "alive");
    t.equal(await Panics.later(), "alive");
    t.equal(before.callback(), "alive");
    t.equal(before.thing.name(), "thing");
  },

  a_panic_in_an_export_is_an_error_with_its_message_and_location: ({ Panics }, t) => {
    const error = t.throws(() => Panics.panic("the sky falls"), MESSAGE);
    t.ok(error instanceof Error, "an error");
    t.ok(error.cause instanceof WebAssembly.RuntimeError, "the trap is its cause");
  },

  after_a_panic_every_call_reports_a_dead_instance: async ({ Panics, Thing }, t) => {
    for (let round = 0; round < 3; round += 1) {
      t.throws(() => Panics.unharmed(), DEAD);
      t.throws(() => Panics.panic("again"), DEAD);
      t.throws(() => Panics.callback(), DEAD);
      t.throws(() => before.callback(), DEAD);
      t.throws(() => before.thing.name(), DEAD);
      t.throws(() => new Thing(), DEAD);
      await t.rejects(() => Panics.later(), DEAD);
      await t.rejects(() => Panics.panicLater(), DEAD);
    }
  },

  a_promise_is_rejected_if_its_member_is_first_called_after_a_panic: async ({ Panics, Thing }, t) => {
    for (let round = 0; round < 2; round += 1) {
      const promises = [Panics.never(), Panics.neverRead, before.thing.never(), Thing.neverStatic()];
      for (const promise of promises) await t.rejects(() => promise, DEAD);
    }
    // Also of a receiver that is none.
    await t.rejects(() => Thing.prototype.never.call({}), DEAD);
  },

  objects_of_a_dead_instance_can_be_disposed: (_, t) => {
    before.thing.dispose();
    t.equal(before.thing.isDisposed, true);
  },
};
