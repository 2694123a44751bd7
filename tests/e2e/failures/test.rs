//! Errors of JavaScript arrive as they are.

use jsi_runtime::{Any, Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Failures as _, JsFailures};
use crate::support::text;

const API: JsFailures = JsFailures;

#[wasm_bindgen_test]
fn whatever_is_thrown_is_an_error() {
    let error = API.throw_it("error").expect_err("thrown");
    assert_eq!((error.name(), error.message()), ("TypeError", "an error"));
    assert_eq!(
        error
            .cause()
            .map(|cause| cause.message().to_owned())
            .as_deref(),
        Some("the cause")
    );
    assert!(error.stack().is_some_and(|stack| !stack.is_empty()));
    for (kind, value) in [
        ("text", Any::from("a string")),
        ("number", Any::Number(5.0)),
        ("null", Any::Null),
        ("undefined", Any::Undefined),
    ] {
        assert_eq!(
            API.throw_it(kind).expect_err("thrown").value(),
            value,
            "{kind}"
        );
    }
    assert!(API.throw_it("symbol").is_err() && API.throw_it("object").is_err());
}

#[wasm_bindgen_test]
fn a_throw_reaches_every_kind_of_result() {
    assert_eq!(text(API.number("error")), "an error");
    assert_eq!(text(API.big("error")), "an error");
    assert_eq!(text(API.text("error")), "an error");
    assert_eq!(text(API.object("error")), "an error");
}

#[wasm_bindgen_test]
fn failures_of_infallible_calls_are_reported() -> Result<(), JsError> {
    API.reported()?;
    API.quiet("fine", 1);
    assert_eq!(API.reported()?, Vec::<String>::new());
    API.quiet("not fine", 1);
    API.missing();
    assert_eq!(
        API.reported()?,
        ["not fine", "Failures.missing: ./shim.js: gone is undefined"]
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_argument_that_an_infallible_call_cannot_convert_is_reported() -> Result<(), JsError> {
    API.reported()?;
    API.quiet("fine", u64::MAX);
    let reported = API.reported()?;
    assert_eq!(reported.len(), 1);
    assert!(reported[0].starts_with("Failures.quiet: parameter n: out of range for u64"));
    Ok(())
}

#[wasm_bindgen_test]
fn without_report_error_the_console_is_used() -> Result<(), JsError> {
    API.reported()?;
    let written = API.without_report_error(&Callback::new(|| {
        API.quiet("fine", 1);
        API.quiet("for the console", 1);
        API.quiet("fine", u64::MAX);
    }))?;
    assert_eq!(written.len(), 2);
    assert_eq!(written[0], "for the console");
    assert!(written[1].starts_with("Failures.quiet: parameter n: out of range for u64"));
    assert_eq!(API.reported()?, Vec::<String>::new());
    Ok(())
}
