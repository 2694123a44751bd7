//! What an input means: files of text, or choices that a grammar makes a text of.

use jsi_idl::diagnostics::{Code, Levels, LintLevel};
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::{Analysis, analyze};

use crate::choices::Choices;
use crate::grammar;

/// The file that the others are used by.
pub const MAIN: &str = "main.jsi";
/// A line that begins so begins another file, whose path follows.
const MARK: &str = "//# ";

/// The text of an input. One that begins with a zero byte is choices for the grammar.
pub fn text(data: &[u8]) -> String {
    match data.split_first() {
        Some((0, choices)) => grammar::file(&mut Choices::new(choices)),
        _ => String::from_utf8_lossy(data).into_owned(),
    }
}

/// The files of a text: paths and contents, `MAIN` first.
pub fn files(text: &str) -> Vec<(&str, &str)> {
    let mut files = Vec::new();
    let mut rest = text;
    let mut path = MAIN;
    loop {
        let at = rest
            .match_indices(MARK)
            .find(|(at, _)| *at == 0 || rest[..*at].ends_with('\n'));
        let Some((at, _)) = at else {
            files.push((path, rest));
            return files;
        };
        files.push((path, &rest[..at]));
        let line = &rest[at + MARK.len()..];
        let (name, after) = line.split_once('\n').unwrap_or((line, ""));
        path = name.trim();
        rest = after;
    }
}

/// JavaScript that sources may name.
const SHIM: &str = "export function f(a, b) {}\nexport class C {}\nexport const x = 1;\n";

/// The files, some that every source may use, and every lint looked for.
pub fn loader(text: &str) -> MemoryLoader {
    let mut levels = Levels::default();
    Code::lints().for_each(|lint| levels.set(lint, LintLevel::Warn));
    let mut loader = MemoryLoader::new()
        .with("shim.js", SHIM)
        .with(
            "shared.jsi",
            "record Size { w: Number; h: Number; }\nclass Shared;\n",
        )
        .with_levels(levels);
    for (path, content) in files(text).into_iter().rev() {
        loader.insert(path, content);
    }
    loader
}

/// What the language says of a text.
pub fn analysis(text: &str) -> Analysis {
    analyze(&loader(text), &[MAIN])
}

/// The same of a main file, and of the others as a text that begins with their first mark.
pub fn analysis_beside(main: &str, others: &str) -> Analysis {
    let mut loader = loader(others);
    loader.insert(MAIN, main);
    analyze(&loader, &[MAIN])
}
