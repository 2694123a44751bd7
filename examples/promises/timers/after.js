// A file that the shim imports. Every package and bundle contains it.

/**
 * A promise that resolves to `value` after this number of milliseconds.
 * @template T
 * @param {number} milliseconds
 * @param {T} [value]
 */
export function after(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value));
}
