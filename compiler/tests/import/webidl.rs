//! WebIDL: the interfaces that are made of files, and what the command refuses. The files of `webidl/` are our own; all files of
//! the package `@webref/idl`, which set-up installs, are read, too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jsic::import::webidl::{EventFact, IdlFile, Selection, facts_of, read_events};
use jsic::import::{Imported, import};

use crate::extract::{folder, installed};
use crate::golden::{assert_accepted, compare};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/webidl")
}

fn imported(files: &[IdlFile], events: &[EventFact], selection: &Selection) -> Imported {
    let facts = facts_of(files, events, selection).expect("valid WebIDL");
    let imported = import(&facts, "globalThis", "jsic import", None).expect("an interface");
    assert_accepted(&imported.text);
    imported
}

const ALL: Selection = Selection {
    only: None,
    depth: u32::MAX - 1,
};

#[test]
fn every_form_becomes_what_is_expected() {
    let mut names: Vec<String> = fs::read_dir(cases())
        .expect("the folder with the cases")
        .filter_map(|it| {
            let name = it.ok()?.file_name().into_string().ok()?;
            Some(name.strip_suffix(".idl")?.to_owned())
        })
        .collect();
    names.sort();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        let path = cases().join(format!("{name}.idl"));
        let text = fs::read_to_string(&path).expect("the file");
        let events = fs::read_to_string(cases().join(format!("{name}.json")));
        let events = events.map_or_else(|_| Vec::new(), |it| read_events(&it).expect("events"));
        let file = IdlFile {
            path: path.display().to_string(),
            text,
        };
        let imported = imported(&[file], &events, &ALL);
        compare(&cases().join(format!("{name}.jsi")), &imported.text);
    }
}

/// The files of `@webref/idl` and the events of `@webref/events`.
pub fn webref() -> (Vec<IdlFile>, Vec<EventFact>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(installed("@webref/idl"))
        .expect("@webref/idl; `cargo xtask setup` installs it")
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| it.extension().is_some_and(|it| it == "idl"))
        .collect();
    paths.sort();
    let files = paths.into_iter().map(|path| IdlFile {
        text: fs::read_to_string(&path).expect("the file"),
        path: path.display().to_string(),
    });
    let events = fs::read_to_string(installed("@webref/events").join("events.json"));
    let events = read_events(&events.expect("@webref/events")).expect("events");
    (files.collect(), events)
}

#[test]
fn every_file_of_the_platform_is_read() {
    let (files, events) = webref();
    assert!(files.len() > 300, "{} files", files.len());
    for file in &files {
        if let Err(error) = facts_of(std::slice::from_ref(file), &[], &ALL) {
            panic!("{error}");
        }
    }
    let tally = imported(&files, &events, &ALL).tally;
    assert_eq!(
        tally.members,
        tally.without_loss + tally.with_loss + tally.left_out
    );
    assert!(tally.members > 14_000, "{tally}");
    assert!(tally.without_loss * 100 >= tally.members * 92, "{tally}");
    assert!(tally.left_out * 100 <= tally.members * 2, "{tally}");
}

#[test]
fn only_what_is_named_and_near_has_members() {
    let (files, events) = webref();
    let selection = Selection {
        only: Some(vec!["Document".to_owned()]),
        depth: 0,
    };
    let text = imported(&files, &events, &selection).text;
    assert!(text.contains("createElement(localName: String"), "{text}");
    assert!(
        text.contains("class Element extends Node from globalThis;"),
        "{text}"
    );
    assert!(!text.contains("class WebSocket"), "{text}");
    let near = Selection {
        depth: 1,
        ..selection
    };
    let text = imported(&files, &events, &near).text;
    assert!(
        text.contains("class Element extends Node from globalThis {"),
        "{text}"
    );
}

fn jsic(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jsic"));
    command
        .current_dir(folder)
        .args(["import", "--from-webidl"]);
    command.args(arguments).output().expect("run jsic")
}

fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn bad_input_is_refused_with_its_place_and_nothing_is_written() {
    let hostile = "interface A { attribute DOMString \u{202e}x; };";
    let folder = folder(&[
        ("good.idl", "interface Good { undefined f(); };"),
        ("again.idl", "enum E { \"a\" };\n\n  interface Good {};"),
        ("bad.idl", "interface A {\n    attribute DOMString name\n};"),
        ("worse.idl", "interface B : {};"),
        ("hostile.idl", hostile),
        ("events.json", "[{ \"type\": 1 }]"),
    ]);
    let cases: [(&[&str], i32, &str); 7] = [
        (&["bad.idl"], 1, "bad.idl:3:1: expected `;`, found `}`"),
        (
            &["worse.idl", "bad.idl"],
            1,
            "worse.idl:1:15: expected a name, found `{`\nbad.idl:3:1",
        ),
        (
            &["good.idl", "again.idl"],
            1,
            "again.idl:3:3: `Good` is defined twice",
        ),
        (
            &["hostile.idl"],
            1,
            "hostile.idl:1:35: expected a name, found",
        ),
        (&["missing.idl"], 2, "cannot read `missing.idl`"),
        (
            &["good.idl", "events.json"],
            2,
            "cannot read `events.json`: invalid type: integer `1`",
        ),
        (
            &["good.idl", "--only", "Goood"],
            2,
            "no file defines `Goood`; one with a similar name exists: `Good`",
        ),
    ];
    for (arguments, code, expected) in cases {
        let output = jsic(folder.path(), &[arguments, &["--out", "out.jsi"]].concat());
        let message = message(&output);
        assert!(message.contains(expected), "{arguments:?}: {message}");
        assert_eq!(output.status.code(), Some(code), "{message}");
        assert!(!message.contains('\u{202e}'), "{message}");
        assert!(!folder.path().join("out.jsi").exists());
        assert!(!folder.path().join("out.jsi.imported").exists());
    }
}

#[test]
fn edits_survive_the_next_import_of_webidl() {
    let folder = folder(&[(
        "api.idl",
        "interface A { undefined f(long x); undefined g(); };",
    )]);
    let path = folder.path();
    let arguments = ["api.idl", "--out", "api.jsi"];
    let first = jsic(path, &arguments);
    assert!(
        message(&first).contains("2 members: 2 without loss"),
        "{}",
        message(&first)
    );
    let out = path.join("api.jsi");
    let text = fs::read_to_string(&out).expect("the interface");
    fs::write(&out, text.replace("f(x: Number<i32>)", "f(x: Number)")).expect("edit");
    let idl = "interface A { undefined f(long x); undefined g(long y); };";
    fs::write(path.join("api.idl"), idl).expect("new definitions");
    let second = jsic(path, &[&arguments[..], &["--update"]].concat());
    assert!(second.status.success(), "{}", message(&second));
    let text = fs::read_to_string(&out).expect("the interface");
    assert!(
        text.contains("f(x: Number): Void") && text.contains("g(y: Number<i32>)"),
        "{text}"
    );
    assert!(
        text.contains("jsic import --from-webidl api.idl --out api.jsi --update"),
        "{text}"
    );
}
