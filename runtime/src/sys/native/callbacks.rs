//! The function objects of callbacks. `crate::callback` keeps the closures, this the one function of each id.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use super::frame::{Frame, value_of};
use super::value::{Body, Function, Kind, Value, error};
use crate::callback::{invoke, release};
use crate::error::JsError;
use crate::shape::FunctionShape;

/// What a function object knows of its callback.
struct Link {
    id: u32,
    place: String,
    /// The callback left the table; its id may be another's by now.
    dropped: Cell<bool>,
    /// The callback is to leave the table with the function object.
    collected: Cell<bool>,
}

struct Known {
    function: Weak<Body>,
    link: Weak<Link>,
}

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static KNOWN: RefCell<ManuallyDrop<HashMap<u32, Known>>> = RefCell::default();
}

/// The function of a callback: the same one as long as somebody holds it.
pub(crate) fn callback(id: u32, shape: &'static FunctionShape, place: &str) -> Value {
    let known =
        KNOWN.with_borrow(|known| known.get(&id).and_then(|known| known.function.upgrade()));
    if let Some(function) = known {
        return function.into();
    }
    let link = Rc::new(Link {
        id,
        place: place.to_owned(),
        dropped: false.into(),
        collected: false.into(),
    });
    let weak = Rc::downgrade(&link);
    let function = Body::new(Kind::Function(Function::new(move |_, arguments| {
        link.call(shape, arguments)
    })));
    let known = Known {
        function: Rc::downgrade(&function),
        link: weak,
    };
    KNOWN.with_borrow_mut(|all| all.insert(id, known));
    function.into()
}

/// From now on the function throws.
pub(crate) fn callback_drop(id: u32) {
    let known = KNOWN.with_borrow_mut(|known| known.remove(&id));
    if let Some(link) = known.and_then(|known| known.link.upgrade()) {
        link.dropped.set(true);
    }
}

/// Releases the callback when the last reference to its function goes.
pub(crate) fn callback_collect(id: u32) {
    let link = KNOWN.with_borrow(|known| known.get(&id).and_then(|known| known.link.upgrade()));
    if let Some(link) = link {
        link.collected.set(true);
    }
}

impl Link {
    fn call(&self, shape: &FunctionShape, arguments: &[Value]) -> Result<Value, Value> {
        if self.dropped.get() {
            return Err(error::new(
                "Error",
                &format!("{}: callback was dropped", self.place),
                None,
            )
            .into());
        }
        self.invoke(shape, arguments)
            .map_err(|error| error.as_ref().clone())
    }

    fn invoke(&self, shape: &FunctionShape, arguments: &[Value]) -> Result<Value, JsError> {
        let list = Body::array(arguments.iter().cloned());
        let arguments = Frame::of(shape.args, &list.into(), &self.place)?;
        let result = invoke(self.id, arguments)?;
        value_of(&result, shape.result)
            .map_err(|wrong| wrong.into_error(&format!("{}: result", self.place)))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if self.dropped.get() {
            return;
        }
        KNOWN.with_borrow_mut(|all| {
            // Unless what fell with this function has passed the callback again: then it has a new one.
            if all
                .get(&self.id)
                .is_some_and(|known| known.function.strong_count() == 0)
            {
                all.remove(&self.id);
            }
        });
        if self.collected.get() {
            release(self.id);
        }
    }
}
