//! `jsic lsp` as an editor starts it.

use std::io::{BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use lsp_server::Message;
use serde_json::{Value, json};

struct Process {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Process {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_jsic"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    fn write(&mut self, body: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, id: Option<i32>, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        if let Some(id) = id {
            message["id"] = json!(id);
        }
        self.write(&message.to_string());
    }

    fn read(&mut self) -> Message {
        Message::read(&mut self.out).unwrap().unwrap()
    }

    fn code(&mut self) -> Option<i32> {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn a_whole_conversation() {
    let mut process = Process::start();
    process.send(
        Some(1),
        "initialize",
        json!({ "capabilities": {}, "processId": null }),
    );
    assert!(matches!(process.read(), Message::Response(_)));
    process.send(None, "initialized", json!({}));
    let document =
        json!({ "uri": "file:///x/a.jsi", "languageId": "jsi", "version": 1, "text": "record" });
    process.send(
        None,
        "textDocument/didOpen",
        json!({ "textDocument": document }),
    );
    let Message::Notification(pushed) = process.read() else {
        panic!("the diagnostics");
    };
    assert_eq!(pushed.params["uri"], "file:///x/a.jsi");
    assert_eq!(pushed.params["diagnostics"][0]["code"], "JSI0001");
    process.send(Some(2), "shutdown", Value::Null);
    assert!(matches!(process.read(), Message::Response(_)));
    process.send(None, "exit", Value::Null);
    assert_eq!(process.code(), Some(0));
}

#[test]
fn a_client_that_goes_away_ends_the_process() {
    let mut process = Process::start();
    process.send(Some(1), "initialize", json!({ "capabilities": {} }));
    process.read();
    process.send(None, "initialized", json!({}));
    assert_eq!(process.code(), Some(2));
}

#[test]
fn what_is_no_message_ends_the_process_with_an_error() {
    let mut process = Process::start();
    process.write("{ this is not JSON");
    assert_eq!(process.code(), Some(2));
}
