// Arrays of numbers that JavaScript passes to exports: checked, and passed on as the elements of a typed array.
//
// Fast path of calls from JavaScript (benchmark row `export: Array<f64> of 100 in`).

import { alive, rt, state } from "./state.js";
import { Mismatch, checked, expected, noMemory } from "./errors.js";
import { float32, integer } from "./numbers.js";
import { isArray, lengthOf } from "./lists.js";
import { putElements, putTyped, typedArray, typedClass, typedName } from "./typed.js";

/** @import { Place, TypedArray } from "./types.d.ts" */
/** @import { ElementKind } from "./typed.js" */
/** @import { IntegerKind } from "./numbers.js" */

/** As many elements are kept between calls; a longer list gets memory of its own. */
const KEPT = 256;

/** The numbers of a short list, while it is read. */
const kept = new Float64Array(KEPT);
/** Whether a list is read into `kept`: reading an element may run code of users, which may call this again. */
let isReading = false;

/**
 * @param {unknown} value
 * @param {ElementKind} kind
 */
function number(value, kind) {
  if (kind === "f32") return float32(value);
  if (kind === "f64") {
    if (typeof value !== "number") throw expected("a number", value);
    return value;
  }
  return integer(value, /** @type {IntegerKind} */ (kind));
}

/**
 * Reads and checks all elements. Nothing is made as long as the array says it is before its elements are there. The code of users
 * that may run meanwhile may end the instance.
 * @param {ArrayLike<unknown>} array
 * @param {number} length
 * @param {ElementKind} kind
 * @param {number[] | Float64Array} numbers
 */
function read(array, length, kind, numbers) {
  let i = 0;
  try {
    for (; i < length; i++) numbers[i] = number(array[i], kind);
  } catch (error) {
    throw Mismatch.is(error) ? error.at(`element ${i}`) : error;
  }
  if (state.dead !== undefined) alive();
}

/**
 * The same for any numbers of a short list, in a function of its own: the engine compiles it for these types.
 * @param {ArrayLike<unknown>} array
 * @param {number} length
 */
function readDoubles(array, length) {
  for (let i = 0; i < length; i++) {
    const element = array[i];
    if (typeof element !== "number") throw expected("a number", element).at(`element ${i}`);
    kept[i] = element;
  }
  if (state.dead !== undefined) alive();
}

/**
 * The numbers of an array that is too long to be kept.
 * @param {unknown[]} array
 * @param {number} length
 * @param {ElementKind} kind
 * @returns {TypedArray}
 */
function long(array, length, kind) {
  /** @type {number[]} */
  const numbers = [];
  read(array, length, kind, numbers);
  const Class = typedClass(kind);
  try {
    return Class.from(numbers);
  } catch {
    throw noMemory(length * Class.BYTES_PER_ELEMENT);
  }
}

/**
 * The array, if it is a list of numbers of this kind, as a typed array; such a typed array may be given itself.
 * @param {unknown} value
 * @param {ElementKind} kind
 * @returns {TypedArray}
 */
function numbers(value, kind) {
  if (isArray(value)) return long(value, lengthOf(value), kind);
  const { name } = typedClass(kind);
  if (typedName(value) === name) return typedArray(value, name);
  throw expected("an array", value);
}

const asNumbers = /* @__PURE__ */ checked(numbers);

/**
 * Passes the numbers of an array, or of a typed array of them, to Rust in a transfer buffer. No other argument of the call may be in
 * memory yet, since reading an element may run code of users.
 * @param {unknown} value
 * @param {ElementKind} kind
 * @param {Place} place
 * @returns the count of elements
 */
function putNumbers(value, kind, place) {
  if (isReading || !isArray(value)) return putTyped(asNumbers(value, place, kind), typedClass(kind).name, place);
  isReading = true;
  try {
    const length = lengthOf(value);
    if (length > KEPT) return putTyped(long(value, length, kind), typedClass(kind).name, place);
    if (kind === "f64") readDoubles(value, length);
    else read(value, length, kind, kept);
    return putElements(kept, length, typedClass(kind).name, place);
  } catch (error) {
    throw Mismatch.is(error) ? error.error(place) : error;
  } finally {
    isReading = false;
  }
}

/** Installs the runtime module of parameters of exports that are arrays of numbers. */
export function installNumberLists() {
  rt.numbers = asNumbers;
  rt.putNumbers = putNumbers;
}
