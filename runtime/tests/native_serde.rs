//! `Any` and `Object` from and to what serde serializes, without JavaScript. `tests/e2e/structures` has the same with JavaScript.
#![cfg(all(not(target_family = "wasm"), feature = "serde"))]

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use jsi_runtime::{Any, Date, Dictionary, JsError, JsMap, JsSet, Object, TypedArray};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

type Done = Result<(), JsError>;

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
enum Shape {
    Empty,
    Round(f64),
    Pair(i8, i8),
    Named { side: u8, label: Option<String> },
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Unit;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Wrapped(Vec<u16>);

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Tagged {
    Circle { radius: f64 },
    Square { side: u32 },
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(untagged)]
enum Either {
    Number(i32),
    Text(String),
}

/// Through JavaScript and back, and the same as JSON has it.
fn same<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T) -> Done {
    let any = Any::from_serde(&value)?;
    assert_eq!(any.to_serde::<T>()?, value);
    assert_eq!(
        any.to_serde::<serde_json::Value>()?,
        serde_json::to_value(&value).expect("JSON")
    );
    Ok(())
}

#[test]
fn values_are_the_same_as_in_json() -> Done {
    same(true)?;
    same((i8::MIN, u8::MAX, i16::MIN, u16::MAX, i32::MIN, u32::MAX))?;
    same((-9_007_199_254_740_991_i64, 9_007_199_254_740_991_u64))?;
    same((0.5, -1.25e100, 'ß', "text".to_owned()))?;
    same((Some(1), None::<i32>, ()))?;
    same((Unit, Wrapped(vec![1, 2])))?;
    let shapes = [
        Shape::Empty,
        Shape::Round(1.5),
        Shape::Pair(-1, 1),
        Shape::Named {
            side: 3,
            label: None,
        },
    ];
    same(shapes.to_vec())?;
    same(vec![
        Tagged::Circle { radius: 1.5 },
        Tagged::Square { side: 2 },
    ])?;
    same(vec![Either::Number(-5), Either::Text("5".to_owned())])?;
    same(HashMap::from([(-1, "one".to_owned())]))?;
    same(BTreeMap::from([(true, vec![Some(1)])]))?;
    same(json!({ "a": [1, null, { "b": "c" }], "": {}, "ü": -2.5 }))
}

#[test]
fn javascript_has_objects_arrays_and_primitives() -> Done {
    let object = Object::from_serde(&json!({ "b": [1.0, null], "a": { "deep": true } }))?;
    assert_eq!(object.keys()?, ["b", "a"]);
    let list: Object = object.get("b")?;
    assert_eq!(list.to_array::<Option<f64>>()?, [Some(1.0), None]);
    assert!(object.get::<Object>("a")?.get::<bool>("deep")?);
    assert_eq!(Any::from_serde(&5_u64)?, Any::Number(5.0));
    assert_eq!(Any::from_serde(&5_i128)?, Any::BigInt(5));
    assert_eq!(Any::from_serde("text")?, Any::from("text"));
    assert_eq!(Any::from_serde(&None::<i32>)?, Any::Null);
    let bytes = Any::from_serde(serde_bytes::Bytes::new(&[1, 255]))?;
    assert_eq!(bytes.to::<TypedArray<u8>>()?.0, [1, 255]);
    let error = Object::from_serde(&5).unwrap_err();
    assert_eq!(
        error.to_string(),
        "value: expected an object, found 5 (number)"
    );
    Ok(())
}

#[test]
fn what_json_does_not_have_is_read_too() -> Done {
    let object = Object::new();
    object.set("bytes", TypedArray(vec![1_u8, 2]))?;
    object.set("floats", TypedArray(vec![0.5_f32]))?;
    object.set("bigints", TypedArray(vec![-3_i64]))?;
    object.set("date", Date::new(0)?)?;
    object.set("map", JsMap::from([(1.0, "one".to_owned())]))?;
    object.set("set", JsSet::from(["x".to_owned()]))?;
    object.set("big", 1_i128 << 100)?;
    object.set("small", Any::BigInt(7))?;
    object.set("absent", Any::Undefined)?;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Read {
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
    let read: Read = object.to_serde()?;
    let expected = Read {
        bytes: vec![1, 2],
        floats: vec![0.5],
        bigints: vec![-3],
        date: "1970-01-01T00:00:00.000Z".to_owned(),
        map: HashMap::from([(1, "one".to_owned())]),
        set: vec!["x".to_owned()],
        big: 1 << 100,
        small: 7,
        absent: None,
    };
    assert_eq!(read, expected);
    let bytes: serde_bytes::ByteBuf = object.get::<Any>("bytes")?.to_serde()?;
    assert_eq!(*bytes, [1, 2]);
    Ok(())
}

#[derive(Deserialize, Debug)]
struct Rows {
    #[expect(dead_code, reason = "only its error is looked at")]
    rows: Vec<HashMap<String, u8>>,
}

#[test]
fn errors_have_the_path() -> Done {
    let read = |value: serde_json::Value| -> Result<String, JsError> {
        let error = Any::from_serde(&value)?.to_serde::<Rows>().unwrap_err();
        assert_eq!(error.name(), "TypeError");
        Ok(error.to_string())
    };
    assert_eq!(
        read(json!({ "rows": [{}, { "size": 256 }] }))?,
        "value: field rows: element 1: field size: invalid value: integer `256`, expected u8"
    );
    assert_eq!(read(json!({}))?, "value: missing field `rows`");
    assert_eq!(
        read(json!(null))?,
        "value: invalid type: unit value, expected struct Rows"
    );
    let variant = Any::from("Oval").to_serde::<Shape>().unwrap_err();
    assert_eq!(
        variant.to_string(),
        "value: unknown variant `Oval`, expected one of `Empty`, `Round`, `Pair`, `Named`"
    );
    let function = Object::new();
    function.set("f", jsi_runtime::Callback::new(|| 1).into_js())?;
    let error = function.to_serde::<serde_json::Value>().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("value: value of \"f\": expected one of "),
        "{error}"
    );
    Ok(())
}

#[test]
fn what_javascript_cannot_hold_is_an_error() -> Done {
    let error = Any::from_serde(&[0, u64::MAX]).unwrap_err();
    assert_eq!(error.name(), "RangeError");
    assert_eq!(
        error.to_string(),
        "value: element 1: out of range for u64: 18446744073709551615, minimum 0, maximum 9007199254740991"
    );
    assert!(Any::from_serde(&u128::MAX).is_err());
    let error = Any::from_serde(&HashMap::from([([1, 2], 3)])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "value: a key of a map must be text or a number"
    );
    Ok(())
}

#[test]
fn depth_has_a_limit() -> Done {
    let nested = |depth: usize| -> Result<Object, JsError> {
        (0..depth).try_fold(Object::new(), |inner, _| {
            let outer = Object::new();
            outer.set("inner", inner)?;
            Ok(outer)
        })
    };
    let json =
        |depth: usize| (0..depth).fold(json!(1), |inner, _| serde_json::Value::Array(vec![inner]));
    assert!(Any::from_serde(&json(128)).is_ok());
    for depth in [129, 1_000] {
        let error = Any::from_serde(&json(depth)).unwrap_err();
        assert_eq!(error.name(), "RangeError");
        assert!(error.to_string().ends_with("nested too deep"), "{error}");
    }
    assert!(nested(100)?.to_serde::<serde_json::Value>().is_ok());
    for depth in [200, 5_000] {
        let error = nested(depth)?.to_serde::<serde_json::Value>().unwrap_err();
        assert_eq!(error.name(), "RangeError");
        assert!(error.to_string().ends_with("nested too deep"), "{error}");
    }
    let cycle = Object::new();
    cycle.set("self", &cycle)?;
    assert!(cycle.to_serde::<serde_json::Value>().is_err());
    cycle.delete("self")?;
    Ok(())
}

#[test]
fn a_record_of_an_interface_and_a_structure_are_the_same_object() -> Done {
    let Dictionary(sizes) =
        Any::from_serde(&BTreeMap::from([("a", 1), ("b", 2)]))?.to::<Dictionary<i32>>()?;
    assert_eq!(
        sizes.into_iter().collect::<Vec<_>>(),
        [("a".to_owned(), 1), ("b".to_owned(), 2)]
    );
    Ok(())
}
