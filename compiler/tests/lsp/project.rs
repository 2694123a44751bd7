//! What the server reads of the files around an interface: exports of its shim, packages, code in Rust, files that move.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, folder};

const API: &str = "\
interface Chart from \"./chart.js\" {
    clear(): Void;

}

export interface Greeter {
    greet(name: String): String;
    readonly count: u32;
}

record Point { x: Number; }
";

const CHART: &str = "export { draw as paint } from './lib/draw.js';\nexport function clear() {}\n";

/// A client with a crate of these files, and the address of the crate.
fn project(more: &[(&str, &str)]) -> (tempfile::TempDir, Client, String) {
    let mut files = vec![
        ("Cargo.toml", ""),
        ("src/lib.rs", "pub fn run() {}\n"),
        ("api.jsi", API),
        ("chart.js", CHART),
        (
            "lib/draw.js",
            "export async function draw(points, color) {}\n",
        ),
        ("node_modules/luxon/index.js", ""),
        ("node_modules/@scope/clock/index.js", ""),
    ];
    files.extend(more);
    let (folder, uri) = folder(&files);
    let capabilities = json!({ "textDocument": {
        "completion": { "completionItem": { "snippetSupport": true, "labelDetailsSupport": true } },
        "codeAction": { "codeActionLiteralSupport": {} },
        "signatureHelp": { "signatureInformation": { "parameterInformation": { "labelOffsetSupport": true } } },
    } });
    let options = json!({ "showReferences": "jsi.showReferences" });
    let (client, _) = Client::start(
        json!({ "capabilities": capabilities, "initializationOptions": options, "rootUri": uri }),
    );
    client.open(&format!("{uri}/api.jsi"), API);
    (folder, client, uri)
}

fn at(uri: &str, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    json!({ "textDocument": { "uri": format!("{uri}/api.jsi") }, "position": position })
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

#[test]
fn completion_has_the_exports_of_the_module_with_a_column_and_documentation() {
    let (_folder, mut client, uri) = project(&[]);
    let found = client
        .request("textDocument/completion", at(&uri, 2, 0))
        .unwrap();
    let items = found["items"].as_array().unwrap();
    let paint = &items[0];
    assert_eq!(paint["label"], "paint");
    assert_eq!(
        paint["labelDetails"],
        json!({ "detail": "(points, color)", "description": "./chart.js" })
    );
    assert_eq!(
        paint["textEdit"]["newText"],
        "paint(points: ${1:Any}, color: ${2:Any}): ${3:Void};$0"
    );
    assert!(
        items.iter().all(|it| it["label"] != "clear"),
        "it is declared"
    );
    for it in items {
        assert!(it["labelDetails"]["description"].is_string(), "{it}");
        assert!(it["documentation"]["value"].is_string(), "{it}");
    }
    assert!(client.stop());
}

#[test]
fn completion_documents_everything_everywhere() {
    let (_folder, mut client, uri) = project(&[]);
    let texts = [
        "$",
        "export $",
        "class A extends $",
        "class A from $",
        "class A from \"$\"",
        "use \"$\"",
        "use \"./$\"",
        "class A from globalThis.$",
        "class A from \"./chart.js\" { $ }",
        "class A from \"a\" { static $ }",
        "type A = $",
        "record A { a: $ }",
        "interface A from \"a\" { a(b: $ }",
        "interface A from \"a\" { a(): Promise<$ }",
        "interface A from \"a\" { a(): Number<$ }",
        "interface A from \"a\" { a(b: Function<$ }",
        "interface A from \"./chart.js\" { @js($ }",
        "@$",
        "@allow($",
        "callback $",
        "interface A $",
        "use \"./api.jsi\" { $ }",
    ];
    for (index, text) in texts.into_iter().enumerate() {
        let name = format!("other{index}.jsi");
        let place = text.find('$').unwrap() as u32;
        client.open(&format!("{uri}/{name}"), &text.replace('$', ""));
        let mut params = at(&uri, 0, place);
        params["textDocument"]["uri"] = json!(format!("{uri}/{name}"));
        let found = client.request("textDocument/completion", params).unwrap();
        let items = found["items"].as_array().unwrap();
        assert!(!items.is_empty(), "{text}");
        let own = ["Chart", "Greeter", "Point", "A"];
        for it in items
            .iter()
            .filter(|it| !own.contains(&it["label"].as_str().unwrap()))
        {
            assert!(
                it["labelDetails"]["description"].is_string(),
                "{text}: {it}"
            );
            assert!(it["documentation"]["value"].is_string(), "{text}: {it}");
        }
    }
    assert!(client.stop());
}

#[test]
fn definitions_follow_exports_of_other_modules() {
    let (folder, mut client, uri) = project(&[]);
    let text = API.replace("\n\n}", "\n    paint(): Void;\n}");
    client.change(&format!("{uri}/api.jsi"), 2, json!([{ "text": text }]));
    let found = client
        .request("textDocument/definition", at(&uri, 2, 6))
        .unwrap();
    assert_eq!(found["uri"], format!("{uri}/lib/draw.js"));
    assert_eq!(
        found["range"]["start"],
        json!({ "line": 0, "character": 22 })
    );
    drop(folder);
    assert!(client.stop());
}

#[test]
fn implementations_are_those_of_the_user() {
    let (folder, mut client, uri) = project(&[]);
    let nothing = client
        .request("textDocument/implementation", at(&uri, 5, 20))
        .unwrap();
    assert_eq!(nothing, Value::Null);
    let code = "struct Polite;\nimpl crate::api::Greeter for Polite {\n    fn count(&self) -> u32 { 0 }\n    fn greet(&self, name: String) -> String { name }\n}\n";
    write(folder.path(), "src/polite.rs", code);
    let item = client
        .request("textDocument/implementation", at(&uri, 5, 20))
        .unwrap();
    assert_eq!(item["uri"], format!("{uri}/src/polite.rs"));
    assert_eq!(
        item["range"]["start"],
        json!({ "line": 1, "character": 29 })
    );
    let member = client
        .request("textDocument/implementation", at(&uri, 6, 6))
        .unwrap();
    assert_eq!(
        member["range"]["start"],
        json!({ "line": 3, "character": 7 })
    );
    assert!(client.stop());
}

/// The titles of the actions at a line, and the action with this title.
fn action(client: &mut Client, uri: &str, line: u32, title: &str) -> Option<Value> {
    let mut params = at(uri, line, 8);
    let place = params["position"].take();
    params["range"] = json!({ "start": place, "end": place });
    params["context"] = json!({ "diagnostics": [] });
    let found = client.request("textDocument/codeAction", params).unwrap();
    let found = found.as_array().unwrap().iter();
    found.clone().find(|it| it["title"] == title).cloned()
}

#[test]
fn an_export_is_implemented_in_rust() {
    let (folder, mut client, uri) = project(&[]);
    let title = "implement `Greeter` in Rust";
    let found = action(&mut client, &uri, 6, title).unwrap();
    assert_eq!(found["kind"], "refactor.rewrite");
    let edit = &found["edit"]["changes"][format!("{uri}/src/lib.rs")][0];
    assert_eq!(edit["range"]["start"], json!({ "line": 1, "character": 0 }));
    let text = edit["newText"].as_str().unwrap();
    for part in [
        "struct MyGreeter;",
        "impl Greeter for MyGreeter {",
        "    fn greet(&self, name: &str) -> Result<String, JsError> {\n",
        "todo!()",
        "fn count(&self)",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(
        action(&mut client, &uri, 1, "implement `Chart` in Rust"),
        None
    );
    write(folder.path(), "src/lib.rs", text);
    assert_eq!(
        action(&mut client, &uri, 6, title),
        None,
        "it is implemented"
    );
    assert!(client.stop());
}

#[test]
fn paths_follow_files_that_move() {
    let (_folder, mut client, uri) = project(&[(
        "user.jsi",
        "use \"./api.jsi\" { Point };\nrecord R { p: Point; }\n",
    )]);
    let rename = |from: &str, to: &str| json!({ "files": [{ "oldUri": format!("{uri}/{from}"), "newUri": format!("{uri}/{to}") }] });
    let edit = client
        .request(
            "workspace/willRenameFiles",
            rename("chart.js", "js/charts.js"),
        )
        .unwrap();
    let edits = &edit["changes"][format!("{uri}/api.jsi")];
    assert_eq!(edits[0]["newText"], "./js/charts.js");
    assert_eq!(
        edits[0]["range"]["start"],
        json!({ "line": 0, "character": 22 })
    );
    let edit = client
        .request(
            "workspace/willRenameFiles",
            rename("api.jsi", "api/main.jsi"),
        )
        .unwrap();
    assert_eq!(
        edit["changes"][format!("{uri}/user.jsi")][0]["newText"],
        "./api/main.jsi"
    );
    assert_eq!(
        edit["changes"][format!("{uri}/api.jsi")][0]["newText"],
        "../chart.js"
    );
    let edit = client
        .request("workspace/willRenameFiles", rename("lib", "library"))
        .unwrap();
    assert_eq!(edit, Value::Null);
    assert!(client.stop());
}

#[test]
fn references_are_counted_and_shown_by_the_command_of_the_client() {
    let (_folder, mut client, uri) = project(&[(
        "user.jsi",
        "use \"./api.jsi\" { Point };\nrecord R { p: Point; }\n",
    )]);
    let params = json!({ "textDocument": { "uri": format!("{uri}/api.jsi") } });
    let found = client.request("textDocument/codeLens", params).unwrap();
    let point = found
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["command"]["title"] == "2 references");
    let command = &point.unwrap()["command"];
    assert_eq!(command["command"], "jsi.showReferences");
    assert_eq!(
        command["arguments"][1],
        json!({ "line": 10, "character": 7 })
    );
    assert_eq!(command["arguments"][2].as_array().unwrap().len(), 2);
    assert!(client.stop());
}

#[test]
fn the_parameter_of_a_signature_is_highlighted_where_it_stands() {
    let (_folder, mut client, uri) = project(&[]);
    client.change(
        &format!("{uri}/api.jsi"),
        2,
        json!([{ "text": "record R { m: Map<String, " }]),
    );
    let help = client
        .request("textDocument/signatureHelp", at(&uri, 0, 26))
        .unwrap();
    assert_eq!(help["activeParameter"], 1);
    let label = help["signatures"][0]["label"].as_str().unwrap();
    let offsets = &help["signatures"][0]["parameters"][1]["label"];
    let at = |index: usize| offsets[index].as_u64().unwrap() as usize;
    assert_eq!(&label[at(0)..at(1)], "V");
    client.change(
        &format!("{uri}/api.jsi"),
        3,
        json!([{ "text": "record R { m: Set<" }]),
    );
    let help = client
        .request(
            "textDocument/signatureHelp",
            crate::project::at(&uri, 0, 18),
        )
        .unwrap();
    assert_eq!(
        help["signatures"][0]["parameters"][0]["label"],
        json!([4, 5])
    );
    assert!(client.stop());
}

#[test]
fn keywords_are_explained() {
    let (_folder, mut client, uri) = project(&[]);
    for (line, character, part) in [
        (0, 3, "Functions and properties"),
        (0, 17, "Where JavaScript has it"),
        (5, 2, "implemented in Rust"),
        (7, 6, "cannot be set"),
    ] {
        let found = client
            .request("textDocument/hover", at(&uri, line, character))
            .unwrap();
        let text = found["contents"]["value"].as_str().unwrap_or_default();
        assert!(text.contains(part), "{line}:{character}: {text}");
    }
    assert!(client.stop());
}

#[test]
fn types_lead_to_their_declarations() {
    let (_folder, mut client, uri) = project(&[]);
    let text = "record Point { x: Number; }\ntype Points = Array<Point>;\ninterface I from \"i\" { all(): Promise<Points>; }\n";
    client.change(&format!("{uri}/api.jsi"), 2, json!([{ "text": text }]));
    let found = client
        .request("textDocument/typeDefinition", at(&uri, 2, 25))
        .unwrap();
    assert_eq!(
        found[0]["range"]["start"],
        json!({ "line": 1, "character": 5 })
    );
    let found = client
        .request("textDocument/typeDefinition", at(&uri, 2, 40))
        .unwrap();
    assert_eq!(
        found[0]["range"]["start"],
        json!({ "line": 0, "character": 7 })
    );
    assert!(client.stop());
}

#[test]
fn a_member_is_formatted_when_it_is_ended_and_a_range_by_itself() {
    let (_folder, mut client, uri) = project(&[]);
    let text = "interface  I from \"i\" {\n  a( x:i32 ):Void;\n    b( ):Void;\n}\nrecord  R { x:Number; }\n";
    client.change(&format!("{uri}/api.jsi"), 2, json!([{ "text": text }]));
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let mut params = at(&uri, 1, 18);
    (params["ch"], params["options"]) = (json!(";"), options.clone());
    let edits = client
        .request("textDocument/onTypeFormatting", params.clone())
        .unwrap();
    assert_eq!(edits.as_array().unwrap().len(), 1, "{edits}");
    assert_eq!(edits[0]["newText"], "    a(x: i32): Void;\n");
    params["position"] = json!({ "line": 1, "character": 6 });
    let nothing = client
        .request("textDocument/onTypeFormatting", params.clone())
        .unwrap();
    assert_eq!(nothing, Value::Null);
    (params["position"], params["ch"]) = (json!({ "line": 3, "character": 1 }), json!("}"));
    let edits = client
        .request("textDocument/onTypeFormatting", params)
        .unwrap();
    assert_eq!(edits.as_array().unwrap().len(), 3, "{edits}");
    let mut params =
        json!({ "textDocument": { "uri": format!("{uri}/api.jsi") }, "options": options });
    params["range"] =
        json!({ "start": { "line": 2, "character": 0 }, "end": { "line": 3, "character": 0 } });
    let edits = client
        .request("textDocument/rangeFormatting", params)
        .unwrap();
    assert_eq!(edits.as_array().unwrap().len(), 1, "{edits}");
    assert_eq!(edits[0]["newText"], "    b(): Void;\n");
    assert!(client.stop());
}
