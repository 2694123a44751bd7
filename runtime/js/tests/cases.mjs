// Reads runtime/tests/data/cases.json: writes its shapes to a memory and creates its values.
// runtime/src/sys/native/codec/cases.rs explains how both are written.

import { readFileSync } from "node:fs";

import { codec } from "../codecs.js";
import { KINDS } from "../shapes.js";
import { connect, state, takeIncoming } from "../state.js";
import { load } from "./records.mjs";

export const table = JSON.parse(readFileSync(new URL("../../tests/data/cases.json", import.meta.url), "utf8"));

/** Shape nodes and the texts they point to lie in the first page, the region in those up to `COPY`. */
const memory = new WebAssembly.Memory({ initial: 64 });
const CELLS = 16;
const BASE = 1;
const REGION = 65536;
const COPY = 32 * 65536;
let free = 1024;

connect(memory, undefined, CELLS);
state.entries = { grow: () => REGION, shape: (address) => address };

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

/** The address of a shape. */
export function shape(json) {
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
  const at = words(kind("record"), 0);
  new Int32Array(memory.buffer)[at / 4 + 2] = at;
  // The address is needed by fields that contain the record itself.
  named.set(name, at);
  const inside = record.map(([, content]) => content).filter((content) => /array|named/.test(JSON.stringify(content)));
  load(name, at, ...inside.map(shape));
}

const classes = { Error, RangeError, TypeError };

const special = {
  $undefined: () => undefined,
  $number: Number,
  $bigint: BigInt,
  $date: (time) => new Date(time ?? NaN),
  $error: ([name, message]) => new classes[name](message),
  $function: () => () => {},
  $symbol: Symbol,
  $promise: () => new Promise(() => {}),
  $repeat: ([string, count]) => string.repeat(count),
  $typed: ([name, elements]) => new globalThis[name](elements.map((e) => (typeof e === "string" ? BigInt(e) : e))),
};

/** The value that is written like this. */
export function value(json) {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(value);
  const [key] = Object.keys(json);
  if (key?.startsWith("$")) return special[key](json[key]);
  return Object.fromEntries(Object.entries(json).map(([name, content]) => [name, value(content)]));
}

/** The bytes that Rust would read. */
export function encoded(address, content) {
  const length = codec(address).enc(content, "place");
  const start = state.region + state.i32[state.statusWords + BASE];
  return Buffer.from(memory.buffer.slice(start, start + length));
}

/** The value of such bytes. */
export function decoded(address, bytes) {
  new Uint8Array(memory.buffer).set(bytes, COPY);
  return codec(address).dec(COPY, bytes.length, "place");
}

/** The references that Rust would take. */
export function references() {
  const list = [];
  for (let i = 0, reference; (reference = takeIncoming(i)) !== undefined; i++) list.push(reference);
  return list;
}
