// Promises that Rust waits for and promises that Rust settles.

import assert from "node:assert/strict";
import { test } from "node:test";

import { awaitFor, isThenable, promiseForget, promiseNew, promiseReject, promiseResolve, schedule } from "../promises.js";
import { takePending } from "../state.js";
import { instance, messageOf, turn } from "./fake.mjs";

const fake = instance();
const u8 = fake.shape("u8");
const settled = async () => {
  await turn();
  return fake.log.settled.splice(0);
};

const string = fake.shape("string");

test("a promise settles with checked bytes", async () => {
  awaitFor(Promise.resolve("a"), 0, string, "p");
  assert.deepEqual(fake.log.settled, []);
  assert.deepEqual(await settled(), [[0, 1, [1, 0, 0, 0, 97]]]);
  awaitFor(Promise.resolve(5), 0, string, "p");
  assert.deepEqual(await settled(), [[0, 0, undefined]]);
  assert.equal(messageOf(takePending()), "p: expected a string, found 5 (number)");
  awaitFor(Promise.reject(undefined), 0, string, "p");
  assert.deepEqual(await settled(), [[0, 0, undefined]]);
  assert.equal(takePending(), undefined);
});

test("scalars settle with a number, and the number says when it has another type", async () => {
  /** @type {[kind: string, value: unknown, number: number][]} */
  const cases = [
    ["u8", 5, 5],
    ["bool", true, 1],
    ["char", "a", 97],
    ["date", new Date(7), 7],
    ["void", "ignored", 0],
    ["safeI64", -1, -1],
    ["f64", 0.5, 0.5],
  ];
  for (const [kind, value, number] of cases) {
    awaitFor(Promise.resolve(value), 0, fake.shape(kind), "p");
    assert.deepEqual(await settled(), [[0, number]], kind);
  }
});

test("a wrong scalar is described in words", async () => {
  fake.accepts = () => false;
  /** @type {[kind: string, value: unknown, message: string][]} */
  const cases = [
    ["u8", 500, "p: out of range for u8: 500, minimum 0, maximum 255"],
    ["u8", "x", 'p: expected an integer, found "x" (string)'],
    ["bool", 1, "p: expected a boolean, found 1 (number)"],
    ["date", 1, "p: expected a date, found 1 (number)"],
  ];
  for (const [kind, value, message] of cases) {
    awaitFor(Promise.resolve(value), 0, fake.shape(kind), "p");
    assert.deepEqual(await settled(), [[0, 0, undefined]]);
    assert.equal(messageOf(takePending()), message);
  }
  fake.accepts = () => true;
});

test("thenables answer once and never at once", async () => {
  const hasty = {
    /** @type {(resolve: (value: number) => void, reject: (reason: number) => void) => void} */
    then(resolve, reject) {
      resolve(1);
      resolve(2);
      reject(3);
    },
  };
  awaitFor(hasty, 1, u8, "p");
  assert.deepEqual(fake.log.settled, []);
  assert.deepEqual(await settled(), [[1, 1]]);
  // A promise whose `then` was replaced calls back through the intrinsic one.
  const replaced = Object.assign(Promise.resolve(4), { then: (/** @type {(value: number) => void} */ resolve) => resolve(9) });
  awaitFor(replaced, 1, u8, "p");
  assert.deepEqual(await settled(), [[1, 4]]);
});

test("what is not a promise throws", () => {
  assert.throws(() => awaitFor(5, 2, u8, "I.m: result"), { message: "I.m: result: expected a promise, found 5 (number)" });
  assert.equal(isThenable({ then: 1 }), false);
  assert.equal(isThenable(Object.assign(() => {}, { then() {} })), true);
  assert.equal(isThenable(null), false);
});

test("a late answer does not reach the next promise of that number", async () => {
  /** @type {(value: number) => void} */
  let late = () => {};
  awaitFor(new Promise((resolve) => (late = resolve)), 3, u8, "old");
  promiseForget(3);
  awaitFor(new Promise(() => {}), 3, u8, "new");
  late(1);
  assert.deepEqual(await settled(), []);
});

test("promises that Rust settles", async () => {
  const good = promiseNew(0);
  promiseResolve(0, fake.put([7]), 1, u8);
  assert.equal(await good, 7);
  const bad = promiseNew(0);
  promiseReject(0, "why");
  await assert.rejects(bad, (reason) => reason === "why");
  const unsafe = promiseNew(0);
  promiseResolve(0, fake.put([0, 0, 0, 0, 0, 0, 0, 0x7f]), 8, fake.shape("safeI64"));
  await assert.rejects(unsafe, RangeError);
});

test("the executor is called after the running code", async () => {
  schedule();
  assert.deepEqual(fake.log.called, []);
  await turn();
  assert.deepEqual(fake.log.called.splice(0), ["run"]);
});
