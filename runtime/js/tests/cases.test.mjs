//! The cases of runtime/tests/data/cases.json: these codecs and the native interpreter (runtime/src/sys/native/codec/cases.rs,
//! which explains how values and shapes are written) agree on every byte and on every error text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { codec } from "../codecs.js";
import { KINDS } from "../shapes.js";
import { connect, pushOutgoing, s, takeIncoming } from "../state.js";

const table = JSON.parse(readFileSync(new URL("../../tests/data/cases.json", import.meta.url), "utf8"));

/** Shape nodes and the texts they point to lie in the first page, the region in the second. */
const memory = new WebAssembly.Memory({ initial: 4 });
const CELLS = 16;
const BASE = 1;
const REGION = 65536;
let free = 1024;

connect(memory, undefined, CELLS);
s.ex = { grow: () => REGION, shape: (address) => address };

function words(...list) {
  const at = free;
  new Int32Array(memory.buffer).set([list.length, ...list], at / 4);
  free += 4 + 4 * list.length;
  return at;
}

function text(string) {
  const bytes = new TextEncoder().encode(string);
  const at = free;
  new Uint8Array(memory.buffer).set(bytes, at);
  free += (bytes.length + 3) & ~3;
  return [at, bytes.length];
}

const kind = (name) => KINDS.indexOf(name);
const named = new Map();
const leaves = new Map();

function shape(json) {
  if (typeof json === "string") {
    if (!leaves.has(json)) leaves.set(json, words(kind(json), 0));
    return leaves.get(json);
  }
  if (Array.isArray(json)) return words(kind(json[0]), ...json.slice(1).map(shape));
  if (!named.has(json.named)) declare(json.named, table.declared[json.named]);
  return named.get(json.named);
}

function declare(name, { record, numberEnum, stringEnum, open }) {
  if (record === undefined) {
    const values = numberEnum ?? stringEnum.flatMap(text);
    named.set(name, words(kind(numberEnum ? "numberEnum" : "stringEnum"), ...text(name), open ? 1 : 0, ...values));
    return;
  }
  // The address is needed by fields that contain the record itself.
  const at = words(kind("record"), ...text(name), ...record.flatMap(([field]) => [...text(field), 0]));
  named.set(name, at);
  record.forEach(([, content], i) => {
    const address = shape(content);
    new Int32Array(memory.buffer)[at / 4 + 1 + 3 + 3 * i + 2] = address;
  });
}

const classes = { Error, RangeError, TypeError };

const special = {
  $undefined: () => undefined,
  $number: Number,
  $bigint: BigInt,
  $date: (time) => new Date(time ?? NaN),
  $error: ([name, message]) => new classes[name](message),
  $function: () => () => {},
  $promise: () => new Promise(() => {}),
  $repeat: ([string, count]) => string.repeat(count),
  $typed: ([name, elements]) => new globalThis[name](elements.map((e) => (typeof e === "string" ? BigInt(e) : e))),
};

function value(json) {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(value);
  const [key] = Object.keys(json);
  if (key?.startsWith("$")) return special[key](json[key]);
  return Object.fromEntries(Object.entries(json).map(([name, content]) => [name, value(content)]));
}

function encoded(address, content) {
  const length = codec(address).enc(content, "place");
  const start = s.region + s.i32[s.cells + BASE];
  return Buffer.from(memory.buffer.slice(start, start + length));
}

function decoded(address, bytes) {
  const copy = 3 * 65536;
  new Uint8Array(memory.buffer).set(bytes, copy);
  return codec(address).dec(copy, bytes.length, "place");
}

/** The references that Rust would take. */
function references() {
  const list = [];
  for (let i = 0, reference; (reference = takeIncoming(i)) !== undefined; i++) list.push(reference);
  return list;
}

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
