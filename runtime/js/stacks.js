// Stacks of errors that Rust has made: they begin where Rust made them, and go on with whoever called Rust. What an engine sees
// between the two is how the runtime hands an error on.

import { takePending } from "./state.js";

/** Whether the stacks of this engine begin with name and message. */
const titled = `${new Error("title").stack}`.startsWith("Error: title");

/** How the stacks of errors begin that were not thrown yet. */
const begun = new WeakMap();

/** Rust has made the error, at a place such as `src/lib.rs:3:5`, or at none that means anything to the program. */
export function madeAt(error, place) {
  const begin = titled ? [`${error}`] : [];
  if (place !== undefined) {
    begin.push(titled ? `    at ${place}` : `@${place}`);
    // Assigned, since V8 asks for the old stack where a property is defined, and a program may have its say in what that is.
    error.stack = begin.join("\n");
    // In Firefox what was assigned is listed among the error's properties.
    Object.defineProperty(error, "stack", { enumerable: false });
  }
  begun.set(error, begin);
}

/** The pending error, which is thrown to whoever called the function `callee`. */
export function thrown(callee) {
  const error = takePending();
  const begin = begun.get(error);
  if (begin === undefined) return error;
  begun.delete(error);
  // Not every engine has it, and a program may have put something else in its place.
  try {
    const caller = {};
    /** @type {import("./types.d.ts").CapturingError} */ (Error).captureStackTrace(caller, callee);
    error.stack = begin.join("\n");
    let stack;
    Object.defineProperty(error, "stack", {
      // Engines write stacks when they are read, too: that takes longer than all else about an error.
      get: () => (stack ??= written(begin, caller)),
      set: (value) => {
        stack = value;
      },
      configurable: true,
      enumerable: false,
    });
  } catch {
    // the stack is what it was
  }
  return error;
}

function written(begin, caller) {
  try {
    const lines = caller.stack.split("\n");
    return begin.concat(titled ? lines.slice(1) : lines).join("\n");
  } catch {
    return begin.join("\n");
  }
}
