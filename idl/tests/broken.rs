//! Scores diagnostics and repairs against the broken files with ideal answers in `broken/`, whose `README.md` defines the format.
//! A case is ideal if each of its mistakes is reported once, at its place and with the words of the answer, nothing else is, and
//! both classes of repair end where the answer does. `cargo test -p jsi-idl --test broken -- --nocapture` prints what misses.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Applicability, Diagnostic};
use jsi_idl::format::format;
use jsi_idl::repair::{Repairs, keeps_comments, settle};
use jsi_idl::resolve::Loader;
use jsi_idl::source::{FileId, Span};
use jsi_idl::{Analysis, analyze};
use support::answer::{Answer, Mistake};

/// The least number of ideal cases. It only rises.
const IDEAL: usize = 99;

const MAIN: &str = "broken.jsi";
const FILE: FileId = FileId(0);

/// The folder of a case, with another text in place of the broken one.
struct Folder<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Loader for Folder<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match path {
            MAIN => Some(self.text.as_bytes().to_vec()),
            _ => fs::read(self.path.join(path)).ok(),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.path.join(path).is_file()
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path.join(folder)).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let answers = ["fixed.jsi", "offered.jsi", "ideal.toml"];
        let mut names: Vec<String> = names.filter(|it| !answers.contains(&it.as_str())).collect();
        names.sort();
        names
    }
}

struct State<'a> {
    path: &'a Path,
    text: String,
    analysis: Analysis,
}

impl<'a> State<'a> {
    fn new(path: &'a Path, text: String) -> Self {
        let analysis = analyze(&Folder { path, text: &text }, &[MAIN]);
        Self {
            path,
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
        (repairs.count > 0).then(|| Self::new(self.path, text()))
    }
}

/// What the command makes of a text.
fn settled(path: &Path, text: &str, wanted: Applicability) -> String {
    let start = State::new(path, text.to_owned());
    settle(start, |it| &it.analysis, |it| it.repaired(wanted)).text
}

/// The words of a text after formatting: repairs need not choose line breaks.
fn words(text: &str) -> Vec<String> {
    let formatted = format(text).unwrap_or_else(|_| text.to_owned());
    formatted
        .split([' ', '\n', '\t'])
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

fn lines(text: &str) -> impl Iterator<Item = String> {
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(squeezed).collect::<Vec<_>>().into_iter()
}

/// What misses to the ideal, and the lines that a repair wrote that are in no answer.
struct Score {
    misses: Vec<String>,
    wrong: Vec<String>,
}

fn score(path: &Path) -> Score {
    let read = |name: &str| fs::read_to_string(path.join(name)).ok();
    let broken = read(MAIN).expect("the broken file");
    let answer = Answer::read(&read("ideal.toml").expect("the answer"));
    let state = State::new(path, broken.clone());
    let mut left: Vec<&Diagnostic> = state.analysis.diagnostics.iter().collect();
    let mut misses = Vec::new();
    for mistake in &answer.mistakes {
        let found = left.iter().position(|it| is_at(&broken, mistake, it));
        let Some(found) = found else {
            misses.push(format!("{}: `{}` is not found", mistake.line, mistake.at));
            continue;
        };
        misses.extend(differences(mistake, left.remove(found)));
    }
    for it in left {
        let place = it.primary.span.of(&broken);
        misses.push(format!(
            "{}: {} at `{place}` is too much",
            line_of(&broken, it.primary.span),
            it.message
        ));
    }
    let mut wrong = Vec::new();
    let fixed = read("fixed.jsi").unwrap_or_else(|| broken.clone());
    let offered = read("offered.jsi").unwrap_or_else(|| fixed.clone());
    for (wanted, ideal, name) in [
        (Applicability::Safe, &fixed, "safe"),
        (Applicability::Offered, &offered, "offered"),
    ] {
        let text = settled(path, &broken, wanted);
        if words(&text) != words(ideal) {
            misses.push(format!(
                "the {name} repairs end at\n{}",
                different(ideal, &text)
            ));
        }
        let known: Vec<String> = lines(&broken)
            .chain(lines(&fixed))
            .chain(lines(ideal))
            .collect();
        if words(&text) != words(ideal) {
            wrong.extend(lines(&text).filter(|line| !known.contains(line)));
        }
    }
    Score { misses, wrong }
}

fn line_of(text: &str, span: Span) -> usize {
    text[..span.start as usize].matches('\n').count() + 1
}

/// Whether a diagnostic begins in the line of a mistake and touches its text.
fn is_at(text: &str, mistake: &Mistake, it: &Diagnostic) -> bool {
    let Span { start, end } = it.primary.span;
    let line = text
        .split_inclusive('\n')
        .take(mistake.line - 1)
        .map(str::len)
        .sum::<usize>() as u32;
    let inside = text[line as usize..].lines().next().unwrap_or_default();
    let Some(offset) = inside.find(&mistake.at) else {
        panic!("`{}` is not in line {}", mistake.at, mistake.line);
    };
    let at = line + offset as u32;
    it.primary.file == FILE
        && line_of(text, it.primary.span) == mistake.line
        && start <= at + mistake.at.len() as u32
        && end >= at
}

/// What a diagnostic has that the answer has not.
fn differences(mistake: &Mistake, it: &Diagnostic) -> Vec<String> {
    let mut found = Vec::new();
    let labels = it
        .secondary
        .iter()
        .chain([&it.primary])
        .map(|label| &label.message);
    let titles = it.fixes.iter().map(|fix| &fix.title);
    let stated: Vec<&String> = labels
        .chain(titles)
        .chain(&it.helps)
        .chain([&it.message])
        .collect();
    for word in &mistake.about {
        if !stated.iter().any(|text| text.contains(word)) {
            found.push(format!(
                "{}: `{word}` is not mentioned: {stated:?}",
                mistake.line
            ));
        }
    }
    let class = it.fixes.iter().map(|fix| fix.applicability).min();
    if class != mistake.repair {
        found.push(format!(
            "{}: {:?} instead of {:?}: {}",
            mistake.line, class, mistake.repair, it.message
        ));
    }
    found
}

/// The lines in which two texts differ.
fn different(ideal: &str, found: &str) -> String {
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

#[test]
fn broken_files_have_ideal_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let entries = fs::read_dir(folder).expect("the folder of the cases");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(cases.len() >= 100, "the cases are found");
    let (mut ideal, mut wrong) = (0, 0);
    for path in &cases {
        let score = score(path);
        ideal += usize::from(score.misses.is_empty());
        wrong += score.wrong.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !score.misses.is_empty() {
            println!("{name}\n  {}", score.misses.join("\n  "));
        }
        for line in score.wrong {
            println!("  wrong: {line}");
        }
    }
    println!(
        "{ideal} of {} are ideal, {wrong} lines are repaired wrong",
        cases.len()
    );
    assert!(ideal >= IDEAL, "only {ideal} of {} are ideal", cases.len());
    assert_eq!(wrong, 0, "lines that are in no answer");
}
