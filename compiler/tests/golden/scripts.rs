//! The JavaScript inside generated Rust, parsed by Node: one process for all of it.

use std::process::Command;

/// Reads `[[name, text], …]` from a file; prints a line of each: `ok` and what the module imports, or the error.
const PARSER: &str = r#"
const { SourceTextModule } = require("node:vm");
for (const [name, text] of JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))) {
  let answer;
  try {
    const imports = new SourceTextModule(text).dependencySpecifiers ?? [];
    answer = imports.length > 1 ? `${name}: imports ${JSON.stringify(imports)}` : `ok ${JSON.stringify(imports)}`;
  } catch (error) {
    answer = `${name}: ${error}: ${JSON.stringify(text)}`;
  }
  console.log(answer);
}
"#;

/// The raw strings with modules: those of `inline_js`, and the first ones of the macros of exports.
pub fn glues(rust: &str) -> Vec<String> {
    let (_, rest) = rust.split_once('\n').expect("a first line");
    let mut starts: Vec<usize> = ["inline_js = ", "::jsi_runtime::__export_"]
        .into_iter()
        .flat_map(|mark| rest.match_indices(mark).map(|(at, _)| at))
        .collect();
    starts.sort_unstable();
    starts
        .into_iter()
        .map(|at| raw_string(&rest[at..]))
        .collect()
}

/// The content of the first raw string of a text.
fn raw_string(text: &str) -> String {
    let starts = [" r#", " r\""]
        .into_iter()
        .filter_map(|start| text.find(start));
    let quoted = &text[starts.min().expect("a raw string") + 2..];
    let hashes = quoted.len() - quoted.trim_start_matches('#').len();
    let end = format!("\"{}", "#".repeat(hashes));
    let (text, _) = quoted[hashes + 1..]
        .split_once(&end)
        .expect("the end of a raw string");
    text.to_owned()
}

/// A line of answer for each named text.
pub fn parse(glues: &[(String, String)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("glues.json");
    std::fs::write(&list, serde_json::to_vec(glues).expect("text")).expect("a writable folder");
    let output = Command::new("node")
        .args([
            "--experimental-vm-modules",
            "--no-warnings",
            "--eval",
            PARSER,
        ])
        .arg(&list)
        .output()
        .expect("node in PATH");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text.lines().map(str::to_owned).collect()
}
