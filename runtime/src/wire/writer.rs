//! Writes wire bytes and the reference list.

use super::parts::Nesting;
use super::{Buffers, Memory, OTHER};
use crate::reference::{Outgoing, OutgoingReferences, Ref};
use crate::shape::{FunctionShape, IterableShape, Shape};

/// Collects the wire bytes of one or more values for JavaScript.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    refs: Outgoing,
    /// The shape of the next value, if an interface declares more than its Rust type.
    shape: Option<&'static Shape>,
    /// Whether elements of an array are written.
    many: bool,
    pub(super) nesting: Nesting,
    /// The number of bytes for which there was no memory. Then the written bytes are not used.
    missing: usize,
}

/// The length of bytes for which there was no memory: -3, since -1 and -2 are those of absent parameters.
#[cfg(target_family = "wasm")]
const SHORT: i32 = -3;

impl Writer {
    /// An empty writer.
    pub fn new() -> Self {
        Self::with_shape(None)
    }

    /// An empty writer for a value of this shape.
    pub(crate) fn with_shape(shape: Option<&'static Shape>) -> Self {
        Self {
            bytes: Buffers::buffer(),
            refs: Outgoing::default(),
            shape,
            many: false,
            nesting: Nesting::default(),
            missing: 0,
        }
    }

    /// The shape that an interface declares for the next value.
    pub(crate) fn declared_shape(&self) -> Option<&'static Shape> {
        self.shape.map(Shape::present)
    }

    /// Writes a part of the value: its shape is `part` of the declared one. Only for types whose `DECLARED` is true.
    pub(crate) fn inside(
        &mut self,
        part: impl FnOnce(&'static Shape) -> Option<&'static Shape>,
        write: impl FnOnce(&mut Self),
    ) {
        let outer = self.shape;
        self.shape = self.declared_shape().and_then(part);
        write(self);
        self.shape = outer;
    }

    /// Writes with this declared shape.
    pub(crate) fn with_declared(&mut self, shape: &'static Shape, write: impl FnOnce(&mut Self)) {
        let outer = self.shape.replace(shape);
        write(self);
        self.shape = outer;
    }

    /// The content's shape of a promise.
    pub(crate) fn promised(&self) -> Option<&'static Shape> {
        match self.declared_shape() {
            Some(Shape::Promise(content)) => Some(content),
            _ => None,
        }
    }

    /// The shape of a function.
    pub(crate) fn signature(&self) -> Option<&'static FunctionShape> {
        match self.declared_shape() {
            Some(Shape::Function(function)) => Some(function),
            _ => None,
        }
    }

    /// The shape of an iterable.
    pub(crate) fn iterable(&self) -> Option<&'static IterableShape> {
        match self.declared_shape() {
            Some(Shape::Iterable(iterable) | Shape::AsyncIterable(iterable)) => Some(iterable),
            _ => None,
        }
    }

    /// Whether a view is one whose `set` throws.
    pub(crate) fn readonly(&self) -> bool {
        matches!(self.shape, Some(Shape::ReadonlyView(_)))
    }

    /// Appends bytes unchanged.
    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.room(bytes.len()) {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// Whether so many bytes fit.
    #[inline]
    fn room(&mut self, count: usize) -> bool {
        count <= self.bytes.capacity() - self.bytes.len() || self.grow(count)
    }

    #[cold]
    fn grow(&mut self, count: usize) -> bool {
        if self.missing == 0 && self.bytes.try_reserve(count).is_err() {
            self.missing = self.bytes.len().saturating_add(count);
            self.bytes = Vec::new();
        }
        self.missing == 0
    }

    /// Appends one byte.
    #[inline]
    pub fn u8(&mut self, value: u8) {
        self.bytes(&[value]);
    }

    /// Appends a count, an index or a code point.
    #[inline]
    pub fn u32(&mut self, value: u32) {
        self.bytes(&value.to_le_bytes());
    }

    /// Appends the value of a number enum.
    pub fn i32(&mut self, value: i32) {
        self.bytes(&value.to_le_bytes());
    }

    /// Appends a value that a string enum does not list.
    pub fn other(&mut self, value: &str) {
        self.u32(OTHER);
        self.str(value);
    }

    /// Appends the length of a string or array.
    #[inline]
    pub fn count(&mut self, value: usize) {
        // Memory of WebAssembly ends before 2^32, and so does every length in it.
        self.u32(u32::try_from(value).unwrap_or(u32::MAX));
    }

    /// Appends a string.
    #[inline]
    pub fn str(&mut self, value: &str) {
        self.count(value.len());
        self.bytes(value.as_bytes());
    }

    /// Appends a string that may be in the string cache: then its tag replaces its length.
    #[inline]
    pub(crate) fn text(&mut self, value: &str) {
        if self.many {
            self.str(value);
        } else {
            self.u32(Buffers::intern(value).cast_unsigned());
            self.bytes(value.as_bytes());
        }
    }

    /// Marks the following values as elements of an array, or not. Returns the previous mark.
    pub(crate) fn start_many(&mut self) -> bool {
        std::mem::replace(&mut self.many, true)
    }

    pub(crate) fn end_many(&mut self, before: bool) {
        self.many = before;
    }

    /// The bytes that were written so far.
    pub(super) fn as_written(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes to other bytes from now on, and returns the previous ones.
    pub(super) fn replace(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        std::mem::replace(&mut self.bytes, bytes)
    }

    /// Changes the word at this offset.
    pub(super) fn set_word(&mut self, at: usize, value: u32) {
        let word = self.bytes.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
        if let Some(word) = word {
            *word = value.to_le_bytes();
        }
    }

    /// Appends a reference.
    pub(crate) fn reference(&mut self, value: &Ref) {
        let index = self.refs.push(value);
        self.u32(index);
    }

    /// JavaScript decodes the bytes now, so dropping this has no effect on references.
    #[cfg(target_family = "wasm")]
    pub(crate) fn delivered(&mut self) {
        self.refs.delivered();
    }

    /// The bytes, if there was memory for them; otherwise a number of bytes that is at least what was needed.
    pub(crate) fn as_bytes(&self) -> Result<&[u8], usize> {
        match self.missing {
            0 => Ok(&self.bytes),
            missing => Err(missing),
        }
    }

    /// Address and length for a decoder of JavaScript, which throws if there was no memory.
    #[cfg(target_family = "wasm")]
    pub(crate) fn for_js(&self) -> (usize, i32) {
        match self.as_bytes() {
            Ok(bytes) => (
                bytes.as_ptr().expose_provenance(),
                (bytes.len() as u32).cast_signed(),
            ),
            Err(missing) => (missing, SHORT),
        }
    }

    /// The references of the indices in the bytes.
    #[cfg_attr(
        target_family = "wasm",
        expect(dead_code, reason = "in WebAssembly the list is JavaScript's")
    )]
    pub(crate) fn refs(&self) -> &Outgoing {
        &self.refs
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        Buffers::recycle(std::mem::take(&mut self.bytes));
    }
}
