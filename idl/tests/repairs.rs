//! Repairs over and over: they come to an end, make nothing worse, and leave comments where they are. Sources are all cases
//! of the other tests, with every lint looked for.

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Code, Level, Levels, LintLevel};
use jsi_idl::repair::{Repairs, keeps_comments};
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::source::FileId;
use jsi_idl::{Analysis, analyze};

const FILE: FileId = FileId(0);

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["syntax", "broken", "check", "check/around"] {
        let folder = Path::new("tests/ui").join(folder);
        for entry in fs::read_dir(folder).expect("a folder of cases") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|it| it == "jsi")
                && let Ok(text) = fs::read_to_string(&path)
            {
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 100, "the cases are found");
    // a comment before every second token of the language's own marks
    let strewn = found.iter().map(|(path, text)| {
        let mut parts = text.split_inclusive(['<', '(', ',', ':']).zip(0..);
        let strewn = parts.by_ref().map(|(part, n)| format!("{part}/* {n} */"));
        (path.with_extension("strewn"), strewn.collect())
    });
    let strewn: Vec<(PathBuf, String)> = strewn.collect();
    found.extend(strewn);
    found
}

fn analysis(text: &str) -> Analysis {
    let mut levels = Levels::default();
    Code::lints().for_each(|lint| levels.set(lint, LintLevel::Warn));
    let shapes = fs::read("tests/ui/check/around/shapes.jsi").expect("a file");
    let names = fs::read("tests/ui/check/around/names.jsi").expect("a file");
    let loader = MemoryLoader::new()
        .with("main.jsi", text)
        .with("around/shapes.jsi", shapes)
        .with("around/names.jsi", names)
        .with_levels(levels);
    analyze(&loader, &["main.jsi"])
}

fn errors(analysis: &Analysis) -> usize {
    let found = analysis.diagnostics.iter();
    found.filter(|it| it.level == Level::Error).count()
}

/// The comments of a text, sorted.
fn comments(analysis: &Analysis) -> Vec<String> {
    let source = &analysis.sources[0];
    let comments = source.tree.comments.iter();
    let mut comments: Vec<String> = comments
        .map(|span| span.of(&source.text).trim_end().to_owned())
        .collect();
    comments.sort();
    comments
}

#[test]
fn come_to_an_end_and_keep_what_they_are_not_about() {
    let mut wrong = Vec::new();
    for (path, original) in sources() {
        let mut text = original.clone();
        let before = analysis(&text);
        let mut rounds = 0;
        let after = loop {
            let now = analysis(&text);
            let repairs = Repairs::of(&now.diagnostics, |edit| {
                edit.file == FILE && keeps_comments(&now.sources[0], edit)
            });
            if repairs.count == 0 || rounds == 10 {
                break now;
            }
            text = repairs.applied(FILE, &text);
            rounds += 1;
        };
        let mut fail = |what: &str| wrong.push(format!("{}: {what}\n{text}", path.display()));
        if rounds == 10 {
            fail("does not come to an end");
        }
        if errors(&after) > errors(&before) {
            fail("has more errors than before");
        }
        let (kept, all) = (comments(&after), comments(&before));
        if all.iter().any(|comment| !kept.contains(comment)) {
            fail(&format!("lost one of {all:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
