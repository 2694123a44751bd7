// Errors: what is wrong with a value, in words, and what a thrown value says about itself.

import { fail, rt } from "./state.js";

/** A value that does not fit, thrown by encoders; containers add to the path on its way out. */
export class Mismatch {
  #kind;
  #text;
  /** The innermost one first. */
  #steps = [];

  constructor(kind, text) {
    this.#kind = kind;
    this.#text = text;
  }

  /** Asks nothing of the value: what users throw may be a proxy. */
  static is(value) {
    return typeof value === "object" && value !== null && #text in value;
  }

  at(step) {
    this.#steps.push(step);
    return this;
  }

  /** The error for a value at this place; a function says it where it takes time to. */
  error(place) {
    const text = this.#text;
    const where = typeof place === "function" ? place() : place;
    return new this.#kind(where === undefined ? text : `${[where, ...shortened(this.#steps)].join(": ")}: ${text}`);
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
  return new Mismatch(RangeError, `out of range for ${type}: ${digits(value)}, minimum ${minimum}, maximum ${maximum}`);
}

/** How many units of a text are shown, and how many where all of it is wanted. */
const SHOWN = 40;
const WHOLE = 1 << 20;
/** How many of what a value says of itself that is no error, as the source of a function. */
const TOLD = 1000;

function cut(text, most) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

const LONG = 10n ** 80n;
const ENDLESS = 10n ** 1000n;

/** A number in digits. Printing a large bigint can take arbitrarily long. */
function digits(value) {
  if (typeof value !== "bigint") return String(value);
  const size = value < 0n ? -value : value;
  if (size >= ENDLESS) return "more than 1000 digits";
  return size < LONG ? `${value}` : cut(`${value}`, 80);
}

function symbol(value) {
  const text = String(value);
  const most = "Symbol(".length + SHOWN;
  return text.length > most + 1 ? `${text.slice(0, most)}…)` : text;
}

/**
 * `typeof`, but of null its name. What is no undefined and says that it is one, as `document.all` does, is an object.
 */
export function kindOf(value) {
  if (value === null) return "null";
  const type = typeof value;
  return type === "undefined" && value !== undefined ? "object" : type;
}

/** There is no memory for so much. */
export function noMemory(count, what = "bytes") {
  return new Mismatch(RangeError, `no memory for ${count} ${what}`);
}

/** A value in a few words, for messages. Runs as little of the user's code as possible and never throws. */
export function describe(value) {
  const kind = kindOf(value);
  switch (kind) {
    case "string":
      return `${JSON.stringify(cut(value, SHOWN))} (string)`;
    case "number":
      return `${Object.is(value, -0) ? "-0" : value} (number)`;
    case "bigint":
      return `${digits(value)} (bigint)`;
    case "boolean":
      return `${value} (boolean)`;
    case "symbol":
      return `${symbol(value)} (symbol)`;
    case "object":
      return `${className(value)} (object)`;
    default:
      return kind;
  }
}

function className(value) {
  try {
    const name = value.constructor?.name;
    return typeof name === "string" && name !== "" ? cut(name, SHOWN) : "Object";
  } catch {
    return "Object";
  }
}

/** For glue: the value, where it is an object that `typeof` does not say is one. */
export function object(value, place) {
  if (kindOf(value) !== "object") throwMismatch(value, "an object", place);
  return value;
}

/** For glue: throws what is wrong with `value`, where `what` was expected. */
export function throwMismatch(value, what, place) {
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
  const kind = kindOf(value);
  if (kind !== "object") return [kind, text(value, kind), null, undefined, undefined];
  const name = field(value, "name");
  const message = field(value, "message");
  const stack = field(value, "stack");
  return [
    typeof name === "string" ? cut(name, TOLD) : className(value),
    typeof message === "string" ? cut(message, WHOLE) : text(value, kind),
    typeof stack === "string" ? cut(stack, WHOLE) : null,
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

function text(value, kind) {
  switch (kind) {
    case "string":
      return cut(value, WHOLE);
    case "bigint":
      return digits(value);
    case "symbol":
      return symbol(value);
    default:
      return textBy(value, String) ?? textBy(value, (it) => toString.call(it)) ?? "[object Object]";
  }
}

/** What code of the user's may say; nothing where it throws. */
function textBy(value, by) {
  try {
    return cut(by(value), TOLD);
  } catch {
    return undefined;
  }
}

/** Turns what a check throws into an error that names the place. */
export const checked = (check) => (value, place, kind) => {
  try {
    return check(value, kind);
  } catch (error) {
    throw Mismatch.is(error) ? error.error(place) : error;
  }
};

/**
 * Throws the error of a path that does not lead to a function or to an object with properties: names the missing part and
 * the whole path. `name` is what the root is called: `globalThis`, or a module.
 */
export function missing(root, path, place, name = "receiver") {
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

/** Tells whoever listens for errors that were not caught. */
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

/** Installs the runtime module of results that are errors. */
export function installErrors() {
  rt.isError = isError;
}
