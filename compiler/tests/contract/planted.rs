//! Every planted disagreement is found at its place, and nothing else is reported.

use std::collections::BTreeSet;

use jsi_idl::analyze;
use jsi_idl::diagnostics::Level;
use jsi_idl::resolve::MemoryLoader;
use jsic::contract::{Cache, check};

use crate::cases::{self, Case};

/// The reports of a case: `PATH:LINE CODE PLACE`.
pub fn reports(case: &Case) -> Vec<String> {
    let mut loader = MemoryLoader::new();
    for (path, text) in &case.files {
        loader.insert(path, text.as_bytes());
    }
    let analysis = analyze(&loader, &case.roots());
    let errors: Vec<_> = analysis
        .diagnostics
        .iter()
        .filter(|it| it.level == Level::Error)
        .map(|it| format!("{} {:?} {}", it.code, it.primary, it.message))
        .collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", case.name);
    let mut cache = Cache::default();
    let first = analysis.sources.len() as u32;
    let contract = check(
        &analysis.model,
        &analysis.sources,
        &loader,
        &mut cache,
        first,
    );
    let sources = [&analysis.sources[..], &contract.scripts].concat();
    let found = contract.diagnostics.iter().map(|it| {
        let line = |file: usize, offset: u32| {
            let before = &sources[file].text[..offset as usize];
            let line = before.matches('\n').count() + 1;
            let column = before
                .rsplit('\n')
                .next()
                .unwrap_or_default()
                .chars()
                .count()
                + 1;
            (sources[file].path.clone(), line, column)
        };
        let (path, at, _) = line(it.primary.file.0 as usize, it.primary.span.start);
        let place = it.secondary.first().map_or("-".to_owned(), |label| {
            let (path, line, column) = line(label.file.0 as usize, label.span.start);
            format!("{path}:{line}:{column}")
        });
        format!("{path}:{at} {} {place}", it.code)
    });
    found.collect()
}

#[test]
fn planted_disagreements_are_found_and_nothing_else() {
    let (mut planted, mut found, mut right, mut wrong) = (0, 0, 0, Vec::new());
    for case in cases::all() {
        let wanted = case.planted();
        let reported = reports(&case);
        let set: BTreeSet<String> = reported.iter().cloned().collect();
        assert_eq!(
            set.len(),
            reported.len(),
            "{}: twice: {reported:?}",
            case.name
        );
        planted += wanted.len();
        found += wanted.intersection(&set).count();
        right += case.right();
        for it in wanted.difference(&set) {
            wrong.push(format!("{}: not found: {it}", case.name));
        }
        for it in set.difference(&wanted) {
            wrong.push(format!("{}: reported: {it}", case.name));
        }
    }
    println!("{found} of {planted} planted disagreements found, {right} look-alikes");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        planted >= 60 && right >= 60,
        "{planted} planted, {right} right"
    );
}
