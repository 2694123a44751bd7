//! `jsic fmt`: what is written, what is only reported, and what is not changed.

use super::ran::{folder, run, run_with_input};

const ROUGH: &str = "record  P{x:Number;}\n";
const SMOOTH: &str = "record P { x: Number; }\n";
const BROKEN: &str = "record P { x Number; }\n";

#[test]
fn files_are_formatted_in_place_and_only_if_their_format_differs() {
    let folder = folder(&[("rough.jsi", ROUGH), ("smooth.jsi", SMOOTH)]);
    let ran = run(folder.path(), &["fmt", "."]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "1 of 2 files formatted\n");
    let text = std::fs::read_to_string(folder.path().join("rough.jsi")).unwrap();
    assert_eq!(text, SMOOTH);
    assert_eq!(run(folder.path(), &["fmt", "--check", "."]).code, 0);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing is left behind"
    );
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = folder(&[("rough.jsi", ROUGH), ("smooth.jsi", SMOOTH)]);
    let check = run(
        folder.path(),
        &["fmt", "--check", "rough.jsi", "smooth.jsi"],
    );
    assert_eq!((check.code, check.out.as_str()), (1, "rough.jsi\n"));
    assert_eq!(check.err, "1 of 2 files not formatted\n");
    let diff = run(folder.path(), &["fmt", "--diff", "rough.jsi"]);
    assert_eq!(diff.code, 1);
    assert_eq!(
        diff.out,
        "--- rough.jsi\n+++ rough.jsi (formatted)\n@@ -1 +1 @@\n-record  P{x:Number;}\n+record P { x: Number; }\n"
    );
    let text = std::fs::read_to_string(folder.path().join("rough.jsi")).unwrap();
    assert_eq!(text, ROUGH);
}

#[test]
fn a_broken_file_is_reported_and_left_alone() {
    let folder = folder(&[("broken.jsi", BROKEN), ("rough.jsi", ROUGH)]);
    let ran = run(folder.path(), &["fmt", "broken.jsi", "rough.jsi"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("error[JSI0001]") && ran.out.contains("broken.jsi:1:13"),
        "{}",
        ran.out
    );
    let text = |name| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(
        (text("broken.jsi"), text("rough.jsi")),
        (BROKEN.to_owned(), SMOOTH.to_owned())
    );
    std::fs::write(folder.path().join("bytes.jsi"), b"record \xff").unwrap();
    let ran = run(folder.path(), &["fmt", "bytes.jsi"]);
    assert!(ran.code == 1 && ran.out.contains("JSI0005"), "{}", ran.out);
    assert_eq!(run(folder.path(), &["fmt", "missing.jsi"]).code, 2);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[]);
    let ran = run_with_input(folder.path(), &["fmt", "-"], ROUGH);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, SMOOTH, "")
    );
    let ran = run_with_input(folder.path(), &["fmt", "-"], BROKEN);
    assert!(
        ran.code == 1 && ran.out.contains("<stdin>:1:13"),
        "{}",
        ran.out
    );
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_protected_file_as_it_is() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real.jsi", ROUGH), ("kept.jsi", ROUGH)]);
    let path = |name| folder.path().join(name);
    symlink("real.jsi", path("link.jsi")).unwrap();
    assert_eq!(run(folder.path(), &["fmt", "link.jsi"]).code, 0);
    assert!(path("link.jsi").is_symlink());
    assert_eq!(std::fs::read_to_string(path("real.jsi")).unwrap(), SMOOTH);
    std::fs::set_permissions(path("kept.jsi"), std::fs::Permissions::from_mode(0o444)).unwrap();
    let ran = run(folder.path(), &["fmt", "kept.jsi"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("cannot write `kept.jsi`: permission denied"),
        "{}",
        ran.err
    );
}
