//! The objects of `MemoryView`s: one for each number.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use crate::reference::native::{Body, ObjectData, Value, View};

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static KNOWN: RefCell<ManuallyDrop<HashMap<u32, Weak<Body>>>> = RefCell::default();
}

/// The view of this number: the same one as long as it is held. No native code writes through it.
pub(super) fn view<W>(id: u32, cells: &[Cell<W>], release: fn(u32)) -> Value {
    let known = KNOWN.with_borrow(|known| known.get(&id).and_then(Weak::upgrade));
    if let Some(body) = known.filter(|body| matches!(body.get("isDisposed"), Value::Bool(false))) {
        return body.into();
    }
    let kind = ObjectData::View(View::new(id, cells.len(), size_of::<W>(), release));
    let body = Body::disposable(kind, |kind| {
        if let ObjectData::View(view) = kind {
            view.dispose();
        }
    });
    KNOWN.with_borrow_mut(|known| known.insert(id, Rc::downgrade(&body)));
    body.into()
}
