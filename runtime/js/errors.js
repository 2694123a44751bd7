//! Errors: what is wrong with a value, in words; what a thrown value says about itself; errors made by Rust.

import { fail } from "./state.js";
import { releasePayload, report } from "./enter.js";
import { str } from "./strings.js";

/** A value that does not fit, thrown by encoders; containers add to the path on its way out. */
export class Mismatch {
  constructor(kind, text) {
    this.kind = kind;
    this.text = text;
    this.path = "";
  }

  at(step) {
    this.path = `: ${step}${this.path}`;
    return this;
  }

  error(place) {
    return new this.kind(place === undefined ? this.text : `${place}${this.path}: ${this.text}`);
  }
}

export function expected(what, value) {
  return new Mismatch(TypeError, `expected ${what}, found ${describe(value)}`);
}

export function outOfRange(type, value, minimum, maximum) {
  return new Mismatch(RangeError, `out of range for ${type}: ${value}, minimum ${minimum}, maximum ${maximum}`);
}

/** A value in a few words, for messages. Runs as little of the user's code as possible and never throws. */
export function describe(value) {
  const type = typeof value;
  switch (type) {
    case "undefined":
      return "undefined";
    case "string":
      return `${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)} (string)`;
    case "number":
      return `${Object.is(value, -0) ? "-0" : value} (number)`;
    case "bigint":
    case "boolean":
      return `${value} (${type})`;
    case "symbol":
      return `${String(value)} (symbol)`;
    case "function":
      return "function";
    default:
      return value === null ? "null" : `${className(value)} (object)`;
  }
}

function className(value) {
  try {
    const name = value.constructor?.name;
    return typeof name === "string" && name !== "" ? name : "Object";
  } catch {
    return "Object";
  }
}

/** For glue: throws what is wrong with `value`, where `what` was expected. */
export function bad(value, what, place) {
  throw expected(what, value).error(place);
}

const toString = Object.prototype.toString;

/** An Error or DOMException of any realm. */
export function isError(value) {
  if (typeof value !== "object" || value === null) return false;
  try {
    if (value instanceof Error) return true;
    const tag = toString.call(value);
    // An error of another realm has its tag from the engine, a DOMException from its prototype; any object may claim the former.
    return (tag === "[object Error]" && !(Symbol.toStringTag in value)) || tag === "[object DOMException]";
  } catch {
    return false;
  }
}

/** What a thrown value says about itself: name, message, stack or null, cause, code. Never throws. */
export function info(value) {
  if (typeof value !== "object" || value === null) {
    return [value === null ? "null" : typeof value, text(value), null, undefined, undefined];
  }
  const name = field(value, "name");
  const message = field(value, "message");
  const stack = field(value, "stack");
  return [
    typeof name === "string" ? name : className(value),
    typeof message === "string" ? message : text(value),
    typeof stack === "string" ? stack : null,
    field(value, "cause"),
    field(value, "code"),
  ];
}

function field(value, key) {
  try {
    return value[key];
  } catch {
    return undefined;
  }
}

function text(value) {
  try {
    return String(value);
  } catch {
    return toString.call(value);
  }
}

const classes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** Rust values inside JavaScript errors, by number; they live as long as the error does. */
const payloads = new WeakMap();
const collected = new FinalizationRegistry(releasePayload);

export function errorMake(namePtr, nameLen, messagePtr, messageLen, hasCause, cause, payload) {
  const name = str(namePtr, nameLen);
  const options = hasCause !== 0 ? { cause } : undefined;
  const known = Object.hasOwn(classes, name);
  const error = new (known ? classes[name] : Error)(str(messagePtr, messageLen), options);
  if (!known) Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
  if (payload >= 0) {
    payloads.set(error, payload);
    collected.register(error, payload);
  }
  return error;
}

/** The number of the Rust value inside an error, or -1. */
export function errorPayload(value) {
  return payloads.get(value) ?? -1;
}

export function reportError(value) {
  try {
    report(value);
  } catch (error) {
    fail(error);
  }
}
