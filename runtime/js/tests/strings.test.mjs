//! Strings: exact both ways, at every length, after memory has grown.

import assert from "node:assert/strict";
import { test } from "node:test";

import { putStr, str } from "../strings.js";
import { instance } from "./fake.mjs";

const fake = instance();
const texts = ["", "\0", "\ufeff", "a\0b", "é", "𝒳", "ab𝒳", "\ufeffx\0"];
for (let n = 1; n < 40; n++) texts.push("abcdefghijklmnopqrstuvwxyz0123456789ABCD".slice(0, n), `${"x".repeat(n)}ü`);
texts.push("y".repeat(5000), "ü".repeat(5000), "𝒳".repeat(40000), `${"z".repeat(100)}𝒳`.repeat(300));

test("strings of Rust", () => {
  for (const text of texts) assert.equal(str(...fake.text(text)), text);
});

test("strings for Rust", () => {
  for (const text of texts) {
    const bytes = fake.frame(putStr(text));
    assert.equal(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes)), text);
  }
});

test("lone surrogates become U+FFFD", () => {
  for (const text of ["\ud800", "a\udc00b", `${"x".repeat(70)}\ud800`]) {
    const bytes = fake.frame(putStr(text));
    assert.equal(new TextDecoder().decode(new Uint8Array(bytes)), text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/, "\ufffd"));
  }
});

test("memory grows under the views", () => {
  const [at, length] = fake.text("kept");
  fake.memory.grow(1);
  assert.equal(str(at, length), "kept");
  fake.memory.grow(1);
  assert.equal(putStr("short"), 5);
  assert.deepEqual(fake.frame(5), [...new TextEncoder().encode("short")]);
});
