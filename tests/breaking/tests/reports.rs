//! The report of each case is as expected; `JSI_BLESS=1` updates it. Every rule is proven for everyone whom it can break.

use std::collections::BTreeSet;
use std::fs;

use jsi_breaking::{broken, cases, files, folder, parse, report};
use jsi_idl::diagnostics::Code;
use jsic::breaking::{Audience, RULES};

/// Traits are lost because of another change, which is reported, too.
const CONSEQUENCE: Code = Code::JSI0735;

#[test]
fn reports_are_as_expected() {
    let bless = std::env::var_os("JSI_BLESS").is_some();
    let mut wrong = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let theme = file.file_stem().unwrap().to_string_lossy().into_owned();
        let mut rest = text.as_str();
        let mut blessed = String::new();
        for case in parse(&theme, &text) {
            let actual = report(&case.compare());
            let (before, after) = rest.split_once("```text\n").expect(&case.name);
            let (expected, after) = after.split_once("```\n").expect(&case.name);
            assert_eq!(expected, case.report, "each case has one report");
            if expected != actual {
                wrong.push(format!(
                    "{}: found\n{actual}expected\n{expected}",
                    case.name
                ));
            }
            blessed.push_str(&format!("{before}```text\n{actual}```\n"));
            rest = after;
        }
        if bless {
            fs::write(&file, blessed + rest).unwrap();
        }
    }
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The code of a case shows what its report says, and each rule is shown for all whom it can break.
#[test]
fn every_rule_is_proven() {
    let mut proven: BTreeSet<(Code, Audience)> = BTreeSet::new();
    let mut unproven = Vec::new();
    for case in cases() {
        let found = case.compare();
        let of_audience = |audience: Audience| -> BTreeSet<Code> {
            let of = found.diagnostics.iter();
            of.filter(|it| broken(it).contains(&audience))
                .map(|it| it.code)
                .collect()
        };
        for diagnostic in &found.diagnostics {
            for audience in broken(diagnostic) {
                let of_rule = RULES.iter().find(|it| it.code == diagnostic.code).unwrap();
                assert!(
                    of_rule.breaks.contains(&audience),
                    "{}: {} does not name {}",
                    case.name,
                    diagnostic.code,
                    audience.title()
                );
                let shown = case.code.contains_key(&audience) || case.runs.contains_key(&audience);
                if !shown {
                    unproven.push(format!("{}: no {}", case.name, audience.name()));
                } else if of_audience(audience).len() == 1 || diagnostic.code == CONSEQUENCE {
                    proven.insert((diagnostic.code, audience));
                }
            }
        }
    }
    assert!(unproven.is_empty(), "{}", unproven.join("\n"));
    let all = RULES.iter();
    let all = all.flat_map(|rule| rule.breaks.iter().map(|audience| (rule.code, *audience)));
    let missing: Vec<String> = all
        .filter(|pair| !proven.contains(pair))
        .map(|(code, audience)| format!("{code} {}: {}", code.name(), audience.name()))
        .collect();
    assert!(
        missing.is_empty(),
        "no case alone shows\n{}",
        missing.join("\n")
    );
}

/// What tests use instead of imports breaks with the traits: each rule about these is shown with fakes or mocks.
#[test]
fn rules_are_proven_with_fakes_and_mocks() {
    let mut shown: BTreeSet<Code> = BTreeSet::new();
    let mut surviving = 0;
    for case in cases() {
        let found = case.compare();
        if case.doubles.iter().any(|it| it.compiles) {
            surviving += 1;
        }
        let of = (found.diagnostics.iter())
            .filter(|it| broken(it).contains(&Audience::RustImplementers))
            .filter(|_| !case.doubles.is_empty());
        shown.extend(of.map(|it| it.code));
    }
    let rules = (RULES.iter()).filter(|it| it.breaks.contains(&Audience::RustImplementers));
    let missing: Vec<Code> = rules
        .map(|it| it.code)
        // parameters that change places are a warning: everything compiles
        .filter(|code| *code != Code::JSI0724 && !shown.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(
        surviving >= 4,
        "{surviving} cases with code that still compiles"
    );
}

/// What a run shows is a case of the package.
#[test]
fn runs_exist() {
    let package = folder().join("../../packages/versions/cases.mjs");
    let text = fs::read_to_string(package).unwrap();
    for case in cases() {
        for name in case.runs.values() {
            assert!(
                text.contains(&format!("\n  {name}: ")),
                "{}: {name}",
                case.name
            );
        }
    }
}
