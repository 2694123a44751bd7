// Strings: exact both ways, at every length, after memory has grown, and whatever is remembered.

import assert from "node:assert/strict";
import { test } from "node:test";

import { rt } from "../state.js";
import { codec } from "../codecs.js";
import { clearStringCache, installStrings, putStr, str } from "../strings.js";
import { instance } from "./fake.mjs";

const fake = instance();
installStrings();

const texts = ["", "\0", "\ufeff", "a\0b", "é", "𝒳", "ab𝒳", "\ufeffx\0"];
const letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCD".repeat(2);
for (let n = 1; n < 70; n++) {
  texts.push(letters.slice(0, n), `${"x".repeat(n)}ü`);
  // Something else than ASCII at every place, also across the middle of two halves.
  if (n < 36)
    for (let i = 0; i < n; i++)
      for (const odd of ["ü", "€", "𝒳"]) texts.push(letters.slice(0, i) + odd + letters.slice(i + 1, n));
}
texts.push("y".repeat(5000), "ü".repeat(5000), "𝒳".repeat(40000), `${"z".repeat(100)}𝒳`.repeat(300), `${"z".repeat(3000)}𝒳`);

const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];

test("strings of Rust", () => {
  for (const text of texts) assert.equal(str(...fake.text(text)), text);
});

test("strings for Rust", () => {
  for (const text of texts) assert.deepEqual(fake.passed(putStr(text)), bytes(text), text.slice(0, 80));
});

test("lone surrogates become U+FFFD", () => {
  for (const text of ["\ud800", "a\udc00b", `${"x".repeat(70)}\ud800`, `${"x".repeat(70)}\udc00y`, `${"\udc00".repeat(200)}`]) {
    assert.deepEqual(fake.passed(putStr(text)), bytes(text));
  }
});

test("memory grows under the views", () => {
  const [at, length] = fake.text("kept");
  fake.memory.grow(1);
  assert.equal(str(at, length), "kept");
  fake.memory.grow(1);
  assert.equal(putStr("short"), 5);
  assert.deepEqual(fake.passed(5), bytes("short"));
  // Each of the two blocks is larger than what is left of memory.
  const long = `${"l".repeat(200_000)}${"ü".repeat(200_000)}`;
  assert.deepEqual(fake.passed(putStr(long)), bytes(long));
});

test("a string that there is no memory for", () => {
  fake.limit = 100_000;
  const error = { name: "RangeError", message: /^place: no memory for \d+ bytes$/ };
  assert.throws(() => putStr("x".repeat(100_001), "place"), error);
  assert.throws(() => putStr("ü".repeat(60_000), "place"), error);
  fake.limit = 1 << 30;
  assert.deepEqual(fake.passed(putStr("x".repeat(100))), bytes("x".repeat(100)));
});

/**
 * The tag of a text of `length` bytes in a slot; `owner` is the count of earlier texts.
 * @type {(owner: number, slot: number, length: number) => number}
 */
const tag = (owner, slot, length) => ~((owner << 14) | (slot << 5) | (length - 1));

test("a text is read once under a tag", () => {
  const [at, length] = fake.text("hello");
  assert.equal(rt.str(at, tag(0, 7, 5)), "hello");
  new Uint8Array(fake.memory.buffer).set(bytes("HELLO"), at);
  // It is not looked at again: Rust uses no tag for two texts.
  assert.equal(rt.str(at, tag(0, 7, 5)), "hello");
  assert.equal(rt.str(at, length), "HELLO");
  assert.equal(rt.str(at, tag(0, 8, 5)), "HELLO");
  assert.equal(rt.str(at, tag(1, 7, 5)), "HELLO");
  // What the slot had before is read again, and so is what comes after.
  assert.equal(rt.str(at, tag(0, 7, 4)), "HELL");
  assert.equal(rt.str(at, tag(1, 7, 3)), "HEL");
});

test("all tags differ, and every one leads to its text", () => {
  const all = [];
  for (const slot of [0, 1, 255, 510, 511]) for (const owner of [0, 1, 65_535]) all.push([slot, owner]);
  const known = new Map();
  for (const [slot, owner] of all) {
    for (let length = 1; length <= 32; length++) {
      const text = `${slot}/${owner}/${letters}`.slice(0, length);
      const it = tag(owner, slot, length);
      assert.ok(it < 0 && it >= -(2 ** 30) && !known.has(it));
      known.set(it, text);
      assert.equal(rt.str(fake.text(text)[0], it), text);
    }
  }
});

test("what was forgotten is read again", () => {
  const [at] = fake.text("old");
  assert.equal(rt.str(at, tag(3, 9, 3)), "old");
  new Uint8Array(fake.memory.buffer).set(bytes("new"), at);
  clearStringCache();
  assert.equal(rt.str(at, tag(3, 9, 3)), "new");
});

test("texts of several bytes a unit are whole at every length around a mebi", () => {
  fake.limit = 1 << 30;
  const long = codec(fake.shape("string"));
  for (const letter of ["é", "€", "😀"]) {
    for (const units of [0xffffe, 0x100000, 0x180002]) {
      const text = letter.repeat(units / letter.length);
      assert.deepEqual(Buffer.from(fake.passed(putStr(text, "place"))), Buffer.from(text));
      assert.deepEqual(Buffer.from(fake.frame(long.enc(text, "place")).slice(4)), Buffer.from(text));
    }
  }
});

test("another instance begins anew", () => {
  const [at] = fake.text("old");
  assert.equal(rt.str(at, tag(3, 10, 3)), "old");
  const other = instance();
  installStrings();
  assert.equal(rt.str(other.text("other")[0], tag(3, 10, 3)), "oth");
});
