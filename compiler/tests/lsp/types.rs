//! The types of JavaScript, compared when a file is saved, with Node and the TypeScript of the folder.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, folder, replace};

const API: &str =
    "interface Api from \"./shim.js\" {\n    label(a: Number): Number;\n    count(): Number;\n}\n";

const SHIM: &str = "\
/**
 * @param {number} a
 * @returns {string}
 */
export function label(a) {
  return String(a);
}
/** @returns {number} */
export function count() {
  return 1;
}
";

/// A folder with these files and TypeScript.
pub fn with_typescript(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let (kept, uri) = folder(files);
    let modules = kept.path().join("node_modules");
    std::fs::create_dir_all(&modules).unwrap();
    let installed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/web/node_modules/typescript6");
    std::os::unix::fs::symlink(installed, modules.join("typescript")).unwrap();
    (kept, uri)
}

fn settings(client: &Client, value: &str) {
    let settings = json!({ "settings": { "jsi": { "check": { "types": value } } } });
    client.notify("workspace/didChangeConfiguration", settings);
}

fn save(client: &Client, uri: &str) {
    client.notify(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": uri } }),
    );
}

fn fixes(client: &mut Client, uri: &str, line: u32) -> Vec<Value> {
    let place = json!({ "line": line, "character": 6 });
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let found = client.request("textDocument/codeAction", params).unwrap();
    found.as_array().unwrap().clone()
}

#[test]
fn types_are_compared_when_a_file_is_saved() {
    let (kept, uri) = with_typescript(&[
        ("Cargo.toml", ""),
        ("api.jsi", API),
        ("shim.js", SHIM),
        // its errors hide no types of other files
        ("wrong.jsi", "record Wrong { a: Nope; }\n"),
    ]);
    let (mut client, answer) = Client::start(json!({
        "capabilities": { "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    assert_eq!(answer["capabilities"]["textDocumentSync"]["save"], true);
    let (api, shim) = (format!("{uri}/api.jsi"), format!("{uri}/shim.js"));
    client.open(&api, API);
    // it is off by default
    save(&client, &api);
    assert_eq!(fixes(&mut client, &api, 1), Vec::<Value>::new());
    settings(&client, "onSave");
    assert_eq!(client.codes(&api), ["JSI0506 1:4-1:9"]);
    let found = fixes(&mut client, &api, 1);
    assert_eq!(
        found[0]["title"],
        "take the type of JavaScript: `label(a: Number): String;`"
    );

    // the report stays at its member
    client.change(&api, 2, json!([replace((0, 0), (0, 0), "// first\n")]));
    assert_eq!(client.codes(&api), ["JSI0506 2:4-2:9"]);
    let found = fixes(&mut client, &api, 2);
    let edit = &found[0]["edit"]["changes"][&api][0];
    assert_eq!(edit["range"]["start"], json!({ "line": 2, "character": 4 }));
    // until that is another one
    client.change(&api, 3, json!([replace((2, 10), (2, 10), "b")]));
    assert_eq!(client.codes(&api), Vec::<String>::new());
    client.change(&api, 4, json!([replace((2, 10), (2, 11), "")]));
    assert_eq!(client.codes(&api), ["JSI0506 2:4-2:9"]);

    // the other side
    std::fs::write(
        kept.path().join("shim.js"),
        SHIM.replace("String(a)", "a")
            .replace("{string}", "{number}"),
    )
    .unwrap();
    let changes = json!({ "changes": [{ "uri": shim, "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert_eq!(client.codes(&api), Vec::<String>::new());

    std::fs::write(kept.path().join("shim.js"), SHIM).unwrap();
    save(&client, &api);
    assert_eq!(client.codes(&api), ["JSI0506 2:4-2:9"]);
    settings(&client, "off");
    assert_eq!(client.codes(&api), Vec::<String>::new());
    assert!(client.stop());
}

#[test]
fn a_missing_typescript_is_reported_once() {
    let (_kept, uri) = folder(&[("Cargo.toml", ""), ("api.jsi", API), ("shim.js", SHIM)]);
    let (mut client, _) = Client::start(json!({
        "capabilities": { "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let api = format!("{uri}/api.jsi");
    client.open(&api, API);
    settings(&client, "onSave");
    let shown = client.notification("window/showMessage");
    let message = shown["message"].as_str().unwrap();
    assert!(
        message.starts_with("types are not compared: TypeScript is not installed"),
        "{message}"
    );
    save(&client, &api);
    settings(&client, "off");
    // requests are answered while another thread works
    assert_eq!(fixes(&mut client, &api, 1), Vec::<Value>::new());
    assert!(!client.has_seen("window/showMessage"));
    assert!(client.stop());
}
