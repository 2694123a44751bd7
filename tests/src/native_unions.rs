//! Natively, unions of mocks are distinguished by the rules of JavaScript.

use jsi_runtime::{Callback, Function, JsMap, JsSet, Object, Promise, ToJs, block_on};

use crate::unions::api::{
    Circle, Classes, Dash, DashStyle, Dot, Figure, JsLatLng, JsMarker, LatLng, LatLngLike,
    LatLngLiteral, Later, Many, Marker, Nested, Size, Square, Strokes, Tree,
};

struct Place;

impl LatLng for Place {
    fn lat(&self) -> Result<f64, jsi_runtime::JsError> {
        Ok(1.0)
    }

    fn lng(&self) -> Result<f64, jsi_runtime::JsError> {
        Ok(2.0)
    }
}

impl Marker for Place {}

/// The value after a way to JavaScript and back.
fn there_and_back<T: ToJs + jsi_runtime::FromJs>(value: &T) -> Result<T, jsi_runtime::JsError> {
    let object = Object::new();
    object.set("value", value)?;
    object.get("value")
}

#[test]
fn unions_of_mocks_are_distinguished_natively() -> Result<(), jsi_runtime::JsError> {
    for size in [Size::Auto, Size::MinContent, Size::Pixels(1.5)] {
        assert_eq!(there_and_back(&size)?, size);
    }
    for figure in [
        Figure::from(Circle { radius: 1.0 }),
        Square { side: 2.0 }.into(),
    ] {
        assert_eq!(there_and_back(&figure)?, figure);
    }
    let literal = LatLngLike::from(LatLngLiteral { lat: 1.0, lng: 2.0 });
    assert_eq!(there_and_back(&literal)?, literal);
    let place = LatLngLike::from(JsLatLng::mock(Place));
    assert_eq!(there_and_back(&place)?, place);
    let marker = Classes::from(JsMarker::mock(Place));
    assert_eq!(there_and_back(&marker)?, marker);
    let object = Object::new();
    object.set("value", "other")?;
    let error = object.get::<Size>("value").expect_err("no member");
    assert!(
        error.message().ends_with(
            "expected one of \"auto\", Number, \"min-content\" (Size), found \"other\" (string)"
        ),
        "{}",
        error.message()
    );
    object.set("value", Circle { radius: 1.0 })?;
    let circle: Object = object.get("value")?;
    assert_eq!(circle.get::<String>("kind")?, "circle");
    circle.set("kind", "oval")?;
    let error = object.get::<Figure>("value").expect_err("no record");
    assert!(
        error.message().contains("field kind: expected one of"),
        "{}",
        error.message()
    );
    Ok(())
}

#[test]
fn collections_and_deep_unions_cross_natively() -> Result<(), jsi_runtime::JsError> {
    for many in [
        Many::Point((1.0, 2.0)),
        Many::Named(("a".to_owned(), 2.0, true)),
        Many::Map(JsMap::from([("a".to_owned(), 1.0)])),
        Many::Set(JsSet::from([3.0])),
        Many::ArrayBuffer(vec![1, 2]),
        Many::Record(JsMap::from([("a".to_owned(), 1.0)])),
    ] {
        assert_eq!(there_and_back(&many)?, many);
    }
    let dash = Dash {
        style: DashStyle::Dash,
        width: 1.0,
        gap: 2.0,
    };
    for stroke in [Strokes::Dot(Dot { width: 1.0 }), dash.into()] {
        assert_eq!(there_and_back(&stroke)?, stroke);
    }
    let nested = Nested::both((1.0.into(), Some(Nested::both((2.0.into(), None)))));
    assert_eq!(there_and_back(&nested)?, nested);
    let mut deep = Tree::from("leaf");
    for level in 0..2000 {
        deep = if level % 2 == 0 {
            vec![deep].into()
        } else {
            JsMap::from([("inner".to_owned(), deep)]).into()
        };
    }
    assert!(matches!(there_and_back(&deep)?, Tree::Record(_)));
    Ok(())
}

#[test]
fn functions_and_promises_are_members_natively() -> Result<(), jsi_runtime::JsError> {
    let object = Object::new();
    let doubled: Function<(i32,), i64> = Callback::new(|x: i32| i64::from(x) * 2).into_js();
    object.set("value", Later::from(doubled))?;
    let Later::Function(back) = object.get("value")? else {
        panic!("a function");
    };
    assert_eq!(back.call((4,))?, 8);
    object.set("value", Later::from(Promise::ready(7)))?;
    let Later::Promise(back) = object.get("value")? else {
        panic!("a promise");
    };
    assert_eq!(block_on(back)?, 7);
    Ok(())
}
