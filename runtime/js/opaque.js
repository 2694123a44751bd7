// Values of Rust as opaque JavaScript objects: `Any::Rust`.

import { releasePayload } from "./enter.js";

/**
 * A value of Rust and its object. The number is negative once the value is disposed.
 * @typedef {{ id: number, object: WeakRef<RustValue> }} OpaqueEntry
 */

/**
 * The entry of each value, by number: a value has one object at a time.
 * @type {(OpaqueEntry | undefined)[]}
 */
const entries = [];

const collected = new FinalizationRegistry((/** @type {OpaqueEntry} */ entry) => {
  // Not if the value was passed again before this: then it has another object.
  if (entries[entry.id] === entry) release(entry);
});

/** @param {OpaqueEntry} entry */
function release(entry) {
  const { id } = entry;
  entry.id = -1;
  entries[id] = undefined;
  releasePayload(id);
}

/** A value of Rust. JavaScript can hold it, pass it back, and dispose of it. */
class RustValue {
  /** @type {OpaqueEntry} */
  #entry;

  /** @param {number} id */
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

  /** @param {object} value */
  static is(value) {
    return #entry in value;
  }

  /** @param {object} value */
  static idOf(value) {
    return #entry in value ? value.#entry.id : -1;
  }
}

/**
 * Whether the object is a value of Rust. Reads no property: the object may be a proxy.
 * @param {object} object
 */
export function isOpaque(object) {
  return RustValue.is(object);
}

/**
 * The object of the value with this number.
 * @param {number} id
 */
export function opaqueObject(id) {
  return entries[id]?.object.deref() ?? new RustValue(id);
}

/**
 * The number of the value of Rust, or -1 if the object has none any more.
 * @param {unknown} value
 */
export function opaqueId(value) {
  return typeof value === "object" && value !== null ? RustValue.idOf(value) : -1;
}
