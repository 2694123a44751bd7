//! `source.fixAll` ends where `jsic fix` does, for every broken file of the language's tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsi_idl::ide::{Encoding, Lines, Position};
use serde_json::{Value, json};

use crate::client::{Client, folder};

/// How many files are in one folder, which both read as a whole.
const FILES: usize = 16;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "jsi") {
            found.push(path);
        }
    }
}

/// A text after the edits of a file.
fn edited(text: &str, edits: &Value) -> String {
    let lines = Lines::new(text, Encoding::Utf16);
    let offset = |it: &Value| {
        let number = |name: &str| it[name].as_u64().unwrap() as u32;
        lines.offset(Position {
            line: number("line"),
            column: number("character"),
        }) as usize
    };
    let mut all: Vec<(usize, usize, &str)> = edits
        .as_array()
        .into_iter()
        .flatten()
        .map(|it| {
            (
                offset(&it["range"]["start"]),
                offset(&it["range"]["end"]),
                it["newText"].as_str().unwrap(),
            )
        })
        .collect();
    all.sort();
    let mut text = text.to_owned();
    for (start, end, new) in all.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

#[test]
fn ends_where_the_command_does() {
    let mut paths = Vec::new();
    for folder in ["ui/syntax", "broken"] {
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../idl/tests")
                .join(folder),
            &mut paths,
        );
    }
    let texts: Vec<String> = paths
        .iter()
        .filter_map(|it| fs::read_to_string(it).ok())
        .collect();
    let mut changed = 0;
    for texts in texts.chunks(FILES) {
        let names: Vec<String> = (0..texts.len()).map(|it| format!("a{it}.jsi")).collect();
        let files = names
            .iter()
            .zip(texts)
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let (folder, uri) = folder(&files.collect::<Vec<_>>());
        let (mut client, _) = Client::start(json!({
            "capabilities": { "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } },
            "rootUri": uri,
        }));
        let place = json!({ "line": 0, "character": 0 });
        let mut of_server = Vec::new();
        for (name, text) in names.iter().zip(texts) {
            let uri = format!("{uri}/{name}");
            let params = json!({
                "textDocument": { "uri": uri },
                "range": { "start": place, "end": place },
                "context": { "diagnostics": [], "only": ["source.fixAll"] },
            });
            let found = client.request("textDocument/codeAction", params).unwrap();
            of_server.push(edited(text, &found[0]["edit"]["changes"][&uri]));
        }
        assert!(client.stop());
        Command::new(env!("CARGO_BIN_EXE_jsic"))
            .arg("fix")
            .arg(".")
            .current_dir(folder.path())
            .output()
            .unwrap();
        for ((name, text), server) in names.iter().zip(texts).zip(of_server) {
            let command = fs::read_to_string(folder.path().join(name)).unwrap();
            assert_eq!(server, command, "of\n{text}");
            changed += usize::from(command != *text);
        }
    }
    assert!(changed > 20, "only {changed} files are changed");
}
