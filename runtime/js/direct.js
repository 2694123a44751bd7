// Direct values, for callbacks and promises: scalars that cross as one number each. Kinds are indices in `KINDS`.

import { expected } from "./errors.js";
import { char, float32, integer, millis } from "./numbers.js";
import { KINDS } from "./shapes.js";

/** @import { IntegerKind } from "./numbers.js" */

// Generated from abi/src/table.rs:
export const VOID = 0;
export const BOOL = 1;
const I8 = 2;
const F32 = 10;
export const F64 = 11;
const SAFE_U64 = 13;
const CHAR = 18;
export const STRING = 19;
const DATE = 20;
// End of what is generated.

/**
 * The kinds of a signature: the digits to the base of 32 after a leading one; none of 0.
 * @param {number} value
 */
export function digits(value) {
  const list = [];
  for (let rest = value; rest > 31; rest = Math.floor(rest / 32)) list.unshift(rest % 32);
  return list;
}

/**
 * Whether values of this kind are numbers in JavaScript, too.
 * @param {number} kind
 */
export function isNumber(kind) {
  return kind >= I8 && kind <= SAFE_U64;
}

/**
 * Whether values of this kind cross as numbers.
 * @param {number} kind
 */
export function isDirect(kind) {
  return kind <= SAFE_U64 || kind === CHAR || kind === DATE;
}

/**
 * The number that a value crosses as; throws a `Mismatch`. Rust checks its range.
 * @param {unknown} value
 * @param {number} kind
 */
export function toDirect(value, kind) {
  switch (kind) {
    case VOID:
      return 0;
    case BOOL:
      if (typeof value !== "boolean") throw expected("a boolean", value);
      return value ? 1 : 0;
    case CHAR:
      return char(value);
    case DATE:
      return millis(value);
    default:
      if (typeof value !== "number") throw expected(kind === F32 || kind === F64 ? "a number" : "an integer", value);
      return value;
  }
}

/**
 * Throws a `Mismatch` for a number that Rust has refused, unless JavaScript would accept it.
 * @param {number} number
 * @param {number} kind
 */
export function checkRange(number, kind) {
  if (kind === F32) float32(number);
  else if (isNumber(kind) && kind !== F64) integer(number, /** @type {IntegerKind} */ (KINDS[kind]));
}

/**
 * The value of a number.
 * @param {number} number
 * @param {number} kind
 */
export function fromDirect(number, kind) {
  switch (kind) {
    case VOID:
      return undefined;
    case BOOL:
      return number !== 0;
    case CHAR:
      return String.fromCodePoint(number);
    case DATE:
      return new Date(number);
    default:
      return number;
  }
}
