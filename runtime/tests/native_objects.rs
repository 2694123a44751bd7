//! Objects without JavaScript: the property API, identity, handles, methods, and the error texts.
#![cfg(not(target_family = "wasm"))]

use jsi_runtime::{Any, Callback, Date, JsError, Number, Object, live_counts};

type Done = Result<(), JsError>;

#[test]
fn properties_are_typed_and_checked() -> Done {
    let object = Object::new();
    object.set("flag", true)?;
    object.set("count", 3)?;
    object.set("big", 5_i64)?;
    object.set("safe", Number(5_i64))?;
    object.set("text", "a\0\u{feff}😀")?;
    object.set("letter", 'ß')?;
    object.set("date", Date::new(-1)?)?;
    object.set("nothing", None::<i32>)?;
    object.set("list", vec![1.5, 2.5])?;
    assert!(object.get::<bool>("flag")?);
    assert_eq!(object.get::<i32>("count")?, 3);
    assert_eq!(object.get::<i64>("big")?, 5);
    assert_eq!(object.get::<Number<i64>>("safe")?, Number(5));
    assert_eq!(object.get::<String>("text")?, "a\0\u{feff}😀");
    assert_eq!(object.get::<char>("letter")?, 'ß');
    assert_eq!(object.get::<Date>("date")?.millis(), -1);
    assert_eq!(object.get::<Option<i32>>("nothing")?, None);
    assert_eq!(object.get::<Vec<f64>>("list")?, [1.5, 2.5]);
    assert_eq!(
        object.keys()?,
        [
            "flag", "count", "big", "safe", "text", "letter", "date", "nothing", "list"
        ]
    );
    Ok(())
}

#[test]
fn a_wrong_property_is_an_error_that_names_it() -> Done {
    let object = Object::new();
    object.set("x", 1.5)?;
    let text = |error: JsError| format!("{}: {}", error.name(), error.message());
    assert_eq!(
        text(object.get::<i32>("x").unwrap_err()),
        "TypeError: property x: expected an integer, found 1.5 (number)"
    );
    object.set("x", 300)?;
    assert_eq!(
        text(object.get::<u8>("x").unwrap_err()),
        "RangeError: property x: out of range for u8: 300, minimum 0, maximum 255"
    );
    object.set("x", vec!["a", "b"])?;
    assert_eq!(
        text(object.get::<Vec<i32>>("x").unwrap_err()),
        "TypeError: property x: element 0: expected an integer, found \"a\" (string)"
    );
    assert_eq!(
        text(object.get::<String>("gone").unwrap_err()),
        "TypeError: property gone: expected a string, found undefined"
    );
    assert_eq!(object.get::<Option<String>>("gone")?, None);
    assert_eq!(
        text(object.set("x", Number(1_u64 << 53)).unwrap_err()),
        "RangeError: property x: out of range for u64: 9007199254740992, minimum 0, maximum 9007199254740991"
    );
    assert_eq!(
        object.get::<Vec<String>>("x")?,
        ["a", "b"],
        "a failed set changes nothing"
    );
    Ok(())
}

#[test]
fn has_type_of_and_delete() -> Done {
    let object = Object::new();
    object.set("undefined", ())?;
    object.set("null", Any::Null)?;
    object.set("object", Object::new())?;
    object.set("function", Callback::new(|| ()).into_js())?;
    object.set("bigint", 1_i128)?;
    for kind in ["undefined", "null", "object", "function", "bigint"] {
        assert!(object.has(kind)?);
        assert_eq!(object.type_of(kind)?, kind);
    }
    assert!(!object.has("gone")?);
    assert_eq!(object.type_of("gone")?, "undefined");
    assert!(object.delete("null")? && object.delete("null")?);
    assert!(!object.has("null")?);
    Ok(())
}

#[test]
fn keys_stand_as_in_javascript() -> Done {
    let object = Object::new();
    for key in ["b", "1", "a", "0", "-1", "01", "b"] {
        object.set(key, 1)?;
    }
    assert_eq!(object.keys()?, ["0", "1", "b", "a", "-1", "01"]);
    Ok(())
}

#[test]
fn handles_are_equal_by_identity_and_independent() -> Done {
    let object = Object::new();
    let other = object.clone();
    assert_eq!(object, other);
    assert_ne!(object, Object::new());
    object.set("x", 1)?;
    drop(object);
    assert_eq!(other.get::<i32>("x")?, 1);

    let holder = Object::new();
    holder.set("inner", other.clone())?;
    assert_eq!(holder.get::<Object>("inner")?, other);
    assert_eq!(Object::global(), Object::global());
    Ok(())
}

#[test]
fn a_million_objects_leave_nothing_behind() {
    let before = live_counts();
    for _ in 0..1_000_000 {
        drop(Object::new());
    }
    assert_eq!(live_counts(), before);
}

#[test]
fn arrays_are_objects_with_a_length() -> Done {
    let array = Object::from_array(&["a", "b"])?;
    assert_eq!(array.get::<u32>("length")?, 2);
    assert_eq!(array.get::<String>("1")?, "b");
    array.set("3", "d")?;
    assert_eq!(
        array.to_array::<Option<String>>()?,
        [Some("a".into()), Some("b".into()), None, Some("d".into())]
    );
    let hole = array.to_array::<String>().unwrap_err();
    assert_eq!(
        hole.to_string(),
        "array: element 2: expected a string, found undefined"
    );
    array.set("length", 1)?;
    assert_eq!(array.to_array::<String>()?, ["a"]);
    assert_eq!(array.set("length", -1).unwrap_err().name(), "RangeError");

    let objects = [Object::new(), Object::new()];
    assert_eq!(Object::from_array(&objects)?.to_array::<Object>()?, objects);
    let wrong = Object::new().to_array::<i32>().unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "array: expected an array, found Object (object)"
    );
    Ok(())
}

#[test]
fn methods_are_called_with_this_and_checked() -> Done {
    let counter = Object::new();
    counter.set("count", 1)?;
    let count = counter.clone();
    let add: Callback<'_, (i32,), i32> = Callback::new(move |by: i32| {
        let sum = count.get::<i32>("count")? + by;
        count.set("count", sum)?;
        Ok::<i32, JsError>(sum)
    });
    counter.set("add", &add)?;
    assert_eq!(counter.call::<i32>("add", (4,))?, 5);
    assert_eq!(
        counter.call::<Any>("add", &[Any::from(1)])?,
        Any::Number(6.0)
    );

    let text = |result: Result<i32, JsError>| result.unwrap_err().to_string();
    assert_eq!(
        text(counter.call("gone", ())),
        "method gone: expected a function, found undefined"
    );
    assert_eq!(
        text(counter.call("count", ())),
        "method count: expected a function, found 6 (number)"
    );
    let wrong = counter.call::<String>("add", (0,)).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "method add: result: expected a string, found 6 (number)"
    );
    assert!(
        text(counter.call("add", ("x",)))
            .ends_with(": argument 1: expected an integer, found \"x\" (string)")
    );

    // The object holds a function that holds the object.
    counter.delete("add")?;
    Ok(())
}

#[test]
fn instance_of_wants_a_class() -> Done {
    let object = Object::new();
    assert!(object.instance_of(&Object::new()).is_err());
    assert!(!object.instance_of(&Callback::new(|| ()).into_js().into())?);
    Ok(())
}
