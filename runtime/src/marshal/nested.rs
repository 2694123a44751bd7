//! Arrays whose elements may contain arrays: the part of `wire::nested` that depends on the elements' types.

use std::any::Any;

use super::{FromJs, ToJs};
use crate::value::JsError;
use crate::wire::nested::{PART, TOO_DEEP, read_parts, wrong};
use crate::wire::{NestedPart, NestedParts, Reader, Writer};

impl Writer {
    /// Appends an array whose elements may contain arrays. Each level has a frame of this function on the stack, so it does
    /// nothing else itself.
    pub(crate) fn nested<T: ToJs>(&mut self, values: &[T]) {
        let Some(around) = self.open_array(values.len()) else {
            return self.u32(TOO_DEEP);
        };
        for value in values {
            value.write(self);
        }
        self.close_array(around);
    }
}

/// An array that begins with this word, which is not a plain count.
#[cold]
pub(crate) fn read<T: FromJs>(word: u32, reader: &mut Reader<'_>) -> Result<Vec<T>, JsError> {
    let number = (word & !PART) as usize;
    match &mut reader.parts {
        None => {
            let values = outermost(number, reader);
            reader.parts = None;
            values
        }
        Some(parts) if parts.noting => {
            parts.noted.push(NestedPart {
                number,
                read: part::<T>,
                noted: false,
            });
            Ok(Vec::new())
        }
        Some(parts) => {
            let read = parts.read.get_mut(number).and_then(Option::take);
            let values = read.and_then(|values| values.downcast().ok());
            values.map(|values| *values).ok_or_else(wrong)
        }
    }
}

fn part<T: FromJs>(reader: &mut Reader<'_>) -> Result<Box<dyn Any>, JsError> {
    let count = reader.count()?;
    Ok(Box::new(T::read_all(count, reader)?))
}

fn outermost<T: FromJs>(count: usize, reader: &mut Reader<'_>) -> Result<Vec<T>, JsError> {
    let start = reader.rest;
    reader.parts = Some(Box::new(NestedParts {
        noting: true,
        ..NestedParts::default()
    }));
    T::read_all(count, reader)?;
    let mut bytes = Vec::new();
    for _ in 0..reader.count()? {
        let length = reader.count()?;
        bytes.push(reader.bytes(length)?);
    }
    let end = reader.rest;
    read_parts(bytes, reader)?;
    reader.rest = start;
    let values = T::read_all(count, reader)?;
    reader.rest = end;
    Ok(values)
}
