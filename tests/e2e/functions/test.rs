//! Closures become functions and functions become callable.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jsi_runtime::{Any, Callback, Date, JsError, Object, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Functions as _, JsFunctions};
use crate::support::text;

const API: JsFunctions = JsFunctions;

#[wasm_bindgen_test]
fn a_closure_is_called_and_may_borrow() -> Result<(), JsError> {
    let sum = Cell::new(0);
    API.each(
        &[1, 2, 3],
        &Callback::scoped(|value: i32| sum.set(sum.get() + value)),
    )?;
    assert_eq!(sum.get(), 6);
    assert_eq!(
        API.fold(
            &[1.5, 2.5],
            &Callback::new(|sum: f64, value: f64| sum + value)
        )?,
        4.0
    );
    Ok(())
}

#[wasm_bindgen_test]
fn arguments_and_results_of_every_kind() -> Result<(), JsError> {
    let eight = Callback::new(
        |a: i8, b: u16, c: i32, d: f32, e: bool, f: char, g: String, h: Date| {
            format!("{a} {b} {c} {d} {e} {f} {g} {}", h.millis())
        },
    );
    assert_eq!(API.eight(&eight)?, "-8 16 32 0.5 true x text 1000");
    let objects = Callback::new(
        |a: Object, b: Option<Object>, c: Any, d: Vec<u8>| -> Result<Option<Object>, JsError> {
            assert_eq!(a.get::<String>("name")?, "one");
            assert!(b.is_none());
            let Any::Object(list) = c else {
                return Ok(None);
            };
            assert_eq!(list.to_array::<i32>()?, [1, 2]);
            assert_eq!(d, [1, 2, 3]);
            Ok(Some(a))
        },
    );
    let object = API
        .objects(&objects)?
        .ok_or_else(|| JsError::new("no object"))?;
    assert_eq!(object.get::<String>("name")?, "one");
    let wide = Callback::new(|a: i64, b: i64| {
        assert_eq!((a, b), (-((1 << 53) - 1), i64::MIN));
        5_u64
    });
    assert_eq!(API.wide(&wide)?, 5);
    let untyped =
        Callback::new(|args: &[Any]| Any::from(f64::from(u32::try_from(args.len()).unwrap_or(0))));
    assert!(matches!(API.untyped(&untyped)?, Any::Number(4.0)));
    Ok(())
}

#[wasm_bindgen_test]
fn functions_may_be_null_or_missing() -> Result<(), JsError> {
    let called = Rc::new(Cell::new(0));
    let count = called.clone();
    let visit = Callback::new(move |value: i32| count.set(count.get() + value));
    assert_eq!(
        (API.maybe(Some(&visit))?, API.maybe(None)?),
        ("function".into(), "null".into())
    );
    assert_eq!(called.get(), 1);
    assert_eq!(API.optional(None, None)?, "0: undefined undefined");
    assert_eq!(API.optional(Some(&visit), None)?, "1: function undefined");
    assert_eq!(API.optional(None, Some(None))?, "2: undefined null");
    assert_eq!(
        API.optional(None, Some(Some(&visit)))?,
        "2: undefined function"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn the_form_with_a_closure_infers_its_types() -> Result<(), JsError> {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let list = seen.clone();
    let ((), callback) = API.keep_with(move |value| list.borrow_mut().push(value))?;
    API.call_kept(7)?;
    assert!(API.same(&callback)?);
    drop(callback);
    let error = text(API.call_kept(8));
    assert!(
        error.contains("was dropped") && error.contains("Functions.keep: parameter f"),
        "{error}"
    );
    assert_eq!(*seen.borrow(), [7]);
    let (sum, _) = API.fold_with(&[1.0, 2.0], |sum, value| sum + value)?;
    assert_eq!(sum, 3.0);
    Ok(())
}

#[wasm_bindgen_test]
fn a_scoped_callback_ends_after_the_call() -> Result<(), JsError> {
    let calls = Cell::new(0);
    let callback = Callback::scoped(|_: i32| calls.set(calls.get() + 1));
    API.keep(&callback)?;
    assert!(API.call_kept(1).is_err());
    API.each(&[1, 2], &callback)?;
    assert_eq!(calls.get(), 2);
    Ok(())
}

#[wasm_bindgen_test]
fn errors_of_closures_are_thrown() {
    let failing =
        Callback::new(|| -> Result<i32, JsError> { Err(JsError::range_error("from Rust")) });
    let error = API.failing(&failing).expect_err("thrown");
    assert_eq!(error.message(), "caught from Rust");
    assert_eq!(
        error
            .cause()
            .map(|cause| cause.name().to_owned())
            .as_deref(),
        Some("RangeError")
    );
    let wrong = Callback::new(|n: i32| n.to_string());
    assert_eq!(
        text(API.wrong(&wrong)),
        "Functions.wrong: parameter f: argument 1: expected an integer, found \"no number\" (string)"
    );
}

#[wasm_bindgen_test]
async fn functions_with_promises_work_both_ways() -> Result<(), JsError> {
    let double = Callback::new(|n: i32| Promise::new(async move { Ok(n * 2) }));
    assert_eq!(API.later(&double).await?, 41);
    let (promise, _callback) = API.later_with(Promise::ready);
    assert_eq!(promise.await?, 21);
    let function = API.later_function()?;
    assert_eq!(function.call((3,))?.await?, "xxx");
    assert_eq!(text(function.call((-1,))?.await), "negative");
    Ok(())
}

#[wasm_bindgen_test]
fn functions_of_javascript_are_called() -> Result<(), JsError> {
    let adder = API.adder(40)?;
    assert_eq!(adder.call((2,))?, 42);
    assert_eq!(adder.clone().call((3,))?, 43);
    let called = API
        .maybe_function(true)?
        .ok_or_else(|| JsError::new("no function"))?;
    assert_eq!(called.call(())?, "called");
    assert!(API.maybe_function(false)?.is_none());
    let anything = API.anything()?;
    assert!(matches!(
        anything.call(&[Any::Null, Any::from(1.0)])?,
        Any::Number(2.0)
    ));
    assert_eq!(
        text(API.no_function().map(|_| ())),
        "Functions.noFunction: result: expected a function, found Object (object)"
    );
    Ok(())
}
