//! Arrays of what may hold arrays itself: values so deep in each other that a call for each level would exhaust the
//! stack. What is deeper than a step is a part of its own, which is written and read after what is around it.
//!
//! ```text
//! outermost array   u32 count, with PART if parts follow; the elements; u32 count of parts; for each u32 byte length, its bytes
//! part              u32 count, the elements
//! array of a part   u32 PART + number of the part
//! ```
//!
//! A part has a higher number than the one that holds it. `runtime/js/nested.js` is the other side.

use super::{Reader, Writer};
use crate::shape::Shape;
use crate::value::JsError;

/// The maximal number of levels.
pub(crate) const MOST: u32 = 2048;
/// The number of levels in a part.
pub(crate) const STEP: u32 = 32;
/// The maximal number of parts. A value with more contains itself more than once and would not end.
#[cfg(not(target_family = "wasm"))]
pub(crate) const PARTS: usize = 1 << 17;

/// In a count: of the outermost array, parts follow; of another one, it is the part of this number.
pub(crate) const PART: u32 = 0x8000_0000;
/// The count of an array that is too deep, whose elements are not written.
pub(crate) const TOO_DEEP: u32 = u32::MAX;

/// Whether values of this shape may contain arrays.
pub(crate) fn holds(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Nullable(_)
            | Shape::Optional(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Record(_)
    )
}

/// The state before an array that is being written.
pub(crate) struct Around {
    many: bool,
    /// The offset of the array.
    start: usize,
    /// If it is a part, its number and the bytes around it.
    part: Option<(usize, Vec<u8>)>,
}

impl Writer {
    #[inline(never)]
    pub(crate) fn open_array(&mut self, count: usize) -> Option<Around> {
        let level = self.nesting.level;
        if level == MOST {
            return None;
        }
        self.nesting.level = level + 1;
        let part = (level > 0 && level.is_multiple_of(STEP)).then(|| {
            let number = self.nesting.parts.len();
            self.nesting.parts.push(Vec::new());
            self.u32(PART | u32::try_from(number).unwrap_or(TOO_DEEP));
            (number, self.replace(Vec::new()))
        });
        let start = self.as_written().len();
        self.count(count);
        let many = self.start_many();
        Some(Around { many, start, part })
    }

    #[inline(never)]
    pub(crate) fn close_array(&mut self, around: Around) {
        self.end_many(around.many);
        self.nesting.level -= 1;
        if let Some((number, outside)) = around.part {
            let part = self.replace(outside);
            if let Some(place) = self.nesting.parts.get_mut(number) {
                *place = part;
            }
        }
        if self.nesting.level == 0 && !self.nesting.parts.is_empty() {
            self.append_parts(around.start);
        }
    }

    #[cold]
    fn append_parts(&mut self, start: usize) {
        self.mark(start, PART);
        let parts = std::mem::take(&mut self.nesting.parts);
        self.count(parts.len());
        for part in &parts {
            self.count(part.len());
            self.bytes(part);
        }
    }
}

/// Reads all parts that the outermost array has, the deepest ones first.
pub(crate) fn read_parts<'a>(bytes: Vec<&'a [u8]>, reader: &mut Reader<'a>) -> Result<(), JsError> {
    let mut waiting = Vec::new();
    if let Some(parts) = &mut reader.parts {
        parts.read.resize_with(bytes.len(), || None);
        parts.bytes = bytes;
        waiting.append(&mut parts.noted);
    }
    while let Some(mut part) = waiting.pop() {
        let parts = reader.parts.as_mut().ok_or_else(wrong)?;
        let bytes = parts.bytes.get(part.number).ok_or_else(wrong)?;
        parts.noting = !part.noted;
        reader.rest = bytes;
        let values = (part.read)(reader)?;
        let parts = reader.parts.as_mut().ok_or_else(wrong)?;
        if part.noted {
            let place = parts.read.get_mut(part.number).ok_or_else(wrong)?;
            *place = Some(values);
        } else {
            if parts.noted.iter().any(|inner| inner.number <= part.number) {
                return Err(wrong());
            }
            part.noted = true;
            waiting.push(part);
            waiting.append(&mut parts.noted);
        }
    }
    if let Some(parts) = &mut reader.parts {
        parts.noting = false;
    }
    Ok(())
}

#[cold]
pub(crate) fn wrong() -> JsError {
    JsError::new("wire parts are out of order")
}
