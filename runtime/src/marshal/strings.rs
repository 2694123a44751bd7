//! Strings and characters.

use super::{FromJs, ToJs};
use crate::shape::Shape;
use crate::value::JsError;
#[cfg(target_family = "wasm")]
use crate::wire::wasm::scratch;
use crate::wire::{Reader, Writer};

impl ToJs for str {
    const SHAPE: &'static Shape = &Shape::String;

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl ToJs for String {
    const SHAPE: &'static Shape = &Shape::String;

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl FromJs for String {
    const SHAPE: &'static Shape = &Shape::String;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.string()
    }

    /// A short one in the scratch buffer, by its offset and length (benchmark row `callback kept, called with a short string`).
    #[cfg(target_family = "wasm")]
    #[inline]
    fn from_number(number: f64) -> Option<Self> {
        Some(scratch::text(number as usize / 256, number as usize % 256))
    }
}

impl ToJs for char {
    const SHAPE: &'static Shape = &Shape::Char;

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.u32(u32::from(*self));
    }

    #[inline]
    fn to_number(&self) -> Option<f64> {
        u32::from(*self).to_number()
    }
}

impl FromJs for char {
    const SHAPE: &'static Shape = &Shape::Char;

    #[inline]
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        char::from_u32(reader.u32()?)
            .ok_or_else(|| JsError::new("wire character is not a scalar value"))
    }

    #[inline]
    fn from_number(number: f64) -> Option<Self> {
        char::from_u32(u32::from_number(number)?)
    }
}
