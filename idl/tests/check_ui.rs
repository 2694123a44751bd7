//! The cases under `ui/check`: each `NAME.jsi` with its diagnostics in `NAME.expected` and, where something
//! can be repaired, the text after the safe fixes in `NAME.fixed.jsi`, and after those that are only offered, too, in
//! `NAME.offered.jsi`. After the fixes, exactly that is wrong which had none; where a fix brings another mistake to light,
//! `NAME.fixed.expected` and `NAME.offered.expected` have all that is wrong then. `JSI_BLESS=1` writes all but the first.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Applicability, Code, Diagnostic, Edit, Level, Levels, LintLevel};
use jsi_idl::repair::Repairs;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::resolve::{Loader, MemoryLoader};
use jsi_idl::source::{FileId, Span};
use jsi_idl::{Analysis, analyze};

struct Folder(PathBuf);

impl Loader for Folder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(self.0.join(path)).ok()
    }

    fn exists(&self, path: &str) -> bool {
        self.0.join(path).is_file()
    }

    fn platform(&self) -> Platform {
        Platform(jsi_web::MODULES)
    }

    /// A case is about one code: of lints only that is looked for.
    fn levels(&self, path: &str) -> Levels {
        let mut levels = Levels::default();
        for lint in Code::lints() {
            let wanted = lint.as_str() == code_of(path);
            let level = if wanted {
                LintLevel::Warn
            } else {
                LintLevel::Allow
            };
            levels.set(lint, level);
        }
        levels
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/check")
}

/// The names of all cases.
fn cases() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the folder of the cases");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .filter_map(|name| name.to_str()?.strip_suffix(".jsi").map(str::to_owned))
        .filter(|name| !name.ends_with(".fixed") && !name.ends_with(".offered"))
        .collect();
    names.sort();
    names
}

fn place(analysis: &Analysis, file: FileId, span: Span) -> String {
    let source = &analysis.sources[file.0 as usize];
    let at = source.lines.line_column(&source.text, span.start);
    let text = span.of(&source.text).replace('\n', "⏎");
    format!("{}:{}:{} «{text}»", source.path, at.line, at.column)
}

fn render(analysis: &Analysis, it: &Diagnostic, out: &mut String) {
    let level = match it.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let mut line = |text: String| writeln!(out, "{text}").expect("writing to a string");
    line(format!("{level} {}: {}", it.code, it.message));
    let primary = &it.primary;
    line(format!(
        "  at {}: {}",
        place(analysis, primary.file, primary.span),
        primary.message
    ));
    for label in &it.secondary {
        line(format!(
            "  and {}: {}",
            place(analysis, label.file, label.span),
            label.message
        ));
    }
    it.helps
        .iter()
        .for_each(|help| line(format!("  help: {help}")));
    for fix in &it.fixes {
        let kind = match fix.applicability {
            Applicability::Safe => "fix",
            Applicability::Offered => "offered",
        };
        line(format!("  {kind}: {}", fix.title));
        for Edit { file, span, text } in &fix.edits {
            line(format!("    {} -> «{text}»", place(analysis, *file, *span)));
        }
    }
}

/// The text after all first fixes of what was found in the root that are as sure as wanted.
fn repaired(analysis: &Analysis, wanted: Applicability) -> String {
    let repairs = Repairs::of(&analysis.diagnostics, wanted, |edit| edit.file == FileId(0));
    repairs.applied(FileId(0), &analysis.sources[0].text)
}

/// The code that a case is named after.
fn code_of(name: &str) -> String {
    name.split('_').next().unwrap_or_default().to_uppercase()
}

fn codes<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Vec<Code> {
    let mut codes: Vec<Code> = found.map(|it| it.code).collect();
    codes.sort();
    codes
}

/// Compares a file with what it should hold, or writes it; says what is wrong.
fn compare(name: &str, wanted: Option<&str>, problems: &mut Vec<String>) {
    let path = folder().join(name);
    let found = std::fs::read_to_string(&path).ok();
    if found.as_deref() == wanted {
        return;
    }
    if std::env::var_os("JSI_BLESS").is_none() {
        problems.push(format!(
            "{name} differs; it should be:\n{}",
            wanted.unwrap_or("(no file)")
        ));
        return;
    }
    match wanted {
        Some(text) => std::fs::write(path, text).expect("writing an expectation"),
        None => std::fs::remove_file(path).expect("removing an expectation"),
    }
}

fn check(name: &str, problems: &mut Vec<String>) {
    let analysis = analyze(&Folder(folder()), &[&format!("{name}.jsi")]);
    let mut text = String::new();
    for it in &analysis.diagnostics {
        render(&analysis, it, &mut text);
    }
    compare(&format!("{name}.expected"), Some(&text), problems);

    check_repairs(name, &analysis, Applicability::Safe, "fixed", problems);
    check_repairs(name, &analysis, Applicability::Offered, "offered", problems);
    let code = code_of(name);
    if !analysis
        .diagnostics
        .iter()
        .any(|it| it.code.as_str() == code)
    {
        problems.push(format!("{name}: {code} is not reported"));
    }
}

/// Compares the text after the repairs that are as sure as `wanted`, and what remains wrong.
fn check_repairs(
    name: &str,
    analysis: &Analysis,
    wanted: Applicability,
    suffix: &str,
    problems: &mut Vec<String>,
) {
    let found = analysis.diagnostics.iter();
    let mut fixes = found.flat_map(|it| &it.fixes);
    let fixable = fixes.any(|fix| fix.applicability == wanted);
    let fixed = repaired(analysis, wanted);
    let fixed_name = format!("{name}.{suffix}.jsi");
    compare(&fixed_name, fixable.then_some(fixed.as_str()), problems);
    if !fixable {
        return;
    }
    let again = analyze(&Folder(folder()), &[&fixed_name]);
    let left = codes(again.diagnostics.iter());
    let unfixed = |it: &&Diagnostic| it.fixes.iter().all(|fix| fix.applicability > wanted);
    let expected = codes(analysis.diagnostics.iter().filter(unfixed));
    let mut rendered = String::new();
    for it in &again.diagnostics {
        render(&again, it, &mut rendered);
    }
    // where a fix brings another mistake to light
    let other = (left != expected).then_some(rendered.as_str());
    compare(&format!("{name}.{suffix}.expected"), other, problems);
}

#[test]
fn every_case_is_as_expected() {
    let mut problems = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 30);
    cases.iter().for_each(|name| check(name, &mut problems));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_code_of_the_rules_has_a_case() {
    let named: BTreeSet<String> = cases()
        .iter()
        .filter_map(|name| name.split('_').next().map(str::to_uppercase))
        .collect();
    // JSI0107 needs the folder of a crate, see check.rs; JSI0601 is about another kind of file, JSI05 about
    // JavaScript, JSI07 about two versions
    let of_rules = Code::ALL.iter().map(|code| code.as_str());
    let missing: Vec<&str> = of_rules
        .filter(|code| {
            let elsewhere = ["JSI0107", "JSI0601"].contains(code)
                || code.starts_with("JSI05")
                || code.starts_with("JSI07");
            *code > "JSI0100" && !elsewhere && !named.contains(*code)
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn messages_are_statements() {
    for name in cases() {
        let analysis = analyze(&Folder(folder()), &[&format!("{name}.jsi")]);
        for it in &analysis.diagnostics {
            let labels = it
                .secondary
                .iter()
                .chain([&it.primary])
                .map(|label| &label.message);
            for text in labels.chain(&it.helps).chain([&it.message]) {
                let first = text.chars().next();
                assert!(first.is_none_or(|c| !c.is_uppercase()), "{name}: {text}");
                assert!(!text.ends_with(['.', '?', '!']), "{name}: {text}");
            }
            assert!(
                !it.primary.message.is_empty() || it.code < Code::JSI0101,
                "{name}: {it:?}"
            );
        }
    }
}

#[test]
fn half_a_case_neither_panics_nor_points_outside() {
    for name in cases() {
        let path = format!("{name}.jsi");
        let text = std::fs::read_to_string(folder().join(&path)).expect("a case");
        for (end, _) in text.char_indices().step_by(13) {
            let loader = MemoryLoader::new()
                .with_platform(Platform(jsi_web::MODULES))
                .with(&path, &text[..end]);
            let analysis = analyze(&loader, &[&path]);
            for it in &analysis.diagnostics {
                let labels = it.secondary.iter().chain([&it.primary]);
                let edits = it.fixes.iter().flat_map(|fix| &fix.edits);
                let labels = labels.map(|label| (label.file, label.span));
                for (file, span) in labels.chain(edits.map(|edit| (edit.file, edit.span))) {
                    let text = &analysis.sources[file.0 as usize].text;
                    let range = span.start as usize..span.end as usize;
                    assert!(text.get(range).is_some(), "{name} up to {end}: {it:?}");
                }
            }
        }
    }
}
