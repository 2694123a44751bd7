//! Events by name: typed listeners, and guards that remove them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Bus as _, Emitter as _, Event as _, EventTarget as _, Hub as _, JsBus, JsChild, JsEmitter,
    JsEvent, JsEventTarget, JsHub, JsSilent, ListenerOptions,
};

/// A counter, and a clone of it for a listener.
fn counter() -> (Rc<Cell<u32>>, Rc<Cell<u32>>) {
    let count = Rc::new(Cell::new(0));
    (Rc::clone(&count), count)
}

fn add(count: &Cell<u32>) {
    count.set(count.get() + 1);
}

#[wasm_bindgen_test]
fn a_listener_receives_events_until_its_guard_is_dropped() -> Result<(), JsError> {
    let target = JsEventTarget::new()?;
    let kinds = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&kinds);
    let guard = target.on_click(
        move |event| seen.borrow_mut().push(event.r#type().unwrap_or_default()),
        None,
    )?;
    target.dispatch_event(&JsEvent::new("click")?)?;
    target.dispatch_event(&JsEvent::new("other")?)?;
    drop(guard);
    target.dispatch_event(&JsEvent::new("click")?)?;
    assert_eq!(*kinds.borrow(), ["click"]);
    Ok(())
}

#[wasm_bindgen_test]
fn the_trait_of_events_takes_a_callback_and_options() -> Result<(), JsError> {
    let target = JsEventTarget::new()?;
    let (count, calls) = counter();
    let listener = Callback::new(move |_: JsEvent| add(&calls));
    let once = ListenerOptions::new().once(true);
    let half = super::api::EventTarget::on_half_open(&target, &listener, Some(&once))?;
    for _ in 0..3 {
        target.dispatch_event(&JsEvent::new("half-open")?)?;
    }
    assert_eq!(count.get(), 1);
    half.remove()?;
    let (gone, calls) = counter();
    let guard = target.when_gone(move || add(&calls), None)?;
    target.dispatch_event(&JsEvent::new("gone")?)?;
    assert_eq!(gone.get(), 1);
    guard.remove()
}

#[wasm_bindgen_test]
fn an_emitter_passes_several_values() -> Result<(), JsError> {
    let emitter = JsEmitter::new()?;
    let seen = Rc::new(RefCell::new(String::new()));
    let text = Rc::clone(&seen);
    let exit = emitter.on_exit(move |code, signal| {
        *text.borrow_mut() += &format!("{code:?} {signal:?};");
    })?;
    let text = Rc::clone(&seen);
    let data = emitter.on_data(move |bytes| *text.borrow_mut() += &format!("{bytes:?};"))?;
    let text = Rc::clone(&seen);
    let close = emitter.on_close(move || text.borrow_mut().push('!'))?;
    assert_eq!(emitter.count()?, 3);
    emitter.emit("exit", &[&Any::from(1), &Any::Null])?;
    emitter.emit("exit", &[&Any::Null, &Any::from("SIGINT")])?;
    emitter.emit("close", &[&Any::from("ignored")])?;
    assert_eq!(*seen.borrow(), "Some(1) None;None Some(\"SIGINT\");!");
    let error = emitter.emit("exit", &[&Any::from("one")]).expect_err("wrong");
    assert!(
        error.message().starts_with("Emitter.exit: parameter listener: "),
        "{error}"
    );
    drop((exit, data, close));
    assert_eq!(emitter.count()?, 0);
    Ok(())
}

#[wasm_bindgen_test]
fn a_subclass_has_the_events_of_its_superclass() -> Result<(), JsError> {
    let child = JsChild::new()?;
    let (count, calls) = counter();
    let more = Rc::clone(&calls);
    let message = child.on_message(move |text| calls.set(calls.get() + text.len() as u32))?;
    let close = child.on_close(move || add(&more))?;
    child.emit("message", &[&Any::from("text")])?;
    child.emit("close", &[])?;
    assert_eq!(count.get(), 5);
    drop((message, close));
    assert_eq!(child.count()?, 0);
    Ok(())
}

#[wasm_bindgen_test]
fn a_module_may_have_events() -> Result<(), JsError> {
    let (count, calls) = counter();
    let guard = JsBus.on_text(move |text| calls.set(text.len() as u32))?;
    assert_eq!(JsBus.subscribers()?, 1);
    JsBus.publish("four")?;
    assert_eq!(count.get(), 4);
    drop(guard);
    assert_eq!(JsBus.subscribers()?, 0);
    Ok(())
}

#[wasm_bindgen_test]
fn members_of_events_may_be_deep_in_an_object() -> Result<(), JsError> {
    let (count, calls) = counter();
    let guard = JsHub.on_text(move |text| calls.set(text.len() as u32))?;
    JsHub.publish("four")?;
    assert_eq!((count.get(), JsHub.subscribers()?), (4, 1));
    guard.remove()?;
    assert_eq!(JsHub.subscribers()?, 0);
    Ok(())
}

#[wasm_bindgen_test]
fn values_of_events_may_be_missing() -> Result<(), JsError> {
    let emitter = JsEmitter::new()?;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let all = Rc::clone(&seen);
    let guard = emitter.on_progress(move |done, total, notes| {
        all.borrow_mut().push((done, total, notes));
    })?;
    emitter.emit("progress", &[&Any::from(1)])?;
    let [a, b] = ["a", "b"].map(Any::from);
    emitter.emit("progress", &[&Any::from(1), &Any::from(2), &a, &b])?;
    let notes = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(*seen.borrow(), [(1.0, None, vec![]), (1.0, Some(2.0), notes)]);
    guard.remove()
}

#[wasm_bindgen_test]
fn a_listener_may_drop_its_guard() -> Result<(), JsError> {
    let emitter = JsEmitter::new()?;
    let (count, calls) = counter();
    let guard = Rc::new(RefCell::new(None));
    let own = Rc::clone(&guard);
    let added = emitter.on_close(move || {
        add(&calls);
        own.borrow_mut().take();
    })?;
    guard.replace(Some(added));
    emitter.emit("close", &[])?;
    emitter.emit("close", &[])?;
    assert_eq!((count.get(), emitter.count()?), (1, 0));
    Ok(())
}

#[wasm_bindgen_test]
fn one_callback_listens_to_several_objects() -> Result<(), JsError> {
    let (one, two) = (JsEmitter::new()?, JsEmitter::new()?);
    let (count, calls) = counter();
    let listener = Callback::new(move || add(&calls));
    let first = super::api::Emitter::on_close(&one, &listener)?;
    let second = super::api::Emitter::on_close(&two, &listener)?;
    drop(listener);
    one.emit("close", &[])?;
    drop(first);
    two.emit("close", &[])?;
    assert_eq!((count.get(), one.count()?, two.count()?), (2, 0, 1));
    second.remove()
}

#[wasm_bindgen_test]
fn a_forgotten_listener_stays() -> Result<(), JsError> {
    let emitter = JsEmitter::new()?;
    let (count, calls) = counter();
    emitter.on_close(move || add(&calls))?.forget();
    emitter.emit("close", &[])?;
    emitter.emit("close", &[])?;
    assert_eq!((count.get(), emitter.count()?), (2, 1));
    Ok(())
}

#[wasm_bindgen_test]
fn missing_members_of_events_are_errors_that_name_them() -> Result<(), JsError> {
    let silent = JsSilent::new()?;
    let error = silent.on_never(|| {}).map(drop).expect_err("missing");
    assert!(
        error.message().contains("Silent.never") && error.message().contains("addEventListener"),
        "{error}"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_error_of_removing_is_returned_or_reported() -> Result<(), JsError> {
    let silent = JsSilent::new()?;
    let error = silent.on_once(|| {})?.remove().expect_err("an error");
    assert_eq!(error.message(), "cannot be removed");
    let reported = Rc::new(RefCell::new(String::new()));
    let into = Rc::clone(&reported);
    let report = Callback::<(JsError,), ()>::new(move |error: JsError| {
        error.message().clone_into(&mut into.borrow_mut());
    });
    let global = Object::global();
    let before: Any = global.get("reportError")?;
    global.set("reportError", &report)?;
    drop(silent.on_once(|| {})?);
    global.set("reportError", before)?;
    assert_eq!(*reported.borrow(), "cannot be removed");
    Ok(())
}

#[wasm_bindgen_test]
fn a_thousand_listeners_leave_nothing_behind() -> Result<(), JsError> {
    let emitter = JsEmitter::new()?;
    let before = live_counts().callbacks;
    for _ in 0..1000 {
        let guard = emitter.on_close(|| {})?;
        emitter.emit("close", &[])?;
        drop(guard);
    }
    assert_eq!(emitter.count()?, 0);
    assert_eq!(live_counts().callbacks, before);
    Ok(())
}
