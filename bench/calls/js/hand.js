// JavaScript that an expert writes beside hand-made bindings, where a loop here is cheaper than many calls.

import { giveNumbers, takeArray } from "./calls.js";

/** Makes a plain array of what lies in memory. */
export function takeNumbers(view) {
  const values = new Array(view.length);
  for (let i = 0; i < view.length; i++) values[i] = view[i];
  takeArray(values);
}

/** Makes one block of a plain array, whose elements must be numbers. */
export function giveNumbersAsBlock() {
  const values = giveNumbers();
  const block = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number") throw new TypeError(`element ${i} is no number`);
    block[i] = value;
  }
  return block;
}
