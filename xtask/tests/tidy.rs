//! Rules for the repository's text: openings, lengths, dependencies, links. Each test names the files that break its rule.

mod repository;

use std::fs;
use std::process::Command;

use repository::{files, none, root};

/// Longer files are split.
const LONGEST: usize = 600;

#[test]
fn every_source_file_opens_with_what_it_is_for() {
    let opens = |path: &str, text: &str| {
        let marker = if path.ends_with(".rs") { "//! " } else { "// " };
        let first = text.lines().next().unwrap_or_default();
        first
            .strip_prefix(marker)
            .is_some_and(|words| words.trim().len() > 10)
    };
    // The JavaScript of a case is data: its interface or test describes the case.
    let is_data = |path: &str| {
        path.ends_with("js")
            && ["tests/e2e/", "idl/tests/ui/"]
                .iter()
                .any(|it| path.starts_with(it))
    };
    let offenders = files(&[".rs", ".js", ".mjs"])
        .into_iter()
        .filter(|(path, text)| !is_data(path) && !opens(path, text));
    none(
        offenders.map(|(path, _)| path).collect(),
        "the first line is a comment that describes the file: `//!` in Rust, `//` in JavaScript",
    );
}

#[test]
fn no_source_file_is_too_long() {
    let long = files(&[".rs", ".js", ".mjs", ".ts", ".pest"])
        .into_iter()
        .map(|(path, text)| (text.lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines"));
    none(long.collect(), "split what is longer than 600 lines");
}

#[test]
fn crates_depend_in_one_direction() {
    let manifest = |name: &str| {
        let path = root().join(name).join("Cargo.toml");
        fs::read_to_string(path).expect("the crate has a manifest")
    };
    let forbidden = [
        (
            "abi",
            ["jsi-idl", "jsic", "jsi-runtime", "wasm-bindgen"].as_slice(),
        ),
        (
            "idl",
            ["jsic", "jsi-runtime", "wasm-bindgen", "js-sys"].as_slice(),
        ),
        ("runtime", ["jsic", "jsi-idl"].as_slice()),
        ("compiler", ["wasm-bindgen", "js-sys", "pest"].as_slice()),
        ("xtask", ["jsic", "jsi-idl", "jsi-runtime"].as_slice()),
    ];
    let mut offenders = Vec::new();
    for (name, dependencies) in forbidden {
        let text = manifest(name);
        // The line of the package's own name begins with `name`.
        for key in text
            .lines()
            .filter_map(|line| line.split(['=', '.', ' ']).next())
        {
            if dependencies.contains(&key) {
                offenders.push(format!("{name} depends on {key}"));
            }
        }
    }
    none(
        offenders,
        "abi ← idl ← compiler; runtime stands on abi; xtask needs none of idl, compiler and runtime",
    );
}

/// The crates that a build script with `jsic` compiles on Linux: each one makes the first build of every user slower.
const BUILD_SCRIPT: [&str; 20] = [
    "codespan-reporting",
    "heck",
    "jsi-abi",
    "jsi-idl",
    "jsic",
    "pest",
    "proc-macro2",
    "quote",
    "serde_spanned",
    "syn",
    "termcolor",
    "thiserror",
    "thiserror-impl",
    "toml",
    "toml_datetime",
    "toml_parser",
    "ucd-trie",
    "unicode-ident",
    "unicode-width",
    "winnow",
];

#[test]
fn a_build_script_compiles_no_further_crate() {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--locked", "--package", "jsic"])
        .args(["--no-default-features", "--edges", "normal,build"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(["--prefix", "none", "--format", "{p}"])
        .output()
        .expect("cargo starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert!(output.status.success() && names.contains(&"jsic"), "{text}");
    let added = names.iter().filter(|name| !BUILD_SCRIPT.contains(name));
    none(
        added.map(|name| (*name).to_owned()).collect(),
        "dependencies of the command belong to its feature `cli`",
    );
}

#[test]
fn unsafe_code_is_forbidden_outside_the_runtime() {
    let roots = [
        "abi/src/lib.rs",
        "idl/src/lib.rs",
        "compiler/src/lib.rs",
        "compiler/src/main.rs",
        "xtask/src/main.rs",
    ];
    let sources = files(&[".rs"]);
    let forbids = |path: &str| {
        let source = sources.iter().find(|(name, _)| name == path);
        source.is_some_and(|(_, text)| text.lines().any(|line| line == "#![forbid(unsafe_code)]"))
    };
    let offenders = roots
        .into_iter()
        .filter(|path| !forbids(path))
        .map(str::to_owned);
    none(
        offenders.collect(),
        "the crate root says #![forbid(unsafe_code)]",
    );
}

/// Lines of the runtime in which `unsafe` is used: path, number, and the text above.
fn uses_of_unsafe() -> Vec<(String, usize, String)> {
    let mut uses = Vec::new();
    for (path, text) in files(&[".rs"]) {
        if !path.starts_with("runtime/src/") {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.any(|word| word == "unsafe") {
                let above = lines
                    .get(index.saturating_sub(10)..index)
                    .unwrap_or_default();
                uses.push((path.clone(), index + 1, above.join("\n")));
            }
        }
    }
    assert!(!uses.is_empty(), "the runtime is somewhere else");
    uses
}

#[test]
fn every_use_of_unsafe_says_why_it_is_sound() {
    let reason = |above: &str| above.contains("SAFETY:") || above.contains("# Safety");
    // The type of a function has no reason; its callers do.
    let sources = files(&[".rs"]);
    let is_type = |path: &str, number: usize| {
        let source = sources.iter().find(|(name, _)| name == path);
        let line = source.and_then(|(_, text)| text.lines().nth(number - 1));
        line.is_some_and(|line| line.contains("type ") && line.contains("unsafe fn("))
    };
    let offenders = uses_of_unsafe()
        .into_iter()
        .filter(|(path, number, above)| !reason(above) && !is_type(path, *number))
        .map(|(path, number, _)| format!("{path}:{number}"));
    none(offenders.collect(), "a comment above begins with SAFETY:");
}

#[test]
fn the_page_of_safety_names_every_file_with_unsafe() {
    let page = root().join("docs/src/internals/safety.md");
    let page = fs::read_to_string(page).expect("the page is there");
    let mut used: Vec<String> = uses_of_unsafe()
        .into_iter()
        .map(|(path, ..)| path)
        .collect();
    used.dedup();
    let missing = used
        .iter()
        .filter(|path| !page.contains(&format!("`{path}`")));
    none(
        missing.cloned().collect(),
        "docs/src/internals/safety.md has a row of it",
    );
    let rows = page.lines().filter(|line| line.starts_with("| `runtime/"));
    let named = rows
        .flat_map(|row| row.split('`'))
        .filter(|part| part.starts_with("runtime/") && part.ends_with(".rs"));
    let gone = named
        .filter(|path| !used.iter().any(|used| used == path))
        .map(str::to_owned);
    none(
        gone.collect(),
        "a file of the page has no `unsafe` any more",
    );
}

#[test]
fn only_the_parser_names_pest() {
    let offenders = files(&[".rs"])
        .into_iter()
        .filter(|(path, _)| {
            path.starts_with("idl/src/") && !path.starts_with("idl/src/syntax/parse")
        })
        .filter(|(_, text)| text.contains("pest::") || text.contains("pest_derive"));
    none(
        offenders.map(|(path, _)| path).collect(),
        "pest stays behind syntax/parse",
    );
}

#[test]
fn nothing_names_a_place_of_one_machine() {
    // Written in parts, so that this file does not contain them either.
    let places = ["home", "root", "Users", "work", "opt"].map(|folder| format!("/{folder}/"));
    let mut offenders = Vec::new();
    for (path, text) in files(&[
        ".rs", ".js", ".mjs", ".md", ".toml", ".json", ".jsi", ".pest", "run",
    ]) {
        for (index, line) in text.lines().enumerate() {
            let begins = |place: &String| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    let before = line.get(..at).and_then(|text| text.chars().last());
                    // Part of a longer, relative path or of an address.
                    !before.is_some_and(|c| c.is_alphanumeric() || "._-/}*:".contains(c))
                })
            };
            if places.iter().any(begins) {
                offenders.push(format!("{path}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    none(offenders, "paths are relative, or asked for at run time");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = ["TO", "FIX"]
        .into_iter()
        .zip(["DO", "ME"])
        .map(|(a, b)| format!("{a}{b}"));
    let marks: Vec<String> = marks.collect();
    let mut offenders = Vec::new();
    for (path, text) in files(&[".rs", ".js", ".mjs", ".pest", ".toml"]) {
        for (index, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) {
                offenders.push(format!("{path}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    none(offenders, "done, or not begun");
}

#[test]
fn links_between_pages_lead_somewhere() {
    let root = root();
    let mut offenders = Vec::new();
    for (path, text) in files(&[".md"]) {
        let folder = root
            .join(&path)
            .parent()
            .expect("a file lies in a folder")
            .to_path_buf();
        let mut in_code = false;
        for line in text.lines() {
            in_code ^= line.starts_with("```");
            if in_code {
                continue;
            }
            for target in line
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
            {
                // without the fragment, and without a title
                let file = target.split(['#', ' ']).next().unwrap_or_default();
                // rustdoc's pages and programs are only in the built book, whose links the part `book` checks
                let built = file.starts_with("../api/") || file.starts_with("app/");
                if built && path.starts_with("docs/src/") {
                    continue;
                }
                if !file.is_empty() && !file.contains("://") && !folder.join(file).exists() {
                    offenders.push(format!("{path}: {target}"));
                }
            }
        }
    }
    none(offenders, "the file is there");
}
