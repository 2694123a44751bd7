// Errors in words, and errors of Rust.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";

import { Mismatch, describe, info, isError } from "../errors.js";
import { errorMake, errorPayload } from "../payloads.js";
import { instance } from "./fake.mjs";

test("values in a few words", () => {
  class Cat {}
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  for (const [value, text] of [
    [undefined, "undefined"],
    [null, "null"],
    [1.5, "1.5 (number)"],
    [-0, "-0 (number)"],
    [5n, "5 (bigint)"],
    [true, "true (boolean)"],
    ['a"b', '"a\\"b" (string)'],
    [Symbol("s"), "Symbol(s) (symbol)"],
    [() => {}, "function"],
    [[], "Array (object)"],
    [new Cat(), "Cat (object)"],
    [Object.create(null), "Object (object)"],
    [revoked.proxy, "Object (object)"],
    ["x".repeat(100), `"${"x".repeat(40)}…" (string)`],
  ]) {
    assert.equal(describe(value), text);
  }
});

test("descriptions are cut", () => {
  for (const [value, text] of [
    [Symbol("s".repeat(1e6)), `Symbol(${"s".repeat(40)}…) (symbol)`],
    [Symbol("s".repeat(40)), `Symbol(${"s".repeat(40)}) (symbol)`],
    [10n ** 79n, `1${"0".repeat(79)} (bigint)`],
    [-(10n ** 90n), `-1${"0".repeat(78)}… (bigint)`],
    [10n ** 30000n, "more than 1000 digits (bigint)"],
    [{ constructor: { name: "n".repeat(1e6) } }, `${"n".repeat(40)}… (object)`],
    [{ constructor: { name: 5n } }, "Object (object)"],
  ]) {
    assert.equal(describe(value), text);
  }
});

test("what throws says nothing", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.deepEqual(info(proxy), ["Object", "[object Object]", null, undefined, undefined]);
  const odd = {
    get [Symbol.toStringTag]() {
      throw new Error("no tag");
    },
    toString: undefined,
  };
  assert.deepEqual(info(odd), ["Object", "[object Object]", null, undefined, undefined]);
  assert.equal(isError(proxy), false);
  assert.equal(Mismatch.is(proxy), false);
  assert.equal(info("x".repeat(2e6))[1].length, (1 << 20) + 1);
  assert.equal(info(() => "x".repeat(1e6))[1], '() => "x".repeat(1e6)');
});

test("a long path is cut in the middle", () => {
  const wrong = new Mismatch(RangeError, "wrong");
  for (let i = 99; i >= 0; i--) wrong.at(`${i}`);
  assert.equal(wrong.error("place").message, "place: 0: 1: 2: 3: 4: 5: 6: 7: …: 92: 93: 94: 95: 96: 97: 98: 99: wrong");
});

test("errors of every realm, and nothing else", () => {
  for (const value of [new Error(), new RangeError(), new DOMException(), vm.runInNewContext("new TypeError('x')")]) {
    assert.equal(isError(value), true);
  }
  for (const value of [undefined, null, "Error", {}, { name: "Error", message: "" }, Error]) {
    assert.equal(isError(value), false);
  }
});

test("what is thrown says what it is", () => {
  const cause = {};
  const [name, message, stack, why, code] = info(Object.assign(new TypeError("t", { cause }), { code: "E" }));
  assert.deepEqual([name, message, why, code], ["TypeError", "t", cause, "E"]);
  assert.match(`${stack}`, /TypeError: t/);
  assert.deepEqual(info("s"), ["string", "s", null, undefined, undefined]);
  assert.deepEqual(info(null).slice(0, 2), ["null", "null"]);
  assert.deepEqual(info(Object.create(null)).slice(0, 2), ["Object", "[object Object]"]);
  const hostile = {
    get message() {
      throw new Error("no");
    },
    toString: () => "text",
  };
  assert.deepEqual(info(hostile).slice(0, 2), ["Object", "text"]);
});

test("errors of Rust have class, name, cause and payload", () => {
  const fake = instance();
  /** @type {(name: string, message: string, hasCause: number, cause: unknown, payload: number) => Error} */
  const make = (name, message, hasCause, cause, payload) =>
    errorMake(...fake.text(name), ...fake.text(message), hasCause, cause, payload, 0, 0, 0, 0);
  const range = make("RangeError", "far", 0, undefined, -1);
  assert.equal(range.constructor, RangeError);
  assert.equal(range.message, "far");
  assert.equal("cause" in range, false);
  assert.equal(errorPayload(range), -1);
  const odd = make("Odd", "x", 1, range, 7);
  assert.equal(odd.constructor, Error);
  assert.equal(`${odd}`, "Odd: x");
  assert.equal(odd.cause, range);
  assert.equal(errorPayload(odd), 7);
  assert.deepEqual(Object.keys(odd), []);
  assert.equal(make("toString", "x", 0, undefined, -1).constructor, Error);
});
