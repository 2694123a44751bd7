// From JavaScript values to wire bytes, with every check. One closure per shape; see codecs.js.

import { state, reserve, give } from "./state.js";
import { append } from "./strings.js";
import { Mismatch, expected, isError, kindOf, noMemory } from "./errors.js";
import { bigint, char, float32, integer, isDate, millis } from "./numbers.js";
import { writeDoubles } from "./lists.js";
import { WIDTHS, bytesOf, typedArray, typedClass, typedName } from "./typed.js";
import { isThenable, promiseOf } from "./promises.js";
import { isOpaque } from "./opaque.js";
import { checkInstance } from "./classes.js";

function u8(value) {
  const at = reserve(1);
  state.u8[at] = value;
  state.writeOffset += 1;
}

function u16(value) {
  const at = reserve(2);
  state.view.setUint16(at, value, true);
  state.writeOffset += 2;
}

function u32(value) {
  const at = reserve(4);
  state.view.setUint32(at, value, true);
  state.writeOffset += 4;
}

function f64(value) {
  const at = reserve(8);
  state.view.setFloat64(at, value, true);
  state.writeOffset += 8;
}

/** A safe integer as 64 bits. */
function safe(value) {
  const at = reserve(8);
  state.view.setUint32(at, value, true);
  state.view.setInt32(at + 4, Math.floor(value / 0x100000000), true);
  state.writeOffset += 8;
}

function big64(value) {
  const at = reserve(8);
  state.view.setBigInt64(at, value, true);
  state.writeOffset += 8;
}

function big128(value) {
  big64(value);
  big64(value >> 64n);
}

function reference(value) {
  u32(give(value));
}

/** Strings below this length are written where they stand, if they are ASCII. */
const SHORT = 64;

/** A string with its length before it. */
function string(value) {
  const at = writeString(reserve(value.length < SHORT ? value.length + 4 : 4), value, 0);
  state.writeOffset = at - state.region;
}

/**
 * The same at an address with room for a short one. Returns the address behind it, where there is room for `rest` bytes if
 * there was room for a short one and as many before.
 */
export function writeString(at, value, rest) {
  const { length } = value;
  if (length < SHORT) {
    const start = at + 4;
    const u = state.u8;
    // Four at a time, and one test for all of them: what is no ASCII is written over.
    let i = 0;
    let all = 0;
    for (; i + 3 < length; i += 4) {
      const a = value.charCodeAt(i),
        b = value.charCodeAt(i + 1),
        c = value.charCodeAt(i + 2),
        d = value.charCodeAt(i + 3);
      all |= a | b | c | d;
      u[start + i] = a;
      u[start + i + 1] = b;
      u[start + i + 2] = c;
      u[start + i + 3] = d;
    }
    for (; i < length; i++) {
      const a = value.charCodeAt(i);
      all |= a;
      u[start + i] = a;
    }
    if (all < 128) {
      state.view.setUint32(at, length, true);
      return start + length;
    }
  }
  const mark = at - state.region;
  state.writeOffset = mark + 4;
  const count = append(value);
  state.view.setUint32(state.region + mark, count, true);
  return reserve(rest);
}

/** Whether the value may have properties. */
export function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function" || kindOf(value) === "object";
}

/** A proxy that was revoked is nothing at all. */
function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** Encoders of the shapes that hold no others. */
export const LEAVES = {
  void: () => {},
  bool: (value) => {
    if (typeof value !== "boolean") throw expected("a boolean", value);
    u8(value ? 1 : 0);
  },
  i8: (value) => u8(integer(value, "i8")),
  u8: (value) => u8(integer(value, "u8")),
  i16: (value) => u16(integer(value, "i16")),
  u16: (value) => u16(integer(value, "u16")),
  i32: (value) => u32(integer(value, "i32")),
  u32: (value) => u32(integer(value, "u32")),
  isize: (value) => u32(integer(value, "isize")),
  usize: (value) => u32(integer(value, "usize")),
  f32: (value) => {
    const number = float32(value);
    const at = reserve(4);
    state.view.setFloat32(at, number, true);
    state.writeOffset += 4;
  },
  f64: (value) => {
    if (typeof value !== "number") throw expected("a number", value);
    f64(value);
  },
  safeI64: (value) => safe(integer(value, "safeI64")),
  safeU64: (value) => safe(integer(value, "safeU64")),
  bigI64: (value) => big64(bigint(value, "bigI64")),
  bigU64: (value) => big64(bigint(value, "bigU64")),
  bigI128: (value) => big128(bigint(value, "bigI128")),
  bigU128: (value) => big128(bigint(value, "bigU128")),
  char: (value) => u32(char(value)),
  string: (value) => {
    if (typeof value !== "string") throw expected("a string", value);
    string(value);
  },
  date: (value) => f64(millis(value)),
  error: (value) => {
    if (!isError(value)) throw expected("an error", value);
    reference(value);
  },
  object: (value) => {
    if (!isObject(value)) throw expected("an object", value);
    reference(value);
  },
  promise: (value) => {
    reference(promiseOf(value));
  },
  clamped: (value) => buffer(value, "Uint8ClampedArray", 1),
  any,
};

/** A reference of which `typeof` says this. */
export function referenceTo(type) {
  return (value) => {
    if (typeof value !== type) throw expected(`a ${type}`, value);
    reference(value);
  };
}

const I128_MIN = -(1n << 127n);
const I128_MAX = (1n << 127n) - 1n;

function any(value) {
  switch (typeof value) {
    case "undefined":
      return value === undefined ? u8(0) : tagged(10, value);
    case "boolean":
      u8(2);
      return u8(value ? 1 : 0);
    case "number":
      u8(3);
      return f64(value);
    case "bigint":
      if (value < I128_MIN || value > I128_MAX) return tagged(11, value);
      u8(4);
      return big128(value);
    case "string":
      u8(5);
      return string(value);
    case "symbol":
      return tagged(11, value);
    case "function":
      return tagged(8, value);
    default:
      return value === null ? u8(1) : anyObject(value);
  }
}

function anyObject(value) {
  if (isOpaque(value)) return tagged(12, value);
  if (isError(value)) return tagged(7, value);
  if (isThenable(value)) return tagged(9, value);
  if (isDate(value)) {
    const time = millis(value);
    u8(6);
    return f64(time);
  }
  return tagged(10, value);
}

function tagged(tag, value) {
  u8(tag);
  reference(value);
}

/** An object of a class. */
export function instance({ address, name }) {
  return (value) => {
    checkInstance(value, address, name);
    reference(value);
  };
}

/** Copies a typed array whole. How long it is is asked once: another thread may make it longer. */
function buffer(value, name, width) {
  const bytes = bytesOf(typedArray(value, name));
  u32(bytes.length / width);
  const at = reserve(bytes.length);
  state.u8.set(bytes, at);
  state.writeOffset += bytes.length;
}

export function typed(kind) {
  const { name } = typedClass(kind);
  return (value) => buffer(value, name, WIDTHS[kind]);
}

export function nullable(inner) {
  return (value) => {
    if (value === null || value === undefined) return u8(1);
    u8(2);
    return inner.encode(value);
  };
}

/** Missing is 0; null is missing, too, unless the content itself may be null. */
export function optional(inner, nullInside) {
  return (value) => {
    if (value === undefined || (value === null && !nullInside)) return u8(0);
    u8(2);
    return inner.encode(value);
  };
}

export function array(inner, kind) {
  const name = WIDTHS[kind] === undefined ? undefined : typedClass(kind).name;
  return (value) => {
    if (!isArray(value)) {
      if (name !== undefined && typedName(value) === name) return buffer(value, name, WIDTHS[kind]);
      throw expected("an array", value);
    }
    const length = lengthOf(value);
    u32(length);
    if (kind === "f64") return writeDoubles(value, length);
    return kind === "string" ? strings(value, length) : elements(value, length, inner);
  };
}

/** More elements than this have no room, since each has a byte at least. */
const MOST = 0x7fffffff;

/**
 * How many elements an array says that it has. It is asked once; a proxy may say anything. Nothing is made as long as that
 * before the elements were read.
 */
function lengthOf(array) {
  const { length } = array;
  if (typeof length === "number" && length >>> 0 === length) return length;
  try {
    return integer(length, "u32");
  } catch (error) {
    throw /** @type {Mismatch} */ (error).at("length");
  }
}

/** The same as `elements`, without a call through a codec for each. */
function strings(value, length) {
  for (let i = 0; i < length; i++) {
    const text = value[i];
    if (typeof text !== "string") throw expected("a string", text).at(`element ${i}`);
    string(text);
  }
}

function elements(value, length, inner) {
  let i = 0;
  try {
    for (; i < length; i++) {
      inner.encode(value[i]);
      // What is wrong with the first one is reported first; the others would be read for minutes.
      if (length > MOST) throw noMemory(length);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at(`element ${i}`) : error;
  }
}

/** Arguments of a call; surplus ones are ignored, missing ones are undefined. `steps` names them in errors. */
export function tuple(items, steps = items.map((_, i) => `argument ${i + 1}`)) {
  return (values) => {
    let i = 0;
    try {
      for (; i < items.length; i++) items[i].encode(values[i]);
    } catch (error) {
      throw Mismatch.is(error) ? error.at(steps[i]) : error;
    }
  };
}

export function numberEnum({ name, values, open }) {
  const allowed = new Set(values);
  return (value) => {
    if (open) integer(value, "i32");
    else if (!allowed.has(value)) throw expected(`one of ${values.join(", ")} (${name})`, value);
    const at = reserve(4);
    state.view.setInt32(at, value, true);
    state.writeOffset += 4;
  };
}

export function stringEnum({ name, values, open }) {
  const indices = new Map(values.map((value, index) => [value, index]));
  return (value) => {
    const index = indices.get(value);
    if (index !== undefined) return u32(index);
    if (!open) throw expected(`one of ${values.map((v) => JSON.stringify(v)).join(", ")} (${name})`, value);
    if (typeof value !== "string") throw expected("a string", value);
    u32(0xffffffff);
    return string(value);
  };
}
