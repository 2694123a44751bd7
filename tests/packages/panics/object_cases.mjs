// One instance, which dies in a member of an object that Rust implements: the cases are run in this order.

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
const MESSAGE = /^Rust panicked at .*given\.rs:\d+:\d+: set$/;
const DEAD = /^the instance is dead: Rust panicked at .*given\.rs:\d+:\d+: set$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  all_is_well_before_a_panic_in_an_object_of_rust: async ({ Panics }, t) => {
    before.source = Panics.source();
    before.other = Panics.source();
    t.equal(before.source.take(false), "alive");
    t.equal(await before.source.takeLater(false), "alive");
    t.equal(before.source.fatal, false);
  },

  a_panic_in_a_member_of_an_object_of_rust_is_an_error_with_its_message: ({ Panics }, t) => {
    /** @type {any} */
    let inner;
    const outer = t.throws(
      () =>
        Panics.pass(() => {
          inner = t.throws(() => {
            before.source.fatal = true;
          }, MESSAGE);
          throw inner;
        }),
      MESSAGE,
    );
    t.ok(inner.cause instanceof WebAssembly.RuntimeError, "the trap is its cause");
    t.ok(inner === outer, "Rust further up does not continue, and the error is the same");
  },

  after_a_panic_in_an_object_of_rust_every_member_reports_it: async ({ Panics }, t) => {
    for (let round = 0; round < 3; round += 1) {
      for (const source of [before.source, before.other]) {
        t.throws(() => source.take(false), DEAD);
        t.throws(() => source.fatal, DEAD);
        t.throws(() => {
          source.fatal = false;
        }, DEAD);
        const promises = [source.takeLater(false), source.never()];
        for (const promise of promises) await t.rejects(() => promise, DEAD);
      }
      t.throws(() => Panics.source(), DEAD);
    }
  },
};
