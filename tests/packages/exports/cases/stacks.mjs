// Stacks of errors that Rust throws: the location in Rust, and the callers.

/** Whether the stacks of this engine begin with name and message. */
const titled = `${new Error("title").stack}`.startsWith("Error: title");

/**
 * The lines of a stack that have a location, without the lines that engines put before them.
 * @param {Error} error
 * @returns {string[]}
 */
function places(error) {
  const lines = error.stack?.split("\n") ?? [];
  return lines.filter((line) => /:\d+:\d+/.test(line));
}

/** The name of this file, which may be a bundle. */
function thisFile() {
  return /([^/\\(@ ]+):\d+:\d+/.exec(places(new Error("here"))[0])?.[1] ?? "";
}

/**
 * The error that a call throws, called by a function that its stack is to name.
 * @param {() => unknown} act
 * @returns {any}
 */
function caught(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  the_stack_of_an_error_of_rust_begins_where_rust_made_it: async ({ Errors, Functions }, t) => {
    const rejected = await Errors.refuseLater().catch((/** @type {any} */ error) => error);
    const failing = Functions.failing();
    const errors = {
      "src/errors.rs": [
        caught(() => Errors.fail("because")),
        caught(() => Errors.failType("wrong")),
        caught(() => Errors.refuse()),
        rejected,
      ],
      "src/functions.rs": [caught(() => failing())],
    };
    for (const [file, list] of Object.entries(errors)) {
      for (const error of list) {
        const [first] = places(error);
        t.ok(new RegExp(`${file}:\\d+:\\d+$`).test(first), `the first place of ${error.stack}`);
        // Consoles of such engines print the stack alone.
        if (titled && t.engine !== "bun") t.ok(error.stack.includes(error.message), error.stack);
        t.same(Object.keys(error), []);
      }
    }
  },

  the_stack_continues_with_the_caller: ({ Errors, Functions }, t) => {
    if (typeof Error.captureStackTrace !== "function") return t.equal(typeof Error.captureStackTrace, "undefined");
    const failing = Functions.failing();
    const calledHere = () => caught(() => failing());
    const [, second] = places(calledHere());
    t.ok(second.includes(thisFile()), `the caller of a callback, not ${second}`);
    // Bun leaves out the function that is exported, which ends in a call of the runtime's.
    if (t.engine === "bun") return undefined;
    const error = caught(() => Errors.fail("because"));
    // The exported function is part of the package and comes first; Jest gives it another name.
    const [, exported, caller] = places(error);
    t.ok(/fail|snippets.package-exports/.test(exported), `the export, not ${exported}`);
    t.ok(caller.includes(thisFile()), `the caller, not ${caller}`);
    t.ok(!/jsi-runtime|payloads|enter\.js/.test(error.stack), error.stack);
    return undefined;
  },

  an_error_that_is_thrown_again_keeps_its_stack: ({ Errors }, t) => {
    const error = caught(() => Errors.fail("because"));
    const { stack } = error;
    t.ok(caught(() => Errors.throwIt(error)) === error, "the same error");
    t.equal(error.stack, stack);
    const own = new Error("of JavaScript");
    const before = own.stack;
    t.ok(caught(() => Errors.throwIt(own)) === own, "the same error");
    t.equal(own.stack, before);
  },
};
