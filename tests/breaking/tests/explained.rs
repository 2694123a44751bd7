//! The page of each rule has two versions that it reports and nothing else does, and a third one that breaks nothing. The
//! table of the reference page is that of the rules; `JSI_BLESS=1` updates it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jsi_breaking::{Case, report};
use jsi_idl::diagnostics::{Code, Level};
use jsic::breaking::{Audience, RULES};

/// The main files of the versions. Other files belong to the new one.
const MAIN: [&str; 3] = ["old.jsi", "new.jsi", "compatible.jsi"];

/// The texts of the blocks with a file name.
fn blocks(code: Code) -> BTreeMap<String, String> {
    let mut blocks = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in code.explanation().lines() {
        open = match (open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let name = info.strip_prefix("jsi,file=").expect("a block has a file");
                Some((name.to_owned(), String::new()))
            }
            (Some((name, text)), Some(_)) => {
                blocks.insert(name, text);
                None
            }
            (Some((name, text)), None) => Some((name, text + line + "\n")),
            (None, None) => None,
        };
    }
    blocks
}

/// The case of two blocks.
fn case(code: Code, blocks: &BTreeMap<String, String>, names: [&str; 2]) -> Case {
    Case {
        name: format!("{code} {}", names.join(" → ")),
        versions: names.map(|name| {
            let text = blocks
                .get(name)
                .unwrap_or_else(|| panic!("{code}: no {name}"));
            let mut files = BTreeMap::from([("api.jsi".to_owned(), text.clone())]);
            let others = blocks.iter().filter(|_| name == "new.jsi");
            let others = others.filter(|(name, _)| !MAIN.contains(&name.as_str()));
            files.extend(others.map(|(name, text)| (name.clone(), text.clone())));
            files
        }),
        ..Case::default()
    }
}

#[test]
fn pages_show_their_rule() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let blocks = blocks(rule.code);
        let found = case(rule.code, &blocks, ["old.jsi", "new.jsi"]).compare();
        let codes: BTreeSet<Code> = found.diagnostics.iter().map(|it| it.code).collect();
        // what causes the loss of traits is reported, too
        let expected = match rule.code {
            Code::JSI0735 => BTreeSet::from([Code::JSI0735, Code::JSI0744]),
            code => BTreeSet::from([code]),
        };
        if codes != expected {
            wrong.push(format!("{}: {}", rule.code, report(&found)));
        }
        let found = case(rule.code, &blocks, ["old.jsi", "compatible.jsi"]).compare();
        if !found.diagnostics.is_empty() {
            wrong.push(format!("{}, corrected: {}", rule.code, report(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The report about the two versions in the guide has the three changes that the guide names.
#[test]
fn the_guide_shows_what_is_reported() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/guide/breaking.md");
    let text = fs::read_to_string(&page).unwrap();
    let block = |name: &str| {
        let (_, rest) = text.split_once(&format!("```jsi,file={name}\n")).unwrap();
        rest.split_once("```").unwrap().0.to_owned()
    };
    let version = |name: &str| BTreeMap::from([("api.jsi".to_owned(), block(name))]);
    let case = Case {
        versions: [version("api.jsi"), version("next.jsi")],
        ..Case::default()
    };
    let found = case.compare();
    let reported: Vec<(Code, BTreeSet<Audience>)> = (found.diagnostics.iter())
        .map(|it| (it.code, jsi_breaking::broken(it).into_iter().collect()))
        .collect();
    let rust = BTreeSet::from([Audience::RustCallers, Audience::RustImplementers]);
    let storage = reported.iter().find(|(code, _)| *code == Code::JSI0725);
    assert!(storage.is_some_and(|(_, of)| of.contains(&Audience::JavaScriptImplementers)));
    for (code, of) in &reported {
        match code {
            Code::JSI0721 => assert_eq!(of, &rust),
            Code::JSI0731 => assert_eq!(of, &BTreeSet::from([Audience::RustCallers])),
            code => assert_eq!(*code, Code::JSI0725),
        }
    }
    assert_eq!(reported.len(), 3, "{}", report(&found));
}

/// The codes of rules are those from JSI0701 to JSI0799.
#[test]
fn every_code_of_a_change_is_a_rule() {
    let of_changes = Code::ALL
        .iter()
        .filter(|it| it.as_str().starts_with("JSI07"));
    let rules: Vec<Code> = RULES.iter().map(|it| it.code).collect();
    assert_eq!(of_changes.copied().collect::<Vec<_>>(), rules);
}

fn table() -> String {
    let mut table = String::from("| code | name | change | breaks |\n|---|---|---|---|\n");
    for rule in RULES {
        let code = rule.code;
        let breaks = if rule.breaks == Audience::ALL {
            "everyone".to_owned()
        } else {
            let titles: Vec<&str> = rule.breaks.iter().map(|it| it.title()).collect();
            titles.join(", ")
        };
        let level = match code.level() {
            Level::Error => "",
            Level::Warning => " (warning)",
        };
        writeln!(
            table,
            "| [{code}](errors.md#{code}) | {} | {}{level} | {breaks} |",
            code.name(),
            rule.change
        )
        .unwrap();
    }
    table
}

#[test]
fn the_table_of_the_reference_is_up_to_date() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/reference/breaking.md");
    let text = fs::read_to_string(&page).unwrap();
    let start = "<!-- Generated by a test of jsi-breaking; JSI_BLESS=1 updates it. -->\n\n";
    let (before, rest) = text.split_once(start).unwrap();
    let after = rest.split_once("\n\n").map_or("", |(_, after)| after);
    let expected = format!("{before}{start}{}\n{after}", table());
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&page, expected).unwrap();
    } else {
        assert_eq!(text, expected);
    }
}
