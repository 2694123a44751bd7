//! A native iterator: the elements of a value, or those of a function of Rust.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use super::Value;

/// The content of an iterator, or of a running iteration.
pub(crate) struct Iteration {
    pub(crate) is_async: bool,
    pub(crate) rest: RefCell<Rest>,
    /// The element that a step of an async iteration has found.
    pub(crate) found: RefCell<Option<Value>>,
    /// The number of elements before the next one.
    pub(crate) index: Cell<u32>,
    /// The beginning of the messages of errors.
    pub(crate) place: String,
}

/// What is left of it.
pub(crate) enum Rest {
    /// The elements.
    Values(VecDeque<Value>),
    /// The function of the next element.
    Pull(Value),
    Over,
}

impl Iteration {
    /// An iteration at its beginning.
    pub(crate) fn new(rest: Rest, is_async: bool, place: &str) -> Self {
        Self {
            is_async,
            rest: RefCell::new(rest),
            found: RefCell::default(),
            index: Cell::new(0),
            place: place.to_owned(),
        }
    }
}
