//! The property API, method by method.

use jsi_runtime::{Any, Callback, JsError, Number, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::make;
use crate::support::text;

#[wasm_bindgen_test]
fn has_looks_at_the_prototypes() -> Result<(), JsError> {
    let cat = make("cat");
    assert!(cat.has("legs")? && cat.has("speak")? && cat.has("toString")?);
    assert!(!cat.has("wings")? && !make("bare").has("toString")?);
    // There is a difference between undefined and missing.
    assert!(make("kinds").has("u")?);
    Ok(())
}

#[wasm_bindgen_test]
fn type_of_returns_typeof_or_null() -> Result<(), JsError> {
    let kinds = make("kinds");
    for (key, expected) in [
        ("n", "number"),
        ("s", "string"),
        ("b", "boolean"),
        ("z", "null"),
        ("u", "undefined"),
        ("f", "function"),
        ("o", "object"),
        ("y", "symbol"),
        ("big", "bigint"),
        ("list", "object"),
        ("missing", "undefined"),
    ] {
        assert_eq!(kinds.type_of(key)?, expected, "{key}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn get_returns_the_requested_type() -> Result<(), JsError> {
    let kinds = make("kinds");
    assert_eq!(kinds.get::<f64>("n")?, 1.5);
    assert_eq!(kinds.get::<Any>("n")?, Any::Number(1.5));
    assert_eq!(kinds.get::<Option<String>>("s")?.as_deref(), Some("text"));
    assert_eq!(kinds.get::<i64>("big")?, 5);
    assert_eq!(
        text(kinds.get::<i32>("s")),
        "property s: expected an integer, found \"text\" (string)"
    );
    assert_eq!(
        text(kinds.get::<Number<i64>>("big")),
        "property big: expected an integer, found 5 (bigint)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn set_converts_the_value_by_its_type() -> Result<(), JsError> {
    let object = Object::new();
    object.set("it", 5_u8)?;
    assert_eq!(object.type_of("it")?, "number");
    object.set("it", 5_i64)?;
    assert_eq!(object.type_of("it")?, "bigint");
    object.set("it", Number(5_i64))?;
    assert_eq!(object.type_of("it")?, "number");
    object.set("it", &object)?;
    assert_eq!(object.get::<Object>("it")?, object);
    object.set("it", ())?;
    assert!(object.has("it")? && object.type_of("it")? == "undefined");
    Ok(())
}

#[wasm_bindgen_test]
fn delete_returns_whether_the_property_is_gone() -> Result<(), JsError> {
    let object = Object::new();
    object.set("a", 1)?;
    assert!(object.delete("a")? && !object.has("a")?);
    assert!(object.delete("a")?);
    assert!(!make("locked").delete("fixed")? && !make("frozen").delete("a")?);
    Ok(())
}

#[wasm_bindgen_test]
fn keys_are_the_own_ones_in_order() -> Result<(), JsError> {
    let object = Object::new();
    for key in ["b", "a", "1", "0"] {
        object.set(key, 0)?;
    }
    // JavaScript itself puts indices first.
    assert_eq!(object.keys()?, ["0", "1", "b", "a"]);
    assert_eq!(make("inherits").keys()?, ["own"]);
    assert_eq!(make("cat").keys()?, ["legs"]);
    Ok(())
}

#[wasm_bindgen_test]
fn call_binds_this_to_the_object() -> Result<(), JsError> {
    let cat = make("cat");
    assert_eq!(
        cat.call::<String>("speak", ("a", 1, true))?,
        "cat says a 1 true"
    );
    assert_eq!(
        text(cat.call::<i32>("speak", ())),
        "method speak: result: expected an integer, found \"cat says \" (string)"
    );
    assert_eq!(
        text(cat.call::<()>("fly", ())),
        "method fly: expected a function, found undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn call_function_has_no_this() -> Result<(), JsError> {
    assert!(make("strict").call_function::<bool>(())?);
    assert_eq!(make("function").call_function::<i32>((1, 2))?, 3);
    assert_eq!(
        text(make("cat").call_function::<()>(())),
        "function: expected a function, found Animal (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn to_array_copies_and_checks() -> Result<(), JsError> {
    let array = make("array");
    let copy = array.to_array::<u8>()?;
    array.set("0", 9)?;
    assert_eq!(
        (copy, array.to_array::<u8>()?),
        (vec![1, 2, 3], vec![9, 2, 3])
    );
    array.set("0", 1)?;
    assert_eq!(
        text(array.to_array::<bool>()),
        "array: element 0: expected a boolean, found 1 (number)"
    );
    assert_eq!(
        text(make("kinds").to_array::<i32>()),
        "array: expected an array, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn instance_of_works_like_instanceof() -> Result<(), JsError> {
    let animal = make("Animal");
    assert!(make("cat").instance_of(&animal)? && !make("frozen").instance_of(&animal)?);
    assert_eq!(
        text(make("cat").instance_of(&make("no instance"))),
        "no instance"
    );
    assert!(make("cat").instance_of(&Object::new()).is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_property_is_an_error_or_none() -> Result<(), JsError> {
    let object = Object::new();
    macro_rules! missing {
        ($($ty:ty: $expected:literal;)*) => {$(
            assert_eq!(
                text(object.get::<$ty>("none")),
                concat!("property none: expected ", $expected, ", found undefined")
            );
            assert_eq!(object.get::<Option<$ty>>("none")?, None);
        )*};
    }
    missing! {
        i32: "an integer";
        f64: "a number";
        bool: "a boolean";
        i64: "a bigint";
        String: "a string";
        char: "a single character";
        Object: "an object";
        JsError: "an error";
        Vec<i32>: "an array";
        jsi_runtime::Date: "a date";
    }
    assert_eq!(object.get::<Any>("none")?, Any::Undefined);
    Ok(())
}

#[wasm_bindgen_test]
fn properties_hold_functions() -> Result<(), JsError> {
    let object = Object::new();
    let double = Callback::new(|n: i32| n * 2);
    object.set("double", &double)?;
    assert_eq!(object.call::<i32>("double", (4,))?, 8);
    Ok(())
}
