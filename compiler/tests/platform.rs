//! `use "web:…"`: all modules are accepted as they are, a part of them is as small as the same interface by hand, and the rest is
//! not generated.

use std::fmt::Write as _;

use jsi_idl::analyze;
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::resolve::platform::Platform;
use jsic::pipeline::{ExternFile, Mocks, Options, generate};

const PLATFORM: Platform = Platform(jsi_web::MODULES);

/// What is generated for a text, each file with its path; the compiler reports nothing about it.
fn generated(text: &str) -> Vec<(String, String)> {
    generated_with(text, &[])
}

/// The same, with the bindings of another crate for these files.
fn generated_with(text: &str, externs: &[(&str, &str)]) -> Vec<(String, String)> {
    let externs = externs.iter().map(|(path, module)| ExternFile {
        path: (*path).to_owned(),
        module: (*module).to_owned(),
    });
    let loader = MemoryLoader::new()
        .with("api.jsi", text)
        .with_platform(PLATFORM);
    let analysis = analyze(&loader, &["api.jsi"]);
    let found: Vec<String> = analysis
        .diagnostics
        .iter()
        .take(9)
        .map(|it| {
            let path = &analysis.sources[it.primary.file.0 as usize].path;
            format!("{path}: {} {}", it.code, it.message)
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    let options = Options {
        crate_root: ".".into(),
        manifest: None,
        dts_imports: false,
        mocks: Mocks::default(),
        externs: externs.collect(),
    };
    let checked = analysis.checked().expect("no errors");
    let outputs = generate(checked, &loader, &options).expect("files");
    let files = outputs.files.into_iter();
    files.map(|it| (it.path, it.text.to_string())).collect()
}

#[test]
fn every_item_of_every_module_is_accepted_and_generated() {
    let mut text = String::new();
    let mut items = 0;
    for name in PLATFORM.names() {
        let module = PLATFORM.module(name).expect("a module");
        let names = module.names().enumerate();
        let prefix = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        let names: Vec<String> = names
            .map(|(at, item)| format!("{item} as X{prefix}{at}"))
            .collect();
        items += names.len();
        let _ = writeln!(text, "use \"{name}\" {{ {} }};", names.join(", "));
    }
    assert!(items > 2_500, "{items} items");
    let files = generated(&text);
    assert_eq!(files.len(), PLATFORM.names().count() + 2);
}

#[test]
fn every_listed_member_is_found_in_its_item_alone() {
    // one use of all modules would hide what an item lacks when it is alone
    for name in [
        "web:fetch",
        "web:storage",
        "web:websocket",
        "web:indexeddb",
        "web:timers",
    ] {
        let module = PLATFORM.module(name).expect("a module");
        for item in module.names() {
            let members = module.members(item);
            if !members.is_empty() {
                let list = members.join(", ");
                generated(&format!("use \"{name}\" {{ {item} {{ {list} }} }};"));
            }
        }
    }
}

const USED: &str = r#"
use "web:dom" { DomGlobals { document }, Document { createElement, getElementById, body }, HTMLInputElement { value, "input" } };
use "web:storage" { StorageGlobals { localStorage }, Storage { getItem, setItem } };
use "web:history" { HistoryGlobals { history }, History { pushState, back } };
use "web:canvas" { CanvasRenderingContext2D { fillRect, fillStyle, beginPath, arc, fill, drawImage } };
"#;

/// The same by hand, in one file, with the same handles.
const BY_HAND: &str = include_str!("platform/by_hand.jsi");

#[test]
fn generated_text_is_as_short_as_that_of_the_same_interface_by_hand() {
    let size = |text: &str| -> usize {
        let files = generated(text);
        files.iter().map(|(_, text)| text.len()).sum()
    };
    let (used, by_hand) = (size(USED), size(BY_HAND));
    assert!(used * 10 <= by_hand * 11, "{used} bytes, by hand {by_hand}");
    println!("{used} bytes, by hand {by_hand}");
}

/// Programs by modules of the platform: quick starts, and one that needs more.
const PROGRAMS: [&str; 4] = [
    "../examples/quick_starts/platform/platform.jsi",
    "../examples/quick_starts/platform_socket/platform_socket.jsi",
    "../examples/quick_starts/platform_worker/platform_worker.jsi",
    "tests/platform/player.jsi",
];

/// The same members as one file without modules: what a `use` takes of each, without documentation.
fn without_modules(text: &str) -> String {
    let loader = MemoryLoader::new()
        .with("api.jsi", text)
        .with_platform(PLATFORM);
    let analysis = analyze(&loader, &["api.jsi"]);
    let mut found = String::new();
    for source in &analysis.sources {
        let mut in_use = false;
        for line in source.text.lines() {
            in_use |= line.starts_with("use ");
            let is_docs = line.trim_start().starts_with("//");
            if !in_use && !is_docs && !line.trim().is_empty() {
                let _ = writeln!(found, "{line}");
            }
            in_use &= !line.ends_with("};");
        }
    }
    jsi_idl::format::format(&found).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// The files are also what `cargo xtask platform --measure` builds.
#[test]
fn generated_text_of_programs_is_as_short_as_without_modules() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let size = |text: &str| -> usize {
        let files = generated(text);
        files.iter().map(|(_, text)| text.len()).sum()
    };
    for program in PROGRAMS {
        let text = std::fs::read_to_string(root.join(program)).expect(program);
        let by_hand = without_modules(&text);
        let name = program.rsplit('/').next().unwrap_or(program);
        let place = root.join("tests/platform/by_hand").join(name);
        if std::env::var_os("JSI_BLESS").is_some() {
            std::fs::write(&place, &by_hand).expect("write the file");
        }
        let known = std::fs::read_to_string(&place).unwrap_or_default();
        assert!(
            known == by_hand,
            "{name} is not current; JSI_BLESS=1 writes it"
        );
        let (used, hand) = (size(&text), size(&by_hand));
        println!("{name}: {used} bytes, without modules {hand}");
        assert!(
            used * 10 <= hand * 11,
            "{name}: {used} bytes, without modules {hand}"
        );
    }
}

#[test]
fn nothing_else_is_generated() {
    let files = generated("use \"web:dom\" { Document { body } };");
    let (_, dom) = files
        .iter()
        .find(|(path, _)| path == "web_dom.rs")
        .expect("the module");
    assert!(dom.contains("fn body(&self)"), "{dom}");
    assert!(dom.contains("pub struct JsHTMLElement"), "{dom}");
    for absent in ["fn title", "fn inner_text", "JsWindow", "JsRange"] {
        assert!(!dom.contains(absent), "{absent} in\n{dom}");
    }
    assert!(dom.lines().count() < 400, "{} lines", dom.lines().count());
}

#[test]
fn a_module_of_another_crate_is_named_and_not_generated() {
    let text = r#"
use "web:dom" { Document { body }, Element };
interface Page from "page" { show(element: Element): Document; }
"#;
    let files = generated_with(text, &[("web:dom", "my_dom::web_dom")]);
    let names: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(names, ["mod.rs", "api.rs"]);
    let (_, root) = &files[0];
    assert!(
        root.contains("pub use ::my_dom::web_dom as web_dom;"),
        "{root}"
    );
    assert!(!root.contains("pub mod web_dom"), "{root}");
    let (_, api) = &files[1];
    assert!(api.contains("pub use super::web_dom::JsElement;"), "{api}");
}

#[test]
fn an_export_of_another_crate_is_not_exported_again() {
    let shared = "export interface Start { run(): Void; } record Size { width: Number; }";
    let own = "use \"./shared.jsi\" { Size }; export interface Stop { run(size: Size): Void; }";
    let loader = MemoryLoader::new()
        .with("api.jsi", own)
        .with("shared.jsi", shared);
    let analysis = analyze(&loader, &["api.jsi"]);
    let options = Options {
        crate_root: ".".into(),
        manifest: None,
        dts_imports: false,
        mocks: Mocks::default(),
        externs: vec![
            ExternFile {
                path: "./shared.jsi".to_owned(),
                module: "other::shared".to_owned(),
            },
            ExternFile {
                path: "unused.jsi".to_owned(),
                module: "other::unused".to_owned(),
            },
        ],
    };
    let outputs = generate(analysis.checked().expect("no errors"), &loader, &options);
    let outputs = outputs.expect("files");
    let files: Vec<(&str, String)> = (outputs.files.iter())
        .map(|it| (it.path.as_str(), it.text.to_string()))
        .collect();
    let names: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    assert_eq!(names, ["mod.rs", "api.rs", "api.d.ts"]);
    assert!(files[0].1.contains("pub use ::other::shared as shared;"));
    assert_eq!(outputs.unused_externs, options.externs[1..]);
}

fn explain(item: &str) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jsic"));
    command.args(["explain", item]).output().expect("run jsic")
}

#[test]
fn explain_prints_an_item_and_says_where_a_name_is() {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let element = explain("web:dom/Element");
    assert!(element.status.success(), "{}", text(&element.stderr));
    let element = text(&element.stdout);
    assert!(
        element.contains("class Element extends Node from globalThis {"),
        "{element}"
    );
    assert!(
        element.contains("/// [MDN](https://developer.mozilla.org/docs/Web/API/Element/innerHTML)"),
        "{element}"
    );
    assert!(
        text(&explain("web:fetch").stdout)
            .lines()
            .any(|it| it == "Response")
    );
    for (item, expected) in [
        (
            "web:dmo/Element",
            "there is no module `web:dmo`; a similar name exists: `web:dom`",
        ),
        (
            "web:dom/Response",
            "`web:dom` has no `Response`; `web:fetch` has it",
        ),
        (
            "web:dom/Elemnt",
            "`web:dom` has no `Elemnt`; a similar name exists: `Element`",
        ),
    ] {
        let found = explain(item);
        assert_eq!(found.status.code(), Some(2));
        assert!(
            text(&found.stderr).contains(expected),
            "{}",
            text(&found.stderr)
        );
    }
}
