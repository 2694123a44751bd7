//! The inside of a native object of an exported class: the Rust object, until it is disposed of.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::reference::SharedObject;

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// How many of them keep their Rust object alive.
pub(crate) fn exported_live() -> usize {
    LIVE.get()
}

/// An object of the class of this name.
pub(crate) struct Exported {
    class: &'static str,
    object: RefCell<Option<Rc<dyn SharedObject>>>,
}

impl Exported {
    pub(crate) fn new(class: &'static str, object: Rc<dyn SharedObject>) -> Self {
        LIVE.set(LIVE.get() + 1);
        Self {
            class,
            object: RefCell::new(Some(object)),
        }
    }

    pub(crate) fn class(&self) -> &'static str {
        self.class
    }

    /// The Rust object.
    pub(crate) fn object(&self) -> Option<Rc<dyn Any>> {
        Some(self.object.borrow().clone()? as Rc<dyn Any>)
    }

    /// Drops the Rust object; the next time that it crosses it has another object.
    pub(crate) fn dispose(&self) {
        if let Some(object) = self.object.take() {
            LIVE.set(LIVE.get() - 1);
            object.link().take();
        }
    }
}

/// The object is unreachable, which a garbage collector would find out.
impl Drop for Exported {
    fn drop(&mut self) {
        self.dispose();
    }
}
