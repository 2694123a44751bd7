// Stacks of errors that Rust makes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { errorMake } from "../payloads.js";
import { leave } from "../state.js";
import { thrown } from "../stacks.js";
import { instance } from "./fake.mjs";

const fake = instance();

/** @param {string} file */
function made(file, message = "no luck", name = "TypeError") {
  return errorMake(...fake.text(name), ...fake.text(message), 0, undefined, -1, ...fake.text(file), 3, 5);
}

/**
 * Throws as an export does.
 * @param {unknown} error
 */
function exported(error) {
  leave(error);
  return thrown(exported);
}

test("a stack begins where Rust made the error, and goes on with the caller", () => {
  const error = made("src/lib.rs", "two\nlines", "Own");
  assert.equal(error.stack, "Own: two\nlines\n    at src/lib.rs:3:5");
  assert.equal(exported(error), error);
  const lines = `${error.stack}`.split("\n");
  assert.deepEqual(lines.slice(0, 3), ["Own: two", "lines", "    at src/lib.rs:3:5"]);
  assert.match(lines[3], /stacks\.test\.mjs/);
  assert.doesNotMatch(`${error.stack}`, /exported|payloads/);
  const { stack } = error;
  exported(error);
  assert.equal(error.stack, stack);
  assert.deepEqual(Object.keys(error), []);
});

test("where the place is not the program's it is the caller's stack", () => {
  const error = made("");
  exported(error);
  const lines = `${error.stack}`.split("\n");
  assert.equal(lines[0], "TypeError: no luck");
  assert.match(lines[1], /stacks\.test\.mjs/);
});

test("whatever a program makes of stacks, the error is thrown", () => {
  const { stackTraceLimit, captureStackTrace } = Error;
  const constructor = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (Error));
  const odd = [
    () => (constructor.stackTraceLimit = undefined),
    () => (constructor.captureStackTrace = undefined),
    () => (constructor.prepareStackTrace = () => 5),
    () =>
      (constructor.prepareStackTrace = () => {
        throw new Error("odd");
      }),
  ];
  for (const set of odd) {
    try {
      set();
      const error = made("src/lib.rs");
      assert.equal(exported(error), error);
      assert.match(`${error.stack}`, /^TypeError: no luck\n {4}at src\/lib\.rs:3:5/);
    } finally {
      Object.assign(Error, { stackTraceLimit, captureStackTrace });
      delete constructor.prepareStackTrace;
    }
  }
  for (const value of [undefined, null, 5, "text", Object.freeze(new Error("frozen"))]) assert.equal(exported(value), value);
});
