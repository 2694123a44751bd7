//! Strings and arrays are copied whole, and every element is checked.

use jsi_runtime::{Any, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Align, Containers as _, JsContainers, Level, Point};
use crate::support::text;

const API: JsContainers = JsContainers;

#[wasm_bindgen_test]
fn strings_survive() -> Result<(), JsError> {
    let long = "ä€😀 ".repeat(10_000);
    for value in [
        "",
        "a",
        "\0",
        "\u{FEFF}x",
        "seventeen letters",
        "größer",
        "😀",
        long.as_str(),
    ] {
        assert_eq!(API.text(value)?, value);
    }
    for length in 0..40 {
        let value = "x".repeat(length);
        assert_eq!(API.text(&value)?, value);
        let wide = "é".repeat(length);
        assert_eq!(API.text(&wide)?, wide);
    }
    assert_eq!(API.codes("a\u{FEFF}\0😀")?, "61 feff 0 1f600");
    assert_eq!(API.surrogate()?, "a\u{FFFD}b");
    assert_eq!(
        (API.maybe_text(Some(""))?.as_deref(), API.maybe_text(None)?),
        (Some(""), None)
    );
    assert_eq!(API.optional_text(None, None)?, "0: []");
    assert_eq!(API.optional_text(Some(""), None)?, r#"1: [""]"#);
    assert_eq!(API.optional_text(None, Some(None))?, "2: [null,null]");
    assert_eq!(
        API.optional_text(None, Some(Some("x")))?,
        r#"2: [null,"x"]"#
    );
    Ok(())
}

#[wasm_bindgen_test]
fn arrays_of_every_element() -> Result<(), JsError> {
    assert_eq!(API.u8s(&[0, 255])?, [0, 255]);
    assert_eq!(API.i32s(&[i32::MIN, i32::MAX])?, [i32::MIN, i32::MAX]);
    assert_eq!(API.f32s(&[0.5, f32::MAX])?, [0.5, f32::MAX]);
    assert!(API.f64s(&[])?.is_empty());
    assert_eq!(API.f64s(&[0.1, f64::INFINITY])?, [0.1, f64::INFINITY]);
    let texts: Vec<String> = (0..300).map(|i| "ä".repeat(i % 20)).collect();
    assert_eq!(API.texts(&texts)?, texts);
    let maybe = [Some("x".to_owned()), None];
    assert_eq!(API.maybe_texts(&maybe)?, maybe);
    let objects = [Object::new(), Object::new()];
    assert_eq!(API.objects(&objects)?, objects);
    let maybe = [None, Some(Object::new())];
    assert_eq!(API.maybe_objects(&maybe)?, maybe);
    let anys = [Any::Null, Any::from(1.5), Any::from("x"), Any::BigInt(5)];
    assert_eq!(API.anys(&anys)?, anys);
    let points = [Point { x: 1, y: 2 }, Point { x: -1, y: 0 }];
    assert_eq!(API.points(&points)?, points);
    assert_eq!(
        API.levels(&[Level::High, Level::Low])?,
        [Level::High, Level::Low]
    );
    assert_eq!(API.aligns(&[Align::Right])?, [Align::Right]);
    assert_eq!(
        (API.maybe_array(Some(&[1]))?, API.maybe_array(None)?),
        (Some(vec![1]), None)
    );
    assert_eq!(
        (API.maybe_points(Some(&points))?, API.maybe_points(None)?),
        (Some(points.to_vec()), None)
    );
    assert_eq!(API.what(&[1])?, "Array true ");
    Ok(())
}

#[wasm_bindgen_test]
fn arrays_may_be_missing_and_spread() -> Result<(), JsError> {
    assert_eq!(API.optional_arrays(None, None, None)?, "0: []");
    assert_eq!(API.optional_arrays(Some(&[1.5]), None, None)?, "1: [[1.5]]");
    assert_eq!(
        API.optional_arrays(None, Some(&[String::new()]), None)?,
        r#"2: [null,[""]]"#
    );
    assert_eq!(
        API.optional_arrays(None, None, Some(None))?,
        "3: [null,null,null]"
    );
    assert_eq!(
        API.rest_texts(&["a", "b"])?,
        r#"2: ["a","b"]"#
    );
    assert_eq!(
        API.rest_points(true, &[&Point { x: 1, y: 2 }])?,
        r#"2: [true,{"x":1,"y":2}]"#
    );
    assert_eq!(API.rest_any(&[])?, "0: []");
    assert_eq!(
        API.rest_any(&[&Any::Null, &Any::from("x")])?,
        r#"2: [null,"x"]"#
    );
    Ok(())
}

#[wasm_bindgen_test]
fn typed_arrays_keep_their_class() -> Result<(), JsError> {
    assert_eq!(API.uint8(&[0, 255])?, [0, 255]);
    assert_eq!(API.clamped(&[0, 255])?, [0, 255]);
    assert_eq!(API.int8(&[i8::MIN, i8::MAX])?, [i8::MIN, i8::MAX]);
    assert_eq!(API.int16(&[i16::MIN])?, [i16::MIN]);
    assert_eq!(API.uint16(&[u16::MAX])?, [u16::MAX]);
    assert_eq!(API.int32(&[i32::MIN])?, [i32::MIN]);
    assert_eq!(API.uint32(&[u32::MAX])?, [u32::MAX]);
    assert_eq!(API.float32(&[1.5])?, [1.5]);
    assert!(API.float64(&[])?.is_empty());
    assert_eq!(API.big_int64(&[i64::MIN])?, [i64::MIN]);
    assert_eq!(API.big_uint64(&[u64::MAX])?, [u64::MAX]);
    assert_eq!(
        (API.maybe_bytes(Some(&[]))?, API.maybe_bytes(None)?),
        (Some(vec![]), None)
    );
    assert_eq!(API.what_bytes(&[1, 2])?, "Uint8Array false 2");
    assert_eq!(API.what_clamped(&[1])?, "Uint8ClampedArray false 1");
    let long: Vec<f64> = (0..200_000).map(f64::from).collect();
    assert_eq!(API.float64(&long)?, long);
    Ok(())
}

#[wasm_bindgen_test]
fn what_is_taken_for_an_array() -> Result<(), JsError> {
    assert_eq!(
        (
            API.as_u8s("typed")?,
            API.as_u8s("subclass")?,
            API.as_u8s("part")?
        ),
        (vec![1, 2], vec![3, 4], vec![7, 8])
    );
    assert_eq!(
        (
            API.as_bytes("subclass")?,
            API.as_bytes("buffer")?,
            API.as_bytes("part")?
        ),
        (vec![3, 4], vec![5, 6], vec![7, 8])
    );
    assert_eq!(API.as_maybe_texts("texts")?, [Some("a".to_owned()), None]);
    assert_eq!(
        API.as_maybe_texts("holes")?,
        [Some("a".to_owned()), None, Some("c".to_owned())]
    );
    Ok(())
}

#[wasm_bindgen_test]
fn what_is_no_array_names_the_place() {
    assert_eq!(
        text(API.as_texts("number")),
        "Containers.asTexts: result: expected an array, found 1 (number)"
    );
    assert_eq!(
        text(API.as_i32s("like")),
        "Containers.asI32s: result: expected an array, found Object (object)"
    );
    assert_eq!(
        text(API.as_i32s("floats")),
        "Containers.asI32s: result: expected an array, found Float64Array (object)"
    );
    assert_eq!(
        text(API.as_bytes("floats")),
        "Containers.asBytes: result: expected a Uint8Array, found Float64Array (object)"
    );
    assert_eq!(
        text(API.as_floats("typed")),
        "Containers.asFloats: result: expected a Float64Array, found Uint8Array (object)"
    );
}
