//! What lints find in an editor, and the files that configure them.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, codes, folder};

/// A workspace with these files; the client, and the address of its folder.
fn workspace(files: &[(&str, &str)], capabilities: Value) -> (tempfile::TempDir, Client, String) {
    let (kept, uri) = folder(files);
    let (client, _) = Client::start(json!({
        "capabilities": capabilities,
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    (kept, client, uri)
}

fn changed(client: &Client, uri: &str) {
    let changes = json!([{ "uri": uri, "type": 2 }]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

#[test]
fn have_their_level_and_are_drawn_as_what_they_are() {
    let text = "use \"./b.jsi\" { Unused, Old };\nrecord A { x: Any?; y: Array<Old>; }\n";
    let b = "class Unused;\n@deprecated class Old;\n";
    let (_kept, mut client, uri) = workspace(&[("a.jsi", text), ("b.jsi", b)], json!({}));
    let pushed = client.notification("textDocument/publishDiagnostics");
    assert_eq!(pushed["uri"], format!("{uri}/a.jsi"));
    let drawn = pushed["diagnostics"].as_array().unwrap().iter();
    let drawn: Vec<_> = drawn
        .map(|it| {
            (
                it["code"].clone(),
                it["severity"].clone(),
                it["tags"].clone(),
            )
        })
        .collect();
    let wanted = [
        (json!("JSI0403"), json!(2), json!([1])),
        (json!("JSI0402"), json!(2), json!([1])),
        (json!("JSI0406"), json!(2), json!([2])),
    ];
    assert_eq!(drawn, wanted);
}

#[test]
fn obey_files_that_are_read_again_when_they_change() {
    let files = [
        ("a.jsi", "record A { x_y: Any?; }\n"),
        ("jsic.toml", "[lints]\nredundant-nullable = \"deny\"\n"),
    ];
    let (kept, mut client, uri) = workspace(&files, json!({}));
    let a = format!("{uri}/a.jsi");
    let pushed = client.notification("textDocument/publishDiagnostics");
    assert_eq!(codes(&pushed["diagnostics"]), ["JSI0402 0:19-0:20"]);
    assert_eq!(pushed["diagnostics"][0]["severity"], 1);

    let toml = format!("{uri}/jsic.toml");
    write(
        kept.path(),
        "jsic.toml",
        "[lints]\nnaming = \"warn\"\nredundant-nullable = \"allow\"\n",
    );
    changed(&client, &toml);
    assert_eq!(client.codes(&a), ["JSI0405 0:11-0:14"]);
}

#[test]
fn errors_in_configuration_files_are_reported_in_these() {
    let toml = "[lints]\nnamin = \"warn\"\n";
    for pulls in [json!({}), json!({ "textDocument": { "diagnostic": {} } })] {
        let files = [
            ("sub/a.jsi", "record A { x: Number; }\n"),
            ("jsic.toml", toml),
        ];
        let (kept, mut client, uri) = workspace(&files, pulls);
        let uri = format!("{uri}/jsic.toml");
        assert_eq!(client.codes(&uri), ["JSI0601 1:0-1:5"]);
        write(kept.path(), "jsic.toml", "[lints]\nnaming = \"warn\"\n");
        changed(&client, &uri);
        assert_eq!(client.codes(&uri), Vec::<String>::new());
        // and when it is gone, nothing is left of it
        write(kept.path(), "jsic.toml", "[lints");
        changed(&client, &uri);
        assert_eq!(client.codes(&uri).len(), 1);
        std::fs::remove_file(kept.path().join("jsic.toml")).unwrap();
        let changes = json!([{ "uri": uri, "type": 3 }]);
        client.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": changes }),
        );
        assert_eq!(client.codes(&uri), Vec::<String>::new());
    }
}

#[test]
fn are_fixed_or_allowed_with_one_key() {
    let text = "type Spare = String;\nrecord A { x: Any?; y: Any?; }\n";
    let actions = json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } });
    let (_kept, mut client, uri) = workspace(&[("a.jsi", text)], actions);
    let a = format!("{uri}/a.jsi");
    let mut offered = |character: u32| -> Vec<Value> {
        let place = json!({ "line": 1, "character": character });
        let params = json!({
            "textDocument": { "uri": a },
            "range": { "start": place, "end": place },
            "context": { "diagnostics": [] },
        });
        let found = client.request("textDocument/codeAction", params).unwrap();
        found.as_array().unwrap().clone()
    };
    let found = offered(17);
    let titled = |title: &str| {
        let found = found.iter().find(|it| it["title"] == title);
        found.unwrap_or_else(|| panic!("{title} is not among {found:?}"))
    };
    assert_eq!(titled("remove the `?`")["isPreferred"], true);
    let allow = titled("allow `redundant-nullable` here");
    assert_eq!(allow["kind"], "quickfix");
    assert_eq!(allow["diagnostics"][0]["code"], "JSI0402");
    let edit = &allow["edit"]["changes"][&a][0];
    assert_eq!(edit["newText"], "@allow(redundant-nullable) ");
    assert_eq!(
        edit["range"]["start"],
        json!({ "line": 1, "character": 11 })
    );
    let all = titled("fix 2 problems in this file");
    assert_eq!(all["kind"], "source.fixAll");
    assert_eq!(all["edit"]["changes"][&a].as_array().unwrap().len(), 2);
}
