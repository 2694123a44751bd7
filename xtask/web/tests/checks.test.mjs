// Tests the checks of cases: which values are equal, and the messages of failed checks.

import assert from "node:assert/strict";
import test from "node:test";

import { Checks } from "../tasks/checks.mjs";

const checks = (collect = async () => true) => new Checks({ engine: "node", kind: "nodejs", collect });

test("content is compared with its type, identity by Object.is", () => {
  const t = checks();
  t.same([1, { a: 2n }, new Date(0)], [1, { a: 2n }, new Date(0)]);
  t.same(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
  assert.throws(() => t.same(new Uint8Array([1]), new Int32Array([1])), /Uint8Array\[1\], expected Int32Array\[1\]/);
  assert.throws(() => t.same([1], ["1"]), /a value is \[1\], expected \["1"\]/);
  assert.throws(() => t.equal(0, -0), /a value is 0, expected -0/);
  assert.equal(t.count, 5);
});

test("an error is expected with a part of its message", async () => {
  const t = checks();
  const fail = () => {
    throw new TypeError("it is not so");
  };
  assert.ok(t.throws(fail, "not so") instanceof TypeError);
  assert.ok((await t.rejects(async () => fail(), /^it is/)) instanceof TypeError);
  assert.throws(() => t.throws(fail, "otherwise"), /the message of the error is "it is not so", expected otherwise/);
  assert.throws(() => t.throws(() => 1), /nothing was thrown, the result is 1/);
  await assert.rejects(t.rejects(Promise.resolve(1)), /nothing was rejected, but resolved: 1/);
});

test("collections are requested until the condition holds", async () => {
  let requests = 0;
  const collect = async () => {
    requests += 1;
    return true;
  };
  await checks(collect).collected(() => requests === 3);
  assert.equal(requests, 3);
  await assert.rejects(
    checks(collect).collected(() => false, "a thing"),
    /a thing was not collected/,
  );
  await assert.rejects(
    checks(async () => false).collected(() => false),
    /a garbage collection cannot be requested/,
  );
});
