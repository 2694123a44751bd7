//! `jsic check --types`: each member against the type that TypeScript finds in JavaScript, from JSDoc, declarations or inference.
//!
//! [`assertions`] writes what the interface expects as declarations, and one assertion a member; a script for Node gives them to
//! TypeScript; the answers are mapped back to the members. Only [`TypeCheck::run`] takes long, and it can be on another thread.

mod assertions;
mod kept;
mod translate;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jsi_idl::Checked;
use jsi_idl::diagnostics::Code;
use jsi_idl::model::Model;
use jsi_idl::resolve::{Loader, Source as Text};
use jsi_idl::source::{FileId, Span};
use serde::{Deserialize, Serialize};

use super::report::{Contract, JsPlace, Repair, Report};
use crate::import::{ImportError, run_script};
use assertions::{Assertion, assertions};
pub use kept::TypeReports;

/// The script, beside the one that finds TypeScript.
const SCRIPT: &str = include_str!("../../import/extract/differences.mjs");

/// What the script is asked.
#[derive(Debug, Serialize)]
struct Request {
    /// Where the search for TypeScript begins.
    folder: PathBuf,
    /// The folder of TypeScript, if it is not to be searched for.
    typescript: Option<PathBuf>,
    /// Files that exist only in memory: path and text.
    files: Vec<(String, String)>,
    /// Those with assertions.
    roots: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Types(Vec<Difference>),
    Problem(Problem),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Problem {
    TypeScript { versions: Vec<String> },
}

/// An assertion that does not hold.
#[derive(Debug, Deserialize)]
struct Difference {
    /// The file with the assertion, and its line from 0.
    root: String,
    line: usize,
    /// The reasons, as TypeScript gives them.
    reasons: Vec<String>,
    expected: String,
    actual: String,
    /// The declaration in JavaScript.
    place: Option<Place>,
    signature: Option<translate::Signature>,
}

/// A range of a file, in units of UTF-16.
#[derive(Debug, Deserialize)]
struct Place {
    path: String,
    start: usize,
    end: usize,
}

/// A comparison of all types of a model with those of JavaScript.
#[derive(Debug)]
pub struct TypeCheck {
    request: Request,
    roots: Roots,
}

/// The members with another type than JavaScript has.
#[derive(Debug)]
pub struct Differences {
    found: Vec<Difference>,
    roots: Roots,
}

impl TypeCheck {
    /// The comparison for a checked model; nothing if no member has a counterpart.
    pub fn new(model: Checked<'_>, loader: &dyn Loader, typescript: Option<&Path>) -> Option<Self> {
        let written = assertions(model.model(), loader);
        if written.roots.is_empty() {
            return None;
        }
        let folder = written.folder.unwrap_or_else(|| PathBuf::from("."));
        let request = Request {
            folder,
            typescript: typescript.map(Path::to_owned),
            files: written.files,
            roots: written.roots.keys().cloned().collect(),
        };
        Some(Self {
            request,
            roots: written.roots,
        })
    }

    /// Asks TypeScript.
    ///
    /// # Errors
    ///
    /// Node or TypeScript 5 or 6 is missing, or the script failed.
    pub fn run(self) -> Result<Differences, ImportError> {
        let output = run_script(&[("main.mjs", SCRIPT)], &self.request)?;
        let answer = serde_json::from_slice(&output);
        match answer.map_err(|error| ImportError::Failed(error.to_string()))? {
            Answer::Types(found) => Ok(Differences {
                found,
                roots: self.roots,
            }),
            Answer::Problem(Problem::TypeScript { versions }) => {
                Err(ImportError::NoTypeScript(versions))
            }
        }
    }
}

impl Differences {
    /// The reports, and the assertion of each.
    fn reports(
        &self,
        sources: &[Text],
        loader: &dyn Loader,
        name: fn(&str) -> String,
    ) -> Vec<(Report, &Assertion)> {
        let mut seen = HashSet::new();
        let mut reports = Vec::new();
        for difference in &self.found {
            let found = self.roots.get(&difference.root);
            if let Some(assertion) = found.and_then(|all| all.get(&difference.line))
                && seen.insert((assertion.file, assertion.span))
            {
                let report = report(difference, assertion, sources, loader, name);
                reports.push((report, assertion));
            }
        }
        reports
    }
}

/// Compares the types of a checked model with those of the JavaScript that it names. `known` are the places that the check of names
/// has reported already; `first` is the number that the first JavaScript file gets.
///
/// # Errors
///
/// Those of [`TypeCheck::run`].
pub fn check_types(
    model: Checked<'_>,
    sources: &[Text],
    loader: &dyn Loader,
    typescript: Option<&Path>,
    known: &HashSet<(FileId, Span)>,
    first: u32,
) -> Result<Contract, ImportError> {
    let Some(check) = TypeCheck::new(model, loader, typescript) else {
        return Ok(Contract::default());
    };
    let differences = check.run()?;
    let model = model.model();
    let reports = differences.reports(sources, loader, shown).into_iter();
    let reports = reports.filter(|(_, it)| !is_reported(model, it.file, &it.item, known));
    let reports = reports.map(|(report, _)| report);
    let reports = reports.filter(|it| !known.contains(&(it.file, it.span)));
    Ok(Contract::of(reports.collect(), first))
}

/// Whether the check of names has reported an item as a whole: then the types of its members are not reported.
fn is_reported(model: &Model, file: FileId, item: &str, known: &HashSet<(FileId, Span)>) -> bool {
    let mut items = model.items.iter();
    let item = items.find(|it| it.file == file && it.name == item);
    item.is_some_and(|it| known.contains(&(it.file, it.name_span)))
}

fn report(
    difference: &Difference,
    assertion: &Assertion,
    sources: &[Text],
    loader: &dyn Loader,
    name: fn(&str) -> String,
) -> Report {
    let place = difference.place.as_ref().and_then(|place| {
        let path = name(&place.path);
        let text = String::from_utf8(loader.read(&path)?).ok()?;
        let start = offset(&text, place.start)?;
        let span = Span::new(start, offset(&text, place.end)?);
        let message = format!("JavaScript has `{}`", short(&difference.actual));
        let text = Arc::from(text);
        Some(JsPlace {
            path,
            text,
            span,
            message,
        })
    });
    let mut helps = Vec::new();
    if place.is_none() {
        helps.push(format!("JavaScript has `{}`", short(&difference.actual)));
    }
    // the first reason only repeats both types
    let reasons = difference.reasons.iter().skip(1).take(3);
    let reasons: Vec<&str> = reasons.map(|it| it.trim()).collect();
    if !reasons.is_empty() {
        helps.push(format!("TypeScript: {}", reasons.join("\n")));
    }
    let source = sources.get(assertion.file.0 as usize);
    let repair = source
        .zip(difference.signature.as_ref())
        .and_then(|(source, signature)| {
            let text = translate::member(signature, &source.text, assertion)?;
            Some(Repair::Interface {
                title: format!("take the type of JavaScript: `{text}`"),
                span: assertion.declaration,
                text,
            })
        });
    Report {
        code: Code::JSI0506,
        level: Code::JSI0506.level(),
        file: assertion.file,
        span: assertion.span,
        message: format!("`{}` has another type in JavaScript", assertion.name),
        label: format!("the interface has `{}`", short(&difference.expected)),
        places: place.into_iter().collect(),
        helps,
        repairs: repair.into_iter().collect(),
    }
}

/// A path as the command shows it: below the current folder without that.
fn shown(path: &str) -> String {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|it| Some(Path::new(path).strip_prefix(it).ok()?.to_owned()));
    match below.as_deref().and_then(Path::to_str) {
        Some(below) => below.replace('\\', "/"),
        None => path.to_owned(),
    }
}

/// The offset in bytes of an offset in units of UTF-16.
fn offset(text: &str, units: usize) -> Option<u32> {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return u32::try_from(at).ok();
        }
        seen += c.len_utf16();
    }
    (seen >= units).then_some(text.len() as u32)
}

/// A type that fits into a line.
fn short(ty: &str) -> String {
    const MOST: usize = 160;
    let line: String = ty.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// The assertions of each file with some, by their lines.
type Roots = BTreeMap<String, BTreeMap<usize, Assertion>>;
