//! Callbacks and functions against real JavaScript.
#![cfg(target_family = "wasm")]

mod common;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use common::js;
use jsi_runtime::{Any, Callback, Function, JsError, Object, Promise, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").to_string()
}

#[wasm_bindgen_test]
fn one_callback_is_one_function() -> Done {
    let seen = Rc::new(Cell::new(0));
    let total = seen.clone();
    let listener: Callback<'_, (i32,), ()> =
        Callback::new(move |value| total.set(total.get() + value));
    let emitter: Object = js().call("emitter", ())?;
    emitter.call::<Any>("add", (&listener,))?;
    emitter.call::<Any>("add", (&listener.clone(),))?;
    assert_eq!(emitter.call::<i32>("emit", (5,))?, 1);
    assert!(emitter.call::<bool>("remove", (&listener,))?);
    assert_eq!(emitter.call::<i32>("emit", (7,))?, 0);
    assert_eq!(seen.get(), 5);
    Ok(())
}

#[wasm_bindgen_test]
fn a_dropped_callback_throws() -> Done {
    let before = live_counts();
    let holder = Object::new();
    let line;
    {
        line = line!() + 1;
        let callback: Callback<'_, (), i32> = Callback::new(|| 1);
        holder.set("f", &callback)?;
        let clone = callback.clone();
        drop(callback);
        assert_eq!(holder.call::<i32>("f", ())?, 1);
        drop(clone);
    }
    assert_eq!(
        message(holder.call::<i32>("f", ())),
        format!("{}:{line}: callback was dropped", file!())
    );
    // Its number goes to another callback, which the old function must not reach.
    let other: Callback<'_, (), i32> = Callback::new(|| 2);
    holder.set("g", &other)?;
    assert!(holder.call::<i32>("f", ()).is_err());
    assert_eq!(holder.call::<i32>("g", ())?, 2);
    drop((other, holder));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn once_is_called_once() -> Done {
    let before = live_counts();
    let holder = Object::new();
    let text = String::from("moved");
    let once: Callback<'_, (), String> = Callback::once(move || text);
    holder.set("f", &once)?;
    drop(once);
    assert_eq!(holder.call::<String>("f", ())?, "moved");
    assert!(holder.call::<String>("f", ()).is_err());
    drop(holder);
    assert_eq!(live_counts(), before);
    let once: Callback<'_, (), i32> = Callback::once(|| 1);
    assert_eq!(once.call(())?, 1);
    assert_eq!(message(once.call(())), "callback was already called");
    Ok(())
}

#[wasm_bindgen_test]
fn a_scoped_callback_cannot_be_called_outside_of_its_call() -> Done {
    let before = live_counts();
    let count = Cell::new(0);
    let scoped: Callback<'_, (), ()> = Callback::scoped(|| count.set(count.get() + 1));
    let holder = Object::new();
    holder.set("f", &scoped)?;
    assert!(holder.call::<()>("f", ()).is_err());
    assert_eq!(count.get(), 0);
    scoped.call(())?;
    assert_eq!(count.get(), 1);
    drop(holder);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn into_js_lives_on() -> Done {
    let function: Function<(i32, i32), i32> = Callback::new(|a: i32, b: i32| a + b).into_js();
    assert_eq!(function.call((2, 3))?, 5);
    assert_eq!(js().call::<i32>("callWith", (&function, 4, 5))?, 9);
    let same: Function<(i32, i32), i32> = js().call("identity", (&function,))?;
    assert_eq!(same, function);
    Ok(())
}

#[wasm_bindgen_test]
fn arguments_are_checked() -> Done {
    let place = format!("{}:{}", file!(), line!() + 2);
    let callback: Callback<'_, (i32, Option<String>), String> =
        Callback::new(|a: i32, b: Option<String>| format!("{a} {b:?}"));
    let call = |args: &[Any]| {
        let all: Vec<Any> = [callback_value(&callback)?]
            .into_iter()
            .chain(args.iter().cloned())
            .collect();
        js().call::<String>("callWith", all.as_slice())
    };
    assert_eq!(call(&[1.into(), "x".into()])?, "1 Some(\"x\")");
    assert_eq!(call(&[1.into()])?, "1 None");
    assert_eq!(call(&[1.into(), Any::Null, 3.into()])?, "1 None");
    assert_eq!(
        message(call(&[])),
        format!("{place}: argument 1: expected an integer, found undefined")
    );
    assert_eq!(
        message(call(&[1.into(), 2.into()])),
        format!("{place}: argument 2: expected a string, found 2 (number)")
    );
    Ok(())
}

fn callback_value(
    callback: &Callback<'static, (i32, Option<String>), String>,
) -> Result<Any, JsError> {
    js().call("identity", (callback,))
}

#[wasm_bindgen_test]
fn any_arguments() -> Done {
    let callback: Callback<'_, [Any], Any> =
        Callback::new(|args: &[Any]| Any::from(args.len() as u32));
    assert_eq!(js().call::<i32>("callWith", (&callback, 1, "x", true))?, 3);
    let count: Function<[Any], Any> = js().get("count")?;
    assert_eq!(count.call(&[Any::Null, Any::Undefined])?, Any::Number(2.0));
    Ok(())
}

#[wasm_bindgen_test]
fn this_is_undefined_unless_given() -> Done {
    let strict: Function<(), String> = js().get("strictThis")?;
    assert_eq!(strict.call(())?, "undefined");
    assert_eq!(strict.call_with_this(&Object::new(), ())?, "object");
    let this: Function<(), Object> = js().get("thisOf")?;
    let object = Object::new();
    assert_eq!(this.call_with_this(&object, ())?, object);
    Ok(())
}

#[wasm_bindgen_test]
fn calling_itself_is_an_error() -> Done {
    let own: Rc<RefCell<Option<Function<(), ()>>>> = Rc::default();
    let inner = own.clone();
    let callback: Callback<'_, (), ()> = Callback::new(move || match &*inner.borrow() {
        Some(own) => own.call(()),
        None => Ok(()),
    });
    let function: Function<(), ()> = js().call("identity", (&callback,))?;
    *own.borrow_mut() = Some(function.clone());
    assert_eq!(message(function.call(())), "callback is already running");
    *own.borrow_mut() = None;
    function.call(())?;
    Ok(())
}

#[wasm_bindgen_test]
fn dropping_itself_while_running() -> Done {
    let slot: Rc<RefCell<Option<Callback<'static, (), i32>>>> = Rc::default();
    let inner = slot.clone();
    let callback: Callback<'_, (), i32> = Callback::new(move || {
        inner.borrow_mut().take();
        9
    });
    let function: Function<(), i32> = js().call("identity", (&callback,))?;
    *slot.borrow_mut() = Some(callback);
    assert_eq!(function.call(())?, 9);
    assert!(function.call(()).is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn results_and_throws() -> Done {
    let parse: Callback<'_, (String,), i32> = Callback::new(|text: String| text.parse::<i32>());
    assert_eq!(js().call::<i32>("callWith", (&parse, "12"))?, 12);
    let error = js()
        .call::<i32>("callWith", (&parse, "x"))
        .expect_err("thrown");
    assert!(error.downcast_ref::<std::num::ParseIntError>().is_some());
    Ok(())
}

#[wasm_bindgen_test]
async fn promises_in_both_directions() -> Done {
    let later: Callback<'_, (i32,), Promise<i32>> = Callback::new(|value: i32| {
        Promise::new(async move { Ok(js().call::<Promise<i32>>("after", (1, value))?.await? + 1) })
    });
    let promise: Promise<i32> = js().call("callWith", (&later, 4))?;
    assert_eq!(promise.await?, 5);
    let function: Function<(i32,), Promise<i32>> = js().call("identity", (&later,))?;
    let (a, b) = (function.call((1,))?, function.call((2,))?);
    assert_eq!((b.await?, a.await?), (3, 2));
    let resolved: Function<(String,), Promise<String>> = js().get("resolved")?;
    assert_eq!(resolved.call(("x".to_owned(),))?.await?, "x");
    Ok(())
}

type Eight = (i32, i32, i32, i32, i32, i32, i32, i32);

#[wasm_bindgen_test]
fn eight_arguments() -> Done {
    let all: Callback<'_, Eight, i32> = Callback::new(
        |a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32, h: i32| {
            a + b + c + d + e + f + g + h
        },
    );
    assert!(js().call::<i32>("callWith", &[Any::from(0)]).is_err());
    let function: Function<Eight, i32> = js().call("identity", (&all,))?;
    assert_eq!(function.call((1, 2, 3, 4, 5, 6, 7, 8))?, 36);
    Ok(())
}

#[wasm_bindgen_test]
fn a_thousand_rounds_leave_nothing_behind() -> Done {
    let round = || -> Done {
        let callback: Callback<'_, (Object,), Object> = Callback::new(|object: Object| object);
        let object: Object = js().call("callWith", (&callback, &Object::new()))?;
        drop(object);
        one_callback_is_one_function()?;
        dropping_itself_while_running()
    };
    round()?;
    let before = live_counts();
    for _ in 0..1_000 {
        round()?;
    }
    assert_eq!(live_counts(), before);
    Ok(())
}
