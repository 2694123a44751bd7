// The JavaScript of promised_array.jsi.

export function waitGetIntArrayAsObject() {
  return new Promise((resolve) => setTimeout(resolve, 500, [1, 2, 3, 4, 5]));
}

/** @param {number[]} array */
export function unwrapObjectAsIntArray(array) {
  return array;
}
