//! Callbacks whose arguments and result are scalars, each of which crosses as one number.
#![cfg(target_family = "wasm")]

mod common;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use common::js;
use jsi_runtime::{
    Any, Args, Callback, Date, FromJs, Function, JsError, Number, Object, ToJs, live_counts,
};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;
/// What a closure owns and others put there.
type Shared<T> = Rc<RefCell<Option<T>>>;

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").to_string()
}

/// The function that JavaScript has for the callback.
fn function<A: Args + 'static, R: ToJs + FromJs + 'static>(
    callback: &Callback<'static, A, R>,
) -> Result<Object, JsError> {
    js().call("identity", (callback,))
}

/// What comes of a value that goes through a callback which gives back what it is given.
fn through<T: ToJs + FromJs + 'static>(value: impl Into<Any>) -> Result<T, JsError> {
    let callback: Callback<'_, (T,), T> = Callback::new(|value: T| value);
    function(&callback)?.call_function::<T>(&[value.into()])
}

#[wasm_bindgen_test]
fn every_kind_goes_there_and_back() -> Done {
    assert!(through::<bool>(true)?);
    assert_eq!(through::<i8>(-128)?, -128);
    assert_eq!(through::<u8>(255)?, 255);
    assert_eq!(through::<i16>(-32_768)?, -32_768);
    assert_eq!(through::<u16>(65_535)?, 65_535);
    assert_eq!(through::<i32>(f64::from(i32::MIN))?, i32::MIN);
    assert_eq!(through::<u32>(f64::from(u32::MAX))?, u32::MAX);
    assert_eq!(through::<isize>(-5)?, -5);
    assert_eq!(through::<usize>(5)?, 5);
    assert_eq!(through::<f32>(0.1)?, 0.1);
    assert!(through::<f64>(f64::NAN)?.is_nan());
    assert_eq!(through::<f64>(-0.0)?.to_bits(), (-0.0_f64).to_bits());
    assert_eq!(through::<char>("😀")?, '😀');
    let date = Date::new(1_000)?;
    assert_eq!(through::<Date>(date)?, date);
    // An integer that may be too large for a number goes back as bytes.
    assert_eq!(
        through::<Number<i64>>(-(2_f64.powi(53)) + 1.0)?,
        Number(-(1 << 53) + 1)
    );
    Ok(())
}

#[wasm_bindgen_test]
fn the_error_of_a_value_that_does_not_fit_is_in_words() {
    let wrong = |result: Result<(), JsError>| {
        let text = message(result);
        text.split_once("argument 1: ")
            .map(|(_, wrong)| wrong.to_owned())
            .unwrap_or(text)
    };
    let out_of_range = "out of range for u8: 256, minimum 0, maximum 255";
    assert_eq!(wrong(through::<u8>(256).map(drop)), out_of_range);
    assert_eq!(
        wrong(through::<i32>(0.5).map(drop)),
        "expected an integer, found 0.5 (number)"
    );
    assert_eq!(
        wrong(through::<i32>("5").map(drop)),
        "expected an integer, found \"5\" (string)"
    );
    assert_eq!(
        wrong(through::<f64>(Any::Null).map(drop)),
        "expected a number, found null"
    );
    assert_eq!(
        wrong(through::<bool>(1).map(drop)),
        "expected a boolean, found 1 (number)"
    );
    assert_eq!(
        wrong(through::<char>("ab").map(drop)),
        "expected a single character, found \"ab\" (string)"
    );
    assert_eq!(
        wrong(through::<Date>(5).map(drop)),
        "expected a date, found 5 (number)"
    );
    assert!(wrong(through::<f32>(1e300).map(drop)).starts_with("out of range for f32: 1e+300"));
    assert!(wrong(through::<Number<u64>>(-1).map(drop)).starts_with("out of range for u64: -1"));
}

macro_rules! counts {
    ($($name:ident: $($arg:ident $value:literal)*;)*) => {$(
        #[wasm_bindgen_test]
        fn $name() -> Done {
            let callback = Callback::new(|$($arg: f64),*| -> f64 { 0.5 $(+ $arg)* });
            let given: Vec<f64> = vec![$($value),*];
            let sum = given.iter().sum::<f64>() + 0.5;
            let args: Vec<Any> = given.iter().map(|&number| Any::from(number)).collect();
            let function = function(&callback)?;
            assert_eq!(function.call_function::<f64>(args.as_slice())?, sum);
            assert_eq!(function.get::<usize>("length")?, args.len());
            for missing in 0..args.len() {
                let text = message(function.call_function::<f64>(&args[..missing]));
                assert!(text.ends_with(&format!("argument {}: expected a number, found undefined", missing + 1)), "{text}");
            }
            Ok(())
        }
    )*};
}

counts! {
    no_argument: ;
    one_argument: a 1.0;
    two_arguments: a 1.0 b 2.0;
    three_arguments: a 1.0 b 2.0 c 3.0;
    four_arguments: a 1.0 b 2.0 c 3.0 d 4.0;
    five_arguments: a 1.0 b 2.0 c 3.0 d 4.0 e 5.0;
    six_arguments: a 1.0 b 2.0 c 3.0 d 4.0 e 5.0 f 6.0;
    seven_arguments: a 1.0 b 2.0 c 3.0 d 4.0 e 5.0 f 6.0 g 7.0;
    eight_arguments: a 1.0 b 2.0 c 3.0 d 4.0 e 5.0 f 6.0 g 7.0 h 8.0;
}

#[wasm_bindgen_test]
fn errors_of_the_closure_are_thrown() -> Done {
    let before = live_counts();
    let failing: Callback<'_, (i32,), i32> = Callback::new(|value: i32| {
        if value < 0 {
            Err(JsError::range_error("negative"))
        } else {
            Ok(value)
        }
    });
    let object = function(&failing)?;
    let error = object.call_function::<i32>((-1,)).expect_err("thrown");
    assert_eq!((error.name(), error.message()), ("RangeError", "negative"));
    assert_eq!(object.call_function::<i32>((7,))?, 7);
    drop((error, object, failing));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn calling_itself_is_an_error() -> Done {
    let own: Shared<Function<(i32,), i32>> = Rc::default();
    let inner = own.clone();
    let callback: Callback<'_, (i32,), i32> =
        Callback::new(move |depth: i32| match &*inner.borrow() {
            Some(own) if depth > 0 => own.call((depth - 1,)),
            _ => Ok(depth),
        });
    let function: Function<(i32,), i32> = js().call("identity", (&callback,))?;
    *own.borrow_mut() = Some(function.clone());
    assert_eq!(message(function.call((2,))), "callback is already running");
    assert_eq!(function.call((0,))?, 0);
    *own.borrow_mut() = None;
    Ok(())
}

#[wasm_bindgen_test]
fn a_closure_that_drops_itself_runs_to_its_end() -> Done {
    struct Last(Rc<Cell<i32>>);
    impl Drop for Last {
        fn drop(&mut self) {
            // Another callback is called while this one's closure goes; neither gets the other's failure.
            let wrong = through::<u8>(256);
            self.0
                .set(if wrong.is_err() { self.0.get() + 1 } else { -1 });
        }
    }
    let before = live_counts();
    let dropped = Rc::new(Cell::new(0));
    let slot: Shared<Callback<'static, (i32,), i32>> = Rc::default();
    let (inner, last) = (slot.clone(), Last(dropped.clone()));
    let callback: Callback<'_, (i32,), i32> = Callback::new(move |value: i32| {
        let alive = &last;
        inner.borrow_mut().take();
        value + alive.0.get()
    });
    let object = function(&callback)?;
    *slot.borrow_mut() = Some(callback);
    assert_eq!(object.call_function::<i32>((9,))?, 9);
    assert_eq!(dropped.get(), 1);
    assert!(message(object.call_function::<i32>((9,))).ends_with(": callback was dropped"));
    drop(object);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn once_is_called_once() -> Done {
    let before = live_counts();
    let callback: Callback<'_, (u8,), u8> = Callback::once(|value: u8| value + 1);
    let object = function(&callback)?;
    drop(callback);
    assert_eq!(object.call_function::<u8>((1,))?, 2);
    assert!(message(object.call_function::<u8>((1,))).ends_with(": callback was dropped"));
    drop(object);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn a_scoped_callback_may_be_called_during_its_calls_only() -> Done {
    let before = live_counts();
    let sum = Cell::new(0);
    let scoped: Callback<'_, (i32,), ()> =
        Callback::scoped(|value: i32| sum.set(sum.get() + value));
    let holder = Object::new();
    for round in 0..3 {
        holder.set("f", &scoped)?;
        assert!(
            message(holder.call::<()>("f", (1,)))
                .ends_with(": callback was lent for the duration of a call"),
            "{round}"
        );
    }
    assert_eq!((sum.get(), live_counts().callbacks), (0, before.callbacks));
    Ok(())
}
