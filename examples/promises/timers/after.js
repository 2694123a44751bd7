// A file that the shim imports. Every package and bundle contains it.

/** A promise that resolves to `value` after this number of milliseconds. */
export function after(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value));
}
