//! `TypedArray`: numbers that are a typed array in JavaScript, for calls without an interface.

use super::{FromJs, ToJs};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// Numbers that are a typed array in JavaScript and not an `Array`, for calls without an interface and for type parameters.
///
/// `Uint8Array` in a `.jsi` file is a plain `Vec<u8>` in Rust. In the property API of `Object` a plain `Vec<u8>` is an `Array`, and
/// `TypedArray(bytes)` is a `Uint8Array`.
///
/// ```
/// use jsi_runtime::{Object, TypedArray};
///
/// let object = Object::new();
/// object.set("bytes", TypedArray(vec![1_u8, 2]))?;
/// let TypedArray(bytes) = object.get::<TypedArray<u8>>("bytes")?;
/// assert_eq!(bytes, [1, 2]);
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedArray<W>(pub Vec<W>);

macro_rules! typed_arrays {
    ($($type:ident $shape:ident)*) => {$(
        impl ToJs for TypedArray<$type> {
            const SHAPE: &'static Shape = &Shape::Typed(&Shape::$shape);

            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }
        }

        impl FromJs for TypedArray<$type> {
            const SHAPE: &'static Shape = &Shape::Typed(&Shape::$shape);

            fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
                Vec::read(reader).map(Self)
            }
        }
    )*};
}

typed_arrays! {
    i8 I8  u8 U8  i16 I16  u16 U16  i32 I32  u32 U32  i64 BigI64  u64 BigU64  f32 F32  f64 F64
}
