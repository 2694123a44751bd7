//! The function objects of callbacks: the one function of each slot.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use super::frame::{frame_of, value_of};
use crate::reference::native::{Body, Function, ObjectData, Value};
use crate::shape::FunctionShape;
use crate::sys::Callee;
use crate::value::JsError;

/// The callback of a function object.
struct Link {
    slot: &'static dyn Callee,
    /// The generation of the callback that the function was created for; the slot may have another callback now.
    generation: u32,
    scoped: bool,
    place: String,
    /// The function object owns the callback.
    collected: Cell<bool>,
}

struct Known {
    generation: u32,
    function: Weak<Body>,
    link: Weak<Link>,
}

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static KNOWN: RefCell<ManuallyDrop<HashMap<u32, Known>>> = RefCell::default();
}

/// The function of a callback: the same one as long as it is held.
pub(super) fn callback(
    slot: &'static dyn Callee,
    shape: &'static FunctionShape,
    place: String,
) -> Value {
    if let Some(function) = known(slot).and_then(|(function, _)| function.upgrade()) {
        return function.into();
    }
    let generation = slot.generation();
    let link = Rc::new(Link {
        slot,
        generation,
        scoped: slot.is_scoped(),
        place,
        collected: false.into(),
    });
    let weak = Rc::downgrade(&link);
    let function = Body::new(ObjectData::Function(Function::new(move |_, arguments| {
        link.call(shape, arguments)
    })));
    let known = Known {
        generation,
        function: Rc::downgrade(&function),
        link: weak,
    };
    KNOWN.with_borrow_mut(|all| all.insert(slot.id(), known));
    function.into()
}

/// The function object of the current callback of the slot.
fn known(slot: &dyn Callee) -> Option<(Weak<Body>, Weak<Link>)> {
    KNOWN.with_borrow(|all| {
        let known = all.get(&slot.id())?;
        (known.generation == slot.generation())
            .then(|| (known.function.clone(), known.link.clone()))
    })
}

/// Releases the callback when the last reference to its function is dropped.
pub(super) fn callback_collect(slot: &'static dyn Callee) {
    if let Some(link) = known(slot).and_then(|(_, link)| link.upgrade()) {
        link.collected.set(true);
    }
}

impl Link {
    fn call(&self, shape: &'static FunctionShape, arguments: &[Value]) -> Result<Value, Value> {
        self.invoke(shape, arguments)
            .map_err(|error| error.as_ref().clone())
    }

    fn invoke(&self, shape: &'static FunctionShape, arguments: &[Value]) -> Result<Value, JsError> {
        let list = Body::array(arguments.iter().cloned());
        let arguments = frame_of(shape.args, &list.into(), &self.place)?;
        let result = self
            .slot
            .invoke(self.generation, arguments, shape)
            .unwrap_or_else(|| {
                let why = if self.scoped {
                    "lent for the duration of a call"
                } else {
                    "dropped"
                };
                Err(JsError::new(format!("{}: callback was {why}", self.place)))
            })?;
        value_of(&result, shape.result)
            .map_err(|wrong| wrong.into_error(&format!("{}: result", self.place)))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        KNOWN.with_borrow_mut(|all| {
            // Unless dropping this function has passed the callback again, or the slot has another callback: then there is a
            // new function.
            if all
                .get(&self.slot.id())
                .is_some_and(|known| known.function.strong_count() == 0)
            {
                all.remove(&self.slot.id());
            }
        });
        if self.collected.get() {
            self.slot.release(self.generation);
        }
    }
}
