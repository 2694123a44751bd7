//! The content of a native object of an exported class or a callback interface: the Rust object, until it is disposed of.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::reference::SharedObject;

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// The number of objects that keep their Rust object alive.
pub(crate) fn exported_live() -> usize {
    LIVE.get()
}

/// The end of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    /// `dispose()`, or nothing reaches it any more.
    Disposable,
    /// Nothing reaches it any more.
    Collected,
}

/// An object of the class or callback interface of this name.
pub(crate) struct Exported {
    class: &'static str,
    life: Life,
    object: RefCell<Option<Rc<dyn SharedObject>>>,
    is_error: Cell<bool>,
}

impl Exported {
    pub(crate) fn new(class: &'static str, life: Life, object: Rc<dyn SharedObject>) -> Self {
        LIVE.set(LIVE.get() + 1);
        Self {
            class,
            life,
            object: RefCell::new(Some(object)),
            is_error: Cell::new(false),
        }
    }

    pub(crate) fn class(&self) -> &'static str {
        self.class
    }

    /// Whether it is an error.
    pub(crate) fn is_error(&self) -> bool {
        self.is_error.get()
    }

    /// Makes it an error; returns whether it was none.
    pub(crate) fn make_error(&self) -> bool {
        !self.is_error.replace(true)
    }

    /// Whether it has a method `dispose`.
    pub(crate) fn is_disposable(&self) -> bool {
        self.life == Life::Disposable
    }

    /// The Rust object.
    pub(crate) fn object(&self) -> Option<Rc<dyn Any>> {
        Some(self.object.borrow().clone()? as Rc<dyn Any>)
    }

    /// Drops the Rust object; when it crosses again it gets another JavaScript object.
    pub(crate) fn dispose(&self) {
        if let Some(object) = self.object.take() {
            LIVE.set(LIVE.get() - 1);
            object.link().take();
        }
    }
}

/// The object is unreachable, as a garbage collector would find.
impl Drop for Exported {
    fn drop(&mut self) {
        self.dispose();
    }
}
