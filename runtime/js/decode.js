// From the wire bytes of Rust to JavaScript values: one closure per shape; see codecs.js. Runs no code of users.

import { state, takeOutgoing } from "./state.js";
import { readString, sizeOf } from "./strings.js";
import { Mismatch, outOfRange } from "./errors.js";
import { plain, readTexts } from "./lists.js";
import { isElement, typedClass } from "./typed.js";

/** @import { Decode, ValueCodec } from "./types.d.ts" */
/** @import { Kind } from "./shapes.js" */
/** @import { ElementKind } from "./typed.js" */

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

/** A string. It may have a tag in place of its length; its bytes follow all the same. */
export function string() {
  const length = state.view.getInt32(state.readAddress, true);
  const at = state.readAddress + 4;
  state.readAddress = at + sizeOf(length);
  return readString(at, length);
}

export function reference() {
  return takeOutgoing(u32());
}

/** An object of a class. In place of an object of Rust whose class is not exported, there is a `Mismatch`. */
function object() {
  const value = reference();
  if (Mismatch.is(value)) throw value;
  return value;
}

/**
 * The safe integer at an address.
 * @param {number} at
 */
export function safeI64(at) {
  const value = state.view.getInt32(at + 4, true) * 0x100000000 + state.view.getUint32(at, true);
  if (Number.isSafeInteger(value)) return value;
  throw outOfRange("i64", state.view.getBigInt64(at, true), Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}

/**
 * The same without a sign.
 * @param {number} at
 */
export function safeU64(at) {
  const value = state.view.getUint32(at + 4, true) * 0x100000000 + state.view.getUint32(at, true);
  if (Number.isSafeInteger(value)) return value;
  throw outOfRange("u64", state.view.getBigUint64(at, true), 0, Number.MAX_SAFE_INTEGER);
}

/** Decoders of shapes that contain no others. */
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
  clamped: () => elements("clamped"),
  arrayBuffer: () => elements("u8").buffer,
  any,
};

/** A value after the tag of its kind. */
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

/**
 * A typed array: copies the elements whole.
 * @param {ElementKind} kind
 */
function elements(kind) {
  const Class = typedClass(kind);
  const length = u32() * Class.BYTES_PER_ELEMENT;
  // A part of a shared buffer is a shared one, too.
  const copy = state.shared
    ? state.u8.slice(state.readAddress, state.readAddress + length).buffer
    : state.memory.buffer.slice(state.readAddress, state.readAddress + length);
  state.readAddress += length;
  return new Class(copy);
}

/**
 * @param {ElementKind} kind
 * @returns {Decode}
 */
export function typed(kind) {
  return () => elements(kind);
}

/**
 * @param {ValueCodec} inner
 * @param {Kind} kind of the elements
 * @returns {Decode}
 */
export function array(inner, kind) {
  if (isElement(kind)) return numbers(kind);
  if (kind === "string") return readTexts;
  return () => {
    const values = new Array(u32());
    let i = 0;
    try {
      for (; i < values.length; i++) values[i] = inner.decode();
    } catch (error) {
      throw Mismatch.is(error) ? error.at(`element ${i}`) : error;
    }
    return values;
  };
}

/** Fewer elements than this are quicker one by one (benchmark row `Array<Array<f64>> of 10 by 10, in`). */
const FEW = 32;

/**
 * @param {ElementKind} kind of the elements
 * @returns {Decode}
 */
function numbers(kind) {
  const read = /** @type {Decode} */ (LEAVES[kind]);
  return () => {
    const count = state.view.getUint32(state.readAddress, true);
    if (count >= FEW) return plain(elements(kind));
    state.readAddress += 4;
    const values = new Array(count);
    for (let i = 0; i < count; i++) values[i] = read();
    return values;
  };
}

/**
 * @param {ValueCodec} inner
 * @returns {Decode}
 */
export function nullable(inner) {
  return () => (u8() === 2 ? inner.decode() : null);
}

/**
 * @param {ValueCodec} inner
 * @returns {Decode}
 */
export function optional(inner) {
  return () => (u8() === 2 ? inner.decode() : undefined);
}

/**
 * @param {string[]} values
 * @returns {Decode}
 */
export function stringEnum(values) {
  return () => {
    const index = u32();
    return index === 0xffffffff ? string() : values[index];
  };
}
