//! The property API against real JavaScript objects.
#![cfg(target_family = "wasm")]

mod common;

use std::cell::RefCell;
use std::rc::Rc;

use common::js;
use jsi_runtime::__private as rt;
use jsi_runtime::{
    Any, Callback, FromJs, JsError, Object, Reader, RecordShape, Shape, ToJs, Writer, live_counts,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").to_string()
}

#[derive(Debug, PartialEq)]
struct Point {
    x: f64,
    y: i32,
    name: Option<String>,
}

#[wasm_bindgen(inline_js = r#"
export function codecs(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (v) => {
    wire.checkObject(v);
    const x = v.x, y = v.y, name = v.name ?? null;
    typeof x === "number" || wire.throwMismatch("f64", x, "x");
    (y | 0) === y || wire.throwMismatch("i32", y, "y");
    name === null || typeof name === "string" || wire.throwMismatch("string", name, "name");
    let p = wire.reserve(80);
    state.view.setFloat64(p, x, true);
    state.view.setInt32(p + 8, y, true);
    state.view.setInt8(p + 12, name === null ? 0 : 2);
    p = name === null ? p + 13 : wire.writeString(p + 13, name, 0);
    state.writeOffset = p - state.region;
  }, () => {
    const p = state.readAddress, d = state.view;
    const o = { x: d.getFloat64(p, true), y: d.getInt32(p + 8, true) };
    state.readAddress = p + 13;
    if (d.getUint8(p + 12) !== 2) return o;
    const n = d.getInt32(p + 13, true);
    o.name = wire.readString(p + 17, n);
    state.readAddress = p + 17 + wire.sizeOf(n);
    return o;
  });
}
"#)]
extern "C" {
    fn codecs(rt: &JsValue, it: i32);
}

impl ToJs for Point {
    const SHAPE: &'static Shape = &Shape::Record(&RecordShape {
        name: "Point",
        load: |it| codecs(&rt::records(), it),
    });

    fn write(&self, writer: &mut Writer) {
        self.x.write(writer);
        self.y.write(writer);
        self.name.write(writer);
    }
}

impl FromJs for Point {
    const SHAPE: &'static Shape = <Self as ToJs>::SHAPE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(Self {
            x: f64::read(reader)?,
            y: i32::read(reader)?,
            name: Option::read(reader)?,
        })
    }
}

#[wasm_bindgen_test]
fn properties() -> Done {
    let object = Object::new();
    assert!(!object.has("a")?);
    assert_eq!(object.type_of("a")?, "undefined");
    object.set("a", 1)?;
    object.set("b", "text")?;
    object.set("c", Any::Null)?;
    assert_eq!(object.type_of("a")?, "number");
    assert_eq!(object.type_of("c")?, "null");
    assert_eq!(object.keys()?, ["a", "b", "c"]);
    assert_eq!(object.get::<i32>("a")?, 1);
    assert_eq!(object.get::<String>("b")?, "text");
    assert_eq!(object.get::<Option<String>>("c")?, None);
    assert_eq!(object.get::<Option<String>>("missing")?, None);
    assert!(object.delete("a")?);
    assert!(!object.has("a")?);
    assert_eq!(
        message(object.get::<i32>("a")),
        "property a: expected an integer, found undefined"
    );
    assert_eq!(
        message(object.get::<i32>("b")),
        "property b: expected an integer, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn accessors_run_and_throw() -> Done {
    let cell: Object = js().get("cell")?;
    assert_eq!(cell.get::<i32>("secret")?, 1);
    cell.set("secret", 5)?;
    assert_eq!(cell.get::<i32>("secret")?, 5);
    let error = cell.set("secret", -1).expect_err("throws");
    assert_eq!((error.name(), error.message()), ("RangeError", "negative"));
    assert_eq!(
        message(js().get::<Object>("getter")?.get::<Any>("bad")),
        "getter"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn frozen_objects_keep_their_identity() -> Done {
    let (a, b): (Object, Object) = (js().get("frozen")?, js().get("frozen")?);
    assert_eq!(a, b);
    assert_ne!(a, js().get::<Object>("cat")?);
    assert!(a.set("a", 2).is_err());
    assert!(!a.delete("a")?);
    assert_eq!(js().call::<Object>("identity", (&a,))?, a);
    Ok(())
}

#[wasm_bindgen_test]
fn methods_see_their_object() -> Done {
    let cat: Object = js().get("cat")?;
    assert_eq!(cat.call::<String>("speak", (true,))?, "cat!");
    assert_eq!(cat.call::<String>("speak", ())?, "cat");
    assert_eq!(
        cat.call::<Any>("speak", &[Any::from(false)])?,
        Any::from("cat")
    );
    assert_eq!(
        message(cat.call::<()>("fly", ())),
        "method fly: expected a function, found undefined"
    );
    assert_eq!(
        message(cat.call::<i32>("speak", ())),
        "method speak: result: expected an integer, found \"cat\" (string)"
    );
    assert!(cat.instance_of(&js().get("Animal")?)?);
    assert!(!Object::new().instance_of(&js().get("Animal")?)?);
    assert!(cat.instance_of(&Object::new()).is_err());
    let function: Object = js().get("strictThis")?;
    assert_eq!(function.call_function::<String>(())?, "undefined");
    assert_eq!(
        message(cat.call_function::<()>(())),
        "function: expected a function, found Animal (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn arrays_are_copied_and_checked() -> Done {
    let array = Object::from_array(&["a", "b"])?;
    assert_eq!(array.to_array::<String>()?, ["a", "b"]);
    assert_eq!(array.get::<u32>("length")?, 2);
    let mixed: Object = js().get("mixed")?;
    assert_eq!(
        message(mixed.to_array::<f64>()),
        "array: element 1: expected a number, found \"two\" (string)"
    );
    assert_eq!(
        message(mixed.to_array::<Option<String>>()),
        "array: element 0: expected a string, found 1 (number)"
    );
    assert_eq!(
        mixed.to_array::<Any>()?,
        [Any::from(1), Any::from("two"), Any::Null]
    );
    let holes: Object = js().get("holes")?;
    assert_eq!(
        message(holes.to_array::<i32>()),
        "array: element 1: expected an integer, found undefined"
    );
    assert_eq!(holes.to_array::<Option<i32>>()?, [Some(1), None, Some(3)]);
    assert_eq!(js().get::<Vec<f64>>("doubles")?, [1.5, 2.5]);
    assert_eq!(js().get::<Vec<u8>>("bytes")?, [2, 3]);
    assert_eq!(
        message(js().get::<Vec<u8>>("doubles")),
        "property doubles: expected an array, found Float64Array (object)"
    );
    let long: Vec<f64> = (0..100_000).map(f64::from).collect();
    assert_eq!(Object::from_array(&long)?.to_array::<f64>()?, long);
    let objects = [Object::new(), js().get("cat")?];
    assert_eq!(Object::from_array(&objects)?.to_array::<Object>()?, objects);
    Ok(())
}

#[wasm_bindgen_test]
fn records_cross_by_value() -> Done {
    let point = Point {
        x: 1.5,
        y: -2,
        name: Some("p".to_owned()),
    };
    let object: Object = js().call("identity", (&point,))?;
    assert_eq!(object.keys()?, ["x", "y", "name"]);
    assert_eq!(object.to::<Point>()?, point);
    assert_eq!(object.try_into::<Point>()?, point);
    let object: Object = js().call(
        "identity",
        (Point {
            name: None,
            ..point
        },),
    )?;
    assert_eq!(object.keys()?, ["x", "y"]);
    object.set("y", 2.5)?;
    assert_eq!(
        message(object.to::<Point>()),
        "object: field y: expected an integer, found 2.5 (number)"
    );
    let many = Object::from_array(&[&object])?;
    assert_eq!(
        message(many.to_array::<Point>()),
        "array: element 0: field y: expected an integer, found 2.5 (number)"
    );
    assert_eq!(
        message(js().get::<Point>("marked")).split(',').next(),
        Some("property marked: expected an object")
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_getter_may_call_rust_in_the_middle_of_a_record() -> Done {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let notes = seen.clone();
    let note: Callback<'_, (String,), String> = Callback::new(move |text: String| {
        let echo: Vec<String> = Object::from_array(&[text.as_str(), "x"])?.to_array()?;
        notes.borrow_mut().push(echo.join("-"));
        Ok::<_, JsError>(echo.join("-"))
    });
    let object: Object = js().call("nested", (&note,))?;
    assert_eq!(
        object.to::<Point>()?,
        Point {
            x: 1.0,
            y: 2,
            name: None
        }
    );
    assert_eq!(*seen.borrow(), ["first-x", "second-x"]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_million_handles_leave_nothing_behind() -> Done {
    let shared = Object::new();
    let before = live_counts();
    for _ in 0..1_000_000 {
        let clone = shared.clone();
        drop(clone);
    }
    for _ in 0..1_000 {
        let object = Object::new();
        object.set("self", &object)?;
        assert_eq!(object.get::<Object>("self")?, object);
    }
    assert_eq!(live_counts(), before);
    shared.set("alive", true)?;
    Ok(())
}

#[wasm_bindgen_test]
fn memory_may_grow_at_any_time() -> Done {
    let object = Object::new();
    let mut kept = Vec::new();
    for round in 0..40 {
        kept.push(vec![0_u8; 1 << 20]);
        let text = "é".repeat(round * 1000);
        object.set("text", &text)?;
        assert_eq!(object.get::<String>("text")?, text);
    }
    assert_eq!(kept.len(), 40);
    Ok(())
}
