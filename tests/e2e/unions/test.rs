//! A union is an enum in Rust, and its members are distinguished by the values of JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Callback, Date, Function, JsError, JsMap, JsSet, Object, Promise, Symbol};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    All, Boxes, Branch, Chart as _, Circle, Classes, Dash, DashStyle, Dot, Figure, Holder, JsChart, JsLatLng, JsMarker, JsGauge, JsUnions, Json,
    LatLng as _, LatLngLike, LatLngLiteral, Later, Lenient, Level, Many, Nested, Options, Outer, Path, PathClosed,
    PathKind, Side, Size, Square, Steps, Strokes, Gauge, GaugeStatics, Tree, Unions as _, Words, export_gauge,
};
use crate::support::text;

const API: JsUnions = JsUnions;

struct Tag(RefCell<Size>);

impl Gauge for Tag {
    fn size(&self) -> Result<Size, JsError> {
        Ok(self.0.borrow().clone())
    }

    fn set_size(&self, value: &Size) -> Result<(), JsError> {
        self.0.replace(value.clone());
        Ok(())
    }

    fn figure(&self, figure: &Figure, place: Option<&LatLngLike>) -> Result<Figure, JsError> {
        match place {
            Some(LatLngLike::Array(_)) => Ok(Square { side: 9.0 }.into()),
            Some(_) | None => Ok(figure.clone()),
        }
    }

    fn many(&self, sizes: &[Size]) -> Result<Vec<Size>, JsError> {
        Ok(sizes.to_vec())
    }
}

impl GaugeStatics for Tag {
    fn new(size: &Size) -> Result<Self, JsError> {
        Ok(Tag(size.clone().into()))
    }
}

export_gauge!(Tag);

fn literal() -> LatLngLiteral {
    LatLngLiteral { lat: 1.0, lng: 2.0 }
}

#[wasm_bindgen_test]
fn every_member_arrives_in_javascript() -> Result<(), JsError> {
    assert_eq!(API.kind(&literal().into())?, "record {\"lat\":1,\"lng\":2}");
    assert_eq!(API.kind_with(vec![3.0, 4.0])?, "array 3,4");
    assert_eq!(API.kind_with(JsLatLng::new(5.0, 6.0)?)?, "class 5 6");
    assert_eq!(API.kind_with(LatLngLike::lat_lng_literal(literal()))?, "record {\"lat\":1,\"lng\":2}");
    assert_eq!(API.place_with(literal())?, LatLngLike::LatLngLiteral(literal()));
    assert_eq!(API.place_with(vec![1.0])?, LatLngLike::Array(vec![1.0]));
    let LatLngLike::LatLng(place) = API.place_with(JsLatLng::new(5.0, 6.0)?)? else {
        panic!("an object of the class");
    };
    assert_eq!(place.lat()?, 5.0);
    Ok(())
}

#[wasm_bindgen_test]
fn literals_are_variants() -> Result<(), JsError> {
    for size in [Size::Auto, Size::MinContent, Size::Pixels(2.5)] {
        assert_eq!(API.size(&size)?, size);
        assert_eq!(API.maybe(Some(&size))?, Some(size));
    }
    assert_eq!(API.maybe(None)?, None);
    assert_eq!(API.optional(Some(&Size::Auto), Some(None))?, "2: auto null");
    assert_eq!(API.optional(None, Some(Some(&Size::Pixels(1.0))))?, "2: undefined 1");
    assert_eq!(API.optional(None, None)?, "0: ");
    assert_eq!(API.rest(&[&Size::Auto, &2.0.into(), &Size::MinContent])?, "auto 2 min-content");
    for word in [
        Words::Side(Side::Left),
        Words::Level(Level::High),
        Words::Up,
        Words::Value2,
        Words::ValueMinus1_5,
        Words::True,
    ] {
        assert_eq!(API.word(&word)?, word);
    }
    let made = ["left", "high", "up", "two", "negative", "true"].map(|kind| API.make_word(kind));
    let made: Vec<Words> = made.into_iter().collect::<Result<_, _>>()?;
    assert_eq!(
        made,
        [
            Words::Side(Side::Left),
            Words::Level(Level::High),
            Words::Up,
            Words::Value2,
            Words::ValueMinus1_5,
            Words::True
        ]
    );
    assert_eq!(
        text(API.make_word("false")),
        "Unions.makeWord: result: expected one of Side, Level, \"up\", 2, -1.5, true (Words), found false (boolean)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn records_are_distinguished_by_a_field_that_rust_does_not_have() -> Result<(), JsError> {
    let path = Path {
        kind: PathKind::Line,
        points: vec![1.0],
        closed: PathClosed::Value1,
    };
    let figures = [Circle { radius: 2.0 }.into(), Square { side: 3.0 }.into(), path.into()];
    for figure in &figures {
        assert_eq!(API.figure(figure)?, *figure);
    }
    assert_eq!(API.describe_with(Circle { radius: 2.0 })?, "{\"kind\":\"circle\",\"radius\":2}");
    let made = ["circle", "square", "line"].map(|kind| API.make_figure(kind));
    assert_eq!(made.into_iter().collect::<Result<Vec<_>, _>>()?, figures);
    assert_eq!(
        text(API.make_figure("oval")),
        "Unions.makeFigure: result: field kind: expected one of \"circle\", \"square\", \"path\", \"line\", found \"oval\" (string)"
    );
    assert_eq!(
        text(API.make_figure("kindless")),
        "Unions.makeFigure: result: field kind: expected one of \"circle\", \"square\", \"path\", \"line\", found undefined"
    );
    assert_eq!(
        text(API.make_figure("open")),
        "Unions.makeFigure: result: field closed: expected one of 0, 1 (PathClosed), found 2 (number)"
    );
    assert_eq!(
        text(API.make_figure("date")),
        "Unions.makeFigure: result: expected one of Circle, Square, Path (Figure), found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_that_stands_alone_has_its_literal() -> Result<(), JsError> {
    assert_eq!(API.alone(&Circle { radius: 1.0 })?, Circle { radius: 1.0 });
    assert_eq!(API.make_circle("circle")?, Circle { radius: 2.0 });
    assert_eq!(
        text(API.make_circle("square")),
        "Unions.makeCircle: result: field kind: expected \"circle\", found \"square\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn values_of_every_sort_find_their_member() -> Result<(), JsError> {
    let known = [
        ("text", All::String("text".to_owned())),
        ("number", All::Number(1.5)),
        ("bigint", All::BigInt(5)),
        ("true", All::Boolean(true)),
        ("symbol", All::Symbol(Symbol::iterator())),
        ("array", All::Array(vec![1.0, 2.0])),
        ("bytes", All::Uint8Array(vec![1, 2])),
        ("shorts", All::Int16Array(vec![-1])),
        ("date", All::Date(Date::new(5)?)),
        ("plain", All::LatLngLiteral(literal())),
        ("bare", All::LatLngLiteral(LatLngLiteral { lat: 3.0, lng: 4.0 })),
    ];
    for (kind, value) in known {
        assert_eq!(API.make(kind)?, value, "{kind}");
        assert_eq!(API.all(&value)?, value, "{kind}");
    }
    let All::Error(error) = API.make("error")? else {
        panic!("an error");
    };
    assert_eq!(error.message(), "wrong");
    for kind in ["place", "marker"] {
        assert!(matches!(API.make(kind)?, All::LatLng(_)), "{kind}");
    }
    // what no other member takes
    for kind in ["map", "function", "boxed", "buffer", "floats", "words", "instance"] {
        assert!(matches!(API.make(kind)?, All::Object(_)), "{kind}");
    }
    for kind in ["null", "undefined"] {
        let expected = format!(
            "Unions.make: result: expected one of String, Number, BigInt<i64>, Boolean, Symbol, Array<Number>, Uint8Array, Int16Array, Date, Error, LatLngLiteral, LatLng, Object (All), found {kind}"
        );
        assert_eq!(text(API.make(kind)), expected);
    }
    assert_eq!(
        text(API.make_size("text")),
        "Unions.makeSize: result: expected one of \"auto\", Number, \"min-content\" (Size), found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn subclasses_are_tested_first() -> Result<(), JsError> {
    assert!(matches!(API.make_class("marker")?, Classes::Marker(_)));
    assert!(matches!(API.make_class("place")?, Classes::LatLng(_)));
    assert!(matches!(API.make_class("layer")?, Classes::Layer(_)));
    assert_eq!(
        text(API.make_class("both")),
        "Unions.makeClass: result: expected a LatLng or Layer, not both, found LatLng (object)"
    );
    assert_eq!(
        text(API.make_class("plain")),
        "Unions.makeClass: result: expected one of LatLng, Marker, Layer, Absent (Classes), found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_member_takes_leniently_what_no_other_takes() -> Result<(), JsError> {
    assert_eq!(API.make_lenient("bytes")?, Lenient::Uint8Array(vec![1, 2]));
    assert_eq!(API.make_lenient("buffer")?, Lenient::Uint8Array(vec![0; 3]));
    assert_eq!(API.make_lenient("floats")?, Lenient::Array(vec![0.5]));
    let name = Some("settings".to_owned());
    assert_eq!(API.make_lenient("instance")?, Lenient::Options(Options { name }));
    for kind in ["shorts", "map", "date", "function"] {
        assert!(API.make_lenient(kind).is_err(), "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn unions_may_hold_unions_and_themselves() -> Result<(), JsError> {
    for outer in [
        Outer::Size(Size::Auto),
        Outer::Size(Size::Pixels(1.0)),
        Outer::Boolean(true),
        Outer::Figure(Circle { radius: 1.0 }.into()),
    ] {
        assert_eq!(API.outer(&outer)?, outer);
    }
    let leaf = Json::from("leaf");
    let branch = Branch {
        left: Some(Box::new(leaf.clone())),
        right: Some(Box::new(vec![1.0.into(), true.into(), Json::Array(Vec::new())].into())),
    };
    let json = Json::Array(vec![leaf, branch.into()]);
    assert_eq!(API.json(&json)?, json);
    Ok(())
}

/// Compares nothing: comparing values needs stack for each level.
fn levels_of(tree: &Tree) -> u32 {
    let mut levels = 0;
    let mut inner = tree;
    loop {
        inner = match inner {
            Tree::Array(array) => &array[0],
            Tree::Record(map) => &map["inner"],
            Tree::String(_) | Tree::Number(_) | Tree::Boolean(_) => return levels,
        };
        levels += 1;
    }
}

/// A tree of arrays, in which one of `period` levels is a map.
fn tree(levels: u32, period: u32) -> Tree {
    (0..levels).fold(Tree::from("leaf"), |tree, level| {
        if level % period != period - 1 {
            vec![tree].into()
        } else {
            JsMap::from([("inner".to_owned(), tree)]).into()
        }
    })
}

fn trees_cross(period: u32) -> Result<(), JsError> {
    for levels in [0, 1, 31, 32, 33, 2000] {
        assert_eq!(levels_of(&API.deep(levels, period)?), levels);
        assert_eq!(API.levels(&tree(levels, period))?, levels);
    }
    assert_eq!(API.tree(&tree(70, period))?, tree(70, period));
    assert_eq!(levels_of(&API.tree(&tree(2000, period))?), 2000);
    for error in [text(API.deep(2100, period)), text(API.tree(&tree(2100, period)))] {
        assert!(error.ends_with(": nested too deep"), "{error}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_union_may_be_two_thousand_levels_deep() -> Result<(), JsError> {
    trees_cross(8)?;
    let nested = Nested::Both(Box::new((1.0.into(), Some(Nested::both((2.0.into(), None))))));
    assert_eq!(API.nested(&nested)?, nested);
    Ok(())
}

#[wasm_bindgen_test]
fn arrays_and_maps_may_alternate_for_two_thousand_levels() -> Result<(), JsError> {
    trees_cross(2)
}

#[wasm_bindgen_test]
fn a_union_of_two_thousand_levels_is_cloned_and_compared() {
    let deep = tree(2000, 2);
    assert_eq!(deep.clone(), deep);
}

fn boxes(levels: u32) -> Boxes {
    (0..levels).fold(1.0.into(), |inner, _| vec![vec![vec![vec![inner]]]].into())
}

#[wasm_bindgen_test]
fn containers_inside_of_each_other_are_levels() -> Result<(), JsError> {
    for levels in [0, 7, 8, 9, 16, 17, 511] {
        let boxes = boxes(levels);
        assert_eq!(API.boxes(levels)?, boxes);
        assert_eq!(API.echo_boxes(&boxes)?, boxes.clone());
    }
    for error in [text(API.boxes(520)), text(API.echo_boxes(&boxes(520)))] {
        assert!(error.ends_with(": nested too deep"), "{error}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn tuples_are_distinguished_by_length_and_collections_by_class() -> Result<(), JsError> {
    let known = [
        ("pair", Many::Point((1.0, 2.0))),
        ("named", Many::Named(("a".to_owned(), 2.0, true))),
        ("entries", Many::Map(JsMap::from([("a".to_owned(), 1.0)]))),
        ("set", Many::Set(JsSet::from([3.0]))),
        ("buffer", Many::ArrayBuffer(vec![0; 3])),
        ("counts", Many::Record(JsMap::from([("a".to_owned(), 1.0)]))),
        ("date", Many::Date(Date::new(5)?)),
        ("class", Many::LatLngClass(JsLatLng::class()?)),
    ];
    for (kind, value) in known {
        assert_eq!(API.make_many(kind)?, value, "{kind}");
        assert_eq!(API.many(&value)?, value, "{kind}");
    }
    let Many::MarkerClass(class) = API.make_many("subclass")? else {
        panic!("a subclass");
    };
    assert_ne!(class, JsMarker::class()?);
    assert_eq!(
        text(API.make_many("single")),
        "Unions.makeMany: result: expected one of [Number, Number], [String, Number, Boolean], Map<String, Number>, Set<Number>, ArrayBuffer, Record<Number>, Class<LatLng>, Class<Marker>, Date (Many), found Array (object)"
    );
    assert!(API.make_many("bytes").is_err());
    assert!(API.make_many("function").is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn what_no_other_member_takes_is_iterated_over() -> Result<(), JsError> {
    assert!(matches!(API.make_steps("text")?, Steps::String(_)));
    assert!(matches!(API.make_steps("entries")?, Steps::Map(_)));
    for kind in ["set", "array", "generator", "floats"] {
        assert!(matches!(API.make_steps(kind)?, Steps::Iterable(_)), "{kind}");
    }
    assert!(matches!(API.make_steps("stream")?, Steps::AsyncIterable(_)));
    for kind in ["date", "function", "place"] {
        assert!(matches!(API.make_steps(kind)?, Steps::Object(_)), "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn members_may_be_functions_and_promises() -> Result<(), JsError> {
    let Later::Function(double) = API.make_later("double")? else {
        panic!("a function");
    };
    assert_eq!(double.call((1 << 20,))?, 1 << 21);
    let Later::Promise(soon) = API.make_later("promise")? else {
        panic!("a promise");
    };
    assert_eq!(soon.await?, 1 << 40);
    let Later::Function(wrong) = API.make_later("wrong")? else {
        panic!("a function");
    };
    assert_eq!(
        text(wrong.call((1,))),
        "Unions.makeLater: result: result: expected an integer, found \"text\" (string)"
    );
    let tripled: Function<(i32,), i64> = Callback::new(|x: i32| i64::from(x) * 3).into_js();
    let Later::Function(back) = API.soon(tripled.into())? else {
        panic!("a function");
    };
    assert_eq!(back.call((3,))?, 9);
    let Later::Promise(back) = API.soon(Promise::ready(7).into())? else {
        panic!("a promise");
    };
    assert_eq!(back.await?, 7);
    Ok(())
}

#[wasm_bindgen_test]
fn an_extending_record_narrows_the_field() -> Result<(), JsError> {
    let dash = Dash {
        style: DashStyle::Line,
        width: 1.0,
        gap: 2.0,
    };
    for (kind, stroke) in [("dot", Strokes::Dot(Dot { width: 1.0 })), ("dashed", dash.into())] {
        assert_eq!(API.make_stroke(kind)?, stroke);
        assert_eq!(API.strokes(&stroke)?, stroke);
    }
    assert_eq!(
        text(API.make_stroke("circle")),
        "Unions.makeStroke: result: field style: expected one of \"dot\", \"dash\", \"line\", found undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn unions_are_fields_elements_and_arguments_of_callbacks() -> Result<(), JsError> {
    let holder = Holder {
        one: Size::Auto,
        maybe: Some(Some(Size::Pixels(1.0))),
        many: vec![Size::MinContent, 2.0.into()],
        figure: Square { side: 1.0 }.into(),
    };
    assert_eq!(API.holder(&holder)?, holder);
    let f = Callback::new(|size: Size, figure: Figure| match size {
        Size::Auto => Outer::Figure(figure),
        size => Outer::Size(size),
    });
    assert_eq!(API.call(&f, &Size::Auto)?, Outer::Figure(Square { side: 4.0 }.into()));
    assert_eq!(API.call(&f, &Size::Pixels(3.0))?, Outer::Size(Size::Pixels(3.0)));
    Ok(())
}

#[wasm_bindgen_test]
async fn unions_come_out_of_promises() -> Result<(), JsError> {
    assert_eq!(API.later(Promise::ready(Size::Auto)).await?, Size::Auto);
    assert_eq!(API.later(Promise::ready(Size::Pixels(2.0))).await?, Size::Pixels(2.0));
    Ok(())
}

#[wasm_bindgen_test]
fn literal_parameters_are_sent() -> Result<(), JsError> {
    assert_eq!(API.draw(&Size::Pixels(3.0))?, "canvas 3 2");
    assert_eq!(API.draw_with(3.0)?, "canvas 3 2");
    let chart = JsChart::new_with(5.0)?;
    assert_eq!(chart.text()?, "bar 5");
    assert_eq!(JsChart::new(&Size::Auto)?.text()?, "bar auto");
    Ok(())
}

#[wasm_bindgen_test]
fn one_form_takes_conversions_and_closures() -> Result<(), JsError> {
    let chart = JsChart::new(&Size::Auto)?;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let given = Rc::clone(&seen);
    let (size, _callback) = chart.resize_with(7.0, move |size| given.borrow_mut().push(size))?;
    assert_eq!(size, Size::Pixels(7.0));
    assert_eq!(*seen.borrow(), [Size::Auto]);
    chart.set_size(&Size::MinContent)?;
    assert_eq!(chart.size()?, Size::MinContent);
    Ok(())
}

#[wasm_bindgen_test]
fn exports_take_and_return_unions() -> Result<(), JsError> {
    let tagged = JsGauge::new(Tag(Size::Pixels(1.0).into()));
    let shown = API.shown(&tagged)?;
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines,
        [
            "1",
            "auto",
            "{\"kind\":\"square\",\"side\":9}",
            "{\"kind\":\"line\",\"points\":[1],\"closed\":0}",
            "auto 2 min-content",
            "Gauge.size: parameter value: expected one of \"auto\", Number, \"min-content\" (Size), found \"other\" (string)",
            "Gauge.figure: parameter figure: field kind: expected one of \"circle\", \"square\", \"path\", \"line\", found \"oval\" (string)",
            "Gauge.many: parameter sizes: element 1: expected one of \"auto\", Number, \"min-content\" (Size), found true (boolean)",
        ]
    );
    let object: Object = JsLatLng::new(1.0, 2.0)?.into();
    assert_eq!(object.get::<f64>("lat")?, 1.0);
    Ok(())
}
