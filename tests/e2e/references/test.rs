//! References keep their identity.

use jsi_runtime::{Any, Date, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsReferences, References as _};
use crate::support::text;

const API: JsReferences = JsReferences;

#[wasm_bindgen_test]
fn objects_are_themselves() -> Result<(), JsError> {
    let object = Object::new();
    object.set("x", 1)?;
    assert_eq!(API.object(&object)?, object);
    assert_ne!(API.object(&object)?, Object::new());
    assert_eq!(
        (API.maybe_object(Some(&object))?, API.maybe_object(None)?),
        (Some(object.clone()), None)
    );
    let ice = API.frozen()?;
    assert!(API.same(&ice, &API.frozen()?)? && ice.get::<bool>("cold")?);
    assert_eq!(
        API.object(&API.make_object("function")?)?.type_of("call")?,
        "function"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn errors_are_themselves() -> Result<(), JsError> {
    let error = API.make_error("error")?;
    assert_eq!((error.name(), error.message()), ("RangeError", "r"));
    assert!(API.error(&error)?.same(&error));
    let made = JsError::type_error("from Rust");
    assert_eq!(API.describe(&made)?, "TypeError TypeError: from Rust");
    assert!(API.error(&made)?.same(&made));
    assert!(API.maybe_error(None)?.is_none() && API.maybe_error(Some(&made))?.is_some());
    Ok(())
}

#[wasm_bindgen_test]
fn references_may_be_missing() -> Result<(), JsError> {
    let object = Object::new();
    let error = JsError::new("e");
    assert_eq!(API.optional(None, None, None, None)?, "0: ");
    assert_eq!(API.optional(Some(&object), None, None, None)?, "1: object");
    assert_eq!(
        API.optional(None, Some(None), None, None)?,
        "2: undefined null"
    );
    assert_eq!(
        API.optional(None, Some(Some(&object)), Some(&error), None)?,
        "3: undefined object object"
    );
    assert_eq!(
        API.optional(None, None, None, Some(&Any::Null))?,
        "4: undefined undefined undefined null"
    );
    assert_eq!(
        API.optional(None, None, None, Some(&Any::Undefined))?,
        "4: undefined undefined undefined undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn anything_comes_and_goes() -> Result<(), JsError> {
    let date = Date::new(5)?;
    for (kind, expected) in [
        ("undefined", Any::Undefined),
        ("null", Any::Null),
        ("bool", Any::Bool(true)),
        ("number", Any::Number(1.5)),
        ("bigint", Any::BigInt(5)),
        ("text", Any::String("x".to_owned())),
        ("date", Any::Date(date)),
    ] {
        assert_eq!(API.make(kind)?, expected, "{kind}");
    }
    assert!(
        matches!(API.make("error")?, Any::Error(_))
            && matches!(API.make("function")?, Any::Function(_))
    );
    assert!(
        matches!(API.make("promise")?, Any::Promise(_))
            && matches!(API.make("array")?, Any::Object(_))
    );
    assert!(
        matches!(API.make("symbol")?, Any::Other(_)) && matches!(API.make("huge")?, Any::Other(_))
    );
    for kind in [
        "undefined",
        "null",
        "bool",
        "number",
        "bigint",
        "huge",
        "text",
        "date",
        "error",
        "function",
        "object",
        "array",
        "symbol",
    ] {
        let value = API.make(kind)?;
        assert_eq!(API.any(&value)?, value, "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_reference_names_the_place() {
    assert_eq!(
        text(API.make_object("number")),
        "References.makeObject: result: expected an object, found 1.5 (number)"
    );
    assert_eq!(
        text(API.make_object("null")),
        "References.makeObject: result: expected an object, found null"
    );
    assert_eq!(
        text(API.make_error("object")),
        "References.makeError: result: expected an error, found Object (object)"
    );
    assert_eq!(
        text(API.make("invalid")),
        "References.make: result: expected a valid date, found Date (object)"
    );
}
