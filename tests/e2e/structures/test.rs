//! `Any` and `Object` from and to what serde serializes: `runtime/tests/native_serde.rs` with JavaScript.

use std::collections::HashMap;

use jsi_runtime::{Any, JsError, Object};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsStructures, Structures as _};
use crate::support::text;

const API: JsStructures = JsStructures;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Options {
    depth: u32,
    title: Option<String>,
    figures: Vec<Figure>,
    sizes: HashMap<String, f64>,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
enum Figure {
    Empty,
    Circle(f64),
    Line { from: (i8, i8), to: (i8, i8) },
}

fn options() -> Options {
    Options {
        depth: 3,
        title: None,
        figures: vec![
            Figure::Empty,
            Figure::Circle(0.5),
            Figure::Line {
                from: (-1, 0),
                to: (1, 2),
            },
        ],
        sizes: HashMap::from([("ü".to_owned(), 2.5)]),
    }
}

#[wasm_bindgen_test]
fn a_structure_is_the_object_that_its_json_is() -> Result<(), JsError> {
    let value = Any::from_serde(&options())?;
    assert_eq!(
        API.text(&value)?,
        r#"{"depth":3,"title":null,"figures":["Empty",{"Circle":0.5},{"Line":{"from":[-1,0],"to":[1,2]}}],"sizes":{"ü":2.5}}"#
    );
    assert_eq!(value.to_serde::<Options>()?, options());
    let object = API.keep(&Object::from_serde(&options())?)?;
    assert_eq!(object.to_serde::<Options>()?, options());
    let nested = json!([null, true, -0.5, "text", { "b": [], "a": { "": [[1]] } }]);
    let value = Any::from_serde(&nested)?;
    assert_eq!(API.text(&value)?, nested.to_string());
    assert_eq!(value.to_serde::<Value>()?, nested);
    let bytes = HashMap::from([("bytes", Bytes)]);
    assert_eq!(API.classes(&Any::from_serde(&bytes)?)?, "Object Uint8Array");
    Ok(())
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&[1, 2])
    }
}

#[derive(Deserialize, Debug, PartialEq)]
struct Everything {
    bytes: Vec<u8>,
    floats: Vec<f32>,
    bigints: Vec<i64>,
    date: String,
    map: HashMap<u32, String>,
    set: Vec<String>,
    big: i128,
    small: u8,
    absent: Option<u8>,
}

#[wasm_bindgen_test]
fn what_json_does_not_have_is_read_too() -> Result<(), JsError> {
    let everything: Everything = API.make("everything")?.to_serde()?;
    let expected = Everything {
        bytes: vec![1, 255],
        floats: vec![0.5],
        bigints: vec![-3],
        date: "1970-01-01T00:00:00.000Z".to_owned(),
        map: HashMap::from([(1, "one".to_owned())]),
        set: vec!["x".to_owned()],
        big: 1 << 100,
        small: 7,
        absent: None,
    };
    assert_eq!(everything, expected);
    // own properties, as JSON has them
    assert_eq!(API.make("point")?.to_serde::<Value>()?, json!({ "x": 1 }));
    assert_eq!(API.make("bare")?.to_serde::<Value>()?, json!({ "x": 1 }));
    assert_eq!(API.make("holes")?.to_serde::<Value>()?, json!([1, null, 3]));
    Ok(())
}

#[wasm_bindgen_test]
fn errors_have_the_path_and_what_was_found() -> Result<(), JsError> {
    let read = |kind| API.make(kind).and_then(|it| it.to_serde::<Value>());
    assert!(
        text(read("function")).starts_with("value: value of \"f\": expected one of Boolean, "),
        "{}",
        text(read("function"))
    );
    assert!(text(read("symbol")).ends_with(", found Symbol(s) (symbol)"), "{}", text(read("symbol")));
    for kind in ["cycle", "deep"] {
        let error = read(kind).unwrap_err();
        assert_eq!(error.name(), "RangeError", "{kind}");
        assert!(error.message().ends_with("nested too deep"), "{error}");
    }
    assert_eq!(text(read("throws")), "no x");
    let wrong = Any::from_serde(&json!({ "depth": 1, "title": 2 }))?;
    assert_eq!(
        text(wrong.to_serde::<Options>()),
        "value: field title: invalid type: integer `2`, expected a string"
    );
    assert_eq!(
        text(Any::from_serde(&json!([{ "id": 9_007_199_254_740_992_u64 }]))),
        "value: element 0: field id: out of range for u64: 9007199254740992, minimum 0, maximum 9007199254740991"
    );
    Ok(())
}
