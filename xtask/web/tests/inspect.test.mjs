// Tests the texts of values: they differ by type, and an object is converted in its present state.

import assert from "node:assert/strict";
import test from "node:test";

import { inspect } from "../inspect.mjs";
import { record } from "../record.mjs";

test("values of different types have different texts", () => {
  const values = ["1", 1, 1n, true, "true", null, "null", undefined, -0, 0, [1], { 1: 1 }, () => 1];
  assert.equal(new Set(values.map(inspect)).size, values.length);
});

test("dates, errors and objects have their own notations", () => {
  assert.equal(inspect(new Date(0)), "Date(1970-01-01T00:00:00.000Z)");
  assert.equal(inspect(new TypeError("x")), 'TypeError("x")');
  assert.equal(inspect({ a: 1, f() {} }), "{a: 1, f: ƒ}");
  assert.equal(inspect({ [Symbol("mark")]: 5 }), "{Symbol(mark): 5}");
});

test("lines are recorded when they are printed", async () => {
  const { log } = console;
  const lines = await record(
    async () => {
      const object = { answer: 41 };
      console.log(object);
      object.answer = 42;
      console.log("a", 1);
      setTimeout(() => console.log("late"), 5);
    },
    { pass: false },
  );
  assert.deepEqual(lines, ["{answer: 41}", '"a" 1', '"late"']);
  assert.equal(console.log, log);
});

test("an error of the program is passed on", async () => {
  const program = async () => {
    throw new Error("no");
  };
  await assert.rejects(record(program, { pass: false }), /no/);
});
