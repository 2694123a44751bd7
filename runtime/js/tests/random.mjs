// `node random.mjs FILE`: the codecs give for every case in the file what the native interpreter gave.
// runtime/src/sys/native/codec/random.rs writes the file and starts this.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { pushOutgoing } from "../state.js";
import { decoded, encoded, references, shape, value } from "./cases.mjs";

/** @import { Json } from "./cases.mjs" */

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
/** A shape that is there already takes no more memory. */
const known = new Map();

/** @param {Json} json */
function address(json) {
  const name = JSON.stringify(json);
  if (!known.has(name)) known.set(name, shape(json));
  return known.get(name);
}

for (const entry of cases) {
  const at = address(entry.shape);
  const content = value(entry.value);
  if (entry.error !== undefined) {
    assert.throws(() => encoded(at, content), { message: entry.error }, JSON.stringify(entry));
    assert.equal(references().length, 0, JSON.stringify(entry));
    continue;
  }
  const bytes = encoded(at, content);
  assert.equal(bytes.toString("hex"), entry.hex, JSON.stringify(entry));
  references().forEach(pushOutgoing);
  const back = decoded(at, bytes);
  assert.equal(encoded(at, back).toString("hex"), entry.hex, `back and again: ${JSON.stringify(entry)}`);
  references();
}
console.log(`${cases.length} cases`);
