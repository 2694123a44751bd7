//! A frame: wire bytes in the region that JavaScript has just handed over.

use std::cell::RefCell;

use super::{cells, refs::Incoming, region};
use crate::error::JsError;
use crate::function::Place;
use crate::marshal::FromJs;
use crate::shape::Shape;
use crate::wire::Reader;

/// The newest frame. Reading or dropping it frees its part of the region.
#[derive(Debug)]
pub(crate) struct Frame {
    base: usize,
    length: usize,
}

impl Frame {
    /// The frame that JavaScript has just handed over.
    #[inline]
    pub(crate) fn newest(length: i32) -> Self {
        Self {
            base: cells::base(),
            length: length.cast_unsigned() as usize,
        }
    }

    pub(crate) fn read<T: FromJs>(self) -> Result<T, JsError> {
        self.with(T::read)
    }

    /// Gives `read` a reader.
    pub(crate) fn with<T>(self, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        self.bytes(|bytes| read(&mut Reader::new(bytes, &Incoming)))
    }

    /// Gives `read` the reader itself.
    pub(crate) fn with_reader<T>(self, read: impl FnOnce(Reader<'_>) -> T) -> T {
        self.bytes(|bytes| read(Reader::new(bytes, &Incoming)))
    }

    /// The result of a function of this shape and from this place.
    pub(crate) fn read_result<T: FromJs>(
        self,
        shape: &'static Shape,
        place: Place,
    ) -> Result<T, JsError> {
        self.with_reader(|reader| T::read(&mut reader.shaped(shape).called(place)))
    }

    /// Where an interface says the shape.
    pub(crate) fn read_as<T: FromJs>(self, shape: &'static Shape) -> Result<T, JsError> {
        self.bytes(|bytes| T::read(&mut Reader::new(bytes, &Incoming).shaped(shape)))
    }

    /// Gives `read` the bytes themselves.
    pub(crate) fn bytes<T>(self, read: impl FnOnce(&[u8]) -> T) -> T {
        region::with(self.base, self.length, read)
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        cells::set_top(self.base);
    }
}

thread_local! {
    static POOL: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// How many buffers the pool keeps, and how large they may be.
const POOLED: usize = 8;
const POOLED_BYTES: usize = 64 * 1024;

/// An empty buffer for a writer.
pub(crate) fn buffer() -> Vec<u8> {
    POOL.with_borrow_mut(Vec::pop).unwrap_or_default()
}

/// Takes a writer's buffer back.
pub(crate) fn recycle(mut buffer: Vec<u8>) {
    if buffer.capacity() == 0 || buffer.capacity() > POOLED_BYTES {
        return;
    }
    buffer.clear();
    POOL.with_borrow_mut(|pool| {
        if pool.len() < POOLED {
            pool.push(buffer);
        }
    });
}
