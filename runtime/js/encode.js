// From JavaScript values to the wire bytes of Rust, with all checks: one closure per shape; see codecs.js.

import { state, reserve, give } from "./state.js";
import { append, putAscii } from "./strings.js";
import { Mismatch, expected, isError, kindOf, noMemory } from "./errors.js";
import { bigint, char, float32, integer, isDate, millis } from "./numbers.js";
import { isArray, lengthOf, writeDoubles } from "./lists.js";
import { bytesOf, isElement, typedArray, typedClass, typedName } from "./typed.js";
import { isThenable, promiseOf } from "./promises.js";
import { isOpaque } from "./opaque.js";
import { checkInstance } from "./classes.js";

/** @import { ClassNode, Encode, EnumNode, ValueCodec } from "./types.d.ts" */
/** @import { Kind } from "./shapes.js" */
/** @import { ElementKind } from "./typed.js" */

/** @param {number} value */
function u8(value) {
  const at = reserve(1);
  state.u8[at] = value;
  state.writeOffset += 1;
}

/** @param {number} value */
function u16(value) {
  const at = reserve(2);
  state.view.setUint16(at, value, true);
  state.writeOffset += 2;
}

/** @param {number} value */
export function u32(value) {
  const at = reserve(4);
  state.view.setUint32(at, value, true);
  state.writeOffset += 4;
}

/** @param {number} value */
function f64(value) {
  const at = reserve(8);
  state.view.setFloat64(at, value, true);
  state.writeOffset += 8;
}

/**
 * A safe integer as 64 bits.
 * @param {number} value
 */
function safe(value) {
  const at = reserve(8);
  state.view.setUint32(at, value, true);
  state.view.setInt32(at + 4, Math.floor(value / 0x100000000), true);
  state.writeOffset += 8;
}

/** @param {bigint} value */
function big64(value) {
  const at = reserve(8);
  state.view.setBigInt64(at, value, true);
  state.writeOffset += 8;
}

/** @param {bigint} value */
function big128(value) {
  big64(value);
  big64(value >> 64n);
}

/** @param {unknown} value */
function reference(value) {
  u32(give(value));
}

/** Strings below this length are written in place, if they are ASCII. */
const SHORT = 64;

/**
 * A string after its length.
 * @param {string} value
 */
function string(value) {
  const at = writeString(reserve(value.length < SHORT ? value.length + 4 : 4), value, 0);
  state.writeOffset = at - state.region;
}

/**
 * The same at an address with room for a short one.
 * @param {number} at
 * @param {string} value
 * @param {number} rest how many bytes are written after it
 * @returns the address behind it, where there is room for the rest if there was before
 */
export function writeString(at, value, rest) {
  const { length } = value;
  if (length < SHORT) {
    const start = at + 4;
    if (putAscii(state.u8, start, value)) {
      state.view.setUint32(at, length, true);
      return start + length;
    }
  }
  const offset = at - state.region;
  state.writeOffset = offset + 4;
  const count = append(value);
  state.view.setUint32(state.region + offset, count, true);
  return reserve(rest);
}

/**
 * Whether the value may have properties.
 * @param {unknown} value
 */
export function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function" || kindOf(value) === "object";
}

/**
 * Encoders of shapes that contain no others, by kind.
 * @type {Record<string, Encode>}
 */
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
  arrayBuffer: (value) => buffer(value, "ArrayBuffer", 1),
  any,
};

/**
 * A reference with this `typeof`.
 * @param {string} type
 * @returns {Encode}
 */
export function referenceTo(type) {
  return (value) => {
    if (typeof value !== type) throw expected(`a ${type}`, value);
    reference(value);
  };
}

const I128_MIN = -(1n << 127n);
const I128_MAX = (1n << 127n) - 1n;

/**
 * Any value, after the tag of its kind.
 * @param {unknown} value
 */
function any(value) {
  switch (typeof value) {
    case "undefined":
      // `document.all` is an object.
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
      return value === null ? u8(1) : anyObject(/** @type {object} */ (value));
  }
}

/** @param {object} value */
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

/**
 * @param {number} tag
 * @param {unknown} value
 */
function tagged(tag, value) {
  u8(tag);
  reference(value);
}

/**
 * An object of a class.
 * @param {ClassNode} shape
 * @returns {Encode}
 */
export function instance({ address, name }) {
  return (value) => {
    checkInstance(value, address, name);
    reference(value);
  };
}

/**
 * Copies a typed array whole. Its length is read once: another thread may make it longer.
 * @param {unknown} value
 * @param {string} name of its class
 * @param {number} width of an element
 */
function buffer(value, name, width) {
  const bytes = bytesOf(typedArray(value, name));
  u32(bytes.length / width);
  const at = reserve(bytes.length);
  state.u8.set(bytes, at);
  state.writeOffset += bytes.length;
}

/**
 * @param {ElementKind} kind
 * @returns {Encode}
 */
export function typed(kind) {
  const { name, BYTES_PER_ELEMENT } = typedClass(kind);
  return (value) => buffer(value, name, BYTES_PER_ELEMENT);
}

/**
 * @param {ValueCodec} inner
 * @returns {Encode}
 */
export function nullable(inner) {
  return (value) => {
    if (value === null || value === undefined) return u8(1);
    u8(2);
    return inner.encode(value);
  };
}

/**
 * Missing is 0; null is missing, too, unless the content may be null.
 * @param {ValueCodec} inner
 * @param {boolean} nullInside
 * @returns {Encode}
 */
export function optional(inner, nullInside) {
  return (value) => {
    if (value === undefined || (value === null && !nullInside)) return u8(0);
    u8(2);
    return inner.encode(value);
  };
}

/**
 * @param {ValueCodec} inner
 * @param {Kind} kind of the elements
 * @returns {Encode}
 */
export function array(inner, kind) {
  const Class = isElement(kind) ? typedClass(kind) : undefined;
  return (value) => {
    if (!isArray(value)) {
      if (Class !== undefined && typedName(value) === Class.name) return buffer(value, Class.name, Class.BYTES_PER_ELEMENT);
      throw expected("an array", value);
    }
    const length = lengthOf(value);
    u32(length);
    if (kind === "f64") return writeDoubles(value, length);
    return kind === "string" ? strings(value, length) : elements(value, length, inner);
  };
}

/** More elements have no room, since each has a byte at least. */
const MAX_ELEMENTS = 0x7fffffff;

/**
 * The same as `elements`, without a call through a codec for each.
 * @param {unknown[]} values
 * @param {number} length
 */
export function strings(values, length) {
  for (let i = 0; i < length; i++) {
    const text = values[i];
    if (typeof text !== "string") throw expected("a string", text).at(`element ${i}`);
    string(text);
  }
}

/**
 * @param {unknown[]} values
 * @param {number} length
 * @param {ValueCodec} inner
 */
function elements(values, length, inner) {
  let i = 0;
  try {
    for (; i < length; i++) {
      inner.encode(values[i]);
      // A mismatch of the first one is reported first; reading the others would take minutes.
      if (length > MAX_ELEMENTS) throw noMemory(length);
    }
  } catch (error) {
    throw Mismatch.is(error) ? error.at(`element ${i}`) : error;
  }
}

/**
 * @param {EnumNode<"numberEnum", number>} shape
 * @returns {Encode}
 */
export function numberEnum({ name, values, open }) {
  /** @type {Set<unknown>} */
  const allowed = new Set(values);
  return (value) => {
    if (open) integer(value, "i32");
    else if (!allowed.has(value)) throw expected(`one of ${values.join(", ")} (${name})`, value);
    const at = reserve(4);
    state.view.setInt32(at, /** @type {number} */ (value), true);
    state.writeOffset += 4;
  };
}

/**
 * @param {EnumNode<"stringEnum", string>} shape
 * @returns {Encode}
 */
export function stringEnum({ name, values, open }) {
  /** @type {Map<unknown, number>} */
  const indices = new Map(values.map((value, index) => [value, index]));
  return (value) => {
    const index = indices.get(value);
    if (index !== undefined) return u32(index);
    if (!open) throw expected(`one of ${values.map((text) => JSON.stringify(text)).join(", ")} (${name})`, value);
    if (typeof value !== "string") throw expected("a string", value);
    u32(0xffffffff);
    return string(value);
  };
}
