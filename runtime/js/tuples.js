// Tuples: arrays with a type for each element.

import { state } from "./state.js";
import { Mismatch, expected } from "./errors.js";
import { decodeItems, encodeArguments } from "./arguments.js";
import { collections } from "./codecs.js";
import { isArray, lengthOf, writeDoubles } from "./lists.js";

/** @import { Codec } from "./codecs.js" */
/** @import { Decode, Encode } from "./types.d.ts" */

/**
 * Whether all elements are numbers that cross as they are.
 * @param {Codec[]} items
 */
const areDoubles = (items) => items.every((item) => item.node.kind === "f64");

/**
 * @param {Codec[]} items
 * @returns {Encode}
 */
function encodeTuple(items) {
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
function decodeTuple(items) {
  return areDoubles(items) ? () => readDoubles(items.length) : decodeItems(items, (i) => `element ${i}`);
}

/** @param {number} count */
function readDoubles(count) {
  const { view, readAddress } = state;
  const values = new Array(count);
  for (let i = 0; i < count; i++) values[i] = view.getFloat64(readAddress + 8 * i, true);
  state.readAddress += 8 * count;
  return values;
}

/** Installs the runtime module of tuples. */
export function installTuples() {
  collections.tuple = { encoder: encodeTuple, decoder: decodeTuple };
}
