//! Whatever is thrown, Rust gets it, can look at it, and gives back the same.

use std::error::Error;
use std::fmt;

use jsi_runtime::{Any, Callback, Date, JsError, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Errors as _, JsErrors};
use crate::support::text;

const API: JsErrors = JsErrors;

fn thrown(kind: &str) -> JsError {
    API.nothing(kind).expect_err("it throws")
}

#[wasm_bindgen_test]
fn errors_have_their_name_and_message() {
    for (kind, name, message) in [
        ("error", "Error", "plain"),
        ("type", "TypeError", "type"),
        ("range", "RangeError", "range"),
        ("syntax", "SyntaxError", "syntax"),
        ("reference", "ReferenceError", "reference"),
        ("uri", "URIError", "uri"),
        ("eval", "EvalError", "eval"),
        ("aggregate", "AggregateError", "aggregate"),
        ("mine", "Mine", "mine"),
        ("unnamed", "Error", "unnamed"),
        ("dom", "AbortError", "stop"),
        ("empty", "Error", ""),
        ("frozen", "Error", "frozen"),
    ] {
        let error = thrown(kind);
        assert_eq!((error.name(), error.message()), (name, message));
        assert!(matches!(error.value(), Any::Error(_)), "{kind}");
        if kind != "dom" {
            assert!(
                error.stack().is_some_and(|stack| !stack.is_empty()),
                "{kind}"
            );
        }
    }
    assert_eq!(thrown("empty").to_string(), "Error");
    assert_eq!(thrown("type").to_string(), "type");
    assert_eq!(format!("{:?}", thrown("type")), "TypeError(\"type\")");
}

#[wasm_bindgen_test]
fn codes_and_causes_are_kept() {
    assert_eq!(thrown("mine").code(), Some(&Any::from("E_MINE")));
    assert_eq!(thrown("dom").code(), Some(&Any::Number(20.0)));
    assert_eq!(thrown("error").code(), None);
    assert!(thrown("error").cause().is_none());
    let outer = thrown("caused");
    let inner = outer.cause().expect("a cause");
    assert_eq!((inner.name(), inner.message()), ("TypeError", "inner"));
    let innermost = inner.cause().expect("a cause of the cause");
    assert_eq!(
        (innermost.name(), innermost.message()),
        ("string", "text cause")
    );
    assert!(innermost.cause().is_none());
    assert_eq!(
        thrown("null cause")
            .cause()
            .expect("null is a cause")
            .value(),
        Any::Null
    );
    let cyclic = thrown("cyclic");
    assert!(cyclic.cause().expect("itself").same(&cyclic));
    assert!(thrown("bad cause").cause().is_none());
}

#[wasm_bindgen_test]
fn any_value_can_be_thrown() {
    for (kind, name, message, value) in [
        ("string", "string", "a string", Any::from("a string")),
        ("empty string", "string", "", Any::from("")),
        ("zero", "number", "0", Any::Number(0.0)),
        ("false", "boolean", "false", Any::Bool(false)),
        ("bigint", "bigint", "5", Any::BigInt(5)),
        ("null", "null", "null", Any::Null),
        ("undefined", "undefined", "undefined", Any::Undefined),
        ("date", "Date", "", Any::Date(Date::new(5).expect("a date"))),
    ] {
        let error = thrown(kind);
        assert_eq!((error.name(), error.value()), (name, value));
        assert!(
            kind == "date" || error.message() == message,
            "{kind}: {}",
            error.message()
        );
        assert_eq!(error.stack(), None);
        assert!(error.cause().is_none());
    }
    assert_eq!(
        (thrown("symbol").name(), thrown("symbol").message()),
        ("symbol", "Symbol(s)")
    );
    assert_eq!(
        (thrown("object").name(), thrown("object").message()),
        ("Odd", "odd")
    );
    assert_eq!(
        (thrown("no message").name(), thrown("no message").message()),
        ("Object", "[object Object]")
    );
    assert_eq!(thrown("bare").message(), "[object Object]");
    assert_eq!(
        (thrown("array").name(), thrown("array").message()),
        ("Array", "1,2")
    );
    assert!(matches!(thrown("function").value(), Any::Function(_)));
    assert!(matches!(thrown("promise").value(), Any::Promise(_)));
    assert_eq!(
        (thrown("hostile").name(), thrown("hostile").message()),
        ("Object", "[object Object]")
    );
    assert_eq!(thrown("odd fields").name(), "Error");
    assert_eq!(thrown("odd fields").stack(), None);
}

#[wasm_bindgen_test]
fn a_dom_exception_keeps_its_name_and_code() -> Result<(), JsError> {
    let error = thrown("dom");
    assert_eq!((error.name(), error.message()), ("AbortError", "stop"));
    assert_eq!(error.code(), Some(&Any::Number(20.0)));
    assert!(API.is_value("dom", &error.value())?);
    assert!(API.error("dom")?.same(&error));
    Ok(())
}

/// Everything that `throwIt` throws as it is.
const KINDS: [&str; 28] = [
    "error",
    "mine",
    "dom",
    "frozen",
    "cyclic",
    "string",
    "empty string",
    "zero",
    "NaN",
    "false",
    "true",
    "bigint",
    "huge",
    "null",
    "undefined",
    "symbol",
    "object",
    "no message",
    "bare",
    "array",
    "function",
    "hostile",
    "odd fields",
    "promise",
    "error like",
    "tagged",
    "heir",
    "invalid date",
];

#[wasm_bindgen_test]
fn the_thrown_value_itself_is_kept() -> Result<(), JsError> {
    for kind in KINDS {
        let error = thrown(kind);
        assert!(API.is_value(kind, &error.value())?, "{kind}");
        assert!(error.same(&thrown(kind)), "{kind}");
        assert!(kind == "error" || !error.same(&thrown("error")), "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_thrown_nan_is_the_same_nan() {
    let error = thrown("NaN");
    assert_eq!((error.name(), error.message()), ("number", "NaN"));
    assert!(error.same(&error.clone()) && error.same(&thrown("NaN")));
    assert!(!error.same(&thrown("zero")));
}

#[wasm_bindgen_test]
async fn a_value_that_javascript_threw_is_the_same_value_again() -> Result<(), JsError> {
    for kind in KINDS {
        let error = thrown(kind);
        let fails = {
            let error = error.clone();
            Callback::new(move || -> Result<(), JsError> { Err(error.clone()) })
        };
        assert!(API.throws_value(kind, &fails)?, "{kind} thrown");
        let rejects = Callback::new(move || Promise::<()>::failed(error.clone()));
        assert!(API.rejects_value(kind, &rejects).await?, "{kind} rejected");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn an_exception_is_an_err_for_every_result() {
    for kind in [
        "error",
        "null",
        "undefined",
        "zero",
        "false",
        "empty string",
        "symbol",
    ] {
        assert!(API.nothing(kind).is_err(), "{kind}");
        assert!(API.integer(kind).is_err(), "{kind}");
        assert!(API.bigint(kind).is_err(), "{kind}");
        assert!(API.maybe_bigint(kind).is_err(), "{kind}");
        assert!(API.float(kind).is_err(), "{kind}");
        assert!(API.list(kind).is_err(), "{kind}");
        assert!(API.bytes(kind).is_err(), "{kind}");
        assert!(API.object(kind).is_err(), "{kind}");
        assert!(API.function(kind).is_err(), "{kind}");
    }
    assert_eq!(text(API.value("zero")), "no error: Number(0.0)");
}

#[wasm_bindgen_test]
async fn rejections_are_errors_of_any_kind() {
    for kind in KINDS {
        let now = API.promise(kind).await.expect_err("thrown at once");
        let later = API.reject(kind).await.expect_err("rejected");
        assert!(now.same(&later), "{kind}");
        assert!(now.same(&thrown(kind)), "{kind}");
    }
}

#[wasm_bindgen_test]
fn an_error_argument_is_the_same_value() -> Result<(), JsError> {
    for kind in ["error", "dom", "mine", "frozen"] {
        let error = thrown(kind);
        assert!(API.is_same(&error, &API.error(kind)?)?, "{kind}");
        assert!(
            API.rethrow(&error).expect_err("thrown again").same(&error),
            "{kind}"
        );
        let fails = {
            let error = error.clone();
            Callback::new(move || -> Result<(), JsError> { Err(error.clone()) })
        };
        assert!(
            API.pass(&fails, false).expect_err("passed on").same(&error),
            "{kind}"
        );
    }
    for kind in ["string", "null", "undefined", "symbol", "object"] {
        let error = thrown(kind);
        let fails = {
            let error = error.clone();
            Callback::new(move || -> Result<(), JsError> { Err(error.clone()) })
        };
        assert!(
            API.pass(&fails, false).expect_err("passed on").same(&error),
            "{kind}"
        );
    }
    assert_eq!(
        API.throw_any(&Any::Null).expect_err("thrown").value(),
        Any::Null
    );
    assert_eq!(
        API.throw_any(&Any::Undefined).expect_err("thrown").value(),
        Any::Undefined
    );
    Ok(())
}

#[wasm_bindgen_test]
fn only_errors_are_values_of_type_error() -> Result<(), JsError> {
    for kind in ["error", "dom", "mine", "aggregate"] {
        API.error(kind)?;
    }
    assert_eq!(API.maybe_error("null")?, None);
    for (kind, found) in [
        ("string", "\"a string\" (string)"),
        ("error like", "Object (object)"),
        ("tagged", "Object (object)"),
        ("promise", "Promise (object)"),
        ("undefined", "undefined"),
        ("object", "Object (object)"),
        ("function", "function"),
        ("null", "null"),
        ("hostile", "Object (object)"),
    ] {
        assert_eq!(
            text(API.error(kind)),
            format!("Errors.error: result: expected an error, found {found}")
        );
    }
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Failure(i32);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failure {}", self.0)
    }
}

impl Error for Failure {}

#[wasm_bindgen_test]
async fn an_error_of_rust_is_found_after_javascript() -> Result<(), JsError> {
    let fails = Callback::new(|| -> Result<(), JsError> { Err(JsError::from_error(Failure(3))) });
    let error = API.pass(&fails, false).expect_err("passed on");
    assert_eq!(error.downcast_ref::<Failure>(), Some(&Failure(3)));
    assert!(error.downcast_ref::<fmt::Error>().is_none());
    let wrapped = API.pass(&fails, true).expect_err("wrapped");
    assert_eq!(
        (wrapped.message(), wrapped.downcast_ref::<Failure>()),
        ("wrapped", None)
    );
    assert_eq!(
        wrapped
            .cause()
            .expect("the cause")
            .downcast_ref::<Failure>(),
        Some(&Failure(3))
    );
    let later = Callback::new(|| Promise::<()>::failed(JsError::from_error(Failure(4))));
    let error = API.pass_later(&later).await.expect_err("rejected");
    assert_eq!(error.downcast_ref::<Failure>(), Some(&Failure(4)));
    Ok(())
}

#[wasm_bindgen_test]
fn errors_of_rust_are_errors_of_javascript() -> Result<(), JsError> {
    let throws =
        |error: JsError| Callback::new(move || -> Result<(), JsError> { Err(error.clone()) });
    let caught = |error: JsError| API.caught(&throws(error));
    assert_eq!(caught(JsError::new("a"))?, "Error Error a string undefined");
    assert_eq!(
        caught(JsError::range_error("b"))?,
        "RangeError RangeError b string undefined"
    );
    assert_eq!(
        caught(JsError::named("Custom", "c"))?,
        "Error Custom c string undefined"
    );
    assert_eq!(
        caught(JsError::named("toString", "d"))?,
        "Error toString d string undefined"
    );
    assert_eq!(
        caught(JsError::new("e").with_cause(JsError::type_error("why")))?,
        "Error Error e string why"
    );
    assert_eq!(
        caught(JsError::from_error(Failure(1)))?,
        "Error Error failure 1 string undefined"
    );
    assert_eq!(
        API.describe(&JsError::named("SyntaxError", "f"))?,
        "true SyntaxError SyntaxError: f"
    );
    Ok(())
}

/// An error that another one led to.
#[derive(Debug)]
struct Outer<E>(E);

impl<E> std::fmt::Display for Outer<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("outer")
    }
}

impl<E: std::error::Error + 'static> std::error::Error for Outer<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// An error that led to itself.
#[derive(Debug)]
struct Endless;

impl std::fmt::Display for Endless {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("endless")
    }
}

impl std::error::Error for Endless {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self)
    }
}

fn chain(error: JsError) -> String {
    API.chain(&Callback::scoped(|| Err::<(), JsError>(error.clone())))
        .expect("a text")
}

#[wasm_bindgen_test]
fn the_source_of_an_error_is_its_cause() {
    let number = "x".parse::<i32>().expect_err("no number");
    let error = JsError::from_error(Outer(Outer(number)));
    assert_eq!(
        chain(error.clone()),
        "outer < outer < invalid digit found in string"
    );
    let inner = error
        .cause()
        .and_then(|cause| cause.cause())
        .expect("a cause");
    assert!(inner.downcast_ref::<std::num::ParseIntError>().is_some());
    let boxed: Box<dyn std::error::Error> = Box::new(Outer(JsError::type_error("of JavaScript")));
    let error = JsError::from(boxed);
    assert_eq!(chain(error.clone()), "outer < of JavaScript");
    assert_eq!(error.cause().expect("a cause").name(), "TypeError");
    assert_eq!(chain(JsError::from_error(Endless)), "101 endless");
}

#[wasm_bindgen_test]
fn a_long_chain_of_causes_crosses() {
    let before = jsi_runtime::live_counts();
    let error = (0..100_000).fold(JsError::new("first"), |cause, _| {
        JsError::new("more").with_cause(cause)
    });
    assert_eq!(chain(error), "100001 more");
    let unseen = (0..100_000).fold(JsError::new("first"), |cause, _| {
        JsError::new("more").with_cause(cause)
    });
    drop(unseen);
    assert_eq!(jsi_runtime::live_counts(), before);
}
