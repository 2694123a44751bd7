//! Booleans, numbers and bigints.

use super::numeric::Numeric;
use super::{FromJs, ToJs};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

macro_rules! numbers {
    ($($type:ident $shape:ident)*) => {$(
        impl ToJs for $type {
            const SHAPE: &'static Shape = &Shape::$shape;

            #[inline]
            fn write(&self, writer: &mut Writer) {
                writer.bytes(&self.to_le_bytes());
            }

            #[inline]
            fn to_number(&self) -> Option<f64> {
                Numeric::to_number(*self)
            }
        }

        impl FromJs for $type {
            const SHAPE: &'static Shape = &Shape::$shape;

            #[inline]
            fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
                reader.number($type::from_le_bytes)
            }

            #[inline]
            fn from_number(number: f64) -> Option<Self> {
                Numeric::from_number(number)
            }

            fn read_all(count: usize, reader: &mut Reader<'_>) -> Result<Vec<Self>, JsError> {
                const SIZE: usize = size_of::<$type>();
                let bytes = reader.bytes(count.saturating_mul(SIZE))?;
                let mut values = reader.list(count)?;
                values.extend(bytes.as_chunks::<SIZE>().0.iter().map(|&chunk| $type::from_le_bytes(chunk)));
                Ok(values)
            }
        }
    )*};
}

// Narrow integers cross as themselves; `i64` and `u64` are bigints unless an interface or `Number` declares otherwise.
numbers! {
    i8 I8  u8 U8  i16 I16  u16 U16  i32 I32  u32 U32  isize Isize  usize Usize
    i64 BigI64  u64 BigU64  i128 BigI128  u128 BigU128  f32 F32  f64 F64
}

impl ToJs for bool {
    const SHAPE: &'static Shape = &Shape::Bool;

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.u8(u8::from(*self));
    }

    #[inline]
    fn to_number(&self) -> Option<f64> {
        Some(f64::from(u8::from(*self)))
    }
}

impl FromJs for bool {
    const SHAPE: &'static Shape = &Shape::Bool;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.u8().map(|byte| byte != 0)
    }

    #[inline]
    fn from_number(number: f64) -> Option<Self> {
        <u8 as FromJs>::from_number(number)
            .filter(|&value| value <= 1)
            .map(|value| value == 1)
    }
}

impl ToJs for () {
    const SHAPE: &'static Shape = &Shape::Void;

    #[inline]
    fn write(&self, _: &mut Writer) {}

    #[inline]
    fn to_number(&self) -> Option<f64> {
        Some(0.0)
    }
}

impl FromJs for () {
    const SHAPE: &'static Shape = &Shape::Void;

    #[inline]
    fn read(_: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(())
    }

    #[inline]
    fn from_number(_: f64) -> Option<Self> {
        Some(())
    }
}

/// A 64-bit integer that is a JavaScript number and not a bigint, for calls without an interface.
///
/// `Number<i64>` in a `.jsi` file is a plain `i64` in Rust. In the property API of `Object` a plain `i64` is a bigint, and
/// `Number(5_i64)` is a number; beyond ±(2^53−1) it is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number<W>(pub W);

macro_rules! safe {
    ($($type:ident $shape:ident)*) => {$(
        impl ToJs for Number<$type> {
            const SHAPE: &'static Shape = &Shape::$shape;

            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }
        }

        impl FromJs for Number<$type> {
            const SHAPE: &'static Shape = &Shape::$shape;

            fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
                $type::read(reader).map(Number)
            }

            fn from_number(number: f64) -> Option<Self> {
                <$type as FromJs>::from_number(number).map(Number)
            }
        }
    )*};
}

safe! { i64 SafeI64  u64 SafeU64 }
