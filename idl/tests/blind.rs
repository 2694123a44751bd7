//! Scores diagnostics and repairs against the broken files in `blind/`, whose author had not seen the compiler. Its `README.md` has the
//! measure; a note of an answer that accepts something else is here as a file `NN-name.also.jsi`, or as a row of `ACCEPTED`.
//! `cargo test -p jsi-idl --test blind -- --nocapture` prints what misses.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jsi_idl::diagnostics::{Applicability, Code, Diagnostic};
use jsi_idl::source::Span;
use serde_json::Value;
use support::settled::{Case, FILE, State, different, line_of, lines};

/// The least number of ideal files. It only rises.
const IDEAL: usize = 48;

/// Misses that a note of the answer accepts, or that are right for a reason: file, start of the miss, reason.
const ACCEPTED: &[(&str, &str, &str)] = &[
    (
        "11",
        "2: ",
        "values without a number are counted from 0, as in TypeScript",
    ),
    ("12", "1: ", "the note: no repair is required"),
    (
        "18",
        "3: ",
        "the type of the error is lost, so that it is a choice",
    ),
    (
        "22",
        "1: ",
        "an `export` before a type has no effect, as in 59",
    ),
    (
        "22",
        "2: ",
        "an object type with a name is a record, as in the set of 100",
    ),
    ("37", "1: ", "the note: the report may name the class"),
    ("37", "surplus 2", "the same report"),
    ("43", "6: ", "the note: a help is enough"),
    ("45", "1: ", "both orders of the modifiers are valid"),
    ("52", "5: ", "the note: to offer it is enough"),
    (
        "54",
        "8: ",
        "a list has one counterpart, as in the set of 100",
    ),
    ("58", "4: ", "the note: to offer it is enough"),
    ("58", "6: ", "the note: the form is valid"),
    ("60", "1: ", "the note: the name is valid"),
    ("60", "5: ", "the note: to offer it is enough"),
    ("60", "10: ", "the note: to offer it is enough"),
    ("61", "1: ", "the note: to offer it is enough"),
    ("61", "surplus 4", "a second report in the same form"),
];

/// Files that an answer names have no number; everything else belongs to the cases.
fn is_answer(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit()) || name == "answers.json" || name == "README.md"
}

/// A mistake: where it is, and what is wanted there.
struct Mistake {
    start: usize,
    end: usize,
    text: String,
    repair: String,
}

impl Mistake {
    fn read(source: &str, json: &Value) -> Self {
        let number = |key: &str| json[key].as_u64().expect("a number") as usize;
        let string = |key: &str| json[key].as_str().expect("a text").to_owned();
        let (line, column) = (number("line"), number("column"));
        let mut start = source.len() - source.strip_prefix('\u{FEFF}').unwrap_or(source).len();
        if line > 1 {
            let ends = source
                .char_indices()
                .filter(|&(at, c)| c == '\n' || (c == '\r' && !source[at + 1..].starts_with('\n')));
            start = ends.map(|(at, _)| at + 1).nth(line - 2).expect("a line");
        }
        start += source[start..]
            .chars()
            .take(column - 1)
            .map(char::len_utf8)
            .sum::<usize>();
        let text = string("text");
        // a place after a text is the end of it
        let length = match json["after"].as_bool() {
            Some(true) => 0,
            _ => text.len(),
        };
        let end = source.len().min(start + length);
        Self {
            start,
            end,
            text,
            repair: match string("title").starts_with("optional") {
                true => "none".to_owned(),
                false => string("repair"),
            },
        }
    }

    /// Whether a diagnostic touches the place. One of a bracket that is not closed is at the bracket, with a label where the other
    /// one is missing.
    fn is_at(&self, it: &Diagnostic) -> bool {
        let labels = it.secondary.iter().filter(|_| it.code == Code::JSI0002);
        let mut places = labels.chain([&it.primary]).map(|label| label.span);
        it.primary.file == FILE
            && places.any(|at| at.start as usize <= self.end && at.end as usize >= self.start)
    }

    /// Whether a diagnostic is about a part of a foreign form.
    fn has(&self, Span { start, end }: Span) -> bool {
        start as usize >= self.start && end as usize <= self.end
    }

    fn has_repair(&self, class: Option<Applicability>) -> bool {
        match self.repair.as_str() {
            "certain" => class == Some(Applicability::Safe),
            "offered" => class == Some(Applicability::Offered),
            "either" => class.is_some(),
            _ => class != Some(Applicability::Safe),
        }
    }
}

#[derive(Default)]
struct Score {
    misses: Vec<String>,
    found: usize,
    mistakes: usize,
    wanted: usize,
    offered: usize,
    /// Lines that a safe repair wrote and that no answer has.
    wrong: Vec<String>,
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn score(folder: &Path, case: &Value, known: &mut BTreeMap<String, usize>) -> Score {
    let file = case["file"].as_str().expect("a name");
    let name = file.trim_end_matches(".jsi");
    let read = |ending: &str| fs::read_to_string(folder.join(format!("{name}.{ending}"))).ok();
    let broken = read("jsi").expect("the broken file");
    let at = Case {
        path: folder,
        main: file,
        is_answer,
    };
    let state = State::new(at, broken.clone());
    let mut score = Score::default();
    let mut misses = Vec::new();
    let found: Vec<&Diagnostic> = state.analysis.diagnostics.iter().collect();
    // the measure does not count lints
    let mut left: Vec<&Diagnostic> = found
        .into_iter()
        .filter(|it| !Code::lints().any(|lint| lint == it.code))
        .collect();
    let mistakes: Vec<Mistake> = case["mistakes"]
        .as_array()
        .expect("mistakes")
        .iter()
        .map(|it| Mistake::read(&broken, it))
        .collect();
    for (n, mistake) in mistakes.iter().enumerate() {
        score.mistakes += 1;
        let wants = mistake.repair != "none";
        score.wanted += usize::from(wants);
        let of_place = |it: &&Diagnostic| mistake.is_at(it);
        // the one whose repair is of the wanted class, if several touch the place
        let class = |it: &Diagnostic| it.fixes.iter().map(|fix| fix.applicability).min();
        let best = left
            .iter()
            .position(|it| of_place(it) && mistake.has_repair(class(it)))
            .or_else(|| left.iter().position(of_place));
        let Some(best) = best else {
            misses.push(format!("{}: `{}` is not found", n + 1, mistake.text));
            continue;
        };
        let it = left.remove(best);
        score.found += 1;
        println!(
            "    {name} {}: {} | {} | {} | {:?}",
            n + 1,
            it.message,
            it.primary.message,
            it.helps.join(" | "),
            it.fixes.iter().map(|fix| &fix.title).collect::<Vec<_>>()
        );
        if mistake.has_repair(class(it)) {
            score.offered += usize::from(wants);
        } else {
            misses.push(format!(
                "{}: {:?} instead of {}",
                n + 1,
                class(it),
                mistake.repair
            ));
        }
    }
    left.retain(|it| !mistakes.iter().any(|mistake| mistake.has(it.primary.span)));
    for it in left {
        let place = it
            .primary
            .span
            .of(&state.analysis.sources[it.primary.file.0 as usize].text);
        let line = line_of(&broken, it.primary.span);
        misses.push(format!("surplus {line} at `{place}`: {}", it.message));
    }
    let fixed = read("fixed.jsi").unwrap_or_else(|| broken.clone());
    let all = read("all.jsi").unwrap_or_else(|| fixed.clone());
    for (wanted, ideal, also, what) in [
        (Applicability::Safe, &fixed, "also-fixed.jsi", "safe"),
        (Applicability::Offered, &all, "also.jsi", "offered"),
    ] {
        let text = at.settled(&broken, wanted);
        let also = read(also);
        let is = |ideal: &String| squeezed(ideal) == squeezed(&text);
        if is(ideal) || also.as_ref().is_some_and(is) {
            continue;
        }
        // a repair of the kind `either` may be made or not
        let has_either = mistakes.iter().any(|it| it.repair == "either");
        let known = |line: &String| lines(ideal).chain(lines(&all)).any(|it| it == *line);
        let count = lines(&text).filter(|it| !it.is_empty()).count();
        let fits = |it: &String| lines(it).filter(|it| !it.is_empty()).count() == count;
        if wanted == Applicability::Safe
            && has_either
            && lines(&text).all(|line| known(&line))
            && (fits(ideal) || fits(&all))
        {
            continue;
        }
        misses.push(format!(
            "{what} repairs end at\n{}",
            different(ideal, &text)
        ));
        if wanted == Applicability::Safe {
            let answers = [&broken, &fixed, &all].map(|it| lines(it).collect::<Vec<_>>());
            let is_known = |line: &String| answers.iter().any(|it| it.contains(line));
            score
                .wrong
                .extend(lines(&text).filter(|line| !is_known(line)));
        }
    }
    misses.retain(|miss| {
        let accepted = ACCEPTED
            .iter()
            .find(|(of, start, _)| name.starts_with(of) && miss.starts_with(start));
        if let Some((of, start, _)) = accepted {
            *known.entry(format!("{of} {start}")).or_default() += 1;
        }
        accepted.is_none()
    });
    score.misses = misses;
    score
}

#[test]
fn files_of_a_blind_author_have_ideal_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/blind");
    let answers = fs::read_to_string(folder.join("answers.json")).expect("the answers");
    let answers: Value = serde_json::from_str(&answers).expect("JSON");
    let cases = answers.as_array().expect("a list");
    let mut sum = Score::default();
    let (mut ideal, mut used) = (0, BTreeMap::new());
    for case in cases {
        let score = score(&folder, case, &mut used);
        ideal += usize::from(score.misses.is_empty());
        if !score.misses.is_empty() {
            println!("{}\n  {}", case["file"], score.misses.join("\n  "));
        }
        for line in &score.wrong {
            println!("  wrong: {line}");
        }
        sum.found += score.found;
        sum.mistakes += score.mistakes;
        sum.wanted += score.wanted;
        sum.offered += score.offered;
        sum.wrong.extend(score.wrong);
    }
    println!(
        "{ideal} of {} are ideal; {} of {} mistakes found, {} of {} repairs offered, {} lines wrong",
        cases.len(),
        sum.found,
        sum.mistakes,
        sum.offered,
        sum.wanted,
        sum.wrong.len()
    );
    assert_eq!(cases.len(), 62, "the cases are found");
    assert!(ideal >= IDEAL, "only {ideal} of {} are ideal", cases.len());
    assert!(sum.wrong.is_empty(), "lines that are in no answer");
    for (of, start, _) in ACCEPTED {
        let key = format!("{of} {start}");
        assert!(used.contains_key(&key), "nothing is accepted by {key}");
    }
}
