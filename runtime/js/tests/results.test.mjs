// The cases of runtime/tests/data/cases.json through the checks that glue has in line: what a codec takes they take, what it
// refuses they refuse, with the same text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { throwMismatch, installErrors, object } from "../errors.js";
import { installNumbers } from "../numbers.js";
import { rt } from "../state.js";
import { table, value } from "./cases.mjs";
import { choose } from "./next.mjs";
import * as results from "./results.js";

/** @import { Json } from "./cases.mjs" */

installErrors();
installNumbers();
results.$init({
  ...rt,
  throwMismatch,
  object,
  putStr: (/** @type {string} */ text) => text,
  fail: (/** @type {unknown} */ error) => {
    throw error;
  },
});

const functions = /** @type {Record<string, () => unknown>} */ (results);

/**
 * The name of the glue for values of this kind.
 * @param {string} kind
 */
const nameOf = (kind) => `__m_${kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/**
 * The result of the glue for a value of this kind.
 * @param {string} kind
 * @param {unknown} value
 */
function checked(kind, value) {
  choose(value);
  return functions[nameOf(kind)]();
}

/**
 * The cases of kinds that glue checks in line.
 * @template {{ shape: Json }} Case
 * @param {Case[]} cases
 * @returns {(Case & { shape: string })[]}
 */
const of = (cases) =>
  cases
    .filter((entry) => typeof entry.shape === "string" && functions[nameOf(entry.shape)] !== undefined)
    .map((entry) => /** @type {Case & { shape: string }} */ (entry));

test("glue takes good values", () => {
  const cases = of(table.bytes);
  assert.ok(cases.length > 40);
  for (const { shape, value: json } of cases) {
    const good = value(json);
    const given = checked(shape, good);
    /** @type {Record<string, (it: any) => unknown>} */
    const expected = {
      boolean: (it) => (it ? 1 : 0),
      number: (it) => (shape === "f32" ? Math.fround(it) : it),
      string: (it) => (shape === "char" ? it.codePointAt(0) : it),
      object: (it) => (shape === "date" ? it.getTime() : it),
    };
    assert.deepEqual(given, (expected[typeof good] ?? ((it) => it))(good), `${shape} ${JSON.stringify(json)}`);
  }
});

test("glue refuses wrong values as codecs do", () => {
  const cases = of(table.errors);
  assert.ok(cases.length > 80);
  for (const { shape, value: json, error } of cases) {
    const message = error.replace(/^place/, `Results.${shape}: result`);
    const name = error.includes("out of range") ? "RangeError" : "TypeError";
    assert.throws(() => checked(shape, value(json)), { name, message }, error);
  }
});
