// Rust values as opaque JavaScript objects: `Any::Rust`.

import { releasePayload } from "./enter.js";

/** The object of each value, by number: while it lives it is the only one. */
const entries = [];

const collected = new FinalizationRegistry((entry) => {
  // Not when the value came again before the collector was here: then there is another object.
  if (entries[entry.id] === entry) release(entry);
});

function release(entry) {
  const { id } = entry;
  entry.id = -1;
  entries[id] = undefined;
  releasePayload(id);
}

/** A value of Rust. JavaScript can hold it, pass it back, and dispose of it. */
class RustValue {
  #entry;

  constructor(id) {
    this.#entry = { id, object: new WeakRef(this) };
    entries[id] = this.#entry;
    collected.register(this, this.#entry, this.#entry);
  }

  get isDisposed() {
    return this.#entry.id < 0;
  }

  dispose() {
    if (this.#entry.id < 0) return;
    collected.unregister(this.#entry);
    release(this.#entry);
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  static is(value) {
    return #entry in value;
  }

  static idOf(value) {
    return #entry in value ? value.#entry.id : -1;
  }
}

/** Asks no prototype: the object may be a proxy. */
export function isOpaque(object) {
  return RustValue.is(object);
}

/** The one object of the value of this number. */
export function opaqueObject(id) {
  return entries[id]?.object.deref() ?? new RustValue(id);
}

/** The number of the Rust value, or -1 when the object holds none any more. */
export function opaqueId(value) {
  return typeof value === "object" && value !== null ? RustValue.idOf(value) : -1;
}
