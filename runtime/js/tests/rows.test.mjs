// Every row of the table of kinds has what JavaScript needs of it: nothing is forgotten when a row is added.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as encode from "../encode.js";
import { toDirect, isDirect, isNumber, fromDirect } from "../direct.js";
import { KINDS, TYPES } from "../shapes.js";
import { rows } from "./rows.mjs";
import "./fake.mjs";

/** @import { Mismatch } from "../errors.js" */

/** @type {Record<string, string>} */
const types = TYPES;
const encoder = (/** @type {string} */ kind) => encode.LEAVES[kind] ?? (types[kind] && encode.referenceTo(types[kind]));

test("kinds have the numbers of the table", () => {
  assert.deepEqual(
    KINDS,
    rows.map(({ js }) => js),
  );
});

test("every kind without parts has an encoder", () => {
  for (const { js, leaf } of rows) {
    if (leaf) assert.equal(typeof encoder(js), "function", js);
  }
});

test("wrong values are called what the table says", () => {
  for (const { js, leaf, expected } of rows) {
    if (!leaf || expected === "" || js === "clamped") continue;
    const wrong = expected === "boolean" ? 5 : false;
    let text;
    try {
      encoder(js)(wrong);
    } catch (mismatch) {
      text = /** @type {Mismatch} */ (mismatch).error("place").message;
    }
    assert.match(String(text), new RegExp(`^place: expected an? ${expected}, found ${wrong}`), js);
  }
});

test("kinds that cross as numbers are those of the table", () => {
  for (const { js, number, callback } of rows) {
    assert.equal(isDirect(number), callback !== "bytes", js);
  }
});

test("a number makes the value that it was made of", () => {
  /** @type {Record<string, unknown>} */
  const samples = { void: undefined, bool: true, char: "x", date: new Date(5) };
  for (const { js, number, callback } of rows) {
    if (callback === "bytes") continue;
    const value = isNumber(number) ? 5 : samples[js];
    assert.ok(js in samples || isNumber(number), `a sample of ${js}`);
    assert.deepEqual(fromDirect(toDirect(value, number), number), value, js);
  }
});
