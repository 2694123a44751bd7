//! The response times of `jsic lsp` as an editor measures them: the process over stdio with a file of 5,000 lines, then with
//! one of 1,000 records. Prints times and their limits; with `--check` it fails if one is exceeded.

use std::io::{BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};

const URI: &str = "untitled:model.jsi";
const ROUNDS: usize = 41;

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i32,
}

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_jsic"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        Self {
            input: child.stdin.take().expect("a pipe"),
            output: BufReader::new(child.stdout.take().expect("a pipe")),
            child,
            next: 0,
        }
    }

    fn send(&mut self, message: impl Into<Message>) {
        let message: Message = message.into();
        message.write(&mut self.input).expect("the server listens");
        self.input.flush().expect("the server listens");
    }

    fn notify(&mut self, method: &str, params: Value) {
        let method = method.to_owned();
        self.send(Notification { method, params });
    }

    fn read(&mut self) -> Message {
        let message = Message::read(&mut self.output).expect("a message");
        message.expect("the server sends a message")
    }

    fn request(&mut self, method: &str, params: Value) -> Duration {
        self.next += 1;
        let id = RequestId::from(self.next);
        let start = Instant::now();
        self.send(Request {
            id,
            method: method.to_owned(),
            params,
        });
        while !matches!(self.read(), Message::Response(_)) {}
        start.elapsed()
    }

    /// Waits until the server has pushed diagnostics.
    fn wait_for_diagnostics(&mut self) {
        while !matches!(self.read(), Message::Notification(_)) {}
    }

    fn end(mut self) {
        drop(self.input);
        let _ = self.child.wait();
    }

    /// Its maximal memory, if the system reports it.
    fn memory(&self) -> Option<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

/// A model with so many records. 1,000 are 19,000 lines.
fn model(records: usize) -> String {
    let mut text = String::from("//! A model as tools write it.\n\n");
    let types = [
        "Number",
        "String?",
        "Array<String>",
        "Boolean",
        "i32",
        "Date",
        "Uint8Array",
        "Object?",
    ];
    for record in 0..records {
        text.push_str(&format!(
            "/// The values of thing number {record}.\nrecord Thing{record} {{\n"
        ));
        for (field, ty) in types.iter().enumerate() {
            text.push_str(&format!(
                "    /// Value {field}.\n    value{field}: {ty};\n"
            ));
        }
        if record == records / 2 {
            text.push_str("    wrong: X;\n");
        }
        text.push_str("}\n\n");
    }
    text
}

fn median(all: Vec<Duration>) -> f64 {
    quantile(all, 50)
}

/// The percentile of the times, in milliseconds.
fn quantile(mut all: Vec<Duration>, percent: usize) -> f64 {
    all.sort_unstable();
    let index = (all.len() * percent / 100).min(all.len() - 1);
    all[index].as_secs_f64() * 1_000.0
}

/// A server with this text open, and the line of its error.
fn open(text: &str) -> (Server, u32) {
    let mut server = Server::start();
    server.request("initialize", json!({ "capabilities": {} }));
    server.notify("initialized", json!({}));
    let document = json!({ "uri": URI, "languageId": "jsi", "version": 1, "text": text });
    server.notify("textDocument/didOpen", json!({ "textDocument": document }));
    server.wait_for_diagnostics();
    let wrong = text.lines().position(|it| it.contains("wrong:"));
    (server, wrong.expect("it is there") as u32)
}

/// Types another letter into the wrong type, and waits for its diagnostics.
fn press(server: &mut Server, line: u32, round: usize) -> Duration {
    // every key press names another unknown type, so that diagnostics change
    let place = |column: u32| json!({ "line": line, "character": column });
    let range = json!({ "start": place(11), "end": place(12) });
    let ty = if round.is_multiple_of(2) { "Y" } else { "X" };
    let change = json!({ "range": range, "text": ty });
    let document = json!({ "uri": URI, "version": round + 2 });
    let params = json!({ "textDocument": document, "contentChanges": [change] });
    let start = Instant::now();
    server.notify("textDocument/didChange", params);
    server.wait_for_diagnostics();
    start.elapsed()
}

fn main() -> ExitCode {
    let check = std::env::args().any(|it| it == "--check");
    let mut fine = true;
    let mut row = |what: &str, value: f64, bar: f64, unit: &str| {
        println!("{what:<28}{value:>9.2} {unit}   (bar: {bar} {unit})");
        fine &= value < bar;
    };

    let text = model(263);
    println!("{} lines", text.lines().count());
    let (mut server, line) = open(&text);
    let presses = (0..5 * ROUNDS).map(|round| press(&mut server, line, round));
    let presses: Vec<Duration> = presses.collect();
    row("key press, 95 of 100", quantile(presses, 95), 20.0, "ms");
    server.end();

    let text = model(1_000);
    let size = text.len() / 1_000;
    println!("1,000 records, {size} kB; medians of {ROUNDS}");
    let starts = (0..ROUNDS).map(|_| {
        let mut server = Server::start();
        let took = server.request("initialize", json!({ "capabilities": {} }));
        server.end();
        took
    });
    row("initialize", median(starts.collect()), 20.0, "ms");

    let (mut server, line) = open(&text);
    let mut presses = Vec::new();
    let mut hovers = Vec::new();
    let mut completions = Vec::new();
    for round in 0..ROUNDS {
        presses.push(press(&mut server, line, round));
        let place = |column: u32| json!({ "line": line, "character": column });
        let at = |column: u32| json!({ "textDocument": { "uri": URI }, "position": place(column) });
        hovers.push(server.request("textDocument/hover", at(5)));
        completions.push(server.request("textDocument/completion", at(12)));
    }
    row("key press to diagnostics", median(presses), 50.0, "ms");
    row("hover", median(hovers), 5.0, "ms");
    row("completion", median(completions), 50.0, "ms");
    if let Some(memory) = server.memory() {
        row("memory", memory as f64 / 1_000.0, 60.0, "MB");
    }
    server.end();
    if check && !fine {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
