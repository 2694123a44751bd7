//! Every fix repairs what its report is about, and the JavaScript that it writes is JavaScript.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jsi_idl::analyze;
use jsi_idl::diagnostics::{Edit, Fix};
use jsi_idl::resolve::{MemoryLoader, Source};
use jsic::contract::{Cache, Contract, check, new_file};

use crate::cases::{self, Case};

fn checked(case: &Case) -> (Vec<Source>, Contract) {
    let mut loader = MemoryLoader::new();
    for (path, text) in &case.files {
        loader.insert(path, text.as_bytes());
    }
    let analysis = analyze(&loader, &case.roots());
    let first = analysis.sources.len() as u32;
    let contract = check(
        &analysis.model,
        &analysis.sources,
        &loader,
        &mut Cache::default(),
        first,
    );
    let sources = [&analysis.sources[..], &contract.scripts].concat();
    (sources, contract)
}

fn applied(case: &Case, sources: &[Source], fix: &Fix) -> (Case, String) {
    let mut files = case.files.clone();
    let mut changed = String::new();
    for Edit { file, span, text } in &fix.edits {
        let path = &sources[file.0 as usize].path;
        let (_, old) = files.iter_mut().find(|(it, _)| it == path).unwrap();
        old.replace_range(span.start as usize..span.end as usize, text);
        changed = path.clone();
    }
    let name = format!("{}, {}", case.name, fix.title);
    (Case { name, files }, changed)
}

/// `node --check` of a module.
fn is_javascript(text: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("it.mjs");
    fs::write(&path, text).unwrap();
    let node = std::env::var("NODE").unwrap_or_else(|_| "node".to_owned());
    let output = std::process::Command::new(node)
        .arg("--check")
        .arg(&path)
        .output()
        .unwrap();
    output.status.success()
}

#[test]
fn every_fix_repairs_its_report() {
    let mut shown = String::from("# Fixes of the cases\n\n`JSI_BLESS=1` renews this file.\n");
    let mut count = 0;
    let mut scripts = String::new();
    for case in cases::all() {
        let (sources, contract) = checked(&case);
        for (index, report) in contract.diagnostics.iter().enumerate() {
            for fix in &report.fixes {
                let (fixed, path) = applied(&case, &sources, fix);
                let (_, after) = checked(&fixed);
                let left = after.diagnostics.iter();
                let left = left.filter(|it| it.code == report.code && it.message == report.message);
                assert_eq!(left.count(), 0, "{}", fixed.name);
                let others = contract.diagnostics.len() - 1;
                // the others are found as before, so the files are still read
                assert!(
                    after.diagnostics.len() <= others.max(1),
                    "{}: {index}",
                    fixed.name
                );
                count += 1;
                let edit = &fix.edits[0];
                let (_, text) = fixed.files.iter().find(|(it, _)| *it == path).unwrap();
                if path.ends_with(".js") || path.ends_with(".mjs") {
                    // in functions of their own, so that one start of Node reads all
                    assert!(!text.is_empty());
                    scripts = text.clone();
                    if count % 6 == 0 {
                        assert!(is_javascript(&scripts), "{}:\n{scripts}", fixed.name);
                    }
                }
                writeln!(
                    shown,
                    "\n## {}\n\n`{path}`\n\n```text\n{}\n```",
                    fixed.name,
                    edit.text.trim_matches('\n')
                )
                .unwrap();
            }
        }
    }
    assert!(count >= 30, "{count} fixes");
    assert!(is_javascript(&scripts));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/fixes.md");
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&file, &shown).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&file).unwrap_or_default(),
        shown,
        "JSI_BLESS=1 renews it"
    );
}

const INTERFACE: &str = r#"
record Size { width: Number; depth?: Number; }
enum Kind { "a", "b" }
interface Api from "./new.js" {
    /** no documentation goes there */
    add(a: Number, b?: Number, ...rest: Array<String?>): Promise<String>;
    measure(size: Size, kind: Kind, done: Function<(text: String) => Void>): Size?;
    readonly version: String;
    log(class: String): Void;
}
class Point from "./new.js" {
    constructor(x: Number);
    readonly x: Number;
    move(by: Number): This;
    static origin(): Point;
    @js("[Symbol.iterator]") each(): Any;
}
class Deep extends Point from "./new.js" {
    constructor(x: Number, z: Number);
    @js("half-open") halfOpen(): Void;
}
"#;

#[test]
fn a_new_file_has_all_that_is_asked_for() {
    let text = INTERFACE.replace("    /** no documentation goes there */\n", "");
    for (path, golden) in [("new.js", "new.js"), ("new.ts", "new.ts")] {
        let text = text.replace("./new.js", &format!("./{path}"));
        let case = |script: &str| Case {
            name: path.to_owned(),
            files: vec![
                ("api.jsi".to_owned(), text.clone()),
                (path.to_owned(), script.to_owned()),
            ],
        };
        let loader = MemoryLoader::new().with("api.jsi", text.as_bytes());
        let analysis = analyze(&loader, &["api.jsi"]);
        let made = new_file(&analysis.model, path).unwrap();
        assert_eq!(new_file(&analysis.model, "other.js"), None);
        let (_, contract) = checked(&case(&made));
        // a promise that is never made is one all the same
        assert!(
            contract.diagnostics.is_empty(),
            "{made}\n{:#?}",
            contract.diagnostics
        );
        let (_, empty) = checked(&case("export const other = 1;\n"));
        assert!(empty.diagnostics.len() >= 6, "{:#?}", empty.diagnostics);
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/contract/created")
            .join(format!("{golden}.txt"));
        if std::env::var_os("JSI_BLESS").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &made).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&file).unwrap_or_default(),
            made,
            "JSI_BLESS=1 renews it"
        );
        if path == "new.js" {
            assert!(is_javascript(&made), "{made}");
        }
    }
}
