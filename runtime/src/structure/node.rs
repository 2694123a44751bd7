//! A value that is deserialized.

use serde::de::Unexpected;

use super::fault::{Fault, deeper};
use super::tree::Tree;

/// A value at a depth.
pub(super) struct Node {
    pub(super) content: Option<Tree>,
    pub(super) depth: u32,
}

impl Node {
    pub(super) fn new(content: Option<Tree>) -> Self {
        Self { content, depth: 0 }
    }

    /// The depth of what is inside.
    pub(super) fn inner(&self) -> Result<u32, Fault> {
        deeper(self.depth)
    }

    pub(super) fn is_container(&self) -> bool {
        matches!(
            self.content,
            Some(Tree::Bytes(_) | Tree::Array(_) | Tree::Object(_) | Tree::Map(_))
        )
    }

    pub(super) fn unexpected(&self) -> Unexpected<'_> {
        match &self.content {
            None => Unexpected::Unit,
            Some(Tree::Bool(value)) => Unexpected::Bool(*value),
            Some(Tree::Number(value)) => Unexpected::Float(*value),
            Some(Tree::BigInt(_)) => Unexpected::Other("a bigint"),
            Some(Tree::String(value)) => Unexpected::Str(value),
            Some(Tree::Bytes(bytes)) => Unexpected::Bytes(bytes),
            Some(Tree::Date(_)) => Unexpected::Other("a date"),
            Some(Tree::Array(_)) => Unexpected::Seq,
            Some(Tree::Object(_) | Tree::Map(_)) => Unexpected::Map,
        }
    }
}
