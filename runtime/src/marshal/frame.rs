//! Frames and writers of values by their Rust types.

use super::{ArgList, FromJs, ToJs};
use crate::shape::{FunctionShape, Shape};
use crate::value::{JsError, Place};
use crate::wire::{Frame, FrameBytes, Reader, Writer};

impl Frame {
    /// Reads the value as a Rust type.
    pub(crate) fn read<T: FromJs>(self) -> Result<T, JsError> {
        self.with_reader(|mut reader| T::read(&mut reader))
    }

    /// The result of a function of this shape; `place` names the function.
    pub(crate) fn read_result<T: FromJs>(
        self,
        shape: &'static Shape,
        place: Place,
    ) -> Result<T, JsError> {
        self.with_reader(|reader| T::read(&mut reader.shaped(shape).called(place)))
    }

    /// The value with the shape of an interface. Errors of its functions and promises name the place.
    pub(crate) fn read_at<T: FromJs>(
        self,
        shape: &'static Shape,
        place: Place,
    ) -> Result<T, JsError> {
        self.with_reader(|reader| T::read(&mut reader.shaped(shape).came_from(place)))
    }

    /// The value with the shape of an interface.
    pub(crate) fn read_as<T: FromJs>(self, shape: &'static Shape) -> Result<T, JsError> {
        self.with_reader(|reader| T::read(&mut reader.shaped(shape)))
    }
}

impl Reader<'_> {
    /// Reads a field with the shape that the record declares.
    pub fn declared<T: FromJs>(&mut self, shape: &'static Shape) -> Result<T, JsError> {
        self.with_declared(shape, T::read)
    }
}

impl Writer {
    /// Appends a field with the shape that the record declares.
    pub fn declared<T: ToJs + ?Sized>(&mut self, value: &T, shape: &'static Shape) {
        self.with_declared(shape, |writer| value.write(writer));
    }

    /// A writer with one value.
    pub(crate) fn of<T: ToJs + ?Sized>(value: &T) -> Self {
        let mut writer = Self::new();
        value.write(&mut writer);
        writer
    }

    /// A writer with one value that has the shape of an interface.
    pub(crate) fn shaped<T: ToJs + ?Sized>(value: &T, shape: &'static Shape) -> Self {
        let mut writer = Self::with_shape(Some(shape));
        value.write(&mut writer);
        writer
    }

    /// Appends count and elements of an array without the string cache: there are too many strings, and arrays are decoded by
    /// their lengths.
    // Inlined in a debug build, too: a value may have many levels.
    #[cfg_attr(debug_assertions, inline(always))]
    #[cfg_attr(not(debug_assertions), inline)]
    pub(crate) fn elements<T: ToJs>(&mut self, values: &[T]) {
        self.count(values.len());
        let before = self.start_many();
        T::write_all(values, self);
        self.end_many(before);
    }
}

impl FunctionShape {
    /// The shape of these types.
    pub(crate) const fn of<A: ArgList, R: FromJs>() -> &'static Self {
        const {
            &Self {
                args: <A as ArgList>::SHAPE,
                result: R::SHAPE,
                rest: false,
            }
        }
    }
}
