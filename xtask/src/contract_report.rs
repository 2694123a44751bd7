//! `cargo xtask contract-report`: imports the types of 200 modules of npm, compares the interfaces with the modules' JavaScript, and
//! checks that every report is judged on the page of the book.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::bundled::Jsic;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup::{self, Consent, Step};

/// How many modules are compared.
const MODULES: usize = 200;

/// The most modules of one package.
const OF_PACKAGE: usize = 12;

/// The page with the judged reports.
const PAGE: &str = "docs/src/internals/javascript-report.md";

const BEGIN: &str = "<!-- what follows is made by `cargo xtask contract-report --write` -->";
const END: &str = "<!-- up to here -->";

/// What stands where a report has not been judged.
const OPEN: &str = "not judged";

/// Compare the JavaScript of 200 modules with interfaces made of their types
#[derive(Debug, Args)]
pub struct Options {
    /// Use the interfaces that an earlier run has imported
    #[arg(long)]
    keep: bool,
    /// Write the table into docs/
    #[arg(long)]
    write: bool,
}

/// A report of `jsic check`.
#[derive(Debug, Deserialize)]
struct Report {
    code: String,
    message: String,
}

/// A row of the table: module, code and message.
type Row = (String, String, String);

/// Makes the report; returns whether all reports are judged, and none of them is false.
pub fn run(layout: &Layout, consent: Consent, options: &Options) -> Result<bool> {
    setup::run(layout, consent, &[Step::Node, Step::ImportReport])?;
    let jsic = Jsic::build(layout)?;
    let out = layout.target.join("contract-report");
    fs::create_dir_all(&out)?;
    let mut count = 0;
    let mut rows: Vec<Row> = Vec::new();
    for module in candidates(&layout.import_report())? {
        let file = out.join(format!("{}.jsi", file_name(&module)));
        let is_there = options.keep && file.exists();
        if !is_there && !import(layout, &jsic, &module, &file)? {
            continue;
        }
        let reports = check(layout, &jsic, &module, &file)?;
        println!("{module}: {} reports", reports.len());
        let reports = reports.into_iter();
        rows.extend(reports.map(|it| (module.clone(), it.code, it.message)));
        count += 1;
        if count == MODULES {
            break;
        }
    }
    rows.sort();
    let page = layout.root.join(PAGE);
    let text = fs::read_to_string(&page)?;
    let judged = judged(&text);
    let (table, open, wrong) = table(count, &rows, &judged);
    println!("\n{table}");
    if options.write {
        let parts = text.split_once(BEGIN).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(END)?;
            Some((before, after))
        });
        let (before, after) = parts.ok_or_else(|| {
            Failure::new(
                format!("{PAGE} has no place for the table"),
                format!("it needs the lines {BEGIN} and {END}"),
            )
        })?;
        fs::write(page, format!("{before}{BEGIN}\n\n{table}\n{END}{after}"))?;
        println!("written: {PAGE}");
    }
    println!(
        "{count} modules, {} reports, {open} not judged, {wrong} false",
        rows.len()
    );
    Ok(count == MODULES && open == 0 && wrong == 0)
}

/// The modules that may be compared, by a fixed rule: the packages of the report about imports with all that they depend on, sorted by
/// their names; of each the main module and those of its `exports`, without patterns, that have types.
fn candidates(folder: &Path) -> Result<Vec<String>> {
    let lock = read_json(&folder.join("package-lock.json"))?;
    let packages = lock.get("packages").and_then(Value::as_object);
    let mut names: Vec<&str> = packages
        .into_iter()
        .flat_map(Map::keys)
        .filter_map(|path| path.strip_prefix("node_modules/"))
        .filter(|name| !name.contains("node_modules/"))
        .filter(|name| !name.starts_with("@types/") && !name.starts_with("typescript"))
        .collect();
    names.sort_unstable();
    let mut found = Vec::new();
    for name in names {
        let installed = folder.join("node_modules");
        let Ok(manifest) = read_json(&installed.join(name).join("package.json")) else {
            continue;
        };
        let types = name.trim_start_matches('@').replace('/', "__");
        let text = manifest.to_string();
        let has_types = text.contains("\"types\"")
            || text.contains("\"typings\"")
            || installed.join("@types").join(types).exists()
            || installed.join(name).join("index.d.ts").exists();
        if !has_types {
            continue;
        }
        let exports = manifest.get("exports").and_then(Value::as_object);
        let exports = exports.filter(|it| it.keys().any(|key| key.starts_with('.')));
        let mut paths: Vec<&str> = match exports {
            Some(exports) => exports
                .keys()
                .map(String::as_str)
                .filter(|it| is_module(it))
                .collect(),
            None => vec!["."],
        };
        paths.sort_unstable();
        let paths = paths.into_iter().take(OF_PACKAGE);
        found.extend(paths.map(|path| format!("{name}{}", path.trim_start_matches('.'))));
    }
    Ok(found)
}

/// Whether a path of `exports` names one module of JavaScript.
fn is_module(path: &str) -> bool {
    let other = [".json", ".css", ".cjs", ".d.ts"];
    !path.contains('*') && !other.iter().any(|it| path.ends_with(it)) && path.starts_with('.')
}

fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path)?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display()), "install it again"))
}

/// A name of a module as that of a file.
fn file_name(module: &str) -> String {
    module.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

/// Imports a module; false for one without types that can be imported.
fn import(layout: &Layout, jsic: &Jsic, module: &str, file: &PathBuf) -> Result<bool> {
    if file.exists() {
        fs::remove_file(file)?;
    }
    let mut command = jsic.command();
    command
        .current_dir(layout.import_report())
        .args(["import", module, "--from", module, "--all", "--out"])
        .arg(file);
    Ok(command.output()?.status.success())
}

/// The reports about the JavaScript of an interface, which is checked as if it stood beside the packages.
fn check(layout: &Layout, jsic: &Jsic, module: &str, file: &Path) -> Result<Vec<Report>> {
    let text = fs::read(file)?;
    let mut command = jsic.command();
    command
        .current_dir(layout.import_report())
        .args(["check", "--message-format", "json", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        std::io::Write::write_all(&mut stdin, &text)?;
    }
    let output = child.wait_with_output()?;
    let mut found = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let report: Report = serde_json::from_str(line)
            .map_err(|error| Failure::new(format!("{module}: {error}"), ""))?;
        if report.code.starts_with("JSI05") {
            found.push(report);
        }
    }
    Ok(found)
}

/// The judgements of a page, by module, code and message.
fn judged(page: &str) -> BTreeMap<Row, String> {
    let mut found = BTreeMap::new();
    for line in page.lines().filter(|it| it.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        if let [module, code, message, judgement] = cells.as_slice() {
            let row = (
                (*module).to_owned(),
                (*code).to_owned(),
                (*message).to_owned(),
            );
            found.insert(row, (*judgement).to_owned());
        }
    }
    found
}

/// The table, and how many rows are not judged, and how many are false.
fn table(count: usize, rows: &[Row], judged: &BTreeMap<Row, String>) -> (String, usize, usize) {
    let (mut open, mut wrong) = (0, 0);
    let mut lines = String::new();
    for row in rows {
        let judgement = judged.get(row).map_or(OPEN, String::as_str);
        open += usize::from(judgement == OPEN);
        wrong += usize::from(judgement.starts_with("false"));
        let (module, code, message) = row;
        let _ = writeln!(lines, "| {module} | {code} | {message} | {judgement} |");
    }
    let text = format!(
        "{count} modules, {} reports, {wrong} of them false.\n\n\
         | module | code | report | judgement |\n|---|---|---|---|\n{lines}",
        rows.len()
    );
    (text, open, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgements_are_kept_and_new_reports_have_none() {
        let row = |message: &str| ("m".to_owned(), "JSI0501".to_owned(), message.to_owned());
        let rows = [row("one"), row("two")];
        let page = "text\n| m | JSI0501 | one | true: it is so |\n";
        let (text, open, wrong) = table(1, &rows, &judged(page));
        assert!(
            text.contains("| m | JSI0501 | one | true: it is so |\n"),
            "{text}"
        );
        assert!(
            text.contains("| m | JSI0501 | two | not judged |\n"),
            "{text}"
        );
        assert_eq!((open, wrong), (1, 0));
        let (again, open, _) = table(1, &rows, &judged(&text.replace(OPEN, "false: no")));
        assert_eq!(open, 0);
        assert!(again.contains("2 reports, 1 of them false"), "{again}");
    }

    #[test]
    fn modules_are_paths_of_javascript() {
        for (path, expected) in [
            (".", true),
            ("./a", true),
            ("./*", false),
            ("./a.css", false),
            ("import", false),
        ] {
            assert_eq!(is_module(path), expected, "{path}");
        }
    }
}
