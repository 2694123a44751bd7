//! Repairs over and over: they come to an end, make nothing worse, and leave comments where they are. Sources are all cases
//! of the other tests, and valid texts in which something is missing, doubled or in another place, with every lint looked for.

mod support;

use std::fs;
use std::path::Path;
use std::rc::Rc;

use jsi_idl::Analysis;
use jsi_idl::analyze;
use jsi_idl::diagnostics::{Applicability, Code, Level, Levels, LintLevel};
use jsi_idl::ide::fix_all;
use jsi_idl::repair::{Repairs, keeps_comments, settle};
use jsi_idl::resolve::{MemoryLoader, Source};
use jsi_idl::source::{FileId, Span};
use jsi_idl::syntax::tree::{File, Item, ItemKind, Member};
use support::print::print;
use support::random::Random;
use support::{CORPUS, tokens};

const FILE: FileId = FileId(0);

/// Rounds that the longest chain of repairs needs, each of which brings the next to light: parentheses as deep as they can be.
const ROUNDS: usize = 70;

/// The cases of the other tests, with a name.
fn cases() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["syntax", "broken", "check", "check/around"] {
        let folder = Path::new("tests/ui").join(folder);
        for entry in fs::read_dir(folder).expect("a folder of cases") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|it| it == "jsi")
                && let Ok(text) = fs::read_to_string(&path)
            {
                found.push((path.display().to_string(), text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "the cases are found");
    found
}

/// A text with a comment before every second token of the language's own marks.
fn strewn(text: &str) -> String {
    let parts = text.split_inclusive(['<', '(', ',', ':']).zip(0..);
    parts.map(|(part, n)| format!("{part}/* {n} */")).collect()
}

fn analysis(text: &str) -> Analysis {
    let mut levels = Levels::default();
    Code::lints().for_each(|lint| levels.set(lint, LintLevel::Warn));
    let shapes = fs::read("tests/ui/check/around/shapes.jsi").expect("a file");
    let names = fs::read("tests/ui/check/around/names.jsi").expect("a file");
    let loader = MemoryLoader::new()
        .with("main.jsi", text)
        .with("around/shapes.jsi", shapes)
        .with("around/names.jsi", names)
        .with_levels(levels);
    analyze(&loader, &["main.jsi"])
}

fn errors(analysis: &Analysis) -> usize {
    let found = analysis.diagnostics.iter();
    found.filter(|it| it.level == Level::Error).count()
}

/// The comments of a text, sorted.
fn comments(analysis: &Analysis) -> Vec<String> {
    let source = &analysis.sources[0];
    let comments = source.tree.comments.iter();
    let mut comments: Vec<String> = comments
        .map(|span| span.of(&source.text).trim_end().to_owned())
        .collect();
    comments.sort();
    comments
}

/// A text and what is found in it.
struct State {
    text: String,
    analysis: Analysis,
    /// The repairs that are made.
    wanted: Applicability,
}

impl State {
    fn new(text: String, wanted: Applicability) -> Self {
        Self {
            analysis: analysis(&text),
            text,
            wanted,
        }
    }

    /// The state after the repairs that can be made together, if there are any.
    fn repaired(&self) -> Option<Self> {
        let (sources, diagnostics) = (&self.analysis.sources, &self.analysis.diagnostics);
        let repairs = Repairs::sound(sources, diagnostics, self.wanted, |edit| {
            edit.file == FILE && keeps_comments(&sources[0], edit)
        });
        (repairs.count > 0).then(|| Self::new(repairs.applied(FILE, &self.text), self.wanted))
    }

    /// The state after what an editor does when it repairs everything in a file.
    fn repaired_by_editor(&self) -> Option<Self> {
        let mut edits = fix_all(&self.analysis, FILE)?.edits;
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        let mut text = self.text.clone();
        for edit in edits {
            let range = edit.span.start as usize..edit.span.end as usize;
            text.replace_range(range, &edit.text);
        }
        Some(Self::new(text, self.wanted))
    }
}

/// What the command makes of a text.
fn settled(text: String, wanted: Applicability) -> State {
    settle(State::new(text, wanted), |it| &it.analysis, State::repaired)
}

/// What is wrong with the repairs of a text.
fn wrong(original: &str) -> Option<String> {
    let before = analysis(original);
    let mut ends = Vec::new();
    for wanted in [Applicability::Safe, Applicability::Offered] {
        let by_command = settled(original.to_owned(), wanted);
        let again = settled(by_command.text.clone(), wanted).text;
        if again != by_command.text {
            return Some(format!("goes on\n{}\nwith\n{again}", by_command.text));
        }
        ends.push(by_command);
    }
    let mut by_editor = State::new(original.to_owned(), Applicability::Safe);
    let mut rounds = 0;
    while let Some(next) = by_editor.repaired_by_editor() {
        by_editor = next;
        rounds += 1;
        if rounds > ROUNDS {
            return Some(format!("does not come to an end\n{}", by_editor.text));
        }
    }
    ends.push(by_editor);
    for State { text, analysis, .. } in ends {
        if errors(&analysis) > errors(&before) {
            return Some(format!("has more errors than before\n{text}"));
        }
        let (kept, all) = (comments(&analysis), comments(&before));
        if all.iter().any(|comment| !kept.contains(comment)) {
            return Some(format!("lost one of {all:#?}\n{text}"));
        }
    }
    None
}

fn check(sources: impl Iterator<Item = (String, String)>) {
    let mut found = 0;
    let mut shown = String::new();
    for (name, text) in sources {
        if let Some(wrong) = wrong(&text) {
            found += 1;
            if found <= 20 {
                shown.push_str(&format!("{name}: {wrong}\nfrom\n{text}\n\n"));
            }
        }
    }
    assert!(found == 0, "{found} are wrong\n{shown}");
}

#[test]
fn come_to_an_end_and_keep_what_they_are_not_about() {
    let strewn = |(name, text): (String, String)| {
        let other = (format!("{name}, strewn"), strewn(&text));
        [(name, text), other]
    };
    check(cases().into_iter().flat_map(strewn));
}

#[test]
fn come_to_an_end_wherever_something_is_missing_or_too_much() {
    let corpus = CORPUS.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let mutants = corpus.into_iter().chain(cases()).flat_map(|(name, text)| {
        let mut random = random_of(&name, 0x6a73_6963);
        // a few items at a time, as the places of a long text are far from each other
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut mutants = Vec::new();
        for round in 0..MUTANTS {
            let from = random.below(lines.len());
            let some: String = lines
                .iter()
                .skip(from)
                .take(1 + random.below(8))
                .copied()
                .collect();
            mutants.push((format!("{name}, {round}"), mutant(&some, &mut random)));
        }
        mutants
    });
    check(mutants);
}

/// The members of all interfaces and classes.
fn members(source: &Source) -> impl Iterator<Item = &Member> {
    let containers = source
        .tree
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Interface(it) | ItemKind::Class(it) | ItemKind::CallbackInterface(it) => {
                Some(it)
            }
            _ => None,
        });
    containers.flat_map(|it| &it.members)
}

/// A member with its attributes, as they are written; what is around it may change.
fn own_text(source: &Source, member: &Member) -> String {
    let attrs = member.attrs.iter().map(|attr| attr.span);
    let parts: Vec<&str> = attrs
        .chain([member.span])
        .map(|it| it.of(&source.text))
        .collect();
    parts.join(" ")
}

/// The members and items that no diagnostic touches, as they are printed. What could not be read is a part of what was wrong
/// beside it.
fn untouched(analysis: &Analysis) -> Vec<String> {
    let found = analysis.diagnostics.iter();
    let about = found.flat_map(|it| {
        let labels = it.secondary.iter().chain([&it.primary]);
        let labels = labels.map(|label| (label.file, label.span));
        let edits = it.fixes.iter().flat_map(|fix| &fix.edits);
        labels.chain(edits.map(|edit| (edit.file, edit.span)))
    });
    let about: Vec<Span> = about.filter(|it| it.0 == FILE).map(|it| it.1).collect();
    let is_free = |span: Span| {
        let mut others = about.iter();
        others.all(|other| other.end < span.start || span.end < other.start)
    };
    let free =
        |item: &&Item| is_free(item.span) && item.attrs.iter().all(|attr| is_free(attr.span));
    let source = &analysis.sources[0];
    let alone = |item: &Item| {
        print(&File {
            items: vec![item.clone()],
            ..File::default()
        })
    };
    let members = members(source).filter(|member| {
        is_free(member.span) && member.attrs.iter().all(|attr| is_free(attr.span))
    });
    let members = members.map(|member| own_text(source, member));
    let items = source.tree.items.iter().filter(free).map(alone);
    let items = items.filter(|item| !item.contains("BAD"));
    items.chain(members).collect()
}

/// Whether one of the declarations of a text is missing after the safe repairs.
fn changed(text: &str) -> Option<String> {
    let wanted = untouched(&analysis(text));
    let after = settled(text.to_owned(), Applicability::Safe);
    let source = &after.analysis.sources[0];
    let printed = print(&source.tree);
    let members: Vec<String> = members(source).map(|it| own_text(source, it)).collect();
    let kept = |it: &&String| printed.contains(it.as_str()) || members.contains(it);
    let lost = wanted.iter().find(|it| !kept(it))?;
    Some(format!(
        "{lost}\nis missing in\n{}\nfrom\n{text}",
        after.text
    ))
}

#[test]
fn what_could_be_read_keeps_its_meaning() {
    let mut wrong = Vec::new();
    for (name, text) in CORPUS {
        let mut random = random_of(name, 0x7265_7061);
        for round in 0..8 * MUTANTS {
            let text = mutant(text, &mut random);
            wrong.extend(changed(&text).map(|it| format!("{name}, {round}: {it}")));
        }
    }
    for (name, text) in cases() {
        wrong.extend(changed(&text).map(|it| format!("{name}: {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The random numbers of a case: its own, so that another case changes none of them.
fn random_of(name: &str, seed: u64) -> Random {
    // the hash of Fowler, Noll and Vo
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    Random(name.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, hash) | 1)
}

/// For each source.
const MUTANTS: usize = 30;

/// A text in which one or two tokens are missing, doubled, exchanged, or something is put between them.
fn mutant(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + random.below(2) {
        let tokens = tokens(&text);
        if tokens.is_empty() {
            return text;
        }
        let one = tokens[random.below(tokens.len())].clone();
        let other = tokens[random.below(tokens.len())].clone();
        match random.below(6) {
            0 => text.replace_range(one, ""),
            1 => text.insert_str(one.end, &format!(" {}", &text[one.clone()])),
            2 => {
                let piece = text[other].to_owned();
                text.replace_range(one, &piece);
            }
            3 => text.truncate(one.end),
            4 => text.truncate(one.start),
            _ => {
                let more = PIECES[random.below(PIECES.len())];
                text.insert_str(one.end, &format!(" {more}"));
            }
        }
    }
    text
}

/// What people write that the language does not have, and its own marks where they are too much.
const PIECES: [&str; 24] = [
    ";",
    ",",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    "[",
    "]",
    "?",
    ":",
    "=>",
    "=",
    "|",
    "&",
    "string",
    "number",
    "void",
    "null",
    "async",
    "function",
    "@deprecated",
    "...",
];

#[test]
fn the_best_state_is_kept_and_one_that_is_as_good_where_nothing_is_left() {
    let bad = |count: usize| {
        let fields: String = (0..count).map(|n| format!("f{n}: Nope{n}; ")).collect();
        analysis(&format!("record R {{ {fields}}}"))
    };
    let end = |counts: &[usize]| {
        let states: Vec<Rc<Analysis>> = counts.iter().map(|count| bad(*count).into()).collect();
        let state = |at: usize| states.get(at).map(|it| (at, Rc::clone(it)));
        let start = state(0).expect("a first one");
        settle(start, |it| &it.1, |it| state(it.0 + 1)).0
    };
    assert_eq!(end(&[3]), 0);
    assert_eq!(end(&[3, 2, 1]), 2);
    assert_eq!(end(&[1, 2, 0]), 2, "worse on the way");
    assert_eq!(end(&[1, 2]), 0, "worse at the end");
    assert_eq!(end(&[2, 1, 1]), 2, "nothing is left to do");
    assert_eq!(end(&[2, 1, 2]), 1);
    assert_eq!(end(&[1; 40]), 0, "no end in sight");
}
