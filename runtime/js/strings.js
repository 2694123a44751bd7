// Strings between the memory of Wasm and JavaScript. Lengths are explicit, so U+0000 survives; a byte order mark is
// text; lone surrogates become U+FFFD.

import "./text.js";
import { state, cover, fresh, reserve, rt } from "./state.js";
import { SCRATCH_SIZE, scratch, transferBuffer } from "./transfer.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
const { fromCharCode } = String;

/** The string cache: strings that Rust sends by tags, and the tags; see `runtime/src/wire/wasm/string_cache.rs`. */
const SLOTS = 512;
const texts = /* @__PURE__ */ new Array(SLOTS).fill("");
const tags = /* @__PURE__ */ new Int32Array(SLOTS);

/** Rust uses its tags for other texts from now on. */
export function clearStringCache() {
  tags.fill(0);
}

/** How many bytes a text has; a tag may stand in the place of its length. */
export function sizeOf(length) {
  return length < 0 ? (~length & 31) + 1 : length;
}

/** The text of `length` bytes, or with a tag in place of the length. */
export function parameter(ptr, length) {
  if (length >= 0) return str(ptr, length);
  const slot = (~length >>> 5) & (SLOTS - 1);
  return tags[slot] === length ? texts[slot] : keep(slot, length, str(ptr, sizeOf(length)));
}

function keep(slot, tag, text) {
  texts[slot] = text;
  tags[slot] = tag;
  return text;
}

/** The string of `length` bytes of UTF-8. */
export function str(ptr, length) {
  const at = ptr >>> 0;
  if (state.u8.length < at + length) cover(at + length);
  const u = state.u8;
  const text = length <= 16 ? ascii(u, at, length) : length <= 32 ? twice(u, at, length) : undefined;
  return text === undefined ? decode(u, at, length) : text;
}

/** The same of any length, by the engine. */
export function decode(u, at, length) {
  // Browsers decode no shared memory.
  return decoder.decode(state.shared ? u.slice(at, at + length) : new Uint8Array(u.buffer, at, length));
}

function twice(u, at, length) {
  const head = ascii(u, at, 16);
  if (head === undefined) return undefined;
  const tail = ascii(u, at + 16, length - 16);
  return tail === undefined ? undefined : head + tail;
}

// `fromCharCode` with all bytes at once is several times faster than `TextDecoder` for short strings; the calls are
// written out because a strict content security policy forbids making them at run time.
// biome-ignore format: a table
function ascii(u, at, count) {
  switch (count) {
    case 0:
      return "";
    case 1: {
      const a = u[at];
      return (a) < 128 ? fromCharCode(a) : undefined;
    }
    case 2: {
      const a = u[at], b = u[at + 1];
      return (a | b) < 128 ? fromCharCode(a, b) : undefined;
    }
    case 3: {
      const a = u[at], b = u[at + 1], c = u[at + 2];
      return (a | b | c) < 128 ? fromCharCode(a, b, c) : undefined;
    }
    case 4: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3];
      return (a | b | c | d) < 128 ? fromCharCode(a, b, c, d) : undefined;
    }
    case 5: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4];
      return (a | b | c | d | e) < 128 ? fromCharCode(a, b, c, d, e) : undefined;
    }
    case 6: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5];
      return (a | b | c | d | e | f) < 128 ? fromCharCode(a, b, c, d, e, f) : undefined;
    }
    case 7: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6];
      return (a | b | c | d | e | f | g) < 128 ? fromCharCode(a, b, c, d, e, f, g) : undefined;
    }
    case 8: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7];
      return (a | b | c | d | e | f | g | h) < 128 ? fromCharCode(a, b, c, d, e, f, g, h) : undefined;
    }
    case 9: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8];
      return (a | b | c | d | e | f | g | h | i) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i) : undefined;
    }
    case 10: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9];
      return (a | b | c | d | e | f | g | h | i | j) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j) : undefined;
    }
    case 11: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10];
      return (a | b | c | d | e | f | g | h | i | j | k) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k) : undefined;
    }
    case 12: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11];
      return (a | b | c | d | e | f | g | h | i | j | k | l) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l) : undefined;
    }
    case 13: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m) : undefined;
    }
    case 14: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12],
        n = u[at + 13];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m | n) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n) : undefined;
    }
    case 15: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12], n = u[at + 13],
        o = u[at + 14];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m | n | o) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) : undefined;
    }
    case 16: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12], n = u[at + 13],
        o = u[at + 14], p = u[at + 15];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) : undefined;
    }
    default:
      return undefined;
  }
}

/** Writes a string to the region at the encoder's position; returns the count of bytes. For what is no short ASCII. */
export function append(string) {
  // Three bytes a unit are always enough; a first try with fewer spares memory for long texts.
  const before = state.writeOffset;
  let rest = string;
  for (let room = string.length + 64; ; room = enough(rest.length)) {
    const at = reserve(room);
    const { read, written } = encodeAt(rest, at, room);
    state.writeOffset += written;
    if (read === rest.length) return state.writeOffset - before;
    rest = rest.slice(read);
  }
}

/** From so many units on memory counts for more than another try. */
const LONG = 0x100000;

/** How much room is made for what is left of a text. */
function enough(units) {
  return units < LONG ? 3 * units : 2 * units;
}

function encodeAt(string, at, room) {
  if (state.shared) return encodeBeside(string, at, room);
  return encoder.encodeInto(string, new Uint8Array(state.u8.buffer, at, room));
}

/** The same for a shared memory, which browsers do not encode into. */
function encodeBeside(string, at, room) {
  const bytes = new Uint8Array(room);
  const done = encoder.encodeInto(string, bytes);
  state.u8.set(bytes.subarray(0, done.written), at);
  return done;
}

/**
 * Hands a string to Rust; returns the count of bytes at the place of short ones, or the count of those in a block, below 0.
 * `where` names it in an error.
 */
export function putStr(string, where) {
  const { length } = string;
  if (3 * length > SCRATCH_SIZE) return -putLong(string, where);
  if (state.u8.length === 0) fresh();
  const u = state.u8;
  for (let i = 0; i < length; i++) {
    const code = string.charCodeAt(i);
    if (code > 127) return encodeAt(string, scratch, SCRATCH_SIZE).written;
    u[scratch + i] = code;
  }
  return length;
}

function putLong(string, where) {
  // Most texts have as many bytes as units.
  let rest = string;
  let count = 0;
  for (let room = string.length; ; room = enough(rest.length)) {
    const { read, written } = encodeAt(rest, transferBuffer(count + room, 1, count === 0 ? 0 : 1, where) + count, room);
    count += written;
    if (read === rest.length) return count;
    rest = rest.slice(read);
  }
}

/** Installs the runtime module of parameters and results that are strings. */
export function installStrings() {
  clearStringCache();
  Object.assign(rt, { str: parameter, putStr });
}
