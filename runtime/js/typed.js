//! Typed arrays: which class belongs to which shape, and whether a value is one, in any realm.

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

export function typedClass(kind) {
  return CLASSES[kind];
}

const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** The name of the typed array class that the value is of, also of another realm or a subclass; undefined for others. */
export function typedName(value) {
  return tag.call(value);
}
