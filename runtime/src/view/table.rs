//! The views of pinned buffers that JavaScript holds, by number. The table keeps the buffer of each view alive.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::ViewElement;
use crate::reference::Ref;
use crate::slab::Slab;
use crate::sys::{Host, Sys};

/// The access through a view. A buffer has at most one view of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Write,
    Read,
}

/// The memory of a pinned buffer, and the numbers of its views.
pub(super) struct Buffer<T: ?Sized> {
    writable: Cell<Option<u32>>,
    readonly: Cell<Option<u32>>,
    pub(super) memory: T,
}

/// Elements with a fixed address. In cells, since JavaScript may write them whenever it runs.
pub(super) type Cells<W> = Box<[Cell<W>]>;

impl<T> Buffer<T> {
    pub(super) fn new(memory: T) -> Self {
        Self {
            writable: Cell::new(None),
            readonly: Cell::new(None),
            memory,
        }
    }
}

impl<T: ?Sized> Buffer<T> {
    fn number(&self, access: Access) -> &Cell<Option<u32>> {
        match access {
            Access::Write => &self.writable,
            Access::Read => &self.readonly,
        }
    }
}

struct Entry {
    buffer: Rc<Buffer<dyn Any>>,
    access: Access,
}

thread_local! {
    static TABLE: RefCell<Slab<Entry>> = const { RefCell::new(Slab::new()) };
}

/// The view of this buffer; a new one if the last one was disposed of or collected.
pub(super) fn view<W: ViewElement>(buffer: &Rc<Buffer<Cells<W>>>, access: Access) -> Ref {
    let number = buffer.number(access);
    let id = number.get().unwrap_or_else(|| {
        let entry = Entry {
            buffer: buffer.clone(),
            access,
        };
        TABLE.with_borrow_mut(|table| table.insert(entry))
    });
    number.set(Some(id));
    Sys::view(id, &buffer.memory, access == Access::Read, release)
}

/// Removes a view that was disposed of or collected.
pub(super) fn release(id: u32) {
    let entry = TABLE.with_borrow_mut(|table| table.remove(id));
    if let Some(entry) = entry {
        entry.buffer.number(entry.access).set(None);
    }
}

/// The number of views of pinned buffers.
pub(crate) fn live() -> usize {
    TABLE.with_borrow(Slab::len)
}
