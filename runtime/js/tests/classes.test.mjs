// Classes of JavaScript as Rust checks them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { importClass, instance } from "../classes.js";
import { codec } from "../codecs.js";
import { articled } from "../errors.js";
import { instance as stand } from "./fake.mjs";

const fake = stand();

test("a and an go by the first letter", () => {
  assert.equal(articled("Account"), "an Account");
  assert.equal(articled("Uint8Array"), "a Uint8Array");
  assert.equal(articled("Counter"), "a Counter");
  assert.equal(articled("item"), "an item");
});

test("an object must be an instance", () => {
  class Counter {}
  class Loud extends Counter {}
  importClass(100, "Counter", () => Counter);
  const counter = new Loud();
  assert.equal(instance(counter, 100, "I.m: result"), counter);
  for (const [value, found] of [
    [{}, "Object (object)"],
    [null, "null"],
    ["x", '"x" (string)'],
    [Counter, "function"],
  ]) {
    assert.throws(() => instance(value, 100, "I.m: result"), {
      name: "TypeError",
      message: `I.m: result: expected a Counter, found ${found}`,
    });
  }
});

test("a class may say itself what its instances are, but only of objects", () => {
  const Even = function () {};
  Object.defineProperty(Even, Symbol.hasInstance, { value: () => true });
  importClass(101, "Even", () => Even);
  const object = {};
  assert.equal(instance(object, 101, "p"), object);
  assert.throws(() => instance(2, 101, "p"), /expected an Even, found 2 \(number\)/);
});

test("the class is looked up at each check", () => {
  /** @type {any} */
  let Class = class {};
  importClass(102, "C", () => Class);
  const object = new Class();
  instance(object, 102, "p");
  Class = class {};
  assert.throws(() => instance(object, 102, "p"), /expected a C/);
  Class = undefined;
  assert.throws(() => instance(object, 102, "p"), { name: "TypeError", message: "p: C is undefined" });
  Class = 5;
  assert.throws(() => instance(object, 102, "p"), { name: "TypeError", message: "p: C is not a class" });
});

test("what the lookup and the check throw passes unchanged", () => {
  const error = new Error("not registered");
  importClass(103, "C", () => {
    throw error;
  });
  assert.throws(() => instance({}, 103, "p"), error);
});

test("a class inside of a value is checked, and the error has the whole place", () => {
  class Counter {}
  importClass(104, "Counter", () => Counter);
  const shape = fake.shape("class", 104, ...fake.text("Counter"));
  const list = codec(fake.shape("array", fake.shape("nullable", shape)));
  list.enc([new Counter(), null], "p");
  assert.throws(() => list.enc([new Counter(), {}], "p"), {
    message: "p: element 1: expected a Counter, found Object (object)",
  });
});

test("a class that is not registered has no objects", () => {
  const shape = codec(fake.shape("class", 105, ...fake.text("Account")));
  assert.throws(() => shape.enc({}, "p"), { message: "p: expected an Account, found Object (object)" });
});
