// Stacks of errors that Rust has made: they begin where Rust made the error, and continue with the caller of Rust. The frames
// between the two are those of the runtime.

import { takePending } from "./state.js";

/** @import { CapturingError } from "./types.d.ts" */

/** Whether the stacks of this engine begin with name and message. */
const hasTitle = `${new Error("title").stack}`.startsWith("Error: title");

/**
 * The first lines of the stacks of errors that were not thrown yet.
 * @type {WeakMap<WeakKey, string[]>}
 */
const beginnings = new WeakMap();

/**
 * Registers an error that Rust has made.
 * @param {Error} error
 * @param {string | undefined} place such as `src/lib.rs:3:5`; undefined if the program has none
 */
export function madeAt(error, place) {
  const beginning = hasTitle ? [`${error}`] : [];
  if (place !== undefined) {
    beginning.push(hasTitle ? `    at ${place}` : `@${place}`);
    // Assigned, since V8 reads the old stack where a property is defined, which may run code of the program.
    error.stack = beginning.join("\n");
    // In Firefox an assigned stack would be listed among the error's properties.
    Object.defineProperty(error, "stack", { enumerable: false });
  }
  beginnings.set(error, beginning);
}

/**
 * The pending error, which is thrown to the caller of the function `callee`.
 * @param {((...values: never[]) => unknown) | undefined} callee
 */
export function thrown(callee) {
  const error = /** @type {Error} */ (takePending());
  const beginning = beginnings.get(error);
  if (beginning === undefined) return error;
  beginnings.delete(error);
  // Not every engine has `captureStackTrace`, and a program may have replaced it.
  try {
    const caller = /** @type {{ stack: string }} */ ({});
    /** @type {CapturingError} */ (Error).captureStackTrace(caller, callee);
    error.stack = beginning.join("\n");
    /** @type {unknown} */
    let stack;
    Object.defineProperty(error, "stack", {
      // Made when it is read, as engines do: that takes longer than the rest of an error.
      get: () => (stack ??= written(beginning, caller)),
      set: (value) => {
        stack = value;
      },
      configurable: true,
      enumerable: false,
    });
  } catch {
    // The error keeps its stack.
  }
  return error;
}

/**
 * @param {string[]} beginning
 * @param {{ stack: string }} caller
 */
function written(beginning, caller) {
  try {
    const lines = caller.stack.split("\n");
    return beginning.concat(hasTitle ? lines.slice(1) : lines).join("\n");
  } catch {
    return beginning.join("\n");
  }
}
