//! The command: where it writes, what it refuses, and how edits survive the next import.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::extract::{folder, installed};

fn jsic(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
    command
        .current_dir(folder)
        .args(arguments)
        .arg("--typescript");
    command.arg(installed("typescript6"));
    command.output().expect("run jsic")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const API: &str = "export declare function one(a: number): void;\nexport declare function two(a: string): void;\n";

#[test]
fn an_edit_survives_the_next_import() {
    let folder = folder(&[("api.d.ts", API)]);
    let path = folder.path();
    let arguments = [
        "import",
        "api.d.ts",
        "--from",
        "./api.js",
        "--out",
        "src/api.jsi",
    ];
    let first = jsic(path, &arguments);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(
        text(&first.stderr).contains("2 members: 2 without loss, 0 with, 0 left out"),
        "{}",
        text(&first.stderr)
    );
    let out = path.join("src/api.jsi");
    let written = fs::read_to_string(&out).expect("the interface");
    assert!(written.contains("one(a: Number): Void;"), "{written}");

    // one line is edited, another one changes in the types
    fs::write(&out, written.replace("one(a: Number)", "one(a: i32)")).expect("edit");
    fs::write(
        path.join("api.d.ts"),
        API.replace("two(a: string)", "two(a: boolean)"),
    )
    .expect("new types");
    let refused = jsic(path, &arguments);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("--update"),
        "{}",
        text(&refused.stderr)
    );
    let update = [&arguments[..], &["--update"]].concat();
    let second = jsic(path, &update);
    assert!(second.status.success(), "{}", text(&second.stderr));
    let merged = fs::read_to_string(&out).expect("the interface");
    assert!(
        merged.contains("one(a: i32): Void;") && merged.contains("two(a: Boolean): Void;"),
        "{merged}"
    );

    // the same line changes on both sides
    fs::write(
        path.join("api.d.ts"),
        API.replace("one(a: number)", "one(a: string)"),
    )
    .expect("new types");
    let record = fs::read_to_string(path.join("src/api.jsi.imported")).expect("the record");
    let third = jsic(path, &update);
    assert_eq!(third.status.code(), Some(1));
    let message = text(&third.stderr);
    let line = merged
        .lines()
        .position(|it| it.contains("i32"))
        .expect("the edit")
        + 1;
    assert!(
        message.contains(&format!("src/api.jsi:{line}:")),
        "{message}"
    );
    assert!(
        message.contains("edited:   ") && message.contains("one(a: String)"),
        "{message}"
    );
    assert_eq!(
        fs::read_to_string(&out).expect("the interface"),
        merged,
        "nothing is written"
    );
    assert_eq!(
        fs::read_to_string(path.join("src/api.jsi.imported")).expect("the record"),
        record
    );

    let keep = [&update[..], &["--keep-edits"]].concat();
    assert!(jsic(path, &keep).status.success());
    let kept = fs::read_to_string(&out).expect("the interface");
    assert!(
        kept.contains("one(a: i32): Void;") && kept.contains("two(a: String): Void;"),
        "{kept}"
    );
    // and the next one has nothing to merge there
    assert!(jsic(path, &update).status.success());
    assert_eq!(fs::read_to_string(&out).expect("the interface"), kept);
}

#[test]
fn a_file_of_another_origin_is_not_touched() {
    let folder = folder(&[
        ("api.d.ts", API),
        ("mine.jsi", "record Mine { a: Number; }\n"),
    ]);
    let arguments = [
        "import", "api.d.ts", "--from", "./api.js", "--out", "mine.jsi",
    ];
    for update in [false, true] {
        let arguments = match update {
            true => [&arguments[..], &["--update"]].concat(),
            false => arguments.to_vec(),
        };
        let refused = jsic(folder.path(), &arguments);
        assert_eq!(refused.status.code(), Some(2), "{}", text(&refused.stderr));
        let mine = fs::read_to_string(folder.path().join("mine.jsi")).expect("the file");
        assert_eq!(mine, "record Mine { a: Number; }\n");
        assert!(!folder.path().join("mine.jsi.imported").exists());
    }
}

#[test]
fn standard_output_has_the_interface_and_json_the_counts() {
    let folder = folder(&[("api.d.ts", API)]);
    let plain = jsic(
        folder.path(),
        &["import", "api.d.ts", "--from", "./api.js", "--only", "two"],
    );
    let out = text(&plain.stdout);
    assert!(
        out.contains("two(a: String): Void;") && !out.contains("one("),
        "{out}"
    );
    assert!(
        out.trim_end()
            .ends_with("// 1 members: 1 without loss, 0 with, 0 left out"),
        "{out}"
    );
    let json = [
        "import",
        "api.d.ts",
        "--from",
        "./api.js",
        "--out",
        "api.jsi",
        "--message-format",
        "json",
    ];
    let json = jsic(folder.path(), &json);
    let counts: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(counts["members"], 2);
    assert_eq!(counts["without_loss"], 2);
}

#[test]
fn a_large_result_needs_consent() {
    use std::fmt::Write as _;
    let mut types = String::new();
    for number in 0..3_001 {
        let _ = writeln!(types, "export declare function f{number}(): void;");
    }
    let folder = folder(&[("api.d.ts", &types)]);
    let arguments = [
        "import", "api.d.ts", "--from", "./api.js", "--out", "api.jsi",
    ];
    let refused = jsic(folder.path(), &arguments);
    assert_eq!(refused.status.code(), Some(2));
    let message = text(&refused.stderr);
    assert!(
        message.contains("3001 members") && message.contains("--only") && message.contains("--all"),
        "{message}"
    );
    assert!(!folder.path().join("api.jsi").exists());
    let all = [&arguments[..], &["--all"]].concat();
    assert!(jsic(folder.path(), &all).status.success());
}

#[test]
fn without_node_the_error_says_what_to_do() {
    let folder = folder(&[("api.d.ts", API)]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
    command
        .current_dir(folder.path())
        .args(["import", "api.d.ts", "--from", "./api.js"]);
    let output = command
        .env("NODE", "no-such-node")
        .output()
        .expect("run jsic");
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert!(
        message.contains("cannot run `no-such-node`") && message.contains("install Node"),
        "{message}"
    );
    assert!(output.stdout.is_empty());
}

/// A folder of TypeScript is named as a shell completes it: from the current folder.
#[test]
fn the_folder_of_typescript_may_be_relative() {
    let folder = folder(&[
        ("api.d.ts", API),
        (
            "tools/typescript/package.json",
            r#"{ "name": "typescript", "version": "6.0.3", "main": "main.js" }"#,
        ),
        (
            "tools/typescript/main.js",
            &format!(
                "module.exports = require({:?});",
                installed("typescript6").display().to_string()
            ),
        ),
    ]);
    let output = Command::new(env!("CARGO_BIN_EXE_jsic"))
        .current_dir(folder.path())
        .args([
            "import",
            "api.d.ts",
            "--from",
            "./api.js",
            "--typescript",
            "tools/typescript",
        ])
        .output()
        .expect("run jsic");
    let error = text(&output.stderr);
    assert!(output.status.success(), "{error}");
    assert!(error.contains("2 members"), "{error}");
}
