//! Values of all kinds are distinguished, and are the same after a round trip.

use std::rc::Rc;

use jsi_runtime::{Any, Callback, Date, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Anything as _, Holder, JsAnything};
use crate::support::text;

const API: JsAnything = JsAnything;

/// Everything that `make` knows and that crosses, with the variant it arrives as.
const KINDS: [(&str, &str); 33] = [
    ("undefined", "Undefined"),
    ("null", "Null"),
    ("true", "Bool"),
    ("zero", "Number"),
    ("-0", "Number"),
    ("NaN", "Number"),
    ("Infinity", "Number"),
    ("tiny", "Number"),
    ("bigint", "BigInt"),
    ("max i128", "BigInt"),
    ("min i128", "BigInt"),
    ("beyond i128", "Other"),
    ("below i128", "Other"),
    ("enormous", "Other"),
    ("text", "String"),
    ("empty", "String"),
    ("symbol", "Other"),
    ("registered", "Other"),
    ("iterator", "Other"),
    ("error", "Error"),
    ("function", "Function"),
    ("class", "Function"),
    ("promise", "Promise"),
    ("thenable", "Promise"),
    ("object", "Object"),
    ("frozen", "Object"),
    ("bare", "Object"),
    ("array", "Object"),
    ("bytes", "Object"),
    ("map", "Object"),
    ("regex", "Object"),
    ("boxed", "Object"),
    ("revoked", "Object"),
];

fn variant(value: &Any) -> &'static str {
    match value {
        Any::Undefined => "Undefined",
        Any::Null => "Null",
        Any::Bool(_) => "Bool",
        Any::Number(_) => "Number",
        Any::BigInt(_) => "BigInt",
        Any::String(_) => "String",
        Any::Date(_) => "Date",
        Any::Error(_) => "Error",
        Any::Function(_) => "Function",
        Any::Promise(_) => "Promise",
        Any::Object(_) => "Object",
        Any::Other(_) => "Other",
        Any::Rust(_) => "Rust",
    }
}

#[wasm_bindgen_test]
async fn every_value_keeps_its_identity_on_every_way() -> Result<(), JsError> {
    for (kind, expected) in KINDS {
        let value = API.make(kind)?;
        assert_eq!(variant(&value), expected, "{kind}");
        assert!(API.is_made(kind, &value)?, "{kind}");
        assert!(
            API.is_made(kind, &API.any(&value)?)?,
            "{kind} as argument and result"
        );
        let list = API.list(&[Any::Null, value.clone(), value.clone()])?;
        assert!(API.is_made(kind, &list[2])?, "{kind} in a list");
        let holder = API.holder(&Holder {
            it: value.clone(),
            more: None,
        })?;
        assert!(API.is_made(kind, &holder.it)?, "{kind} in a record");
        let (same, _callback) = API.call_with(|value| value, kind)?;
        assert!(API.is_made(kind, &same)?, "{kind} through a callback");
        // JavaScript itself asks what a promise is resolved with for `then`.
        if expected != "Promise" && kind != "revoked" {
            assert!(
                API.is_made(kind, &API.later(kind).await?)?,
                "{kind} out of a promise"
            );
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn symbols_and_larger_bigints_are_other() -> Result<(), JsError> {
    for kind in [
        "symbol",
        "registered",
        "iterator",
        "beyond i128",
        "below i128",
        "enormous",
    ] {
        assert!(matches!(API.make(kind)?, Any::Other(_)), "{kind}");
    }
    assert_eq!(API.make("max i128")?, Any::BigInt(i128::MAX));
    assert_eq!(API.make("min i128")?, Any::BigInt(i128::MIN));
    assert_eq!(API.make("symbol")?, API.make("symbol")?);
    assert_ne!(API.make("symbol")?, API.make("registered")?);
    Ok(())
}

#[wasm_bindgen_test]
fn every_other_object_is_a_reference() -> Result<(), JsError> {
    for kind in [
        "object", "array", "bytes", "map", "regex", "boxed", "frozen", "bare",
    ] {
        let Any::Object(object) = API.make(kind)? else {
            panic!("{kind} is an object")
        };
        assert!(API.is_made(kind, &Any::Object(object))?, "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn to_array_of_any_copies() -> Result<(), JsError> {
    let any = API.make("array")?;
    let copy = any.to_array::<Any>()?;
    let Any::Object(array) = &any else {
        panic!("arrays are objects")
    };
    array.set("0", "changed")?;
    assert_eq!(copy[0], Any::Number(1.0));
    assert_eq!(any.to_array::<Any>()?[0], Any::from("changed"));
    array.set("0", 1)?;
    assert_eq!(API.make("bytes")?.to_array::<u8>()?, [1, 2]);
    assert_eq!(
        text(Any::from("text").to_array::<Any>()),
        "value: expected an array, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn values_of_rust_become_values() -> Result<(), JsError> {
    let function: Object = Object::global().get("parseInt")?;
    for (value, look) in [
        (Any::Undefined, "undefined Undefined undefined"),
        (Any::Null, "object Null null"),
        (Any::from(true), "boolean Boolean true"),
        (Any::from(-1_i8), "number Number -1"),
        (Any::from(u32::MAX), "number Number 4294967295"),
        (Any::from(0.5_f32), "number Number 0.5"),
        (Any::from(f64::NAN), "number Number NaN"),
        (Any::from(i64::MIN), "bigint BigInt -9223372036854775808"),
        (Any::from(u64::MAX), "bigint BigInt 18446744073709551615"),
        (
            Any::from(i128::MAX),
            "bigint BigInt 170141183460469231731687303715884105727",
        ),
        (
            Any::from(i128::MIN),
            "bigint BigInt -170141183460469231731687303715884105728",
        ),
        (Any::from('😀'), "string String 😀"),
        (Any::from("text"), "string String text"),
        (Any::from(String::new()), "string String "),
        (Any::from(Date::new(-5)?), "object Date -5"),
        (
            Any::from(JsError::type_error("bad")),
            "object Error TypeError: bad",
        ),
        (Any::from(Object::new()), "object Object [object Object]"),
        (Any::from(vec![1, 2]), "object Array 1,2"),
        (Any::from(["a", "b"]), "object Array a,b"),
        (Any::from(&[1.5][..]), "object Array 1.5"),
        (Any::from(None::<i32>), "object Null null"),
        (Any::from(Some("some")), "string String some"),
    ] {
        assert_eq!(API.look(&value)?, look);
    }
    assert!(
        API.look(&Any::from(&function))?
            .starts_with("function Function ")
    );
    Ok(())
}

#[wasm_bindgen_test]
fn only_primitives_and_dates_are_copied() -> Result<(), JsError> {
    assert_eq!(API.make("date")?, Any::Date(Date::new(-1)?));
    assert_eq!(
        text(API.make("invalid")),
        "Anything.make: result: expected a valid date, found Date (object)"
    );
    let Any::Object(array) = API.make("array")? else {
        panic!("arrays are objects")
    };
    let values = array.to_array::<Any>()?;
    assert_eq!(values[..2], [Any::Number(1.0), Any::from("two")]);
    let Any::Object(inner) = &values[2] else {
        panic!("inner arrays, too")
    };
    assert_eq!(inner.to_array::<u8>()?, [3]);
    let Any::Object(bytes) = API.make("bytes")? else {
        panic!("typed arrays are objects")
    };
    assert_eq!(bytes.to_array::<u8>()?, [1, 2]);
    assert_ne!(API.make("object")?, API.make("frozen")?);
    assert_eq!(API.make("symbol")?, API.make("symbol")?);
    assert_ne!(API.make("symbol")?, API.make("registered")?);
    Ok(())
}

#[wasm_bindgen_test]
async fn what_any_holds_can_be_used() -> Result<(), JsError> {
    let Any::Promise(promise) = API.make("promise")? else {
        panic!("a promise")
    };
    assert_eq!(promise.to_promise::<i32>().await?, 1);
    let Any::Error(error) = API.make("error")? else {
        panic!("an error")
    };
    assert_eq!((error.name(), error.message()), ("EvalError", "e"));
    let doubled = Callback::new(|value: Any| match value {
        Any::Number(n) => Any::Number(n * 2.0),
        _ => Any::Null,
    });
    assert_eq!(API.call(&doubled, "Infinity")?, Any::Number(f64::INFINITY));
    assert_eq!(API.call(&doubled, "text")?, Any::Null);
    Ok(())
}

#[wasm_bindgen_test]
fn missing_is_not_undefined() -> Result<(), JsError> {
    assert_eq!(API.optional(None, &[])?, "0: ");
    assert_eq!(API.optional(Some(&Any::Undefined), &[])?, "1: undefined");
    assert_eq!(API.optional(Some(&Any::Null), &[])?, "1: null");
    assert_eq!(
        API.optional(None, &[&Any::Null, &Any::from(1)])?,
        "3: undefined null 1"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_rust_value_keeps_its_identity() -> Result<(), JsError> {
    let secret: Rc<dyn std::any::Any> = Rc::new(vec![1, 2, 3]);
    let there = Any::Rust(secret.clone());
    let back = API.any(&there)?;
    assert_eq!(back, there);
    let Any::Rust(value) = &back else {
        panic!("a value of Rust")
    };
    assert_eq!(value.downcast_ref::<Vec<i32>>(), Some(&vec![1, 2, 3]));
    assert!(API.dispose(&there)?);
    Ok(())
}

#[wasm_bindgen_test]
fn a_rust_value_is_one_object() -> Result<(), JsError> {
    let value: Rc<dyn std::any::Any> = Rc::new(5_u8);
    let other = Any::Rust(Rc::new(5_u8));
    let it = Any::Rust(value.clone());
    API.keep(&it)?;
    assert!(API.is_kept(&it)?);
    assert!(API.is_kept(&Any::Rust(value.clone()))?);
    assert!(API.is_kept(&API.list(std::slice::from_ref(&it))?[0])?);
    assert!(!API.is_kept(&other)?);
    assert!(API.dispose(&other)?);
    // The object that was kept is disposed of, so that the value gets another one.
    assert!(API.dispose(&it)?);
    assert!(!API.is_kept(&it)?);
    assert_eq!(Rc::strong_count(&value), 3, "the new object has it, too");
    assert!(API.dispose(&it)?);
    assert_eq!(Rc::strong_count(&value), 2);
    Ok(())
}
