//! The names of JavaScript modules, compared while either side is edited.

use serde_json::json;

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
