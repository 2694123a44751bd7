// One instance, which dies in a listener of an event: the cases are run in this order.

/** An emitter of events. */
class Emitter {
  /** @type {Set<(value: unknown) => void>} */
  listeners = new Set();
  /** @type {(name: string, listener: (value: unknown) => void) => void} */
  on(_, listener) {
    this.listeners.add(listener);
  }
  /** @type {(name: string, listener: (value: unknown) => void) => void} */
  off(_, listener) {
    this.listeners.delete(listener);
  }
  /** @param {unknown} value */
  emit(value) {
    for (const listener of this.listeners) listener(value);
  }
}

const [one, other] = [new Emitter(), new Emitter()];
const MESSAGE = /^Rust panicked at .*lib\.rs:\d+:\d+: below 0$/;
const DEAD = /^the instance is dead: Rust panicked at .*lib\.rs:\d+:\d+: below 0$/;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_panic_in_a_listener_is_an_error_with_its_message: ({ Panics }, t) => {
    for (const emitter of [one, other]) {
      Panics.listen(emitter);
      emitter.emit(1);
    }
    const error = t.throws(() => one.emit(-1), MESSAGE);
    t.ok(error.cause instanceof WebAssembly.RuntimeError, "the trap is its cause");
  },

  after_a_panic_in_a_listener_every_listener_reports_it: ({ Panics }, t) => {
    t.throws(() => one.emit(1), DEAD);
    t.throws(() => other.emit(1), DEAD);
    t.throws(() => Panics.listen(other), DEAD);
  },
};
