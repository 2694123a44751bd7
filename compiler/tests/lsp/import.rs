//! Declarations of TypeScript and WebIDL in the editor: the action that imports them, and the command for pasted text.

use serde_json::{Value, json};

use crate::client::{Client, folder};
use crate::types::with_typescript;

const WEBIDL: &str = "\
[Exposed=Window]
interface Counter {
  readonly attribute long count;
  undefined add(long amount);
};
";

const TYPES: &str = "\
export declare function load(url: string): Promise<string>;
export declare const version: string;
";

fn start(uri: &str) -> Client {
    let (client, _) = Client::start(json!({
        "capabilities": { "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    client
}

/// The action at the beginning of a file.
fn action(client: &mut Client, uri: &str) -> Option<Value> {
    let place = json!({ "line": 0, "character": 0 });
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [] },
    });
    let found = client.request("textDocument/codeAction", params).unwrap();
    let mut found = found.as_array().unwrap().iter();
    let is_import = |it: &&Value| it["command"]["command"] == "jsic.importFile";
    found.find(is_import).cloned()
}

fn execute(client: &mut Client, command: &str, arguments: Value) -> Result<Value, String> {
    let params = json!({ "command": command, "arguments": arguments });
    let answer = client.request("workspace/executeCommand", params);
    answer.map_err(|error| error.message)
}

#[test]
fn an_action_imports_webidl_in_place_of_the_text() {
    let (_kept, uri) = folder(&[("Cargo.toml", "")]);
    let api = format!("{uri}/counter.jsi");
    let mut client = start(&uri);
    client.open(&api, WEBIDL);
    assert_eq!(client.codes(&api), ["JSI0006 0:0-0:16"]);
    let action = action(&mut client, &api).expect("the action");
    assert_eq!(action["title"], "import these declarations of WebIDL");
    assert_eq!(action["diagnostics"][0]["code"], "JSI0006");
    let arguments = action["command"]["arguments"].clone();
    execute(&mut client, "jsic.importFile", arguments).unwrap();
    let edit = client.asked("workspace/applyEdit");
    let edit = &edit["edit"]["changes"][&api][0];
    assert_eq!(edit["range"]["end"], json!({ "line": 5, "character": 0 }));
    let text = edit["newText"].as_str().unwrap();
    assert!(text.contains("class Counter from globalThis"), "{text}");
    assert!(text.contains("readonly count: Number<i32>;"), "{text}");
    client.change(&api, 2, json!([{ "text": text }]));
    assert_eq!(client.codes(&api), Vec::<String>::new());
    assert!(self::action(&mut client, &api).is_none());
    assert!(client.stop());
}

#[test]
fn pasted_declarations_of_typescript_become_an_interface() {
    let (_kept, uri) = with_typescript(&[("Cargo.toml", "")]);
    let api = format!("{uri}/shop.jsi");
    let mut client = start(&uri);
    client.open(&api, "");
    let text = execute(&mut client, "jsic.importText", json!([api, TYPES])).unwrap();
    let text = text.as_str().unwrap();
    assert!(text.contains("interface Shop from \"./shop.js\""), "{text}");
    assert!(
        text.contains("load(url: String): Promise<String>;"),
        "{text}"
    );
    // other text is no import
    let text = execute(&mut client, "jsic.importText", json!([api, "record R {}"]));
    assert_eq!(text, Ok(Value::Null));
    // what cannot be read has a reason
    let broken = format!("{TYPES}export declare function (;\n");
    let error = execute(&mut client, "jsic.importText", json!([api, broken])).unwrap_err();
    assert!(error.starts_with("the types have syntax errors"), "{error}");
    let error = execute(&mut client, "jsic.importText", json!([])).unwrap_err();
    assert_eq!(error, "expected a file");
    assert!(client.stop());
}
