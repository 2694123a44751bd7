//! The cases of `runtime/tests/data/cases.json`, which `runtime/js/tests/cases.test.mjs` reads too: the interpreter and the
//! JavaScript codecs agree on every byte and on every error text.
//!
//! A value is written as JSON, and what JSON lacks as an object with one key: `$undefined`, `$number` (its text), `$bigint`,
//! `$date` (milliseconds, null for an invalid one), `$error` (name and message), `$function`, `$symbol` (description), `$promise`, `$typed` (class and
//! elements), `$buffer` (bytes), `$map` (entries), `$set` (elements), `$repeat` (a string and a count). A shape is a name, a list of a name and inner shapes, or `{"named": N}` for one
//! of `declared`.

use std::sync::OnceLock;

use jsi_abi::TypedArray;
use serde_json::Value as Json;

use super::{decode, encode};
use crate::marshal::{FromJs, Number};
use crate::reference::native::{BigInt, Body, Function, ObjectData, Promise, Typed, Value, symbol};
use crate::shape::{
    CollectionShape, EnumShape, FieldShape, FunctionShape, IterableShape, LeafTest, Literal,
    LiteralShape, RecordShape, RecursiveShape, Shape, UnionLeaf, UnionParts, UnionShape,
};

fn cases() -> &'static Json {
    static CASES: OnceLock<Json> = OnceLock::new();
    CASES.get_or_init(|| {
        serde_json::from_str(include_str!("../../../../tests/data/cases.json"))
            .expect("cases are JSON")
    })
}

fn list(json: &Json) -> &[Json] {
    json.as_array().expect("a list")
}

fn text(json: &Json) -> &'static str {
    Box::leak(json.as_str().expect("a string").into())
}

/// The fields of the record that is declared at this position: a function, as in generated code.
fn fields<const AT: usize>() -> &'static [FieldShape] {
    static FIELDS: [OnceLock<Vec<FieldShape>>; 14] = [const { OnceLock::new() }; 14];
    FIELDS[AT].get_or_init(|| {
        let declared = cases()["declared"].as_object().expect("declarations");
        let record = declared
            .values()
            .filter_map(|shape| shape.get("record"))
            .nth(AT)
            .expect("a record");
        let field = |field: &Json| FieldShape {
            name: text(&field[0]),
            shape: shape(&field[1]),
        };
        list(record).iter().map(field).collect()
    })
}

/// The parts of the union that is declared at this position.
fn unions<const AT: usize>() -> &'static UnionParts {
    static PARTS: [OnceLock<UnionParts>; 6] = [const { OnceLock::new() }; 6];
    PARTS[AT].get_or_init(|| {
        let declared = cases()["declared"].as_object().expect("declarations");
        let union = declared
            .values()
            .filter_map(|shape| shape.get("union"))
            .nth(AT)
            .expect("a union");
        let leaf = |(member, leaf): (u32, &Json)| UnionLeaf {
            member,
            name: text(&leaf[0]),
            shape: shape(&leaf[1]),
            test: match leaf.get(2) {
                Some(test) => {
                    let values: Vec<Literal> = list(&test[1]).iter().map(literal).collect();
                    LeafTest::Field(text(&test[0]), values.leak())
                }
                None => LeafTest::Sort,
            },
        };
        let leaves: Vec<UnionLeaf> = (0..).zip(list(union)).map(leaf).collect();
        let members: Vec<&Shape> = leaves.iter().map(|leaf| leaf.shape).collect();
        UnionParts {
            members: members.leak(),
            leaves: leaves.leak(),
        }
    })
}

fn literal(json: &Json) -> Literal {
    match json {
        Json::Bool(value) => Literal::Boolean(*value),
        Json::Number(number) => Literal::Number(number.to_string().leak()),
        json => Literal::String(text(json)),
    }
}

pub(super) fn shape(json: &Json) -> &'static Shape {
    Box::leak(Box::new(match json {
        Json::String(name) => leaf(name),
        Json::Array(parts) => match parts[0].as_str().expect("a kind") {
            "nullable" => Shape::Nullable(shape(&parts[1])),
            "optional" => Shape::Optional(shape(&parts[1])),
            "array" => Shape::Array(shape(&parts[1])),
            "typed" => Shape::Typed(shape(&parts[1])),
            "arguments" => Shape::Arguments(shapes(&parts[1..])),
            "tuple" => Shape::Tuple(collection(&parts[1..])),
            "dictionary" => Shape::Dictionary(collection(&parts[1..])),
            "map" => Shape::Map(collection(&parts[1..])),
            "set" => Shape::Set(collection(&parts[1..])),
            "iterable" => Shape::Iterable(iterable(Shape::Array(shape(&parts[1])))),
            "asyncIterable" => Shape::AsyncIterable(iterable(Shape::Array(shape(&parts[1])))),
            "literal" => Shape::Literal(Box::leak(Box::new(LiteralShape {
                value: literal(&parts[1]),
            }))),
            kind => panic!("no shape {kind}"),
        },
        named => declared(text(&named["named"])),
    }))
}

fn shapes(parts: &[Json]) -> &'static [&'static Shape] {
    parts.iter().map(shape).collect::<Vec<_>>().leak()
}

fn collection(parts: &[Json]) -> &'static CollectionShape {
    let parts = shapes(parts);
    let load = || {};
    Box::leak(Box::new(CollectionShape { parts, load }))
}

fn iterable(result: Shape) -> &'static IterableShape {
    let pull = FunctionShape {
        args: &Shape::Arguments(&[&Shape::Bool]),
        result: Box::leak(Box::new(result)),
        rest: false,
    };
    let load = || {};
    Box::leak(Box::new(IterableShape { pull, load }))
}

fn declared(name: &'static str) -> Shape {
    let all = cases()["declared"].as_object().expect("declarations");
    let shape = &all[name];
    if let Some(values) = shape.get("numberEnum") {
        let values = list(values)
            .iter()
            .map(|value| value.as_i64().expect("a number") as i32)
            .collect::<Vec<_>>();
        let open = shape["open"] == true;
        return Shape::NumberEnum(Box::leak(Box::new(EnumShape {
            name,
            values: values.leak(),
            open,
        })));
    }
    if shape.get("union").is_some() {
        let parts = [
            unions::<0>,
            unions::<1>,
            unions::<2>,
            unions::<3>,
            unions::<4>,
            unions::<5>,
        ];
        let at = all
            .iter()
            .filter(|(_, shape)| shape.get("union").is_some())
            .position(|(known, _)| known == name);
        let parts = parts[at.expect("a union")];
        let union = Shape::Union(Box::leak(Box::new(UnionShape { name, parts })));
        return item(union, shape["recursive"] == true);
    }
    if let Some(values) = shape.get("stringEnum") {
        let values = list(values).iter().map(text).collect::<Vec<_>>();
        let open = shape["open"] == true;
        return Shape::StringEnum(Box::leak(Box::new(EnumShape {
            name,
            values: values.leak(),
            open,
        })));
    }
    let at = all
        .iter()
        .filter(|(_, shape)| shape.get("record").is_some())
        .position(|(known, _)| known == name);
    let fields = [
        fields::<0>,
        fields::<1>,
        fields::<2>,
        fields::<3>,
        fields::<4>,
        fields::<5>,
        fields::<6>,
        fields::<7>,
        fields::<8>,
        fields::<9>,
        fields::<10>,
        fields::<11>,
        fields::<12>,
        fields::<13>,
    ][at.expect("a record")];
    let record = Shape::Record(Box::leak(Box::new(RecordShape { name, fields })));
    item(record, shape["recursive"] == true)
}

/// An item that may be recursive.
fn item(item: Shape, recursive: bool) -> Shape {
    if !recursive {
        return item;
    }
    Shape::Recursive(Box::leak(Box::new(RecursiveShape {
        item: Box::leak(Box::new(item)),
        layers: 1,
        part: &(),
        load: || {},
    })))
}

fn leaf(name: &str) -> Shape {
    const NONE: FunctionShape = FunctionShape {
        args: &Shape::Arguments(&[]),
        result: &Shape::Void,
        rest: false,
    };
    let mut kinds = jsi_abi::Kind::ALL.iter().copied();
    match kinds.find(|kind| kind.row().js == name) {
        Some(jsi_abi::Kind::Function) => Shape::Function(&NONE),
        Some(jsi_abi::Kind::Promise) => Shape::Promise(&Shape::Void),
        kind => kind
            .and_then(Shape::leaf)
            .unwrap_or_else(|| panic!("no shape {name}")),
    }
}

pub(super) fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::Number(number.as_f64().expect("a number")),
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(elements) => Body::array(elements.iter().map(value)).into(),
        Json::Object(fields) => match fields.iter().next() {
            Some((key, content)) if key.starts_with('$') => special(key, content),
            _ => {
                let body = Body::new(ObjectData::Plain);
                for (name, content) in fields {
                    body.set(name, value(content)).expect("a plain object");
                }
                body.into()
            }
        },
    }
}

fn special(key: &str, content: &Json) -> Value {
    let object = |kind| Body::new(kind).into();
    match key {
        "$undefined" => Value::Undefined,
        "$number" => Value::Number(text(content).parse().expect("a number")),
        "$bigint" => Value::BigInt(big(content)),
        "$date" => object(ObjectData::Date(content.as_f64().unwrap_or(f64::NAN))),
        "$error" => Body::error(text(&content[0]), text(&content[1]), None).into(),
        "$function" => object(ObjectData::Function(Function::new(|_, _| {
            Ok(Value::Undefined)
        }))),
        "$symbol" => symbol::new(content.as_str()),
        "$promise" => object(ObjectData::Promise(Promise::default())),
        "$buffer" => {
            let bytes = list(content).iter();
            let byte = |byte: &Json| byte.as_u64().expect("a byte") as u8;
            object(ObjectData::Buffer(bytes.map(byte).collect()))
        }
        "$map" => {
            let mut entries: Vec<(Value, Value)> = Vec::new();
            for entry in list(content) {
                let (key, value) = (normalized(value(&entry[0])), value(&entry[1]));
                match entries.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, replaced)) => *replaced = value,
                    None => entries.push((key, value)),
                }
            }
            object(ObjectData::Map(entries))
        }
        "$set" => {
            let mut elements = Vec::new();
            for element in list(content).iter().map(value).map(normalized) {
                if !elements.contains(&element) {
                    elements.push(element);
                }
            }
            object(ObjectData::Set(elements))
        }
        "$repeat" => Value::from(
            text(&content[0])
                .repeat(content[1].as_u64().expect("a count") as usize)
                .as_str(),
        ),
        "$typed" => {
            let class = TypedArray::from_name(text(&content[0])).expect("a class");
            let elements = list(&content[1]);
            let typed = Typed::new(class, vec![0; elements.len() * class.size()]);
            for (index, element) in (0..).zip(elements) {
                let element = if element.is_string() {
                    Value::BigInt(big(element))
                } else {
                    value(element)
                };
                assert!(typed.set(index, &element));
            }
            object(ObjectData::Typed(typed))
        }
        key => panic!("no value {key}"),
    }
}

/// A key as JavaScript has it in a map.
fn normalized(key: Value) -> Value {
    match key {
        // -0 is 0
        Value::Number(number) => Value::Number(number + 0.0),
        key => key,
    }
}

fn big(json: &Json) -> BigInt {
    let text = text(json);
    text.parse::<i128>()
        .map(BigInt::from)
        .unwrap_or_else(|_| BigInt::from(text.parse::<u128>().expect("128 bits")))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn good_values_have_the_same_bytes_there_and_back() {
    let cases = list(&cases()["bytes"]);
    assert!(cases.len() > 100);
    for case in cases {
        let shape = shape(&case["shape"]);
        let (bytes, refs) = encode(shape, &value(&case["value"]))
            .unwrap_or_else(|wrong| panic!("{case}: {wrong:?}"));
        assert_eq!(hex(&bytes), case["hex"], "{case}");
        let back = decode(shape, &bytes, &refs).unwrap_or_else(|wrong| panic!("{case}: {wrong:?}"));
        let (again, _) = encode(shape, &back).unwrap_or_else(|wrong| panic!("{case}: {wrong:?}"));
        assert_eq!(hex(&again), case["hex"], "back and again: {case}");
    }
}

/// A chain of this depth, whose texts are the depths; each value is in the field `next` or, in a link, in `skip` of the one
/// around it.
fn chain(depth: u64) -> Json {
    (1..depth).fold(serde_json::json!({ "text": "0", "next": null }), |inner, at| {
        let text = at.to_string();
        if at % 3 == 0 {
            serde_json::json!({ "text": text, "next": null, "skip": { "chain": inner, "n": 1 } })
        } else {
            serde_json::json!({ "text": text, "next": inner })
        }
    })
}

/// A case of `deep` with its value.
fn deep(case: &Json) -> (&'static Shape, Json) {
    let value = chain(case["depth"].as_u64().expect("a depth"));
    let value = match &case["shape"] {
        Json::Array(_) => Json::Array(vec![value.clone(), value]),
        _ => value,
    };
    (shape(&case["shape"]), value)
}

#[test]
fn deep_values_have_parts_there_and_back() {
    for case in list(&cases()["deep"]) {
        let (shape, content) = deep(case);
        let (bytes, refs) = encode(shape, &value(&content)).expect("a good value");
        let back = decode(shape, &bytes, &refs).expect("good bytes");
        let (again, _) = encode(shape, &back).expect("a good value");
        assert_eq!(hex(&again), hex(&bytes), "{case}");
        for end in 0..bytes.len() {
            assert!(
                decode(shape, &bytes[..end], &refs).is_err(),
                "{case} up to {end}"
            );
        }
    }
}

#[test]
fn wrong_values_have_the_same_texts() {
    let cases = list(&cases()["errors"]);
    assert!(cases.len() > 100);
    for case in cases {
        let wrong = encode(shape(&case["shape"]), &value(&case["value"])).err();
        let error = wrong
            .unwrap_or_else(|| panic!("{case} is taken"))
            .into_error("place");
        assert_eq!(error.message(), case["error"], "{case}");
        let class = if error.message().contains("out of range") {
            "RangeError"
        } else {
            "TypeError"
        };
        assert_eq!(error.name(), class, "{case}");
    }
}

/// Whether a number is a value of the type of this kind, as for callbacks; none if values of the kind are not one number.
fn from_number(kind: &str, number: f64) -> Option<bool> {
    macro_rules! types {
        ($($kind:literal $type:ty),*) => {
            match kind {
                $($kind => Some(<$type as FromJs>::from_number(number).is_some()),)*
                _ => None,
            }
        };
    }
    types! {
        "i8" i8, "u8" u8, "i16" i16, "u16" u16, "i32" i32, "u32" u32, "isize" isize, "usize" usize, "f32" f32, "f64" f64,
        "safeI64" Number<i64>, "safeU64" Number<u64>
    }
}

#[test]
fn numbers_of_callbacks_fit_where_the_codecs_take_them() {
    let mut count = 0;
    for (list_name, good) in [("bytes", true), ("errors", false)] {
        for case in list(&cases()[list_name]) {
            let (Some(kind), Value::Number(number)) =
                (case["shape"].as_str(), value(&case["value"]))
            else {
                continue;
            };
            if let Some(found) = from_number(kind, number) {
                assert_eq!(found, good, "{case}");
                count += 1;
            }
        }
    }
    assert!(count > 50);
}

#[test]
fn integers_that_are_not_safe_are_refused() {
    let cases = list(&cases()["refused"]);
    assert!(cases.len() > 4);
    for case in cases {
        let hex = text(&case["hex"]);
        let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
        let wrong = decode(shape(&case["shape"]), &bytes, &[]).err();
        let error = wrong
            .unwrap_or_else(|| panic!("{case} is taken"))
            .into_error("place");
        assert_eq!(
            (error.name(), error.message()),
            ("RangeError", text(&case["error"]))
        );
    }
}

#[test]
fn bytes_of_another_shape_are_an_error() {
    for case in list(&cases()["bytes"]) {
        let shape = shape(&case["shape"]);
        let (bytes, refs) = encode(shape, &value(&case["value"])).expect("a good value");
        for end in 0..bytes.len() {
            assert!(
                decode(shape, &bytes[..end], &refs).is_err(),
                "{case} up to {end}"
            );
        }
        assert!(
            decode(shape, &[bytes, vec![0]].concat(), &refs).is_err(),
            "{case} and more"
        );
    }
}

#[test]
fn a_value_that_contains_itself_is_an_error() {
    let tree = Body::new(ObjectData::Plain);
    tree.set("id", Value::Number(1.0)).expect("a plain object");
    tree.set(
        "children",
        Body::array([Value::Object(tree.clone())]).into(),
    )
    .expect("a plain object");
    let wrong = encode(
        shape(&serde_json::json!({ "named": "Tree" })),
        &tree.clone().into(),
    )
    .expect_err("no end");
    assert!(
        wrong
            .into_error("place")
            .message()
            .ends_with(": nested too deep")
    );
    tree.delete("children");
}
