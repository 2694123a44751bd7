//! Words that no file has: paraphrases and former names. `words/stop_list.txt` lists them with their replacements.

mod repository;

use std::collections::{BTreeSet, HashMap};

use repository::{files, none, root};

const STOP_LIST: &str = include_str!("words/stop_list.txt");
const GLOSSARY: &str = "docs/src/internals/glossary.md";

/// Files that are not text of this project: lock files, inputs of the fuzzer, names of the web platform, and the list itself.
fn is_excepted(path: &str) -> bool {
    path.ends_with(".lock")
        || path.ends_with("package-lock.json")
        || path.starts_with("fuzz/corpus/")
        || path.starts_with("web/modules/")
        || path.starts_with("examples/quick_starts/imported/interfaces/")
        || path == "xtask/tests/words/stop_list.txt"
}

/// A line of the stop list: phrases, and what to write instead of them.
struct Entry<'a> {
    phrases: Vec<Vec<String>>,
    replacement: &'a str,
}

fn entries(list: &str) -> Vec<Entry<'_>> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (phrases, replacement) = line
                .split_once(" -> ")
                .unwrap_or_else(|| panic!("{line:?} has no replacement"));
            let phrases = phrases.split(", ").map(|phrase| {
                let words = words(phrase).into_iter();
                words.map(|(word, _)| word).collect()
            });
            Entry {
                phrases: phrases.collect(),
                replacement,
            }
        })
        .collect()
}

/// The words of a text in lower case, with their lines. `ownName`, `own_name` and `own-name` have two words each. An empty
/// word separates two sentences, so that no phrase goes from one to the next.
fn words(text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let (mut word, mut before) = (String::new(), ' ');
        for c in line.chars().chain([' ']) {
            let begins = c.is_uppercase() && before.is_lowercase();
            if (begins || !c.is_alphanumeric()) && !word.is_empty() {
                words.push((std::mem::take(&mut word), index + 1));
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            } else if ".,:;?()\"".contains(c) {
                words.push((String::new(), index + 1));
            }
            before = c;
        }
    }
    words
}

/// Each place at which a phrase of the list occurs in the path or the text of a file.
fn offenders(entries: &[Entry<'_>], path: &str, text: &str) -> Vec<String> {
    let mut by_first: HashMap<&str, Vec<(&[String], &str)>> = HashMap::new();
    for entry in entries {
        for phrase in &entry.phrases {
            let first = phrase.first().expect("a phrase has a word");
            let rest = (phrase.as_slice(), entry.replacement);
            by_first.entry(first).or_default().push(rest);
        }
    }
    let mut found = Vec::new();
    for (words, is_path) in [(words(path), true), (words(text), false)] {
        for (start, (first, line)) in words.iter().enumerate() {
            for (phrase, replacement) in by_first.get(first.as_str()).into_iter().flatten() {
                let here = words[start..].iter().map(|(word, _)| word);
                if here.take(phrase.len()).eq(phrase.iter()) {
                    let line = if is_path { 0 } else { *line };
                    let phrase = phrase.join(" ");
                    found.push(format!("{path}:{line}: `{phrase}`; write: {replacement}"));
                }
            }
        }
    }
    found
}

#[test]
fn no_file_has_a_word_of_the_stop_list() {
    let entries = entries(STOP_LIST);
    let found = files(&[""])
        .into_iter()
        .filter(|(path, _)| !is_excepted(path))
        .flat_map(|(path, text)| offenders(&entries, &path, &text));
    none(found.collect(), "words of the stop list occur");
}

#[test]
fn a_phrase_is_found_in_names_paths_and_across_lines() {
    let list = "# a comment\n\nblue apple, apples -> pear\n";
    let found = |path: &str, text: &str| offenders(&entries(list), path, text).join(" ");
    let at = |line: usize, phrase: &str| format!("a.rs:{line}: `{phrase}`; write: pear");
    assert_eq!(found("a.rs", "let blueApple = 1;"), at(1, "blue apple"));
    assert_eq!(found("a.rs", "\nblue_apple()"), at(2, "blue apple"));
    assert_eq!(found("a.rs", "//! A Blue\n//! apple."), at(1, "blue apple"));
    assert_eq!(found("a.rs", "struct Apples;"), at(1, "apples"));
    assert_eq!(
        found("blue-apple.rs", ""),
        "blue-apple.rs:0: `blue apple`; write: pear"
    );
    for other in ["blue, apple", "It is blue. Apple", "pineapples", "apple"] {
        assert_eq!(found("a.rs", other), "", "{other}");
    }
}

/// The terms of the glossary, which are headings of the third level.
fn terms() -> Vec<String> {
    let page = std::fs::read_to_string(root().join(GLOSSARY)).expect("the glossary can be read");
    let headings = page.lines().filter_map(|line| line.strip_prefix("### "));
    headings.map(str::to_owned).collect()
}

#[test]
fn each_term_of_the_glossary_is_defined_once() {
    let terms = terms();
    let distinct: BTreeSet<&String> = terms.iter().collect();
    assert_eq!(distinct.len(), terms.len(), "{terms:?}");
}

#[test]
fn terms_of_the_stop_list_are_in_the_glossary() {
    let terms = terms();
    let missing = entries(STOP_LIST)
        .iter()
        .filter_map(|entry| entry.replacement.strip_prefix('[')?.strip_suffix(']'))
        .filter(|term| !terms.iter().any(|known| known == term))
        .map(str::to_owned)
        .collect();
    none(
        missing,
        "a replacement in brackets is a heading of the glossary",
    );
}
