//! The objects that stand for `MemoryView`s. `crate::view` keeps the buffers, this the one object of each number.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use super::value::{Body, Function, Kind, Value, View};
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
    let body = Body::new(Kind::View(View::new(id, cells.len(), size_of::<W>())));
    let weak = Rc::downgrade(&body);
    let dispose = Function::new(move |_, _| {
        if let Some(body) = weak.upgrade()
            && let Kind::View(view) = body.kind()
        {
            view.dispose();
        }
        Ok(Value::Undefined)
    });
    body.set_unlisted("dispose", Body::new(Kind::Function(dispose)).into());
    KNOWN.with_borrow_mut(|known| known.insert(id, Rc::downgrade(&body)));
    body.into()
}

/// Nothing is lent to anybody natively.
pub(crate) fn lent() -> usize {
    0
}
