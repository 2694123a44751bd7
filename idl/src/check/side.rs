//! The side that implements an item.

/// The side that implements an interface, a class or a callback interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// JavaScript.
    Import,
    /// Rust.
    Export,
    /// Both, of a callback interface.
    Either,
}

impl Side {
    /// Of an interface or class.
    pub(crate) fn of(export: bool) -> Self {
        if export { Self::Export } else { Self::Import }
    }
}
