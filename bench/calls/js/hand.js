// JavaScript that an expert writes for hand-written bindings, where a loop is cheaper than many calls.

import { giveNumbers, takeArray } from "./calls.js";

/**
 * Passes on the numbers of a memory view as a plain array.
 * @param {Float64Array} view
 */
export function takeNumbers(view) {
  const values = new Array(view.length);
  for (let index = 0; index < view.length; index++) values[index] = view[index];
  takeArray(values);
}

/** Converts a plain array to a typed array; its elements must be numbers. */
export function giveNumbersAsBlock() {
  const values = giveNumbers();
  const block = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value !== "number") throw new TypeError(`element ${index} is no number`);
    block[index] = value;
  }
  return block;
}
