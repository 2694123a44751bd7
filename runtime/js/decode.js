//! From wire bytes to JavaScript values. One closure per shape; see codecs.js. Runs no code of the user's.

import { s, takeOutgoing } from "./state.js";
import { str } from "./strings.js";
import { Mismatch, outOfRange } from "./errors.js";
import { plain, readTexts } from "./lists.js";
import { WIDTHS, typedClass } from "./typed.js";

function u8() {
  return s.u8[s.at++];
}

function u32() {
  const value = s.dv.getUint32(s.at, true);
  s.at += 4;
  return value;
}

function f64() {
  const value = s.dv.getFloat64(s.at, true);
  s.at += 8;
  return value;
}

function bigI64() {
  const value = s.dv.getBigInt64(s.at, true);
  s.at += 8;
  return value;
}

function bigU64() {
  const value = s.dv.getBigUint64(s.at, true);
  s.at += 8;
  return value;
}

function bigI128() {
  const low = bigU64();
  return (bigI64() << 64n) | low;
}

function bigU128() {
  const low = bigU64();
  return (bigU64() << 64n) | low;
}

function string() {
  const length = u32();
  const value = str(s.at, length);
  s.at += length;
  return value;
}

function reference() {
  return takeOutgoing(u32());
}

/** An object of a class. One of Rust for which nobody has exported the class is what is wrong with it. */
function object() {
  const value = reference();
  if (value instanceof Mismatch) throw value;
  return value;
}

function safe(big, name, minimum) {
  const value = Number(big);
  if (!Number.isSafeInteger(value)) throw outOfRange(name, big, minimum, Number.MAX_SAFE_INTEGER);
  return value;
}

const narrow = (width, get) => () => {
  const value = get.call(s.dv, s.at, true);
  s.at += width;
  return value;
};

const { getInt8, getUint8, getInt16, getUint16, getInt32, getUint32, getFloat32 } = DataView.prototype;

/** Decoders of the shapes that hold no others. */
export const LEAVES = {
  void: () => undefined,
  bool: () => u8() !== 0,
  i8: narrow(1, getInt8),
  u8: narrow(1, getUint8),
  i16: narrow(2, getInt16),
  u16: narrow(2, getUint16),
  i32: narrow(4, getInt32),
  u32: narrow(4, getUint32),
  isize: narrow(4, getInt32),
  usize: narrow(4, getUint32),
  f32: narrow(4, getFloat32),
  f64,
  safeI64: () => safe(bigI64(), "i64", Number.MIN_SAFE_INTEGER),
  safeU64: () => safe(bigU64(), "u64", 0),
  bigI64,
  bigU64,
  bigI128,
  bigU128,
  char: () => String.fromCodePoint(u32()),
  string,
  date: () => new Date(f64()),
  error: reference,
  object: reference,
  function: reference,
  promise: reference,
  class: object,
  view: reference,
  readonlyView: reference,
  clamped: () => buffer("clamped"),
  any,
};

function any() {
  switch (u8()) {
    case 0:
      return undefined;
    case 1:
      return null;
    case 2:
      return u8() !== 0;
    case 3:
      return f64();
    case 4:
      return bigI128();
    case 5:
      return string();
    case 6:
      return new Date(f64());
    default:
      return reference();
  }
}

/** Copies the elements whole. */
function buffer(kind) {
  const Class = typedClass(kind);
  const bytes = u32() * WIDTHS[kind];
  const copy = s.memory.buffer.slice(s.at, s.at + bytes);
  s.at += bytes;
  return new Class(copy);
}

/** Says where inside of the whole an integer lies that is no safe one. */
function within(inner, step, name) {
  try {
    return inner();
  } catch (error) {
    throw error instanceof Mismatch ? error.at(`${step} ${name}`) : error;
  }
}

export function typed(kind) {
  return () => buffer(kind);
}

export function array(inner, kind) {
  if (WIDTHS[kind] !== undefined) return () => plain(buffer(kind));
  if (kind === "string") return readTexts;
  return () => {
    const length = u32();
    const values = new Array(length);
    for (let i = 0; i < length; i++) values[i] = within(inner, "element", i);
    return values;
  };
}

export function nullable(inner) {
  return () => (u8() === 2 ? inner() : null);
}

export function optional(inner) {
  return () => (u8() === 2 ? inner() : undefined);
}

export function tuple(items) {
  return () => items.map((item, i) => within(item, "argument", i + 1));
}

export function record(fields) {
  return () => {
    const value = {};
    for (const { name, decode, optional: mayMiss } of fields) {
      const content = within(decode, "field", name);
      if (mayMiss && content === undefined) continue;
      // An assignment to this one name would set the prototype.
      if (name === "__proto__") {
        Object.defineProperty(value, name, { value: content, configurable: true, enumerable: true, writable: true });
      } else {
        value[name] = content;
      }
    }
    return value;
  };
}

export function stringEnum(values) {
  return () => {
    const index = u32();
    return index === 0xffffffff ? string() : values[index];
  };
}
