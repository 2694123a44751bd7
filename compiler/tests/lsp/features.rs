//! What the answers look like in the protocol. What they say is tested in `idl/tests/ide`, without it.

use serde_json::{Value, json};

use crate::client::Client;

pub const URI: &str = "untitled:a.jsi";
pub const TEXT: &str = "\
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

pub fn client() -> Client {
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

pub fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
}

pub fn document() -> Value {
    json!({ "textDocument": { "uri": URI } })
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
    let lenses = lenses.as_array().unwrap().iter();
    let lenses = lenses.filter(|it| it["command"]["command"] == "jsic.showGenerated");
    let lenses: Vec<&Value> = lenses.collect();
    assert_eq!(lenses.len(), 2);
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
