// Strings between the memory of WebAssembly and JavaScript. Lengths are explicit, so U+0000 is kept; a byte order mark is
// text; lone surrogates become U+FFFD.

import "./text.js";
import { state, cover, fresh, reserve, rt } from "./state.js";
import { SCRATCH_SIZE, args, begin, scratch, transferBuffer } from "./transfer.js";

/** @import { Place } from "./types.d.ts" */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
const { fromCharCode } = String;

// The string cache: short strings that Rust passes by tags; see `runtime/src/wire/wasm/string_cache.rs`.
const SLOTS = 512;
/** @type {string[]} */
const texts = /* @__PURE__ */ new Array(SLOTS).fill("");
const tags = /* @__PURE__ */ new Int32Array(SLOTS);

/** Forgets the tags: Rust uses them for other texts from now on. */
export function clearStringCache() {
  tags.fill(0);
}

/**
 * How many bytes a text has.
 * @param {number} length or tag
 */
export function sizeOf(length) {
  return length < 0 ? (~length & 31) + 1 : length;
}

/**
 * The text at an address, or the cached one.
 * @param {number} ptr
 * @param {number} length or tag
 */
export function readString(ptr, length) {
  if (length >= 0) return str(ptr, length);
  const slot = (~length >>> 5) & (SLOTS - 1);
  return tags[slot] === length ? texts[slot] : intern(slot, length, str(ptr, sizeOf(length)));
}

/**
 * @param {number} slot
 * @param {number} tag
 * @param {string} text
 */
function intern(slot, tag, text) {
  texts[slot] = text;
  tags[slot] = tag;
  return text;
}

/**
 * The text of `length` bytes of UTF-8.
 * @param {number} ptr
 * @param {number} length
 */
export function str(ptr, length) {
  const at = ptr >>> 0;
  if (state.u8.length < at + length) cover(at + length);
  const bytes = state.u8;
  const text = length <= 16 ? ascii(bytes, at, length) : length <= 32 ? longerAscii(bytes, at, length) : undefined;
  return text === undefined ? decode(bytes, at, length) : text;
}

/**
 * The same of any length, by the engine.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} length
 */
export function decode(bytes, at, length) {
  // Browsers decode no shared memory.
  return decoder.decode(state.shared ? bytes.slice(at, at + length) : new Uint8Array(bytes.buffer, at, length));
}

/**
 * ASCII of 17 to 32 bytes.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} length
 */
function longerAscii(bytes, at, length) {
  const head = ascii(bytes, at, 16);
  if (head === undefined) return undefined;
  const tail = ascii(bytes, at + 16, length - 16);
  return tail === undefined ? undefined : head + tail;
}

// `fromCharCode` with all bytes at once is several times faster than `TextDecoder` for short strings; the calls are
// written out because a strict content security policy forbids making them at run time.
// biome-ignore format: a table
/**
 * @param {Uint8Array} u
 * @param {number} at
 * @param {number} count
 */
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

/**
 * Writes a string to the region, where the encoder writes. For strings that are not short ASCII.
 * @param {string} string
 * @returns the count of bytes
 */
export function append(string) {
  // Three bytes a unit are always enough; a first try with fewer saves memory for long texts.
  const before = state.writeOffset;
  let rest = string;
  for (let size = string.length + 64; ; size = nextSize(rest.length)) {
    const at = reserve(size);
    const { read, written } = encodeAt(rest, at, size);
    state.writeOffset += written;
    if (read === rest.length) return state.writeOffset - before;
    rest = rest.slice(read);
  }
}

/** For texts with more units, memory costs more than another try. */
const LONG = 0x100000;

/**
 * How many bytes are reserved for the rest of a text.
 * @param {number} units
 */
function nextSize(units) {
  return units < LONG ? 3 * units : 2 * units;
}

/**
 * Encodes as much of a string as fits into `size` bytes.
 * @param {string} string
 * @param {number} at
 * @param {number} size
 */
function encodeAt(string, at, size) {
  if (state.shared) return encodeShared(string, at, size);
  return encoder.encodeInto(string, new Uint8Array(state.u8.buffer, at, size));
}

/**
 * The same for a shared memory, which browsers do not encode into.
 * @param {string} string
 * @param {number} at
 * @param {number} size
 */
function encodeShared(string, at, size) {
  const bytes = new Uint8Array(size);
  const done = encoder.encodeInto(string, bytes);
  state.u8.set(bytes.subarray(0, done.written), at);
  return done;
}

/**
 * Passes a string to Rust.
 * @param {string} string
 * @param {Place} [place] names it in an error
 * @returns the count of bytes in the scratch buffer, or below 0 the count in the transfer buffer
 */
export function putStr(string, place) {
  return isShort(string, 0) ? putShort(string, 0) : -putLong(string, place, 0);
}

/**
 * Passes one of several strings of a call to Rust.
 * @param {string} string
 * @param {Place} place names it in an error
 * @returns the count of bytes in the scratch buffer, with the offset in the higher bits, or below 0 the count in a transfer buffer
 */
function nextStr(string, place) {
  const { used } = args;
  if (!isShort(string, used)) {
    const count = putLong(string, place, args.keep);
    args.keep = 2;
    return -count;
  }
  const count = putShort(string, used);
  args.used = used + count;
  return (used << 8) | count;
}

/**
 * Whether the rest of the scratch buffer has room for a string.
 * @param {string} string
 * @param {number} offset
 */
export function isShort(string, offset) {
  return 3 * string.length <= SCRATCH_SIZE - offset;
}

/**
 * Writes a short string to the scratch buffer.
 * @param {string} string
 * @param {number} offset
 * @returns the count of bytes
 */
export function putShort(string, offset) {
  if (state.u8.length === 0) fresh();
  const at = scratch + offset;
  return putAscii(state.u8, at, string) ? string.length : encodeAt(string, at, SCRATCH_SIZE - offset).written;
}

/**
 * Writes a string as ASCII; returns whether it is.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {string} string
 */
export function putAscii(bytes, at, string) {
  const { length } = string;
  // Four at a time, and one test for all of them: what is not ASCII is overwritten.
  let i = 0;
  let all = 0;
  for (; i + 3 < length; i += 4) {
    const a = string.charCodeAt(i),
      b = string.charCodeAt(i + 1),
      c = string.charCodeAt(i + 2),
      d = string.charCodeAt(i + 3);
    all |= a | b | c | d;
    bytes[at + i] = a;
    bytes[at + i + 1] = b;
    bytes[at + i + 2] = c;
    bytes[at + i + 3] = d;
  }
  for (; i < length; i++) {
    const a = string.charCodeAt(i);
    all |= a;
    bytes[at + i] = a;
  }
  return all < 128;
}

/**
 * @param {string} string
 * @param {Place} place
 * @param {number} first the `keep` of its first buffer
 */
function putLong(string, place, first) {
  let keep = first;
  // Most texts have as many bytes as units.
  let rest = string;
  let count = 0;
  for (let size = string.length; ; size = nextSize(rest.length)) {
    const { read, written } = encodeAt(rest, transferBuffer(count + size, 1, keep, place) + count, size);
    keep = 1;
    count += written;
    if (read === rest.length) return count;
    rest = rest.slice(read);
  }
}

/** Installs the runtime module of parameters and results that are strings. */
export function installStrings() {
  clearStringCache();
  rt.str = readString;
  rt.putStr = putStr;
  rt.nextStr = nextStr;
  rt.begin = begin;
}
