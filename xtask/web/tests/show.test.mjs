// Types can be told apart in the text, and an object is written as it is at that moment.

import assert from "node:assert/strict";
import test from "node:test";

import { record } from "../record.mjs";
import { show } from "../show.mjs";

test("values of different types have different texts", () => {
  const values = ["1", 1, 1n, true, "true", null, "null", undefined, -0, 0, [1], { 1: 1 }, () => 1];
  assert.equal(new Set(values.map(show)).size, values.length);
});

test("dates, errors and objects say what they are", () => {
  assert.equal(show(new Date(0)), "Date(1970-01-01T00:00:00.000Z)");
  assert.equal(show(new TypeError("x")), 'TypeError("x")');
  assert.equal(show({ a: 1, f() {} }), "{a: 1, f: ƒ}");
  assert.equal(show({ [Symbol("mark")]: 5 }), "{Symbol(mark): 5}");
});

test("lines are recorded as they were when they were printed", async () => {
  const log = console.log;
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

test("a program that fails is not recorded as one that printed little", async () => {
  const program = async () => {
    throw new Error("no");
  };
  await assert.rejects(record(program, { pass: false }), /no/);
});
