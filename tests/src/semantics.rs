//! Every rule of run-time behaviour names its tests, and each of these tests exists.
//!
//! A rule is one item of a list and ends with its tests: `(test: a_number_is_not_a_bigint)`, `(tests: …, …)`, `(native test: …)` for a
//! rule without JavaScript, `(example: …)` for an example. `data/rules.txt` lists rules that must not be removed, page by page.

use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::{Runs, files, inventory, read};

const FOLDER: &str = "docs/src/reference/semantics";

/// A rule: its place, its text and its tests.
struct Rule {
    place: String,
    text: String,
    tests: Vec<(Runs, String)>,
}

/// The section of a page: the name of its file.
fn section(page: &str) -> &str {
    let name = page.rsplit('/').next().unwrap_or(page);
    name.strip_suffix(".md").unwrap_or(name)
}

/// The rules of a page: the items of its lists.
fn rules(page: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut open = false;
    let mut fenced = false;
    for (line, number) in read(page).lines().zip(1..) {
        fenced ^= line.starts_with("```");
        if let (Some(text), false) = (line.strip_prefix("- "), fenced) {
            rules.push(Rule {
                place: format!("{page}:{number}"),
                text: text.to_owned(),
                tests: Vec::new(),
            });
            open = true;
        } else if let (true, Some(text), Some(rule)) =
            (open, line.strip_prefix("  "), rules.last_mut())
        {
            rule.text.push(' ');
            rule.text.push_str(text);
        } else {
            open = false;
        }
    }
    for rule in &mut rules {
        rule.tests = tests(&mut rule.text);
    }
    rules
}

/// Removes the names of the tests from the end of a rule, and returns them.
fn tests(text: &mut String) -> Vec<(Runs, String)> {
    let mut found = Vec::new();
    while let Some(open) = text.rfind('(') {
        let Some((kind, names)) = text[open + 1..]
            .trim_end()
            .strip_suffix(')')
            .and_then(|inner| inner.split_once(": "))
        else {
            break;
        };
        let runs = match kind {
            "test" | "tests" => Runs::InEngines,
            "native test" | "native tests" => Runs::Natively,
            "example" => Runs::AsExample,
            _ => break,
        };
        found.extend(names.split(", ").map(|name| (runs, name.trim().to_owned())));
        text.truncate(open);
        text.truncate(text.trim_end().len());
    }
    found
}

fn all_rules() -> Vec<Rule> {
    files(FOLDER, ".md")
        .iter()
        .flat_map(|page| rules(page))
        .collect()
}

/// Fails with all offenders at once.
fn none(offenders: &[String], rule: &str) {
    assert!(
        offenders.is_empty(),
        "{rule}:\n  {}",
        offenders.join("\n  ")
    );
}

#[test]
fn every_rule_names_its_tests() {
    let rules = all_rules();
    assert!(rules.len() > 50, "only {} rules were read", rules.len());
    let bare = rules
        .iter()
        .filter(|rule| rule.tests.is_empty() || rule.text.is_empty())
        .map(|rule| format!("{}: {}", rule.place, rule.text));
    none(&bare.collect::<Vec<_>>(), "a rule ends with (test: NAME)");
}

#[test]
fn every_test_of_a_rule_exists() {
    let inventory = inventory();
    let is_there = |runs: &Runs, name: &str| {
        let places = inventory.get(name);
        places.is_some_and(|places| places.iter().any(|(found, _)| found == runs))
    };
    let mut offenders = Vec::new();
    for rule in all_rules() {
        for (runs, name) in &rule.tests {
            if !is_there(runs, name) {
                offenders.push(format!("{}: {name} ({runs:?})", rule.place));
            }
        }
    }
    none(&offenders, "each name is the name of a test");
}

#[test]
fn a_test_belongs_to_one_rule() {
    // If several tests have the same name, as many rules may use it.
    let inventory = inventory();
    let mut places: BTreeMap<(Runs, String), Vec<String>> = BTreeMap::new();
    for rule in all_rules() {
        for test in rule.tests {
            places.entry(test).or_default().push(rule.place.clone());
        }
    }
    let twice = places
        .into_iter()
        .filter(|((runs, name), places)| {
            let tests = inventory.get(name).map_or(&[][..], Vec::as_slice);
            places.len()
                > tests
                    .iter()
                    .filter(|(found, _)| found == runs)
                    .count()
                    .max(1)
        })
        .map(|((_, name), places)| format!("{name}: {}", places.join(" and ")));
    none(&twice.collect::<Vec<_>>(), "a test belongs to one rule");
}

#[test]
fn every_listed_rule_is_on_its_page() {
    let mut sections: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in files(FOLDER, ".md") {
        let tests = rules(&page).into_iter().flat_map(|rule| rule.tests);
        let tests = tests.map(|(_, test)| test).collect();
        sections.insert(section(&page).to_owned(), tests);
    }
    let mut offenders = Vec::new();
    let mut slugs = BTreeSet::new();
    let mut current = "";
    let list = read("tests/data/rules.txt");
    for line in list.lines().filter(|line| !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("## ") {
            current = name;
            if !sections.contains_key(current) {
                offenders.push(format!("no page is about {current}"));
            }
        } else if let Some((slug, tests)) = line.split_once(": ") {
            if !slugs.insert((current.to_owned(), slug.to_owned())) {
                offenders.push(format!("{current}: {slug} is listed twice"));
            }
            for test in tests.split(", ") {
                if !sections
                    .get(current)
                    .is_some_and(|names| names.contains(test))
                {
                    offenders.push(format!("{current}: {slug}: no rule names {test}"));
                }
            }
        } else if !line.is_empty() {
            offenders.push(format!("{current}: {line} has no test"));
        }
    }
    assert!(slugs.len() > 100, "only {} rules are listed", slugs.len());
    none(&offenders, "every rule of data/rules.txt is on its page");
}

#[test]
fn every_page_is_in_the_book() {
    let summary = read("docs/src/SUMMARY.md");
    let lost = files(FOLDER, ".md").into_iter().filter(|page| {
        let link = page.strip_prefix("docs/src/").unwrap_or(page);
        !summary.contains(&format!("({link})"))
    });
    none(&lost.collect::<Vec<_>>(), "SUMMARY.md links every page");
}
