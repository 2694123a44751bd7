// A memory that threads share: texts as browsers take them, views that reach what has grown, copies outside of it.

import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {[Class: any, method: string, at: number][]} */
const methods = [
  [TextDecoder, "decode", 0],
  [TextEncoder, "encodeInto", 1],
];
// As browsers do.
for (const [Class, method, at] of methods) {
  const original = Class.prototype[method];
  Class.prototype[method] = function (/** @type {any[]} */ ...args) {
    if (args[at]?.buffer instanceof SharedArrayBuffer) throw new TypeError(`${method}: the memory is shared`);
    return original.apply(this, args);
  };
}

const { codec } = await import("../codecs.js");
const { putStr, str } = await import("../strings.js");
const { rt } = await import("../state.js");
const { installArrays } = await import("../typed.js");
const { instance } = await import("./fake.mjs");

const fake = instance({ shared: true });
installArrays();

const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];
const texts = ["", "a", "ü", "x".repeat(20), "x".repeat(70), "𝒳".repeat(50), `${"z".repeat(3000)}ü`];

test("texts are copied for engines that take no shared memory", () => {
  for (const text of texts) {
    assert.equal(str(...fake.text(text)), text);
    assert.deepEqual(fake.passed(putStr(text)), bytes(text));
    const length = codec(fake.shape("string")).enc(text, "place");
    assert.deepEqual(fake.frame(length).slice(4), bytes(text));
  }
});

test("views reach what has grown, though they are not empty", () => {
  for (const text of texts) {
    // Behind all that views reach so far.
    fake.fillMemory();
    assert.equal(str(...fake.text(text.padEnd(2, "-"))), text.padEnd(2, "-"));
    fake.fillMemory();
    const long = text.repeat(40) + "-".repeat(100);
    assert.deepEqual(fake.passed(putStr(long)), bytes(long));
  }
});

test("typed arrays are copies outside of the memory", () => {
  fake.fillMemory();
  const at = fake.put([1, 2, 3, 4]);
  const copy = rt.elements(Uint16Array, at, 2);
  assert.deepEqual(copy, Uint16Array.of(0x201, 0x403));
  assert.ok(copy.buffer instanceof ArrayBuffer);
  const typed = codec(fake.shape("typed", fake.shape("u8")));
  const decoded = /** @type {Uint8Array} */ (typed.dec(fake.put([2, 0, 0, 0, 7, 8]), 6));
  assert.deepEqual(decoded, Uint8Array.of(7, 8));
  assert.ok(decoded.buffer instanceof ArrayBuffer);
});
