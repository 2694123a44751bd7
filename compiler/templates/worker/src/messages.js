// What Rust calls in the worker. app.jsi declares these functions.

/**
 * @param {number} below
 * @param {number} count
 */
export function found(below, count) {
  self.postMessage({ below, count });
}
