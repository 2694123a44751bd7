//! How a server begins, continues after any message, and ends.

use lsp_server::ErrorCode;
use serde_json::{Value, json};

use crate::client::Client;

#[test]
fn ends_after_exit() {
    assert!(Client::plain().stop());
}

#[test]
fn a_client_that_hangs_up_ends_it_too() {
    assert!(!Client::plain().hang_up());
}

#[test]
fn after_shutdown_nothing_is_answered() {
    let mut client = Client::plain();
    client.request("shutdown", Value::Null).unwrap();
    let error = client
        .request("workspace/symbol", json!({ "query": "" }))
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::InvalidRequest as i32);
    client.notify("exit", Value::Null);
    assert!(client.hang_up());
}

#[test]
fn what_is_not_understood_is_an_error_and_the_server_lives() {
    let mut client = Client::plain();
    let code = |error: lsp_server::ResponseError| error.code;
    let unknown = client.request("jsi/never", json!(null)).map_err(code);
    assert_eq!(unknown, Err(ErrorCode::MethodNotFound as i32));
    for params in [
        json!(null),
        json!([1]),
        json!({ "textDocument": { "uri": 3 } }),
    ] {
        let error = client
            .request("textDocument/diagnostic", params)
            .map_err(code);
        assert_eq!(error, Err(ErrorCode::InvalidParams as i32));
    }
    let nowhere = json!({ "textDocument": { "uri": "untitled:nowhere" } });
    let error = client
        .request("textDocument/diagnostic", nowhere)
        .map_err(code);
    assert_eq!(error, Err(ErrorCode::InvalidParams as i32));
    // notifications have no response, so nothing is sent
    client.notify("textDocument/didOpen", json!({ "textDocument": "x" }));
    client.notify("jsi/never", json!(3));
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.send(lsp_server::Response::new_ok(
        lsp_server::RequestId::from(99),
        "unasked",
    ));
    assert!(client.stop());
}

#[test]
fn cancelled_requests_are_dropped() {
    let mut client = Client::plain();
    // while this is read, the others wait
    let text = "record R { a: Number; }\n".repeat(20_000);
    client.open("untitled:long.jsi", &text);
    let document = json!({ "textDocument": { "uri": "untitled:long.jsi" } });
    let ids: Vec<_> = (0..5)
        .map(|_| client.ask("textDocument/diagnostic", document.clone()))
        .collect();
    let last = client.ask("textDocument/diagnostic", document);
    for number in 2..=6 {
        client.notify("$/cancelRequest", json!({ "id": number }));
    }
    client.notify("$/cancelRequest", json!({ "id": { "not": "one" } }));
    client.notify("$/cancelRequest", json!(null));
    let mut cancelled = 0;
    for id in ids {
        match client.answer(&id) {
            Ok(_) => {}
            Err(error) => {
                assert_eq!(error.code, ErrorCode::RequestCanceled as i32);
                cancelled += 1;
            }
        }
    }
    assert!(cancelled > 0, "the server was never that fast");
    assert!(client.answer(&last).is_ok());
    assert!(client.stop());
}
