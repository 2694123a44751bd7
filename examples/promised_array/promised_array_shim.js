// The JavaScript that promised_array.jsi describes.

export function waitGetIntArrayAsObject() {
  return new Promise((resolve) => setTimeout(resolve, 500, [1, 2, 3, 4, 5]));
}

export function unwrapObjectAsIntArray(array) {
  return array;
}
