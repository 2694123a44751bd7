//! The content of a native `MemoryView`: its number, until it is disposed of or dropped.

use std::cell::Cell;

use super::Value;

/// A view of a pinned buffer, which its owner stores under the number.
pub(crate) struct View {
    id: Cell<Option<u32>>,
    length: usize,
    size: usize,
    release: fn(u32),
}

impl View {
    /// A view of `length` elements of `size` bytes; disposal calls `release` with its number.
    pub(crate) fn new(id: u32, length: usize, size: usize, release: fn(u32)) -> Self {
        View {
            id: Cell::new(Some(id)),
            length,
            size,
            release,
        }
    }

    /// A property of JavaScript's class; one that throws after disposal is missing then.
    pub(crate) fn get(&self, name: &str) -> Option<Value> {
        let disposed = self.id.get().is_none();
        match name {
            "isDisposed" => Some(Value::Bool(disposed)),
            "length" if !disposed => Some(Value::Number(self.length as f64)),
            "byteLength" if !disposed => Some(Value::Number((self.length * self.size) as f64)),
            _ => None,
        }
    }

    /// Releases the buffer once.
    pub(crate) fn dispose(&self) {
        if let Some(id) = self.id.take() {
            (self.release)(id);
        }
    }
}

/// The object is unreachable, as a garbage collector would find.
impl Drop for View {
    fn drop(&mut self) {
        self.dispose();
    }
}
