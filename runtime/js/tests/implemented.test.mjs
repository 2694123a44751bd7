// Objects of callback interfaces that Rust implements.

import assert from "node:assert/strict";
import { test } from "node:test";

import { exportedNumber } from "../exports.js";
import { implementedObject, interfaceNew } from "../implemented.js";
import { state } from "../state.js";
import { collect, found, instance } from "./fake.mjs";

const fake = instance();
const u8 = fake.shape("u8");
const PROVIDER = 3;

fake.member(PROVIDER, 0, "Provider.add", ["a", "b"], fake.shape("arguments", u8, u8), u8);
fake.member(PROVIDER, 1, "Provider.later", [], fake.shape("arguments"), fake.shape("promise", u8));
fake.member(PROVIDER, 2, "Provider.level", [], fake.shape("arguments"), u8);
fake.member(PROVIDER, 3, "Provider.level", ["value"], fake.shape("arguments", u8), fake.shape("void"));

/**
 * @typedef {{ add(a: number, b: number): number, later(): Promise<number>, level?: number }} Provider
 */

const provider = interfaceNew(PROVIDER, ...fake.text("Provider"));
// As glue does.
provider.implement = (present) => {
  const o = {
    /** @type {(a: number, b: number) => unknown} */
    add(a, b) {
      return provider.method(0, o, [a, b]);
    },
    later() {
      try {
        return provider.method(1, o, []);
      } catch (error) {
        return Promise.reject(error);
      }
    },
  };
  if (present[0] === 1) {
    provider.add(o, {
      get level() {
        return provider.method(2, o, []);
      },
      set level(value) {
        provider.method(3, o, [value]);
      },
    });
  }
  return o;
};

/**
 * The object of a number as Rust passes it.
 * @param {number} number
 * @param {number[]} present
 */
const object = (number, ...present) =>
  /** @type {Provider} */ (implementedObject(number, PROVIDER, fake.put(present), present.length));

const calls = () => fake.log.called.splice(0);
const released = () => fake.log.released.splice(0);

test("a number has one object, whose members call Rust with it", () => {
  const it = object(7, 1);
  assert.equal(object(7, 1), it);
  assert.equal(exportedNumber(it), 7);
  assert.deepEqual(Object.keys(it), ["add", "later", "level"]);
  fake.answer = () => [9];
  assert.equal(it.add(1, 2), 9);
  assert.equal(it.level, 9);
  it.level = 4;
  const { add } = it;
  assert.equal(add(3, 4), 9);
  assert.deepEqual(calls(), [
    [PROVIDER, 0, 7, [1, 2]],
    [PROVIDER, 2, 7, []],
    [PROVIDER, 3, 7, [4]],
    [PROVIDER, 0, 7, [3, 4]],
  ]);
});

test("a member that Rust does not have is absent", () => {
  const it = object(8, 0);
  assert.deepEqual(Object.keys(it), ["add", "later"]);
  assert.equal("level" in it, false);
  assert.equal("dispose" in it, false);
});

test("wrong arguments name the place", () => {
  const it = object(9);
  assert.throws(() => it.add(1, 256), {
    name: "RangeError",
    message: "Provider.add: parameter b: out of range for u8: 256, minimum 0, maximum 255",
  });
  assert.deepEqual(calls(), []);
});

test("a copy of an object is another object", () => {
  const copy = { ...object(9) };
  assert.equal(exportedNumber(copy), -1);
  fake.answer = () => [3];
  assert.equal(copy.add(1, 2), 3);
  calls();
});

test("the collector releases an object that no member is kept of", async () => {
  released();
  object(20);
  const { add } = object(21);
  await found();
  await collect();
  const gone = released();
  assert.ok(gone.includes(20));
  assert.ok(!gone.includes(21));
  fake.answer = () => [3];
  assert.equal(add(1, 2), 3);
  calls();
});

test("calls after the end of the instance throw, and reject", async () => {
  const it = object(30);
  const { dead, death } = state;
  state.dead = "it panicked";
  try {
    assert.throws(() => it.add(1, 2), /the instance is dead/);
    await assert.rejects(it.later(), /the instance is dead/);
    assert.deepEqual(calls(), []);
  } finally {
    state.dead = dead;
    state.death = death;
  }
});
