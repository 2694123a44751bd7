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

/// The texts of `inline_js = r#"…"#`.
pub fn glues(rust: &str) -> Vec<String> {
    let (_, rest) = rust.split_once('\n').expect("a first line");
    let mut texts = Vec::new();
    for after in rest.split("inline_js = r").skip(1) {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let (text, _) = after[hashes + 1..]
            .split_once(&end)
            .expect("the end of a raw string");
        texts.push(text.to_owned());
    }
    texts
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
