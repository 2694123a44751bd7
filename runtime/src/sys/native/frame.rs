//! Wire bytes with the values that they refer to, on their way in and out.

use std::cell::RefCell;

use super::codec::{Mismatch, decode, encode};
use super::value::Value;
use crate::error::JsError;
use crate::function::Place;
use crate::marshal::FromJs;
use crate::shape::Shape;
use crate::wire::{Reader, Writer};

/// The references of a `Writer`.
#[derive(Debug, Default)]
pub(crate) struct Outgoing(Vec<Value>);

impl Outgoing {
    /// Adds a reference and gives its index.
    pub(crate) fn push(&mut self, value: &Value) -> u32 {
        let index = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(value.clone());
        index
    }
}

/// The references of a `Frame`.
#[derive(Debug)]
pub(crate) struct Incoming(RefCell<Vec<Option<Value>>>);

impl Incoming {
    /// A reference, the first time that it is asked for.
    pub(crate) fn take(&self, index: u32) -> Option<Value> {
        self.0.borrow_mut().get_mut(index as usize)?.take()
    }

    /// A reference that is taken later.
    pub(crate) fn look(&self, index: u32) -> Option<Value> {
        self.0.borrow().get(index as usize)?.clone()
    }
}

/// A value that Rust is about to read.
#[derive(Debug)]
pub(crate) struct Frame {
    bytes: Vec<u8>,
    refs: Incoming,
}

impl Frame {
    /// Checks a value and takes it apart.
    pub(crate) fn of(shape: &Shape, value: &Value, place: &str) -> Result<Self, JsError> {
        let (bytes, refs) = encode(shape, value).map_err(|wrong| wrong.into_error(place))?;
        Ok(Frame {
            bytes,
            refs: Incoming(RefCell::new(refs.into_iter().map(Some).collect())),
        })
    }

    /// The value as a Rust type.
    pub(crate) fn read<T: FromJs>(self) -> Result<T, JsError> {
        T::read(&mut Reader::new(&self.bytes, &self.refs))
    }

    /// The result of a function of this shape and from this place.
    pub(crate) fn read_result<T: FromJs>(
        self,
        shape: &'static Shape,
        place: Place,
    ) -> Result<T, JsError> {
        let reader = Reader::new(&self.bytes, &self.refs);
        T::read(&mut reader.shaped(shape).called(place))
    }

    /// The same where an interface says the shape.
    pub(crate) fn read_as<T: FromJs>(self, shape: &'static Shape) -> Result<T, JsError> {
        T::read(&mut Reader::new(&self.bytes, &self.refs).shaped(shape))
    }
}

/// The value that a writer holds.
pub(super) fn value_of(writer: &Writer, shape: &Shape) -> Result<Value, Mismatch> {
    let bytes = writer.as_bytes().map_err(Mismatch::no_memory)?;
    decode(shape, bytes, &writer.refs().0)
}
