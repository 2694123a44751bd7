//! The texts of diagnostics in the sources: each is short, and each occurs in a case.

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::resolve::{MemoryLoader, Refused};
use jsi_idl::source::{FileId, Span};

/// The longest text, without inserted names.
const MOST: usize = 90;

/// What no case as text can lead to: files outside of the crate and other encodings, and a limit that others precede. The first ones are
/// in the test below.
const ELSEWHERE: [&str; 11] = [
    "only files below {} are read",
    "resolves to `{resolved}`",
    "`{written}` is outside the crate and its workspace",
    "the file looks like UTF-16; save it as UTF-8",
    // compiler/tests/cli/files.rs
    "`{written}` is outside the crate",
    "above the folder of `Cargo.toml`",
    "a package contains only files below the folder of its `Cargo.toml`",
    "the file is nested too deeply",
    // a build without the modules of the platform
    "the feature `web` of the crate `jsic` has them",
    "this program has no modules of the platform",
    // every form that the cases have gets an edit instead
    "a method is written `name(parameter: Type): Type;`, a property `name: Type;`",
];

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
}

/// The string at the start of a text, after `format!(` if it is there: what is between its quotes, as it is printed.
fn literal(text: &str) -> Option<String> {
    let text = text.trim_start();
    let text = text.strip_prefix("format!(").unwrap_or(text).trim_start();
    let mut chars = text.strip_prefix('"')?.chars().peekable();
    let mut found = String::new();
    loop {
        match chars.next()? {
            '"' => return Some(found),
            '\\' => match chars.next()? {
                '\n' => while chars.next_if(|it| it.is_whitespace()).is_some() {},
                'n' => found.push('\n'),
                c => found.push(c),
            },
            c => found.push(c),
        }
    }
}

/// The parts of a template between its inserted names.
fn parts(template: &str) -> Vec<String> {
    let template = template.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = Vec::new();
    for piece in template.split('{') {
        let piece = piece.split_once('}').map_or(piece, |(_, rest)| rest);
        parts.push(piece.replace('\u{1}', "{").replace('\u{2}', "}"));
    }
    parts
}

/// The texts in the sources of the language: messages, labels and helps.
fn templates() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for folder in ["src/syntax", "src/check", "src/resolve"] {
        files(Path::new(folder), "rs", &mut paths);
    }
    let mut found = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for start in [".help(", ".label(", "let message = "] {
            for (_, rest) in code
                .match_indices(start)
                .map(|(at, it)| (it, &code[at + it.len()..]))
            {
                found.extend(literal(rest).map(|it| (path.display().to_string(), it)));
            }
        }
    }
    found
}

#[test]
fn texts_are_short() {
    let all = templates();
    assert!(all.len() > 350, "only {} texts", all.len());
    for (path, template) in all {
        let length = parts(&template).concat().chars().count();
        assert!(length <= MOST, "{path}: {length} characters: {template}");
    }
}

#[test]
fn every_text_occurs_in_a_case() {
    let mut paths = Vec::new();
    for folder in ["tests/ui", "tests/broken"] {
        for extension in ["expected", "md", "toml", "txt"] {
            files(Path::new(folder), extension, &mut paths);
        }
    }
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap_or_default();
    let cases: Vec<String> = paths.iter().map(read).collect();
    let lines: Vec<&str> = cases.iter().flat_map(|it| it.lines()).collect();
    let occurs = |template: &str| {
        let parts = parts(template);
        lines.iter().any(|line| {
            let mut rest = *line;
            parts.iter().all(|part| match rest.find(part.as_str()) {
                Some(at) => {
                    rest = &rest[at + part.len()..];
                    true
                }
                None => false,
            })
        })
    };
    let missing: Vec<String> = templates()
        .into_iter()
        .filter(|(_, it)| !ELSEWHERE.contains(&it.as_str()) && !occurs(it))
        .map(|(path, it)| format!("{path}: {it}"))
        .collect();
    assert!(missing.is_empty(), "no case has:\n{}", missing.join("\n"));
}

#[test]
fn files_that_are_not_read_have_their_reason() {
    let refused = Refused::Outside {
        resolved: "/etc/passwd".to_owned(),
        allowed: vec!["crate".to_owned()],
    };
    let found = refused.at("./a.jsi", FileId(0), Span::new(0, 1));
    assert_eq!(
        found.message,
        "`./a.jsi` is outside the crate and its workspace"
    );
    assert_eq!(found.primary.message, "resolves to `/etc/passwd`");
    assert_eq!(found.helps, ["only files below `crate` are read"]);
    let loader = MemoryLoader::new().with("a.jsi", vec![0xFF, 0xFE, b'a', 0]);
    let found = jsi_idl::analyze(&loader, &["a.jsi"]);
    let helps: Vec<&String> = found.diagnostics.iter().flat_map(|it| &it.helps).collect();
    assert!(
        helps
            .iter()
            .any(|it| *it == "the file looks like UTF-16; save it as UTF-8"),
        "{helps:?}"
    );
}
