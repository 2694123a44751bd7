//! Recursive items: records and unions whose values may contain values of the same item. They may be nested so deep that a
//! call for each level would exhaust the stack. A value that is deeper than a step is a part of its own, which is written and
//! read separately from the value that contains it.
//!
//! ```text
//! outermost value   u32 byte length of the value if parts follow, else 0; the value
//!                   if parts follow: u32 count; for each part u32 byte length, u32 shape, the value
//! value inside      u32 0, the value
//! part              u32 number of the part, counted from 1
//! ```
//!
//! A part has a higher number than the part that contains it, so the last part is read first. `runtime/js/nested.js` is the
//! other side.

use std::any::Any;

use super::parts::{Deep, NestedParts};
use super::{Buffers, Memory, Reader, Writer};
use crate::shape::Shape;
use crate::value::JsError;

/// The maximal number of levels.
pub(crate) const MOST: u32 = 2048;
/// The number of levels in a part.
pub(crate) const STEP: u32 = 32;
/// The maximal number of parts. A value with more contains itself more than once and would not end.
#[cfg(not(target_family = "wasm"))]
pub(crate) const PARTS: usize = 1 << 17;

/// The word of a value that is too deep, which is not written.
pub(crate) const TOO_DEEP: u32 = u32::MAX;

/// Reads a value of a recursive item without its word.
pub type ReadPart = fn(&mut Reader<'_>) -> Result<Box<dyn Any>, JsError>;

impl Writer {
    /// Begins a value of a recursive item. Returns whether it may be written.
    #[inline(never)]
    pub(crate) fn open_level(&mut self, shape: &'static Shape, layers: u32) -> bool {
        let level = self.nesting.level;
        if level >= MOST {
            self.u32(TOO_DEEP);
            return false;
        }
        self.nesting.level = level + layers;
        if level - self.nesting.part >= STEP {
            self.open_part(shape, level);
            return true;
        }
        if level == 0 {
            self.nesting.start = self.as_written().len();
        }
        self.u32(0);
        true
    }

    /// Ends a value of a recursive item.
    #[inline(never)]
    pub(crate) fn close_level(&mut self, layers: u32) {
        let level = self.nesting.level - layers;
        self.nesting.level = level;
        if level == 0 {
            if let Some(deep) = self.nesting.deep.take() {
                self.append_parts(&deep);
            }
        } else if level == self.nesting.part {
            self.close_part();
        }
    }

    #[cold]
    fn open_part(&mut self, shape: &'static Shape, level: u32) {
        let mut deep = self.nesting.deep.take().unwrap_or_default();
        let index = deep.parts.len();
        deep.parts.push((shape, Vec::new()));
        self.count(index + 1);
        let around = std::mem::replace(&mut self.nesting.part, level);
        deep.open.push((index, self.replace(Vec::new()), around));
        self.nesting.deep = Some(deep);
    }

    #[cold]
    fn close_part(&mut self) {
        let deep = self.nesting.deep.as_mut();
        if let Some((index, outside, around)) = deep.and_then(|deep| deep.open.pop()) {
            self.nesting.part = around;
            let bytes = self.replace(outside);
            let deep = self.nesting.deep.as_mut();
            if let Some((_, part)) = deep.and_then(|deep| deep.parts.get_mut(index)) {
                *part = bytes;
            }
        }
    }

    #[cold]
    fn append_parts(&mut self, deep: &Deep) {
        let start = self.nesting.start;
        let length = self.as_written().len().saturating_sub(start + 4);
        self.set_word(start, u32::try_from(length).unwrap_or(TOO_DEEP));
        self.count(deep.parts.len());
        for (shape, bytes) in &deep.parts {
            self.count(bytes.len());
            self.u32(Buffers::shape_number(shape));
            self.bytes(bytes);
        }
    }
}

impl Reader<'_> {
    /// The value of a part, which was read before the value that contains it.
    pub(crate) fn take_part(&mut self, word: u32) -> Option<Box<dyn Any>> {
        let index = (word as usize).checked_sub(1)?;
        self.parts.as_mut()?.0.get_mut(index)?.take()
    }

    /// Reads an outermost value of so many bytes, and its parts: the last part first.
    pub(crate) fn outermost<T>(
        &mut self,
        length: usize,
        read: fn(&mut Self) -> Result<T, JsError>,
    ) -> Result<T, JsError> {
        let value = self.bytes(length)?;
        let count = self.count()?;
        let mut parts = self.list(count.min(self.remaining()))?;
        for _ in 0..count {
            let length = self.count()?;
            let shape = self.u32()?;
            parts.push((shape, self.bytes(length)?));
        }
        let end = self.rest;
        let mut values = self.list(parts.len())?;
        values.resize_with(parts.len(), || None);
        self.parts = Some(Box::new(NestedParts(values)));
        for (index, (shape, bytes)) in parts.into_iter().enumerate().rev() {
            let read = part_of(shape).ok_or_else(wrong)?;
            self.rest = bytes;
            let value = read(self)?;
            let parts = self.parts.as_mut().ok_or_else(wrong)?;
            *parts.0.get_mut(index).ok_or_else(wrong)? = Some(value);
        }
        self.rest = value;
        let value = read(self)?;
        self.parts = None;
        self.rest = end;
        Ok(value)
    }
}

/// How parts of the shape with this number are read.
fn part_of(shape: u32) -> Option<ReadPart> {
    match Buffers::shape_at(shape)? {
        Shape::Recursive(recursive) => recursive.part.downcast_ref().copied(),
        _ => None,
    }
}

#[cold]
pub(crate) fn wrong() -> JsError {
    JsError::new("wire parts are out of order")
}
