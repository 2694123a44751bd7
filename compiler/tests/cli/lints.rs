//! Which lints are reported, and as what: `jsic.toml` and the command line.

use std::path::Path;

use super::ran::{Ran, folder, run, run_with_input};

const UNDOCUMENTED: &str = "record R { x_y: Any?; }\n";

/// `level[CODE]` of every line of a short report.
fn reported(ran: &Ran) -> Vec<String> {
    let lines = ran.out.lines();
    lines
        .map(|line| line.split(": ").nth(1).unwrap().to_owned())
        .collect()
}

fn check(folder: &Path, arguments: &[&str]) -> Ran {
    let all = [&["check", "--message-format", "short"], arguments].concat();
    run(folder, &all)
}

#[test]
fn the_nearest_file_counts_and_no_other() {
    let folder = folder(&[
        (
            "jsic.toml",
            "[lints]\nnaming = \"warn\"\nredundant-nullable = \"deny\"\n",
        ),
        ("a.jsi", UNDOCUMENTED),
        ("sub/deep/b.jsi", UNDOCUMENTED),
        ("own/jsic.toml", "[lints]\nJSI0402 = \"allow\"\n"),
        ("own/c.jsi", UNDOCUMENTED),
    ]);
    let outer = ["warning[JSI0405]", "error[JSI0402]"];
    let ran = check(folder.path(), &["a.jsi"]);
    assert_eq!(
        (ran.code, reported(&ran)),
        (1, outer.map(str::to_owned).to_vec())
    );
    assert_eq!(reported(&check(folder.path(), &["sub"])), outer);
    assert_eq!(check(folder.path(), &["own"]).out, "");
    // from within, and by an absolute path
    let deep = folder.path().join("sub/deep");
    assert_eq!(reported(&check(&deep, &["b.jsi"])), outer);
    assert_eq!(reported(&check(&deep, &["../../a.jsi"])), outer);
    let absolute = folder.path().join("own/c.jsi");
    assert_eq!(check(&deep, &[absolute.to_str().unwrap()]).out, "");
    // what comes from standard input is where the command runs
    let arguments = ["check", "--message-format", "short", "-"];
    let piped = run_with_input(&deep, &arguments, UNDOCUMENTED);
    assert_eq!(reported(&piped), outer);
}

#[test]
fn a_used_file_has_the_levels_of_its_own_folder() {
    let folder = folder(&[
        (
            "a.jsi",
            "use \"./own/b.jsi\" { B };\nclass A extends B { get_a(): Void; }\n",
        ),
        ("own/b.jsi", "class B { get_b(): Void; }\n"),
        ("own/jsic.toml", "[lints]\nnaming = \"deny\"\n"),
    ]);
    let ran = check(folder.path(), &["a.jsi"]);
    assert!(
        ran.out.starts_with("own/b.jsi:1:11: error[JSI0405]: "),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn the_command_line_is_stronger_and_its_last_word_counts() {
    let folder = folder(&[
        ("jsic.toml", "[lints]\nredundant-nullable = \"deny\"\n"),
        ("a.jsi", UNDOCUMENTED),
    ]);
    let reported = |arguments: &[&str]| {
        let ran = check(folder.path(), &[arguments, &["a.jsi"]].concat());
        (ran.code, reported(&ran))
    };
    let warned = |code: &str| format!("warning[{code}]");
    let denied = |code: &str| format!("error[{code}]");
    assert_eq!(reported(&["--allow", "JSI0402"]), (0, vec![]));
    assert_eq!(
        reported(&["--warn=redundant-nullable"]),
        (0, vec![warned("JSI0402")])
    );
    let (naming, nullable) = (warned("JSI0405"), denied("JSI0402"));
    assert_eq!(
        reported(&["--warn", "jsi0405"]),
        (1, vec![naming, nullable.clone()])
    );
    assert_eq!(
        reported(&[
            "--allow", "JSI0402", "--deny", "naming", "--warn", "JSI0402"
        ]),
        (1, vec![denied("JSI0405"), warned("JSI0402")])
    );
    assert_eq!(
        reported(&["--warn", "naming", "--allow", "naming,JSI0402"]),
        (0, vec![])
    );
    let all = vec![denied("JSI0405"), nullable];
    assert_eq!(
        reported(&["--warn", "naming", "--deny", "warnings"]),
        (1, all)
    );
    // what a source allows, it allows
    std::fs::write(
        folder.path().join("a.jsi"),
        "@allow(redundant-nullable) record R { x: Any?; }\n",
    )
    .unwrap();
    assert_eq!(reported(&["--deny", "redundant-nullable"]), (0, vec![]));
}

#[test]
fn an_option_that_names_no_lint_is_refused() {
    let folder = folder(&[("a.jsi", UNDOCUMENTED)]);
    for (given, reported) in [
        ("namng", "a lint with a similar name exists: `naming`"),
        (
            "JSI0201",
            "`JSI0201` is not a lint, so its level cannot change",
        ),
        ("", "unknown lint ``"),
    ] {
        let ran = check(folder.path(), &["--deny", given, "a.jsi"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(reported), "{}", ran.err);
    }
    let ran = check(folder.path(), &["--allow", "warnings", "a.jsi"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_wrong_setting_is_an_error_with_its_place() {
    let folder = folder(&[
        ("jsic.toml", "# ours\n[lints]\nnaming = \"loud\"\n"),
        ("sub/a.jsi", "record R { x: Number; }\n"),
    ]);
    let ran = check(folder.path(), &["sub/a.jsi"]);
    let wanted = "jsic.toml:3:10: error[JSI0601]: unknown level `loud`\n";
    assert_eq!((ran.code, ran.out.as_str()), (1, wanted));
    let ran = check(&folder.path().join("sub"), &["a.jsi"]);
    assert_eq!(ran.out, format!("../{wanted}"));
    let human = run(folder.path(), &["check", "sub"]);
    assert!(
        human
            .out
            .contains("3 │ naming = \"loud\"\n  │          ^^^^^^ not a level"),
        "{}",
        human.out
    );
    assert!(
        human.err.starts_with("1 error in 1 file\n"),
        "{}",
        human.err
    );
    let built = run(folder.path(), &["build", "sub", "--out", "out"]);
    assert_eq!(built.code, 1);
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn a_file_that_is_no_text_is_an_error_too() {
    let folder = folder(&[("a.jsi", "record R { x: Number; }\n")]);
    std::fs::write(folder.path().join("jsic.toml"), b"\xff").unwrap();
    let ran = check(folder.path(), &["a.jsi"]);
    assert_eq!(
        ran.out,
        "jsic.toml:1:1: error[JSI0601]: the file is not UTF-8\n"
    );
}

#[test]
fn a_build_obeys() {
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("a.jsi", "interface I from \"i\" { get_x(): Any?; }\n"),
    ]);
    let build = |arguments: &[&str]| {
        let all = [
            &[
                "build",
                "a.jsi",
                "--out",
                "out",
                "--message-format",
                "short",
            ],
            arguments,
        ];
        run(folder.path(), &all.concat()).code
    };
    assert_eq!(build(&["--deny", "warnings"]), 1);
    assert!(!folder.path().join("out").exists());
    assert_eq!(build(&[]), 0);
    std::fs::write(folder.path().join("jsic.toml"), "lints.naming = \"deny\"\n").unwrap();
    assert_eq!(build(&[]), 1);
    assert_eq!(build(&["--allow", "naming"]), 0);
}
