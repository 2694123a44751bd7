//! The script that reads types, run by Node with the versions of TypeScript that it supports.

use std::fs;
use std::path::{Path, PathBuf};

use jsic::import::{ImportError, Request, read_facts};
use serde_json::Value;

use crate::golden::{assert_accepted, cases, compare, names};

/// The folder of a package that the tools of the repository install.
pub fn installed(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../xtask/web/node_modules")
        .join(name);
    assert!(
        folder.is_dir(),
        "{name} is missing; `cargo xtask setup` installs it"
    );
    folder.canonicalize().expect("the folder of a package")
}

pub fn request(source: &str, folder: &Path, typescript: &str) -> Request {
    Request {
        source: source.to_owned(),
        folder: folder.to_owned(),
        typescript: Some(installed(typescript)),
        only: None,
        depth: 4,
        limit: 60_000,
    }
}

/// The facts of a case, with nothing that depends on the machine or the version.
fn facts_of(name: &str, typescript: &str) -> Value {
    let request = request(&format!("{name}.d.ts"), &cases(), typescript);
    let answer = jsic::import::read_answer(&request).expect("facts");
    let mut answer: Value = serde_json::from_slice(&answer).expect("JSON");
    let mut facts = answer["facts"].take();
    facts["typescript"] = Value::from("");
    facts["package"] = Value::Null;
    if let Some(all) = facts["declarations"].as_array_mut() {
        for it in all {
            it["package"] = Value::Null;
        }
    }
    sorted(facts)
}

/// With the keys in alphabetical order, which serde_json keeps only without one of its features.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> = map.into_iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            let entries = entries.into_iter().map(|(key, value)| (key, sorted(value)));
            Value::Object(entries.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[test]
fn facts_are_the_same_with_each_version() {
    for name in names() {
        let facts = facts_of(&name, "typescript6");
        let mut text = serde_json::to_string_pretty(&facts).expect("JSON");
        text.push('\n');
        compare(&cases().join(format!("{name}.json")), &text);
        // of the libraries of TypeScript 5.9 little is different
        if !["classes", "unions"].contains(&name.as_str()) {
            continue;
        }
        let other = serde_json::to_string_pretty(&facts_of(&name, "typescript5")).expect("JSON");
        let pairs = text.lines().zip(other.lines()).enumerate();
        if let Some((at, (a, b))) = pairs.into_iter().find(|(_, (a, b))| a != b) {
            panic!("{name}.json:{}: {a}, but with TypeScript 5.9 {b}", at + 1);
        }
        assert_eq!(text.trim_end(), other, "{name}");
    }
}

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("write a file");
    }
    folder
}

fn error(source: &str, files: &[(&str, &str)]) -> ImportError {
    let folder = folder(files);
    match read_facts(&request(source, folder.path(), "typescript6")) {
        Ok(facts) => panic!("no error, but {} declarations", facts.declarations.len()),
        Err(error) => error,
    }
}

#[test]
fn what_cannot_be_read_is_a_clear_error() {
    let it = error("nothing", &[]);
    assert!(
        matches!(
            &it,
            ImportError::NoTypes {
                installed: false,
                ..
            }
        ),
        "{it}"
    );
    assert!(it.to_string().contains("npm install nothing"), "{it}");

    let package = [
        (
            "node_modules/plain/package.json",
            r#"{ "name": "plain", "version": "1.0.0", "main": "index.js" }"#,
        ),
        ("node_modules/plain/index.js", "exports.a = 1;"),
    ];
    let it = error("plain", &package);
    assert!(
        matches!(
            &it,
            ImportError::NoTypes {
                installed: true,
                ..
            }
        ),
        "{it}"
    );
    assert!(it.to_string().contains("@types/plain"), "{it}");

    let it = error("missing.d.ts", &[]);
    assert!(matches!(&it, ImportError::NoFile(_)), "{it}");

    let it = error(
        "broken.d.ts",
        &[(
            "broken.d.ts",
            "export declare function f(: number\nexport interface {",
        )],
    );
    assert!(matches!(&it, ImportError::Syntax { .. }), "{it}");
    assert!(it.to_string().contains("broken.d.ts:1:"), "{it}");

    let folder = folder(&[("api.d.ts", "export declare function alpha(): void;")]);
    let mut request = request("api.d.ts", folder.path(), "typescript6");
    request.only = Some(vec!["alhpa".to_owned()]);
    let it = read_facts(&request).expect_err("no such export");
    assert!(it.to_string().contains("`alpha`"), "{it}");
}

#[test]
fn other_versions_of_typescript_are_refused_with_the_command_to_run() {
    let files = [("api.d.ts", "export declare const a: number;")];
    let folder = folder(&files);
    let version = |version: &str| {
        let text = format!(r#"{{ "name": "typescript", "version": "{version}" }}"#);
        let path = folder.path().join("node_modules/typescript/package.json");
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("write a file");
        let request = Request {
            typescript: None,
            ..request("api.d.ts", folder.path(), "typescript6")
        };
        match read_facts(&request) {
            Err(error @ ImportError::NoTypeScript(_)) => error.to_string(),
            Err(error) => panic!("{error}"),
            Ok(_) => panic!("no error with version {version}"),
        }
    };
    for number in ["7.0.2", "4.9.5"] {
        let message = version(number);
        assert!(
            message.contains(number) && message.contains("typescript6@npm:typescript@6"),
            "{message}"
        );
    }
    // version 6 beside version 7 is used
    let beside = folder.path().join("node_modules/typescript6");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(installed("typescript6"), &beside).expect("a link");
        let request = Request {
            typescript: None,
            ..request("api.d.ts", folder.path(), "typescript6")
        };
        let facts = read_facts(&request).expect("facts");
        assert!(facts.typescript.starts_with("6."), "{}", facts.typescript);
    }
    // version 7 as it is installed
    let request = request("api.d.ts", folder.path(), "typescript");
    let it = read_facts(&request).expect_err("version 7 has no checker");
    assert!(matches!(it, ImportError::NoTypeScript(_)), "{it}");
}

#[test]
fn a_hundred_thousand_members_are_a_bounded_result() {
    use std::fmt::Write as _;
    let mut text = String::from("export declare class Big {\n");
    for number in 0..100_000 {
        let _ = writeln!(text, "  member{number}(a: number): string;");
    }
    text.push_str("}\n");
    let folder = folder(&[("big.d.ts", &text)]);
    let facts = read_facts(&request("big.d.ts", folder.path(), "typescript6")).expect("facts");
    assert!(!facts.complete);
    let it = jsic::import::import(&facts, "./big.js", "", Some(3_000)).expect_err("too many");
    assert!(matches!(it, ImportError::TooMany { .. }), "{it}");
}

#[test]
fn packages_namespaces_and_globals_are_sources() {
    let folder = folder(&[
        (
            "node_modules/pack/package.json",
            r#"{ "name": "pack", "version": "2.0.0", "types": "index.d.ts" }"#,
        ),
        (
            "node_modules/pack/index.d.ts",
            "declare function pack(a: number): pack.Result;\ndeclare namespace pack { interface Result { ok: boolean } class Tool { use(): void } }\nexport = pack;",
        ),
        (
            "globals.d.ts",
            "declare function notify(text: string): void;\ndeclare var place: Place;\ninterface Place { href: string; go(): void }",
        ),
    ]);
    // a module as a value
    fs::write(
        folder.path().join("outer.d.ts"),
        "import * as inner from \"./inner\";\nexport { inner };\nexport declare const same: typeof inner;",
    )
    .expect("write a file");
    fs::write(
        folder.path().join("inner.d.ts"),
        "export declare function run(): void;",
    )
    .expect("write a file");
    let text = |source: &str, from: &str| {
        let facts = read_facts(&request(source, folder.path(), "typescript6")).expect("facts");
        let text = jsic::import::import(&facts, from, "", None)
            .expect("an interface")
            .text;
        assert_accepted(&text);
        text
    };
    let pack = text("pack", "pack");
    assert!(pack.contains("from the types of pack 2.0.0"), "{pack}");
    assert!(
        pack.contains(r#"@js("default") pack(a: Number): Result;"#),
        "{pack}"
    );
    assert!(
        pack.contains(r#"@js("Tool")"#) || pack.contains("class Tool from \"pack\""),
        "{pack}"
    );
    let outer = text("outer.d.ts", "outer");
    assert!(
        outer.contains("@js(\"inner\")") && outer.contains("run(): Void;"),
        "{outer}"
    );
    let globals = text("globals.d.ts", "globalThis");
    assert!(globals.contains("from globalThis"), "{globals}");
    assert!(globals.contains("notify(text: String): Void;"), "{globals}");
}

/// The checker names modules by their paths; what is imported is the same on each machine.
#[test]
fn no_fact_has_the_place_of_a_module() {
    let folder = folder(&[
        (
            "project/node_modules/parts/package.json",
            r#"{ "name": "parts", "version": "1.0.0", "types": "index.d.ts" }"#,
        ),
        (
            "project/node_modules/parts/index.d.ts",
            "export declare const size: number;",
        ),
        ("project/inner.d.ts", "export declare const depth: number;"),
        ("outer/index.d.ts", "export declare const width: number;"),
        (
            "project/api.d.ts",
            "import * as parts from \"parts\";\nimport * as inner from \"./inner\";\n\
             import * as outer from \"../outer\";\n\
             export declare const all: { parts: typeof parts; inner: typeof inner; outer: typeof outer };\n\
             export declare function mapped(): { [K in keyof typeof all]: (typeof all)[K] };\n\
             export type Place = \"/tmp/x\" | \"/tmp/node_modules/y\";\n\
             export interface Placed { at: \"/tmp/x\"; \"/tmp/z\": Place }\n",
        ),
    ]);
    let project = folder.path().join("project");
    let request = request("api.d.ts", &project, "typescript6");
    let answer = jsic::import::read_answer(&request).expect("facts");
    let answer = String::from_utf8(answer).expect("text");
    let place = folder.path().canonicalize().expect("a folder");
    assert!(!answer.contains(&place.display().to_string()), "{answer}");
    let kept = [
        r#"\"parts/index\""#,
        r#"\"./inner\""#,
        r#"\"../outer/index\""#,
        r#""value":"/tmp/x""#,
        r#""value":"/tmp/node_modules/y""#,
        r#"at: \"/tmp/x\";"#,
        r#""name":"/tmp/z""#,
    ];
    for text in kept {
        assert!(answer.contains(text), "{text} is missing in {answer}");
    }
}
