//! The main loop: takes all messages that have arrived, drops cancelled requests, handles one message after the other, and
//! pushes diagnostics when no message is waiting.

use std::collections::VecDeque;

use crossbeam_channel::select;
use jsi_idl::diagnostics::Levels;
use lsp_server::{Connection, ErrorCode, Message, ProtocolError, RequestId, Response};
use serde_json::json;

use super::client::Client;
use super::state::State;
use super::{capabilities, configuration, diagnostics, dispatch, documents, guard};

/// Serves a client until it exits. True if it sent `shutdown` first. `levels` takes precedence over the levels of files.
///
/// # Errors
///
/// If the client does not begin with `initialize`.
pub fn run(connection: &Connection, levels: &Levels) -> Result<bool, ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let client = Client::new(&params);
    let result = json!({
        "capabilities": capabilities::of(&client),
        "serverInfo": { "name": "jsic", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, result)?;
    let mut server = Server {
        connection,
        state: State::new(client, levels.clone()),
        waiting: VecDeque::new(),
    };
    let begun = guard::guarded(|| documents::begin(&mut server.state));
    server.recover(begun.err());
    Ok(server.serve())
}

struct Server<'c> {
    connection: &'c Connection,
    state: State,
    waiting: VecDeque<Message>,
}

impl Server<'_> {
    fn serve(&mut self) -> bool {
        loop {
            self.take_all();
            let Some(message) = self.waiting.pop_front() else {
                self.rest();
                if !self.wait() {
                    return false;
                }
                continue;
            };
            match message {
                Message::Request(request) if request.method == "shutdown" => {
                    self.send(Response::new_ok(request.id, ()).into());
                    return self.wait_for_exit();
                }
                Message::Request(request) => {
                    let id = request.id.clone();
                    let response = guard::guarded(|| dispatch::request(&mut self.state, request));
                    let response = response.unwrap_or_else(|why| {
                        let message = format!("internal error: {why}");
                        self.recover(Some(why));
                        let code = ErrorCode::InternalError as i32;
                        Some(Response::new_err(id, code, message))
                    });
                    self.flush();
                    if let Some(response) = response {
                        self.send(response.into());
                    }
                }
                Message::Notification(it) if it.method == "exit" => return false,
                Message::Notification(it) => {
                    let done = guard::guarded(|| dispatch::notification(&mut self.state, it));
                    self.recover(done.err());
                    self.flush();
                }
                Message::Response(it) => {
                    let done = guard::guarded(|| configuration::received(&mut self.state, &it));
                    self.recover(done.err());
                    self.flush();
                }
            }
        }
    }

    /// Waits for a message, or for the result of another thread. False if the client is gone.
    fn wait(&mut self) -> bool {
        select! {
            recv(self.connection.receiver) -> message => match message {
                Ok(message) => self.take(message),
                Err(_) => return false,
            },
            recv(self.state.jobs.done()) -> done => if let Ok(done) = done {
                let done = guard::guarded(|| done(&mut self.state));
                self.recover(done.err());
                self.flush();
            },
        }
        true
    }

    /// Takes all messages that have arrived.
    fn take_all(&mut self) {
        while let Ok(message) = self.connection.receiver.try_recv() {
            self.take(message);
        }
    }

    fn take(&mut self, message: Message) {
        let Message::Notification(it) = &message else {
            self.waiting.push_back(message);
            return;
        };
        if it.method != "$/cancelRequest" {
            self.waiting.push_back(message);
            return;
        }
        let id = it.params.get("id").cloned();
        let id = id.and_then(|id| serde_json::from_value::<RequestId>(id).ok());
        let found = self.waiting.iter().position(
            |it| matches!(it, Message::Request(request) if Some(&request.id) == id.as_ref()),
        );
        if let (Some(index), Some(id)) = (found, id) {
            self.waiting.remove(index);
            let code = ErrorCode::RequestCanceled as i32;
            self.send(Response::new_err(id, code, "cancelled".to_owned()).into());
        }
    }

    /// No message waits: pushes diagnostics.
    fn rest(&mut self) {
        if self.state.stale {
            self.state.stale = false;
            let pushed = guard::guarded(|| diagnostics::tell(&mut self.state));
            self.recover(pushed.err());
            self.flush();
        }
    }

    /// Creates all state anew that a panic may have left incomplete.
    fn recover(&mut self, panic: Option<String>) {
        if panic.is_some() && guard::guarded(|| self.state.session.reset()).is_err() {
            self.state.session.forget();
        }
    }

    fn flush(&mut self) {
        for message in std::mem::take(&mut self.state.outbox) {
            self.send(message);
        }
    }

    fn send(&self, message: Message) {
        // a client that cannot be written to will send nothing either, which ends the loop
        let _ = self.connection.sender.send(message);
    }

    /// After `shutdown` only `exit` is answered.
    fn wait_for_exit(&mut self) -> bool {
        let mut waiting = std::mem::take(&mut self.waiting).into_iter();
        loop {
            let message = match waiting.next() {
                Some(message) => message,
                None => match self.connection.receiver.recv() {
                    Ok(message) => message,
                    Err(_) => return false,
                },
            };
            match message {
                Message::Notification(it) if it.method == "exit" => return true,
                Message::Request(request) => {
                    let code = ErrorCode::InvalidRequest as i32;
                    let message = "the server is shut down".to_owned();
                    self.send(Response::new_err(request.id, code, message).into());
                }
                Message::Notification(_) | Message::Response(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use lsp_server::{Notification, Request};
    use serde_json::Value;

    use super::*;

    /// Sends a request and waits for its answer.
    fn ask(client: &Connection, id: i32, method: &str, params: Value) -> Response {
        let id = RequestId::from(id);
        let request = Request::new(id.clone(), method.to_owned(), params);
        client.sender.send(request.into()).unwrap();
        loop {
            if let Message::Response(response) = client.receiver.recv().unwrap()
                && response.id == id
            {
                return response;
            }
        }
    }

    #[test]
    fn a_panic_costs_one_answer_only() {
        let (client, server) = Connection::memory();
        let server = std::thread::spawn(move || run(&server, &Levels::default()).unwrap());
        ask(&client, 1, "initialize", json!({ "capabilities": {} }));
        let tell = |method: &str, params: Value| {
            let it = Notification::new(method.to_owned(), params);
            client.sender.send(it.into()).unwrap();
        };
        tell("initialized", json!({}));
        let document = json!({ "uri": "untitled:a", "languageId": "jsi", "version": 1, "text": "record R { a: X; }" });
        tell("textDocument/didOpen", json!({ "textDocument": document }));
        let error = ask(&client, 2, "test/panic", json!({})).response_result;
        let error = error.unwrap_err();
        assert_eq!(error.code, ErrorCode::InternalError as i32);
        assert_eq!(error.message, "internal error: a test");
        tell("test/panic", json!({}));
        // open files stay open, with their text
        let document = json!({ "textDocument": { "uri": "untitled:a" } });
        let report = ask(&client, 3, "textDocument/diagnostic", document);
        let report = report.response_result.unwrap();
        assert_eq!(report["items"][0]["code"], "JSI0101");
        ask(&client, 4, "shutdown", json!(null));
        tell("exit", json!(null));
        assert!(server.join().unwrap());
    }
}
