//! The files under `ui/syntax` and `ui/broken`: a source and its diagnostics. `JSI_BLESS=1` updates what may be updated.
//!
//! - `//~ CODE …` in a source names every diagnostic that starts on its line (`//~^` on the line above, once for
//!   each `^`), and there are no others. A file with such a mark needs nothing beside it.
//! - `NAME.expected` has the full text of the diagnostics of `NAME.jsi`.
//! - `NAME.fixed.jsi` is the source after all safe fixes; what remains wrong with it had none.
//! - `NAME.offered.jsi` is the source after the first fix of everything, where one of these is only offered.
//! - `NAME.fixed.expected` and `NAME.offered.expected` have the diagnostics of these sources, where a fix brings another mistake
//!   to light; elsewhere exactly that is wrong which had no fix.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use jsi_idl::analyze;
use jsi_idl::diagnostics::{Applicability, Code, Diagnostic, Edit, Fix, Levels, LintLevel};
use jsi_idl::repair::Repairs;
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::source::{FileId, LineIndex, Span};

/// Files that the sources may use.
const BESIDE: [(&str, &str); 2] = [
    (
        "other.jsi",
        "record Thing { a: String; }\nrecord Other { a: String; }\n",
    ),
    ("more.jsi", "record More { a: String; }\n"),
];

fn analyzed(text: &[u8]) -> (String, Vec<Diagnostic>) {
    // many a case is but a line that nothing refers to
    let mut levels = Levels::default();
    levels.set(Code::JSI0403, LintLevel::Allow);
    let mut loader = MemoryLoader::new()
        .with("case.jsi", text)
        .with_platform(Platform(jsi_web::MODULES))
        .with_levels(levels);
    for (name, text) in BESIDE {
        loader.insert(name, text);
    }
    for shim in ["shim.js", "other.js"] {
        loader.insert(shim, "");
    }
    let analysis = analyze(&loader, &["case.jsi"]);
    let text = analysis.sources.first().map(|source| source.text.clone());
    (
        text.as_deref().unwrap_or_default().to_owned(),
        analysis.diagnostics,
    )
}

fn cases(folder: &Path, into: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of cases");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".jsi")
            && ![".fixed.jsi", ".offered.jsi"]
                .iter()
                .any(|it| name.ends_with(it))
    });
    paths.sort();
    into.extend(paths);
}

#[test]
fn every_case_is_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let mut paths = Vec::new();
    for area in ["syntax", "broken"] {
        cases(&folder.join(area), &mut paths);
    }
    assert!(paths.len() > 30, "cases are found");
    let failures: Vec<String> = paths.iter().flat_map(|path| run(path)).collect();
    assert!(
        failures.is_empty(),
        "{}\n{} of {} cases fail",
        failures.join("\n"),
        failures.len(),
        paths.len()
    );
}

fn run(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).expect("a case");
    let (text, found) = analyzed(&bytes);
    let mut failures = Vec::new();
    let mut fail = |what: String| failures.push(format!("{}: {what}", path.display()));
    let marks = marks(&text);
    if !marks.is_empty() {
        let stated = reported(&text, &found);
        if stated != marks {
            let all = rendered(&text, &found);
            fail(format!("stated {marks:?}, found {stated:?}\n{all}"));
        }
    }
    let expected = path.with_extension("expected");
    if marks.is_empty() || expected.exists() {
        compare(&expected, &rendered(&text, &found)).unwrap_or_else(&mut fail);
    }
    for (wanted, extension) in [
        (Applicability::Safe, "fixed.jsi"),
        (Applicability::Offered, "offered.jsi"),
    ] {
        let file = path.with_extension(extension);
        if !found
            .iter()
            .any(|it| it.fixes.iter().any(|fix| fix.applicability == wanted))
        {
            if file.exists() {
                fail(format!("{} has no reason", file.display()));
            }
            continue;
        }
        let fixed = match wanted {
            Applicability::Safe => safely_fixed(&text, &found),
            // these may be alternatives, at the same place
            Applicability::Offered => {
                Repairs::of(&found, wanted, |_| true).applied(FileId::default(), &text)
            }
        };
        if marks.is_empty() || file.exists() {
            compare(&file, &fixed).unwrap_or_else(&mut fail);
        }
        let after = file.with_extension("expected");
        still_wrong(&found, &fixed, wanted, &after).unwrap_or_else(&mut fail);
    }
    failures
}

/// Compares with a file, or writes it.
fn compare(file: &Path, actual: &str) -> Result<(), String> {
    if env::var_os("JSI_BLESS").is_some() {
        fs::write(file, actual).expect("the folder can be written to");
        return Ok(());
    }
    match fs::read_to_string(file) {
        Ok(expected) if expected == actual => Ok(()),
        Ok(expected) => Err(format!("expected\n{expected}\nfound\n{actual}")),
        Err(_) => Err(format!(
            "{} is missing (JSI_BLESS=1 writes it)",
            file.display()
        )),
    }
}

/// After the fixes only that is wrong which had no fix. Where they bring another mistake to light, the file `expected` has all
/// that is wrong then.
fn still_wrong(
    before: &[Diagnostic],
    fixed: &str,
    wanted: Applicability,
    expected: &Path,
) -> Result<(), String> {
    let mut unfixed: Vec<Code> = before
        .iter()
        .filter(|it| it.fixes.iter().all(|fix| fix.applicability > wanted))
        .map(|it| it.code)
        .collect();
    let (text, after) = analyzed(fixed.as_bytes());
    let mut remaining: Vec<Code> = after.iter().map(|it| it.code).collect();
    unfixed.sort();
    remaining.sort();
    match (unfixed == remaining, expected.exists()) {
        (true, false) => Ok(()),
        (true, true) => Err(format!("{} has no reason", expected.display())),
        (false, _) => compare(expected, &rendered(&text, &after)),
    }
}

/// Line and code of every mark.
fn marks(text: &str) -> Vec<(u32, Code)> {
    let mut marks = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, mark)) = line.split_once("//~") else {
            continue;
        };
        let codes = mark.trim_start_matches('^');
        let line = index + 1 - (mark.len() - codes.len());
        for code in codes.split_whitespace() {
            let code = code
                .parse()
                .unwrap_or_else(|()| panic!("`{code}` is no code"));
            marks.push((line as u32, code));
        }
    }
    marks.sort();
    marks
}

fn reported(text: &str, found: &[Diagnostic]) -> Vec<(u32, Code)> {
    let index = LineIndex::new(text);
    let line = |it: &Diagnostic| index.line_column(text, it.primary.span.start).line;
    let mut reported: Vec<_> = found.iter().map(|it| (line(it), it.code)).collect();
    reported.sort();
    reported
}

/// The diagnostics as text, a block each.
fn rendered(text: &str, found: &[Diagnostic]) -> String {
    let index = LineIndex::new(text);
    let place = |span: Span| {
        let start = index.line_column(text, span.start);
        let end = index.line_column(text, span.end);
        let at = format!(
            "{}:{}-{}:{}",
            start.line, start.column, end.line, end.column
        );
        format!("{at} {:?}", span.of(text))
    };
    let mut out = String::new();
    for it in found {
        let level = format!("{:?}", it.level).to_lowercase();
        let span = it.primary.span;
        let _ = writeln!(out, "{} {level} {} {}", it.code, place(span), it.message);
        if !it.primary.message.is_empty() {
            let _ = writeln!(out, "  here: {}", it.primary.message);
        }
        for label in &it.secondary {
            let _ = writeln!(out, "  label: {} {}", place(label.span), label.message);
        }
        for help in &it.helps {
            let _ = writeln!(out, "  help: {help}");
        }
        for fix in &it.fixes {
            let _ = writeln!(out, "  {}: {}", kind(fix.applicability), fix.title);
            let edits: Vec<&Edit> = fix.edits.iter().collect();
            let changed = applied(text, edits);
            for (before, after) in text.lines().zip(changed.lines()).filter(|(a, b)| a != b) {
                let _ = writeln!(out, "    - {}\n    + {}", before.trim(), after.trim());
            }
        }
        out.push('\n');
    }
    out
}

fn kind(of: Applicability) -> &'static str {
    match of {
        Applicability::Safe => "fix",
        Applicability::Offered => "offered",
    }
}

/// The text with the first safe fix of every diagnostic.
fn safely_fixed(text: &str, found: &[Diagnostic]) -> String {
    let is_safe = |fix: &&Fix| fix.applicability == Applicability::Safe;
    let fixes = found.iter().filter_map(|it| it.fixes.iter().find(is_safe));
    applied(text, fixes.flat_map(|fix| &fix.edits).collect())
}

fn applied(text: &str, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::new();
    let mut end = 0;
    for edit in edits {
        let line = text
            .get(..end as usize)
            .map_or(0, |before| before.lines().count());
        assert!(
            edit.span.start >= end,
            "the edits of different fixes overlap at line {line} of\n{text}"
        );
        out.push_str(Span::new(end, edit.span.start).of(text));
        out.push_str(&edit.text);
        end = edit.span.end;
    }
    out.push_str(Span::new(end, text.len() as u32).of(text));
    out
}
