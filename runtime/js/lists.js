// Plain arrays whose elements cross all at once.

import { cover, renew, reserve, state } from "./state.js";
import { expected } from "./errors.js";
import { integer } from "./numbers.js";
import { decode, str } from "./strings.js";

/** @import { Mismatch } from "./errors.js" */
/** @import { TypedArray, TypedArrayClass } from "./types.d.ts" */

/**
 * Whether this is an array; a revoked proxy is none.
 * @param {unknown} value
 * @returns {value is unknown[]}
 */
export function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/**
 * The length of an array. It is read once; a proxy may return anything. Nothing is made that long before the elements were
 * read.
 * @param {unknown[]} array
 */
export function lengthOf(array) {
  const length = /** @type {unknown} */ (array.length);
  if (typeof length === "number" && length >>> 0 === length) return length;
  try {
    return integer(length, "u32");
  } catch (error) {
    throw /** @type {Mismatch} */ (error).at("length");
  }
}

/**
 * A plain array of the elements of a typed one.
 * @param {TypedArray} array
 * @returns {(number | bigint)[]}
 */
export function plain(array) {
  const { length } = array;
  const values = new Array(length);
  for (let i = 0; i < length; i++) values[i] = array[i];
  return values;
}

/**
 * A plain array of `count` elements of Rust's memory, which has them as a typed array of this class.
 * @param {TypedArrayClass} Class
 * @param {number} ptr
 * @param {number} count
 */
export function list(Class, ptr, count) {
  const at = ptr >>> 0;
  cover(at + count * Class.BYTES_PER_ELEMENT);
  return plain(new Class(state.u8.buffer, at, count));
}

/** About how many bytes of texts are decoded together: a part of a string may keep all of it alive. */
const RUN = 8192;
/** Fewer texts than this are quicker one by one. */
const FEW = 8;

/** Reads an array of strings. */
export function readTexts() {
  const { view } = state;
  const count = view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  /** @type {string[]} */
  const values = new Array(count);
  for (let i = 0; i < count; ) {
    const first = i;
    const start = state.readAddress;
    let at = start;
    let lengths = 0;
    for (; i < count && at - start < RUN; i++) {
      const length = view.getUint32(at, true);
      lengths |= length;
      at += 4 + length;
    }
    // The lengths are decoded, too. Where there are as many units as bytes, all is ASCII, and offsets are the same.
    const whole = i - first < FEW || (lengths & 0x80808080) !== 0 ? "" : decode(state.u8, start, at - start);
    if (whole.length === at - start) split(whole, values, first, i);
    else for (let k = first; k < i; k++) values[k] = readText();
    state.readAddress = at;
  }
  return values;
}

/**
 * Reads the texts of a run from the string that all of it was decoded to.
 * @param {string} whole
 * @param {string[]} values
 * @param {number} from
 * @param {number} to
 */
function split(whole, values, from, to) {
  const { view, readAddress: start } = state;
  let at = 0;
  for (let i = from; i < to; i++) {
    const length = view.getUint32(start + at, true);
    at += 4;
    values[i] = whole.substring(at, (at += length));
  }
}

function readText() {
  const length = state.view.getUint32(state.readAddress, true);
  const at = state.readAddress + 4;
  state.readAddress = at + length;
  return str(at, length);
}

/** Room is made for so many numbers before they are read: an array may have fewer elements than its length. */
const STEP = 8192;

/**
 * Writes the elements of an array of numbers, as f64. Reading one may run code of users, which may call this again.
 * @param {ArrayLike<unknown>} value
 * @param {number} length
 */
export function writeDoubles(value, length) {
  for (let i = 0; i < length; ) {
    const end = Math.min(i + STEP, length);
    const from = state.writeOffset - 8 * i;
    reserve(8 * (end - i));
    state.writeOffset = from + 8 * end;
    for (; i < end; i++) {
      const number = value[i];
      if (typeof number !== "number") throw expected("a number", number).at(`element ${i}`);
      if (state.u8.length === 0) renew();
      state.view.setFloat64(state.region + from + 8 * i, number, true);
    }
  }
}
