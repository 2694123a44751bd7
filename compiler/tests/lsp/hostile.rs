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

/// What a hover over a place shows.
fn hover(client: &mut Client, line: u32, character: u32) -> String {
    let place = json!({ "line": line, "character": character });
    let params = json!({ "textDocument": { "uri": URI }, "position": place });
    let answer = client.request("textDocument/hover", params).unwrap();
    answer["contents"]["value"].as_str().unwrap().to_owned()
}

/// A text without what stands in its fences and code spans, which is shown as it is.
fn without_code(markdown: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut out = String::new();
    for line in markdown.lines() {
        let run = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            None if run.len() >= 3 => fence = Some(run),
            Some(_) => {}
            None => out.push_str(&format!("{line}\n")),
        }
    }
    assert_eq!(fence, None, "every fence is closed: {markdown}");
    out
}

#[test]
fn no_text_of_a_source_is_active_in_a_hover() {
    let mut client = Client::plain();
    let text = "\
/// Say <img src=x onerror=y> ![i](https://evil/i.png) [run](command:evil) [web](https://good)
///
/// ```
/// never closed [x](command:evil)
@deprecated(\"use [b](command:evil) <b> `` ` **now**\\n# not\")
interface A from \"`](command:evil) ````` <i>\\u001b[31m\\u202e\" {
    a(x: String): Void;
}
record R { b: A; c: Nope; }
";
    client.open(URI, text);
    for (line, character) in [(5, 10), (8, 14), (0, 0)] {
        if line == 0 {
            continue;
        }
        let shown = hover(&mut client, line, character);
        let bare = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!shown.contains(bare), "{shown:?}");
        let plain = without_code(&shown);
        for obeyed in [" <img", " <b>", " ![", "[run](", "[b](", "\n# not"] {
            assert!(!plain.contains(obeyed), "{obeyed} in {plain}");
        }
    }
    let item = hover(&mut client, 5, 10);
    assert!(item.contains("[web](https://good)"), "{item}");
    assert!(
        item.contains("**deprecated**: use \\[b\\]\\(command\\:evil\\)"),
        "{item}"
    );
    assert!(
        item.contains("fn a(&self"),
        "what follows the documentation is there: {item}"
    );
}

#[test]
fn messages_hold_nothing_that_moves_a_cursor() {
    let mut client = Client::plain();
    client.open(
        URI,
        "interface A from \"a\" { a(): \u{1b}[31m\u{202e}Nope; \"\u{7}\"(): Void; }\n",
    );
    let pushed = client.notification("textDocument/publishDiagnostics");
    let pushed = pushed["diagnostics"].as_array().unwrap();
    assert!(!pushed.is_empty());
    for it in pushed {
        let message = it["message"].as_str().unwrap();
        let bare = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!message.contains(bare), "{message:?}");
    }
}

#[cfg(unix)]
#[test]
fn files_that_are_no_sources_are_not_read() {
    let text = "use \"./pipe.jsi\" { A };\nuse \"/dev/zero\" { B };\nuse \"./passwd.jsi\" { C };\n\
                interface D from \"./pipe.js\" { d(): A; }\ninterface E from \"./e.js\" { e(): Void; }\n";
    let (kept, uri) = crate::client::folder(&[
        ("Cargo.toml", "[package]\nname = 'a'\n"),
        ("a.jsi", text),
        (
            "e.js",
            "import './pipe.js'; import '/dev/zero'; import '../../../../../../etc/passwd'; export function e() {}",
        ),
    ]);
    for name in ["pipe.jsi", "pipe.js", "listed.jsi"] {
        let made = std::process::Command::new("mkfifo")
            .arg(kept.path().join(name))
            .status();
        assert!(made.unwrap().success());
    }
    std::os::unix::fs::symlink("/etc/passwd", kept.path().join("passwd.jsi")).unwrap();
    let (mut client, _) = Client::start(json!({
        "capabilities": {},
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let codes = client.codes(&format!("{uri}/a.jsi"));
    let wanted = [
        "JSI0103 0:4-0:16",
        "JSI0107 1:4-1:15",
        "JSI0107 2:4-2:18",
        "JSI0103 3:17-3:28",
        "JSI0103 4:17-4:25",
        "JSI0107 4:17-4:25",
    ];
    assert_eq!(codes, wanted);
    // opened by name, it is what the editor says it is
    let pipe = format!("{uri}/pipe.jsi");
    client.open(&pipe, "class A;\n");
    assert_eq!(client.codes(&format!("{uri}/a.jsi")), wanted[1..]);
    let document = json!({ "textDocument": { "uri": pipe } });
    client.notify("textDocument/didClose", document);
    assert_eq!(client.codes(&format!("{uri}/a.jsi")), wanted);
}
