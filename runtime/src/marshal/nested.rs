//! Values of recursive items: the part of `wire::nested` that depends on their types.

use std::any::Any;

use super::{FromJs, ToJs};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::nested::wrong;
use crate::wire::{Reader, Writer};

/// A record or union whose values may contain values of the same item. Its `ToJs` and `FromJs` call [`Writer::recursive`] and
/// [`Reader::recursive`].
pub trait Recursive: ToJs + FromJs {
    /// The number of levels that a value counts for: the largest number of arrays, tuples and maps in it that are around another
    /// value of the cycle, but at least 1.
    const LAYERS: u32 = 1;

    /// Appends the wire bytes of the value itself.
    fn write_value(&self, writer: &mut Writer);

    /// Reads the wire bytes of the value itself.
    fn read_value(reader: &mut Reader<'_>) -> Result<Self, JsError>;
}

/// The [`ReadPart`] of an item.
pub(crate) fn part<T: Recursive>(reader: &mut Reader<'_>) -> Result<Box<dyn Any>, JsError> {
    Ok(Box::new(T::read_value(reader)?))
}

impl Writer {
    /// Appends a value of a recursive item. Each level has a frame on the stack, so this is inlined in a debug build, too, and
    /// does nothing else.
    #[inline(always)]
    pub fn recursive<T: Recursive>(&mut self, value: &T) {
        if self.open_level(<T as ToJs>::SHAPE, T::LAYERS) {
            value.write_value(self);
            self.close_level(T::LAYERS);
        }
    }
}

impl Reader<'_> {
    /// Reads a value of a recursive item.
    #[inline]
    pub fn recursive<T: Recursive>(&mut self) -> Result<T, JsError> {
        match self.u32()? {
            0 => T::read_value(self),
            word => read_part(self, word),
        }
    }
}

/// A value that is a part, or the outermost one with parts.
#[cold]
fn read_part<T: Recursive>(reader: &mut Reader<'_>, word: u32) -> Result<T, JsError> {
    if reader.parts.is_none() {
        return reader.outermost(word as usize, T::read_value);
    }
    let part = reader.take_part(word).and_then(|part| part.downcast().ok());
    part.map(|part| *part).ok_or_else(wrong)
}

impl<T: ToJs + ?Sized> ToJs for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

    // Inlined in a debug build, too: a value may have many levels.
    #[inline(always)]
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: FromJs> FromJs for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        T::read(reader).map(Box::new)
    }
}
