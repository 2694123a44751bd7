// The classes that Rust checks objects against, by the address of Rust's shape: classes of JavaScript, and exported ones, which
// exports.js adds.

import { rt } from "./state.js";
import { Mismatch, articled, expected, kindOf } from "./errors.js";

/** @import { Place } from "./types.d.ts" */

/**
 * The checks, by the address of the shape; each throws a `Mismatch` unless the value is an object of the class.
 * @type {Map<number, (value: unknown) => void>}
 */
const checks = new Map();

/**
 * The constructors of classes of JavaScript, by the address of the shape.
 * @type {Map<number, () => unknown>}
 */
const constructors = new Map();

/**
 * Registers a class of JavaScript.
 * @param {number} address
 * @param {string} name
 * @param {() => unknown} constructor called at each check, since the class may be replaced
 */
export function importClass(address, name, constructor) {
  const what = articled(name);
  constructors.set(address, constructor);
  checks.set(address, (value) => {
    const Class = constructor();
    if (typeof Class !== "function") {
      const found = Class === undefined || Class === null ? String(Class) : "not a class";
      throw new Mismatch(TypeError, `${name} is ${found}`);
    }
    const kind = kindOf(value);
    if ((kind !== "object" && kind !== "function") || !(value instanceof Class)) throw expected(what, value);
  });
}

/**
 * Registers a class of Rust.
 * @param {number} address
 * @param {(value: unknown) => void} check
 */
export function exportClass(address, check) {
  checks.set(address, check);
}

/**
 * Throws a `Mismatch` unless the value is an object of the class.
 * @param {unknown} value
 * @param {number} address
 * @param {string} name for a class that is not exported, which has no objects
 */
export function checkInstance(value, address, name) {
  const check = checks.get(address);
  if (check === undefined) throw expected(articled(name), value);
  check(value);
}

/**
 * Whether a value is an object of the class. A class that the engine does not have, has no objects.
 * @param {unknown} value
 * @param {number} address
 */
export function isInstance(value, address) {
  const constructor = constructors.get(address);
  if (constructor !== undefined) {
    const Class = constructor();
    return typeof Class === "function" && value instanceof Class;
  }
  try {
    checkInstance(value, address, "");
    return true;
  } catch (error) {
    if (Mismatch.is(error)) return false;
    throw error;
  }
}

/**
 * For glue: the value, if it is an object of the class.
 * @param {unknown} value
 * @param {number} address
 * @param {Place} place
 */
export function instance(value, address, place) {
  try {
    checkInstance(value, address, "object of this class");
    return value;
  } catch (error) {
    throw Mismatch.is(error) ? error.error(place) : error;
  }
}

/** Installs the runtime module of classes of JavaScript. */
export function installClasses() {
  rt.importClass = importClass;
  rt.instance = instance;
}
