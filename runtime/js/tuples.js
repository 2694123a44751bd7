// Arrays with a type for each element: tuples, and the arguments of calls.

import { state } from "./state.js";
import { Mismatch, expected } from "./errors.js";
import { isArray, lengthOf } from "./encode.js";
import { writeDoubles } from "./lists.js";

/** @import { Codec } from "./codecs.js" */
/** @import { Decode, Encode, ValueCodec } from "./types.d.ts" */

/**
 * Arguments of a call; further ones are ignored, missing ones are undefined.
 * @param {ValueCodec[]} items
 * @param {string[]} steps name them in errors
 * @returns {(values: unknown) => void}
 */
export function encodeArguments(items, steps = items.map((_, i) => `argument ${i + 1}`)) {
  return (values) => {
    const list = /** @type {ArrayLike<unknown>} */ (values);
    let i = 0;
    try {
      for (; i < items.length; i++) items[i].encode(list[i]);
    } catch (error) {
      throw Mismatch.is(error) ? error.at(steps[i]) : error;
    }
  };
}

/**
 * @param {ValueCodec[]} items
 * @returns {Decode}
 */
export function decodeArguments(items) {
  return decoder(items, (i) => `argument ${i + 1}`);
}

/**
 * Whether all elements are numbers that cross as they are.
 * @param {Codec[]} items
 */
const areDoubles = (items) => items.every((item) => item.node.kind === "f64");

/**
 * @param {Codec[]} items
 * @returns {Encode}
 */
export function encodeTuple(items) {
  const count = items.length;
  const encode = areDoubles(items)
    ? writeDoubles
    : encodeArguments(
        items,
        items.map((_, i) => `element ${i}`),
      );
  return (value) => {
    if (!isArray(value)) throw expected("an array", value);
    const length = lengthOf(value);
    if (length !== count) {
      throw new Mismatch(TypeError, `expected ${count} element${count === 1 ? "" : "s"}, found ${length}`);
    }
    encode(value, count);
  };
}

/**
 * @param {Codec[]} items
 * @returns {Decode}
 */
export function decodeTuple(items) {
  return areDoubles(items) ? () => readDoubles(items.length) : decoder(items, (i) => `element ${i}`);
}

/** @param {number} count */
function readDoubles(count) {
  const { view, readAddress } = state;
  const values = new Array(count);
  for (let i = 0; i < count; i++) values[i] = view.getFloat64(readAddress + 8 * i, true);
  state.readAddress += 8 * count;
  return values;
}

/**
 * @param {ValueCodec[]} items
 * @param {(index: number) => string} step names an item in errors
 * @returns {Decode}
 */
function decoder(items, step) {
  const { length } = items;
  return () => {
    const values = new Array(length);
    let i = 0;
    try {
      for (; i < length; i++) values[i] = items[i].decode();
    } catch (error) {
      throw Mismatch.is(error) ? error.at(step(i)) : error;
    }
    return values;
  };
}
