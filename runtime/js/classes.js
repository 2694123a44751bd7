// Classes that Rust checks objects against, by the address of Rust's shape: those of JavaScript, and exported ones.
// Knows nothing of what objects of an exported class are; exports.js brings that.

import { rt } from "./state.js";
import { Mismatch, expected, kindOf } from "./errors.js";

/** By the shape's address: a function that returns when the object is one of the class and throws what is wrong. */
const checks = new Map();

/** `a` or `an`, by the first letter, and the name. */
export function articled(name) {
  return `${/^[AEIO]/i.test(name) ? "an" : "a"} ${name}`;
}

/** A class of JavaScript. `constructor` is asked at each check, so a class that was replaced is seen. */
export function importClass(address, name, constructor) {
  const what = articled(name);
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

/** A class of Rust. */
export function exportClass(address, check) {
  checks.set(address, check);
}

/** Throws a Mismatch unless the value is an object of the class. `name` is for a class that is not exported: it has no objects. */
export function checkInstance(value, address, name) {
  const check = checks.get(address);
  if (check === undefined) throw expected(articled(name), value);
  check(value);
}

/** For glue: the value, when it is an object of the class. */
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
  Object.assign(rt, { importClass, instance });
}
