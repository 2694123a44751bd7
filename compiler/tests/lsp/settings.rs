//! Settings that the client has, and what they change.

use serde_json::{Value, json};

use crate::client::Client;
use crate::features::{TEXT, URI, document};

fn capabilities() -> Value {
    json!({ "workspace": {
        "configuration": true,
        "didChangeConfiguration": { "dynamicRegistration": true },
        "inlayHint": { "refreshSupport": true },
        "codeLens": { "refreshSupport": true },
    } })
}

/// The titles of the lenses.
fn lenses(client: &mut Client) -> Vec<String> {
    let found = client.request("textDocument/codeLens", document()).unwrap();
    let titles = found.as_array().unwrap().iter();
    titles
        .map(|it| it["command"]["title"].as_str().unwrap().to_owned())
        .collect()
}

fn hints(client: &mut Client) -> Value {
    let mut params = document();
    let (start, end) = (
        json!({ "line": 0, "character": 0 }),
        json!({ "line": 99, "character": 0 }),
    );
    params["range"] = json!({ "start": start, "end": end });
    client.request("textDocument/inlayHint", params).unwrap()
}

#[test]
fn are_requested_and_applied() {
    let (mut client, _) = Client::start(json!({ "capabilities": capabilities() }));
    let asked = client.asked("client/registerCapability");
    let methods: Vec<&Value> = asked["registrations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["method"])
        .collect();
    assert_eq!(methods, ["workspace/didChangeConfiguration"]);
    let id = client.asked_with_id("workspace/configuration");
    client.open(URI, TEXT);
    let before = lenses(&mut client);
    let all = [
        "show the generated trait",
        "0 references",
        "1 reference",
        "show the generated trait",
        "0 references",
    ];
    assert_eq!(before, all);
    assert!(!hints(&mut client).as_array().unwrap().is_empty());
    client.reply(
        id,
        json!([{ "inlayHints": { "enable": false }, "codeLens": { "generated": false } }]),
    );
    client.asked("workspace/inlayHint/refresh");
    client.asked("workspace/codeLens/refresh");
    assert_eq!(
        lenses(&mut client),
        ["0 references", "1 reference", "0 references"]
    );
    assert_eq!(hints(&mut client), Value::Null);
    // a change is a reason to request them again
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": null }),
    );
    let id = client.asked_with_id("workspace/configuration");
    client.reply(id, json!([{ "codeLens": { "references": false } }]));
    client.asked("workspace/codeLens/refresh");
    assert_eq!(
        lenses(&mut client),
        ["show the generated trait", "show the generated trait"]
    );
    assert!(client.stop());
}

#[test]
fn are_taken_from_the_notification_of_a_client_without_requests() {
    let mut client = Client::plain();
    client.open(URI, TEXT);
    let section =
        json!({ "codeLens": { "generated": false, "references": false }, "inlayHints": 3 });
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "jsi": section } }),
    );
    assert!(lenses(&mut client).is_empty());
    assert!(!hints(&mut client).as_array().unwrap().is_empty());
    for settings in [json!(3), json!({ "jsi": [] }), json!(null)] {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({ "settings": settings }),
        );
    }
    assert!(lenses(&mut client).is_empty());
    assert!(client.stop());
}
