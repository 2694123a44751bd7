// The functions that Rust calls in each thread.

/**
 * Returns the array; its memory must not be the shared memory.
 * @template {ArrayBufferView} T
 * @param {T} array
 */
function own(array) {
  if (Object.prototype.toString.call(array.buffer) !== "[object ArrayBuffer]") throw new TypeError("the memory is shared");
  return array;
}

/** @param {string} text */
export const echo = (text) => text;
export const bytes = own;
export const floats = own;
/** @param {number[]} array */
export const numbers = (array) => array;
/** @param {string[]} array */
export const texts = (array) => array;
/** @param {object} record */
export const sample = (record) => ({ ...record });
/**
 * @param {(bytes: Uint8Array, units: Uint16Array) => Uint8Array} callback
 * @param {Uint8Array} bytes
 */
export const through = (callback, bytes) => own(callback(own(bytes), new Uint16Array(bytes)));
/** @param {any} value */
export const any = (value) => value;
/**
 * @param {(text: string) => string} callback
 * @param {string} text
 */
export const call = (callback, text) => callback(text);
/**
 * @param {(number: number) => number} callback
 * @param {number} number
 */
export const count = (callback, number) => callback(number);
/** @param {string} text */
export const later = async (text) => text;

/** @param {{ slice(): Uint8Array, set(bytes: Uint8Array): void }} view */
export function drain(view) {
  const all = own(view.slice());
  view.set(new Uint8Array(all.length));
  return all.reduce((sum, byte) => sum + byte, 0);
}

/** @param {string} text */
export function fail(text) {
  throw new Error(text);
}
