//! Tuples, maps, sets and objects with any keys are copied in both directions, and checked.

use std::cell::RefCell;

use jsi_runtime::{Any, Callback, Date, Dictionary, JsError, JsMap, JsSet, Object, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Collections as _, JsCollections, JsMarker, JsMarkerStatics, JsShelf, Level, Marker as _,
    MarkerStatics as _, Mode, Place, Shelf, ShelfStatics, Tree, export_shelf,
};

const API: JsCollections = JsCollections;

fn text(text: &str) -> String {
    text.to_owned()
}

fn map<V, const N: usize>(entries: [(&str, V); N]) -> JsMap<String, V> {
    entries.into_iter().map(|(key, value)| (text(key), value)).collect()
}

fn set<const N: usize>(elements: [&str; N]) -> JsSet<String> {
    elements.into_iter().map(text).collect()
}

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    let error = result.expect_err("a wrong value");
    format!("{}: {}", error.name(), error.message())
}

fn place(name: &str) -> Place {
    Place {
        at: (1.5, -2.5),
        names: map([("en", text(name))]),
        counts: Some(map([("a", 1_i64 << 40)])),
        tags: Some(set(["x"])),
        bytes: vec![1, 2, 255],
        children: JsMap::new(),
    }
}

#[wasm_bindgen_test]
fn tuples_are_copied_both_ways() -> Result<(), JsError> {
    assert_eq!(API.pair((1.5, "a"))?, (1.5, text("a")));
    assert_eq!(API.one((true,))?, (true,));
    let names = [text("a"), text("b")];
    let inner = place("p");
    let nested = API.nested(((1.0, 2.0), &names, Some(&inner)))?;
    assert_eq!(nested, ((1.0, 2.0), names.to_vec(), Some(inner)));
    assert_eq!(API.nested(((1.0, 2.0), &[], None))?, ((1.0, 2.0), vec![], None));
    let matrix: [f32; 16] = std::array::from_fn(|at| at as f32);
    assert_eq!(API.matrix(&matrix)?, matrix);
    let points = [(1.0, 2.0), (f64::NEG_INFINITY, 0.5)];
    assert_eq!(API.points(&points)?, points);
    let object = Object::new();
    let date = Date::new(5)?;
    assert_eq!(API.maybe_pair(Some((date, &object)))?, Some((date, object)));
    assert_eq!(API.maybe_pair(None)?, None);
    assert_eq!(API.rest(&[("a", 1.0), ("b", 2.0)])?, [(text("b"), 2.0), (text("a"), 1.0)]);
    assert_eq!(API.describe_tuple((-0.0, "a"))?, r#"[-0, "a"]"#);
    Ok(())
}

#[wasm_bindgen_test]
fn a_tuple_of_another_length_or_type_is_an_error() -> Result<(), JsError> {
    assert_eq!(API.wrong_pair("pair")?, (1.0, text("a")));
    let wrong = |kind| message(API.wrong_pair(kind));
    assert_eq!(wrong("short"), "TypeError: Collections.wrongPair: result: expected 2 elements, found 1");
    assert_eq!(wrong("long"), "TypeError: Collections.wrongPair: result: expected 2 elements, found 3");
    assert_eq!(
        wrong("types"),
        "TypeError: Collections.wrongPair: result: element 0: expected a number, found \"a\" (string)"
    );
    assert_eq!(
        wrong("gaps"),
        "TypeError: Collections.wrongPair: result: element 0: expected a number, found undefined"
    );
    assert_eq!(
        wrong("typed"),
        "TypeError: Collections.wrongPair: result: expected an array, found Float64Array (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_of_any_keys_is_a_plain_object() -> Result<(), JsError> {
    let sizes = map([("b", 2.0), ("a", 1.0)]);
    assert_eq!(API.record(&sizes)?, sizes);
    assert_eq!(API.describe_record(&sizes)?, "{b: 2, a: 1}");
    let back = API.record(&sizes)?;
    assert_eq!(back.keys().collect::<Vec<_>>(), ["b", "a"]);
    let nested = map([("a", map([("b", vec![text("c")])])), ("", JsMap::new())]);
    assert_eq!(API.records(&nested)?, nested);
    let gaps = map([("a", None), ("b", Some(text("c")))]);
    assert_eq!(API.maybe_record(Some(&gaps))?, Some(gaps));
    assert_eq!(API.maybe_record(None)?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn proto_is_a_key_like_others() -> Result<(), JsError> {
    let sizes = map([("__proto__", 5.0), ("constructor", 6.0)]);
    assert_eq!(API.describe_record(&sizes)?, "{__proto__: 5, constructor: 6}");
    assert_eq!(API.record(&sizes)?, sizes);
    assert_eq!(API.wrong_record("proto")?, map([("__proto__", 5.0), ("a", 1.0)]));
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_has_the_own_enumerable_properties() -> Result<(), JsError> {
    let taken = |kind: &str| API.wrong_record(kind);
    assert_eq!(taken("plain")?, map([("a", 1.0), ("b", 2.0)]));
    assert_eq!(taken("bare")?, map([("a", 1.0)]));
    assert_eq!(taken("instance")?, map([("small", 1.0)]));
    assert_eq!(taken("inherited")?, map([("near", 2.0)]));
    assert_eq!(taken("symbols")?, map([("a", 1.0)]));
    assert_eq!(taken("getter")?, map([("a", 7.0)]));
    let indices = taken("indices")?;
    assert_eq!(indices.keys().collect::<Vec<_>>(), ["1", "2", "b", "a"]);
    assert_eq!(message(taken("thrower")), "Error: no a");
    Ok(())
}

#[wasm_bindgen_test]
fn other_objects_are_no_record() {
    let wrong = |kind| message(API.wrong_record(kind));
    for (kind, found) in [
        ("array", "Array"),
        ("map", "Map"),
        ("set", "Set"),
        ("date", "Date"),
        ("promise", "Promise"),
        ("bytes", "Uint8Array"),
    ] {
        assert_eq!(
            wrong(kind),
            format!("TypeError: Collections.wrongRecord: result: expected a plain object, found {found} (object)")
        );
    }
    assert_eq!(wrong("null"), "TypeError: Collections.wrongRecord: result: expected a plain object, found null");
    assert_eq!(
        wrong("text"),
        "TypeError: Collections.wrongRecord: result: value of \"b c\": expected a number, found \"x\" (string)"
    );
}

#[wasm_bindgen_test]
fn maps_and_sets_are_copied_in_their_order() -> Result<(), JsError> {
    let places = map([("b", place("b")), ("a", place("a"))]);
    assert_eq!(API.map(&places)?, places);
    let numbers = JsMap::from([(2.0, text("two")), (f64::NAN, text("NaN")), (-0.0, text("zero"))]);
    let back = API.numbers(&numbers)?;
    assert_eq!(back, numbers);
    assert_eq!(back.get(&f64::NAN).map(String::as_str), Some("NaN"));
    assert_eq!(API.describe_map(&numbers)?, r#"Map(2 => "two", null => "NaN", 0 => "zero")"#);
    let bigints = JsMap::from([(i64::MIN, true), (1 << 60, false)]);
    assert_eq!(API.bigints(&bigints)?, bigints);
    let safe = JsMap::from([(-5_i64, 7_u64), (1 << 50, 0)]);
    assert_eq!(API.safe(&safe)?, safe);
    let flags = JsMap::from([(true, 1), (false, 0)]);
    assert_eq!(API.flags(&flags)?, flags);
    let levels = JsMap::from([(Level::High, Mode::Dark), (Level::Low, Mode::Other(text("red")))]);
    assert_eq!(API.levels(&levels)?, levels);
    let modes = JsSet::from([Mode::Light, Mode::Other(text("blue"))]);
    assert_eq!(API.modes(&modes)?, modes);
    let chars = JsSet::from(['b', 'é']);
    let deep = map([("x", JsMap::from([(7, chars), (-1, JsSet::new())]))]);
    assert_eq!(API.deep(&deep)?, deep);
    assert_eq!(API.describe_set(&set(["b", "a"]))?, r#"Set("b", "a")"#);
    Ok(())
}

#[wasm_bindgen_test]
fn objects_are_keys_by_identity() -> Result<(), JsError> {
    let (one, other) = (Object::new(), Object::new());
    let mut objects = JsMap::from([(one.clone(), 1), (other.clone(), 2)]);
    objects.insert(one.clone(), 3);
    let back = API.objects(&objects)?;
    assert_eq!(back, objects);
    assert_eq!((back.len(), back[&one], back[&other]), (2, 3, 2));
    assert_eq!(back.get(&Object::new()), None);
    let (first, second) = (JsMarkerStatics.new("a")?, JsMarkerStatics.new("b")?);
    let markers = JsSet::from([first.clone(), second, first.clone()]);
    let back: JsSet<JsMarker> = API.markers(&markers)?;
    assert!(back.len() == 2 && back.contains(&first) && back == markers);
    assert_eq!(back.iter().map(|it| it.name()).collect::<Result<Vec<_>, _>>()?, ["a", "b"]);
    Ok(())
}

#[wasm_bindgen_test]
fn wrong_maps_and_sets_are_errors() -> Result<(), JsError> {
    assert_eq!(API.wrong_map("map")?, map([("a", 1.0)]));
    assert_eq!(API.wrong_map("changed")?, map([("a", 1.0)]));
    assert_eq!(API.wrong_set("set")?, set(["a", "b"]));
    let wrong = |kind| message(API.wrong_map(kind));
    let place = "TypeError: Collections.wrongMap: result";
    assert_eq!(wrong("plain"), format!("{place}: expected a Map, found Object (object)"));
    assert_eq!(wrong("set"), format!("{place}: expected a Map, found Set (object)"));
    assert_eq!(wrong("keys"), format!("{place}: key 0: expected a string, found 1 (number)"));
    assert_eq!(wrong("nulls"), format!("{place}: value of \"a\": expected a number, found null"));
    assert_eq!(wrong("growing"), format!("{place}: value of \"b\": expected a number, found Object (object)"));
    let wrong = |kind| message(API.wrong_set(kind));
    let place = "TypeError: Collections.wrongSet: result";
    assert_eq!(wrong("numbers"), format!("{place}: element 1: expected a string, found 1 (number)"));
    assert_eq!(wrong("array"), format!("{place}: expected a Set, found Array (object)"));
    assert_eq!(wrong("map"), format!("{place}: expected a Set, found Map (object)"));
    Ok(())
}

#[wasm_bindgen_test]
fn keys_that_become_equal_are_one() -> Result<(), JsError> {
    assert_eq!(API.wrong_set("surrogates")?, set(["\u{fffd}"]));
    Ok(())
}

#[wasm_bindgen_test]
fn an_array_buffer_is_bytes() -> Result<(), JsError> {
    assert_eq!(API.buffer(&[1, 2, 255])?, [1, 2, 255]);
    assert_eq!(API.buffer(&[])?, [0_u8; 0]);
    assert_eq!(API.maybe_buffer(Some(&[7]))?, Some(vec![7]));
    assert_eq!(API.maybe_buffer(None)?, None);
    let all = map([("a", vec![1]), ("b", vec![])]);
    assert_eq!(API.buffers(&all)?, all);
    assert_eq!(API.describe_buffer(&[1, 2])?, "ArrayBuffer(1, 2)");
    assert_eq!(API.wrong_buffer("buffer")?, [1, 2]);
    let wrong = |kind| message(API.wrong_buffer(kind));
    let place = "TypeError: Collections.wrongBuffer: result";
    assert_eq!(wrong("bytes"), format!("{place}: expected an ArrayBuffer, found Uint8Array (object)"));
    assert_eq!(wrong("null"), format!("{place}: expected an ArrayBuffer, found null"));
    assert_eq!(
        wrong("detached"),
        format!("{place}: expected an ArrayBuffer that is not detached, found ArrayBuffer (object)")
    );
    Ok(())
}

#[wasm_bindgen_test]
fn collections_stand_in_records_and_properties() -> Result<(), JsError> {
    let mut outer = place("outer");
    outer.children = map([("inner", vec![place("inner"), Place { counts: None, tags: None, ..place("x") }])]);
    assert_eq!(API.place(&outer)?, outer);
    assert_eq!(API.table()?, map([("first", (1.0, text("a")))]));
    assert_eq!(API.missing()?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn collections_may_be_absent() -> Result<(), JsError> {
    assert_eq!(API.optional(None, None, None)?, "0: ");
    let sizes = map([("a", 1.0)]);
    let numbers = JsSet::from([1.0]);
    assert_eq!(API.optional(Some((1.0, 2.0)), Some(&sizes), Some(Some(&numbers)))?, "3: [1, 2] {a: 1} Set(1)");
    assert_eq!(API.optional(None, None, Some(None))?, "3: undefined undefined null");
    Ok(())
}

#[wasm_bindgen_test]
async fn collections_come_out_of_promises() -> Result<(), JsError> {
    assert_eq!(API.later_pair((1.0, "a")).await?, (1.0, text("a")));
    let sizes = map([("a", 1.0)]);
    assert_eq!(API.later_map(&sizes).await?, sizes);
    Ok(())
}

#[wasm_bindgen_test]
fn collections_go_through_callbacks() -> Result<(), JsError> {
    let callback = Callback::new(|at: (f64, f64), sizes: JsMap<String, f64>, tags: JsSet<String>| {
        let tags = tags.into_iter().map(|tag| (tag, at.0 + at.1));
        tags.chain(sizes).collect::<JsMap<String, f64>>()
    });
    assert_eq!(API.call(&callback)?, map([("x", 3.0), ("y", 3.0), ("a", 3.0)]));
    Ok(())
}

#[wasm_bindgen_test]
fn collections_in_any_are_objects_that_convert() -> Result<(), JsError> {
    let found = API.any("map")?;
    let Any::Object(object) = &found else {
        panic!("{found:?}");
    };
    assert_eq!(object.to::<JsMap<String, f64>>()?, map([("a", 1.0)]));
    assert_eq!(API.any("set")?.to::<JsSet<String>>()?, set(["a", "b"]));
    assert_eq!(API.any("plain")?.to::<Dictionary<f64>>()?.0, map([("a", 1.0), ("b", 2.0)]));
    assert_eq!(API.any("pair")?.to::<(f64, String)>()?, (1.0, text("a")));
    assert_eq!(API.describe(&map([("a", 1.0)]).into())?, r#"Map("a" => 1)"#);
    assert_eq!(API.describe(&set(["a"]).into())?, r#"Set("a")"#);
    assert_eq!(API.describe(&Dictionary(map([("a", 1.0)])).into())?, "{a: 1}");
    let object = Object::new();
    object.set("pair", (1, "a"))?;
    object.set("list", [1, 2, 3])?;
    assert_eq!(object.get::<[i32; 3]>("list")?, [1, 2, 3]);
    assert_eq!(object.get::<Vec<i32>>("list")?, [1, 2, 3]);
    assert_eq!(object.get::<(i32, String)>("pair")?, (1, text("a")));
    assert_eq!(message(object.get::<(i32,)>("pair")), "TypeError: property pair: expected 1 element, found 2");
    Ok(())
}

#[wasm_bindgen_test]
async fn functions_and_promises_are_values_of_collections() -> Result<(), JsError> {
    let double = Callback::new(|value: i64| value * 2);
    let functions = map([("one", double.function()), ("two", Callback::new(|it: i64| it + 1).into_js())]);
    assert_eq!(API.call_all(&functions, 1 << 40)?, map([("one", 1 << 41), ("two", (1 << 40) + 1)]));
    let made = API.make_all()?;
    assert_eq!(made["double"].call((1 << 40,))?, 1 << 41);
    assert_eq!(
        message(made["wrong"].call((1,))),
        "TypeError: Collections.makeAll: result: result: expected an integer, found 0.5 (number)"
    );
    let function = double.function();
    let (answer, back) = API.call_pair(("a", Some(&function)), 1 << 40)?;
    assert_eq!((answer.as_str(), back.as_ref()), ("a 2199023255552", Some(&function)));
    assert_eq!(API.call_pair(("a", None), 1)?, ("a undefined".to_owned(), None));
    let later = Promise::ready(1_i64 << 40);
    assert_eq!(API.wait(("b".to_owned(), later)).await?, "b 1099511627776");
    Ok(())
}

#[wasm_bindgen_test]
fn records_may_contain_themselves_through_collections() -> Result<(), JsError> {
    let leaf = |name: &str| Tree { name: text(name), parts: JsMap::new(), next: None };
    let mut tree = leaf("root");
    tree.parts = map([("a", leaf("a")), ("b", leaf("b"))]);
    tree.next = Some((Box::new(leaf("next")), 1.5));
    assert_eq!(API.tree(&tree)?, tree);
    let mut deep = leaf("last");
    for level in 0..2000 {
        deep = if level % 2 == 0 {
            Tree { next: Some((Box::new(deep), f64::from(level))), ..leaf("next") }
        } else {
            Tree { parts: map([("only", deep)]), ..leaf("part") }
        };
    }
    // `==` would need a frame for each level
    let mut back = API.tree(&deep)?;
    for level in (0..2000).rev() {
        let Tree { parts, next, .. } = back;
        let part = parts.into_iter().next().map(|(_, part)| part);
        let next = next.map(|(next, number)| {
            assert_eq!(number, f64::from(level));
            *next
        });
        back = next.or(part).expect("a level");
    }
    assert_eq!(back, leaf("last"));
    Ok(())
}

struct Board(RefCell<JsMap<String, f64>>);

impl Shelf for Board {
    fn sizes(&self) -> Result<JsMap<String, f64>, JsError> {
        Ok(self.0.borrow().clone())
    }

    fn set_sizes(&self, value: &JsMap<String, f64>) -> Result<(), JsError> {
        self.0.replace(value.clone());
        Ok(())
    }

    fn place(
        &self,
        at: (f64, &str),
        more: Option<Option<(&str, (Level, Option<&str>))>>,
    ) -> Result<String, JsError> {
        Ok(format!("{at:?} {more:?}"))
    }

    fn tags(&self, values: &JsSet<String>) -> Result<JsSet<String>, JsError> {
        Ok(values.iter().map(|it| it.to_uppercase()).collect())
    }

    fn counts(
        &self,
        values: Option<&JsMap<String, Vec<f64>>>,
    ) -> Result<Option<JsMap<String, Vec<f64>>>, JsError> {
        Ok(values.cloned())
    }

    fn bytes(&self, value: &[u8]) -> Result<Vec<u8>, JsError> {
        Ok(value.iter().rev().copied().collect())
    }

    fn later(&self, value: (f64, f64)) -> Promise<(f64, f64)> {
        Promise::ready((value.1, value.0))
    }
}

impl ShelfStatics for Board {
    fn new(sizes: &JsMap<String, f64>) -> Result<Self, JsError> {
        Ok(Board(sizes.clone().into()))
    }
}

export_shelf!(Board);

#[wasm_bindgen_test]
fn exports_take_and_return_collections() -> Result<(), JsError> {
    let shelf = JsShelf::new(Board(map([("a", 1.0)]).into()));
    let lines = API.use_exported(&shelf)?;
    assert_eq!(
        lines.lines().collect::<Vec<_>>(),
        [
            "{b: 2, a: 1}",
            "(1.0, \"a\") None",
            "(1.0, \"a\") Some(None)",
            "(1.0, \"a\") Some(Some((\"b\", (High, None))))",
            "(1.0, \"a\") Some(Some((\"b\", (Low, Some(\"c\")))))",
            "Set(\"A\", \"B\")",
            "Map(\"a\" => [1, 2])",
            "null",
            "ArrayBuffer(6, 5)",
            "TypeError: Shelf.place: parameter at: expected 2 elements, found 1",
            "TypeError: Shelf.tags: parameter values: expected a Set, found Array (object)",
            "TypeError: Shelf.sizes: parameter value: expected a plain object, found Map (object)",
            "TypeError: Shelf.counts: parameter values: value of \"a\": element 1: expected a number, found \"x\" (string)",
        ]
    );
    Ok(())
}
