// The cases of runtime/tests/data/cases.json: these codecs and the native interpreter (runtime/src/sys/native/codec/cases.rs)
// agree on every byte and on every error text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { pushOutgoing } from "../state.js";
import { decoded, encoded, references, shape, table, value } from "./cases.mjs";

test("good values have the same bytes, there and back", () => {
  assert.ok(table.bytes.length > 100);
  for (const entry of table.bytes) {
    const address = shape(entry.shape);
    const bytes = encoded(address, value(entry.value));
    assert.equal(bytes.toString("hex"), entry.hex, JSON.stringify(entry));
    references().forEach(pushOutgoing);
    const back = decoded(address, bytes);
    assert.equal(encoded(address, back).toString("hex"), entry.hex, `back and again: ${JSON.stringify(entry)}`);
    references();
  }
});

/**
 * A chain of this depth, as in runtime/src/sys/native/codec/cases.rs.
 * @param {number} depth
 */
function chain(depth) {
  /** @type {object} */
  let value = { text: "0", next: null };
  for (let at = 1; at < depth; at++) {
    value = at % 3 === 0 ? { text: String(at), next: null, skip: { chain: value, n: 1 } } : { text: String(at), next: value };
  }
  return value;
}

test("deep values have parts, there and back", () => {
  for (const { shape: of, depth } of table.deep) {
    const address = shape(of);
    const content = Array.isArray(of) ? [chain(depth), chain(depth)] : chain(depth);
    const bytes = encoded(address, content);
    assert.deepEqual(decoded(address, bytes), content);
    assert.equal(encoded(address, decoded(address, bytes)).toString("hex"), bytes.toString("hex"));
  }
});

test("wrong values have the same texts", () => {
  assert.ok(table.errors.length > 100);
  for (const { shape: of, value: wrong, error } of table.errors) {
    const expected = { name: error.includes("out of range") ? "RangeError" : "TypeError", message: error };
    assert.throws(() => encoded(shape(of), value(wrong)), expected, error);
  }
});

test("integers that are not safe are refused on the way to JavaScript", () => {
  assert.ok(table.refused.length > 4);
  for (const { shape: of, hex, error } of table.refused) {
    assert.throws(() => decoded(shape(of), Buffer.from(hex, "hex")), { name: "RangeError", message: error }, error);
  }
});
