//! Random shapes and values in the notation of `cases.rs`: the interpreter computes the outcome of each, and the codecs of
//! JavaScript, in Node, must have the same outcome. `JSI_WIRE_SEED` and `JSI_WIRE_CASES` select others and more.

use std::process::Command;

use jsi_abi::{Check, Kind, Row, TypedArray, Wire};
use serde_json::{Value as Json, json};

use super::cases::{hex, shape, value};
use super::{decode, encode};

/// The number of cases of a test run.
const CASES: u64 = 6000;
/// The number of their shapes.
const SHAPES: usize = 150;

const NAMED: [&str; 18] = [
    "Point", "Tree", "Chain", "Link", "Maybe", "Level", "Code", "Align", "Kind", "Sizes", "Size",
    "Strict", "Every", "Lengths", "Circle", "Square", "Figure", "Json",
];
/// The parts of the records and enums of `cases.json`.
const FIELDS: [&str; 17] = [
    "x", "y", "name", "id", "children", "a", "b", "total", "parts", "text", "next", "skip",
    "chain", "n", "kind", "radius", "side",
];

/// The kinds without parts that are the same here and in WebAssembly, where addresses have 4 bytes.
fn leaves() -> Vec<Kind> {
    kinds(|row| match row.wire {
        Wire::Fixed(_) | Wire::Text | Wire::Reference | Wire::Tagged => {
            row.check != Check::Composed
        }
        Wire::Elements => matches!(row.kind, Kind::Clamped | Kind::ArrayBuffer),
        Wire::Empty | Wire::Address | Wire::Composed | Wire::Listed => false,
    })
}

fn kinds(choose: impl Fn(&Row) -> bool) -> Vec<Kind> {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| choose(kind.row())).collect()
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 9) % limit as u64) as usize
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn shape(&mut self, depth: usize) -> Json {
        let kind = if depth > 2 { 0 } else { self.below(10) };
        match kind {
            5 => json!({ "named": self.pick(&NAMED) }),
            6 => json!(["nullable", self.plain(depth + 1)]),
            7 => json!(["array", self.element(depth + 1)]),
            8 => json!(["typed", self.element_of_typed().row().js]),
            9 => match self.below(9) {
                0 => json!(["arguments", self.shape(depth + 1), self.shape(depth + 1)]),
                2 => json!(["tuple", self.shape(depth + 1), self.shape(depth + 1)]),
                3 => json!(["tuple", "f64", "f64", "f64"]),
                4 => json!(["dictionary", self.shape(depth + 1)]),
                5 => json!(["map", self.key(), self.shape(depth + 1)]),
                6 => json!(["set", self.key()]),
                7 => json!(["iterable", self.shape(depth + 1)]),
                8 => json!(["asyncIterable", self.shape(depth + 1)]),
                1 => json!(["optional", self.plain(depth + 1)]),
                _ => json!(["optional", ["nullable", self.plain(depth + 1)]]),
            },
            _ => json!(self.pick(&leaves()).row().js),
        }
    }

    /// The shapes of keys. Different values of them remain different.
    fn key(&mut self) -> Json {
        match self.below(9) {
            7 => json!({ "named": "Level" }),
            8 => json!({ "named": "Align" }),
            at => json!(
                [
                    "string", "i32", "f64", "bool", "bigI64", "bigU128", "safeI64"
                ][at]
            ),
        }
    }

    /// The shapes that an array may contain.
    fn element(&mut self, depth: usize) -> Json {
        match self.below(4) {
            0 => json!(["nullable", self.plain(depth)]),
            _ => self.plain(depth),
        }
    }

    /// The kind of elements of a typed array.
    fn element_of_typed(&mut self) -> Kind {
        loop {
            let array = self.pick(TypedArray::ALL);
            if array != TypedArray::Uint8ClampedArray {
                return array.kind();
            }
        }
    }

    /// The shapes that may be nullable: not those that include null.
    fn plain(&mut self, depth: usize) -> Json {
        loop {
            let shape = self.shape(depth);
            let outer = shape.get(0).and_then(Json::as_str);
            if !matches!(outer, Some("nullable" | "optional" | "arguments")) {
                return shape;
            }
        }
    }

    /// A value that almost matches this shape.
    fn value(&mut self, shape: &Json, depth: usize) -> Json {
        // The arguments of a call are always a list.
        if shape[0] != "arguments" && self.below(12) == 0 {
            return self.any(depth);
        }
        match shape {
            Json::Array(parts) => match parts[0].as_str().unwrap_or_default() {
                "nullable" | "optional" if self.below(4) == 0 => self.pick(&[0, 1]).into_missing(),
                "array" => {
                    let count = self.below(5);
                    (0..count)
                        .map(|_| self.value(&parts[1], depth + 1))
                        .collect()
                }
                "arguments" => self.values(&parts[1..], depth).collect(),
                "tuple" => {
                    let surplus = usize::from(self.below(12) == 0);
                    let values = self.values(&parts[1..], depth).collect::<Vec<_>>();
                    values.into_iter().skip(surplus).collect()
                }
                "dictionary" => {
                    let keys = ["a", "10", "2", "__proto__", "é", ""];
                    let count = self.below(4);
                    let mut object = serde_json::Map::new();
                    for _ in 0..count {
                        let value = self.value(&parts[1], depth + 1);
                        object.insert(self.pick(&keys).to_owned(), value);
                    }
                    object.into()
                }
                "map" => {
                    let count = self.below(4);
                    let entries: Json = (0..count)
                        .map(|_| self.values(&parts[1..], depth).collect::<Json>())
                        .collect();
                    json!({ "$map": entries })
                }
                "set" => {
                    let count = self.below(4);
                    let elements: Json = (0..count)
                        .map(|_| self.value(&parts[1], depth + 1))
                        .collect();
                    json!({ "$set": elements })
                }
                "iterable" | "asyncIterable" => self.iterable(depth),
                "typed" => {
                    let class = kind(&parts[1]).and_then(TypedArray::of);
                    self.typed(class.expect("the element of a typed array"))
                }
                _ => self.value(&parts[1], depth),
            },
            Json::Object(named) => self.named(named["named"].as_str().unwrap_or_default(), depth),
            leaf => self.leaf(kind(leaf).expect("a kind")),
        }
    }

    /// A value that can be iterated over. Its elements are not read when it crosses.
    fn iterable(&mut self, depth: usize) -> Json {
        let elements = (0..self.below(3))
            .map(|_| self.any(depth + 1))
            .collect::<Json>();
        match self.below(5) {
            0 => self.text(),
            1 => json!({ "$set": elements }),
            2 => json!({ "$map": [] }),
            3 => {
                let class = self.pick(TypedArray::ALL);
                self.typed(class)
            }
            _ => elements,
        }
    }

    /// A value for each shape.
    fn values(&mut self, shapes: &[Json], depth: usize) -> impl Iterator<Item = Json> {
        shapes.iter().map(move |shape| self.value(shape, depth + 1))
    }

    fn named(&mut self, name: &str, depth: usize) -> Json {
        match name {
            "Level" => json!(self.pick(&[0, 1, -5, 2])),
            "Code" => json!(self.pick(&[200, 404, 7, -1])),
            "Size" => {
                let values = [
                    json!("auto"),
                    json!(2),
                    json!(true),
                    json!(-5),
                    json!("left"),
                    json!(3),
                ];
                values[self.below(values.len())].clone()
            }
            "Figure" if self.below(2) == 0 => self.named("Circle", depth),
            "Strict" | "Every" | "Lengths" | "Figure" | "Json" => {
                let inner = if depth > 3 {
                    json!("string")
                } else {
                    self.shape(depth + 1)
                };
                self.value(&inner, depth + 1)
            }
            "Align" | "Kind" => json!(self.pick(&["left", "cen\"ter", "", "a", "b", "c"])),
            _ => {
                let mut object = serde_json::Map::new();
                // One, or values would have as many parts as a tree has leaves.
                let link = self.pick(&["next", "chain", "skip"]);
                for field in FIELDS {
                    let shape = match field {
                        "name" | "text" => json!("string"),
                        "next" | "chain" | "skip" if depth > 40 || field != link => continue,
                        "skip" => json!(["nullable", { "named": "Link" }]),
                        "next" | "chain" => json!(["nullable", { "named": "Chain" }]),
                        "kind" => {
                            let kinds = ["circle", "square", "oval"];
                            object.insert(field.to_owned(), json!(self.pick(&kinds)));
                            continue;
                        }
                        "n" => json!("u8"),
                        "id" | "a" | "b" => json!("i32"),
                        "total" => json!("safeU64"),
                        "parts" => json!(["array", "f64"]),
                        "children" if depth < 3 => json!(["array", { "named": "Tree" }]),
                        "children" => continue,
                        _ => json!("f64"),
                    };
                    if self.below(20) > 0 {
                        object.insert(field.to_owned(), self.value(&shape, depth + 1));
                    }
                }
                object.into()
            }
        }
    }

    fn leaf(&mut self, kind: Kind) -> Json {
        match kind {
            Kind::Bool => json!(self.below(2) == 0),
            Kind::I8
            | Kind::U8
            | Kind::I16
            | Kind::U16
            | Kind::I32
            | Kind::U32
            | Kind::Isize
            | Kind::Usize
            | Kind::F32
            | Kind::F64
            | Kind::SafeI64
            | Kind::SafeU64 => self.number(),
            Kind::BigI64 | Kind::BigU64 | Kind::BigI128 | Kind::BigU128 => self.bigint(),
            Kind::Char => json!(self.pick(&["a", "é", "😀", "\0", "\u{feff}", "ab", ""])),
            Kind::String => self.text(),
            Kind::Date => {
                json!({ "$date": self.pick(&[0.0, 1.0, -1.0, 8.64e15, -8.64e15, 1e12]) })
            }
            Kind::Error => {
                json!({ "$error": [self.pick(&["Error", "TypeError", "RangeError"]), "message"] })
            }
            Kind::Function => json!({ "$function": true }),
            Kind::Symbol => json!({ "$symbol": self.text() }),
            Kind::Promise => json!({ "$promise": true }),
            Kind::Clamped => self.typed(TypedArray::Uint8ClampedArray),
            Kind::ArrayBuffer => json!({ "$buffer": [self.below(256), 7] }),
            Kind::Void
            | Kind::Object
            | Kind::Any
            | Kind::View
            | Kind::ReadonlyView
            | Kind::Class
            | Kind::Nullable
            | Kind::Optional
            | Kind::Array
            | Kind::Typed
            | Kind::Arguments
            | Kind::Tuple
            | Kind::Record
            | Kind::Dictionary
            | Kind::Map
            | Kind::Set
            | Kind::Iterable
            | Kind::AsyncIterable
            | Kind::NumberEnum
            | Kind::StringEnum
            | Kind::Recursive
            | Kind::Union
            | Kind::Literal => self.any(1),
        }
    }

    fn number(&mut self) -> Json {
        let edges = [
            "0",
            "-0",
            "1",
            "-1",
            "1.5",
            "127",
            "128",
            "-128",
            "-129",
            "255",
            "256",
            "32767",
            "-32769",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "4294967295",
            "4294967296",
            "9007199254740991",
            "9007199254740992",
            "-9007199254740991",
            "0.1",
            "3.5e38",
            "1e308",
            "5e-324",
            "NaN",
            "Infinity",
            "-Infinity",
        ];
        if self.below(2) == 0 {
            return json!({ "$number": self.pick(&edges) });
        }
        json!(self.below(400) as i64 - 200)
    }

    fn bigint(&mut self) -> Json {
        let edges = [
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551615",
            "18446744073709551616",
            "170141183460469231731687303715884105727",
            "-170141183460469231731687303715884105728",
            "340282366920938463463374607431768211455",
        ];
        json!({ "$bigint": self.pick(&edges) })
    }

    fn text(&mut self) -> Json {
        let length = self.pick(&[0, 1, 3, 15, 16, 17, 32, 33, 63, 64, 65, 200]);
        let filling = self.pick(&["a", "é", "😀", "\0", "\u{feff}"]);
        let text: String = filling.chars().cycle().take(length).collect();
        let tail = self.pick(&["", "z", "é"]);
        json!(format!("{text}{tail}"))
    }

    fn typed(&mut self, class: TypedArray) -> Json {
        let count = self.below(5);
        let elements = (0..count).map(|_| self.below(100));
        let elements: Vec<Json> = match class.kind().row().check {
            Check::BigInt { .. } => elements.map(|it| json!(it.to_string())).collect(),
            _ => elements.map(|it| json!(it)).collect(),
        };
        json!({ "$typed": [class.name(), elements] })
    }

    fn any(&mut self, depth: usize) -> Json {
        match self.below(if depth > 2 { 9 } else { 11 }) {
            0 => Json::Null,
            1 => json!({ "$undefined": true }),
            2 => json!(true),
            3 => self.number(),
            4 => self.bigint(),
            5 => self.text(),
            6 => json!({ "$date": null }),
            7 => json!({ "$function": true }),
            8 => {
                let class = self.pick(TypedArray::ALL);
                self.typed(class)
            }
            9 => json!({ "x": self.any(depth + 1) }),
            _ => (0..self.below(3)).map(|_| self.any(depth + 1)).collect(),
        }
    }
}

/// The kind that the runtime's JavaScript calls by this name.
fn kind(name: &Json) -> Option<Kind> {
    let mut all = Kind::ALL.iter().copied();
    all.find(|kind| *name == kind.row().js)
}

trait Missing {
    fn into_missing(self) -> Json;
}

impl Missing for i32 {
    fn into_missing(self) -> Json {
        if self == 0 {
            Json::Null
        } else {
            json!({ "$undefined": true })
        }
    }
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"))
}

/// The outcome of a case in the interpreter; the bytes are read and written again, and must be the same.
fn case(of: &Json, content: Json) -> Json {
    let known = shape(of);
    match encode(known, &value(&content)) {
        Ok((bytes, refs)) => {
            let back = decode(known, &bytes, &refs)
                .unwrap_or_else(|wrong| panic!("{of} {content}: {wrong:?}"));
            let (again, _) =
                encode(known, &back).unwrap_or_else(|wrong| panic!("{of} {content}: {wrong:?}"));
            assert_eq!(hex(&again), hex(&bytes), "back and again: {of} {content}");
            json!({ "shape": of, "value": content, "hex": hex(&bytes) })
        }
        Err(wrong) => {
            json!({ "shape": of, "value": content, "error": wrong.into_error("place").message() })
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "starts Node")]
fn random_values_have_the_same_bytes_and_texts_in_javascript() {
    let mut random = Random(setting("JSI_WIRE_SEED", 0).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let shapes: Vec<Json> = (0..SHAPES).map(|_| random.shape(0)).collect();
    let cases: Vec<Json> = (0..setting("JSI_WIRE_CASES", CASES))
        .map(|_| {
            let of = &shapes[random.below(SHAPES)];
            let content = random.value(of, 0);
            case(of, content)
        })
        .collect();
    let good = cases
        .iter()
        .filter(|case| case.get("hex").is_some())
        .count();
    assert!(
        good > cases.len() / 4 && good < cases.len(),
        "{good} of {} are good",
        cases.len()
    );

    let file = std::env::temp_dir().join(format!("jsi-wire-{}.json", std::process::id()));
    std::fs::write(&file, Json::from(cases).to_string()).expect("a writable folder");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/js/tests/random.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(&file)
        .output()
        .expect("node in PATH");
    std::fs::remove_file(&file).expect("the file is there");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    println!("{text}");
}
