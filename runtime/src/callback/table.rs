//! The table of callbacks that JavaScript knows, by number.

use std::cell::RefCell;
use std::panic::Location;
use std::rc::{Rc, Weak};

use super::{Invoke, Life};
use crate::error::JsError;
use crate::shape::FunctionShape;
use crate::slab::Slab;
use crate::sys::{self, Frame, Ref};
use crate::wire::Writer;

struct Entry {
    held: Held,
    life: Life,
    shape: &'static FunctionShape,
    /// How many calls a scoped callback is passed to right now.
    passes: u32,
}

enum Held {
    /// The Rust value decides how long it lives.
    Weak(Weak<dyn Invoke>),
    /// JavaScript decides.
    Strong(Rc<dyn Invoke>),
}

impl Entry {
    fn closure(&self) -> Option<Rc<dyn Invoke>> {
        match &self.held {
            Held::Weak(weak) => weak.upgrade(),
            Held::Strong(strong) => Some(strong.clone()),
        }
    }

    /// A clone that is still there must ask for a new number.
    fn forget(self) {
        if let Some(closure) = self.closure() {
            closure.forgotten();
        }
    }
}

thread_local! {
    static TABLE: RefCell<Slab<Entry>> = const { RefCell::new(Slab::new()) };
}

/// A callback on its way to JavaScript. A scoped one leaves the table when this is dropped.
#[derive(Debug)]
pub(crate) struct Pass {
    id: u32,
    scoped: bool,
}

impl Pass {
    pub(crate) fn id(&self) -> u32 {
        self.id
    }

    /// The JavaScript function.
    pub(crate) fn function(&self, shape: &'static FunctionShape, made_at: &Location<'_>) -> Ref {
        sys::callback(
            self.id,
            shape,
            &format!("{}:{}", made_at.file(), made_at.line()),
        )
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.scoped && end_pass(self.id) {
            forget(self.id);
        }
    }
}

/// Gives a callback its number.
pub(super) fn enter(invoke: Rc<dyn Invoke + '_>, life: Life, shape: &'static FunctionShape) -> u32 {
    // SAFETY: only a scoped callback holds a closure that is not `'static`. Its entry is looked up only between `pass` and
    // the drop of the `Pass`, which is a local of the generated function that was called with a reference to the
    // callback, so that everything the closure borrows outlives it. JavaScript cannot unwind through that function.
    let invoke =
        unsafe { std::mem::transmute::<Rc<dyn Invoke + '_>, Rc<dyn Invoke + 'static>>(invoke) };
    let held = match life {
        Life::Once => Held::Strong(invoke),
        Life::Owned | Life::Scoped => Held::Weak(Rc::downgrade(&invoke)),
    };
    TABLE.with_borrow_mut(|table| {
        table.insert(Entry {
            held,
            life,
            shape,
            passes: 0,
        })
    })
}

/// Makes the entry keep the closure alive, until JavaScript has collected the function.
pub(super) fn hand_over(id: u32, invoke: Rc<dyn Invoke>) {
    TABLE.with_borrow_mut(|table| {
        if let Some(entry) = table.get_mut(id) {
            entry.held = Held::Strong(invoke);
        }
    });
    sys::callback_collect(id);
}

pub(super) fn pass(id: u32, life: Life) -> Pass {
    let scoped = life == Life::Scoped;
    if scoped {
        TABLE.with_borrow_mut(|table| {
            if let Some(entry) = table.get_mut(id) {
                entry.passes += 1;
            }
        });
    }
    Pass { id, scoped }
}

/// Whether this was the last call that the scoped callback was passed to.
fn end_pass(id: u32) -> bool {
    TABLE.with_borrow_mut(|table| {
        table.get_mut(id).is_some_and(|entry| {
            entry.passes -= 1;
            entry.passes == 0
        })
    })
}

/// Takes the callback out of the table; the JavaScript function throws from now on.
fn forget(id: u32) {
    if let Some(entry) = remove(id) {
        entry.forget();
    }
}

/// The Rust value is gone.
pub(super) fn leave(id: u32) {
    remove(id);
}

fn remove(id: u32) -> Option<Entry> {
    let entry = TABLE.with_borrow_mut(|table| table.remove(id));
    if entry.is_some() {
        sys::callback_drop(id);
    }
    entry
}

/// JavaScript calls.
pub(crate) fn invoke(id: u32, args: Frame) -> Result<Writer, JsError> {
    let found = TABLE.with_borrow(|table| {
        table
            .get(id)
            .and_then(|entry| Some((entry.closure()?, entry.shape, entry.life)))
    });
    let Some((invoke, shape, life)) = found else {
        return Err(JsError::new("callback was dropped"));
    };
    if life == Life::Once {
        forget(id);
    }
    invoke.invoke(args, shape)
}

/// JavaScript has collected the function.
pub(crate) fn release(id: u32) {
    let entry = TABLE.with_borrow_mut(|table| table.remove(id));
    // Outside of the borrow: a closure may own other callbacks.
    if let Some(entry) = entry {
        entry.forget();
    }
}

pub(crate) fn live() -> usize {
    TABLE.with_borrow(Slab::len)
}
