//! The table finds the nodes that pest's own generated parser finds.

use std::path::Path;

use pest::Parser;
use pest::iterators::Pair;

use super::{matcher, table};

/// What pest generates of the same grammar.
mod generated {
    #[derive(pest_derive::Parser)]
    #[grammar = "syntax/grammar.pest"]
    pub struct Grammar;
}

/// The nodes in order: depth, rule and place.
fn nodes<R: pest::RuleType>(pair: Pair<'_, R>) -> Vec<(usize, String, usize, usize)> {
    let mut open = vec![(0, pair)];
    let mut found = Vec::new();
    while let Some((depth, pair)) = open.pop() {
        let span = pair.as_span();
        found.push((
            depth,
            format!("{:?}", pair.as_rule()),
            span.start(),
            span.end(),
        ));
        let mut inner: Vec<_> = pair.into_inner().map(|it| (depth + 1, it)).collect();
        inner.reverse();
        open.extend(inner);
    }
    found
}

/// Compares all pieces of a text; returns how many nodes they have.
fn compare(text: &str) -> usize {
    let (mut at, mut count) = (0, 0);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let ours = matcher::apply(&table::PIECE, rest)
            .and_then(|mut it| it.next())
            .map(nodes);
        let parsed = generated::Grammar::parse(generated::Rule::piece, rest).ok();
        let theirs = parsed.and_then(|mut it| it.next()).map(nodes);
        assert_eq!(ours, theirs, "of {rest:?}");
        let Some(found) = ours else { return count };
        count += found.len();
        let end = found.first().map_or(0, |piece| piece.3);
        if found.iter().any(|(_, rule, ..)| rule == "EOI") || end == 0 {
            return count;
        }
        at += end;
    }
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|it| it == "jsi") {
            texts.extend(std::fs::read_to_string(path));
        }
    }
}

#[test]
fn every_text_of_the_tests_has_the_same_nodes() {
    let mut texts = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"),
        &mut texts,
    );
    let count: usize = texts.iter().map(|text| compare(text)).sum();
    assert!(
        texts.len() > 100 && count > 10_000,
        "{} texts, {count} nodes",
        texts.len()
    );
}

#[test]
fn texts_with_a_missing_or_doubled_character_have_the_same_nodes() {
    let mut texts = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"),
        &mut texts,
    );
    assert!(!texts.is_empty());
    for text in &texts {
        for (at, it) in text.char_indices().step_by(7) {
            let (before, behind) = text.split_at(at);
            compare(&format!(
                "{before}{}",
                behind.get(it.len_utf8()..).unwrap_or_default()
            ));
            compare(&format!("{before}{it}{behind}"));
        }
    }
}
