//! `jsic breaking`: places, formats, revisions of git, and exit codes. `tests/breaking` has the rules.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::ran::{Ran, folder, run as jsic};

const OLD: &str = "interface Clock from \"clock\" {\n    format(time: Number): String;\n}\n";
const NEW: &str =
    "interface Clock from \"clock\" {\n    format(time: Number, zone?: String): String;\n}\n";

fn run(folder: &TempDir, arguments: &[&str]) -> Ran {
    jsic(folder.path(), &[&["breaking"], arguments].concat())
}

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(status.status.success(), "{arguments:?}: {status:?}");
}

#[test]
fn a_report_has_both_places_and_the_reasons() {
    let files = folder(&[("old.jsi", OLD), ("new.jsi", NEW)]);
    let ran = run(&files, &["old.jsi", "new.jsi"]);
    assert_eq!(ran.code, 1);
    crate::case::expect("compiler/tests/cli/reports/breaking.txt", &ran.out);
    assert!(ran.err.starts_with("1 error in 1 file\n"), "{}", ran.err);
}

#[test]
fn nothing_breaks_in_a_compatible_version() {
    let documented = format!("/// A clock.\n{OLD}");
    let files = folder(&[("old.jsi", OLD), ("new.jsi", &documented)]);
    let ran = run(&files, &["old.jsi", "new.jsi"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "nothing breaks in 1 file\n");
}

#[test]
fn audiences_and_rules_are_selected() {
    let files = folder(&[("old.jsi", OLD), ("new.jsi", NEW)]);
    for (arguments, code) in [
        (["--for", "javascript-callers,javascript-implementers"], 0),
        (["--for", "rust-implementers"], 1),
        (["--allow", "parameter-added"], 0),
        (["--allow", "JSI0721,member-added"], 0),
        (["--allow", "JSI0722"], 1),
    ] {
        let ran = run(&files, &[&arguments[..], &["old.jsi", "new.jsi"]].concat());
        assert_eq!(ran.code, code, "{arguments:?}");
    }
    let ran = run(&files, &["--allow", "JSI0101", "old.jsi", "new.jsi"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("unknown rule `JSI0101`; the rules are item-removed, "),
        "{}",
        ran.err
    );
}

#[test]
fn a_warning_is_no_failure() {
    let old = "interface C from \"c\" { size(width: Number, height: Number): Void; }";
    let new = "interface C from \"c\" { size(height: Number, width: Number): Void; }";
    let files = folder(&[("old.jsi", old), ("new.jsi", new)]);
    let ran = run(&files, &["--message-format", "short", "old.jsi", "new.jsi"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out,
        "new.jsi:1:29: warning[JSI0724]: parameters `height` and `width` of `C.size` changed places\n"
    );
}

#[test]
fn revisions_of_git_are_versions() {
    let files = folder(&[
        ("src/clock.jsi", OLD),
        ("src/same.jsi", "record Same { }\n"),
    ]);
    let path = files.path();
    git(path, &["init", "--quiet"]);
    git(path, &["add", "."]);
    git(path, &["commit", "--quiet", "-m", "first"]);
    std::fs::write(path.join("src/clock.jsi"), NEW).unwrap();
    let line = "src/clock.jsi:2:26: error[JSI0721]: parameter `zone` of `Clock.format` was added\n";
    for old in ["HEAD", "HEAD:src", "HEAD:./src/"] {
        let ran = run(&files, &["--message-format", "short", old, "src"]);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (1, line),
            "{old}: {}",
            ran.err
        );
    }
    let ran = run(
        &files,
        &["--message-format", "short", "HEAD", "src/clock.jsi"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (1, line), "{}", ran.err);

    git(path, &["commit", "--quiet", "-a", "-m", "second"]);
    let ran = run(&files, &["HEAD~1", "HEAD:src"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("┌─ HEAD:src/clock.jsi:2:26\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("┌─ HEAD~1:src/clock.jsi:2:5\n"),
        "{}",
        ran.out
    );

    let arguments = ["breaking", "--message-format", "short", "HEAD~1", "."];
    let ran = jsic(&path.join("src"), &arguments);
    let line = line.trim_start_matches("src/");
    assert_eq!((ran.code, ran.out.as_str()), (1, line), "{}", ran.err);
}

#[test]
fn a_version_that_cannot_be_read_is_named() {
    let files = folder(&[("a.jsi", OLD), ("src/b.jsi", OLD), ("empty/readme", "")]);
    git(files.path(), &["init", "--quiet"]);
    git(files.path(), &["add", "."]);
    git(files.path(), &["commit", "--quiet", "-m", "first"]);
    for (arguments, message) in [
        (
            ["none", "a.jsi"],
            "`none` is neither a file, a folder, nor a revision of git",
        ),
        (
            ["a.jsi", "none.jsi"],
            "`none.jsi` is neither a file, a folder, nor a revision of git",
        ),
        (
            ["a.jsi", "src"],
            "`a.jsi` is a file and `src` a folder; compare two of a kind",
        ),
        (["HEAD:empty", "src"], "no .jsi files in `HEAD:empty`"),
        (["--for=all", "a.jsi"], "invalid value 'all'"),
        (["HEAD:a.jsi", "--output=x"], "unexpected argument"),
    ] {
        let ran = run(&files, &arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_version_with_errors_is_not_compared() {
    let files = folder(&[("old.jsi", OLD), ("new.jsi", "record R { x: Nothing; }")]);
    let ran = run(&files, &["old.jsi", "new.jsi"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("error[JSI0101]"), "{}", ran.out);
    assert_eq!(ran.err, "a version with errors cannot be compared\n");
}
