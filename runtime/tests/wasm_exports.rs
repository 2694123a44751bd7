//! Interfaces that Rust implements, with the glue written by hand as `jsic` generates it.
#![cfg(target_family = "wasm")]

mod common;

use std::cell::Cell;
use std::rc::Rc;

use common::js;
use jsi_runtime::__private::{self as rt, wasm_bindgen};
use jsi_runtime::{
    Any, Callback, Function, FunctionShape, JsError, Object, Promise, Shape, live_counts,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

rt::singleton!(dyn Greeter);

impl<T: Greeter + 'static> rt::Implements<T> for dyn Greeter {
    fn upcast(value: Rc<T>) -> Rc<Self> {
        value
    }
}

trait Greeter {
    fn greet(&self, name: &str) -> Result<String, JsError>;
    fn later(&self, turns: u32) -> Promise<String>;
    fn sum(&self, first: f64, rest: &[f64]) -> Result<f64, JsError>;
    fn describe(
        &self,
        required: Option<i32>,
        optional: Option<Option<i32>>,
    ) -> Result<String, JsError>;
    fn fail(&self, what: &Any) -> Result<(), JsError>;
    fn parse(&self, text: &str) -> Result<i32, JsError>;
    fn apply(&self, function: Function<(i64,), i64>) -> Result<i64, JsError>;
    fn counter(&self) -> Result<Callback<'static, (), i64>, JsError>;
    fn wait(&self, value: Promise<i64>) -> Promise<i64>;
}

thread_local! {
    static MADE: Cell<u32> = const { Cell::new(0) };
}

struct MyGreeter;

impl MyGreeter {
    fn make() -> Self {
        MADE.set(MADE.get() + 1);
        Self
    }
}

impl Greeter for MyGreeter {
    fn greet(&self, name: &str) -> Result<String, JsError> {
        Ok(format!("hello {name}"))
    }

    fn later(&self, turns: u32) -> Promise<String> {
        Promise::new(async move {
            for _ in 0..turns {
                js().call::<Object>("resolved", (1,))?
                    .to_promise::<i32>()
                    .await?;
            }
            match turns {
                9 => Err(JsError::range_error("nine")),
                _ => Ok(format!("after {turns}")),
            }
        })
    }

    fn sum(&self, first: f64, rest: &[f64]) -> Result<f64, JsError> {
        Ok(first + rest.iter().sum::<f64>())
    }

    fn describe(
        &self,
        required: Option<i32>,
        optional: Option<Option<i32>>,
    ) -> Result<String, JsError> {
        Ok(format!("{required:?} {optional:?}"))
    }

    fn fail(&self, what: &Any) -> Result<(), JsError> {
        Err(JsError::from(what.clone()))
    }

    fn parse(&self, text: &str) -> Result<i32, JsError> {
        text.parse().map_err(JsError::from_error)
    }

    fn apply(&self, function: Function<(i64,), i64>) -> Result<i64, JsError> {
        function.call((20,))
    }

    fn counter(&self) -> Result<Callback<'static, (), i64>, JsError> {
        let mut count = 0;
        Ok(Callback::new(move || {
            count += 1;
            count
        }))
    }

    fn wait(&self, value: Promise<i64>) -> Promise<i64> {
        Promise::new(async move { Ok(value.await? + 1) })
    }
}

/// `Function<(v: BigInt<i64>) => Number<i64>>`: more than the Rust types say.
const FUNCTION: &FunctionShape = &FunctionShape {
    args: &Shape::Arguments(&[&Shape::BigI64]),
    result: &Shape::SafeI64,
    rest: false,
};
const COUNTER: &FunctionShape = &FunctionShape {
    args: &Shape::Arguments(&[]),
    result: &Shape::BigI64,
    rest: false,
};
const PROMISE: &Shape = &Shape::Promise(&Shape::BigI64);

macro_rules! method {
    ($place:literal $params:expr, $rest:literal, $args:expr, $result:expr, $call:expr) => {
        rt::Method {
            place: $place,
            params: $params,
            rest: $rest,
            shape: &FunctionShape {
                args: &Shape::Arguments($args),
                result: $result,
                rest: false,
            },
            call: $call,
        }
    };
}

impl rt::Exported for dyn Greeter {
    const METHODS: &'static [rt::Method<Self>] = &[
        method!(
            "Greeter.greet" & ["name"],
            false,
            &[&Shape::String],
            &Shape::String,
            |this, args| {
                let (name,) = args.read(|args| Ok((args.lift::<String>()?,)))?;
                rt::reply(this.greet(&name), &Shape::String)
            }
        ),
        method!(
            "Greeter.later" & ["turns"],
            false,
            &[&Shape::U32],
            &Shape::Promise(&Shape::String),
            |this, args| {
                let (turns,) = args.read(|args| Ok((args.lift::<u32>()?,)))?;
                rt::reply(Ok(this.later(turns)), &Shape::Promise(&Shape::String))
            }
        ),
        method!(
            "Greeter.sum" & ["first", "rest"],
            true,
            &[&Shape::F64, &Shape::Array(&Shape::F64)],
            &Shape::F64,
            |this, args| {
                let (first, rest) =
                    args.read(|args| Ok((args.lift::<f64>()?, args.lift::<Vec<f64>>()?)))?;
                rt::reply(this.sum(first, &rest), &Shape::F64)
            }
        ),
        method!(
            "Greeter.describe" & ["required", "optional"],
            false,
            &[
                &Shape::Nullable(&Shape::I32),
                &Shape::Optional(&Shape::Nullable(&Shape::I32))
            ],
            &Shape::String,
            |this, args| {
                let (required, optional) = args.read(|args| Ok((args.lift()?, args.lift()?)))?;
                rt::reply(this.describe(required, optional), &Shape::String)
            }
        ),
        method!(
            "Greeter.fail" & ["what"],
            false,
            &[&Shape::Any],
            &Shape::Void,
            |this, args| {
                let (what,) = args.read(|args| Ok((args.lift::<Any>()?,)))?;
                rt::reply(this.fail(&what), &Shape::Void)
            }
        ),
        method!(
            "Greeter.parse" & ["text"],
            false,
            &[&Shape::String],
            &Shape::I32,
            |this, args| {
                let (text,) = args.read(|args| Ok((args.lift::<String>()?,)))?;
                rt::reply(this.parse(&text), &Shape::I32)
            }
        ),
        method!(
            "Greeter.apply" & ["function"],
            false,
            &[&Shape::Function(FUNCTION)],
            &Shape::SafeI64,
            |this, args| {
                let (function,) = args.read(|args| Ok((args.lift()?,)))?;
                rt::reply(this.apply(function), &Shape::SafeI64)
            }
        ),
        method!(
            "Greeter.counter" & [],
            false,
            &[],
            &Shape::Function(COUNTER),
            |this, _| { rt::reply_callback(this.counter(), COUNTER) }
        ),
        method!(
            "Greeter.wait" & ["value"],
            false,
            &[PROMISE],
            PROMISE,
            |this, args| {
                let (value,) = args.read(|args| Ok((args.lift()?,)))?;
                rt::reply(Ok(this.wait(value)), PROMISE)
            }
        ),
    ];
}

#[wasm_bindgen(inline_js = r#"
let it = new Proxy({}, { get() { throw new Error("Greeter: the package is not started"); } });
let starts = 0;
export function $init(given) { it = given; starts += 1; }
export const $export = Object.freeze({
  greet(name) { return it.call(0, arguments); },
  later(turns) { try { return it.call(1, arguments); } catch (error) { return Promise.reject(error); } },
  sum(first, ...rest) { return it.call(2, arguments); },
  describe(required) { return it.call(3, arguments); },
  fail(what) { return it.call(4, arguments); },
  parse(text) { return it.call(5, arguments); },
  apply(f) { return it.call(6, arguments); },
  counter() { return it.call(7, arguments); },
  wait(value) { try { return it.call(8, arguments); } catch (error) { return Promise.reject(error); } },
});
export function count() { return starts; }
"#)]
extern "C" {
    #[wasm_bindgen(js_name = "$init")]
    fn __init(it: &JsValue);
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = "$export", reexport = "Greeter", skip_typescript)]
    fn __reexport();
    #[wasm_bindgen(thread_local_v2, js_name = "$export")]
    static GREETER: JsValue;
    fn count() -> u32;
}

#[wasm_bindgen(start, private)]
fn __jsi1_export_test_greeter() {
    rt::export_interface::<dyn Greeter, _>(__init, || Rc::new(MyGreeter::make()));
}

/// What JavaScript imports from the package.
fn greeter() -> Object {
    Object::try_from(GREETER.with(Clone::clone)).expect("an object")
}

fn error<T: std::fmt::Debug>(result: Result<T, JsError>) -> (String, String) {
    let error = result.expect_err("an error");
    (error.name().to_owned(), error.message().to_owned())
}

#[wasm_bindgen_test]
fn javascript_calls_rust() -> Done {
    assert_eq!(greeter().call::<String>("greet", ("Ada",))?, "hello Ada");
    assert_eq!(
        greeter().call::<String>("greet", ("a\0b𝒳",))?,
        "hello a\0b𝒳"
    );
    // Without the object, as after `const { greet } = Greeter`.
    let greet: Function<(String,), String> = greeter().get("greet")?;
    assert_eq!(greet.call(("Bo".to_owned(),))?, "hello Bo");
    assert_eq!(MADE.get(), 1, "the value is made at the first call, once");
    Ok(())
}

#[wasm_bindgen_test]
fn registering_twice_does_nothing() -> Done {
    greeter().call::<String>("greet", ("Ada",))?;
    __jsi1_export_test_greeter();
    __jsi1_export_test_greeter();
    assert_eq!(count(), 1);
    assert_eq!(greeter().call::<String>("greet", ("Ada",))?, "hello Ada");
    Ok(())
}

#[wasm_bindgen_test]
fn the_functions_have_names_and_lengths() -> Done {
    let sum: Object = greeter().get("sum")?;
    assert_eq!(sum.get::<String>("name")?, "sum");
    assert_eq!(sum.get::<i32>("length")?, 1);
    assert!(greeter().set("greet", 1).is_err(), "frozen");
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_argument_is_an_error_and_a_surplus_one_is_ignored() -> Done {
    assert_eq!(
        error(greeter().call::<String>("greet", ())),
        (
            "TypeError".to_owned(),
            "Greeter.greet: parameter name: expected a string, found undefined".to_owned()
        )
    );
    assert_eq!(
        greeter().call::<String>("greet", ("Ada", 1, true))?,
        "hello Ada"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_argument_names_the_parameter() {
    let greeter = greeter();
    assert_eq!(
        error(greeter.call::<String>("greet", (5,))).1,
        "Greeter.greet: parameter name: expected a string, found 5 (number)"
    );
    assert_eq!(
        error(greeter.call::<f64>("sum", (1.0, 2.0, "x"))).1,
        "Greeter.sum: parameter rest: element 1: expected a number, found \"x\" (string)"
    );
    assert_eq!(
        error(greeter.call::<String>("describe", (1_099_511_627_776.0,))),
        (
            "RangeError".to_owned(),
            "Greeter.describe: parameter required: out of range for i32: 1099511627776, minimum -2147483648, maximum 2147483647"
                .to_owned()
        )
    );
}

#[wasm_bindgen_test]
fn rest_parameters_take_what_follows() -> Done {
    assert_eq!(greeter().call::<f64>("sum", (1.5,))?, 1.5);
    assert_eq!(greeter().call::<f64>("sum", (1.0, 2.0, 3.0))?, 6.0);
    Ok(())
}

#[wasm_bindgen_test]
fn null_and_missing_are_kept_apart() -> Done {
    let describe = |args: &[Any]| greeter().call::<String>("describe", args);
    assert_eq!(describe(&[])?, "None None");
    assert_eq!(describe(&[Any::Null, Any::Undefined])?, "None None");
    assert_eq!(describe(&[Any::from(1), Any::Null])?, "Some(1) Some(None)");
    assert_eq!(
        describe(&[Any::from(1), Any::from(2)])?,
        "Some(1) Some(Some(2))"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_promise_of_rust() -> Done {
    let later = |turns: i32| greeter().call::<Object>("later", (turns,));
    assert_eq!(later(0)?.to_promise::<String>().await?, "after 0");
    assert_eq!(later(3)?.to_promise::<String>().await?, "after 3");
    let (name, message) = error(later(9)?.to_promise::<String>().await);
    assert_eq!((name.as_str(), message.as_str()), ("RangeError", "nine"));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_function_with_a_promise_rejects_instead_of_throwing() -> Done {
    let promise: Object = greeter().call("later", ("soon",))?;
    assert_eq!(
        error(promise.to_promise::<String>().await).1,
        "Greeter.later: parameter turns: expected an integer, found \"soon\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn what_javascript_throws_comes_back_as_itself() -> Done {
    let thrown: JsError = js().get::<Any>("foreignError")?.into();
    let caught = greeter()
        .call::<()>("fail", (thrown.value(),))
        .expect_err("thrown");
    assert!(caught.same(&thrown));
    for value in [Any::Undefined, Any::Null, Any::from(5), Any::from("text")] {
        let caught = greeter()
            .call::<()>("fail", (value.clone(),))
            .expect_err("thrown");
        assert_eq!(caught.value(), value);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_rust_error_comes_back_as_itself() {
    let caught = greeter()
        .call::<i32>("parse", ("x",))
        .expect_err("no number");
    assert!(caught.downcast_ref::<std::num::ParseIntError>().is_some());
    assert_eq!(caught.message(), "invalid digit found in string");
}

#[wasm_bindgen_test]
fn functions_cross_with_the_shapes_of_the_interface() -> Done {
    // The shapes say bigint in, number out; the Rust types would say numbers.
    let double: Object = js().get("typeOf")?;
    let seen = greeter().call::<i64>("apply", (double,));
    assert_eq!(
        error(seen).1,
        "Greeter.apply: parameter function: result: expected an integer, found \"bigint\" (string)"
    );
    let counter: Object = greeter().call("counter", ())?;
    assert_eq!(counter.call_function::<Any>(())?, Any::BigInt(1));
    assert_eq!(counter.call_function::<Any>(())?, Any::BigInt(2));
    Ok(())
}

#[wasm_bindgen_test]
async fn promises_cross_with_the_shapes_of_the_interface() -> Done {
    let given: Object = js().call("resolved", (Any::BigInt(41),))?;
    let promise: Object = greeter().call("wait", (given,))?;
    assert_eq!(promise.to_promise::<Any>().await?, Any::BigInt(42));
    let given: Object = js().call("resolved", (41,))?;
    let promise: Object = greeter().call("wait", (given,))?;
    assert_eq!(
        error(promise.to_promise::<Any>().await).1,
        "Greeter.wait: parameter value: expected a bigint, found 41 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn nothing_leaks() -> Done {
    let round = async || -> Done {
        let greeter = greeter();
        greeter.call::<String>("greet", ("Ada",))?;
        assert!(greeter.call::<String>("greet", (5,)).is_err());
        assert!(greeter.call::<()>("fail", ("text",)).is_err());
        assert!(greeter.call::<i32>("parse", ("x",)).is_err());
        greeter.call::<f64>("sum", (1.0, 2.0))?;
        let later: Object = greeter.call("later", (1,))?;
        later.to_promise::<String>().await?;
        let given: Object = js().call("resolved", (Any::BigInt(1),))?;
        let wait: Object = greeter.call("wait", (given,))?;
        wait.to_promise::<Any>().await?;
        Ok(())
    };
    round().await?;
    let before = live_counts();
    for _ in 0..1000 {
        round().await?;
    }
    assert_eq!(live_counts(), before);
    Ok(())
}
