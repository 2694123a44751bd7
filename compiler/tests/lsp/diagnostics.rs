//! Diagnostics of files, pushed and pulled.

use serde_json::{Value, json};

use crate::client::{Client, codes, folder, replace};

const URI: &str = "untitled:a.jsi";
const WRONG: &str = "interface I from \"x\" {\n    all(): Promise<Array<String>>;\n}\n";

#[test]
fn are_pushed_and_removed() {
    let mut client = Client::plain();
    client.open(URI, WRONG);
    assert_eq!(client.codes(URI), ["JSI0201 1:19-1:32"]);
    client.change(URI, 2, json!([replace((1, 19), (1, 32), "Object")]));
    assert_eq!(client.codes(URI), Vec::<String>::new());
    client.change(URI, 3, json!([{ "text": WRONG.replace("Array", "Aray") }]));
    assert_eq!(client.codes(URI), ["JSI0101 1:19-1:23"]);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": URI } }),
    );
    assert_eq!(client.codes(URI), Vec::<String>::new());
    assert!(client.stop());
}

#[test]
fn say_everything_that_is_known() {
    let mut client = Client::plain();
    client.open(URI, WRONG);
    let pushed = client.notification("textDocument/publishDiagnostics");
    assert_eq!(pushed["version"], 1);
    let it = &pushed["diagnostics"][0];
    assert_eq!(it["severity"], 1);
    assert_eq!(it["source"], "jsi");
    assert_eq!(it["codeDescription"], Value::Null);
    let message = it["message"].as_str().unwrap();
    assert!(message.starts_with("a `Promise` cannot resolve to an `Array`\n"));
    assert!(message.contains("\nhelp: "), "{message}");
    let related = &it["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], URI);
    assert_eq!(
        related["location"]["range"]["start"],
        json!({ "line": 1, "character": 11 })
    );
    let fix = &it["data"]["fixes"][0];
    assert_eq!(fix["edit"]["changes"][URI][0]["newText"], "Object");
    client.change(URI, 2, json!([{ "text": "record R { a: Any?; }" }]));
    let pushed = client.notification("textDocument/publishDiagnostics");
    assert_eq!(pushed["diagnostics"][0]["severity"], 2);
    assert_eq!(pushed["diagnostics"][0]["tags"], json!([1]));
}

#[test]
fn codes_lead_to_their_pages_in_clients_that_show_them() {
    let options = json!({ "explain": "jsi-explain" });
    let (mut client, _) =
        Client::start(json!({ "capabilities": {}, "initializationOptions": options }));
    client.open(URI, WRONG);
    let pushed = client.notification("textDocument/publishDiagnostics");
    let page = &pushed["diagnostics"][0]["codeDescription"]["href"];
    assert_eq!(page, "jsi-explain:/JSI0201.md");
    let mut explain = |code: &str| {
        let params = json!({ "command": "jsic.explain", "arguments": [code] });
        client.request("workspace/executeCommand", params)
    };
    let text = explain("JSI0201").unwrap();
    assert!(text.as_str().unwrap().starts_with("# JSI0201"), "{text}");
    assert_eq!(
        explain("JSI9999").unwrap_err().message,
        "`JSI9999` is no code"
    );
}

#[test]
fn columns_are_counted_as_agreed() {
    let text = "record R { /* 😀ä */ a: Nope; }";
    for (offered, agreed, place) in [
        (json!(["utf-8", "utf-16"]), "utf-8", "JSI0101 0:27-0:31"),
        (json!(["utf-16"]), "utf-16", "JSI0101 0:24-0:28"),
        (json!(null), "utf-16", "JSI0101 0:24-0:28"),
    ] {
        let general = json!({ "positionEncodings": offered });
        let (mut client, answer) = Client::start(json!({ "capabilities": { "general": general } }));
        assert_eq!(answer["capabilities"]["positionEncoding"], agreed);
        client.open(URI, text);
        assert_eq!(client.codes(URI), [place]);
    }
}

#[test]
fn are_asked_for_by_clients_that_do_so() {
    let capabilities = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    });
    let (mut client, _) = Client::start(json!({ "capabilities": capabilities }));
    client.open(URI, WRONG);
    let document = json!({ "textDocument": { "uri": URI } });
    let report = client.request("textDocument/diagnostic", document).unwrap();
    assert_eq!(report["kind"], "full");
    assert_eq!(codes(&report["items"]), ["JSI0201 1:19-1:32"]);
    let again = json!({ "textDocument": { "uri": URI }, "previousResultId": report["resultId"] });
    let again = client.request("textDocument/diagnostic", again).unwrap();
    assert_eq!(again["kind"], "unchanged");
    let all = json!({ "previousResultIds": [] });
    let all = client.request("workspace/diagnostic", all).unwrap();
    assert_eq!(all["items"][0]["uri"], URI);
    assert_eq!(all["items"][0]["items"], report["items"]);
    let known = json!([{ "uri": URI, "value": report["resultId"] }]);
    let known = json!({ "previousResultIds": known });
    let known = client.request("workspace/diagnostic", known).unwrap();
    assert_eq!(known["items"][0]["kind"], "unchanged");
    // it pulls again after its own changes, and gets a request after changes of other files
    client.asked("workspace/diagnostic/refresh");
    client.change(URI, 2, json!([{ "text": "record R { }" }]));
    let document = json!({ "textDocument": { "uri": URI } });
    client.request("textDocument/diagnostic", document).unwrap();
    assert!(!client.has_seen("workspace/diagnostic/refresh"));
    let change = json!({ "changes": [{ "uri": "file:///x.jsi", "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", change);
    client.asked("workspace/diagnostic/refresh");
    assert!(!client.has_seen("textDocument/publishDiagnostics"));
}

/// A folder with files, and its address.
#[test]
fn are_about_all_files_of_all_roots() {
    let (one, first) = folder(&[("a.jsi", "record R { x: Nope; }")]);
    let (_two, second) = folder(&[("b.jsi", "record Fine { x: Number; }")]);
    let roots = json!([{ "uri": first, "name": "one" }, { "uri": second, "name": "two" }]);
    let watching = json!({ "didChangeWatchedFiles": { "dynamicRegistration": true } });
    let (mut client, _) = Client::start(json!({
        "capabilities": { "workspace": watching }, "workspaceFolders": roots,
    }));
    let (a, b) = (format!("{first}/a.jsi"), format!("{second}/b.jsi"));
    assert_eq!(client.codes(&a), ["JSI0101 0:14-0:18"]);
    let asked = client.asked("client/registerCapability");
    assert_eq!(
        asked["registrations"][0]["method"],
        "workspace/didChangeWatchedFiles"
    );

    // an open file is the editor's, whatever the disk has
    client.open(&b, "use \"./c.jsi\" { C }; class D extends C;");
    assert_eq!(client.codes(&b), ["JSI0103 0:4-0:13"]);
    std::fs::write(one.path().join("a.jsi"), "record R { x: Number; }").unwrap();
    let change = |uri: &str, kind: u8| json!({ "changes": [{ "uri": uri, "type": kind }] });
    client.notify("workspace/didChangeWatchedFiles", change(&a, 2));
    assert_eq!(client.codes(&a), Vec::<String>::new());
    std::fs::write(_two.path().join("c.jsi"), "class C;").unwrap();
    client.notify(
        "workspace/didChangeWatchedFiles",
        change(&format!("{second}/c.jsi"), 1),
    );
    assert_eq!(client.codes(&b), Vec::<String>::new());
    std::fs::remove_file(_two.path().join("c.jsi")).unwrap();
    client.notify(
        "workspace/didChangeWatchedFiles",
        change(&format!("{second}/c.jsi"), 3),
    );
    assert_eq!(client.codes(&b), ["JSI0103 0:4-0:13"]);

    let (_three, third) = folder(&[("d.jsi", "record")]);
    let event = json!({ "added": [{ "uri": third, "name": "three" }], "removed": [] });
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": event }),
    );
    assert_eq!(client.codes(&format!("{third}/d.jsi")).len(), 1);
    let event = json!({ "added": [], "removed": [{ "uri": third, "name": "three" }] });
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": event }),
    );
    assert_eq!(
        client.codes(&format!("{third}/d.jsi")),
        Vec::<String>::new()
    );
    assert!(client.stop());
}

#[test]
fn a_change_without_a_place_in_the_text_changes_the_end() {
    let mut client = Client::plain();
    client.open(URI, "record R { x: Number; ");
    assert_eq!(client.codes(URI).len(), 1);
    client.change(URI, 2, json!([replace((7, 7), (3, 9), "}")]));
    assert_eq!(client.codes(URI), Vec::<String>::new());
    client.change(
        "untitled:never-opened",
        2,
        json!([replace((0, 0), (0, 1), "x")]),
    );
    assert!(client.stop());
}
