//! Everything is asked while it is being typed: no answer may be an internal error, whatever the model lacks.

use serde_json::{Value, json};

use crate::client::Client;

const URI: &str = "untitled:a.jsi";

/// Sources with every kind of item, and with circles.
const SOURCES: [&str; 4] = [
    "\
use \"./b.jsi\" { B };
type T = Array<B>;
interface I from \"./x.js\" {
    @js(\"a.b\") m(a: T, f: Function<(x: String) => Void>, ...r: Array<i32>): Promise<B?>;
    readonly p: Uint8Array?;
    view(@readonly v: MemoryView<u8>): Void;
}
class C extends D from globalThis.C { constructor(a?: Number); static s(): C; l: String?; }
class D;
record R { a: C?; b?: E; c: Array<R>; }
enum E { A = 1, B, ... }
enum S { \"left\", \"right\" }
export interface X { one(a: R): Promise<S>; @pinned two(): MemoryView<f64>; }
export class Y { constructor(r: R); readonly p: Y; static open(): Y; f(g: Function): Any; }
",
    "class A extends B from \"x\" { a(): B; } class B extends A from \"x\" { b(): A; }",
    "record A { a: B; } record B { a: A; } type T = U; type U = T; record C { t: T; }",
    "class A from \"x\" { m(): Void; m(): Nope; constructor(); constructor(a: A); } class A; record A { x: A; x: A; }",
];

fn ask(client: &mut Client, line: u32, character: u32) {
    let document = json!({ "uri": URI });
    let place = json!({ "line": line, "character": character });
    let at = json!({ "textDocument": document, "position": place });
    let here = json!({ "start": place, "end": place });
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": place });
    let with = |range: &Value| json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
    let questions = [
        ("textDocument/hover", at.clone()),
        ("textDocument/completion", at.clone()),
        ("textDocument/definition", at),
        ("textDocument/inlayHint", with(&whole)),
        ("textDocument/codeAction", with(&here)),
    ];
    let ids: Vec<_> = questions
        .map(|(method, params)| client.ask(method, params))
        .into();
    for id in ids {
        let answer = client.answer(&id);
        assert!(answer.is_ok(), "{answer:?} at {line}:{character}");
    }
}

#[test]
fn answers_come_while_it_is_written() {
    let mut client = Client::start(json!({
        "capabilities": { "textDocument": { "codeAction": { "codeActionLiteralSupport": {} }, "diagnostic": {} } }
    })).0;
    for source in SOURCES {
        client.open(URI, "");
        let (mut line, mut column, mut version) = (0, 0, 1);
        for c in source.chars() {
            version += 1;
            client.change(
                URI,
                version,
                json!([crate::client::replace(
                    (line, column),
                    (line, column),
                    &c.to_string()
                )]),
            );
            (line, column) = if c == '\n' {
                (line + 1, 0)
            } else {
                (line, column + 1)
            };
            ask(&mut client, line, column);
        }
        for (line, text) in source.lines().enumerate() {
            for column in 0..=text.len() {
                ask(&mut client, line as u32, column as u32);
            }
        }
        for name in ["A", "B", "C", "I", "X", "Y", "R", "E", "S"] {
            let params = json!({ "command": "jsic.showGenerated", "arguments": [URI, name] });
            if let Err(error) = client.request("workspace/executeCommand", params) {
                assert!(!error.message.contains("internal"), "{}", error.message);
            }
        }
    }
    assert!(client.stop());
}
