// Arrays of values that may hold arrays themselves: they can be nested so deep that a call for each level would exhaust the
// stack. Arrays that are deeper than a step are parts of their own, written and read after what surrounds them.
// `runtime/src/wire/nested.rs` is the other side.

import { reserve, state } from "./state.js";
import { Mismatch } from "./errors.js";

/** @import { Encode, ValueCodec } from "./types.d.ts" */

/** The largest count of levels. */
const MAX_LEVELS = 2048;
/** After so many levels, an array becomes a part of its own. */
const STEP = 32;
/** A value with more parts contains itself more than once, and would never end. */
const MAX_PARTS = 1 << 17;

/** Added to a count: parts follow the outermost array. Any other array is the part with this number. */
const PART = 0x80000000;
/** In place of an array that Rust has not written, since it is nested too deep. */
const TOO_DEEP = 0xffffffff;

const tooDeep = () => new Mismatch(RangeError, "nested too deep");

/**
 * An array that is written as a part of its own, or the outermost one; `around` is the part that contains it.
 * @typedef {{ encode: Encode, value: unknown, level: number, around: Part | undefined }} Part
 */

/**
 * The parts that follow the outermost array.
 * @type {(Part | undefined)[]}
 */
let waiting = [];
/**
 * The part that is being written.
 * @type {Part | undefined}
 */
let current;

/**
 * The encoder of an array that may be nested in others.
 * @param {Encode} encode
 * @returns {Encode}
 */
export function nested(encode) {
  return (value) => {
    const { level } = state;
    if (level === 0) return outermost(encode, value);
    if (level === MAX_LEVELS) throw tooDeep();
    if (level % STEP === 0) return later(encode, value);
    state.level = level + 1;
    encode(value);
    state.level = level;
  };
}

/**
 * @param {Encode} encode
 * @param {unknown} value
 */
function later(encode, value) {
  if (waiting.length === MAX_PARTS || isAround(value)) throw tooDeep();
  word(PART + waiting.length);
  waiting.push({ encode, value, level: state.level, around: current });
}

/**
 * Whether the array contains itself as a part. If it contains itself in another way, the limits end it.
 * @param {unknown} value
 */
function isAround(value) {
  for (let part = current; part !== undefined; part = part.around) if (part.value === value) return true;
  return false;
}

/**
 * @param {Encode} encode
 * @param {unknown} value
 */
function outermost(encode, value) {
  const start = state.writeOffset;
  // Reading elements may run code of users, which may call this again.
  const before = { waiting, current };
  waiting = [];
  current = { encode, value, level: 0, around: undefined };
  state.level = 1;
  try {
    encode(value);
    if (waiting.length > 0) {
      patch(start, (count) => PART + count);
      writeParts();
    }
  } finally {
    state.level = 0;
    ({ waiting, current } = before);
  }
}

/** Writes the count of parts, and each part after its length. */
function writeParts() {
  const start = state.writeOffset;
  word(0);
  let i = 0;
  try {
    for (; i < waiting.length; i++) {
      const from = state.writeOffset;
      word(0);
      const part = /** @type {Part} */ (waiting[i]);
      current = part;
      waiting[i] = undefined;
      state.level = part.level + 1;
      part.encode(part.value);
      patch(from, () => state.writeOffset - from - 4);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at("…") : error;
  }
  patch(start, () => i);
}

/** @param {number} value */
function word(value) {
  const at = reserve(4);
  state.view.setUint32(at, value, true);
  state.writeOffset += 4;
}

/**
 * Changes the word at an offset.
 * @param {number} offset
 * @param {(word: number) => number} change
 */
function patch(offset, change) {
  const at = reserve(0) - state.writeOffset + offset;
  state.view.setUint32(at, change(state.view.getUint32(at, true)), true);
}

/**
 * An array that is filled by a part.
 * @typedef {{ values: unknown[], inner: ValueCodec }} EmptyArray
 */

/**
 * The arrays that are filled by parts, while some of them are empty.
 * @type {(EmptyArray | undefined)[] | undefined}
 */
let empty;

/**
 * Decodes an array.
 * @param {ValueCodec} inner
 */
export function readArray(inner) {
  const word = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  return word < PART ? fill(new Array(word), inner) : readNested(word, inner);
}

/**
 * @param {unknown[]} values
 * @param {ValueCodec} inner
 */
function fill(values, inner) {
  const { length } = values;
  let i = 0;
  try {
    for (; i < length; i++) values[i] = inner.decode();
  } catch (error) {
    throw Mismatch.is(error) ? error.at(`element ${i}`) : error;
  }
  return values;
}

/**
 * @param {number} word
 * @param {ValueCodec} inner
 */
function readNested(word, inner) {
  if (word === TOO_DEEP) throw tooDeep();
  const number = word - PART;
  if (empty !== undefined) {
    /** @type {unknown[]} */
    const values = [];
    empty[number] = { values, inner };
    return values;
  }
  empty = [];
  try {
    const values = fill(new Array(number), inner);
    readParts(empty);
    return values;
  } finally {
    empty = undefined;
  }
}

/** @param {(EmptyArray | undefined)[]} arrays */
function readParts(arrays) {
  const count = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  try {
    for (let i = 0; i < count; i++) {
      const { values, inner } = /** @type {EmptyArray} */ (arrays[i]);
      arrays[i] = undefined;
      // The word before is the length in bytes, for Rust, which reads the last part first.
      values.length = state.view.getUint32(state.readAddress + 4, true);
      state.readAddress += 8;
      fill(values, inner);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at("…") : error;
  }
}
