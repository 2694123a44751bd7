//! An object is itself whatever crosses, and its properties are checked.

use jsi_runtime::{Any, Callback, JsError, Number, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsObjects, Objects as _};
use crate::support::text;

mod properties;

const API: JsObjects = JsObjects;

fn make(kind: &str) -> Object {
    API.make(kind).expect("an object")
}

#[wasm_bindgen_test]
fn handles_of_one_object_are_equal() -> Result<(), JsError> {
    for kind in [
        "cat", "Animal", "frozen", "sealed", "bare", "inherits", "function", "array", "proxy",
    ] {
        let object = make(kind);
        assert_eq!(API.object(&object)?, object, "{kind}");
        assert_eq!(make(kind), object, "{kind}");
        assert!(API.same(&object, &object.clone())?, "{kind}");
    }
    assert_ne!(make("frozen"), make("sealed"));
    assert_ne!(Object::new(), Object::new());
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_is_not_its_prototype() -> Result<(), JsError> {
    let child: Object = Object::global()
        .get::<Object>("Object")?
        .call("create", (make("cat"),))?;
    assert_ne!(child, make("cat"));
    assert_ne!(API.object(&child)?, make("cat"));
    assert_eq!(API.object(&child)?, child);
    assert!(!API.same(&child, &make("cat"))?);
    Ok(())
}

#[wasm_bindgen_test]
fn nothing_is_written_onto_an_object() -> Result<(), JsError> {
    let object = Object::new();
    for _ in 0..3 {
        API.object(&object)?;
        API.list(&object, 5)?;
    }
    assert_eq!(API.own(&object)?, " Object");
    assert_eq!(API.own(&make("frozen"))?, "a,nested Object");
    assert_eq!(API.own(&make("cat"))?, "legs Animal");
    Ok(())
}

#[wasm_bindgen_test]
fn frozen_objects_work_like_others() -> Result<(), JsError> {
    let frozen = make("frozen");
    assert_eq!(API.object(&frozen)?, frozen);
    assert_eq!(frozen.get::<i32>("a")?, 1);
    assert!(frozen.has("a")? && frozen.keys()? == ["a", "nested"]);
    // Frozen is the object, and not what it refers to.
    frozen.get::<Object>("nested")?.set("more", true)?;
    assert!(make("frozen").get::<Object>("nested")?.delete("more")?);
    Ok(())
}

#[wasm_bindgen_test]
fn dropping_a_handle_leaves_the_others() -> Result<(), JsError> {
    let before = live_counts();
    let object = make("frozen");
    let copies = vec![object.clone(); 10];
    assert_eq!(live_counts().handles, before.handles + 11);
    drop(object);
    assert_eq!(copies[9].get::<i32>("a")?, 1);
    let many = API.list(&copies[0], 100)?;
    drop(copies);
    assert_eq!(live_counts().handles, before.handles + 100);
    assert_eq!(many[99].get::<i32>("a")?, 1);
    drop(many);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn a_handle_is_released_when_it_is_dropped() -> Result<(), JsError> {
    let before = live_counts();
    {
        let object = make("cat");
        let list = API.list(&object, 3)?;
        assert_eq!(live_counts().handles, before.handles + 4, "{list:?}");
    }
    assert_eq!(live_counts(), before);
    for _ in 0..1_000 {
        make("cat");
        assert!(API.maybe("number").is_err());
    }
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn properties_are_typed() -> Result<(), JsError> {
    let kinds = make("kinds");
    assert_eq!(
        (
            kinds.get::<f64>("n")?,
            kinds.get::<String>("s")?,
            kinds.get::<bool>("b")?
        ),
        (1.5, "text".into(), true)
    );
    assert_eq!(
        (kinds.get::<i64>("big")?, kinds.get::<Vec<String>>("list")?),
        (5, vec!["a".to_owned()])
    );
    assert_eq!(
        (
            kinds.get::<Option<f64>>("z")?,
            kinds.get::<Option<f64>>("u")?,
            kinds.get::<Option<f64>>("none")?
        ),
        (None, None, None)
    );
    assert_eq!(
        (kinds.get::<Any>("z")?, kinds.get::<Any>("u")?),
        (Any::Null, Any::Undefined)
    );
    let types =
        ["n", "s", "b", "z", "u", "f", "o", "y", "big", "none"].map(|key| kinds.type_of(key));
    let expected = [
        "number",
        "string",
        "boolean",
        "null",
        "undefined",
        "function",
        "object",
        "symbol",
        "bigint",
        "undefined",
    ];
    for (of, expected) in types.into_iter().zip(expected) {
        assert_eq!(of?, expected);
    }
    for (error, expected) in [
        (
            text(kinds.get::<i32>("n")),
            "property n: expected an integer, found 1.5 (number)",
        ),
        (
            text(kinds.get::<i32>("none")),
            "property none: expected an integer, found undefined",
        ),
        (
            text(kinds.get::<String>("z")),
            "property z: expected a string, found null",
        ),
        (
            text(kinds.get::<f64>("big")),
            "property big: expected a number, found 5 (bigint)",
        ),
        (
            text(kinds.get::<i64>("n")),
            "property n: expected a bigint, found 1.5 (number)",
        ),
        (
            text(kinds.get::<Number<i64>>("n")),
            "property n: expected an integer, found 1.5 (number)",
        ),
        (text(kinds.get::<Object>("f").map(|_| ())), "no error: ()"),
        (
            text(kinds.get::<Object>("y")),
            "property y: expected an object, found Symbol(s) (symbol)",
        ),
        (
            text(kinds.get::<Vec<i32>>("list")),
            "property list: element 0: expected an integer, found \"a\" (string)",
        ),
    ] {
        assert_eq!(error, expected);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn properties_are_set_and_removed() -> Result<(), JsError> {
    let object = Object::new();
    object.set("a", 1)?;
    object.set("", "empty")?;
    object.set("é\0😀", true)?;
    object.set("list", vec![1, 2])?;
    object.set("none", None::<i32>)?;
    object.set("big", i64::MAX)?;
    object.set("safe", Number(5_i64))?;
    assert_eq!(
        object.keys()?,
        ["a", "", "é\0😀", "list", "none", "big", "safe"]
    );
    assert_eq!(
        (object.get::<String>("")?, object.get::<bool>("é\0😀")?),
        ("empty".into(), true)
    );
    assert_eq!(
        (
            object.type_of("none")?,
            object.type_of("big")?,
            object.type_of("safe")?
        ),
        ("null".into(), "bigint".into(), "number".into())
    );
    assert!(object.delete("a")? && object.delete("never there")?);
    assert!(!object.has("a")? && object.has("list")? && object.has("toString")?);
    assert_eq!(
        text(object.set("wide", Number(i64::MAX))),
        "property wide: out of range for i64: 9223372036854775807, minimum -9007199254740991, maximum 9007199254740991"
    );
    assert!(!object.has("wide")?);
    Ok(())
}

#[wasm_bindgen_test]
fn writing_a_read_only_property_is_an_error() -> Result<(), JsError> {
    for (kind, key) in [
        ("frozen", "a"),
        ("frozen", "new"),
        ("sealed", "new"),
        ("locked", "fixed"),
    ] {
        let error = make(kind).set(key, 2).expect_err("it cannot be written");
        assert_eq!(error.name(), "TypeError", "{kind}.{key}");
    }
    assert_eq!(
        (
            make("frozen").get::<i32>("a")?,
            make("locked").get::<i32>("fixed")?
        ),
        (1, 1)
    );
    assert!(!make("frozen").delete("a")? && !make("locked").delete("fixed")?);
    make("frozen").get::<Object>("nested")?.set("b", 3)?;
    Ok(())
}

#[wasm_bindgen_test]
fn accessors_and_traps_run_and_may_throw() -> Result<(), JsError> {
    let cat = make("cat");
    assert_eq!(cat.get::<String>("name")?, "cat");
    cat.set("name", "tom")?;
    assert_eq!(
        cat.call::<String>("speak", ("a", 1, true))?,
        "tom says a 1 true"
    );
    assert_eq!(text(cat.set("name", "")), "empty name");
    cat.set("name", "cat")?;
    let accessor = make("accessor");
    assert_eq!(
        (
            text(accessor.get::<i32>("bad")),
            text(accessor.set("bad", 1))
        ),
        ("getter".into(), "setter".into())
    );
    assert_eq!(text(accessor.type_of("bad")), "getter");
    assert_eq!(
        (
            make("proxy").get::<String>("any")?,
            text(make("proxy").has("any"))
        ),
        ("got any".into(), "has trap".into())
    );
    Ok(())
}

#[wasm_bindgen_test]
fn inherited_properties_are_there_but_no_keys() -> Result<(), JsError> {
    let inherits = make("inherits");
    assert_eq!(
        (
            inherits.get::<i32>("inherited")?,
            inherits.get::<i32>("own")?
        ),
        (1, 2)
    );
    assert!(inherits.has("inherited")?);
    assert_eq!(inherits.keys()?, ["own"]);
    let bare = make("bare");
    assert!(bare.has("x")? && !bare.has("toString")?);
    Ok(())
}

#[wasm_bindgen_test]
fn methods_and_functions_are_called() -> Result<(), JsError> {
    assert_eq!(make("function").call_function::<i32>((1, 2))?, 3);
    assert!(make("strict").call_function::<bool>(())?);
    assert!(make("Animal").call::<bool>("isAnimal", (make("cat"),))?);
    assert_eq!(make("array").call::<String>("join", ("-",))?, "1-2-3");
    assert_eq!(make("array").to_array::<u8>()?, [1, 2, 3]);
    let doubled: Vec<i32> =
        make("array").call("map", (Callback::new(|n: i32| n * 2).into_js(),))?;
    assert_eq!(doubled, [2, 4, 6]);
    assert_eq!(
        text(make("cat").call::<()>("fly", ())),
        "method fly: expected a function, found undefined"
    );
    assert_eq!(
        text(make("cat").call::<()>("legs", ())),
        "method legs: expected a function, found 4 (number)"
    );
    assert_eq!(
        text(make("cat").call_function::<()>(())),
        "function: expected a function, found Animal (object)"
    );
    assert_eq!(
        text(make("array").call::<i32>("join", ("-",))),
        "method join: result: expected an integer, found \"1-2-3\" (string)"
    );
    assert_eq!(
        text(make("kinds").to_array::<i32>()),
        "array: expected an array, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn instances_are_recognized() -> Result<(), JsError> {
    let animal = make("Animal");
    assert!(make("cat").instance_of(&animal)? && !make("frozen").instance_of(&animal)?);
    assert!(make("cat").instance_of(&Object::new()).is_err());
    assert_eq!(
        text(make("cat").instance_of(&make("no instance"))),
        "no instance"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn only_objects_are_objects() -> Result<(), JsError> {
    for (kind, found) in [
        ("text", "\"text\" (string)"),
        ("number", "1 (number)"),
        ("symbol", "Symbol(s) (symbol)"),
        ("null", "null"),
        ("undefined", "undefined"),
    ] {
        assert_eq!(
            text(API.make(kind)),
            format!("Objects.make: result: expected an object, found {found}")
        );
    }
    assert_eq!((API.maybe("null")?, API.maybe("undefined")?), (None, None));
    assert_eq!(
        text(API.maybe("number")),
        "Objects.maybe: result: expected an object, found 1 (number)"
    );
    let object = Object::new();
    assert_eq!(API.optional(None, None, &[])?, "0: ");
    assert_eq!(
        API.optional(Some(&object), Some(None), &[])?,
        "2: object null"
    );
    assert_eq!(
        API.optional(None, None, &[None, Some(&object)])?,
        "4: undefined undefined null object"
    );
    Ok(())
}
