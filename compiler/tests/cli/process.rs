//! `jsic` as a process: exit codes, streams, colours, help.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use super::ran::{folder, jsic, read, run, run_with_input};

const GOOD: &str = "interface Clock from \"clock\" {\n    now(): Number;\n}\n";
const BAD: &str = "interface Clock from \"clock\" {\n    now(): Strng;\n}\n";
const WARNED: &str = "interface Clock from \"clock\" {\n    now(): Any?;\n}\n";

#[test]
fn exit_codes_tell_clean_wrong_and_unreadable_apart() {
    let folder = folder(&[("good.jsi", GOOD), ("bad.jsi", BAD), ("warned.jsi", WARNED)]);
    let code = |arguments: &[&str]| run(folder.path(), arguments).code;
    assert_eq!(code(&["check", "good.jsi"]), 0);
    assert_eq!(code(&["check", "warned.jsi"]), 0);
    assert_eq!(code(&["check", "bad.jsi"]), 1);
    assert_eq!(code(&["check", "good.jsi", "bad.jsi"]), 1);
    assert_eq!(code(&["check", "missing.jsi"]), 2);
    assert_eq!(code(&["check", "bad.jsi", "missing.jsi"]), 2);
    assert_eq!(code(&["check"]), 2);
    assert_eq!(code(&["chek", "good.jsi"]), 2);
    assert_eq!(code(&["check", "--message-format", "xml", "good.jsi"]), 2);
    assert_eq!(code(&[]), 2);
}

#[test]
fn diagnostics_go_to_standard_output_and_the_summary_to_standard_error() {
    let folder = folder(&[("good.jsi", GOOD), ("bad.jsi", BAD), ("warned.jsi", WARNED)]);
    let good = run(folder.path(), &["check", "good.jsi"]);
    assert_eq!(
        (good.out.as_str(), good.err.as_str()),
        ("", "no errors in 1 file\n")
    );
    let bad = run(folder.path(), &["check", "."]);
    assert!(
        bad.out.contains("error[JSI0101]") && bad.out.contains("warning[JSI0402]"),
        "{}",
        bad.out
    );
    let expected = "1 error, 1 warning in 3 files\nfor more information, run `jsic explain CODE`; the codes are JSI0101, JSI0402\n";
    assert_eq!(bad.err, expected);
    for format in ["short", "json"] {
        assert_eq!(
            run(folder.path(), &["check", "--message-format", format, "."]).err,
            "",
            "{format}"
        );
    }
}

#[test]
fn a_missing_file_is_named_and_the_others_are_checked() {
    let folder = folder(&[("bad.jsi", BAD), ("empty/readme.md", "")]);
    let ran = run(folder.path(), &["check", "missing.jsi", "bad.jsi"]);
    assert!(
        ran.err
            .starts_with("error: cannot read `missing.jsi`: no such file or folder\n"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("bad.jsi:2:12"), "{}", ran.out);
    let ran = run(folder.path(), &["check", "empty"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: no .jsi files in `empty`\n")
    );
}

#[test]
fn folders_are_searched_in_order_and_each_file_is_checked_once() {
    let folder = folder(&[
        ("b/two.jsi", BAD),
        ("a.jsi", BAD),
        ("b/one.jsi", BAD),
        ("b/c/three.jsi", BAD),
        ("notes.txt", BAD),
        (".hidden/x.jsi", BAD),
        ("target/x.jsi", BAD),
        ("node_modules/p/x.jsi", BAD),
    ]);
    let files = |arguments: &[&str]| -> Vec<String> {
        let ran = run(
            folder.path(),
            &[&["check", "--message-format", "short"], arguments].concat(),
        );
        ran.out
            .lines()
            .map(|line| line.split(':').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        files(&["."]),
        ["a.jsi", "b/c/three.jsi", "b/one.jsi", "b/two.jsi"]
    );
    assert_eq!(
        files(&["b", "b/one.jsi", "./b/two.jsi", "a.jsi"]),
        ["b/c/three.jsi", "b/one.jsi", "b/two.jsi", "a.jsi"]
    );
    assert_eq!(
        files(&["target", "notes.txt"]),
        ["target/x.jsi", "notes.txt"]
    );
}

#[test]
fn standard_input_stands_in_the_current_folder() {
    let folder = folder(&[("shared.jsi", "record Size { width: Number; }\n")]);
    let text = "use \"./shared.jsi\" { Size };\ninterface Page from \"page\" {\n    size(): Size;\n    name(): Strng;\n}\n";
    let arguments = ["check", "--message-format", "short", "-"];
    let ran = run_with_input(folder.path(), &arguments, text);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.starts_with("<stdin>:4:13: error[JSI0101]: "),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn colours_follow_the_option_then_the_environment_then_the_terminal() {
    let folder = folder(&[("bad.jsi", BAD)]);
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["check", "bad.jsi"], arguments].concat();
        let output = jsic(folder.path(), &arguments)
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        read(output).out.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]), "not on a terminal");
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
    for format in ["short", "json"] {
        assert!(
            !coloured(&["--color", "always", "--message-format", format], &[]),
            "{format}"
        );
    }
}

#[test]
fn json_is_an_object_a_line_with_the_file_as_given() {
    let folder = folder(&[("sub/bad.jsi", BAD)]);
    let ran = run(
        folder.path(),
        &["check", "--message-format", "json", "./sub/../sub/bad.jsi"],
    );
    let entry: Value = serde_json::from_str(ran.out.trim_end()).unwrap();
    assert_eq!(entry["file"], "./sub/../sub/bad.jsi");
    assert_eq!(entry["code"], "JSI0101");
    let at = |line: u32, column: u32, offset: u32| serde_json::json!({"line": line, "column": column, "offset": offset});
    assert_eq!(
        (&entry["start"], &entry["end"]),
        (&at(2, 12, 42), &at(2, 17, 47))
    );
    assert!(entry["message"].as_str().unwrap().contains("Strng"));
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    // more than a pipe holds
    let fields: String = (0..2_000).map(|n| format!("f{n}: Strng;\n")).collect();
    let folder = folder(&[("bad.jsi", &format!("record R {{\n{fields}}}\n"))]);
    for format in ["human", "short", "json"] {
        let mut child = jsic(
            folder.path(),
            &["check", "--message-format", format, "bad.jsi"],
        )
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
        child
            .stdout
            .take()
            .unwrap()
            .read_exact(&mut [0; 10])
            .unwrap();
        let ran = read(child.wait_with_output().unwrap());
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(
            !ran.err.contains("panic") && !ran.err.contains("cannot write"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn build_writes_what_has_changed() {
    let folder = folder(&[("Cargo.toml", ""), ("clock.jsi", GOOD)]);
    let build = |more: &[&str]| {
        run(
            folder.path(),
            &[&["build", "clock.jsi", "--out", "a/b"], more].concat(),
        )
    };
    let first = build(&[]);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{}", first.err);
    assert_eq!(
        first.err,
        "no errors in 1 file\n2 files in `a/b`, 2 of them written\n"
    );
    let file = folder.path().join("a/b/clock.rs");
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("fn now(&self)")
    );
    let written = std::fs::metadata(&file).unwrap().modified().unwrap();
    assert!(
        build(&[])
            .err
            .ends_with("2 files in `a/b`, 0 of them written\n")
    );
    assert_eq!(
        std::fs::metadata(&file).unwrap().modified().unwrap(),
        written
    );
    assert!(
        build(&["--dts", "imports"])
            .err
            .ends_with("3 files in `a/b`, 1 of them written\n")
    );
    assert!(
        std::fs::read_to_string(folder.path().join("a/b/clock.d.ts"))
            .unwrap()
            .contains("now()")
    );
    assert_eq!(build(&["--mocks", "fakes,mockall"]).code, 0);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("pub trait FakeClock") && text.contains("::mockall::mock!"));
}

#[test]
fn build_writes_nothing_when_there_are_errors() {
    let folder = folder(&[("Cargo.toml", ""), ("good.jsi", GOOD), ("bad.jsi", BAD)]);
    for (paths, code) in [
        (["good.jsi", "bad.jsi"], 1),
        (["good.jsi", "missing.jsi"], 2),
    ] {
        let ran = run(
            folder.path(),
            &["build", paths[0], paths[1], "--out", "out"],
        );
        assert_eq!(ran.code, code, "{}", ran.err);
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn build_leaves_the_files_of_people_alone() {
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("clock.jsi", GOOD),
        ("src/mod.rs", "mod mine;\n"),
    ]);
    let ran = run(folder.path(), &["build", "clock.jsi", "--out", "src"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("error: `src/mod.rs` was not generated by jsic and is not overwritten\n"),
        "{}",
        ran.err
    );
    assert!(!folder.path().join("src/clock.rs").exists());
    let ran = run(folder.path(), &["build", "clock.jsi", "--out", "clock.jsi"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("error: cannot write `clock.jsi/mod.rs`: "),
        "{}",
        ran.err
    );
}

#[test]
fn a_shim_above_the_crate_is_an_error_of_build() {
    let local = "interface Clock from \"../clock.js\" {\n    now(): Number;\n}\n";
    let folder = folder(&[
        ("clock.js", ""),
        ("Cargo.toml", ""),
        ("crate/Cargo.toml", ""),
        ("crate/clock.jsi", local),
    ]);
    let build = |more: &[&str]| {
        let arguments = [
            "build",
            "--message-format",
            "short",
            "crate/clock.jsi",
            "--out",
            "crate/src/bindings",
        ];
        run(folder.path(), &[&arguments[..], more].concat())
    };
    let ran = build(&[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out
            .starts_with("crate/clock.jsi:1:22: error[JSI0107]: "),
        "{}",
        ran.out
    );
    assert_eq!(build(&["--crate-root", "."]).code, 0);
}

#[test]
fn explain_knows_codes_and_names_and_suggests() {
    let folder = folder(&[]);
    let by = |wanted: &str| run(folder.path(), &["explain", wanted]);
    let text = by("JSI0201").out;
    assert!(
        text.starts_with("JSI0201: ") && text.contains("\nHow to fix\n") && !text.contains("```"),
        "{text}"
    );
    assert!(
        text.contains("to_array::<f64>()") && text.contains("from_array"),
        "both directions"
    );
    for wanted in ["jsi0201", "array-in-promise", "0201"] {
        assert_eq!(by(wanted).out, text);
    }
    let list = run(folder.path(), &["explain"]);
    assert!(
        list.out.contains("JSI0207  ambiguous-64-bit\n"),
        "{}",
        list.out
    );
    for (wanted, similar) in [
        ("aray-in-promise", "JSI0201"),
        ("JSI0291", "JSI0201"),
        ("nullable", "JSI0206"),
    ] {
        let ran = by(wanted);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(similar), "{}", ran.err);
    }
    assert!(
        by("nothing-like-it\u{1b}")
            .err
            .ends_with("`jsic explain` lists all codes\n")
    );
    let coloured = run(folder.path(), &["explain", "--color", "always", "JSI0201"]).out;
    assert!(coloured.starts_with("\u{1b}[1mJSI0201"), "{coloured}");
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let folder = folder(&[]);
    for command in ["check", "build", "explain"] {
        for flag in ["-h", "--help"] {
            let ran = run(folder.path(), &[command, flag]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            assert!(
                ran.out.contains("Examples:\n") && ran.out.contains("Exit codes:\n"),
                "{}",
                ran.out
            );
        }
    }
    let ran = run(folder.path(), &["--help"]);
    assert!(
        ["check", "build", "explain", "Exit codes"]
            .iter()
            .all(|part| ran.out.contains(part)),
        "{}",
        ran.out
    );
    assert!(run(folder.path(), &["--version"]).out.starts_with("jsic "));
}
