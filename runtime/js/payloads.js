// Errors made by Rust, and Rust's values inside of them.

import { state } from "./state.js";
import { releasePayload } from "./enter.js";
import { madeAt } from "./stacks.js";
import { str } from "./strings.js";

/** Installs the runtime module of values of Rust inside of JavaScript objects. `releasing` is the entry that lets go of one. */
export function installPayloads(releasing) {
  state.entries.releasePayload = state.table.get(releasing);
}

const classes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** Rust values inside JavaScript errors, by number; they live as long as the error does. */
const payloads = new WeakMap();
const collected = new FinalizationRegistry(releasePayload);

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

/** The number of the Rust value inside an error, or -1. */
export function errorPayload(value) {
  return payloads.get(value) ?? -1;
}
