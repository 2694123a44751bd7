// Recursive items: records and unions whose values may contain values of the same item. They can be nested so deep that a call
// for each level would exhaust the stack. A value that is deeper than a step is a part of its own, which is written after the
// outermost value and read before it. `runtime/src/wire/nested.rs` is the other side and describes the bytes.

import { recursive } from "./codecs.js";
import { reserve, state } from "./state.js";
import { Mismatch } from "./errors.js";

/** @import { Decode, Encode, ValueCodec } from "./types.d.ts" */

/** The maximal number of levels: of values of recursive items, each with its layers. */
const MAX_LEVELS = 2048;
/** After so many levels, a value becomes a part of its own. */
const STEP = 32;
/** A value with more parts contains itself more than once, and would never end. */
const MAX_PARTS = 1 << 17;

/** The word of a value that Rust has not written, since it is nested too deep. */
const TOO_DEEP = 0xffffffff;

const tooDeep = () => new Mismatch(RangeError, "nested too deep");

/**
 * A recursive item; `layers` is the number of levels that its values count for.
 * @typedef {{ address: number, layers: number, item: ValueCodec }} Recursive
 */

/**
 * A value that is written as a part of its own, or the outermost one; `around` is the part that contains it.
 * @typedef {{ shape: Recursive, value: unknown, level: number, around: Part | undefined }} Part
 */

/**
 * The parts that follow the outermost value.
 * @type {(Part | undefined)[]}
 */
let waiting = [];
/**
 * The part that is being written.
 * @type {Part | undefined}
 */
let current;

/**
 * The encoder of a recursive item.
 * @param {number} address of its shape
 * @param {number} layers
 * @param {ValueCodec} item
 * @returns {Encode}
 */
function encoder(address, layers, item) {
  const shape = { address, layers, item };
  return (value) => {
    const { level } = state;
    if (level === 0) return outermost(shape, value);
    if (level >= MAX_LEVELS) throw tooDeep();
    if (level - /** @type {Part} */ (current).level >= STEP) return later(shape, value);
    word(0);
    state.level = level + layers;
    item.encode(value);
    state.level = level;
  };
}

/**
 * @param {Recursive} shape
 * @param {unknown} value
 */
function later(shape, value) {
  if (waiting.length === MAX_PARTS || isAround(value)) throw tooDeep();
  waiting.push({ shape, value, level: state.level, around: current });
  word(waiting.length);
}

/**
 * Whether the value contains itself as a part. If it contains itself in another way, the limits end it.
 * @param {unknown} value
 */
function isAround(value) {
  for (let part = current; part !== undefined; part = part.around) if (part.value === value) return true;
  return false;
}

/**
 * @param {Recursive} shape
 * @param {unknown} value
 */
function outermost(shape, value) {
  const start = state.writeOffset;
  // Reading fields may run code of users, which may call this again.
  const before = { waiting, current };
  waiting = [];
  current = { shape, value, level: 0, around: undefined };
  word(0);
  state.level = shape.layers;
  try {
    shape.item.encode(value);
    if (waiting.length > 0) {
      setWord(start, state.writeOffset - start - 4);
      writeParts();
    }
  } finally {
    state.level = 0;
    ({ waiting, current } = before);
  }
}

/** Writes the number of parts, and each part after its length and shape. */
function writeParts() {
  const start = state.writeOffset;
  word(0);
  let i = 0;
  try {
    for (; i < waiting.length; i++) {
      const from = state.writeOffset;
      const part = /** @type {Part} */ (waiting[i]);
      current = part;
      waiting[i] = undefined;
      word(0);
      word(part.shape.address);
      state.level = part.level + part.shape.layers;
      part.shape.item.encode(part.value);
      setWord(from, state.writeOffset - from - 8);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at("…") : error;
  }
  setWord(start, i);
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
 * @param {number} value
 */
function setWord(offset, value) {
  const at = reserve(0) - state.writeOffset + offset;
  state.view.setUint32(at, value, true);
}

/**
 * The parts of the value that is being read, by their numbers from 0.
 * @type {unknown[] | undefined}
 */
let parts;

/**
 * The decoder of a recursive item.
 * @param {ValueCodec} item
 * @param {(address: number) => ValueCodec} itemOf the recursive item with a shape of this address
 * @returns {Decode}
 */
function decoder(item, itemOf) {
  return () => {
    const word = read();
    if (word === 0) return item.decode();
    if (word === TOO_DEEP) throw tooDeep();
    return parts === undefined ? readOutermost(word, item, itemOf) : parts[word - 1];
  };
}

/** The next word. */
function read() {
  const word = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  return word;
}

/**
 * A value of so many bytes, which parts follow.
 * @param {number} length
 * @param {ValueCodec} item
 * @param {(address: number) => ValueCodec} itemOf
 */
function readOutermost(length, item, itemOf) {
  const start = state.readAddress;
  state.readAddress += length;
  parts = [];
  try {
    readParts(parts, itemOf);
    const end = state.readAddress;
    state.readAddress = start;
    const value = item.decode();
    state.readAddress = end;
    return value;
  } finally {
    parts = undefined;
  }
}

/**
 * Reads all parts. A part contains only later ones, so the last part is the first that is read.
 * @param {unknown[]} values
 * @param {(address: number) => ValueCodec} itemOf
 */
function readParts(values, itemOf) {
  const places = [];
  for (let count = read(); count > 0; count--) {
    const length = read();
    const shape = read();
    places.push({ shape, at: state.readAddress });
    state.readAddress += length;
  }
  const end = state.readAddress;
  try {
    for (let i = places.length - 1; i >= 0; i--) {
      state.readAddress = places[i].at;
      values[i] = itemOf(places[i].shape).decode();
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at("…") : error;
  }
  state.readAddress = end;
}

/** Installs the runtime module of recursive items. */
export function installNested() {
  recursive.encoder = encoder;
  recursive.decoder = decoder;
}
