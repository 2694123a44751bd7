// Maps, sets and objects with any keys that are not as usual: of other realms, changed by the page, or changed while they are read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { identity } from "../identity.js";
import { decoded, encoded, shape } from "./cases.mjs";

const map = shape(["map", "string", "u8"]);
const set = shape(["set", "u8"]);
const dictionary = shape(["dictionary", "u8"]);
const entry = "01000000010000006101";

/**
 * @param {number} at
 * @param {unknown} value
 */
const hex = (at, value) => encoded(at, value).toString("hex");

test("collections of other realms are accepted", () => {
  assert.equal(hex(map, runInNewContext("new Map([['a', 1]])")), entry);
  assert.equal(hex(set, runInNewContext("new Set([7])")), "0100000007");
  assert.equal(hex(dictionary, runInNewContext("({ a: 1 })")), entry);
  assert.equal(hex(shape("arrayBuffer"), runInNewContext("new Uint8Array([7]).buffer")), "0100000007");
  assert.equal(hex(shape(["tuple", "u8"]), runInNewContext("[7]")), "07");
});

test("methods of subclasses are not called", () => {
  class Other extends Map {
    get size() {
      return 5;
    }
    forEach() {
      throw new Error("called");
    }
  }
  assert.equal(hex(map, new Other([["a", 1]])), entry);
  const pretender = { size: 1, forEach() {}, [Symbol.toStringTag]: "Map" };
  assert.throws(() => encoded(map, pretender), { message: "place: expected a Map, found Object (object)" });
  assert.throws(() => encoded(map, Object.create(Map.prototype)), { message: "place: expected a Map, found Map (object)" });
});

test("a map that changes while it is read crosses as it was", () => {
  const nested = shape(["map", "string", ["dictionary", "u8"]]);
  const changing = new Map();
  changing.set("a", {
    get x() {
      changing.set("b", {});
      changing.delete("c");
      return 1;
    },
  });
  changing.set("c", {});
  assert.equal(hex(nested, changing), "020000000100000061010000006301000000010000007801".concat("00000000"));
});

test("objects with any keys are those whose properties are their content", () => {
  const plain = [Object.create(null, { a: { value: 1, enumerable: true } }), Object.assign(new (class {})(), { a: 1 })];
  for (const value of plain) assert.equal(hex(dictionary, value), entry);
  const proxy = new Proxy(
    {},
    { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), get: () => 1 },
  );
  assert.equal(hex(dictionary, proxy), entry);
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const others = [
    [],
    () => {},
    new Map(),
    new Set(),
    new Date(),
    /x/,
    new Error("x"),
    Promise.resolve(),
    new Uint8Array(1),
    revoked.proxy,
    Object(1),
  ];
  for (const value of others)
    assert.throws(() => encoded(dictionary, value), /^TypeError: place: expected a plain object, found /);
});

test("__proto__ is a key", () => {
  const value = decoded(dictionary, Buffer.from("01000000090000005f5f70726f746f5f5f07", "hex"));
  assert.deepEqual(Object.entries(value), [["__proto__", 7]]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.equal(Reflect.set(value, "__proto__", 8), true);
  assert.deepEqual(Object.entries(value), [["__proto__", 8]]);
});

test("what getters throw is not changed", () => {
  const thrown = { own: true };
  const thrower = {
    get a() {
      throw thrown;
    },
  };
  assert.throws(
    () => encoded(dictionary, thrower),
    (error) => error === thrown,
  );
});

test("an object has the same number each time", () => {
  const [one, other] = [{}, () => {}];
  assert.equal(identity(one), identity(one));
  assert.notEqual(identity(one), identity(other));
});
