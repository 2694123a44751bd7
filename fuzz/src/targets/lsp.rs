//! The language server, in memory: whatever is opened, typed and asked in whatever order, each question gets an answer that is
//! no internal error, and the server ends after `exit`.

use std::thread;
use std::time::Duration;

use jsi_idl::diagnostics::Levels;
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};

use crate::choices::Choices;
use crate::input;

const DOCUMENTS: [&str; 2] = ["untitled:a.jsi", "untitled:b.jsi"];
const TYPED: &[&str] = &[
    "",
    "a",
    ".",
    "<",
    "\"",
    "{",
    "}",
    ";",
    "\n",
    "@",
    "é",
    "😀",
    "record R { a: R?; }",
    "use \"./b.jsi\" { R };",
    "Promise<",
    "/*",
];
/// What code in the server answers with when it has panicked.
const INTERNAL: i32 = -32603;

/// The target. The last bytes of an input are what is done.
pub fn run(data: &[u8]) {
    let (text, steps) = data.split_at(data.len() - data.len().min(40));
    let text = input::text(text);
    let mut editor = Editor::start();
    for uri in DOCUMENTS {
        let document = json!({ "uri": uri, "languageId": "jsi", "version": 1, "text": text });
        editor.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }
    let mut choices = Choices::new(steps);
    while !choices.is_over() {
        editor.step(&mut choices);
    }
    editor.end();
}

struct Editor {
    connection: Connection,
    server: thread::JoinHandle<bool>,
    asked: i32,
    version: i32,
}

impl Editor {
    fn start() -> Self {
        let (ours, theirs) = Connection::memory();
        let server = thread::spawn(move || {
            jsic::lsp::run(&theirs, &Levels::default()).expect("the channel is open")
        });
        let mut editor = Self {
            connection: ours,
            server,
            asked: 0,
            version: 1,
        };
        let text = json!({ "codeAction": { "codeActionLiteralSupport": {} }, "diagnostic": {} });
        editor.ask(
            "initialize",
            json!({ "capabilities": { "textDocument": text } }),
        );
        editor.notify("initialized", json!({}));
        editor
    }

    fn step(&mut self, choices: &mut Choices<'_>) {
        let uri = DOCUMENTS[choices.below(DOCUMENTS.len())];
        let document = json!({ "uri": uri });
        let place = |choices: &mut Choices<'_>| json!({ "line": choices.below(30), "character": choices.below(60) });
        let position = place(choices);
        let range = json!({ "start": position, "end": place(choices) });
        let at = json!({ "textDocument": document, "position": position });
        let whole = json!({ "textDocument": document });
        let ranged = json!({ "textDocument": document, "range": range, "context": { "diagnostics": [], "includeDeclaration": true } });
        let method = match choices.below(20) {
            0..=3 => return self.change(uri, range, choices.pick(TYPED)),
            4 => ("textDocument/hover", at),
            5 => ("textDocument/completion", at),
            6 => ("textDocument/definition", at),
            7 => (
                "textDocument/references",
                json!({ "textDocument": document, "position": position, "context": { "includeDeclaration": true } }),
            ),
            8 => (
                "textDocument/rename",
                json!({ "textDocument": document, "position": position, "newName": choices.pick(TYPED) }),
            ),
            9 => ("textDocument/prepareRename", at),
            10 => ("textDocument/signatureHelp", at),
            11 => ("textDocument/documentHighlight", at),
            12 => ("textDocument/codeAction", ranged),
            13 => ("textDocument/inlayHint", ranged),
            14 => (
                "textDocument/formatting",
                json!({ "textDocument": document, "options": { "tabSize": 4, "insertSpaces": true } }),
            ),
            15 => ("textDocument/documentSymbol", whole),
            16 => ("textDocument/semanticTokens/full", whole),
            17 => ("textDocument/foldingRange", whole),
            18 => ("textDocument/codeLens", whole),
            _ => ("workspace/symbol", json!({ "query": choices.pick(TYPED) })),
        };
        self.ask(method.0, method.1);
    }

    fn change(&mut self, uri: &str, range: Value, text: &str) {
        self.version += 1;
        let document = json!({ "uri": uri, "version": self.version });
        let changes = json!([{ "range": range, "text": text }]);
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    fn send(&self, message: impl Into<Message>) {
        self.connection
            .sender
            .send(message.into())
            .expect("the server listens");
    }

    fn notify(&self, method: &str, params: Value) {
        self.send(Notification {
            method: method.to_owned(),
            params,
        });
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        self.send(Request {
            id: id.clone(),
            method: method.to_owned(),
            params: params.clone(),
        });
        loop {
            let message = self
                .connection
                .receiver
                .recv_timeout(Duration::from_secs(60));
            let message = message.unwrap_or_else(|_| panic!("no answer to {method} {params}"));
            let Message::Response(response) = message else {
                continue;
            };
            if response.id != id {
                continue;
            }
            if let Err(error) = response.response_result {
                assert!(
                    error.code != INTERNAL,
                    "{method} {params}: {}",
                    error.message
                );
            }
            return;
        }
    }

    fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let Self {
            connection, server, ..
        } = self;
        drop(connection);
        assert!(
            server.join().expect("the server ends well"),
            "the server takes its end for improper"
        );
    }
}
