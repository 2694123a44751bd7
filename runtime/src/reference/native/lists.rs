//! The references beside wire bytes.

use std::cell::RefCell;

use super::Value;
use crate::reference::{IncomingReferences, OutgoingReferences};

/// The references of a `Writer`.
#[derive(Debug, Default)]
pub(crate) struct Outgoing(Vec<Value>);

impl Outgoing {
    /// All of them, by index.
    pub(crate) fn values(&self) -> &[Value] {
        &self.0
    }
}

impl OutgoingReferences for Outgoing {
    fn push(&mut self, value: &Value) -> u32 {
        let index = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(value.clone());
        index
    }
}

/// The references of a `Frame`.
#[derive(Debug)]
pub(crate) struct Incoming(RefCell<Vec<Option<Value>>>);

impl Incoming {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(RefCell::new(values.into_iter().map(Some).collect()))
    }
}

impl IncomingReferences for Incoming {
    fn take(&self, index: u32) -> Option<Value> {
        self.0.borrow_mut().get_mut(index as usize)?.take()
    }
}

/// There is room for any number of references.
pub(crate) fn is_full() -> bool {
    false
}
