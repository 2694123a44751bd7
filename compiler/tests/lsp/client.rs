//! A client that behaves like an editor.

use std::thread::JoinHandle;
use std::time::Duration;

use jsi_idl::diagnostics::Levels;
use lsp_server::{Connection, Message, Notification, Request, RequestId, ResponseError};
use serde_json::{Value, json};

/// A client with a server of its own in another thread.
pub struct Client {
    connection: Option<Connection>,
    server: Option<JoinHandle<bool>>,
    next: i32,
    /// What arrived while something else was waited for.
    seen: Vec<Message>,
}

impl Client {
    /// An initialized client, and the capabilities of the server.
    pub fn start(params: Value) -> (Self, Value) {
        let (ours, theirs) = Connection::memory();
        let server =
            std::thread::spawn(move || jsic::lsp::run(&theirs, &Levels::default()).unwrap());
        let mut client = Self {
            connection: Some(ours),
            server: Some(server),
            next: 0,
            seen: Vec::new(),
        };
        let offered = client.request("initialize", params).unwrap();
        client.notify("initialized", json!({}));
        (client, offered)
    }

    /// A client without a workspace, to which diagnostics are pushed.
    pub fn plain() -> Self {
        Self::start(json!({ "capabilities": {} })).0
    }

    pub fn send(&self, message: impl Into<Message>) {
        let connection = self.connection.as_ref().unwrap();
        connection.sender.send(message.into()).unwrap();
    }

    pub fn notify(&self, method: &str, params: Value) {
        self.send(Notification {
            method: method.to_owned(),
            params,
        });
    }

    /// Sends a request and gives its number.
    pub fn ask(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request {
            id: id.clone(),
            method: method.to_owned(),
            params,
        });
        id
    }

    pub fn request(&mut self, method: &str, params: Value) -> Result<Value, ResponseError> {
        let id = self.ask(method, params);
        self.answer(&id)
    }

    /// Waits for the answer to a request.
    pub fn answer(&mut self, id: &RequestId) -> Result<Value, ResponseError> {
        let found = self.wait(|it| matches!(it, Message::Response(it) if it.id == *id));
        let Message::Response(response) = found else {
            unreachable!()
        };
        response.response_result
    }

    /// Waits for a notification of the server.
    pub fn notification(&mut self, method: &str) -> Value {
        let found = self.wait(|it| matches!(it, Message::Notification(it) if it.method == method));
        let Message::Notification(it) = found else {
            unreachable!()
        };
        it.params
    }

    /// Waits for a request of the server.
    pub fn asked(&mut self, method: &str) -> Value {
        let found = self.wait(|it| matches!(it, Message::Request(it) if it.method == method));
        let Message::Request(it) = found else {
            unreachable!()
        };
        it.params
    }

    /// Waits for a request of the server, and gives its number.
    pub fn asked_with_id(&mut self, method: &str) -> RequestId {
        let found = self.wait(|it| matches!(it, Message::Request(it) if it.method == method));
        let Message::Request(it) = found else {
            unreachable!()
        };
        it.id
    }

    /// Answers a request of the server.
    pub fn reply(&self, id: RequestId, result: Value) {
        self.send(lsp_server::Response::new_ok(id, result));
    }

    fn wait(&mut self, wanted: impl Fn(&Message) -> bool) -> Message {
        if let Some(index) = self.seen.iter().position(&wanted) {
            return self.seen.remove(index);
        }
        let connection = self.connection.as_ref().unwrap();
        loop {
            let message = connection.receiver.recv_timeout(Duration::from_secs(60));
            let message = message.expect("an answer before the time is up");
            if wanted(&message) {
                return message;
            }
            self.seen.push(message);
        }
    }

    /// Whether the server has sent a notification of that method that no call has read.
    pub fn has_seen(&self, method: &str) -> bool {
        self.seen.iter().any(|it| match it {
            Message::Notification(it) => it.method == method,
            Message::Request(it) => it.method == method,
            Message::Response(_) => false,
        })
    }

    pub fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "jsi", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes an open file: ranges with their new text, one after the other.
    pub fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    /// The codes that were pushed for a file, with their ranges.
    pub fn codes(&mut self, uri: &str) -> Vec<String> {
        loop {
            let pushed = self.notification("textDocument/publishDiagnostics");
            if pushed["uri"] == uri {
                return codes(&pushed["diagnostics"]);
            }
        }
    }

    /// Says goodbye; whether the server found that proper.
    pub fn stop(mut self) -> bool {
        self.request("shutdown", Value::Null).unwrap();
        self.notify("exit", Value::Null);
        self.connection.take();
        self.server.take().unwrap().join().unwrap()
    }

    /// Hangs up without a word.
    pub fn hang_up(mut self) -> bool {
        self.connection.take();
        self.server.take().unwrap().join().unwrap()
    }
}

/// `CODE line:column-line:column` of diagnostics.
pub fn codes(diagnostics: &Value) -> Vec<String> {
    let place = |it: &Value| format!("{}:{}", it["line"], it["character"]);
    let all = diagnostics.as_array().unwrap().iter();
    all.map(|it| {
        let (start, end) = (place(&it["range"]["start"]), place(&it["range"]["end"]));
        format!("{} {start}-{end}", it["code"].as_str().unwrap())
    })
    .collect()
}

/// A change of a range.
pub fn replace(from: (u32, u32), to: (u32, u32), text: &str) -> Value {
    let place = |(line, character)| json!({ "line": line, "character": character });
    json!({ "range": { "start": place(from), "end": place(to) }, "text": text })
}

/// A folder with these files, which vanishes, and its address.
pub fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let uri = format!("file://{}", folder.path().display());
    (folder, uri)
}
