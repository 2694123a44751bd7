//! One callback is one function: what was added with it is removed with it.

use std::cell::Cell;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Document as _, Identity as _, JsDocument, JsIdentity, JsTarget, Target as _};
use crate::support::text;

type Listener = Callback<'static, (Object,), ()>;

/// `new NAME(...args)`
fn construct(name: &str, args: &[Any]) -> Result<Object, JsError> {
    let global = Object::global();
    let class: Object = global.get(name)?;
    global
        .get::<Object>("Reflect")?
        .call("construct", (&class, args))
}

fn click() -> Result<Object, JsError> {
    construct("Event", &["click".into()])
}

/// A new `globalThis.jsiTarget`.
fn target() -> Result<Object, JsError> {
    let target = construct("EventTarget", &[])?;
    Object::global().set("jsiTarget", &target)?;
    Ok(target)
}

/// A listener and how often it was called.
fn listener() -> (Listener, Rc<Cell<i32>>) {
    let count = Rc::new(Cell::new(0));
    let calls = count.clone();
    let listener = Callback::new(move |_: Object| calls.set(calls.get() + 1));
    (listener, count)
}

#[wasm_bindgen_test]
fn an_event_target_takes_the_same_callback_once() -> Result<(), JsError> {
    target()?;
    let (listener, count) = listener();
    JsTarget.add_event_listener("click", &listener)?;
    JsTarget.add_event_listener("click", &listener)?;
    JsTarget.add_event_listener("click", &listener.clone())?;
    assert!(JsTarget.dispatch_event(&click()?)?);
    assert_eq!(count.get(), 1);
    Ok(())
}

#[wasm_bindgen_test]
fn remove_event_listener_finds_the_same_callback() -> Result<(), JsError> {
    target()?;
    let (listener, count) = listener();
    JsTarget.add_event_listener("click", &listener)?;
    JsTarget.dispatch_event(&click()?)?;
    JsTarget.remove_event_listener("click", &listener)?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!(count.get(), 1);
    // It is not used up: it can be added again, and removed by a clone.
    JsTarget.add_event_listener("click", &listener)?;
    JsTarget.dispatch_event(&click()?)?;
    JsTarget.remove_event_listener("click", &listener.clone())?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!(count.get(), 2);
    Ok(())
}

#[wasm_bindgen_test]
fn a_callback_is_the_same_function_as_argument_and_value() -> Result<(), JsError> {
    let target = target()?;
    let (listener, count) = listener();
    JsTarget.add_event_listener("click", &listener)?;
    target.call::<()>("addEventListener", ("click", &listener))?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!(count.get(), 1);
    target.call::<()>("removeEventListener", ("click", &listener))?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!(count.get(), 1);
    target.call::<()>("addEventListener", ("click", &listener))?;
    JsTarget.remove_event_listener("click", &listener)?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!(count.get(), 1);
    Ok(())
}

#[wasm_bindgen_test]
fn another_callback_is_another_function() -> Result<(), JsError> {
    target()?;
    let ((one, ones), (two, twos)) = (listener(), listener());
    assert!(JsIdentity.same(&one, &one.clone())?);
    assert!(!JsIdentity.same(&one, &two)?);
    JsTarget.add_event_listener("click", &one)?;
    JsTarget.remove_event_listener("click", &two)?;
    JsTarget.add_event_listener("click", &two)?;
    JsTarget.remove_event_listener("click", &two)?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!((ones.get(), twos.get()), (1, 0));
    Ok(())
}

#[wasm_bindgen_test]
fn a_callback_may_remove_itself() -> Result<(), JsError> {
    let target = target()?;
    let calls = Rc::new(Cell::new(0));
    let own: Rc<std::cell::RefCell<Option<Listener>>> = Rc::default();
    let (count, slot, place) = (calls.clone(), own.clone(), target.clone());
    let listener: Listener = Callback::new(move |_: Object| -> Result<(), JsError> {
        count.set(count.get() + 1);
        match &*slot.borrow() {
            Some(own) => place.call("removeEventListener", ("click", own)),
            None => Err("the listener does not know itself".into()),
        }
    });
    JsTarget.add_event_listener("click", &listener)?;
    *own.borrow_mut() = Some(listener);
    JsTarget.dispatch_event(&click()?)?;
    JsTarget.dispatch_event(&click()?)?;
    assert_eq!(calls.get(), 1);
    own.borrow_mut().take();
    Ok(())
}

#[wasm_bindgen_test]
fn a_button_calls_its_listener() -> Result<(), JsError> {
    if !Object::global().has("document")? {
        assert_eq!(
            text(JsDocument.create_element("button")),
            "Document.createElement: globalThis.document.createElement: document is undefined"
        );
        return Ok(());
    }
    let button = JsDocument.create_element("button")?;
    button.set("id", "pressed")?;
    let seen = Rc::new(std::cell::RefCell::new(Vec::new()));
    let list = seen.clone();
    let listener: Listener = Callback::new(move |event: Object| -> Result<(), JsError> {
        let target: Object = event.get("target")?;
        list.borrow_mut()
            .push((event.get::<String>("type")?, target.get::<String>("id")?));
        Ok(())
    });
    button.call::<()>("addEventListener", ("click", &listener))?;
    button.call::<()>("click", ())?;
    button.call::<()>("removeEventListener", ("click", &listener))?;
    button.call::<()>("click", ())?;
    assert_eq!(*seen.borrow(), [("click".to_owned(), "pressed".to_owned())]);
    Ok(())
}
