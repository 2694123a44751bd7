// The JavaScript of primitives.jsi.

let counter = 0;

export function incrementCounter() {
  counter += 1;
}

export function getCounter() {
  return counter;
}

/** @param {unknown} value */
export function logValue(value) {
  console.log(value);
}

/** @param {unknown} value */
export function logValueAndType(value) {
  console.log(typeof value, value);
}
