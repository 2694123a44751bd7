// Errors: texts for values that do not fit, and the parts of thrown values.

import { fail, rt } from "./state.js";

/** @import { Place } from "./types.d.ts" */

/** A value that does not fit, thrown by encoders; containers add to its path. */
export class Mismatch {
  /** @type {ErrorConstructor} */
  #kind;
  /** @type {string} */
  #text;
  /**
   * The path, the innermost step first.
   * @type {string[]}
   */
  #steps = [];

  /**
   * @param {ErrorConstructor} kind
   * @param {string} text
   */
  constructor(kind, text) {
    this.#kind = kind;
    this.#text = text;
  }

  /**
   * Reads no property of the value: a user may throw a proxy.
   * @param {unknown} value
   * @returns {value is Mismatch}
   */
  static is(value) {
    return typeof value === "object" && value !== null && #text in value;
  }

  /**
   * Adds a step to the path.
   * @param {string} step
   */
  at(step) {
    this.#steps.push(step);
    return this;
  }

  /**
   * The error for a value at this place.
   * @param {Place} place
   */
  error(place) {
    const text = this.#text;
    const where = textOf(place);
    return new this.#kind(where === undefined ? text : `${[where, ...shortened(this.#steps)].join(": ")}: ${text}`);
  }
}

/**
 * A place as a text.
 * @param {Place} place
 */
export function textOf(place) {
  return typeof place === "function" ? place() : place;
}

/** Longer paths are shortened to this length, in the middle. */
const MAX_STEPS = 16;

/**
 * The steps, the outermost one first.
 * @param {string[]} steps
 */
function shortened(steps) {
  const all = [...steps].reverse();
  const half = MAX_STEPS / 2;
  return all.length > MAX_STEPS ? [...all.slice(0, half), "…", ...all.slice(-half)] : all;
}

/**
 * @param {string} what
 * @param {unknown} value
 */
export function expected(what, value) {
  return new Mismatch(TypeError, `expected ${what}, found ${describe(value)}`);
}

/**
 * @param {string} type
 * @param {number | bigint} value
 * @param {number | bigint} minimum
 * @param {number | bigint} maximum
 */
export function outOfRange(type, value, minimum, maximum) {
  return new Mismatch(RangeError, `out of range for ${type}: ${digits(value)}, minimum ${minimum}, maximum ${maximum}`);
}

/**
 * The name after `a` or `an`, by its first letter.
 * @param {string} name
 */
export function articled(name) {
  return `${/^[AEIO]/i.test(name) ? "an" : "a"} ${name}`;
}

/** The longest text of a value in a message, in units. */
const MAX_SHOWN = 40;
/** The longest message and stack of an error. */
const MAX_MESSAGE = 1 << 20;
/** The longest text of a thrown value that is no error, such as the source of a function. */
const MAX_TEXT = 1000;

/**
 * @param {string} text
 * @param {number} length
 */
function cut(text, length) {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

const LONG = 10n ** 80n;
const ENDLESS = 10n ** 1000n;

/**
 * A number in digits. Printing a large bigint can take arbitrarily long.
 * @param {number | bigint} value
 */
function digits(value) {
  if (typeof value !== "bigint") return String(value);
  const size = value < 0n ? -value : value;
  if (size >= ENDLESS) return "more than 1000 digits";
  return size < LONG ? `${value}` : cut(`${value}`, 80);
}

/** @param {symbol} value */
function symbol(value) {
  const text = String(value);
  const length = "Symbol(".length + MAX_SHOWN;
  return text.length > length + 1 ? `${text.slice(0, length)}…)` : text;
}

/**
 * `typeof`, but "null" for null, and "object" for `document.all`, whose `typeof` is "undefined".
 * @param {unknown} value
 */
export function kindOf(value) {
  if (value === null) return "null";
  const type = typeof value;
  return type === "undefined" && value !== undefined ? "object" : type;
}

/**
 * The error where there is no memory.
 * @param {number} count
 */
export function noMemory(count, what = "bytes") {
  return new Mismatch(RangeError, `no memory for ${count} ${what}`);
}

/**
 * A short text of a value, for messages. Runs as little code of users as possible and never throws.
 * @param {unknown} value
 */
export function describe(value) {
  const kind = kindOf(value);
  switch (kind) {
    case "string":
      return `${JSON.stringify(cut(/** @type {string} */ (value), MAX_SHOWN))} (string)`;
    case "number":
      return `${Object.is(value, -0) ? "-0" : value} (number)`;
    case "bigint":
      return `${digits(/** @type {bigint} */ (value))} (bigint)`;
    case "boolean":
      return `${value} (boolean)`;
    case "symbol":
      return `${symbol(/** @type {symbol} */ (value))} (symbol)`;
    case "object":
      return `${className(/** @type {object} */ (value))} (object)`;
    default:
      return kind;
  }
}

/** @param {object} value */
function className(value) {
  try {
    const name = /** @type {unknown} */ (value.constructor?.name);
    return typeof name === "string" && name !== "" ? cut(name, MAX_SHOWN) : "Object";
  } catch {
    return "Object";
  }
}

/**
 * For glue: the value, if it is an object although `typeof` differs.
 * @param {unknown} value
 * @param {Place} place
 */
export function object(value, place) {
  if (kindOf(value) !== "object") throwMismatch(value, "an object", place);
  return value;
}

/**
 * Throws the error of a value where `what` is expected.
 * @param {unknown} value
 * @param {string} what
 * @param {Place} place
 * @returns {never}
 */
export function throwMismatch(value, what, place) {
  throw expected(what, value).error(place);
}

const toString = Object.prototype.toString;

/**
 * Whether this is an Error or DOMException of any realm.
 * @param {unknown} value
 */
export function isError(value) {
  if (typeof value !== "object" || value === null) return false;
  try {
    if (value instanceof Error) return true;
    const tag = toString.call(value);
    // An error of another realm has its tag from the engine, a DOMException from its prototype. Any object can have the
    // property of the former.
    return (tag === "[object Error]" && !(Symbol.toStringTag in value)) || tag === "[object DOMException]";
  } catch {
    return false;
  }
}

/**
 * Name, message, stack or null, cause and code of a thrown value. Never throws.
 * @param {unknown} value
 * @returns {[name: string, message: string, stack: string | null, cause: unknown, code: unknown]}
 */
export function info(value) {
  const kind = kindOf(value);
  if (kind !== "object") return [kind, text(value, kind), null, undefined, undefined];
  const thrown = /** @type {object} */ (value);
  const name = field(thrown, "name");
  const message = field(thrown, "message");
  const stack = field(thrown, "stack");
  return [
    typeof name === "string" ? cut(name, MAX_TEXT) : className(thrown),
    typeof message === "string" ? cut(message, MAX_MESSAGE) : text(thrown, kind),
    typeof stack === "string" ? cut(stack, MAX_MESSAGE) : null,
    field(thrown, "cause"),
    field(thrown, "code"),
  ];
}

/**
 * @param {object} value
 * @param {string} key
 * @returns {unknown}
 */
function field(value, key) {
  try {
    return /** @type {Record<string, unknown>} */ (value)[key];
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @param {string} kind
 */
function text(value, kind) {
  switch (kind) {
    case "string":
      return cut(/** @type {string} */ (value), MAX_MESSAGE);
    case "bigint":
      return digits(/** @type {bigint} */ (value));
    case "symbol":
      return symbol(/** @type {symbol} */ (value));
    default:
      return textBy(value, String) ?? textBy(value, (it) => toString.call(it)) ?? "[object Object]";
  }
}

/**
 * The result of a conversion that may run code of users; undefined where it throws.
 * @param {unknown} value
 * @param {(value: unknown) => string} convert
 */
function textBy(value, convert) {
  try {
    return cut(convert(value), MAX_TEXT);
  } catch {
    return undefined;
  }
}

/**
 * Turns a check that throws mismatches into one whose errors name the place.
 * @template {string} Kind
 * @template Result
 * @param {(value: unknown, kind: Kind) => Result} check
 * @returns {(value: unknown, place: Place, kind: Kind) => Result}
 */
export const checked = (check) => (value, place, kind) => {
  try {
    return check(value, kind);
  } catch (error) {
    throw Mismatch.is(error) ? error.error(place) : error;
  }
};

/**
 * For glue: leaves the error of a call of a member. If the path does not lead to a function, the engine has thrown an error
 * that does not name it, and the error of `missing` takes its place.
 * @param {unknown} error
 * @param {unknown} root
 * @param {(string | symbol)[]} path
 * @param {string} place
 * @param {string} [name] of the root
 */
export function failCall(error, root, path, place, name) {
  let explained = error;
  try {
    if (error instanceof TypeError && typeof follow(root, path) !== "function") missing(root, path, place, name);
  } catch (better) {
    explained = better;
  }
  return fail(explained);
}

/**
 * What a path leads to.
 * @param {unknown} root
 * @param {(string | symbol)[]} path
 */
function follow(root, path) {
  return path.reduce((value, part) => /** @type {any} */ (value)?.[part], root);
}

/**
 * Throws the error of a path that does not lead to a function or to an object with properties: names the missing part and
 * the whole path.
 * @param {unknown} root
 * @param {(string | symbol)[]} path
 * @param {string} place
 * @param {string} name of the root: `globalThis`, or a module
 * @returns {never}
 */
export function missing(root, path, place, name = "receiver") {
  let value = root;
  let last = "";
  /** @param {string | symbol} part */
  const text = (part) => (typeof part === "symbol" ? `[${part.description}]` : part);
  for (const part of path) {
    last = text(part);
    value = /** @type {Record<string | symbol, unknown> | null | undefined} */ (value)?.[part];
    if (value === undefined || value === null) break;
  }
  const whole = name === "globalThis" ? `globalThis.${path.map(text).join(".")}` : name;
  const found = value === undefined ? "undefined" : value === null ? "null" : "not a function";
  throw new TypeError(`${place}: ${whole}: ${last} is ${found}`);
}

/**
 * Reports an error that was not caught.
 * @param {unknown} error
 */
export function report(error) {
  if (typeof globalThis.reportError === "function") globalThis.reportError(error);
  else console.error(error);
}

/** @param {unknown} value */
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
