//! Generated files are there as a whole or not at all: when a process is killed or the disk is full, when several build at
//! once, and after somebody cut one.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use super::ran::{Ran, folder, jsic, read, run};

/// An interface whose Rust is long.
fn api(name: &str) -> String {
    let members: String = (0..60)
        .map(|n| format!("    {name}{n}(a: String): Number;\n"))
        .collect();
    format!("interface Api from \"api\" {{\n{members}}}\n")
}

/// What lies in a folder.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

/// Runs a command whose files cannot become longer than some kibibytes: it is killed, or told so when it ignores that.
fn limited(folder: &Path, kibibytes: u32, ignores: bool, command: &str) -> Option<Ran> {
    let trap = if ignores { "trap '' XFSZ;" } else { "" };
    // a unit is half a kibibyte
    let script = format!("{trap} ulimit -f {}; exec \"$0\" {command}", kibibytes * 2);
    let mut run = Command::new("sh");
    run.args(["-c", &script, env!("CARGO_BIN_EXE_jsic")]);
    let output = run.current_dir(folder).output().unwrap();
    output.status.code().is_some().then(|| read(output))
}

#[test]
fn nothing_is_half_written() {
    let folder = folder(&[("Cargo.toml", ""), ("api.jsi", &api("one"))]);
    let build = "build api.jsi --out out";
    let out = folder.path().join("out");
    let ran = limited(folder.path(), 8, true, build).unwrap();
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("error: cannot write `out/api.rs`: "),
        "{}",
        ran.err
    );
    assert_eq!(contents(&out), BTreeMap::new(), "none of both files");

    assert_eq!(
        run(folder.path(), &["build", "api.jsi", "--out", "out"]).code,
        0
    );
    let before = contents(&out);
    assert_eq!(before.len(), 2);
    std::fs::write(folder.path().join("api.jsi"), api("other")).unwrap();
    assert_eq!(limited(folder.path(), 8, true, build).unwrap().code, 2);
    assert_eq!(contents(&out), before);

    // killed, it leaves what it had begun, which nobody takes for a generated file, and a later build removes
    assert!(limited(folder.path(), 8, false, build).is_none());
    let mut after = contents(&out);
    let left: Vec<String> = after
        .keys()
        .filter(|it| !before.contains_key(*it))
        .cloned()
        .collect();
    assert_eq!(left.len(), 1);
    after.remove(&left[0]);
    assert_eq!(after, before);
    let file = std::fs::File::options()
        .append(true)
        .open(out.join(&left[0]))
        .unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH)
        .unwrap();
    assert_eq!(
        run(folder.path(), &["build", "api.jsi", "--out", "out"]).code,
        0
    );
    assert!(!out.join(&left[0]).exists());
    assert_eq!(contents(&out).len(), 2);
}

#[test]
fn sources_are_rewritten_as_a_whole() {
    let text = api("one").replace("Number", "number");
    for (command, text) in [("fix", text), ("fmt", api("one").replace("    ", " "))] {
        let folder = folder(&[("api.jsi", &text)]);
        let before = contents(folder.path());
        let ran = limited(folder.path(), 1, true, &format!("{command} api.jsi")).unwrap();
        assert_eq!(ran.code, 2);
        assert!(
            ran.err.contains("error: cannot write `api.jsi`: "),
            "{}",
            ran.err
        );
        assert_eq!(contents(folder.path()), before);
    }
}

#[test]
fn a_file_of_ours_that_was_cut_is_written_again() {
    let folder = folder(&[("Cargo.toml", ""), ("api.jsi", &api("one"))]);
    let build = || run(folder.path(), &["build", "api.jsi", "--out", "out"]);
    build();
    let whole = contents(&folder.path().join("out"));
    let path = folder.path().join("out/api.rs");
    let length = whole["api.rs"].len();
    for cut in [0, 1, 2, 3, 10, 15, 16, 17, 40, length / 2, length - 1] {
        std::fs::write(&path, &whole["api.rs"][..cut]).unwrap();
        let ran = build();
        assert_eq!(ran.code, 0, "cut at {cut}: {}", ran.err);
        assert_eq!(contents(&folder.path().join("out")), whole, "cut at {cut}");
    }
    // what only begins alike is of somebody else
    for foreign in ["// Mode", "//!", "// Made by jsif", "x", "\n"] {
        std::fs::write(&path, foreign).unwrap();
        let ran = build();
        assert_eq!(ran.code, 2, "{foreign:?}");
        assert!(
            ran.err.contains("`out/api.rs` was not made by jsic"),
            "{}",
            ran.err
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), foreign);
    }
}

#[test]
fn builds_at_the_same_time_agree() {
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("one/api.jsi", &api("one")),
        ("two/api.jsi", &api("two")),
    ]);
    let arguments = |source| ["build", source, "--out", "out"];
    let out = folder.path().join("out");
    let mut wanted = Vec::new();
    for source in ["one", "two"] {
        assert_eq!(run(folder.path(), &arguments(source)).code, 0);
        wanted.push(contents(&out));
    }
    assert_ne!(wanted[0], wanted[1]);
    for round in 0..10 {
        let spawn = |n: usize| {
            let mut run = jsic(folder.path(), &arguments(["one", "two"][n % 2]));
            run.stderr(Stdio::null()).spawn()
        };
        let runs: Vec<_> = (0..6).map(|n| spawn(n).unwrap()).collect();
        for mut run in runs {
            // at every moment each file is one of both
            let text = std::fs::read(out.join("api.rs")).unwrap();
            assert!(
                wanted.iter().any(|of| of["api.rs"] == text),
                "round {round}"
            );
            assert!(run.wait().unwrap().success());
        }
        assert!(wanted.contains(&contents(&out)), "round {round}");
    }
}
