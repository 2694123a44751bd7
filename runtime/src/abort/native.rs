//! A native `AbortController`: `signal` has `aborted`, `reason`, an unused `onabort`, and listeners that are called once.

use std::cell::RefCell;
use std::rc::Rc;

use crate::callback::Callback;
use crate::reference::Object;
use crate::value::{Any, Function, JsError};

type Listener = Function<[Any], Any>;

pub(super) fn make() -> Result<Object, JsError> {
    let listeners: Rc<RefCell<Vec<Listener>>> = Rc::default();
    let signal = Object::new();
    signal.set("aborted", false)?;
    signal.set("addEventListener", add(listeners.clone()))?;
    let controller = Object::new();
    controller.set("signal", &signal)?;
    controller.set("abort", abort(signal, listeners))?;
    Ok(controller)
}

/// `addEventListener(type, listener)`.
fn add(listeners: Rc<RefCell<Vec<Listener>>>) -> Function<(String, Listener), ()> {
    Callback::new(move |kind: String, listener: Listener| {
        let mut listeners = listeners.borrow_mut();
        if kind == "abort" && !listeners.contains(&listener) {
            listeners.push(listener);
        }
    })
    .into_js()
}

/// `abort(reason)`. A second time changes nothing.
fn abort(signal: Object, listeners: Rc<RefCell<Vec<Listener>>>) -> Function<(Any,), ()> {
    Callback::new(move |reason: Any| {
        if signal.get("aborted")? {
            return Ok(());
        }
        signal.set("aborted", true)?;
        let reason = match reason {
            Any::Undefined => Any::from(JsError::named(
                "AbortError",
                "signal is aborted without reason",
            )),
            reason => reason,
        };
        signal.set("reason", reason)?;
        let event = Object::new();
        event.set("type", "abort")?;
        event.set("target", &signal)?;
        for listener in listeners.take() {
            // Each listener runs separately, as in a browser.
            let _ = listener.call(&[Any::from(&event)]);
        }
        Ok::<_, JsError>(())
    })
    .into_js()
}
