//! Every text is read and checked, every place that is named lies in its file, and every form in which it is reported is
//! well-formed, whatever the text holds.

use jsi_idl::Analysis;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::source::Span;
use jsic::render::{Sources, github, human, json, sarif, short};

use crate::input;

/// The target.
pub fn run(data: &[u8]) {
    let text = input::text(data);
    let analysis = input::analysis(&text);
    places(&analysis);
    let again = input::analysis(&text);
    assert_eq!(
        analysis.diagnostics, again.diagnostics,
        "another answer to the same text"
    );
    rendered(&analysis);
}

/// All places are in their files, at characters.
fn places(analysis: &Analysis) {
    for diagnostic in &analysis.diagnostics {
        let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        for label in labels {
            let source = &analysis.sources[label.file.0 as usize];
            within(&source.text, label.span, diagnostic);
        }
        for edit in diagnostic.fixes.iter().flat_map(|fix| &fix.edits) {
            let source = &analysis.sources[edit.file.0 as usize];
            within(&source.text, edit.span, diagnostic);
        }
    }
}

fn within(text: &str, span: Span, diagnostic: &Diagnostic) {
    let range = span.start as usize..span.end as usize;
    assert!(
        text.get(range).is_some(),
        "{span:?} is not in the text: {diagnostic:?}"
    );
}

fn rendered(analysis: &Analysis) {
    let sources = Sources(&analysis.sources);
    let diagnostics = &analysis.diagnostics;
    let mut out = Vec::new();
    human(&mut out, true, sources, diagnostics).expect("memory takes anything");
    text(&out);

    let plain = text(&written(|out| human(out, false, sources, diagnostics)));
    printable(&plain);
    printable(&text(&written(|out| short(out, sources, diagnostics))));

    let lines = text(&written(|out| json(out, sources, diagnostics)));
    assert_eq!(lines.lines().count(), diagnostics.len(), "one line each");
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert!(
            value["code"].is_string() && value["start"]["line"].is_number(),
            "{line}"
        );
    }

    let commands = text(&written(|out| github(out, sources, diagnostics)));
    printable(&commands);
    for line in commands.lines() {
        assert!(
            line.starts_with("::error ") || line.starts_with("::warning "),
            "{line:?}"
        );
    }

    let log = text(&written(|out| sarif(out, sources, diagnostics)));
    let log: serde_json::Value = serde_json::from_str(&log).expect("a log in JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), diagnostics.len());
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes anything");
    out
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Nothing that moves a cursor, begins a command of a terminal, or turns the direction of text.
fn printable(text: &str) {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if let Some(c) = text.chars().find(|c| bad(*c)) {
        panic!("{c:?} goes to the terminal in {text:?}");
    }
}
