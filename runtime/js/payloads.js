// Errors made by Rust, and values of Rust inside them.

import { state } from "./state.js";
import { releasePayload } from "./enter.js";
import { madeAt } from "./stacks.js";
import { str } from "./strings.js";

/**
 * Installs the runtime module of values of Rust inside JavaScript objects.
 * @param {number} releasing the entry that releases a value
 */
export function installPayloads(releasing) {
  state.entries.releasePayload = state.table.get(releasing);
}

/** @type {Record<string, ErrorConstructor>} */
const classes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/**
 * The numbers of the values of Rust inside JavaScript errors; a value lives as long as the error.
 * @type {WeakMap<WeakKey, number>}
 */
const payloads = new WeakMap();
const collected = new FinalizationRegistry(releasePayload);

/**
 * An error that Rust has made; `payload` is -1 where it has no value of Rust.
 * @param {number} namePtr
 * @param {number} nameLen
 * @param {number} messagePtr
 * @param {number} messageLen
 * @param {number} hasCause
 * @param {unknown} cause
 * @param {number} payload
 * @param {number} filePtr
 * @param {number} fileLen
 * @param {number} line
 * @param {number} column
 */
export function errorMake(namePtr, nameLen, messagePtr, messageLen, hasCause, cause, payload, filePtr, fileLen, line, column) {
  const name = str(namePtr, nameLen);
  const options = hasCause !== 0 ? { cause } : undefined;
  const known = Object.hasOwn(classes, name);
  const error = new (known ? classes[name] : Error)(str(messagePtr, messageLen), options);
  if (!known) Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
  if (payload >= 0) {
    payloads.set(error, payload);
    collected.register(error, payload);
  }
  madeAt(error, fileLen === 0 ? undefined : `${str(filePtr, fileLen)}:${line}:${column}`);
  return error;
}

/**
 * The number of the value of Rust inside an error, or -1.
 * @param {unknown} value
 */
export function errorPayload(value) {
  return payloads.get(/** @type {WeakKey} */ (value)) ?? -1;
}
