// The arguments of calls.

import { Mismatch } from "./errors.js";

/** @import { Decode, ValueCodec } from "./types.d.ts" */

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
  return decodeItems(items, (i) => `argument ${i + 1}`);
}

/**
 * Values one after the other.
 * @param {ValueCodec[]} items
 * @param {(index: number) => string} step names an item in errors
 * @returns {Decode}
 */
export function decodeItems(items, step) {
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
