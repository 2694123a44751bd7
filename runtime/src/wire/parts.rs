//! The state of a writer and a reader of values of recursive items; `nested` has the functions.

use std::any::Any;

use crate::shape::Shape;

/// The values of recursive items that are being written.
#[derive(Debug, Default)]
pub(crate) struct Nesting {
    pub(super) level: u32,
    /// The level of the part that is being written; 0 in the outermost value.
    pub(super) part: u32,
    /// The offset of the outermost value.
    pub(super) start: usize,
    /// Present if the outermost value has parts.
    pub(super) deep: Option<Box<Deep>>,
}

/// The parts of the outermost value that is being written.
#[derive(Debug, Default)]
pub(super) struct Deep {
    /// The parts in order, with their shapes.
    pub(super) parts: Vec<(&'static Shape, Vec<u8>)>,
    /// The parts that are being written, each in the one before: their indices, and the bytes and the level of the part around them.
    pub(super) open: Vec<(usize, Vec<u8>, u32)>,
}

/// The parts of the outermost value that is being read, by their numbers; those that were already read.
#[derive(Debug, Default)]
pub(crate) struct NestedParts(pub(super) Vec<Option<Box<dyn Any>>>);
