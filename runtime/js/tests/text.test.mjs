// The codecs of text.js do what those of the engine do, on everything that UTF-8 can and cannot be; and they are there where
// the engine brings none.

import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";
import { readFileSync } from "node:fs";

import { Decoder, Encoder } from "../text.js";

/** All pairs of options. */
const OPTIONS = [{}, { ignoreBOM: true }, { fatal: true }, { fatal: true, ignoreBOM: true }];

/**
 * The text, or the class of the error.
 * @param {typeof Decoder} Class
 * @param {TextDecoderOptions} options
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function decoded(Class, options, bytes) {
  try {
    return new Class("utf-8", options).decode(bytes);
  } catch (error) {
    assert(error instanceof TypeError);
    return TypeError;
  }
}

/** @param {number[]} bytes */
function same(bytes) {
  const u = Uint8Array.from(bytes);
  for (const options of OPTIONS) {
    const [ours, engine] = [decoded(Decoder, options, u), decoded(/** @type {typeof Decoder} */ (TextDecoder), options, u)];
    assert.equal(ours, engine, `${JSON.stringify(options)}: ${u}`);
  }
}

/**
 * A generator of numbers below `limit` that are the same in every run.
 * @param {number} seed
 * @returns {(limit: number) => number}
 */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

test("every sequence of up to three bytes that begins or ends something", () => {
  const edges = [
    0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbb, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0,
    0xf1, 0xf3, 0xf4, 0xf5, 0xff,
  ];
  same([]);
  for (let a = 0; a < 256; a++) {
    same([a]);
    for (const b of edges) same([a, b]);
  }
  for (const a of edges) for (const b of edges) for (const c of edges) same([a, b, c]);
});

test("longer sequences, and marks of byte order wherever they stand", () => {
  const next = numbers(1);
  const parts = [
    [0xef, 0xbb, 0xbf],
    [0xf0, 0x9f, 0x98, 0x80],
    [0xf4, 0x8f, 0xbf, 0xbf],
    [0xf4, 0x90, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
    [0xc3, 0xa9],
    [0xe2, 0x82],
    [0xf0, 0x9f, 0x98],
    [0x61],
    [0],
  ];
  for (let round = 0; round < 5_000; round++) {
    const bytes = [];
    for (let count = next(6); count >= 0; count--) {
      if (next(3) === 0) bytes.push(next(256));
      else bytes.push(...parts[next(parts.length)]);
    }
    same(bytes);
  }
});

test("bytes come as a buffer, as any view, or not at all", () => {
  const { buffer } = Uint8Array.of(0x41, 0xc3, 0xa9, 0x42);
  for (const input of [buffer, new DataView(buffer, 1, 2), new Uint8Array(buffer, 1), new Uint16Array(buffer), undefined]) {
    assert.equal(new Decoder().decode(input), new TextDecoder().decode(input));
  }
  for (const label of ["utf8", " UTF-8\n", "unicode-1-1-utf-8"]) assert.equal(new Decoder(label).encoding, "utf-8");
});

test("what it cannot do is an error", () => {
  assert.throws(() => new Decoder("latin1"), RangeError);
  assert.throws(() => new Decoder().decode(Uint8Array.of(0xc3), { stream: true }), TypeError);
});

test("texts are encoded as the engine does it, lone surrogates and narrow places too", () => {
  const next = numbers(2);
  const units = [
    "a",
    "\0",
    "\x7f",
    "\x80",
    "é",
    "\u07ff",
    "\u0800",
    "\ufeff",
    "\uffff",
    "\ud800",
    "\udbff",
    "\udc00",
    "\udfff",
    "😀",
    "\u{10ffff}",
  ];
  const [ours, engine] = [new Encoder(), new TextEncoder()];
  for (let round = 0; round < 5_000; round++) {
    let text = "";
    for (let count = next(8); count > 0; count--) text += units[next(units.length)];
    assert.deepEqual(ours.encode(text), engine.encode(text), JSON.stringify(text));
    const room = next(12);
    const [into, wanted] = [new Uint8Array(room), new Uint8Array(room)];
    assert.deepEqual(ours.encodeInto(text, into), engine.encodeInto(text, wanted), `${JSON.stringify(text)} into ${room}`);
    assert.deepEqual(into, wanted);
  }
  for (const value of /** @type {string[]} */ (/** @type {unknown[]} */ ([undefined, null, 1, "x"])))
    assert.deepEqual(ours.encode(value), engine.encode(value));
  assert.equal(ours.encoding, engine.encoding);
});

test("they are global where there are none, and where there are some those stay", async () => {
  const text = readFileSync(new URL("../text.js", import.meta.url), "utf8").replaceAll(/^export /gm, "");
  const bare = vm.createContext({});
  assert.equal(vm.runInContext("typeof TextDecoder + typeof TextEncoder", bare), "undefinedundefined");
  vm.runInContext(text, bare);
  assert.equal(vm.runInContext('new TextDecoder().decode(new TextEncoder().encode("é😀"))', bare), "é😀");
  assert.notEqual(TextDecoder, Decoder);
  assert.notEqual(TextEncoder, Encoder);
});
