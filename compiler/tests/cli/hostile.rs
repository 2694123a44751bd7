//! Sources that try to disturb the terminal or the layout of lines: the output stays short, escaped and in place.

use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::resolve::Source;
use jsi_idl::source::{FileId, LineIndex, Span};

use crate::case::human;

const FILE: FileId = FileId(0);

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        lines: LineIndex::new(text).into(),
        text: text.into(),
        tree: Default::default(),
    }
}

/// The rendering of a diagnostic at the first `needle` of `text`.
fn shown(text: &str, needle: &str) -> String {
    let start = text.find(needle).unwrap() as u32;
    let span = Span::new(start, start + needle.len() as u32);
    render(
        vec![source("a.jsi", text)],
        Diagnostic::new(Code::JSI0001, FILE, span, "message").label("here"),
    )
}

fn render(sources: Vec<Source>, diagnostic: Diagnostic) -> String {
    human(&Analysis {
        sources,
        diagnostics: vec![diagnostic],
        model: Default::default(),
        platform: Default::default(),
    })
}

#[test]
fn tabs_are_columns() {
    let expected = "\
error[JSI0001]: message
  ┌─ a.jsi:1:4
  │
1 │     a   x b
  │         ^ here

";
    assert_eq!(shown("\ta\tx b", "x"), expected);
}

#[test]
fn line_ends_and_byte_order_marks_are_not_shown() {
    let expected = "\
error[JSI0001]: message
  ┌─ a.jsi:1:3
  │
1 │ a x
  │   ^ here

";
    assert_eq!(shown("\u{feff}a x\r\nb\r\n", "x"), expected);
}

#[test]
fn a_label_after_the_last_character_is_shown() {
    for (text, place, line) in [
        ("a\n", "2:1", "2 │ \n  │ ^ here"),
        ("", "1:1", "1 │ \n  │ ^ here"),
        ("ab", "1:3", "1 │ ab\n  │   ^ here"),
    ] {
        let end = Span::new(text.len() as u32, text.len() as u32);
        let shown = render(
            vec![source("a.jsi", text)],
            Diagnostic::new(Code::JSI0002, FILE, end, "message").label("here"),
        );
        assert!(
            shown.contains(&format!("a.jsi:{place}\n")) && shown.contains(line),
            "{text:?}\n{shown}"
        );
    }
}

#[test]
fn what_a_terminal_obeys_is_escaped() {
    let shown = shown("a\u{1b}[2J \u{202e}x\0 y", "y");
    assert!(
        shown.contains("1 │ a\\u{1b}[2J \\u{202e}x\\u{0} y\n"),
        "{shown}"
    );
    let caret = shown.lines().nth(4).unwrap();
    let line = shown.lines().nth(3).unwrap();
    assert_eq!(
        line.chars().position(|c| c == 'y'),
        caret.chars().position(|c| c == '^'),
        "{shown}"
    );

    let words = Diagnostic::new(Code::JSI0101, FILE, Span::new(0, 1), "no `\u{1b}[2J`")
        .label("a\u{7}")
        .help("b\u{9b}")
        .fix("write \u{8}", Span::new(0, 1), "\u{1b}c");
    let shown = render(vec![source("\u{1b}.jsi", "x")], words);
    assert!(
        shown.chars().all(|c| c == '\n' || !c.is_control()),
        "{shown:?}"
    );
}

#[test]
fn of_a_long_line_only_the_surroundings_are_shown() {
    let filler = "é, ".repeat(1_000_000);
    let text = format!("{filler}wrong, {filler}");
    let start = filler.len() as u32;
    let far = Span::new(0, 2);
    let diagnostic = Diagnostic::new(Code::JSI0001, FILE, Span::new(start, start + 5), "message")
        .label("here")
        .secondary_label(FILE, far, "and there")
        .fix("write `right`", Span::new(start, start + 5), "right");
    let shown = render(vec![source("a.jsi", &text)], diagnostic);
    assert!(shown.len() < 2_000, "{} bytes", shown.len());
    assert!(
        shown.contains("a.jsi:1:3000001\n") && shown.contains("wrong") && shown.contains("right"),
        "{shown}"
    );
    let line = shown.lines().find(|line| line.starts_with("1 │")).unwrap();
    let carets = shown.lines().find(|line| line.contains("^^^^^")).unwrap();
    let column = |line: &str, part: &str| line.find(part).map(|at| line[..at].chars().count());
    assert_eq!(column(line, "wrong"), column(carets, "^^^^^"), "{shown}");
}

#[test]
fn escapes_count_as_long_as_they_are() {
    let shown = shown(&format!("{0}x{0}", "\0".repeat(1000)), "x");
    let line = shown.lines().find(|line| line.starts_with("1 │")).unwrap();
    assert!(line.contains('x') && line.chars().count() < 130, "{shown}");
}

#[test]
fn all_of_many_diagnostics_of_a_long_line_are_shown() {
    let text = "x, ".repeat(200_000);
    let diagnostic =
        |n: u32| Diagnostic::new(Code::JSI0001, FILE, Span::new(n * 3, n * 3 + 1), "message");
    let diagnostics: Vec<Diagnostic> = (0..5_000).map(|n| diagnostic(n * 40)).collect();
    let analysis = Analysis {
        sources: vec![source("a.jsi", &text)],
        diagnostics,
        model: Default::default(),
        platform: Default::default(),
    };
    let shown = human(&analysis);
    assert_eq!(shown.matches("error[JSI0001]").count(), 5_000);
}

#[test]
fn several_files_and_a_fix_in_another() {
    let sources = vec![
        source("a.jsi", "use \"./b.jsi\" { B };\n"),
        source("b.jsi", "\n\nrecord A {\n}\n"),
    ];
    let other = FileId(1);
    let mut diagnostic = Diagnostic::new(
        Code::JSI0105,
        FILE,
        Span::new(16, 17),
        "`b.jsi` does not define `B`",
    )
    .label("not found")
    .secondary_label(other, Span::new(9, 10), "there is this")
    .help("first\nand second line")
    .fix("rename the record", Span::new(9, 10), "B");
    diagnostic.fixes[0].edits[0].file = other;
    let expected = "\
error[JSI0105]: `b.jsi` does not define `B`
  ┌─ a.jsi:1:17
  │
1 │ use \"./b.jsi\" { B };
  │                 ^ not found
  │
  ┌─ b.jsi:3:8
  │
3 │ record A {
  │        - there is this
  │
  = help: first
          and second line
  = fix: rename the record
  ┌─ b.jsi:3
3 - record A {
3 + record B {

";
    assert_eq!(render(sources, diagnostic), expected);
}

#[test]
fn a_fix_shows_only_the_lines_that_change() {
    let text = "record A {\n    a: u8;\n    b: u8;\n";
    let end = Span::new(text.len() as u32, text.len() as u32);
    let diagnostic = Diagnostic::new(Code::JSI0002, FILE, Span::new(9, 10), "message")
        .fix("close it", end, "}\n");
    let shown = render(vec![source("a.jsi", text)], diagnostic);
    assert!(shown.ends_with("  = fix: close it\n4 + }\n\n"), "{shown}");
}

#[test]
fn a_label_over_several_lines_ends_with_its_first() {
    let shown = shown("record A {\n  a: u8;\n}\n", "{\n  a: u8;\n}");
    assert!(
        shown.contains("1 │ record A {\n  │          ^ here\n"),
        "{shown}"
    );
}
