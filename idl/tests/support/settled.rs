//! A broken file with the files beside it, and what repairs make of it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jsi_idl::diagnostics::Applicability;
use jsi_idl::repair::{Repairs, keeps_comments, settle};
use jsi_idl::resolve::Loader;
use jsi_idl::source::{FileId, Span};
use jsi_idl::{Analysis, analyze};

pub const FILE: FileId = FileId(0);

/// Where a broken file is.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The folder.
    pub path: &'a Path,
    /// The name of the file.
    pub main: &'a str,
    /// Whether a name in the folder belongs to the answers, which no list of files has.
    pub is_answer: fn(&str) -> bool,
}

impl Case<'_> {
    /// What the command makes of a text.
    pub fn settled(self, text: &str, wanted: Applicability) -> String {
        let start = State::new(self, text.to_owned());
        settle(start, |it| &it.analysis, |it| it.repaired(wanted)).text
    }
}

/// The folder of a case, with another text in place of the broken one.
struct Folder<'a> {
    case: Case<'a>,
    text: &'a str,
}

impl Loader for Folder<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        if path == self.case.main {
            return Some(self.text.as_bytes().to_vec());
        }
        fs::read(self.case.path.join(path)).ok()
    }

    fn exists(&self, path: &str) -> bool {
        self.case.path.join(path).is_file()
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.case.path.join(folder))
            .into_iter()
            .flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|it| !(self.case.is_answer)(it)).collect();
        names.sort();
        names
    }
}

pub struct State<'a> {
    case: Case<'a>,
    pub text: String,
    pub analysis: Analysis,
}

impl<'a> State<'a> {
    pub fn new(case: Case<'a>, text: String) -> Self {
        let analysis = analyze(&Folder { case, text: &text }, &[case.main]);
        Self {
            case,
            text,
            analysis,
        }
    }

    fn repaired(&self, wanted: Applicability) -> Option<Self> {
        let (sources, diagnostics) = (&self.analysis.sources, &self.analysis.diagnostics);
        let repairs = Repairs::sound(sources, diagnostics, wanted, |edit| {
            edit.file == FILE && keeps_comments(&sources[0], edit)
        });
        let text = || repairs.applied(FILE, &self.text);
        (repairs.count > 0).then(|| Self::new(self.case, text()))
    }
}

pub fn lines(text: &str) -> impl Iterator<Item = String> {
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(squeezed).collect::<Vec<_>>().into_iter()
}

pub fn line_of(text: &str, span: Span) -> usize {
    text[..span.start as usize].matches('\n').count() + 1
}

/// The lines in which two texts differ.
pub fn different(ideal: &str, found: &str) -> String {
    let (ideal, found): (Vec<_>, Vec<_>) = (lines(ideal).collect(), lines(found).collect());
    let mut out = String::new();
    for line in found.iter().filter(|line| !ideal.contains(line)) {
        let _ = writeln!(out, "    found {line}");
    }
    for line in ideal.iter().filter(|line| !found.contains(line)) {
        let _ = writeln!(out, "    ideal {line}");
    }
    out
}
