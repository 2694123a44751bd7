//! Values that contain others: `Option`, slices and `Vec`.

use super::{FromJs, ToJs, element};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer, presence};

impl<T: ToJs> ToJs for Option<T> {
    const SHAPE: &'static Shape = &Shape::Nullable(T::SHAPE);
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

    // Inlined in a debug build, too: a value may have many levels.
    #[cfg_attr(debug_assertions, inline(always))]
    fn write(&self, writer: &mut Writer) {
        match self {
            // The decoder of an optional value reads this as missing, that of a nullable one as null.
            None => writer.u8(presence::NULL),
            Some(value) => {
                writer.u8(presence::PRESENT);
                value.write(writer);
            }
        }
    }
}

impl<T: FromJs> FromJs for Option<T> {
    const SHAPE: &'static Shape = &Shape::Nullable(T::SHAPE);
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        match reader.u8()? {
            presence::PRESENT => T::read(reader).map(Some),
            _ => Ok(None),
        }
    }
}

impl<T: ToJs> ToJs for [T] {
    const SHAPE: &'static Shape = &Shape::Array(element(T::SHAPE, T::PROMISE));
    const DECLARED: bool = T::DECLARED;

    #[inline(always)]
    fn write(&self, writer: &mut Writer) {
        if T::DECLARED {
            writer.inside(part, |writer| writer.elements(self));
        } else {
            writer.elements(self);
        }
    }
}

impl<T: ToJs> ToJs for Vec<T> {
    const SHAPE: &'static Shape = <[T] as ToJs>::SHAPE;
    const DECLARED: bool = T::DECLARED;

    // Inlined in a debug build, too: a value may have many levels.
    #[inline(always)]
    fn write(&self, writer: &mut Writer) {
        self.as_slice().write(writer);
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    const SHAPE: &'static Shape = &Shape::Array(element(T::SHAPE, T::PROMISE));
    const DECLARED: bool = T::DECLARED;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let count = reader.count()?;
        if T::DECLARED {
            reader.inside(part, |reader| T::read_all(count, reader))
        } else {
            T::read_all(count, reader)
        }
    }
}

/// The declared shape of the elements.
fn part(array: &'static Shape) -> Option<&'static Shape> {
    match array {
        Shape::Array(element) => Some(element),
        _ => None,
    }
}
