//! `jsic check --types`: planted differences of types, the repairs that are offered, and what happens without Node or TypeScript.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::cases::{self, Case};

/// A package of the JavaScript harness.
fn installed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../xtask/web/node_modules")
        .join(name)
}

fn jsic(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
    command.current_dir(folder).arg("check").args(arguments);
    command.output().unwrap()
}

/// The reports of the cases, as those of the planted disagreements. One run checks all.
fn reports(all: &[Case], typescript: &str) -> Vec<Vec<(String, Value)>> {
    let folder = tempfile::tempdir().unwrap();
    for (index, case) in all.iter().enumerate() {
        for (path, text) in &case.files {
            let path = folder.path().join(format!("case{index:02}")).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let typescript = installed(typescript);
    let typescript = typescript.to_str().unwrap();
    let arguments = [
        "--types",
        "--message-format",
        "json",
        "--typescript",
        typescript,
        ".",
    ];
    let output = jsic(folder.path(), &arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() != Some(2), "{stderr}");
    let mut found: Vec<Vec<(String, Value)>> = all.iter().map(|_| Vec::new()).collect();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let it: Value = serde_json::from_str(line).unwrap();
        let path = |it: &Value| {
            let path = it["file"].as_str().unwrap();
            let (case, rest) = path.split_at("case00/".len());
            (
                case["case".len()..case.len() - 1].parse::<usize>().unwrap(),
                rest.to_owned(),
            )
        };
        let place = |it: &Value| {
            let start = &it["start"];
            format!("{}:{}:{}", path(it).1, start["line"], start["column"])
        };
        let labels = it["labels"].as_array().unwrap();
        let other = labels.iter().find(|it| it["primary"] == false);
        let other = other.map_or("-".to_owned(), place);
        let (case, file) = path(&it);
        let text = format!(
            "{file}:{} {} {other}",
            it["start"]["line"],
            it["code"].as_str().unwrap()
        );
        found[case].push((text, it));
    }
    found
}

fn check(typescript: &str) -> (usize, usize) {
    let (mut planted, mut right, mut wrong) = (0, 0, Vec::new());
    let all = cases::typed();
    for (case, found) in all.iter().zip(reports(&all, typescript)) {
        let wanted = case.planted();
        let set: BTreeSet<String> = found.iter().map(|(line, _)| line.clone()).collect();
        planted += wanted.len();
        right += case.right();
        let missing = wanted.difference(&set);
        wrong.extend(missing.map(|it| format!("{}: not found: {it}", case.name)));
        let more = set.difference(&wanted);
        wrong.extend(more.map(|it| format!("{}: reported: {it}", case.name)));
    }
    println!("{planted} of {planted} planted differences of types found, {right} look-alikes");
    assert!(wrong.is_empty(), "{typescript}:\n{}", wrong.join("\n"));
    (planted, right)
}

#[test]
fn planted_types_are_found_and_nothing_else() {
    let (planted, right) = check("typescript6");
    assert!(planted >= 20 && right >= 20, "{planted} {right}");
}

#[test]
fn typescript_5_finds_the_same() {
    check("typescript5");
}

#[test]
fn types_of_javascript_are_offered_and_fit() {
    let mut all = cases::typed();
    let before = reports(&all, "typescript6");
    let mut left = Vec::new();
    let mut count = 0;
    for (case, found) in all.iter_mut().zip(&before) {
        let mut edits = Vec::new();
        for (_, report) in found {
            let fix = report["fixes"].as_array().and_then(|all| all.first());
            let Some(fix) = fix else { continue };
            assert_eq!(fix["applicability"], "offered");
            let edit = &fix["edits"][0];
            let offset = |name: &str| edit[name].as_u64().unwrap() as usize;
            edits.push((
                offset("start")..offset("end"),
                edit["text"].as_str().unwrap(),
            ));
        }
        count += edits.len();
        left.push(found.len() - edits.len());
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let (_, text) = case
            .files
            .iter_mut()
            .find(|(path, _)| path == "api.jsi")
            .unwrap();
        for (range, new) in edits {
            text.replace_range(range, new);
        }
    }
    let after = reports(&all, "typescript6");
    for ((case, found), left) in all.iter().zip(after).zip(left) {
        assert_eq!(found.len(), left, "{}: {found:#?}", case.name);
    }
    assert!(count >= 8, "{count}");
}

#[test]
fn without_node_or_typescript_the_rest_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("api.jsi"),
        "interface A from \"./a.js\" { gone(): Void; }\n",
    )
    .unwrap();
    fs::write(folder.path().join("a.js"), "export const a = 1;\n").unwrap();
    let output = jsic(folder.path(), &["--types", "api.jsi"]);
    assert_eq!(output.status.code(), Some(2));
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(out.contains("JSI0501"), "{out}");
    assert!(err.contains("npm install --save-dev typescript@6"), "{err}");

    let seven = installed("typescript");
    let output = jsic(
        folder.path(),
        &[
            "--types",
            "--typescript",
            seven.to_str().unwrap(),
            "api.jsi",
        ],
    );
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(err.contains("typescript6@npm:typescript@6"), "{err}");

    let output = Command::new(env!("CARGO_BIN_EXE_jsic"))
        .current_dir(folder.path())
        .args(["check", "--types", "api.jsi"])
        .env("NODE", "/no/such/node")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.contains("install Node 20 or newer"), "{err}");

    // without an assertion there is no need for them
    fs::write(
        folder.path().join("b.jsi"),
        "interface B from globalThis { a(): Void; }\n",
    )
    .unwrap();
    let output = jsic(folder.path(), &["--types", "b.jsi"]);
    assert_eq!(output.status.code(), Some(0));
}
