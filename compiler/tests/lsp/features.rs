//! What the answers look like in the protocol. What they say is tested in `idl/tests/ide`, without it.

use serde_json::{Value, json};

use crate::client::{Client, replace};

const URI: &str = "untitled:a.jsi";
const TEXT: &str = "\
/// Draws.
interface Chart from \"./chart.js\" {
    /// Draws points.
    draw(points: Array<Point>, title?: String): Promise<Void>;
    @infallible clear(): Void;
    all(): Promise<Array<String>>;
}

record Point { x: Number; y: f32; }

export class Counter {
    constructor(start: i32);
    readonly value: i32;
}
";

fn client() -> Client {
    let capabilities = json!({
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true } },
            "codeAction": { "codeActionLiteralSupport": {} },
            "definition": { "linkSupport": true },
        },
        "window": { "showDocument": { "support": true } },
    });
    let (client, _) = Client::start(json!({ "capabilities": capabilities }));
    client.open(URI, TEXT);
    client
}

fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
}

fn document() -> Value {
    json!({ "textDocument": { "uri": URI } })
}

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
    let wrong = hover(&mut client, 5, 21);
    assert!(
        wrong.contains("**JSI0201** a `Promise` cannot resolve to an `Array`"),
        "{wrong}"
    );
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

#[test]
fn completion_brings_snippets_to_those_who_know_them() {
    let mut client = client();
    client.change(URI, 2, json!([{ "text": "re" }]));
    let answer = client.request("textDocument/completion", at(0, 2)).unwrap();
    let record = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["label"] == "record");
    let record = record.unwrap();
    assert_eq!(record["insertTextFormat"], 2);
    assert_eq!(record["textEdit"]["range"]["start"]["character"], 0);
    assert!(
        record["textEdit"]["newText"]
            .as_str()
            .unwrap()
            .contains("${1:Name}")
    );

    let mut plain = Client::plain();
    plain.open(URI, "re");
    let answer = plain.request("textDocument/completion", at(0, 2)).unwrap();
    let record = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["label"] == "record");
    let record = record.unwrap();
    assert_eq!(record["insertTextFormat"], Value::Null);
    assert_eq!(
        record["textEdit"]["newText"],
        "record Name { field: String; }"
    );
}

#[test]
fn places_are_found_and_renamed() {
    let mut client = client();
    let answer = client
        .request("textDocument/definition", at(3, 24))
        .unwrap();
    assert_eq!(answer[0]["targetUri"], URI);
    assert_eq!(
        answer[0]["targetSelectionRange"]["start"],
        json!({ "line": 8, "character": 7 })
    );
    assert_eq!(
        answer[0]["originSelectionRange"]["start"],
        json!({ "line": 3, "character": 23 })
    );
    let mut params = at(8, 8);
    params["context"] = json!({ "includeDeclaration": false });
    let answer = client.request("textDocument/references", params).unwrap();
    assert_eq!(answer.as_array().unwrap().len(), 1);
    let answer = client
        .request("textDocument/documentHighlight", at(8, 8))
        .unwrap();
    assert_eq!(answer.as_array().unwrap().len(), 2);
    let answer = client
        .request("textDocument/prepareRename", at(8, 8))
        .unwrap();
    assert_eq!(answer["placeholder"], "Point");
    let rename = |name: &str| {
        let mut params = at(8, 8);
        params["newName"] = json!(name);
        params
    };
    let answer = client
        .request("textDocument/rename", rename("Dot"))
        .unwrap();
    assert_eq!(answer["changes"][URI].as_array().unwrap().len(), 2);
    let error = client
        .request("textDocument/rename", rename("Chart"))
        .unwrap_err();
    assert_eq!(
        error.message,
        format!("`{URI}` already has the name `Chart`")
    );
}

#[test]
fn the_structure_of_a_file_is_returned() {
    let mut client = client();
    let symbols = client
        .request("textDocument/documentSymbol", document())
        .unwrap();
    assert_eq!(symbols[0]["name"], "Chart");
    assert_eq!(symbols[0]["children"][0]["name"], "draw");
    let found = client
        .request("workspace/symbol", json!({ "query": "cnt" }))
        .unwrap();
    assert_eq!(found[0]["name"], "Counter");
    let folds = client
        .request("textDocument/foldingRange", document())
        .unwrap();
    assert_eq!(
        (&folds[0]["startLine"], &folds[0]["endLine"]),
        (&json!(1), &json!(6))
    );
    let mut params = document();
    params["positions"] = json!([{ "line": 3, "character": 6 }]);
    let selections = client
        .request("textDocument/selectionRange", params)
        .unwrap();
    assert_eq!(
        selections[0]["range"]["start"],
        json!({ "line": 3, "character": 4 })
    );
    assert_eq!(
        selections[0]["parent"]["range"]["end"],
        json!({ "line": 3, "character": 62 })
    );
    let links = client
        .request("textDocument/documentLink", document())
        .unwrap();
    assert_eq!(links[0]["target"], "chart.js");
    let tokens = client
        .request("textDocument/semanticTokens/full", document())
        .unwrap();
    // the documentation, `interface`, `Chart`, declared
    let first: Vec<u64> = tokens["data"].as_array().unwrap()[..15]
        .iter()
        .map(|it| it.as_u64().unwrap())
        .collect();
    assert_eq!(first, [0, 0, 10, 1, 0, 1, 0, 9, 0, 0, 0, 10, 5, 4, 1]);
    // of a part those that stand in it; the first counts from the beginning of the file
    let mut params = document();
    params["range"] =
        json!({ "start": { "line": 1, "character": 10 }, "end": { "line": 1, "character": 15 } });
    let tokens = client
        .request("textDocument/semanticTokens/range", params)
        .unwrap();
    assert_eq!(tokens["data"], json!([1, 10, 5, 4, 1]));
}

#[test]
fn changed_tokens_are_distinguished_from_the_others() {
    let mut client = client();
    let full = |client: &mut Client| {
        let method = "textDocument/semanticTokens/full";
        client.request(method, document()).unwrap()
    };
    let since = |client: &mut Client, id: &Value| {
        let mut params = document();
        params["previousResultId"] = id.clone();
        let method = "textDocument/semanticTokens/full/delta";
        client.request(method, params).unwrap()
    };
    let before = full(&mut client);
    let unchanged = since(&mut client, &before["resultId"]);
    assert_eq!(unchanged["edits"], json!([]));
    client.change(URI, 2, json!([replace((4, 16), (4, 21), "wipeAll")]));
    let change = since(&mut client, &unchanged["resultId"]);
    // applied, the edits give the result of a request for all tokens
    let mut data: Vec<Value> = before["data"].as_array().unwrap().clone();
    let edits = change["edits"].as_array().unwrap();
    assert_eq!(edits.len(), 1);
    let number = |name: &str| edits[0][name].as_u64().unwrap() as usize;
    let (start, end) = (number("start"), number("start") + number("deleteCount"));
    assert_eq!(end - start, 10, "the word, and the way to the next one");
    data.splice(start..end, edits[0]["data"].as_array().unwrap().clone());
    assert_eq!(full(&mut client)["data"], json!(data));
    // an older result is not stored any more
    assert!(since(&mut client, &before["resultId"])["data"].is_array());
}

#[test]
fn words_on_several_lines_are_cut() {
    let mut client = client();
    client.change(URI, 2, json!([{ "text": "/* a\n  b */ record R { }" }]));
    let tokens = client
        .request("textDocument/semanticTokens/full", document())
        .unwrap();
    let first: Vec<u64> = tokens["data"].as_array().unwrap()[..15]
        .iter()
        .map(|it| it.as_u64().unwrap())
        .collect();
    assert_eq!(first, [0, 0, 4, 1, 0, 1, 0, 6, 1, 0, 0, 7, 6, 0, 0]);
}

#[test]
fn hints_stand_behind_types_that_look_different() {
    let mut client = client();
    let whole =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let mut params = document();
    params["range"] = whole;
    let hints = client.request("textDocument/inlayHint", params).unwrap();
    let hints: Vec<&str> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["label"].as_str().unwrap())
        .collect();
    assert_eq!(
        hints,
        ["&[Point]", "Option<&str>", "Promise<()>", "()", "f64"]
    );
}

#[test]
fn files_are_formatted_line_by_line() {
    let mut client = client();
    client.change(
        URI,
        2,
        json!([{ "text": "record  A{x:Number;}\n\nrecord C { z: Number; }\n\nrecord  B{y:Number;}\n" }]),
    );
    let mut params = document();
    params["options"] = json!({ "tabSize": 4, "insertSpaces": true });
    let edits = client
        .request("textDocument/formatting", params.clone())
        .unwrap();
    assert_eq!(edits.as_array().unwrap().len(), 2, "{edits}");
    params["range"] =
        json!({ "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 5 } });
    let edits = client
        .request("textDocument/rangeFormatting", params.clone())
        .unwrap();
    assert_eq!(edits[0]["newText"], "record B { y: Number; }\n");
    client.change(URI, 3, json!([{ "text": "record  A {" }]));
    assert_eq!(
        client.request("textDocument/formatting", params).unwrap(),
        Value::Null
    );
}

#[test]
fn actions_repair_with_one_key() {
    let mut client = client();
    let place = json!({ "line": 5, "character": 21 });
    let mut params = document();
    params["range"] = json!({ "start": place, "end": place });
    params["context"] = json!({ "diagnostics": [] });
    let actions = client
        .request("textDocument/codeAction", params.clone())
        .unwrap();
    let first = &actions[0];
    assert_eq!(first["kind"], "quickfix");
    assert_eq!(first["isPreferred"], true);
    assert_eq!(first["diagnostics"][0]["code"], "JSI0201");
    assert_eq!(first["edit"]["changes"][URI][0]["newText"], "Object");
    params["context"] = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let kinds: Vec<&Value> = actions
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["kind"])
        .collect();
    assert!(
        kinds.is_empty(),
        "what is only offered is made one by one: {kinds:?}"
    );
}

#[test]
fn generated_rust_is_shown() {
    let mut client = client();
    let lenses = client.request("textDocument/codeLens", document()).unwrap();
    assert_eq!(lenses.as_array().unwrap().len(), 2);
    let command = &lenses[0]["command"];
    assert_eq!(command["command"], "jsic.showGenerated");
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    let text = client.request("workspace/executeCommand", params).unwrap();
    assert!(
        text.as_str().unwrap().starts_with("pub trait Chart {\n"),
        "{text}"
    );
    let shown = client.asked("window/showDocument");
    let path = shown["uri"]
        .as_str()
        .unwrap()
        .strip_prefix("file://")
        .unwrap();
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        text.as_str().unwrap()
    );
    let wrong = json!({ "command": "jsic.showGenerated", "arguments": [URI, "Nope"] });
    let error = client
        .request("workspace/executeCommand", wrong)
        .unwrap_err();
    assert_eq!(error.message, "no Rust code is generated for `Nope`");
    assert!(client.stop());
    assert!(!std::path::Path::new(path).exists(), "it is taken away");
}

#[test]
fn the_rust_of_a_build_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("Cargo.toml", "");
    write("api.jsi", TEXT);
    write(
        "chart.js",
        "export function clear() {}\nexport const draw = () => 1;\n",
    );
    let generated = "target/debug/build/x-1/out/bindings/api.rs";
    write(
        generated,
        "// @generated by jsic x\npub trait Chart {\n    fn draw(&self);\n}\n",
    );
    let mut client = Client::plain();
    let uri = format!("file://{}/api.jsi", folder.path().display());
    client.open(&uri, TEXT);
    let place = |line: u32, character: u32| json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let found = client
        .request("textDocument/implementation", place(3, 5))
        .unwrap();
    assert_eq!(
        found["uri"],
        format!("file://{}/{generated}", folder.path().display())
    );
    assert_eq!(
        found["range"]["start"],
        json!({ "line": 2, "character": 4 })
    );
    let found = client
        .request("textDocument/definition", place(3, 5))
        .unwrap();
    assert_eq!(
        found["uri"],
        format!("file://{}/chart.js", folder.path().display())
    );
    assert_eq!(
        found["range"]["start"],
        json!({ "line": 1, "character": 13 })
    );
    let found = client
        .request("textDocument/definition", place(1, 26))
        .unwrap();
    assert_eq!(
        found["uri"],
        format!("file://{}/chart.js", folder.path().display())
    );
}

#[test]
fn help_stands_between_brackets() {
    let mut client = client();
    let help = client
        .request("textDocument/signatureHelp", at(3, 24))
        .unwrap();
    assert_eq!(help["signatures"][0]["label"], "Array<T>");
    assert_eq!(help["activeParameter"], 0);
    let none = client
        .request("textDocument/signatureHelp", at(0, 0))
        .unwrap();
    assert_eq!(none, Value::Null);
}
