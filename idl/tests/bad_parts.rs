//! What could not be read has a diagnostic: a tree with a part that is `Bad` never comes without one, or the formatter would
//! believe that the file is good.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::source::FileId;
use jsi_idl::syntax::parse;
use support::random::Random;
use support::{CORPUS, tokens};

/// How many changed texts are read.
const TEXTS: usize = 20_000;

/// What is put between the tokens of a text.
const PIECES: [&str; 44] = [
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    ";",
    ":",
    ",",
    "?",
    "=",
    "=>",
    "->",
    "...",
    "@",
    "@js(\"x\") ",
    "/// d\n",
    "// c\n",
    "/* c */",
    "/** d */",
    "export ",
    "interface ",
    "class ",
    "record ",
    "enum ",
    "type ",
    "events ",
    "static ",
    "readonly ",
    "constructor",
    "Function<(",
    "Array<",
    "x: ",
    "x",
    "string",
    "| null",
    "|",
    "[]",
    "[",
    "]",
    "-1",
    "\"t\"",
    " = 1",
    "\u{200b}",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "jsi") {
            found.push(path);
        }
    }
}

/// A few changes: tokens left out, repeated, moved, or put in.
fn changed(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + random.below(4) {
        let all = tokens(&text);
        let Some(token) = all.get(random.below(all.len())).cloned() else {
            continue;
        };
        match random.below(5) {
            0 => text.replace_range(token, ""),
            1 => {
                let again = text[token.clone()].to_owned();
                text.insert_str(token.end, &again);
            }
            2 => {
                let other = all[random.below(all.len())].clone();
                let other = text[other].to_owned();
                text.replace_range(token, &other);
            }
            _ => text.insert_str(token.start, PIECES[random.below(PIECES.len())]),
        }
    }
    text
}

#[test]
fn what_could_not_be_read_is_reported() {
    let mut paths = Vec::new();
    for folder in ["tests/ui", "tests/broken"] {
        files(Path::new(folder), &mut paths);
    }
    paths.sort();
    let mut texts: Vec<String> = CORPUS.iter().map(|(_, text)| (*text).to_owned()).collect();
    let read = paths.iter().filter_map(|it| fs::read_to_string(it).ok());
    texts.extend(read);
    texts.retain(|it| it.len() < 3_000);
    assert!(texts.len() > 100, "{}", texts.len());
    let count = std::env::var("JSI_TEXTS")
        .ok()
        .and_then(|it| it.parse().ok());
    let mut random = Random(0x5eed_ba11);
    for _ in 0..count.unwrap_or(TEXTS) {
        let text = changed(&texts[random.below(texts.len())], &mut random);
        let parsed = parse(&text, FileId(0));
        if parsed.diagnostics.is_empty() {
            let tree = format!("{:?}", parsed.file);
            assert!(!tree.contains("Bad"), "nothing is reported about\n{text}");
        }
    }
}
