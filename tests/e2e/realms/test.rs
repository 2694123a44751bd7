//! What another realm made is what it would be if it were made here.

use jsi_runtime::{Any, Date, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsRealms, Realms as _};
use crate::support::text;

const API: JsRealms = JsRealms;

#[wasm_bindgen_test]
fn the_other_realm_has_classes_of_its_own() -> Result<(), JsError> {
    assert!(API.is_foreign()?);
    Ok(())
}

#[wasm_bindgen_test]
fn an_error_of_another_realm_is_an_error() -> Result<(), JsError> {
    let error = API.error("error")?;
    assert_eq!((error.name(), error.message()), ("RangeError", "foreign"));
    assert!(matches!(API.any("error")?, Any::Error(it) if it.same(&error)));
    let thrown = API.throw_it("error").expect_err("thrown");
    assert!(thrown.same(&error) && thrown.stack().is_some());
    // Node's contexts have none.
    if API.has_dom_exception()? {
        let dom = API.error("dom")?;
        assert_eq!(
            (dom.name(), dom.code()),
            ("AbortError", Some(&Any::Number(20.0)))
        );
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_date_of_another_realm_is_a_date() -> Result<(), JsError> {
    assert_eq!(API.date("date")?, Date::new(5)?);
    assert_eq!(API.any("date")?, Any::Date(Date::new(5)?));
    assert_eq!(
        text(API.date("invalid")),
        "Realms.date: result: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_promise_of_another_realm_is_a_promise() -> Result<(), JsError> {
    assert_eq!(API.promise("promise").await?, 7);
    assert!(matches!(API.any("promise")?, Any::Promise(_)));
    assert_eq!(text(API.promise("rejected").await), "foreign reason");
    assert_eq!(
        text(API.promise("wrong").await),
        "Realms.promise: result: expected an integer, found \"seven\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_function_of_another_realm_is_a_function() -> Result<(), JsError> {
    assert_eq!(API.function("function")?.call((3, 4))?, 4);
    assert!(matches!(API.any("function")?, Any::Function(_)));
    Ok(())
}

#[wasm_bindgen_test]
fn an_array_of_another_realm_is_an_array() -> Result<(), JsError> {
    assert_eq!(API.integers("integers")?, [1, 2]);
    assert_eq!(API.texts("texts")?, ["a", "b"]);
    assert_eq!(API.object("integers")?.to_array::<u8>()?, [1, 2]);
    assert!(matches!(API.any("integers")?, Any::Object(_)));
    Ok(())
}

#[wasm_bindgen_test]
fn a_typed_array_of_another_realm_is_one() -> Result<(), JsError> {
    assert_eq!(API.bytes("bytes")?, [1, 255]);
    assert_eq!(API.bytes("subclass")?, [7, 8]);
    assert_eq!(API.bytes("buffer")?, [5, 6]);
    assert_eq!(API.clamped("clamped")?, [9]);
    assert_eq!(API.words("words")?, [-1]);
    assert_eq!(API.floats("doubles")?, [0.5]);
    assert_eq!(API.bigints("bigints")?, [u64::MAX]);
    assert_eq!(
        (API.integers("typed integers")?, API.doubles("doubles")?),
        (vec![3, 4], vec![0.5])
    );
    assert_eq!(
        text(API.bytes("clamped")),
        "Realms.bytes: result: expected a Uint8Array, found Uint8ClampedArray (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_of_another_realm_is_an_object() -> Result<(), JsError> {
    let object = API.object("object")?;
    object.set("x", 1)?;
    assert_eq!(API.object("object")?.get::<i32>("x")?, 1);
    assert_eq!(API.any("object")?, Any::Object(object));
    Ok(())
}
