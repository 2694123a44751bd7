// A file that the shim imports: it travels with the shim, into every package and bundle.

/** A promise of `value` that is kept after so many milliseconds. */
export function after(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value));
}
