// Reads runtime/tests/data/cases.json: writes its shapes to a memory and creates its values.
// runtime/src/sys/native/codec/cases.rs explains how both are written.

import { readFileSync } from "node:fs";

import { codec } from "../codecs.js";
import { installCollections } from "../collections.js";
import { installNested } from "../nested.js";
import { installIterables } from "../iterables.js";
import { connect, state, takeIncoming } from "../state.js";
import { STATUS_WORDS, functions, numberOf } from "./fake.mjs";
import { installTuples } from "../tuples.js";
import { installUnions } from "../unions.js";
import { load } from "./records.mjs";

/** @import { Entries } from "../types.d.ts" */

/** @type {Table} */
export const table = JSON.parse(readFileSync(new URL("../../tests/data/cases.json", import.meta.url), "utf8"));

/**
 * A shape: a kind, a kind with the shapes inside, or a name.
 * @typedef {string | [string, ...Json[]] | { named: string } | number | boolean} Json
 */

/**
 * A value as JSON; an object whose key begins with `$` stands for a value that JSON does not have.
 * @typedef {any} JsonValue
 */

/**
 * A named shape.
 * @typedef {object} Declared
 * @property {[string, Json][]} [record]
 * @property {number[]} [numberEnum]
 * @property {string[]} [stringEnum]
 * @property {[string, Json, [string, JsonValue[]]?][]} [union]
 * @property {boolean} [open]
 * @property {boolean} [recursive] whether the record contains itself
 */

/**
 * @typedef {object} Table
 * @property {Record<string, Declared>} declared
 * @property {{ shape: Json, value: JsonValue, hex: string }[]} bytes
 * @property {{ shape: Json, value: JsonValue, error: string }[]} errors
 * @property {{ shape: Json, depth: number }[]} deep
 * @property {{ shape: Json, hex: string, error: string }[]} refused
 */

/** The first page of memory has the shapes and their texts, the pages up to `COPY` the region. */
const memory = new WebAssembly.Memory({ initial: 64 });
const BASE = 1;
const REGION = 65536;
const COPY = 32 * 65536;
let free = 1024;

connect(memory, functions, STATUS_WORDS);
installCollections();
installNested();
installIterables();
installTuples();
state.entries = /** @type {Entries} */ (/** @type {Partial<Entries>} */ ({ grow: () => REGION, shape: (address) => address }));

installUnions();

/** @param {number[]} list */
function words(...list) {
  const at = free;
  new Int32Array(memory.buffer).set([list.length, ...list], at / 4);
  free += 4 + 4 * list.length;
  return at;
}

/** @param {string} string */
function text(string) {
  const bytes = new TextEncoder().encode(string);
  const at = free;
  new Uint8Array(memory.buffer).set(bytes, at);
  free += (bytes.length + 3) & ~3;
  return [at, bytes.length];
}

/** @type {Map<string, number>} */
const named = new Map();
/** @type {Map<string, number>} */
const leaves = new Map();

/**
 * The address of a shape.
 * @param {Json} json
 * @returns {number}
 */
export function shape(json) {
  if (typeof json === "string") {
    const known = leaves.get(json) ?? words(numberOf(json), 0);
    leaves.set(json, known);
    return known;
  }
  if (Array.isArray(json)) {
    const [kind, ...inside] = json;
    if (kind === "literal") return words(numberOf("literal"), ...literal(inside[0]));
    return words(numberOf(kind), ...inside.map(shape));
  }
  const name = /** @type {{ named: string }} */ (json).named;
  return named.get(name) ?? declare(name, table.declared[name]);
}

/**
 * The words of a literal.
 * @param {JsonValue} json
 */
function literal(json) {
  if (typeof json === "boolean") return [2, json ? 1 : 0, 0];
  return typeof json === "number" ? [1, ...text(String(json))] : [0, ...text(json)];
}

/**
 * The words of what decides between records.
 * @param {[string, JsonValue[]] | undefined} test
 */
function leafTest(test) {
  if (test === undefined) return [0, 0];
  const [field, values] = test;
  return [2, values.length, ...text(field), ...values.flatMap(literal)];
}

/**
 * @param {string} name
 * @param {Declared} shape
 */
function declare(name, { record, numberEnum, stringEnum, union, open, recursive }) {
  if (union !== undefined) {
    // The address is needed by members that contain the union itself.
    const whole = recursive ? words(numberOf("recursive"), 0, 1) : undefined;
    if (whole !== undefined) named.set(name, whole);
    const members = union.map(([, content]) => shape(content));
    const leaves = union.flatMap(([of, , test], index) => [index, ...text(of), members[index], ...leafTest(test)]);
    const address = words(numberOf("union"), ...text(name), members.length, ...members, ...leaves);
    if (whole === undefined) named.set(name, address);
    else new Int32Array(memory.buffer)[whole / 4 + 2] = address;
    return whole ?? address;
  }
  if (record === undefined) {
    const values = numberEnum ?? /** @type {string[]} */ (stringEnum).flatMap(text);
    const address = words(numberOf(numberEnum ? "numberEnum" : "stringEnum"), ...text(name), open ? 1 : 0, ...values);
    named.set(name, address);
    return address;
  }
  const at = words(numberOf("record"), 0);
  new Int32Array(memory.buffer)[at / 4 + 2] = at;
  // The address is needed by fields that contain the record itself.
  const whole = recursive ? words(numberOf("recursive"), at, 1) : at;
  named.set(name, whole);
  const inside = record.map(([, content]) => content).filter((content) => /array|named|literal/.test(JSON.stringify(content)));
  load(name, at, ...inside.map(shape));
  return whole;
}

/** @type {Record<string, ErrorConstructor>} */
const classes = { Error, RangeError, TypeError };

/** @type {Record<string, (content: JsonValue) => unknown>} */
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
  $typed: ([name, elements]) => typedArray(name, elements),
  $buffer: (bytes) => Uint8Array.from(bytes).buffer,
  $map: (/** @type {[JsonValue, JsonValue][]} */ entries) =>
    new Map(entries.map(([key, content]) => [value(key), value(content)])),
  $set: (/** @type {JsonValue[]} */ elements) => new Set(elements.map(value)),
};

/**
 * @param {string} name
 * @param {(string | number)[]} elements strings for bigints
 */
function typedArray(name, elements) {
  const Class = /** @type {Record<string, any>} */ (globalThis)[name];
  return new Class(elements.map((element) => (typeof element === "string" ? BigInt(element) : element)));
}

/**
 * The value that is written like this.
 * @param {JsonValue} json
 * @returns {any}
 */
export function value(json) {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(value);
  const [key] = Object.keys(json);
  if (key?.startsWith("$")) return special[key](json[key]);
  return Object.fromEntries(Object.entries(json).map(([name, content]) => [name, value(content)]));
}

/**
 * The bytes that Rust would read.
 * @param {number} address
 * @param {unknown} content
 */
export function encoded(address, content) {
  const length = codec(address).enc(content, "place");
  const start = state.region + state.i32[state.statusWords + BASE];
  return Buffer.from(memory.buffer.slice(start, start + length));
}

/**
 * The value of such bytes.
 * @param {number} address
 * @param {Uint8Array} bytes
 * @returns {any}
 */
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
