// The property API, as Rust calls it.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as objects from "../objects.js";
import { rt, state, takePending } from "../state.js";
import { installNumbers } from "../numbers.js";
import { start, rt as given } from "../runtime.js";
import { functions, instance, messageOf } from "./fake.mjs";

const fake = instance();
const u8 = fake.shape("u8");
const key = (/** @type {string} */ name) => fake.text(name);
const failed = () => {
  const cells = fake.statusWord(0);
  fake.words(16, [0]);
  return cells === 1 ? messageOf(takePending()) : undefined;
};

test("get, set, has, delete", () => {
  const object = {};
  objects.objectSet(object, ...key("a"), fake.put([5]), 1, u8);
  assert.deepEqual(object, { a: 5 });
  assert.equal(objects.objectHas(object, ...key("a")), 1);
  assert.equal(objects.objectHas(object, ...key("toString")), 1);
  assert.equal(objects.objectHas(object, ...key("b")), 0);
  assert.deepEqual(fake.frame(objects.objectGet(object, ...key("a"), u8)), [5]);
  objects.objectGet(object, ...key("b"), u8);
  assert.equal(failed(), "property b: expected an integer, found undefined");
  assert.equal(objects.objectDelete(object, ...key("a")), 1);
  assert.equal(objects.objectDelete(Object.freeze({ a: 1 }), ...key("a")), 0);
  objects.objectSet(Object.freeze({}), ...key("a"), fake.put([5]), 1, u8);
  assert.match(`${failed()}`, /not extensible/);
});

test("methods and functions", () => {
  const shape = fake.signature(fake.shape("arguments", u8), u8);
  const object = {
    base: 1,
    /** @param {number} x */
    add(x) {
      return this.base + x;
    },
  };
  assert.deepEqual(fake.frame(objects.objectCallMethod(object, ...key("add"), fake.put([2]), 1, shape)), [3]);
  objects.objectCallMethod(object, ...key("base"), fake.put([2]), 1, shape);
  assert.equal(failed(), "method base: expected a function, found 1 (number)");
  object.base = 255;
  objects.objectCallMethod(object, ...key("add"), fake.put([2]), 1, shape);
  assert.equal(failed(), "method add: result: out of range for u8: 257, minimum 0, maximum 255");
  assert.deepEqual(
    fake.frame(objects.functionCall((/** @type {number} */ x) => x, undefined, fake.put([9]), 1, shape, 0, 0, 0, 0)),
    [9],
  );
});

test("an own property called __proto__ stays one", () => {
  const record = fake.record("Named");
  const value = /** @type {object} */ (objects.valueMake(fake.put([1, 7, 0]), 3, record));
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.deepEqual(Object.entries(value), [
    ['a "b"', 1],
    ["__proto__", 7],
  ]);
});

test("checks of glue name the place", () => {
  installNumbers();
  assert.throws(() => rt.integer(1.5, "I.m: result", "i32"), { message: "I.m: result: expected an integer, found 1.5 (number)" });
  assert.throws(() => rt.bigint(1n << 63n, "p", "bigI64"), RangeError);
  assert.throws(() => rt.char("ab", "p"), { message: 'p: expected a single character, found "ab" (string)' });
  assert.throws(() => rt.char("\ud800", "p"), TypeError);
  assert.equal(rt.char("𝒳", "p"), 0x1d4b3);
  assert.throws(() => rt.millis(new Date(NaN), "p"), { message: "p: expected a valid date, found Date (object)" });
  assert.throws(() => rt.float32(1e300, "p"), RangeError);
});

test("the start runs the start functions of exports, and brings the core", () => {
  /** @type {string[]} */
  const ran = [];
  const exports = { memory: fake.memory, __jsi1_export_a: () => ran.push("a"), other: () => ran.push("other") };
  start(exports, fake.memory, functions, 16);
  assert.deepEqual(ran, ["a"]);
  assert.equal(given(), rt);
  // the modules belong to this instance, and another one changes nothing
  start(exports, fake.memory, functions, 16);
  const other = new WebAssembly.Memory({ initial: 1 });
  for (let round = 0; round < 2; round += 1)
    assert.throws(() => start(exports, other, functions, 16), /^Error: the package is already started/);
  assert.deepEqual([ran, state.memory], [["a"], fake.memory]);
  assert.throws(() => rt.throwMismatch(1, "a string", "I.m: result"), {
    message: "I.m: result: expected a string, found 1 (number)",
  });
});
