//! Wire bytes without JavaScript.

use std::sync::{Mutex, PoisonError};

use super::{FrameBytes, Memory, Reader};
use crate::reference::Incoming;
use crate::shape::Shape;
use crate::value::JsError;

/// The shapes of parts, by number; an address may have more than 32 bits.
static SHAPES: Mutex<Vec<&'static Shape>> = Mutex::new(Vec::new());

/// Ordinary memory; there is no pool and no string cache.
pub(crate) struct Buffers;

impl Memory for Buffers {
    fn buffer() -> Vec<u8> {
        Vec::new()
    }

    fn recycle(_: Vec<u8>) {}

    fn intern(text: &str) -> i32 {
        u32::try_from(text.len()).unwrap_or(u32::MAX).cast_signed()
    }

    fn shape_number(shape: &'static Shape) -> u32 {
        let mut shapes = SHAPES.lock().unwrap_or_else(PoisonError::into_inner);
        let known = shapes.iter().position(|known| std::ptr::eq(*known, shape));
        let index = known.unwrap_or_else(|| {
            shapes.push(shape);
            shapes.len() - 1
        });
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    fn shape_at(number: u32) -> Option<&'static Shape> {
        let shapes = SHAPES.lock().unwrap_or_else(PoisonError::into_inner);
        shapes.get(number as usize).copied()
    }

    fn no_memory(bytes: usize, param: Option<(&'static str, &'static str)>) -> JsError {
        let place = param.map_or_else(String::new, |(place, param)| {
            format!("{place}: parameter {param}: ")
        });
        JsError::range_error(format!("{place}no memory for {bytes} bytes"))
    }
}

/// A value that Rust will read.
#[derive(Debug)]
pub(crate) struct Frame {
    bytes: Vec<u8>,
    refs: Incoming,
}

impl Frame {
    pub(crate) fn new(bytes: Vec<u8>, refs: Incoming) -> Self {
        Self { bytes, refs }
    }
}

impl FrameBytes for Frame {
    fn with_reader<T>(self, read: impl FnOnce(Reader<'_>) -> T) -> T {
        read(Reader::new(&self.bytes, &self.refs))
    }
}
