// Checks of numbers, characters and dates. The kind of a shape is the key of a range.

import { rt } from "./state.js";
import { checked, expected, outOfRange } from "./errors.js";

// Generated from abi/src/table.rs:
/** Name, minimum and maximum of the integers that are numbers. */
export const INTEGERS = /** @type {const} */ ({
  i8: ["i8", -128, 127],
  u8: ["u8", 0, 255],
  i16: ["i16", -32768, 32767],
  u16: ["u16", 0, 65535],
  i32: ["i32", -2147483648, 2147483647],
  u32: ["u32", 0, 4294967295],
  isize: ["isize", -2147483648, 2147483647],
  usize: ["usize", 0, 4294967295],
  safeI64: ["i64", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  safeU64: ["u64", 0, Number.MAX_SAFE_INTEGER],
});

/** Name, minimum and maximum of the integers that are bigints. */
export const BIGINTS = /** @type {const} */ ({
  bigI64: ["i64", -(1n << 63n), (1n << 63n) - 1n],
  bigU64: ["u64", 0n, (1n << 64n) - 1n],
  bigI128: ["i128", -(1n << 127n), (1n << 127n) - 1n],
  bigU128: ["u128", 0n, (1n << 128n) - 1n],
});
// End of what is generated.

/** @typedef {keyof typeof INTEGERS} IntegerKind */
/** @typedef {keyof typeof BIGINTS} BigIntKind */

/**
 * The value, if it is an integer of this kind; throws a `Mismatch` otherwise.
 * @param {unknown} value
 * @param {IntegerKind} kind
 */
export function integer(value, kind) {
  if (!Number.isSafeInteger(value)) throw expected("an integer", value);
  const [name, minimum, maximum] = INTEGERS[kind];
  if (value < minimum || value > maximum) throw outOfRange(name, value, minimum, maximum);
  return value;
}

/**
 * The value, if it is a bigint of this kind; throws a `Mismatch` otherwise.
 * @param {unknown} value
 * @param {BigIntKind} kind
 */
export function bigint(value, kind) {
  if (typeof value !== "bigint") throw expected("a bigint", value);
  const [name, minimum, maximum] = BIGINTS[kind];
  if (value < minimum || value > maximum) throw outOfRange(name, value, minimum, maximum);
  return value;
}

/**
 * The nearest f32; throws a `Mismatch` for a finite number beyond its range.
 * @param {unknown} value
 */
export function float32(value) {
  if (typeof value !== "number") throw expected("a number", value);
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded) && Number.isFinite(value)) {
    throw outOfRange("f32", value, -3.4028234663852886e38, 3.4028234663852886e38);
  }
  return rounded;
}

/**
 * The code point of a string of one scalar value; throws a `Mismatch` for anything else.
 * @param {unknown} value
 */
export function char(value) {
  const code = typeof value === "string" ? value.codePointAt(0) : undefined;
  const isSingle = code !== undefined && /** @type {string} */ (value).length === (code > 0xffff ? 2 : 1);
  if (!isSingle || (code >= 0xd800 && code <= 0xdfff)) throw expected("a single character", value);
  return code;
}

const { getTime } = Date.prototype;

/**
 * The milliseconds of a date of any realm; throws a `Mismatch` for anything else.
 * @param {unknown} value
 */
export function millis(value) {
  let time;
  try {
    time = getTime.call(/** @type {Date} */ (value));
  } catch {
    throw expected("a date", value);
  }
  if (Number.isNaN(time)) throw expected("a valid date", value);
  return time;
}

/**
 * Whether this is a date of any realm, valid or not.
 * @param {unknown} value
 */
export function isDate(value) {
  try {
    getTime.call(/** @type {Date} */ (value));
    return true;
  } catch {
    return false;
  }
}

/** Installs the runtime module of results that are numbers of other than 64 floating bits, bigints, characters or dates. */
export function installNumbers() {
  rt.integer = /** @type {any} */ (checked(integer));
  rt.bigint = /** @type {any} */ (checked(bigint));
  rt.float32 = /** @type {any} */ (checked(float32));
  rt.char = /** @type {any} */ (checked(char));
  rt.millis = /** @type {any} */ (checked(millis));
}
