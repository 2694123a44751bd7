//! What a pointer over a name shows, in the protocol.

use serde_json::json;

use crate::client::Client;
use crate::features::{URI, at, client};

fn hover(client: &mut Client, line: u32, character: u32) -> String {
    let answer = client
        .request("textDocument/hover", at(line, character))
        .unwrap();
    answer["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn hover_names_the_type_that_is_used_instead_of_a_built_in_one() {
    let mut client = client();
    let text = "class Map from \"leaflet\";\nrecord View { map: Map; sizes: Record<f64>; }\n";
    client.change(URI, 2, json!([{ "text": text }]));
    let declared = hover(&mut client, 1, 20);
    assert!(
        declared.contains("class Map from \"leaflet\""),
        "{declared}"
    );
    let note = "used instead of the built-in type `Map` in this file";
    assert!(declared.contains(note), "{declared}");
    let builtin = hover(&mut client, 1, 33);
    assert!(
        builtin.contains("A plain object with string keys"),
        "{builtin}"
    );
    assert!(!builtin.contains("instead"), "{builtin}");
}

#[test]
fn hover_has_type_parameters_with_their_bounds() {
    let mut client = client();
    let text = "class Node from \"nodes\";\ninterface Store from \"store\" {\n    get<T extends Node>(key: String): Promise<T?>;\n}\n";
    client.change(URI, 2, json!([{ "text": text }]));
    let declared = hover(&mut client, 2, 8);
    for part in [
        "T extends Node",
        "type parameter of `get`",
        "T: FromJs + Promised + Into<JsNode>",
    ] {
        assert!(declared.contains(part), "{declared}");
    }
    let used = hover(&mut client, 2, 46);
    assert!(used.contains("type parameter of `get`"), "{used}");
    let method = hover(&mut client, 2, 5);
    for part in [
        "fn get<T>(&self, key: &str) -> Promise<Option<T>> where T: FromJs + Promised",
        "fn get_any(&self, key: &str) -> Promise<Any>",
        "get<T extends Node>(key: string): Promise<T | null | undefined>",
    ] {
        assert!(method.contains(part), "{method}");
    }
}

#[test]
fn hover_has_the_rust_types_of_iterables() {
    let mut client = client();
    let text = "interface Rows from \"rows\" {\n    read(): Iterable<String>;\n    watch(from: AsyncIterable<f64>): Promise<AsyncIterable<i32>>;\n}\n";
    client.change(URI, 2, json!([{ "text": text }]));
    let read = hover(&mut client, 1, 13);
    for part in ["`JsIterator<String>` in Rust here", "`for … of`"] {
        assert!(read.contains(part), "{read}");
    }
    let from = hover(&mut client, 2, 17);
    for part in ["`JsStream<f64>` in Rust here", "`for await`"] {
        assert!(from.contains(part), "{from}");
    }
    let method = hover(&mut client, 2, 5);
    for part in [
        "fn watch(&self, from: JsStream<f64>) -> Promise<JsStream<i32>>",
        "watch(from: AsyncIterable<number>): Promise<AsyncIterable<number>>",
    ] {
        assert!(method.contains(part), "{method}");
    }
}

#[test]
fn hover_has_type_parameters_of_classes() {
    let mut client = client();
    let text = "class Node from \"nodes\";\nclass Signal<T extends Node> from \"signals\" {\n    constructor(value: T);\n    next(): Promise<T>;\n}\ninterface Api from \"api\" { signal(): Signal<Node>; }\n";
    client.change(URI, 2, json!([{ "text": text }]));
    let declared = hover(&mut client, 1, 13);
    for part in ["T extends Node", "type parameter of `Signal`"] {
        assert!(declared.contains(part), "{declared}");
    }
    let used = hover(&mut client, 3, 20);
    assert!(used.contains("type parameter of `Signal`"), "{used}");
    let method = hover(&mut client, 3, 5);
    for part in [
        "fn next(&self) -> Promise<T> where T: FromJs + Promised + Into<JsNode>",
        "fn next_any(&self) -> Promise<Any>",
        "next(): Promise<T>",
    ] {
        assert!(method.contains(part), "{method}");
    }
    let class = hover(&mut client, 1, 7);
    assert!(class.contains("pub struct JsSignal<T>;"), "{class}");
    let result = hover(&mut client, 5, 28);
    assert!(result.contains("signal(): Signal<Node>"), "{result}");
}

#[test]
fn hover_has_type_parameters_of_records() {
    let mut client = client();
    let text = "class Node from \"nodes\";\nrecord Page<T extends Node> {\n    items: Array<T>;\n}\ninterface Api from \"api\" { page(): Page<Node>; }\n";
    client.change(URI, 2, json!([{ "text": text }]));
    let declared = hover(&mut client, 1, 12);
    for part in ["T extends Node", "type parameter of `Page`"] {
        assert!(declared.contains(part), "{declared}");
    }
    let used = hover(&mut client, 2, 17);
    assert!(used.contains("type parameter of `Page`"), "{used}");
    let record = hover(&mut client, 1, 8);
    assert!(record.contains("pub struct Page<T> {"), "{record}");
    assert!(record.contains("pub items: Vec<T>,"), "{record}");
}

#[test]
fn hover_says_what_things_become() {
    let mut client = client();
    let item = hover(&mut client, 1, 12);
    assert!(
        item.contains("interface Chart from \"./chart.js\""),
        "{item}"
    );
    assert!(item.contains("Draws."), "{item}");
    let draw = "fn draw(&self, points: &[Point], title: Option<&str>) -> Promise<()>;";
    assert!(item.contains(draw), "{item}");
    let member = hover(&mut client, 3, 5);
    assert!(member.contains("Draws points."), "{member}");
    assert!(member.contains(draw.trim_end_matches(';')), "{member}");
    assert!(
        member.contains("draw(points: Point[], title?: string): Promise<void>"),
        "{member}"
    );
    let param = hover(&mut client, 3, 34);
    assert!(param.contains("title: Option<&str>"), "{param}");
    let ty = hover(&mut client, 3, 42);
    assert!(
        ty.contains("`String` is `Option<&str>` in Rust here"),
        "{ty}"
    );
    assert!(ty.contains("A string, copied"), "{ty}");
    let field = hover(&mut client, 8, 15);
    assert!(field.contains("pub x: f64"), "{field}");
    // the client shows the error
    let wrong = hover(&mut client, 5, 21);
    assert!(!wrong.contains("JSI0201"), "{wrong}");
    let constructor = hover(&mut client, 11, 6);
    assert!(
        constructor.contains("fn new(start: i32) -> Result<Self, JsError>"),
        "{constructor}"
    );
    let class = hover(&mut client, 10, 15);
    assert!(
        class.contains("pub trait CounterStatics: Counter + Sized"),
        "{class}"
    );
    let record = hover(&mut client, 8, 8);
    assert!(
        record.contains("pub struct Point {\n    pub x: f64,"),
        "{record}"
    );
    assert!(
        record.contains("interface Point {\n  x: number;\n  y: number;\n}"),
        "{record}"
    );
    assert_eq!(hover(&mut client, 0, 0), "");
}

#[test]
fn hover_shows_the_enum_of_a_union_and_what_rust_does_not_have() {
    let mut client = client();
    let text = "/// A length.\ntype Size = \"auto\" | @rust(\"Pixels\") Number;\n\
        record Bar { kind: \"bar\"; size: Size; }\n\
        interface Chart from \"./chart.js\" {\n    draw(kind: \"2d\", size: Size): Size;\n}\n";
    client.change(URI, 2, json!([{ "text": text }]));
    let union = hover(&mut client, 1, 6);
    assert!(union.contains("A length."), "{union}");
    assert!(
        union.contains("pub enum Size {\n    Auto, // \"auto\"\n    Pixels(f64),\n}"),
        "{union}"
    );
    assert!(union.contains("type Size = \"auto\" | number;"), "{union}");
    let used = hover(&mut client, 2, 33);
    assert!(used.contains("pub enum Size"), "{used}");
    let literal = hover(&mut client, 2, 14);
    assert!(!literal.contains("pub kind"), "{literal}");
    let method = hover(&mut client, 4, 5);
    assert!(
        method.contains("fn draw(&self, size: &Size) -> Result<Size, JsError>"),
        "{method}"
    );
    assert!(
        method.contains("draw(kind: \"2d\", size: Size): Size"),
        "{method}"
    );
}
