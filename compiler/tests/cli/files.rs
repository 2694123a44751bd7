//! Paths that are not sources: devices, pipes, folders, files that are too long, and files outside of the workspace. Each is an
//! error with its place, and none of its content is shown.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::ran::{Ran, folder, jsic, read, run};

/// More than a source has.
fn long(path: &Path) {
    File::create(path).unwrap().set_len(1 << 40).unwrap();
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn link(to: impl AsRef<Path>, path: &Path) {
    std::os::unix::fs::symlink(to, path).unwrap();
}

/// A crate with one file of each bad kind beside `a.jsi`, each with an ending.
fn bad(files: &[(&str, &str)], ending: &str) -> TempDir {
    let kept = folder(&[&[("Cargo.toml", "[package]\nname = 'a'\n")], files].concat());
    let path = |name: &str| kept.path().join(format!("{name}.{ending}"));
    pipe(&path("pipe"));
    long(&path("long"));
    std::fs::create_dir(path("folder")).unwrap();
    link("/dev/zero", &path("zero"));
    link("/etc/passwd", &path("passwd"));
    link(path("loop"), &path("loop"));
    kept
}

fn short(folder: &Path, arguments: &[&str]) -> Ran {
    run(
        folder,
        &[arguments, &["--message-format", "short"]].concat(),
    )
}

#[test]
fn what_is_no_source_is_not_used() {
    let text = r#"use "./pipe.jsi" { A };
use "./long.jsi" { B };
use "./folder.jsi" { C };
use "./zero.jsi" { D };
use "./passwd.jsi" { E };
use "./loop.jsi" { F };
use "/dev/zero" { G };
use "/etc/passwd" { H };
use "../../../../../../../../../../etc/passwd" { I };
"#;
    let folder = bad(&[("a.jsi", text)], "jsi");
    let ran = short(folder.path(), &["check", "a.jsi"]);
    let expected = "\
a.jsi:1:5: error[JSI0103]: `./pipe.jsi` cannot be read: it is not a regular file
a.jsi:2:5: error[JSI0103]: `./long.jsi` cannot be read: it is larger than 16 MiB
a.jsi:3:5: error[JSI0103]: `./folder.jsi` cannot be read: it is a folder
a.jsi:4:5: error[JSI0107]: `./zero.jsi` is outside the crate and its workspace
a.jsi:5:5: error[JSI0107]: `./passwd.jsi` is outside the crate and its workspace
a.jsi:6:5: error[JSI0103]: file `./loop.jsi` not found
a.jsi:7:5: error[JSI0107]: `/dev/zero` is outside the crate and its workspace
a.jsi:8:5: error[JSI0107]: `/etc/passwd` is outside the crate and its workspace
a.jsi:9:5: error[JSI0107]: `../../../../../../../../../../etc/passwd` is outside the crate and its workspace
";
    assert_eq!((ran.code, ran.out.as_str()), (1, expected), "{}", ran.err);
}

#[test]
fn what_is_no_source_is_not_read_where_it_is_asked_for() {
    let folder = bad(&[], "jsi");
    let outside = "cannot read `passwd.jsi`: it resolves to `/etc/passwd`, outside the crate and its workspace";
    for command in ["check", "fix", "fmt"] {
        for (path, message) in [
            (
                "pipe.jsi",
                "cannot read `pipe.jsi`: it is not a regular file",
            ),
            (
                "long.jsi",
                "cannot read `long.jsi`: it is larger than 16 MiB",
            ),
            ("passwd.jsi", outside),
            (
                "/dev/zero",
                "cannot read `/dev/zero`: it is not a regular file",
            ),
        ] {
            let ran = run(folder.path(), &[command, path]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command} {path}");
            assert!(
                ran.err.starts_with(&format!("error: {message}\n")),
                "{}",
                ran.err
            );
        }
        // all of a folder: pipes and devices are no files, the others are named
        let ran = run(folder.path(), &[command, "."]);
        assert_eq!(ran.code, 2);
        assert!(
            ran.err.contains("`long.jsi`") && ran.err.contains("`passwd.jsi`"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn standard_input_ends_at_the_limit() {
    let folder = folder(&[]);
    for command in ["check", "fix", "fmt"] {
        let zero = File::open("/dev/zero").unwrap();
        let mut run = jsic(folder.path(), &[command, "-"]);
        let ran = read(run.stdin(Stdio::from(zero)).output().unwrap());
        let message = "error: cannot read `<stdin>`: it is larger than 16 MiB\n";
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with(message), "{}", ran.err);
    }
}

#[test]
fn what_is_no_module_is_not_shipped() {
    let own = r#"interface A from "./pipe.js" { a(): Void; }
interface B from "./long.js" { a(): Void; }
interface C from "./folder.js" { a(): Void; }
interface D from "./passwd.js" { a(): Void; }
"#;
    let wanted = |path: &str, of: &str| {
        [
            format!(
                "{path}: error[JSI0103]: `{of}pipe.js` cannot be read: it is not a regular file\n"
            ),
            format!(
                "{path}: error[JSI0103]: `{of}long.js` cannot be read: it is larger than 16 MiB\n"
            ),
            format!("{path}: error[JSI0103]: `{of}folder.js` cannot be read: it is a folder\n"),
            format!(
                "{path}: error[JSI0107]: `{of}passwd.js` is outside the crate and its workspace\n"
            ),
        ]
    };
    let folder = bad(&[("a.jsi", own)], "js");
    let ran = short(folder.path(), &["check", "a.jsi"]);
    assert_eq!(ran.code, 1);
    let wanted_own = wanted("", "./").map(|it| it.trim_start_matches(": ").to_owned());
    for (line, (number, wanted)) in ran.out.lines().zip((1..).zip(&wanted_own)) {
        assert_eq!(format!("{line}\n"), format!("a.jsi:{number}:18: {wanted}"));
    }
    assert_eq!(ran.out.lines().count(), 4);

    // the same, imported by a module
    let script =
        "import './pipe.js'; import './long.js'; import './folder.js'; import './passwd.js';";
    let files = [
        ("a.jsi", "interface A from \"./a.js\" { a(): Void; }\n"),
        ("a.js", script),
    ];
    let folder = bad(&files, "js");
    let ran = short(folder.path(), &["build", "a.jsi", "--out", "out"]);
    assert_eq!((ran.code, ran.out), (1, wanted("a.jsi:1:18", "").concat()));
    assert!(!folder.path().join("out").exists());
}

#[test]
fn what_is_no_configuration_is_not_read() {
    let folder = folder(&[("a.jsi", "class C;\n")]);
    long(&folder.path().join("jsic.toml"));
    let ran = run(folder.path(), &["check", "a.jsi"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("the file cannot be read: it is larger than 16 MiB"),
        "{}",
        ran.out
    );
}

#[test]
fn links_may_lead_anywhere_in_the_workspace_and_packages_anywhere() {
    let api = "use \"./shared.jsi\" { Size };\nuse \"./node_modules/p/p.jsi\" { P };\n\
               interface A from \"./a.js\" { a(size: Size): P; }\n\
               interface B from \"./node_modules/@s/q/lib/b.js\" { b(): Void; }\n";
    let files = [
        ("w/Cargo.toml", "[workspace]\nmembers = ['a']\n"),
        ("w/a/Cargo.toml", "[package]\nname = 'a'\n"),
        ("w/a/api.jsi", api),
        ("w/shared/size.jsi", "record Size { width: Number; }\n"),
        ("w/shared/a.js", "import './helper.js';\n"),
        ("w/a/helper.js", ""),
        ("store/p/package.json", "{}"),
        ("store/p/p.jsi", "class P;\n"),
        ("store/q/package.json", "{}"),
        ("store/q/lib/b.js", "import '../c.js';\n"),
        ("store/q/c.js", ""),
        ("w/a/node_modules/@s/x", ""),
    ];
    let folder = folder(&files);
    let path = |name: &str| folder.path().join(name);
    link(path("w/shared/size.jsi"), &path("w/a/shared.jsi"));
    link(path("w/shared/a.js"), &path("w/a/a.js"));
    link(path("store/p"), &path("w/a/node_modules/p"));
    link(path("store/q"), &path("w/a/node_modules/@s/q"));
    let arguments = ["build", "api.jsi", "--out", "src/bindings"];
    let ran = run(&path("w/a"), &arguments);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    // what a package links is not part of it
    std::fs::remove_file(path("store/q/c.js")).unwrap();
    link("/etc/passwd", &path("store/q/c.js"));
    assert_eq!(run(&path("w/a"), &arguments).code, 1);
    // just a folder is no package
    std::fs::remove_file(path("store/p/package.json")).unwrap();
    let ran = short(&path("w/a"), &["check", "api.jsi"]);
    assert!(
        ran.out.starts_with("api.jsi:2:5: error[JSI0107]: "),
        "{}",
        ran.out
    );
}

#[test]
fn without_a_crate_files_lie_in_the_current_folder_or_beside_the_source() {
    let text = "use \"../b.jsi\" { B };\ninterface A from \"a\" { a(): B; }\n";
    let folder = folder(&[("s/t/a.jsi", text), ("s/b.jsi", "class B;\n")]);
    let check = |at: &str, path: &str| run(&folder.path().join(at), &["check", path]).code;
    assert_eq!(check("", "s/t/a.jsi"), 0);
    assert_eq!(check("s", "t/a.jsi"), 0);
    assert_eq!(check("s", "../s"), 0);
    let absolute = folder.path().join("s/t/a.jsi");
    assert_eq!(check("s/t", absolute.to_str().unwrap()), 1);
}

#[test]
fn what_is_no_file_is_not_written_to() {
    let text = "interface A from \"a\" { a(): Void; }\n";
    let folder = folder(&[("Cargo.toml", ""), ("a.jsi", text), ("out/mine", "")]);
    let path = |name: &str| folder.path().join("out").join(name);
    let build = || run(folder.path(), &["build", "a.jsi", "--out", "out"]);
    pipe(&path("a.rs"));
    let ran = build();
    let message = "error: cannot write `out/a.rs`: it is not a regular file\n";
    assert_eq!(ran.code, 2);
    assert!(ran.err.ends_with(message), "{}", ran.err);
    assert!(!path("mod.rs").exists(), "all or nothing");
    std::fs::remove_file(path("a.rs")).unwrap();
    for device in ["/dev/null", "/dev/full", "nowhere"] {
        link(device, &path("a.rs"));
        assert_eq!(build().code, 2, "{device}");
        let names = std::fs::read_dir(path("")).unwrap();
        assert_eq!(names.count(), 2, "nothing is left behind");
        std::fs::remove_file(path("a.rs")).unwrap();
    }
    // a link to a file of ours stays one
    assert_eq!(build().code, 0);
    std::fs::rename(path("a.rs"), folder.path().join("real.rs")).unwrap();
    link(folder.path().join("real.rs"), &path("a.rs"));
    std::fs::write(folder.path().join("a.jsi"), text.replace("a():", "b():")).unwrap();
    assert_eq!(build().code, 0);
    assert!(path("a.rs").is_symlink());
    let written = std::fs::read_to_string(folder.path().join("real.rs")).unwrap();
    assert!(written.contains("fn b(&self)"));
}
