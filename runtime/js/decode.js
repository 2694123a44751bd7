// From wire bytes to JavaScript values. One closure per shape; see codecs.js. Runs no code of the user's.

import { state, takeOutgoing } from "./state.js";
import { parameter, sizeOf } from "./strings.js";
import { Mismatch, outOfRange } from "./errors.js";
import { plain, readTexts } from "./lists.js";
import { readArray } from "./nested.js";
import { WIDTHS, typedClass } from "./typed.js";

function u8() {
  return state.u8[state.readAddress++];
}

function u16() {
  const value = state.view.getUint16(state.readAddress, true);
  state.readAddress += 2;
  return value;
}

function u32() {
  const value = state.view.getUint32(state.readAddress, true);
  state.readAddress += 4;
  return value;
}

function f32() {
  const value = state.view.getFloat32(state.readAddress, true);
  state.readAddress += 4;
  return value;
}

function f64() {
  const value = state.view.getFloat64(state.readAddress, true);
  state.readAddress += 8;
  return value;
}

function bigI64() {
  const value = state.view.getBigInt64(state.readAddress, true);
  state.readAddress += 8;
  return value;
}

function bigU64() {
  const value = state.view.getBigUint64(state.readAddress, true);
  state.readAddress += 8;
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

/** A string. It may be told by a tag, and its bytes follow all the same. */
export function string() {
  const length = state.view.getInt32(state.readAddress, true);
  const at = state.readAddress + 4;
  state.readAddress = at + sizeOf(length);
  return parameter(at, length);
}

export function reference() {
  return takeOutgoing(u32());
}

/** An object of a class. An object of Rust whose class is not exported is a `Mismatch`. */
function object() {
  const value = reference();
  if (Mismatch.is(value)) throw value;
  return value;
}

/** The safe integer at an address. */
export function safeI64(at) {
  const value = state.view.getInt32(at + 4, true) * 0x100000000 + state.view.getUint32(at, true);
  if (Number.isSafeInteger(value)) return value;
  throw outOfRange("i64", state.view.getBigInt64(at, true), Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}

/** The same of one that is not negative. */
export function safeU64(at) {
  const value = state.view.getUint32(at + 4, true) * 0x100000000 + state.view.getUint32(at, true);
  if (Number.isSafeInteger(value)) return value;
  throw outOfRange("u64", state.view.getBigUint64(at, true), 0, Number.MAX_SAFE_INTEGER);
}

/** Decoders of the shapes that hold no others. */
export const LEAVES = {
  void: () => undefined,
  bool: () => u8() !== 0,
  i8: () => (u8() << 24) >> 24,
  u8,
  i16: () => (u16() << 16) >> 16,
  u16,
  i32: () => u32() | 0,
  u32,
  isize: () => u32() | 0,
  usize: u32,
  f32,
  f64,
  safeI64: () => {
    const value = safeI64(state.readAddress);
    state.readAddress += 8;
    return value;
  },
  safeU64: () => {
    const value = safeU64(state.readAddress);
    state.readAddress += 8;
    return value;
  },
  bigI64,
  bigU64,
  bigI128,
  bigU128,
  char: () => String.fromCodePoint(u32()),
  string,
  date: () => new Date(f64()),
  class: object,
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
  // A part of a shared buffer is a shared one, too.
  const copy = state.shared
    ? state.u8.slice(state.readAddress, state.readAddress + bytes).buffer
    : state.memory.buffer.slice(state.readAddress, state.readAddress + bytes);
  state.readAddress += bytes;
  return new Class(copy);
}

export function typed(kind) {
  return () => buffer(kind);
}

export function array(inner, kind) {
  if (WIDTHS[kind] !== undefined) return () => plain(buffer(kind));
  if (kind === "string") return readTexts;
  return () => readArray(inner);
}

export function nullable(inner) {
  return () => (u8() === 2 ? inner.decode() : null);
}

export function optional(inner) {
  return () => (u8() === 2 ? inner.decode() : undefined);
}

export function tuple(items) {
  const { length } = items;
  return () => {
    const values = new Array(length);
    let i = 0;
    try {
      for (; i < length; i++) values[i] = items[i].decode();
    } catch (error) {
      throw Mismatch.is(error) ? error.at(`argument ${i + 1}`) : error;
    }
    return values;
  };
}

export function stringEnum(values) {
  return () => {
    const index = u32();
    return index === 0xffffffff ? string() : values[index];
  };
}
