// Records: what the codecs are made of that `jsic` prints for each one. They read and write the fields themselves and call
// these functions for all that does not fit on a line.

import { state, reserve, rt } from "./state.js";
import { record } from "./codecs.js";
import { Mismatch } from "./errors.js";
import { char, float32, millis } from "./numbers.js";
import { LEAVES, isObject, writeString } from "./encode.js";
import { safeI64, safeU64 } from "./decode.js";
import { clearStringCache, parameter, sizeOf } from "./strings.js";

function located(error, name) {
  return Mismatch.is(error) ? error.at(`field ${name}`) : error;
}

/** Throws what is wrong with a field of this kind. */
function throwMismatch(kind, value, name) {
  try {
    LEAVES[kind](value);
  } catch (error) {
    throw located(error, name);
  }
}

/** Throws unless the value may have fields. */
function checkObject(value) {
  if (!isObject(value)) LEAVES.object(value);
}

/** A check whose error names the field. */
const named = (check) => (value, name) => {
  try {
    return check(value);
  } catch (error) {
    throw located(error, name);
  }
};

/** Encodes a field that has a codec of its own. */
function encode(codec, value, name) {
  try {
    codec.encode(value);
  } catch (error) {
    throw located(error, name);
  }
}

/** Decodes a field that has a codec of its own. */
function decode(codec, name) {
  try {
    return codec.decode();
  } catch (error) {
    throw located(error, name);
  }
}

/** What generated code finds in `rt.wire`. */
const wire = {
  state,
  reserve,
  writeString,
  readString: parameter,
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
  // Texts of records are told by tags, too, and those of an instance before mean others.
  clearStringCache();
  rt.wire = wire;
}
