//! `jsic fix`: which fixes are applied, which are not, and how files are written.

use super::ran::{folder, run, run_with_input};

const WRONG: &str = "\
use \"./other.jsi\" { Unused, Used }; // taken
interface I from \"i\" {
    a(x: number, /* kept */ y: Any?): string   // the end is missing
    b(): f64[];
    c(x: Nope): Used;
}
";
const RIGHT: &str = "\
use \"./other.jsi\" { Used }; // taken
interface I from \"i\" {
    a(x: Number, /* kept */ y: Any): String;   // the end is missing
    b(): Array<f64>;
    c(x: Nope): Used;
}
";
const OTHER: &str = "class Used;\nclass Unused;\nrecord Wrong { x: string; }\n";

#[test]
fn what_is_certain_is_repaired_and_the_rest_reported() {
    let folder = folder(&[("a.jsi", WRONG), ("other.jsi", OTHER)]);
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let ran = run(
        folder.path(),
        &["fix", "--message-format", "short", "a.jsi"],
    );
    assert_eq!(text("a.jsi"), RIGHT);
    let left = "a.jsi:5:10: error[JSI0101]: unknown type `Nope`\n\
                other.jsi:3:19: error[JSI0101]: unknown type `string`\n";
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (1, left, "")
    );
    assert_eq!(text("other.jsi"), OTHER, "not an argument of the command");
    // again, there is nothing to do
    let ran = run(folder.path(), &["fix", "a.jsi"]);
    assert!(
        ran.err
            .starts_with("0 fixes applied in 0 files; 2 errors in 2 files\n"),
        "{}",
        ran.err
    );
    assert_eq!(text("a.jsi"), RIGHT);
    let names = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 2, "nothing is left behind");
    // with the other one and without the unknown type everything is right
    std::fs::write(folder.path().join("a.jsi"), RIGHT.replace("Nope", "String")).unwrap();
    let ran = run(folder.path(), &["fix", "."]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "1 fix applied in 1 file; no errors in 2 files\n");
    assert_eq!(text("other.jsi"), OTHER.replace("string", "String"));
}

#[test]
fn what_a_repair_brings_to_light_is_repaired_as_well() {
    // neither name is left, one after the other; then nothing needs the file
    let folder = folder(&[
        (
            "a.jsi",
            "use \"./b.jsi\" { A, B, C };\nclass Own extends A { x(): number }\n",
        ),
        ("b.jsi", "class A;\nclass B;\nclass C;\n"),
    ]);
    let ran = run(folder.path(), &["fix", "a.jsi"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(ran.err, "4 fixes applied in 1 file; no errors in 2 files\n");
    let text = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert_eq!(
        text,
        "use \"./b.jsi\" { A };\nclass Own extends A { x(): Number; }\n"
    );
}

#[test]
fn diff_shows_and_writes_nothing() {
    let folder = folder(&[
        ("a.jsi", "record R {\n    x: Any?;\n}\n"),
        ("b.jsi", "class B;\n"),
    ]);
    let ran = run(folder.path(), &["fix", "--diff", "."]);
    let diff = "--- a.jsi\n+++ a.jsi (fixed)\n@@ -1,3 +1,3 @@\n record R {\n-    x: Any?;\n+    x: Any;\n }\n";
    assert_eq!((ran.code, ran.out.as_str()), (1, diff));
    assert_eq!(ran.err, "1 fix available in 1 file\n");
    let text = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert!(text.contains("Any?"));
    let ran = run(folder.path(), &["fix", "--diff", "b.jsi"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    std::fs::write(folder.path().join("b.jsi"), "class B { x: Nope; }\n").unwrap();
    let ran = run(folder.path(), &["fix", "--diff", "b.jsi"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "an error is left");
}

#[test]
fn lints_are_fixed_as_configured() {
    let folder = folder(&[("a.jsi", "interface I from \"i\" { get_x(): Any?; }\n")]);
    let text = || std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    let ran = run(folder.path(), &["fix", "--allow", "JSI0402", "a.jsi"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, "0 fixes applied in 0 files; no errors in 1 file\n")
    );
    let ran = run(folder.path(), &["fix", "--warn", "naming", "a.jsi"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        text(),
        "interface I from \"i\" { @js(\"get_x\") getX(): Any; }\n"
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[]);
    let ran = run_with_input(
        folder.path(),
        &["fix", "-"],
        "record R { x: string; y: Nope; }\n",
    );
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "record R { x: String; y: Nope; }\n")
    );
    assert!(
        ran.err.contains("error[JSI0101]: unknown type `Nope`"),
        "{}",
        ran.err
    );
    let ran = run_with_input(folder.path(), &["fix", "-"], "class C;\n");
    assert_eq!((ran.code, ran.out.as_str()), (0, "class C;\n"));
    let ran = run_with_input(folder.path(), &["fix", "--diff", "-"], "class C;\n");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn a_repair_that_would_cost_a_comment_is_left_to_a_person() {
    let text = "interface I from \"i\" {\n    a(): Promise<Array</* metres */ f64>>;\n    b(x: number): Void;\n}\n";
    let folder = folder(&[("a.jsi", text)]);
    let ran = run(folder.path(), &["fix", "a.jsi"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("error[JSI0201]"), "{}", ran.out);
    let fixed = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert_eq!(fixed, text.replace("number", "Number"));
}

#[test]
fn no_repair_moves_code_into_a_comment() {
    let text =
        "interface I from \"i\" {\n    /// Now.\n    now(/// doc\n => Void>): Void; // last\n}\n";
    let folder = folder(&[("a.jsi", text)]);
    let ran = run(folder.path(), &["fix", "a.jsi"]);
    let fixed = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert!(fixed.contains("/// doc\n"), "{}{fixed}", ran.out);
    assert!(fixed.contains("; // last\n"), "{fixed}");
}

#[test]
fn no_repair_makes_a_comment_the_documentation_of_what_follows() {
    let text = "/** Shared types. */\n// the unit is metres\nuse \"./b.jsi\" { B };\nrecord R { x: number; }\n";
    let folder = folder(&[("a.jsi", text), ("b.jsi", "record B { x: Number; }\n")]);
    let ran = run(folder.path(), &["fix", "a.jsi"]);
    assert!(ran.out.contains("[JSI0403]"), "{}", ran.out);
    let fixed = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert_eq!(fixed, text.replace("number", "Number"));
}

#[test]
fn texts_keep_their_form() {
    let folder = folder(&[("a.jsi", "\u{feff}record R {\r\n\tx : string ;\r\n\r\n\r\n}")]);
    let ran = run(folder.path(), &["fix", "a.jsi"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let text = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert_eq!(text, "\u{feff}record R {\r\n\tx : String ;\r\n\r\n\r\n}");
    // what is no text is left as it is
    std::fs::write(
        folder.path().join("b.jsi"),
        b"record R { x: string; } // \xff\n",
    )
    .unwrap();
    let ran = run(folder.path(), &["fix", "b.jsi"]);
    assert_eq!(ran.code, 1);
    let bytes = std::fs::read(folder.path().join("b.jsi")).unwrap();
    assert_eq!(bytes, b"record R { x: string; } // \xff\n");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_reported_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[
        ("a.jsi", "record R { x: string; }\n"),
        ("b.jsi", "record S { x: string; }\n"),
    ]);
    let path = folder.path().join("a.jsi");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    let ran = run(folder.path(), &["fix", "missing.jsi", "a.jsi", "b.jsi"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("error: cannot read `missing.jsi`"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("error: cannot write `a.jsi`: permission denied"),
        "{}",
        ran.err
    );
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(text("a.jsi"), "record R { x: string; }\n");
    assert_eq!(text("b.jsi"), "record S { x: String; }\n");
}

#[test]
fn one_run_comes_to_the_end_and_makes_nothing_worse() {
    for text in [
        "type A = {\n",
        "type A = { a: String;\ntype B = A",
        "record { {",
        "record A  A: Number; }\n",
        "class C from \"c\"\n    get_value(): Number;\n    _private: lower\n",
    ] {
        let folder = folder(&[("a.jsi", text)]);
        let check = || {
            run(
                folder.path(),
                &["check", "--message-format", "short", "a.jsi"],
            )
            .out
        };
        let fix = || {
            run(folder.path(), &["fix", "--warn", "naming", "a.jsi"]);
            std::fs::read_to_string(folder.path().join("a.jsi")).unwrap()
        };
        let errors = |report: String| report.matches(": error[").count();
        let before = errors(check());
        let fixed = fix();
        assert!(errors(check()) <= before, "{text}\n{fixed}");
        assert_eq!(fix(), fixed, "{text}");
    }
}

#[test]
fn no_fix_makes_a_file_use_itself() {
    let text = "use \"./a\" { B };\nuse \"./b\" { C };\nclass B extends C;\n";
    let folder = folder(&[("a.jsi", text), ("b.jsi", "class C;\n")]);
    let ran = run(
        folder.path(),
        &[
            "fix",
            "--unsafe-fixes",
            "--message-format",
            "short",
            "a.jsi",
        ],
    );
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "a.jsi:1:5: error[JSI0103]: file `./a` not found\n")
    );
    let fixed = std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert_eq!(fixed, text.replace("./b", "./b.jsi"));
}

#[test]
fn what_is_only_offered_is_made_on_request() {
    let text = "interface I from \"i\" {\n    a(x: i64, y: Strng): Promise<Array<f64>>;\n}\n";
    let folder = folder(&[("a.jsi", text)]);
    let read = || std::fs::read_to_string(folder.path().join("a.jsi")).unwrap();
    assert_eq!(run(folder.path(), &["fix", "a.jsi"]).code, 1);
    assert_eq!(read(), text, "nothing of this is certain");
    assert_eq!(
        run(folder.path(), &["fix", "--unsafe-fixes", "a.jsi"]).code,
        0
    );
    assert_eq!(
        read(),
        "interface I from \"i\" {\n    a(x: Number<i64>, y: String): Promise<Object>;\n}\n"
    );
}
