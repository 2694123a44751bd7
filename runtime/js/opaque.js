// Rust values as opaque JavaScript objects: `Any::Rust`.

import { releasePayload } from "./enter.js";

const collected = new FinalizationRegistry(releasePayload);

/** A value of Rust. JavaScript can hold it, pass it back, and dispose of it. */
class RustValue {
  #id;

  constructor(id) {
    this.#id = id;
    collected.register(this, id, this);
  }

  get isDisposed() {
    return this.#id < 0;
  }

  dispose() {
    if (this.#id < 0) return;
    collected.unregister(this);
    const id = this.#id;
    this.#id = -1;
    releasePayload(id);
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  static is(value) {
    return #id in value;
  }

  static idOf(value) {
    return #id in value ? value.#id : -1;
  }
}

/** Asks no prototype: the object may be a proxy. */
export function isOpaque(object) {
  return RustValue.is(object);
}

export function opaqueNew(id) {
  return new RustValue(id);
}

/** The number of the Rust value, or -1 when the object holds none any more. */
export function opaqueId(value) {
  return typeof value === "object" && value !== null ? RustValue.idOf(value) : -1;
}
