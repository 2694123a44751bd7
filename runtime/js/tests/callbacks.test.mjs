//! Functions that call closures of Rust.

import assert from "node:assert/strict";
import { test } from "node:test";

import { callback, callbackDrop } from "../callbacks.js";
import { leave, outgoingCount, pushOutgoing } from "../state.js";
import { instance } from "./fake.mjs";

const fake = instance();
const string = fake.shape("string");
const u8 = fake.shape("u8");
const signature = fake.signature(fake.shape("tuple", u8, u8), string);

test("one callback is one function", () => {
  const f = callback(0, signature, "I.m: parameter f");
  assert.equal(callback(0, signature, "elsewhere"), f);
  assert.notEqual(callback(1, signature, "I.m: parameter g"), f);
});

test("arguments are checked, surplus ones ignored", () => {
  const f = callback(0, signature, "I.m: parameter f");
  fake.answer = () => [2, 0, 0, 0, 104, 105];
  assert.equal(f(1, 2, 3), "hi");
  assert.deepEqual(fake.log.called.splice(0), [[0, [1, 2]]]);
  assert.throws(() => f(1), {
    name: "TypeError",
    message: "I.m: parameter f: argument 2: expected an integer, found undefined",
  });
  assert.deepEqual(fake.log.called, []);
});

test("errors of Rust are thrown as they are", () => {
  const f = callback(0, signature, "I.m: parameter f");
  const error = {};
  fake.answer = () => {
    leave(error);
    return undefined;
  };
  let thrown;
  try {
    f(1, 2);
  } catch (e) {
    thrown = e;
  }
  assert.equal(thrown, error);
  fake.log.called.length = 0;
});

test("a result that JavaScript cannot take is an error and leaves no reference", () => {
  const pair = fake.shape("tuple", fake.shape("object"), fake.shape("safeI64"), fake.shape("object"));
  const f = callback(5, fake.signature(fake.shape("tuple"), pair), "I.m: parameter f");
  fake.answer = () => {
    const [a, b] = [pushOutgoing({}), pushOutgoing({})];
    return [a, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, b, 0, 0, 0];
  };
  assert.throws(() => f(), { name: "RangeError", message: /^I\.m: parameter f: .*out of range for i64/ });
  assert.equal(outgoingCount(), 0);
  fake.log.called.length = 0;
});

test("a dropped callback throws and its number is free", () => {
  const f = callback(0, signature, "I.m: parameter f");
  callbackDrop(0);
  callbackDrop(0);
  assert.throws(() => f(1, 2), { message: "I.m: parameter f: callback was dropped" });
  const next = callback(0, signature, "I.m: parameter next");
  assert.notEqual(next, f);
  assert.throws(() => f(1, 2), /callback was dropped/);
  assert.deepEqual(fake.log.called, []);
});

test("a callback that calls itself reads its own arguments", () => {
  const f = callback(0, signature, "f");
  fake.answer = (_, [depth]) => {
    if (depth < 3) f(depth + 1, 9);
    return [1, 0, 0, 0, 48 + depth];
  };
  assert.equal(f(0, 9), "0");
  assert.deepEqual(fake.log.called.map(([, [depth]]) => depth), [0, 1, 2, 3]);
});
