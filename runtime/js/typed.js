// Typed arrays: which class belongs to which shape, and whether a value is one, in any realm.

import { cover, rt, state } from "./state.js";
import { replyError } from "./replies.js";
import { args, begin, transferBuffer } from "./transfer.js";
import { list, plain } from "./lists.js";
import { articled, checked, expected } from "./errors.js";

/** @import { Place, TypedArray, TypedArrayClass } from "./types.d.ts" */
/** @import { Kind } from "./shapes.js" */

// Generated from abi/src/table.rs:
const CLASSES = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
  bigI64: BigInt64Array,
  bigU64: BigUint64Array,
  clamped: Uint8ClampedArray,
};
// End of what is generated.

/** @typedef {keyof typeof CLASSES} ElementKind */

/**
 * Whether values of this kind are elements of typed arrays.
 * @param {Kind} kind
 * @returns {kind is ElementKind}
 */
export function isElement(kind) {
  return kind in CLASSES;
}

/**
 * @param {ElementKind} kind
 * @returns {TypedArrayClass}
 */
export function typedClass(kind) {
  return /** @type {TypedArrayClass} */ (/** @type {unknown} */ (CLASSES[kind]));
}

/**
 * A getter of the engine; it throws for values of other types.
 * @template Result
 * @param {object} prototype
 * @param {PropertyKey} key
 */
const getter = (prototype, key) =>
  /** @type {(this: unknown) => Result} */ (
    /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(prototype, key)).get
  );
const prototype = Object.getPrototypeOf(Uint8Array.prototype);
/** @type {(this: unknown) => string | undefined} */
const tag = getter(prototype, Symbol.toStringTag);
/** @type {(this: unknown) => ArrayBuffer} */
const buffer = getter(prototype, "buffer");
/** @type {(this: unknown) => number} */
const byteOffset = getter(prototype, "byteOffset");
/** @type {(this: unknown) => number} */
const byteLength = getter(prototype, "byteLength");
/** @type {(this: unknown) => number} */
const length = getter(prototype, "length");
/** @type {(this: unknown) => number} */
const bufferLength = getter(ArrayBuffer.prototype, "byteLength");
/** @type {{ copyWithin: (this: unknown, ...offsets: number[]) => unknown, set: (this: unknown, source: unknown) => void }} */
const { copyWithin, set } = prototype;

/**
 * The name of the class of a typed array, also of another realm or a subclass; undefined for other values.
 * @param {unknown} value
 */
export function typedName(value) {
  return tag.call(value);
}

/**
 * The count of elements, as the engine has it: a subclass may have another `length`.
 * @param {unknown} array
 */
export function lengthOf(array) {
  return length.call(array);
}

const nothing = new Uint8Array(0);

/**
 * The bytes of a typed array, not copied: as many as there are now, also if its memory becomes longer.
 * @param {unknown} array
 */
export function bytesOf(array) {
  const count = byteLength.call(array);
  return count === 0 ? nothing : new Uint8Array(buffer.call(array), byteOffset.call(array), count);
}

/**
 * Why a typed array has lost its elements: its memory was transferred, or has become so short that the array is outside of it.
 * Undefined for an array that has elements, and for an empty one.
 * @param {unknown} array
 */
export function lost(array) {
  if (length.call(array) !== 0) return undefined;
  try {
    // Copies nothing, and throws where there is no memory; `keys` does not once Bun has compiled it.
    copyWithin.call(array, 0, 0, 0);
    return undefined;
  } catch {
    return isDetached(buffer.call(array)) ? "detached" : "out of bounds";
  }
}

/** @param {ArrayBuffer} memory */
function isDetached(memory) {
  try {
    new Uint8Array(memory);
    return false;
  } catch {
    return true;
  }
}

/**
 * @param {unknown} value
 * @returns {value is ArrayBuffer}
 */
export function isBuffer(value) {
  try {
    bufferLength.call(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * The value, if it is a typed array of this class; a `Uint8Array` may be given as an `ArrayBuffer`, too. The bytes of the value,
 * if the class is `ArrayBuffer`.
 * @param {unknown} value
 * @param {string} name of the class
 * @returns {TypedArray}
 */
export function typedArray(value, name) {
  const isTyped = typedName(value) === name;
  if (isTyped && length.call(value) !== 0) return /** @type {TypedArray} */ (value);
  const what = articled(name);
  if (!isTyped && !((name === "Uint8Array" || name === "ArrayBuffer") && isBuffer(value))) throw expected(what, value);
  const memory = /** @type {ArrayBuffer} */ (value);
  const why = isTyped ? lost(value) : isDetached(memory) ? "detached" : undefined;
  if (why !== undefined) throw expected(`${what} that is not ${why}`, value);
  return isTyped ? /** @type {TypedArray} */ (value) : new Uint8Array(memory);
}

/**
 * Writes elements: the last transfer buffer of a class, as an array of that class.
 * @typedef {object} Writer
 * @property {TypedArrayClass} Class
 * @property {TypedArray} target
 * @property {ArrayBuffer | undefined} memory
 * @property {number} at
 * @property {number} count
 */

/**
 * The writers, by the name of the class.
 * @type {Record<string, Writer>}
 */
const writers = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.values(CLASSES).map((Class) => [
    Class.name,
    {
      Class: /** @type {TypedArrayClass} */ (/** @type {unknown} */ (Class)),
      target: new Class(0),
      memory: undefined,
      at: 0,
      count: 0,
    },
  ]),
);

const asTyped = /* @__PURE__ */ checked(typedArray);

/**
 * Passes the elements of a typed array, or the bytes of an `ArrayBuffer`, to Rust in a transfer buffer.
 * @param {unknown} value
 * @param {string} name of its class
 * @param {Place} place
 * @param {number} [keep] see `transferBuffer`
 * @returns the count of elements
 */
export function putTyped(value, name, place, keep = 0) {
  const array = typedName(value) === name && length.call(value) !== 0 ? value : asTyped(value, place, name);
  const writer = writers[name] ?? writers.Uint8Array;
  const width = writer.Class.BYTES_PER_ELEMENT;
  const count = length.call(array);
  if (count === 0) return 0;
  const at = transferBuffer(count * width, width, keep, place);
  // Often the buffer is where the last one was.
  if (writer.at !== at || writer.count !== count || writer.memory !== state.u8.buffer) aim(writer, at, count);
  // The target ends where the buffer does: another thread may have made the array longer.
  try {
    set.call(writer.target, array);
  } catch {
    set.call(writer.target, new writer.Class(buffer.call(array), byteOffset.call(array), count));
  }
  return count;
}

/**
 * Passes numbers that are known to be elements of this class.
 * @param {Float64Array} numbers
 * @param {number} count of them
 * @param {string} name of the class
 * @param {Place} place
 * @returns the count
 */
export function putElements(numbers, count, name, place) {
  if (count === 0) return 0;
  const writer = writers[name];
  const width = writer.Class.BYTES_PER_ELEMENT;
  const at = transferBuffer(count * width, width, 0, place);
  if (writer.at !== at || writer.count !== count || writer.memory !== state.u8.buffer) aim(writer, at, count);
  const { target } = writer;
  for (let i = 0; i < count; i++) target[i] = numbers[i];
  return count;
}

/**
 * Passes one of several values of a call that are in memory.
 * @param {unknown} value
 * @param {string} name of its class
 * @param {Place} place
 */
function nextTyped(value, name, place) {
  const count = putTyped(value, name, place, args.keep);
  if (count > 0) args.keep = 2;
  return count;
}

/**
 * @param {Writer} writer
 * @param {number} at
 * @param {number} count
 */
function aim(writer, at, count) {
  writer.at = at;
  writer.count = count;
  writer.memory = state.u8.buffer;
  writer.target = new writer.Class(state.u8.buffer, at, count);
}

/**
 * A copy of `count` elements of Rust's memory.
 * @param {TypedArrayClass} Class
 * @param {number} ptr
 * @param {number} count
 */
function elements(Class, ptr, count) {
  const at = ptr >>> 0;
  cover(at + count * Class.BYTES_PER_ELEMENT);
  return new Class(new Class(state.u8.buffer, at, count));
}

/** The classes, in the order of the numbers that Rust has for them. */
const NUMBERED = /* @__PURE__ */ Object.values(CLASSES);

/**
 * For Rust: the result is a copy of these elements.
 * @param {number} ptr
 * @param {number} count
 * @param {number} kind the number of the class
 */
export function replyElements(ptr, count, kind) {
  try {
    state.reply = elements(/** @type {TypedArrayClass} */ (/** @type {unknown} */ (NUMBERED[kind])), ptr, count);
  } catch (error) {
    replyError(error);
  }
}

/** Installs the runtime module of parameters and results that are typed arrays. */
export function installArrays() {
  rt.putTyped = putTyped;
  rt.nextTyped = nextTyped;
  rt.typed = asTyped;
  rt.elements = elements;
  rt.list = list;
  rt.plain = plain;
  rt.begin = begin;
}
