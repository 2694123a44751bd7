//! Errors: what is wrong with a value, in words, and what a thrown value says about itself.

import { fail, rt } from "./state.js";

/** A value that does not fit, thrown by encoders; containers add to the path on its way out. */
export class Mismatch {
  constructor(kind, text) {
    this.kind = kind;
    this.text = text;
    /** The innermost one first. */
    this.steps = [];
  }

  at(step) {
    this.steps.push(step);
    return this;
  }

  error(place) {
    return new this.kind(place === undefined ? this.text : `${[place, ...shortened(this.steps)].join(": ")}: ${this.text}`);
  }
}

/** Of a longer path as many steps are left out in the middle. */
const STEPS = 16;

/** The steps, the outermost one first. */
function shortened(steps) {
  const all = [...steps].reverse();
  const half = STEPS / 2;
  return all.length > STEPS ? [...all.slice(0, half), "…", ...all.slice(-half)] : all;
}

export function expected(what, value) {
  return new Mismatch(TypeError, `expected ${what}, found ${describe(value)}`);
}

export function outOfRange(type, value, minimum, maximum) {
  return new Mismatch(RangeError, `out of range for ${type}: ${value}, minimum ${minimum}, maximum ${maximum}`);
}

/** There is no memory for so much. */
export function noMemory(count, what = "bytes") {
  return new Mismatch(RangeError, `no memory for ${count} ${what}`);
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

/** Turns what a check throws into an error that names the place. */
export const checked = (check) => (value, place, kind) => {
  try {
    return check(value, kind);
  } catch (error) {
    throw error instanceof Mismatch ? error.error(place) : error;
  }
};

/**
 * Throws the error of a path that does not lead to a function or to an object with properties: names the missing part and
 * the whole path. `name` is what the root is called: `globalThis`, or a module.
 */
export function missing(root, path, name, place) {
  let value = root;
  let last = "";
  for (const part of path) {
    last = part;
    value = value?.[part];
    if (value === undefined || value === null) break;
  }
  const whole = name === "globalThis" ? `globalThis.${path.join(".")}` : name;
  const found = value === undefined ? "undefined" : value === null ? "null" : "not a function";
  throw new TypeError(`${place}: ${whole}: ${last} is ${found}`);
}

/** Tells whoever listens for errors that nobody caught. */
export function report(error) {
  if (typeof globalThis.reportError === "function") globalThis.reportError(error);
  else console.error(error);
}

export function reportError(value) {
  try {
    report(value);
  } catch (error) {
    fail(error);
  }
}

/** The kit of results that are errors. */
export function installErrors() {
  rt.isError = isError;
}
