//! Converts values to wire bytes, and wire bytes to values.

use super::codec::{Mismatch, decode, encode};
use crate::reference::Incoming;
use crate::reference::native::Value;
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Frame, Writer};

/// Checks a value and encodes it.
pub(super) fn frame_of(
    shape: &'static Shape,
    value: &Value,
    place: &str,
) -> Result<Frame, JsError> {
    let (bytes, refs) = encode(shape, value).map_err(|wrong| wrong.into_error(place))?;
    Ok(Frame::new(bytes, Incoming::new(refs)))
}

/// The value in a writer.
pub(super) fn value_of(writer: &Writer, shape: &Shape) -> Result<Value, Mismatch> {
    let bytes = writer.as_bytes().map_err(Mismatch::no_memory)?;
    decode(shape, bytes, writer.refs().values())
}
