//! A value of the wrong type is an error that names the place, and nothing else happens.

use jsi_runtime::{Callback, JsError, Promise, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsMistakes, Mistakes as _, Point};
use crate::support::text;

const API: JsMistakes = JsMistakes;

#[wasm_bindgen_test]
fn a_wrong_result_is_an_err_that_names_the_place() {
    for (says, expected) in [
        (
            text(API.flag("fine")),
            "flag: result: expected a boolean, found 5 (number)",
        ),
        (
            text(API.integer("half")),
            "integer: result: expected an integer, found 1.5 (number)",
        ),
        (
            text(API.integer("wide")),
            "integer: result: out of range for i32: 1099511627776, minimum -2147483648, maximum 2147483647",
        ),
        (
            text(API.float("text")),
            "float: result: expected a number, found \"text\" (string)",
        ),
        (
            text(API.number("bigint")),
            "number: result: expected a number, found 5 (bigint)",
        ),
        (
            text(API.safe("half")),
            "safe: result: expected an integer, found 1.5 (number)",
        ),
        (
            text(API.bigint("fine")),
            "bigint: result: expected a bigint, found 5 (number)",
        ),
        (
            text(API.huge("fine")),
            "huge: result: expected a bigint, found 5 (number)",
        ),
        (
            text(API.letter("text")),
            "letter: result: expected a single character, found \"text\" (string)",
        ),
        (
            text(API.text("fine")),
            "text: result: expected a string, found 5 (number)",
        ),
        (
            text(API.date("fine")),
            "date: result: expected a date, found 5 (number)",
        ),
        (
            text(API.error("text")),
            "error: result: expected an error, found \"text\" (string)",
        ),
        (
            text(API.object("fine")),
            "object: result: expected an object, found 5 (number)",
        ),
        (
            text(API.bytes("array")),
            "bytes: result: expected a Uint8Array, found Array (object)",
        ),
        (
            text(API.integers("array")),
            "integers: result: element 0: expected an integer, found \"a\" (string)",
        ),
        (
            text(API.texts("text")),
            "texts: result: expected an array, found \"text\" (string)",
        ),
        (
            text(API.points("points")),
            "points: result: element 1: field y: expected an integer, found undefined",
        ),
        (
            text(API.point("point")),
            "point: result: field y: expected an integer, found \"two\" (string)",
        ),
        (
            text(API.level("fine")),
            "level: result: expected one of 0, 1 (Level), found 5 (number)",
        ),
        (
            text(API.align("text")),
            "align: result: expected one of \"left\", \"right\" (Align), found \"text\" (string)",
        ),
        (
            text(API.function("object").map(drop)),
            "function: result: expected a function, found Object (object)",
        ),
        (
            text(API.maybe("text")),
            "maybe: result: expected an integer, found \"text\" (string)",
        ),
    ] {
        assert_eq!(says, format!("Mistakes.{expected}"));
    }
}

#[wasm_bindgen_test]
fn a_wrong_argument_of_a_callback_is_a_thrown_type_error() -> Result<(), JsError> {
    let double = Callback::new(|n: i32| n * 2);
    let place = "Mistakes.call: parameter f: argument 1:";
    assert_eq!(API.call(&double, "fine")?, "10");
    assert_eq!(
        API.call(&double, "text")?,
        format!("TypeError TypeError: {place} expected an integer, found \"text\" (string)")
    );
    let sum = Callback::new(|_: Point| {});
    assert_eq!(
        API.call_with_point(&sum, "point")?,
        "TypeError TypeError: Mistakes.callWithPoint: parameter f: argument 1: field y: expected an integer, \
         found \"two\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_number_out_of_range_is_a_thrown_range_error() -> Result<(), JsError> {
    let double = Callback::new(|n: i32| n * 2);
    assert_eq!(
        API.call(&double, "wide")?,
        "RangeError RangeError: Mistakes.call: parameter f: argument 1: out of range for i32: 1099511627776, minimum \
         -2147483648, maximum 2147483647"
    );
    let wide = Callback::new(|| i64::MAX);
    assert_eq!(
        API.call_for_safe(&wide)?,
        "RangeError RangeError: Mistakes.callForSafe: parameter f: result: out of range for i64: 9223372036854775807, minimum \
         -9007199254740991, maximum 9007199254740991"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_promise_of_a_wrong_value_is_an_err() {
    assert_eq!(
        text(API.later_integer("text").await),
        "Mistakes.laterInteger: result: expected an integer, found \"text\" (string)"
    );
    assert_eq!(
        text(API.later_point("point").await),
        "Mistakes.laterPoint: result: field y: expected an integer, found \"two\" (string)"
    );
    assert_eq!(
        text(API.later_text("symbol").await),
        "Mistakes.laterText: result: expected a string, found Symbol(s) (symbol)"
    );
    assert_eq!(
        text(API.promise("fine").await),
        "Mistakes.promise: result: expected a promise, found 5 (number)"
    );
}

#[wasm_bindgen_test]
async fn a_promise_of_rust_with_a_value_that_cannot_cross_is_rejected() -> Result<(), JsError> {
    assert_eq!(API.settle_integer(Promise::ready(5)).await?, "5");
    let says = API.settle_safe(Promise::ready(i64::MIN)).await?;
    assert!(
        says.starts_with("RangeError RangeError: ")
            && says.contains("out of range for i64: -9223372036854775808"),
        "{says}"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_wrong_argument_rejects_the_promise_of_a_callback() -> Result<(), JsError> {
    let later = Callback::new(|n: i32| Promise::ready(n + 1));
    assert_eq!(API.call_later(&later, "fine").await?, "6");
    assert_eq!(
        API.call_later(&later, "text").await?,
        "TypeError TypeError: Mistakes.callLater: parameter f: argument 1: expected an integer, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn calls_work_after_a_wrong_value() -> Result<(), JsError> {
    let double = Callback::new(|n: i32| n * 2);
    let mut before = None;
    for _ in 0..100 {
        for kind in ["text", "symbol", "invalid", "undefined", "points"] {
            assert!(API.integer(kind).is_err() && API.bigint(kind).is_err());
            assert!(API.flag(kind).is_err() && API.bytes(kind).is_err());
            assert!(API.integers(kind).is_err() && API.point(kind).is_err());
            assert!(API.promise(kind).await.is_err() && API.later_point(kind).await.is_err());
            assert!(API.call(&double, kind)?.starts_with("TypeError"));
        }
        assert_eq!((API.integer("fine")?, API.bigint("bigint")?), (5, 5));
        assert_eq!(
            (API.text("text")?, API.later_integer("fine").await?),
            ("text".into(), 5)
        );
        assert_eq!(
            (API.texts("array")?, API.call(&double, "fine")?),
            (vec!["a".into()], "10".into())
        );
        assert_eq!(*before.get_or_insert_with(live_counts), live_counts());
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn the_value_of_a_void_promise_is_ignored() -> Result<(), JsError> {
    for kind in [
        "fine",
        "text",
        "symbol",
        "object",
        "invalid",
        "null",
        "undefined",
        "points",
    ] {
        API.later_void(kind).await?;
        API.void(kind)?;
    }
    Ok(())
}
