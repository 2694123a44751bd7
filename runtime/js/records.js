// Records: the functions by which the codecs that `jsic` prints for each record do what does not fit on a line. The codecs
// read and write simple fields themselves.

import { state, reserve, rt } from "./state.js";
import { record } from "./codecs.js";
import { Mismatch } from "./errors.js";
import { char, float32, millis } from "./numbers.js";
import { LEAVES, isObject, writeString } from "./encode.js";
import { safeI64, safeU64 } from "./decode.js";
import { clearStringCache, readString, sizeOf } from "./strings.js";

/** @import { ValueCodec } from "./types.d.ts" */

/**
 * What to throw for an error in a field.
 * @param {unknown} error
 * @param {string} name
 */
function inField(error, name) {
  return Mismatch.is(error) ? error.at(`field ${name}`) : error;
}

/**
 * Throws the error of a field of this kind.
 * @param {string} kind
 * @param {unknown} value
 * @param {string} name
 */
function throwMismatch(kind, value, name) {
  try {
    LEAVES[kind](value);
  } catch (error) {
    throw inField(error, name);
  }
}

/**
 * Throws unless the value may have fields.
 * @param {unknown} value
 */
function checkObject(value) {
  if (!isObject(value)) LEAVES.object(value);
}

/**
 * A check whose error names the field.
 * @template Value, Result
 * @param {(value: Value) => Result} check
 * @returns {(value: Value, name: string) => Result}
 */
const named = (check) => (value, name) => {
  try {
    return check(value);
  } catch (error) {
    throw inField(error, name);
  }
};

/**
 * Encodes a field that has a codec of its own.
 * @param {ValueCodec} codec
 * @param {unknown} value
 * @param {string} name
 */
function encode(codec, value, name) {
  try {
    codec.encode(value);
  } catch (error) {
    throw inField(error, name);
  }
}

/**
 * Decodes a field that has a codec of its own.
 * @param {ValueCodec} codec
 * @param {string} name
 */
function decode(codec, name) {
  try {
    return codec.decode();
  } catch (error) {
    throw inField(error, name);
  }
}

/** What printed codecs use as `rt.wire`. */
const wire = {
  state,
  reserve,
  writeString,
  readString,
  sizeOf,
  record,
  checkObject,
  throwMismatch,
  encode,
  decode,
  char: named(char),
  float32: named(float32),
  millis: named(millis),
  safeI64: named(safeI64),
  safeU64: named(safeU64),
};

/** Installs the runtime module of records. */
export function installRecords() {
  // Records contain texts with tags, too; those of an earlier instance stand for other texts.
  clearStringCache();
  rt.wire = wire;
}
