// Scalars as one number each, for callbacks and promises. Kinds are those of `KINDS` in shapes.js, by their place.

import { expected } from "./errors.js";
import { char, float32, integer, millis } from "./numbers.js";
import { KINDS } from "./shapes.js";

// Generated from abi/src/table.rs:
export const VOID = 0;
export const BOOL = 1;
const I8 = 2;
const F32 = 10;
export const F64 = 11;
const SAFE_U64 = 13;
const CHAR = 18;
const DATE = 20;
// End of what is generated.

/** Whether values of this kind are numbers in JavaScript, too. */
export function isNumber(kind) {
  return kind >= I8 && kind <= SAFE_U64;
}

/** Whether values of this kind cross as numbers. */
export function isDirect(kind) {
  return kind <= SAFE_U64 || kind === CHAR || kind === DATE;
}

/** The number that a value crosses as; throws a `Mismatch`. Whether it is in the range, Rust says. */
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

/** Throws what is wrong with a number that Rust did not take; nothing where JavaScript would have taken it. */
export function checkRange(number, kind) {
  if (kind === F32) float32(number);
  else if (isNumber(kind) && kind !== F64) integer(number, KINDS[kind]);
}

/** The value of a number. */
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
