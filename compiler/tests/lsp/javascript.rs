//! The names of JavaScript modules, compared while either side is edited.

use serde_json::{Value, json};

use crate::client::{Client, folder, replace};

const API: &str = "interface Api from \"./shim.js\" {\n    add(a: Number, b: Number): Number;\n}\n";

#[test]
fn names_are_compared_while_either_side_changes() {
    let (kept, uri) = folder(&[
        ("Cargo.toml", ""),
        ("api.jsi", API),
        ("shim.js", "export function sum(a, b) { return a + b; }\n"),
    ]);
    let watching = json!({ "didChangeWatchedFiles": { "dynamicRegistration": true } });
    let (mut client, _) = Client::start(json!({
        "capabilities": { "workspace": watching },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let (api, shim) = (format!("{uri}/api.jsi"), format!("{uri}/shim.js"));
    assert_eq!(client.codes(&api), ["JSI0501 1:4-1:7"]);

    // on the disk
    std::fs::write(
        kept.path().join("shim.js"),
        "export function add(a, b) { return a + b; }\n",
    )
    .unwrap();
    let changes = json!([{ "uri": shim, "type": 2 }]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
    assert_eq!(client.codes(&api), Vec::<String>::new());

    // in the editor, unsaved
    client.open(&shim, "export async function add(a, b) { return a + b; }\n");
    assert_eq!(client.codes(&api), ["JSI0504 1:4-1:7"]);
    client.change(
        &shim,
        2,
        json!([replace((0, 0), (0, 49), "export const add = 1;")]),
    );
    let pushed = client.notification("textDocument/publishDiagnostics");
    assert_eq!(pushed["uri"], api);
    assert_eq!(pushed["diagnostics"][0]["code"], "JSI0502");
    let related = &pushed["diagnostics"][0]["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], shim);
    assert_eq!(
        related["location"]["range"]["start"],
        json!({ "line": 0, "character": 19 })
    );

    // the interface
    client.open(
        &api,
        &API.replace("add(a: Number, b: Number): Number", "readonly add: Number"),
    );
    assert_eq!(client.codes(&api), Vec::<String>::new());

    // what was not saved is gone
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": shim } }),
    );
    assert_eq!(client.codes(&api), ["JSI0502 1:13-1:16"]);
    assert!(client.stop());
}

#[test]
fn an_open_script_is_no_interface() {
    let mut client = Client::plain();
    client.open("file:///w/shim.js", "export {");
    client.open("file:///w/api.jsi", "interface");
    assert_eq!(client.codes("file:///w/api.jsi").len(), 1);
    assert!(!client.has_seen("textDocument/publishDiagnostics"));
}

fn quick_fixes(client: &mut Client, uri: &str, line: u32, column: u32) -> Vec<Value> {
    let place = json!({ "line": line, "character": column });
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let found = client.request("textDocument/codeAction", params).unwrap();
    found.as_array().unwrap().clone()
}

/// The text after the edits of an action in one file.
fn edited(text: &str, edits: &Value) -> String {
    let mut text = text.to_owned();
    for edit in edits.as_array().unwrap() {
        let offset = |it: &Value| {
            let line = it["line"].as_u64().unwrap() as usize;
            let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            before + it["character"].as_u64().unwrap() as usize
        };
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        text.replace_range(range, edit["newText"].as_str().unwrap());
    }
    text
}

#[test]
fn quick_fixes_create_functions_and_use_similar_names() {
    const SHIM: &str = "export function addAll(a) {\n  return a;\n}\n";
    let (_kept, uri) = folder(&[("Cargo.toml", ""), ("api.jsi", API), ("shim.js", SHIM)]);
    let (mut client, _) = Client::start(json!({
        "capabilities": { "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let (api, shim) = (format!("{uri}/api.jsi"), format!("{uri}/shim.js"));
    assert_eq!(client.codes(&api), ["JSI0501 1:4-1:7"]);
    let found = quick_fixes(&mut client, &api, 1, 5);
    let titles: Vec<&str> = found
        .iter()
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["create the function `add` in `shim.js`"]);
    assert_eq!(found[0]["diagnostics"][0]["code"], "JSI0501");
    let text = edited(SHIM, &found[0]["edit"]["changes"][&shim]);
    assert_eq!(
        text,
        format!(
            "{SHIM}\n/**\n * @param {{number}} a\n * @param {{number}} b\n * @returns {{number}}\n */\n\
             export function add(a, b) {{\n  throw new Error(\"add is not written yet\");\n}}\n"
        )
    );
    client.open(&shim, &text);
    assert_eq!(client.codes(&api), Vec::<String>::new());

    // a similar name can be used instead
    client.change(
        &shim,
        2,
        json!([{ "text": SHIM.replace("addAll", "adds") }]),
    );
    assert_eq!(client.codes(&api), ["JSI0501 1:4-1:7"]);
    let found = quick_fixes(&mut client, &api, 1, 5);
    assert_eq!(found[0]["title"], "use the export `adds`");
    let text = edited(API, &found[0]["edit"]["changes"][&api]);
    client.open(&api, &text);
    assert_eq!(client.codes(&api), ["JSI0503 1:4-1:8"]);
}

#[test]
fn a_quick_fix_creates_the_file() {
    let (kept, uri) = folder(&[("Cargo.toml", ""), ("api.jsi", API)]);
    let start = |creates: bool| {
        let operations = if creates {
            json!(["create"])
        } else {
            json!([])
        };
        Client::start(json!({
            "capabilities": {
                "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } },
                "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": operations } },
            },
            "workspaceFolders": [{ "uri": uri, "name": "w" }],
        }))
        .0
    };
    let api = format!("{uri}/api.jsi");
    let mut client = start(false);
    assert_eq!(quick_fixes(&mut client, &api, 0, 22), Vec::<Value>::new());
    let mut client = start(true);
    assert_eq!(client.codes(&api), ["JSI0103 0:19-0:30"]);
    let found = quick_fixes(&mut client, &api, 0, 22);
    assert_eq!(found[0]["title"], "create `shim.js`");
    let changes = &found[0]["edit"]["documentChanges"];
    let shim = format!("{uri}/shim.js");
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], shim);
    assert_eq!(changes[1]["textDocument"]["uri"], shim);
    let text = edited("", &changes[1]["edits"]);
    assert!(text.contains("export function add(a, b) {"), "{text}");
    std::fs::write(kept.path().join("shim.js"), text).unwrap();
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": shim, "type": 1 }] }),
    );
    assert_eq!(client.codes(&api), Vec::<String>::new());
}
