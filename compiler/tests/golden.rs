//! Golden cases: `golden/NAME.md` holds sources and what is generated from them. `JSI_BLESS=1` writes the outcome anew.
//! Generated Rust must also be what prettyplease prints.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::resolve::MemoryLoader;
use jsi_idl::{Analysis, analyze};
use jsic::pipeline::{Options, Output, generate};
use jsic::render::{Sources, human};

/// Stands between the sources and the outcome.
const OUTCOME: &str = "\n## Outcome\n";

#[test]
fn golden_cases_print_what_they_say() {
    let bless = std::env::var_os("JSI_BLESS").is_some();
    let mut failures = String::new();
    let mut count = 0;
    for path in cases() {
        count += 1;
        let text = fs::read_to_string(&path).expect("a readable case");
        let (input, expected) = text.split_once(OUTCOME).unwrap_or((text.trim_end(), ""));
        let actual = outcome(input);
        if bless {
            let blessed = format!("{}\n{OUTCOME}{actual}", input.trim_end());
            if blessed != text {
                fs::write(&path, blessed).expect("a writable case");
            }
        } else if actual != expected {
            let name = path.display();
            let _ = writeln!(failures, "{name} differs{}", first_difference(expected, &actual));
        }
    }
    assert!(count > 0, "no cases found");
    assert!(failures.is_empty(), "{failures}JSI_BLESS=1 writes the outcomes anew");
}

#[test]
fn generated_rust_is_what_prettyplease_prints() {
    let mut failures = String::new();
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a readable case");
        let (input, _) = text.split_once(OUTCOME).unwrap_or((&text, ""));
        for file in generated(input).unwrap_or_default() {
            if file.path.ends_with(".rs") {
                // ordinary comments do not survive parsing
                let (_, body) = file.text.split_once('\n').expect("a first line");
                let parsed = syn::parse_file(body).unwrap_or_else(|error| {
                    panic!("{}: {}: {error}\n{body}", path.display(), file.path)
                });
                let pretty = prettyplease::unparse(&parsed);
                if pretty != body {
                    let difference = first_difference(&pretty, body);
                    let _ = writeln!(failures, "{}: {}{difference}", path.display(), file.path);
                }
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = fs::read_dir(folder).expect("the folder of cases");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

/// The files in the fences of a case: the word after the language is the path.
fn sources(input: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut current: Option<(String, String)> = None;
    for line in input.lines() {
        match (line.strip_prefix("```"), &mut current) {
            (Some(info), None) => {
                let path = info.split_whitespace().nth(1).expect("a path after the language of a fence");
                current = Some((path.to_owned(), String::new()));
            }
            (Some(_), Some(_)) => files.extend(current.take()),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    files
}

fn analysis(input: &str) -> (Analysis, MemoryLoader) {
    let files = sources(input);
    let mut loader = MemoryLoader::new();
    for (path, text) in &files {
        loader.insert(path, text.clone());
    }
    let roots: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".jsi")).collect();
    (analyze(&loader, &roots), loader)
}

/// The generated files; `None` where there are errors.
fn generated(input: &str) -> Option<Vec<Output>> {
    let (analysis, loader) = analysis(input);
    generate(analysis.checked()?, &loader, &options()).ok().map(|outputs| outputs.files)
}

fn options() -> Options {
    Options { crate_root: PathBuf::from("."), dts_imports: true }
}

/// What comes of a case, as it stands in its file.
fn outcome(input: &str) -> String {
    let (analysis, loader) = analysis(input);
    let mut problems = analysis.diagnostics.clone();
    let mut files = Vec::new();
    if let Some(checked) = analysis.checked() {
        match generate(checked, &loader, &options()) {
            Ok(outputs) => files = outputs.files,
            Err(found) => problems.extend(found),
        }
    }
    let mut out = String::new();
    if !problems.is_empty() {
        let mut text = Vec::new();
        human(&mut text, false, Sources(&analysis.sources), &problems).expect("memory takes anything");
        let here = std::env::current_dir().expect("a folder").display().to_string();
        let text = String::from_utf8_lossy(&text).replace(&here, "CRATE");
        let _ = write!(out, "\n```text diagnostics\n{}\n```\n", text.trim_end());
    }
    for file in files {
        let language = file.path.rsplit('.').next().unwrap_or_default();
        let _ = write!(out, "\n```{language} {}\n{}```\n", file.path, file.text);
    }
    out
}

fn first_difference(expected: &str, actual: &str) -> String {
    let mut before = Vec::new();
    let mut left = expected.lines();
    let mut right = actual.lines();
    loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if a == b => before.push(a),
            (None, None) => return " in line ends".to_owned(),
            (a, b) => {
                let shown = before.len().saturating_sub(6);
                let before = before[shown..].join("\n    ");
                return format!(":\n    {before}\n- {}\n+ {}", some(a, left), some(b, right));
            }
        }
    }
}

/// A few lines.
fn some<'a>(first: Option<&'a str>, lines: std::str::Lines<'a>) -> String {
    first.into_iter().chain(lines.take(5)).collect::<Vec<_>>().join("\n  ")
}
