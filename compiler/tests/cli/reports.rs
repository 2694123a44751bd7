//! Reports as text: one Markdown file a case under `reports/`, with what a terminal shows, the JSON, and the file after
//! the fixes. The sources are the failing examples of the explanations and the cases of the language's own tests.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use jsi_idl::check::local_modules::above_root;
use jsi_idl::diagnostics::{Code, Diagnostic, LintLevel};
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::{Analysis, analyze};
use serde_json::Value;

use crate::case::{Case, expect, human, json, project};
use crate::explain::examples;
use crate::ran::{folder, run};

#[test]
fn reports_of_the_explanations() {
    for code in Code::ALL {
        let failing = examples(*code).into_iter().filter(|(_, clean)| !clean);
        for (case, _) in failing {
            check(&format!("explain/{code}"), &case);
        }
    }
}

/// What no short text can show.
#[test]
fn reports_of_special_sources() {
    let deep = format!(
        "type Deep = {}u8{};\n",
        "Array<".repeat(5000),
        ">".repeat(5000)
    );
    check("explain/JSI0003", &Case::of("deep.jsi", &deep));

    let loader = MemoryLoader::new().with("latin1.jsi", *b"record Caf\xe9 { seats: u32; }\n");
    let analysis = analyze(&loader, &["latin1.jsi"]);
    let text = analysis.sources[0].text.clone();
    write_report("explain/JSI0005", &Case::of("latin1.jsi", &text), &analysis);

    let mut case = Case::of(
        "app/crate/clock.jsi",
        "interface Clock from \"../clock.js\" {\n}\n",
    );
    case.files.push(("app/clock.js".to_owned(), String::new()));
    let mut analysis = case.analyze();
    analysis
        .diagnostics
        .extend(above_root(&analysis.model, &analysis.sources, "app/crate"));
    write_report("explain/JSI0107", &case, &analysis);

    let mistakes = "[lints]\nmissing-docs = \"warning\"\nunusedname = \"deny\"\n";
    let folder = folder(&[("a.jsi", "class A;\n"), ("jsic.toml", mistakes)]);
    let human = run(folder.path(), &["check", "a.jsi"]).out;
    let json = run(
        folder.path(),
        &["check", "--message-format", "json", "a.jsi"],
    )
    .out;
    let report =
        format!("# explain/JSI0601\n\n```text\n{human}```\n\n## JSON\n\n```json\n{json}```\n");
    expect("compiler/tests/cli/reports/explain/JSI0601.md", &report);
}

/// The versions of a rule's page, as the command compares them.
#[test]
fn reports_of_rules() {
    for rule in jsic::breaking::RULES {
        let code = rule.code;
        let mut files = Vec::new();
        let mut blocks = code.explanation().split("```jsi,file=");
        blocks.next();
        for block in blocks {
            let (name, rest) = block.split_once('\n').unwrap();
            let (text, _) = rest.split_once("```").unwrap();
            let path = match name {
                "old.jsi" => "old/api.jsi".to_owned(),
                "new.jsi" => "new/api.jsi".to_owned(),
                "compatible.jsi" => continue,
                other => format!("new/{other}"),
            };
            files.push((path, text));
        }
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, it)| (path.as_str(), *it))
            .collect();
        let folder = folder(&files);
        let format = |format| {
            let arguments = ["breaking", "--message-format", format, "old", "new"];
            run(folder.path(), &arguments).out
        };
        let (human, json) = (format("human"), format("json"));
        let report =
            format!("# explain/{code}\n\n```text\n{human}```\n\n## JSON\n\n```json\n{json}```\n");
        let path = format!("compiler/tests/cli/reports/explain/{code}.md");
        expect(&path, &report);
    }
}

/// The example of a page about JavaScript, as the command checks it.
#[test]
fn reports_of_javascript() {
    let of_javascript = |code: &&Code| code.as_str().starts_with("JSI05");
    for code in Code::ALL.iter().filter(of_javascript) {
        let mut files = Vec::new();
        for block in code.explanation().split("\n```js").skip(1) {
            let (head, rest) = block.split_once('\n').unwrap();
            let (text, _) = rest.split_once("```").unwrap();
            if let Some((_, name)) = head.split_once("file=") {
                files.push((name, text));
            }
        }
        let folder = folder(&files);
        let format = |format| {
            let mut arguments = vec!["check", "--message-format", format, "api.jsi"];
            let typescript = project("xtask/web/node_modules/typescript6");
            if *code == Code::JSI0506 {
                arguments.extend(["--types", "--typescript", typescript.to_str().unwrap()]);
            }
            run(folder.path(), &arguments).out
        };
        let (human, json) = (format("human"), format("json"));
        let report =
            format!("# explain/{code}\n\n```text\n{human}```\n\n## JSON\n\n```json\n{json}```\n");
        let path = format!("compiler/tests/cli/reports/explain/{code}.md");
        expect(&path, &report);
    }
}

/// So that no code is forgotten.
#[test]
fn every_code_has_a_report() {
    for code in Code::ALL {
        let path = format!("compiler/tests/cli/reports/explain/{code}.md");
        let report = fs::read_to_string(project(&path)).unwrap_or_default();
        assert!(
            report.contains(&format!("[{code}]: "))
                && report.contains(&format!("\"code\":\"{code}\"")),
            "{path}"
        );
    }
}

#[test]
fn reports_of_the_languages_cases() {
    let folder = project("idl/tests/ui");
    let texts: Vec<(String, String)> = below(&folder, "jsi")
        .into_iter()
        .filter_map(|path| Some((path.clone(), fs::read_to_string(folder.join(path)).ok()?)))
        .collect();
    let mut reported = BTreeSet::new();
    for (path, text) in &texts {
        let mut case = Case::of(path, text);
        // the lint that a case is about is looked for; unused names are in too many
        case.levels.set(Code::JSI0403, LintLevel::Allow);
        let about = |lint: &Code| path.contains(&lint.as_str().to_lowercase());
        if let Some(lint) = Code::lints().find(about) {
            case.levels.set(lint, LintLevel::Warn);
        }
        // the others are there for `use`
        let others = texts.iter().filter(|(other, _)| other != path);
        case.files.extend(others.cloned());
        let repaired = path.ends_with(".fixed.jsi") || path.ends_with(".offered.jsi");
        if !repaired && !case.analyze().diagnostics.is_empty() {
            let name = path.trim_end_matches(".jsi");
            check(&format!("ui/{name}"), &case);
            reported.insert(format!("{name}.md"));
        }
    }
    assert!(reported.len() >= 30, "only {} cases", reported.len());
    let there = below(&project("compiler/tests/cli/reports/ui"), "md");
    let stale: Vec<String> = there
        .into_iter()
        .filter(|report| !reported.contains(report))
        .collect();
    assert!(stale.is_empty(), "reports without a case: {stale:?}");
}

/// The files below a folder, relative to it, sorted.
fn below(folder: &Path, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                let path = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.push(path.replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn check(name: &str, case: &Case) {
    write_report(name, case, &case.analyze());
}

fn write_report(name: &str, case: &Case, analysis: &Analysis) {
    let json = json(analysis);
    check_json(case, &json);
    let mut report = format!(
        "# {name}\n\n```text\n{}```\n\n## JSON\n\n```json\n{json}```\n",
        human(analysis)
    );
    if analysis.diagnostics.iter().any(Diagnostic::has_safe_fix) {
        let fixed = fixed(name, case);
        writeln!(report, "\n## Fixed\n\n```jsi\n{}```", fixed.files[0].1).unwrap();
    }
    expect(&format!("compiler/tests/cli/reports/{name}.md"), &report);
}

/// Applies safe fixes until there are none, and what is left had none.
fn fixed(name: &str, case: &Case) -> Case {
    let codes = |analysis: &Analysis, fixable: bool| -> Vec<Code> {
        let found = analysis.diagnostics.iter();
        let found = found.filter(|diagnostic| diagnostic.has_safe_fix() == fixable);
        found.map(|diagnostic| diagnostic.code).collect()
    };
    let before = case.analyze();
    let (mut fixed, mut after) = (case.clone(), case.analyze());
    for _ in 0..4 {
        fixed = fixed.fixed(&after);
        after = fixed.analyze();
    }
    let shown = format!("{name}\n{}\n{}", fixed.files[0].1, human(&after));
    assert!(
        codes(&after, true).is_empty(),
        "fixes do not come to an end: {shown}"
    );
    if name.starts_with("explain/") {
        assert_eq!(codes(&after, false), codes(&before, false), "{shown}");
    } else {
        // a repaired form may let another mistake be seen, which it hid
        assert!(
            after.diagnostics.len() < before.diagnostics.len(),
            "{shown}"
        );
    }
    fixed
}

/// Lines, columns and offsets agree with each other and with the source, and all fields are there.
fn check_json(case: &Case, json: &str) {
    for line in json.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let object = entry.as_object().unwrap();
        let mut fields: Vec<&str> = object.keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            [
                "code", "end", "file", "fixes", "helps", "labels", "level", "message", "start"
            ]
        );
        assert!(["error", "warning"].contains(&entry["level"].as_str().unwrap()));
        assert!(entry["code"].as_str().unwrap().parse::<Code>().is_ok());

        let text = |file: &Value| {
            let path = file.as_str().unwrap();
            &case
                .files
                .iter()
                .find(|(name, _)| name == path)
                .unwrap_or_else(|| panic!("unknown file {path}"))
                .1
        };
        let place = |value: &Value| {
            let text = text(&value["file"]);
            for end in ["start", "end"] {
                let offset = value[end]["offset"].as_u64().unwrap() as usize;
                let before = text[..offset].trim_start_matches('\u{feff}');
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
                assert_eq!(value[end]["line"], line, "{value}");
                assert_eq!(value[end]["column"], column, "{value}");
            }
        };
        place(&entry);
        let labels = entry["labels"].as_array().unwrap();
        assert_eq!(
            labels
                .iter()
                .filter(|label| label["primary"] == true)
                .count(),
            1
        );
        assert_eq!(labels[0]["start"], entry["start"]);
        for label in labels {
            place(label);
            assert!(label["message"].is_string());
        }
        for fix in entry["fixes"].as_array().unwrap() {
            assert!(!fix["title"].as_str().unwrap().is_empty());
            for edit in fix["edits"].as_array().unwrap() {
                let range = edit["start"].as_u64().unwrap() as usize
                    ..edit["end"].as_u64().unwrap() as usize;
                assert!(text(&edit["file"]).get(range).is_some() && edit["text"].is_string());
            }
        }
    }
}
