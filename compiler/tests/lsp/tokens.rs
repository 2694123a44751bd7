//! Semantic tokens: their changes, and those on several lines.

use serde_json::{Value, json};

use crate::client::{Client, replace};
use crate::features::{URI, client, document};

#[test]
fn changed_tokens_are_distinguished_from_the_others() {
    let mut client = client();
    let full = |client: &mut Client| {
        let method = "textDocument/semanticTokens/full";
        client.request(method, document()).unwrap()
    };
    let since = |client: &mut Client, id: &Value| {
        let mut params = document();
        params["previousResultId"] = id.clone();
        let method = "textDocument/semanticTokens/full/delta";
        client.request(method, params).unwrap()
    };
    let before = full(&mut client);
    let unchanged = since(&mut client, &before["resultId"]);
    assert_eq!(unchanged["edits"], json!([]));
    client.change(URI, 2, json!([replace((4, 16), (4, 21), "wipeAll")]));
    let change = since(&mut client, &unchanged["resultId"]);
    // applied, the edits give the result of a request for all tokens
    let mut data: Vec<Value> = before["data"].as_array().unwrap().clone();
    let edits = change["edits"].as_array().unwrap();
    assert_eq!(edits.len(), 1);
    let number = |name: &str| edits[0][name].as_u64().unwrap() as usize;
    let (start, end) = (number("start"), number("start") + number("deleteCount"));
    assert_eq!(end - start, 10, "the word, and the way to the next one");
    data.splice(start..end, edits[0]["data"].as_array().unwrap().clone());
    assert_eq!(full(&mut client)["data"], json!(data));
    // an older result is not stored any more
    assert!(since(&mut client, &before["resultId"])["data"].is_array());
}

#[test]
fn words_on_several_lines_are_cut() {
    let mut client = client();
    client.change(URI, 2, json!([{ "text": "/* a\n  b */ record R { }" }]));
    let tokens = client
        .request("textDocument/semanticTokens/full", document())
        .unwrap();
    let first: Vec<u64> = tokens["data"].as_array().unwrap()[..15]
        .iter()
        .map(|it| it.as_u64().unwrap())
        .collect();
    assert_eq!(first, [0, 0, 4, 1, 0, 1, 0, 6, 1, 0, 0, 7, 6, 0, 0]);
}
