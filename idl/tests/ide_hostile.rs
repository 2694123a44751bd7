//! Editors send whatever people type: text that is never finished, edits anywhere, questions about places that are nowhere.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Code, Levels, LintLevel};
use jsi_idl::ide::js::{ClassMember, Export, ExportKind};
use jsi_idl::ide::{self, Encoding, Lines, Position, Session};
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::source::{FileId, Span};
use jsi_idl::{Analysis, analyze};
use support::random::Random;

const FILE: FileId = FileId(0);

/// A folder with two files, one of which is a module with everything that is exported.
struct OneScript;

impl ide::Files for OneScript {
    fn list(&self, _folder: &str) -> Vec<String> {
        vec!["a.jsi".to_owned(), "a.js".to_owned(), "b/".to_owned()]
    }

    fn exports(&self, _file: &str, _specifier: &str) -> Vec<Export> {
        let export = |name: &str, kind| Export {
            name: name.to_owned(),
            kind,
        };
        let params = vec!["a".to_owned(), "...$b".to_owned(), String::new()];
        vec![
            export("f", ExportKind::Function(params)),
            export("C", ExportKind::Class),
            export("${1:x}", ExportKind::Value),
            export("", ExportKind::Value),
        ]
    }

    fn class_members(&self, _: &str, _: &str, _: &[String]) -> Vec<ClassMember> {
        let member = |name: &str, is_static| ClassMember {
            name: name.to_owned(),
            params: None,
            is_static,
            readonly: true,
        };
        vec![member("m", false), member("}", true)]
    }
}

/// The sources that people get wrong, and those that are right.
fn corpus() -> Vec<String> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in [
        "tests/ui/broken",
        "tests/ui/check/around",
        "../examples/events",
    ] {
        let entries = fs::read_dir(Path::new(folder)).expect("a folder");
        paths.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    paths.retain(|path| path.extension().is_some_and(|it| it == "jsi"));
    paths.sort();
    let texts = paths
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    let texts: Vec<String> = texts.filter(|text| text.len() < 4_000).collect();
    assert!(texts.len() > 20, "the corpus is found");
    texts
}

fn analysis(text: &str) -> Analysis {
    let mut levels = Levels::default();
    Code::lints().for_each(|lint| levels.set(lint, LintLevel::Warn));
    let loader = MemoryLoader::new()
        .with("main.jsi", text)
        .with_levels(levels);
    analyze(&loader, &["main.jsi"])
}

/// Asks everything about a place; only that it comes back counts, and that every place in the answers is one in the text.
fn ask_everything(analysis: &Analysis, span: Span) {
    let text = &analysis.sources[0].text;
    let inside = |span: Span| {
        let range = span.start as usize..span.end as usize;
        assert!(text.get(range).is_some(), "{span:?} is not in {text:?}");
    };
    let at = span.start;
    ide::occurrence_at(analysis, FILE, at)
        .into_iter()
        .for_each(|it| inside(it.span));
    let (word, found) = ide::complete(analysis, FILE, at, &OneScript);
    inside(word);
    let edits = found.iter().flat_map(|it| &it.edits);
    edits.for_each(|edit| inside(edit.span));
    let _ = ide::signature(text, at);
    let _ = ide::definition(analysis, FILE, at);
    ide::references(analysis, FILE, at)
        .iter()
        .for_each(|it| inside(it.span));
    ide::highlights(analysis, FILE, at)
        .iter()
        .for_each(|it| inside(it.span));
    for edit in ide::rename(analysis, FILE, at, "fresh").unwrap_or_default() {
        inside(edit.span);
    }
    let selections = ide::selections(analysis, FILE, at);
    assert!(
        selections.is_sorted_by(|a, b| b.start <= a.start && a.end <= b.end),
        "{selections:?}"
    );
    for action in ide::actions(analysis, FILE, span) {
        action.edits.iter().for_each(|edit| inside(edit.span));
    }
}

/// Asks what is asked about a whole file.
fn ask_about_file(analysis: &Analysis) {
    let _ = ide::symbols(analysis, FILE);
    let _ = ide::search(analysis, "a");
    let words = ide::semantic_tokens(analysis, FILE);
    assert!(
        words.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "words follow each other"
    );
    let _ = ide::folds(analysis, FILE);
    let _ = ide::links(analysis, FILE);
    let _ = ide::written_types(analysis, FILE);
}

#[test]
fn what_is_half_typed_breaks_nothing() {
    for text in corpus() {
        for (end, _) in text.char_indices() {
            let analysis = analysis(&text[..end]);
            let end = end as u32;
            ask_everything(&analysis, Span::new(end, end));
            if end.is_multiple_of(16) {
                ask_about_file(&analysis);
            }
        }
    }
}

#[test]
fn every_place_of_a_text_can_be_asked_about() {
    for text in corpus() {
        let analysis = analysis(&text);
        ask_about_file(&analysis);
        for (at, c) in text.char_indices() {
            let (at, end) = (at as u32, (at + c.len_utf8()) as u32);
            ask_everything(&analysis, Span::new(at, at));
            ask_everything(&analysis, Span::new(at, end));
        }
    }
    let analysis = analysis("record R { a: Strin }");
    for nowhere in [u32::MAX, 1 << 20] {
        let _ = ide::complete(&analysis, FILE, nowhere, &OneScript);
        let _ = ide::actions(&analysis, FILE, Span::new(nowhere, nowhere));
        let _ = ide::selections(&analysis, FILE, nowhere);
        let _ = ide::occurrence_at(&analysis, FileId(9), nowhere);
        let _ = ide::symbols(&analysis, FileId(9));
    }
}

const PIECES: [&str; 24] = [
    "",
    "",
    " ",
    "\n",
    "\r\n",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    ";",
    ":",
    "?",
    "\"",
    "/*",
    "*/",
    "// x\n",
    "/// é😀\n",
    "record P { x: Number; }\n",
    "interface I from \"x\" { m(a: String): Void; }\n",
    "use \"./b.jsi\" { B };\n",
    "enum E { A, B, ... }\n",
    "Promise<Array<String>>",
];

#[test]
fn a_session_is_what_a_fresh_reading_of_its_text_is() {
    let beside = "record B { x: Number; }";
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut text = String::from("//! File.\n");
    let disk = MemoryLoader::new().with("b.jsi", beside);
    let mut session = Session::new(Box::new(disk));
    session.open("main.jsi", text.clone());
    for step in 0..10_000 {
        let encoding = if step % 2 == 0 {
            Encoding::Utf16
        } else {
            Encoding::Utf8
        };
        let lines = Lines::new(&text, encoding);
        let last = text.lines().count();
        let mut place = || {
            let (line, column) = (random.below(last + 2) as u32, random.below(60) as u32);
            lines.offset(Position { line, column })
        };
        let (a, b) = (place(), place());
        // most edits are small, as those of people are
        let end = if step % 16 == 0 {
            a.max(b)
        } else {
            a.max(b).min(a.min(b) + 3)
        };
        let span = Span::new(a.min(b), text.ceil_char_boundary(end as usize) as u32);
        let piece = PIECES[random.below(PIECES.len())];
        session.edit("main.jsi", span, piece);
        text.replace_range(span.start as usize..span.end as usize, piece);
        if text.len() > 3_000 {
            text = text[text.floor_char_boundary(text.len() / 2)..].to_owned();
            session.open("main.jsi", text.clone());
        }
        assert_eq!(
            session.text("main.jsi"),
            Some(text.as_str()),
            "after step {step}"
        );
        let kept = session.analysis();
        let fresh = analyze(
            &MemoryLoader::new()
                .with("b.jsi", beside)
                .with("main.jsi", text.as_str()),
            &["main.jsi"],
        );
        assert_eq!(
            kept.sources[0].tree, fresh.sources[0].tree,
            "step {step}: {text:?}"
        );
        assert_eq!(kept.diagnostics, fresh.diagnostics, "step {step}: {text:?}");
        assert_eq!(kept.model, fresh.model, "step {step}: {text:?}");
    }
}
