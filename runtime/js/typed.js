// Typed arrays: which class belongs to which shape, and whether a value is one, in any realm.

import { cover, rt, state } from "./state.js";
import { transferBuffer } from "./transfer.js";
import { list } from "./lists.js";
import { checked, expected } from "./errors.js";

// Generated from abi/src/table.rs:
/** Bytes of an element, by the kind of its shape. */
export const WIDTHS = { i8: 1, u8: 1, i16: 2, u16: 2, i32: 4, u32: 4, f32: 4, f64: 8, bigI64: 8, bigU64: 8, clamped: 1 };

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

export function typedClass(kind) {
  return CLASSES[kind];
}

/** @type {(prototype: object, key: PropertyKey) => () => any} */
const own = (prototype, key) => /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, key)).get;
const prototype = Object.getPrototypeOf(Uint8Array.prototype);
const tag = own(prototype, Symbol.toStringTag);
const buffer = own(prototype, "buffer");
const byteOffset = own(prototype, "byteOffset");
const byteLength = own(prototype, "byteLength");
const length = own(prototype, "length");
const bufferLength = own(ArrayBuffer.prototype, "byteLength");
const { copyWithin, set } = prototype;

/** The name of the typed array class that the value is of, also of another realm or a subclass; undefined for others. */
export function typedName(value) {
  return tag.call(value);
}

/** The count of elements. Asks the engine, since a subclass may say anything. */
export function lengthOf(array) {
  return length.call(array);
}

const nothing = new Uint8Array(0);

/** The bytes of a typed array, not copied: as many as there are now, also if its memory becomes longer. */
export function bytesOf(array) {
  const count = byteLength.call(array);
  return count === 0 ? nothing : new Uint8Array(buffer.call(array), byteOffset.call(array), count);
}

/**
 * Why a typed array has no elements any more: its memory was given away, or has become so short that the array lies outside.
 * Undefined of one that has elements, and of an empty one.
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

function isDetached(memory) {
  try {
    new Uint8Array(memory);
    return false;
  } catch {
    return true;
  }
}

function isBuffer(value) {
  try {
    bufferLength.call(value);
    return true;
  } catch {
    return false;
  }
}

/** The value, when it is a typed array of this class (by name); `Uint8Array` may be an `ArrayBuffer`, too. */
export function typedArray(value, name) {
  const given = typedName(value) === name;
  if (given && length.call(value) !== 0) return value;
  const what = `${name.startsWith("I") ? "an" : "a"} ${name}`;
  if (!given && !(name === "Uint8Array" && isBuffer(value))) throw expected(what, value);
  const why = given ? lost(value) : isDetached(value) ? "detached" : undefined;
  if (why !== undefined) throw expected(`${what} that is not ${why}`, value);
  return given ? value : new Uint8Array(value);
}

/** What is written with, by the name of the class: the memory of the last block as that class sees it. */
const writers = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.values(CLASSES).map((Class) => [
    Class.name,
    { Class, target: new Class(0), memory: undefined, at: 0, count: 0 },
  ]),
);

const asTyped = /* @__PURE__ */ checked(typedArray);

/**
 * Hands the elements of a value to Rust that must be a typed array of the class of this name, in a block; returns their count.
 */
function putTyped(value, name, place) {
  const array = typedName(value) === name && length.call(value) !== 0 ? value : asTyped(value, place, name);
  const writer = writers[name];
  const width = writer.Class.BYTES_PER_ELEMENT;
  const count = length.call(array);
  if (count === 0) return 0;
  const at = transferBuffer(count * width, width, 0, place);
  // Often the block is where the last one was.
  if (writer.at !== at || writer.count !== count || writer.memory !== state.u8.buffer) aim(writer, at, count);
  // Its end is that of the block: another thread may have made the array longer.
  try {
    set.call(writer.target, array);
  } catch {
    set.call(writer.target, new writer.Class(buffer.call(array), byteOffset.call(array), count));
  }
  return count;
}

function aim(writer, at, count) {
  writer.at = at;
  writer.count = count;
  writer.memory = state.u8.buffer;
  writer.target = new writer.Class(state.u8.buffer, at, count);
}

/** A copy of `count` elements of Rust's memory, as a typed array of this class. */
function elements(Class, ptr, count) {
  const at = ptr >>> 0;
  cover(at + count * Class.BYTES_PER_ELEMENT);
  return new Class(new Class(state.u8.buffer, at, count));
}

/** Installs the runtime module of parameters and results that are typed arrays. */
export function installArrays() {
  Object.assign(rt, { putTyped, elements, list });
}
