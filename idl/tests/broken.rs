//! Scores diagnostics and repairs against the broken files with ideal answers in `broken/`, whose `README.md` defines the format.
//! A case is ideal if each of its mistakes is reported once, at its place and with the words of the answer, nothing else is, and
//! both classes of repair end where the answer does. `cargo test -p jsi-idl --test broken -- --nocapture` prints what misses.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Applicability, Diagnostic};
use jsi_idl::format::format;
use jsi_idl::source::Span;
use support::answer::{Answer, Mistake};
use support::settled::{Case, FILE, State, different, line_of, lines};

/// The least number of ideal cases. It only rises.
const IDEAL: usize = 99;

const MAIN: &str = "broken.jsi";
const ANSWERS: [&str; 3] = ["fixed.jsi", "offered.jsi", "ideal.toml"];

fn is_answer(name: &str) -> bool {
    ANSWERS.contains(&name)
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

/// What misses to the ideal, and the lines that a repair wrote that are in no answer.
struct Score {
    misses: Vec<String>,
    wrong: Vec<String>,
}

fn score(path: &Path) -> Score {
    let read = |name: &str| fs::read_to_string(path.join(name)).ok();
    let broken = read(MAIN).expect("the broken file");
    let answer = Answer::read(&read("ideal.toml").expect("the answer"));
    let case = Case {
        path,
        main: MAIN,
        is_answer,
    };
    let state = State::new(case, broken.clone());
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
        let text = case.settled(&broken, wanted);
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
