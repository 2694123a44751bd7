// One instance, which dies in a function of wasm-bindgen's: the cases are run in this order.

/**
 * Values of the time before the panic.
 * @type {Record<string, any>}
 */
const before = {};
const DEAD = /^the instance is dead: Rust panicked at .*lib\.rs:\d+:\d+: out there$/;
/** @type {string[]} */
const heard = [];
Object.assign(globalThis, { jsiHeard: { hear: (/** @type {string} */ text) => heard.push(text) } });

/**
 * Returns the lines that are printed during a call.
 * @param {() => unknown} act
 */
function printed(act) {
  const { error } = console;
  /** @type {string[]} */
  const lines = [];
  console.error = (...values) => lines.push(values.join(" "));
  try {
    act();
  } finally {
    console.error = error;
  }
  return lines;
}

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  other_panic_hooks_are_set: async (api, t) => {
    api.drop_hooks();
    before.callback = api.Outside.callback();
    before.pending = api.Outside.pending();
    api.replace_hooks();
    api.wrap_hooks();
    t.equal(api.Outside.unharmed(), "alive");
    t.equal(before.callback(1), 1);
  },

  a_panic_outside_of_an_export_is_a_trap_for_its_caller: (api, t) => {
    const lines = printed(() => {
      try {
        api.panic_outside();
      } catch (error) {
        before.error = error;
      }
    });
    t.ok(before.error instanceof WebAssembly.RuntimeError, "the trap");
    // The hooks that were there at last, each once.
    t.same(heard, ["wrapped: out there"]);
    t.equal(lines.length, 1);
    t.ok(lines[0].includes("out there"), "console_error_panic_hook was called");
  },

  after_it_the_instance_is_dead_with_any_panic_hook: async ({ Outside }, t) => {
    for (let round = 0; round < 3; round += 1) {
      t.throws(() => Outside.unharmed(), DEAD);
      t.throws(() => before.callback(1), DEAD);
      await t.rejects(() => Outside.pending(), DEAD);
    }
  },

  promises_that_rust_was_to_settle_are_rejected: async (_, t) => {
    await t.rejects(() => before.pending, /^Rust panicked at .*lib\.rs:\d+:\d+: out there$/);
  },
};
