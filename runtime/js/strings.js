//! Strings between the memory of Wasm and JavaScript. Lengths are explicit, so U+0000 survives; a byte order mark is
//! text; lone surrogates become U+FFFD.

import { s, fresh, begin, reserve, end, rt } from "./state.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
const { fromCharCode } = String;

/** The string of `length` bytes of UTF-8. */
export function str(ptr, length) {
  if (s.u8.length === 0) fresh();
  const at = ptr >>> 0;
  return length <= 16 ? short(s.u8, at, length) : decode(s.u8, at, length);
}

function decode(u, at, count) {
  return decoder.decode(u.subarray(at, at + count));
}

// `fromCharCode` with all bytes at once is several times faster than `TextDecoder` for short strings; the calls are
// written out because a strict content security policy forbids making them at run time.
function short(u, at, count) {
  switch (count) {
    case 0:
      return "";
    case 1: {
      const a = u[at];
      return (a) < 128 ? fromCharCode(a) : decode(u, at, count);
    }
    case 2: {
      const a = u[at], b = u[at + 1];
      return (a | b) < 128 ? fromCharCode(a, b) : decode(u, at, count);
    }
    case 3: {
      const a = u[at], b = u[at + 1], c = u[at + 2];
      return (a | b | c) < 128 ? fromCharCode(a, b, c) : decode(u, at, count);
    }
    case 4: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3];
      return (a | b | c | d) < 128 ? fromCharCode(a, b, c, d) : decode(u, at, count);
    }
    case 5: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4];
      return (a | b | c | d | e) < 128 ? fromCharCode(a, b, c, d, e) : decode(u, at, count);
    }
    case 6: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5];
      return (a | b | c | d | e | f) < 128 ? fromCharCode(a, b, c, d, e, f) : decode(u, at, count);
    }
    case 7: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6];
      return (a | b | c | d | e | f | g) < 128 ? fromCharCode(a, b, c, d, e, f, g) : decode(u, at, count);
    }
    case 8: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7];
      return (a | b | c | d | e | f | g | h) < 128 ? fromCharCode(a, b, c, d, e, f, g, h) : decode(u, at, count);
    }
    case 9: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8];
      return (a | b | c | d | e | f | g | h | i) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i) : decode(u, at, count);
    }
    case 10: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9];
      return (a | b | c | d | e | f | g | h | i | j) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j) : decode(u, at, count);
    }
    case 11: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10];
      return (a | b | c | d | e | f | g | h | i | j | k) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k) : decode(u, at, count);
    }
    case 12: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11];
      return (a | b | c | d | e | f | g | h | i | j | k | l) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l) : decode(u, at, count);
    }
    case 13: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m) : decode(u, at, count);
    }
    case 14: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12],
        n = u[at + 13];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m | n) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n) : decode(u, at, count);
    }
    case 15: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12], n = u[at + 13],
        o = u[at + 14];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m | n | o) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) : decode(u, at, count);
    }
    case 16: {
      const a = u[at], b = u[at + 1], c = u[at + 2], d = u[at + 3], e = u[at + 4], f = u[at + 5], g = u[at + 6],
        h = u[at + 7], i = u[at + 8], j = u[at + 9], k = u[at + 10], l = u[at + 11], m = u[at + 12], n = u[at + 13],
        o = u[at + 14], p = u[at + 15];
      return (a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p) < 128 ? fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) : decode(u, at, count);
    }
    default:
      return decode(u, at, count);
  }
}

/** Writes a string to the region at the encoder's position; returns the count of bytes. */
export function append(string) {
  const length = string.length;
  let at = reserve(length);
  const u = s.u8;
  if (length < 64) {
    let i = 0;
    for (; i < length; i++) {
      const code = string.charCodeAt(i);
      if (code > 127) break;
      u[at + i] = code;
    }
    if (i === length) {
      s.pos += length;
      return length;
    }
  }
  // Three bytes a unit are always enough; a first try with fewer spares memory for long texts.
  const before = s.pos;
  let rest = string;
  for (let room = length + 64; ; room = rest.length * 3) {
    at = reserve(room);
    const { read, written } = encoder.encodeInto(rest, s.u8.subarray(at, at + room));
    s.pos += written;
    if (read === rest.length) return s.pos - before;
    rest = rest.slice(read);
  }
}

/** Hands a string to Rust: a frame of its bytes alone. */
export function putStr(string) {
  const pos = s.pos;
  const start = begin();
  s.pos = start;
  append(string);
  return end(start, pos);
}

/** The kit of parameters and results that are strings. */
export function installStrings() {
  Object.assign(rt, { str, putStr });
}
