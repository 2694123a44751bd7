//! A callback can be called while it lives, and afterwards the call is an error that names it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jsi_runtime::{Callback, Function, JsError, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Holder as _, JsHolder, JsLifetimes, Lifetimes as _};
use crate::support::{collect_garbage, collected, nothing_more_than, text};

const API: JsLifetimes = JsLifetimes;

fn dropped(member: &str) -> String {
    format!("{member}: callback was dropped")
}

fn lent(member: &str) -> String {
    format!("{member}: callback was lent for the duration of a call")
}

#[wasm_bindgen_test]
fn a_scoped_callback_ends_with_its_call() -> Result<(), JsError> {
    let before = live_counts();
    let calls = Cell::new(0);
    let scoped = Callback::scoped(|| calls.set(calls.get() + 1));
    API.hold(&scoped)?;
    assert_eq!(live_counts(), before);
    assert_eq!(text(API.call()), lent("Lifetimes.hold: parameter f"));
    // Passed twice to one call it is known until that call is over.
    API.two(&scoped, &scoped)?;
    assert_eq!((calls.get(), live_counts()), (2, before));
    Ok(())
}

#[wasm_bindgen_test]
fn a_scoped_callback_ends_with_a_call_that_throws() {
    let before = live_counts();
    let calls = Cell::new(0);
    let scoped = Callback::scoped(|| calls.set(calls.get() + 1));
    assert_eq!(text(API.call_and_throw(&scoped)), "after the call");
    assert_eq!(
        text(API.call()),
        lent("Lifetimes.callAndThrow: parameter f")
    );
    assert_eq!(text(API.hold_and_throw(&scoped)), "before the call");
    assert_eq!(
        text(API.call()),
        lent("Lifetimes.holdAndThrow: parameter f")
    );
    assert_eq!((calls.get(), live_counts()), (1, before));
}

#[wasm_bindgen_test]
fn a_forgotten_scoped_callback_cannot_be_called() -> Result<(), JsError> {
    let before = live_counts();
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    let scoped = Callback::scoped(move || count.set(count.get() + 1));
    API.hold(&scoped)?;
    std::mem::forget(scoped);
    assert!(API.call().is_err());
    assert_eq!((calls.get(), live_counts()), (0, before));
    Ok(())
}

#[wasm_bindgen_test]
fn a_scoped_callback_can_be_called_in_inner_calls() -> Result<(), JsError> {
    let log = RefCell::new(Vec::new());
    let inner = Callback::scoped(|value: i32| log.borrow_mut().push(value));
    // The outer call ends after the inner one: `inner` is still known between them.
    let outer = Callback::scoped(|value: i32| -> Result<(), JsError> {
        API.each(&[value * 10, value * 10 + 1], &inner)
    });
    API.each(&[1, 2], &outer)?;
    API.each(&[3], &inner)?;
    assert_eq!(*log.borrow(), [10, 11, 20, 21, 3]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_callback_lives_until_its_last_clone_is_dropped() -> Result<(), JsError> {
    let before = live_counts();
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    let callback = Callback::new(move || count.set(count.get() + 1));
    API.hold(&callback)?;
    let clone = callback.clone();
    drop(callback);
    API.call()?;
    assert_eq!(live_counts().callbacks, before.callbacks + 1);
    drop(clone);
    assert_eq!(text(API.call()), dropped("Lifetimes.hold: parameter f"));
    assert_eq!((calls.get(), Rc::strong_count(&calls)), (1, 1));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn a_callback_of_once_lives_until_it_was_called() -> Result<(), JsError> {
    let before = live_counts();
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    let once = Callback::once(move || count.set(count.get() + 1));
    API.hold(&once)?;
    drop(once);
    assert_eq!(live_counts().callbacks, before.callbacks + 1);
    API.call()?;
    // What the closure owned is gone with the call, and so is its place in the table.
    assert_eq!((calls.get(), Rc::strong_count(&calls)), (1, 1));
    assert_eq!(text(API.call()), dropped("Lifetimes.hold: parameter f"));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_function_of_into_js_lives_until_it_is_collected() -> Result<(), JsError> {
    // Those of other tests first.
    collect_garbage(|| live_counts().callbacks == 0).await?;
    let before = live_counts();
    let calls = Rc::new(Cell::new(0));
    for _ in 0..100 {
        let count = calls.clone();
        let function: Function<(), ()> =
            Callback::new(move || count.set(count.get() + 1)).into_js();
        API.holder()?.set("f", &function)?;
        drop(function);
        API.call()?;
    }
    assert_eq!(calls.get(), 100);
    assert!(live_counts().callbacks > before.callbacks);
    // While JavaScript holds the last one, it works, whatever is collected.
    collect_garbage(|| false).await?;
    API.call()?;
    assert_eq!(calls.get(), 101);
    API.holder()?.delete("f")?;
    collected("callbacks", || live_counts().callbacks == before.callbacks).await?;
    nothing_more_than(before, "a function of into_js");
    assert_eq!(Rc::strong_count(&calls), 1);
    Ok(())
}

#[wasm_bindgen_test]
fn the_error_of_a_dropped_callback_names_its_parameter() -> Result<(), JsError> {
    let holder = Object::new();
    Object::global().set("jsiHolder", &holder)?;
    let callback = Callback::new(|| ());
    JsHolder.set_onclick(Some(&callback))?;
    JsHolder
        .onclick()?
        .ok_or_else(|| JsError::new("it was set"))?
        .call(())?;
    drop(callback);
    assert_eq!(
        text(holder.call::<()>("onclick", ())),
        dropped("Holder.onclick: parameter value")
    );
    let line = line!() + 1;
    let callback: Callback<'_, (), ()> = Callback::new(|| ());
    holder.set("onclick", &callback)?;
    drop(callback);
    assert_eq!(
        text(holder.call::<()>("onclick", ())),
        dropped(&format!("{}:{line}", file!()))
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_old_function_never_calls_a_new_callback() -> Result<(), JsError> {
    let first = Callback::new(|| ());
    API.hold(&first)?;
    let old: Object = API.holder()?.get("f")?;
    drop(first);
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    let second = Callback::new(move || count.set(count.get() + 1));
    API.hold(&second)?;
    assert!(old.call_function::<()>(()).is_err());
    assert_eq!(calls.get(), 0);
    API.call()?;
    assert_eq!(calls.get(), 1);
    Ok(())
}

#[wasm_bindgen_test]
fn a_recursive_call_is_an_error() -> Result<(), JsError> {
    let caught = Rc::new(RefCell::new(String::new()));
    let inner = caught.clone();
    let callback = Callback::new(move || *inner.borrow_mut() = text(JsLifetimes.call()));
    API.hold(&callback)?;
    API.call()?;
    assert_eq!(*caught.borrow(), "callback is already running");
    caught.borrow_mut().clear();
    API.call()?;
    assert_eq!(*caught.borrow(), "callback is already running");
    Ok(())
}

#[wasm_bindgen_test]
fn a_recursive_call_from_javascript_throws_there() -> Result<(), JsError> {
    type Own = Callback<'static, (i32,), i32>;
    let own: Rc<RefCell<Option<Own>>> = Rc::default();
    let slot = own.clone();
    let callback = Callback::new(move |n: i32| {
        let own = slot.borrow().clone();
        own.map_or(Ok(n), |own| JsLifetimes.countdown(n, &own))
    });
    *own.borrow_mut() = Some(callback.clone());
    // At zero it is not called once more.
    assert_eq!(API.countdown(1, &callback)?, 0);
    assert_eq!(
        text(API.countdown(2, &callback)),
        "callback is already running"
    );
    assert_eq!(API.countdown(1, &callback)?, 0);
    own.borrow_mut().take();
    Ok(())
}

#[wasm_bindgen_test]
fn callbacks_may_call_one_another() -> Result<(), JsError> {
    let f = Callback::new(|text: String| -> Result<String, JsError> {
        let g: Object = JsLifetimes.holder()?.get("g")?;
        Ok(format!("f({})", g.call_function::<String>((text,))?))
    });
    let g = Callback::new(|text: String| format!("g({text})"));
    assert_eq!(API.pair(&f, &g)?, "f(g(f))");
    Ok(())
}

#[wasm_bindgen_test]
fn a_callback_may_drop_itself_while_it_runs() -> Result<(), JsError> {
    let before = live_counts();
    let own: Rc<RefCell<Option<Callback<'static, (), ()>>>> = Rc::default();
    let slot = own.clone();
    let text_of_it = String::from("still there");
    let callback = Callback::new(move || {
        drop(slot.borrow_mut().take());
        assert_eq!(text_of_it, "still there");
    });
    API.hold(&callback)?;
    *own.borrow_mut() = Some(callback);
    API.call()?;
    assert_eq!(text(API.call()), dropped("Lifetimes.hold: parameter f"));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn javascript_can_catch_errors_of_callbacks() -> Result<(), JsError> {
    let failing = Callback::new(|| -> Result<(), JsError> { Err(JsError::range_error("too far")) });
    assert_eq!(API.message_of(&failing)?, "RangeError: too far");
    let failing = Callback::new(|| "x".parse::<i32>().map(|_| ()));
    assert_eq!(
        API.message_of(&failing)?,
        "Error: invalid digit found in string"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_callback_of_a_promise_must_be_kept() -> Result<(), JsError> {
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    let callback = Callback::new(move || count.set(count.get() + 1));
    API.later(&callback).await?;
    assert_eq!(calls.get(), 1);
    let promise = API.later(&callback);
    drop(callback);
    assert_eq!(text(promise.await), dropped("Lifetimes.later: parameter f"));
    assert_eq!(calls.get(), 1);
    Ok(())
}
