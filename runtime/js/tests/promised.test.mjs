// Members of an export whose results are promises: their errors are rejections, before the package is started and after its end,
// too.

import assert from "node:assert/strict";
import { test } from "node:test";

import { exportNew } from "../exports.js";
import { installNumbers } from "../numbers.js";
import { died } from "../state.js";
import { instance } from "./fake.mjs";
import { $export, $init } from "./promised.js";

/** @typedef {{ later(a: unknown): Promise<number>, readonly soon: Promise<number>, now(a: unknown): number }} Promised */

const promised = /** @type {Promised} */ ($export);
const fake = instance();
const u8 = fake.shape("u8");
installNumbers();

/**
 * Connects the glue with an export of this number, of which no member was called.
 * @param {number} number
 */
function start(number) {
  const promise = fake.shape("promise", u8);
  fake.member(number, 0, "Promised.later", ["a"], fake.shape("arguments", u8), promise);
  fake.member(number, 1, "Promised.soon", [], fake.shape("arguments"), promise);
  fake.member(number, 2, "Promised.now", ["a"], fake.shape("arguments", u8), u8);
  $init(exportNew(number, 0, ...fake.text("Promised")));
}

/**
 * All members fail: those with a promise by rejecting it.
 * @param {RegExp} expected
 */
async function fail(expected) {
  const promises = [promised.later(1), promised.soon];
  for (const promise of promises) await assert.rejects(promise, expected);
  assert.throws(() => promised.now(1), expected);
}

test("before the package is started", () => fail(/^Error: Promised: the package is not started/));

test("a wrong argument", async () => {
  start(0);
  await assert.rejects(promised.later("x"), {
    name: "TypeError",
    message: 'Promised.later: parameter a: expected an integer, found "x" (string)',
  });
  assert.throws(() => promised.now("x"), /^TypeError: Promised.now: parameter a/);
});

test("a member that is first called when the instance is dead", async () => {
  start(1);
  died(new Error("unreachable"));
  await fail(/^Error: the instance is dead: Rust trapped: unreachable/);
});
