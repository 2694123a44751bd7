//! Reads wire bytes. Invalid bytes are an error and never a panic.

use std::borrow::Cow;

use super::parts::NestedParts;
use super::{Buffers, Memory, OTHER};
use crate::reference::{self, Incoming, IncomingReferences, Ref};
use crate::shape::{FunctionShape, IterableShape, Shape};
use crate::value::{JsError, Place};

/// A value of a string enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variant {
    /// The index of a listed value.
    Known(u32),
    /// The text of another value of an open enum.
    Other(String),
}

/// The wire bytes of one or more values from JavaScript.
///
/// JavaScript has checked the values, so an error of a `Reader` means that the two sides disagree about a shape.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(crate) rest: &'a [u8],
    refs: &'a Incoming,
    /// The shape of the next value, if an interface declares more than its Rust type.
    shape: Option<&'static Shape>,
    /// Member and parameter of an export, or the place of the function that was called.
    param: Option<(&'static str, &'static str)>,
    /// Whether the result of that function is read.
    result: bool,
    /// The parts of the outermost value that is being read, if it has parts.
    pub(crate) parts: Option<Box<NestedParts>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8], refs: &'a Incoming) -> Self {
        Self {
            rest: bytes,
            refs,
            shape: None,
            param: None,
            result: false,
            parts: None,
        }
    }

    /// The same with the shape of an interface.
    pub(crate) fn shaped(mut self, shape: &'static Shape) -> Self {
        self.declare(Some(shape));
        self
    }

    /// Sets the shape of the following values.
    pub(crate) fn declare(&mut self, shape: Option<&'static Shape>) {
        self.shape = shape;
    }

    /// The shape that an interface declares for the next value.
    pub(crate) fn declared_shape(&self) -> Option<&'static Shape> {
        self.shape.map(Shape::present)
    }

    /// Reads with this declared shape.
    pub(crate) fn with_declared<T>(
        &mut self,
        shape: &'static Shape,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.shape.replace(shape);
        let value = read(self);
        self.shape = outer;
        value
    }

    /// Reads a part of the value: its shape is `part` of the declared one. Only for types whose `DECLARED` is true.
    pub(crate) fn inside<T>(
        &mut self,
        part: impl FnOnce(&'static Shape) -> Option<&'static Shape>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.shape;
        self.shape = self.declared_shape().and_then(part);
        let value = read(self);
        self.shape = outer;
        value
    }

    /// Sets the parameter of the following values, which errors of later calls name.
    #[cfg(target_family = "wasm")]
    pub(crate) fn locate(&mut self, place: &'static str, param: &'static str) {
        self.param = Some((place, param));
    }

    /// Sets the place that the value came from.
    pub(crate) fn came_from(mut self, place: Place) -> Self {
        if !place.member.is_empty() {
            self.param = Some((place.member, place.param));
        }
        self
    }

    /// The place of a function that is called later.
    pub(crate) fn found(&self) -> Place {
        let (member, param) = self.param.unwrap_or_default();
        Place { member, param }
    }

    /// Marks the following values as the result of a function.
    pub(crate) fn called(mut self, place: Place) -> Self {
        self.param = Some((place.member, place.param));
        self.result = true;
        self
    }

    /// The beginning of the messages of later errors; `unknown` is that of a value which no interface declares.
    pub(crate) fn place(&self, unknown: &'static str) -> Cow<'static, str> {
        let Some((member, param)) = self.param else {
            return unknown.into();
        };
        let place = Place { member, param };
        let of = if self.result { ": result" } else { "" };
        format!("{place}{of}").into()
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

    /// The next `count` bytes.
    #[inline]
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], JsError> {
        let (head, rest) = self.rest.split_at_checked(count).ok_or_else(short)?;
        self.rest = rest;
        Ok(head)
    }

    /// The value of the next bytes. Returning the bytes in a `Result` would split them into words that are copied separately.
    #[inline]
    pub(crate) fn number<const N: usize, T>(&mut self, of: fn([u8; N]) -> T) -> Result<T, JsError> {
        let (head, rest) = self.rest.split_first_chunk::<N>().ok_or_else(short)?;
        self.rest = rest;
        Ok(of(*head))
    }

    /// One byte.
    #[inline]
    pub fn u8(&mut self) -> Result<u8, JsError> {
        self.number(u8::from_le_bytes)
    }

    /// A count, an index or a code point.
    #[inline]
    pub fn u32(&mut self) -> Result<u32, JsError> {
        self.number(u32::from_le_bytes)
    }

    /// The value of a number enum.
    #[inline]
    pub fn i32(&mut self) -> Result<i32, JsError> {
        self.number(i32::from_le_bytes)
    }

    /// The value of a string enum.
    pub fn variant(&mut self) -> Result<Variant, JsError> {
        match self.u32()? {
            OTHER => self.string().map(Variant::Other),
            index => Ok(Variant::Known(index)),
        }
    }

    /// An error for a value that its enum does not list.
    pub fn unknown_variant(name: &str) -> JsError {
        JsError::new(format!("wire value of {name} is unknown"))
    }

    /// The length of a string or array.
    #[inline]
    pub fn count(&mut self) -> Result<usize, JsError> {
        self.u32().map(|count| count as usize)
    }

    /// A string.
    #[inline]
    pub fn str(&mut self) -> Result<&'a str, JsError> {
        let length = self.count()?;
        std::str::from_utf8(self.bytes(length)?)
            .map_err(|_| JsError::new("wire string is not UTF-8"))
    }

    /// The same as an owned copy, if there is memory for it.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<String, JsError> {
        let text = self.str()?;
        let mut copy = String::new();
        match copy.try_reserve_exact(text.len()) {
            Ok(()) => {
                copy.push_str(text);
                Ok(copy)
            }
            Err(_) => Err(self.no_memory(text.len())),
        }
    }

    /// An empty list with capacity for so many, if there is memory for it.
    #[inline]
    pub(crate) fn list<T>(&self, count: usize) -> Result<Vec<T>, JsError> {
        let mut list = Vec::new();
        match list.try_reserve_exact(count) {
            Ok(()) => Ok(list),
            Err(_) => Err(self.no_memory_for::<T>(count)),
        }
    }

    /// The error if there is no memory for so many values of this type.
    #[cold]
    pub(crate) fn no_memory_for<T>(&self, count: usize) -> JsError {
        self.no_memory(count.saturating_mul(size_of::<T>()))
    }

    #[cold]
    fn no_memory(&self, bytes: usize) -> JsError {
        let param = self
            .param
            .filter(|(_, param)| !self.result && !param.is_empty());
        Buffers::no_memory(bytes, param)
    }

    /// The number of remaining bytes, a limit for allocations.
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// A reference. Each index is taken once.
    pub(crate) fn reference(&mut self) -> Result<Ref, JsError> {
        let index = self.u32()?;
        if reference::is_full() {
            return Err(self.no_memory(size_of::<Ref>()));
        }
        self.refs
            .take(index)
            .ok_or_else(|| JsError::new("wire reference is missing"))
    }
}

#[cold]
fn short() -> JsError {
    JsError::new("unexpected end of wire bytes")
}
