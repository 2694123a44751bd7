//! JavaScript that comes with a package, as a build would find it.

use serde_json::json;

use crate::client::{Client, folder};

#[test]
fn problems_of_a_build_are_reported_before_it() {
    let (kept, uri) = folder(&[
        ("crate/Cargo.toml", ""),
        (
            "crate/src/a.jsi",
            "interface A from \"./a.js\" { a(): Void; }\n",
        ),
        (
            "crate/src/a.js",
            "import \"./deep/b.js\";\nexport function a() {}\n",
        ),
        ("crate/src/deep/b.js", "export * from \"../gone.js\";\n"),
        (
            "crate/src/c.jsi",
            "interface C from \"../../c.js\" { c(): Void; }\n",
        ),
        ("c.js", ""),
    ]);
    let watching = json!({ "didChangeWatchedFiles": { "dynamicRegistration": true } });
    let (mut client, _) = Client::start(json!({
        "capabilities": { "workspace": watching },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let (a, c) = (
        format!("{uri}/crate/src/a.jsi"),
        format!("{uri}/crate/src/c.jsi"),
    );
    assert_eq!(client.codes(&a), ["JSI0103 0:17-0:25"]);
    assert_eq!(client.codes(&c), ["JSI0107 0:17-0:29"]);
    // the file that was missing appears, and typing goes on
    std::fs::write(kept.path().join("crate/src/gone.js"), "").unwrap();
    let changes = json!([{ "uri": format!("{uri}/crate/src/gone.js"), "type": 1 }]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
    assert_eq!(client.codes(&a), Vec::<String>::new());
    client.open(&c, "interface C from \"../../none.js\" { c(): Void; }\n");
    assert_eq!(client.codes(&c), ["JSI0103 0:17-0:32"], "reported once");
}

#[test]
fn they_can_be_pulled_too() {
    let (_kept, uri) = folder(&[
        ("a.jsi", "interface A from \"./a.js\" { a(): Void; }\n"),
        (
            "a.js",
            "import { b } from './b.js';\nexport function a() { b(); }\n",
        ),
    ]);
    let (mut client, _) = Client::start(json!({
        "capabilities": { "textDocument": { "diagnostic": {} } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let document = json!({ "textDocument": { "uri": format!("{uri}/a.jsi") } });
    let report = client.request("textDocument/diagnostic", document).unwrap();
    assert_eq!(report["items"][0]["code"], "JSI0103");
    let message = report["items"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("b.js") && message.contains("imported by"),
        "{message}"
    );
}
