// Arrays of what may hold arrays itself: values that lie so deep in each other that a call for each level would exhaust the
// stack. What lies deeper than a step is a part of its own, which is written and read after what is around it.
// `runtime/src/wire/nested.rs` is the other side.

import { reserve, state } from "./state.js";
import { Mismatch } from "./errors.js";

/** How many levels there may be. */
const MOST = 2048;
/** After so many levels each the rest is a part of its own. */
const STEP = 32;
/** So many parts mean a value that holds itself more than once: there would be no end of it. */
const PARTS = 1 << 17;

/** In a count: of the outermost array that parts follow, of another that it is the part of this number. */
const PART = 0x80000000;
/** Stands for an array below which Rust has not gone. */
const TOO_DEEP = 0xffffffff;

const tooDeep = () => new Mismatch(RangeError, "nested too deep");

/** The parts that the outermost array waits for. */
let waiting = [];
/** The one that is being written: its array, how that is encoded, its level, and the part that it lies in. */
let current;

/** The encoder of an array, which is nested in others from now on. */
export function nested(encode) {
  return (value) => {
    const { level } = state;
    if (level === 0) return outermost(encode, value);
    if (level === MOST) throw tooDeep();
    if (level % STEP === 0) return later(encode, value);
    state.level = level + 1;
    encode(value);
    state.level = level;
  };
}

function later(encode, value) {
  if (waiting.length === PARTS || isAround(value)) throw tooDeep();
  word(PART + waiting.length);
  waiting.push({ encode, value, level: state.level, around: current });
}

/** Whether the array holds itself. It may take other ways to itself than by whole parts, and then ends at the bounds. */
function isAround(value) {
  for (let part = current; part !== undefined; part = part.around) if (part.value === value) return true;
  return false;
}

function outermost(encode, value) {
  const start = state.writeOffset;
  // What is read may run code of the user's, which may come here again.
  const before = { waiting, current };
  waiting = [];
  current = { encode, value, level: 0, around: undefined };
  state.level = 1;
  try {
    encode(value);
    if (waiting.length > 0) {
      patch(start, (count) => PART + count);
      parts();
    }
  } finally {
    state.level = 0;
    ({ waiting, current } = before);
  }
}

/** Writes the parts, each after its length, and how many there are before them. */
function parts() {
  const start = state.writeOffset;
  word(0);
  let i = 0;
  try {
    for (; i < waiting.length; i++) {
      const from = state.writeOffset;
      word(0);
      current = waiting[i];
      waiting[i] = undefined;
      state.level = current.level + 1;
      current.encode(current.value);
      patch(from, () => state.writeOffset - from - 4);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at("…") : error;
  }
  patch(start, () => i);
}

function word(value) {
  const at = reserve(4);
  state.view.setUint32(at, value, true);
  state.writeOffset += 4;
}

/** Writes a word over the one at this offset. */
function patch(offset, change) {
  const at = reserve(0) - state.writeOffset + offset;
  state.view.setUint32(at, change(state.view.getUint32(at, true)), true);
}

/** The arrays that Rust has written parts for, while some of them are still empty. */
let empty;

/** Decodes an array. */
export function readArray(inner) {
  const word = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  return word < PART ? fill(new Array(word), inner) : readNested(word, inner);
}

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

function readNested(word, inner) {
  if (word === TOO_DEEP) throw tooDeep();
  const number = word - PART;
  if (empty !== undefined) {
    const values = [];
    empty[number] = { values, inner };
    return values;
  }
  empty = [];
  try {
    const values = fill(new Array(number), inner);
    readParts();
    return values;
  } finally {
    empty = undefined;
  }
}

function readParts() {
  const count = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  try {
    for (let i = 0; i < count; i++) {
      const { values, inner } = empty[i];
      empty[i] = undefined;
      // The length is for Rust, which reads the last part first.
      values.length = state.view.getUint32(state.readAddress + 4, true);
      state.readAddress += 8;
      fill(values, inner);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at("…") : error;
  }
}
