//! The objects that stand for `MemoryView`s. `crate::view` keeps the buffers, this the one object of each number.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use super::value::{Body, Kind, Value, View};
use crate::view::{Access, ViewElement};

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static KNOWN: RefCell<ManuallyDrop<HashMap<u32, Weak<Body>>>> = RefCell::default();
}

/// The view of this number: the same one as long as somebody holds it. Nothing native writes through it.
pub(crate) fn view<W: ViewElement>(id: u32, cells: &[Cell<W>], _: Access) -> Value {
    let known = KNOWN.with_borrow(|known| known.get(&id).and_then(Weak::upgrade));
    if let Some(body) = known.filter(|body| matches!(body.get("isDisposed"), Value::Bool(false))) {
        return body.into();
    }
    let kind = Kind::View(View::new(id, cells.len(), size_of::<W>()));
    let body = Body::disposable(kind, |kind| {
        if let Kind::View(view) = kind {
            view.dispose();
        }
    });
    KNOWN.with_borrow_mut(|known| known.insert(id, Rc::downgrade(&body)));
    body.into()
}

/// Nothing is lent to anybody natively.
pub(crate) fn lent() -> usize {
    0
}
