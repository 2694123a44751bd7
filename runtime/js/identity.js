// Numbers of objects, by which Rust hashes them.

/** @type {WeakMap<object, number>} */
const numbers = /* @__PURE__ */ new WeakMap();
let last = 0;

/**
 * A number that is the same each time for an object.
 * @param {object} object
 */
export function identity(object) {
  let number = numbers.get(object);
  if (number === undefined) {
    last = (last + 1) >>> 0;
    number = last;
    numbers.set(object, number);
  }
  return number;
}
