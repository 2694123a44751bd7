//! Promises that Rust waits for and promises that Rust settles.

import assert from "node:assert/strict";
import { test } from "node:test";

import { awaitFor, isThenable, promiseForget, promiseNew, promiseReject, promiseResolve, schedule } from "../promises.js";
import { takePending } from "../state.js";
import { instance, turn } from "./fake.mjs";

const fake = instance();
const u8 = fake.shape("u8");
const settled = async () => {
  await turn();
  return fake.log.settled.splice(0);
};

test("a promise settles with checked bytes", async () => {
  awaitFor(Promise.resolve(5), 0, u8, "p");
  assert.deepEqual(fake.log.settled, []);
  assert.deepEqual(await settled(), [[0, 1, [5]]]);
  awaitFor(Promise.resolve(500), 0, u8, "p");
  assert.deepEqual(await settled(), [[0, 0, undefined]]);
  assert.equal(takePending().message, "p: out of range for u8: 500, minimum 0, maximum 255");
  awaitFor(Promise.reject(undefined), 0, u8, "p");
  assert.deepEqual(await settled(), [[0, 0, undefined]]);
  assert.equal(takePending(), undefined);
});

test("thenables answer once and never at once", async () => {
  const hasty = {
    then(resolve, reject) {
      resolve(1);
      resolve(2);
      reject(3);
    },
  };
  awaitFor(hasty, 1, u8, "p");
  assert.deepEqual(fake.log.settled, []);
  assert.deepEqual(await settled(), [[1, 1, [1]]]);
  // A promise whose `then` was replaced calls back through the intrinsic one.
  const replaced = Object.assign(Promise.resolve(4), { then: (resolve) => resolve(9) });
  awaitFor(replaced, 1, u8, "p");
  assert.deepEqual(await settled(), [[1, 1, [4]]]);
});

test("what is not a promise throws", () => {
  assert.throws(() => awaitFor(5, 2, u8, "I.m: result"), { message: "I.m: result: expected a promise, found 5 (number)" });
  assert.equal(isThenable({ then: 1 }), false);
  assert.equal(isThenable(Object.assign(() => {}, { then() {} })), true);
  assert.equal(isThenable(null), false);
});

test("a late answer does not reach the next promise of that number", async () => {
  let late;
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
