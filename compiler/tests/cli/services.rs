//! The forms for services: SARIF, and the workflow commands of GitHub.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::ran::{folder, run, run_with_input};

/// The parts of SARIF 2.1.0 that are written: every field, with the requirements of the standard.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Log {
    #[serde(rename = "$schema")]
    schema: String,
    version: String,
    runs: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: String,
    results: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tool {
    driver: Driver,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Driver {
    name: String,
    version: String,
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Rule {
    id: String,
    name: String,
    short_description: Text,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Configuration {
    level: String,
    enabled: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Finding {
    rule_id: String,
    rule_index: usize,
    level: String,
    message: Text,
    locations: Vec<Location>,
    #[serde(default)]
    related_locations: Vec<Location>,
    #[serde(default)]
    fixes: Vec<Repair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Location {
    id: Option<usize>,
    physical_location: Physical,
    message: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Artifact {
    uri: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Repair {
    description: Text,
    artifact_changes: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

/// A file whose name has everything that is special in one of the forms.
const ODD: &str = "dir with space/50% ä,b:c.jsi";
const TEXT: &str = "\
@deprecated record Old { x: string; }
/* ä */ interface I from \"i\" { a(): Promise<Array<f64>>; b(o: Old): Nope }
";

fn log(text: &str) -> Run {
    let mut log: Log = serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}\n{text}"));
    assert_eq!(log.version, "2.1.0");
    assert!(log.schema.ends_with("/sarif-schema-2.1.0.json"));
    assert_eq!(log.runs.len(), 1);
    let run = log.runs.remove(0);
    assert_eq!(run.column_kind, "unicodeCodePoints");
    let driver = &run.tool.driver;
    assert_eq!(driver.name, "jsic");
    assert_eq!(driver.version, env!("CARGO_PKG_VERSION"));
    for rule in &driver.rules {
        assert!(rule.help.text.contains(&rule.id), "the page is in the log");
        assert!(!rule.name.contains(' ') && !rule.short_description.text.is_empty());
        assert!(rule.help.text.len() > 100 && rule.help.markdown.starts_with("# "));
        assert!(["error", "warning"].contains(&rule.default_configuration.level.as_str()));
    }
    let ids: BTreeSet<&str> = driver.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), driver.rules.len(), "each rule once");
    for it in &run.results {
        assert_eq!(driver.rules[it.rule_index].id, it.rule_id);
        assert_eq!(it.locations.len(), 1);
        let changed = it.fixes.iter().flat_map(|fix| &fix.artifact_changes);
        let replaced = changed.clone().flat_map(|it| &it.replacements);
        let regions = replaced.map(|it| &it.deleted_region);
        let places = it.locations.iter().chain(&it.related_locations);
        let places = places.map(|it| &it.physical_location);
        for region in regions.chain(places.clone().map(|it| &it.region)) {
            assert!(region.start_line > 0 && region.start_column > 0 && region.end_column > 0);
            let (start, end) = (region.start_line, region.end_line);
            assert!((start, region.start_column) <= (end, region.end_column));
        }
        let files = places.map(|it| &it.artifact_location);
        for file in files.chain(changed.map(|it| &it.artifact_location)) {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%:".contains(c);
            assert!(file.uri.chars().all(plain), "{}", file.uri);
        }
    }
    run
}

#[test]
fn sarif_says_everything_with_its_place() {
    let folder = folder(&[(ODD, TEXT)]);
    let ran = run(folder.path(), &["check", "--message-format", "sarif", "."]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let found = log(&ran.out);
    let codes: Vec<&str> = found.results.iter().map(|it| it.rule_id.as_str()).collect();
    assert_eq!(
        codes,
        ["JSI0101", "JSI0201", "JSI0406", "JSI0101", "JSI0001"]
    );
    let rules = &found.tool.driver.rules;
    assert_eq!(rules.len(), 4);
    let nested = &found.results[1];
    let at = &nested.locations[0].physical_location;
    assert_eq!(
        at.artifact_location.uri,
        "dir%20with%20space/50%25%20%C3%A4%2Cb%3Ac.jsi"
    );
    // columns count characters, not bytes
    let column = TEXT
        .lines()
        .nth(1)
        .unwrap()
        .chars()
        .take_while(|c| *c != '<')
        .count() as u32
        + 2;
    assert_eq!((at.region.start_line, at.region.start_column), (2, column));
    assert_eq!(at.region.end_column, column + 10);
    assert!(
        nested.message.text.contains("\nhelp: "),
        "{}",
        nested.message.text
    );
    // single braces would name arguments
    assert!(
        nested.message.text.contains("{{ items"),
        "{}",
        nested.message.text
    );
    assert_eq!(nested.related_locations[0].id, Some(0));
    assert!(nested.related_locations[0].message.is_some());
    let fix = &nested.fixes[0];
    assert_eq!(fix.description.text, "replace the array with `Object`");
    assert_eq!(
        fix.artifact_changes[0].artifact_location.uri,
        at.artifact_location.uri
    );
    let change = &fix.artifact_changes[0].replacements[0];
    assert_eq!(change.inserted_content.text, "Object");
    assert_eq!(change.deleted_region.start_column, column);
    let deprecated = &found.results[2];
    assert_eq!(deprecated.level, "warning");
    assert_eq!(deprecated.related_locations.len(), 1);
}

#[test]
fn sarif_knows_which_lints_are_usually_silent() {
    let folder = folder(&[("a.jsi", "record R { x_y: Any?; }\n")]);
    let options = [
        "check",
        "--message-format",
        "sarif",
        "--deny",
        "naming",
        "a.jsi",
    ];
    let found = log(&run(folder.path(), &options).out);
    let rule = |id: &str| {
        let rule = found.tool.driver.rules.iter().find(|rule| rule.id == id);
        &rule.unwrap().default_configuration
    };
    assert!(!rule("JSI0405").enabled && rule("JSI0402").enabled);
    let level = |id: &str| {
        let found = found.results.iter().find(|it| it.rule_id == id);
        found.unwrap().level.clone()
    };
    assert_eq!(
        (level("JSI0405"), level("JSI0402")),
        ("error".to_owned(), "warning".to_owned())
    );
}

#[test]
fn a_run_without_findings_has_a_log_too() {
    let folder = folder(&[("a.jsi", "class A;\n"), ("bad.jsi", "class\n")]);
    for command in ["check", "fmt", "fix"] {
        let ran = run(
            folder.path(),
            &[command, "--message-format", "sarif", "a.jsi"],
        );
        assert_eq!(ran.code, 0);
        assert_eq!(log(&ran.out).results.len(), 0, "{command}");
    }
    // several files that cannot be read are in one log
    std::fs::copy(
        folder.path().join("bad.jsi"),
        folder.path().join("worse.jsi"),
    )
    .unwrap();
    let ran = run(folder.path(), &["fmt", "--message-format", "sarif", "."]);
    let found = log(&ran.out);
    let uris = found
        .results
        .iter()
        .map(|it| &it.locations[0].physical_location.artifact_location.uri);
    assert_eq!(uris.collect::<BTreeSet<_>>().len(), 2);
    let ran = run_with_input(
        folder.path(),
        &["fmt", "--message-format", "sarif", "-"],
        "class  A;",
    );
    assert_eq!(ran.out, "class A;\n");
}

#[test]
fn github_reads_one_command_a_line() {
    let folder = folder(&[(ODD, TEXT)]);
    let ran = run(folder.path(), &["check", "--message-format", "github", "."]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 5, "{}", ran.out);
    let file = "file=dir with space/50%25 ä%2Cb%3Ac.jsi";
    assert!(
        lines[0].starts_with(&format!(
            "::error title=JSI0101 (unknown-type),{file},line=1,endLine=1,col=29,endColumn=35::unknown type `string`%0A"
        )),
        "{}",
        lines[0]
    );
    let deprecated = "%0Adir with space/50%25 ä,b:c.jsi:1:20: deprecated here";
    assert!(lines[2].starts_with("::warning "), "{}", lines[2]);
    assert!(lines[2].ends_with(deprecated), "{}", lines[2]);
}

#[test]
fn what_is_on_several_lines_has_no_columns_for_github() {
    let folder = folder(&[("a.jsi", "enum Empty {\n}\n")]);
    let ran = run(
        folder.path(),
        &["check", "--message-format", "github", "a.jsi"],
    );
    assert!(
        ran.out.contains("file=a.jsi,line=1,endLine=2::"),
        "{}",
        ran.out
    );
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_is_a_command_of_its_own() {
    let name = "a\n::error::b%0A.jsi";
    let folder = folder(&[(name, "class\n")]);
    let ran = run(folder.path(), &["check", "--message-format", "github", "."]);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    assert!(
        ran.out.contains("file=a%0A%3A%3Aerror%3A%3Ab%250A.jsi,"),
        "{}",
        ran.out
    );
    let ran = run(folder.path(), &["check", "--message-format", "sarif", "."]);
    let found = log(&ran.out);
    let uri = &found.results[0].locations[0]
        .physical_location
        .artifact_location
        .uri;
    assert_eq!(uri, "a%0A%3A%3Aerror%3A%3Ab%250A.jsi");
}

#[test]
fn nothing_that_a_terminal_obeys_is_written_for_services_and_programs() {
    let text =
        "interface A from \"a\" { a(): Nope\u{1b}[31m\u{9b}1m\u{202e}; \"\u{7}\"(): \u{2028}X; }\n";
    let name = "\u{1b}[2J\u{202e},:%\n::error::x.jsi";
    let folder = folder(&[(name, text)]);
    for format in ["human", "short", "json", "sarif", "github"] {
        let ran = run(folder.path(), &["check", "--message-format", format, name]);
        assert_eq!(ran.code, 1);
        let obeyed = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{2028}');
        assert!(!ran.out.contains(obeyed), "{format}: {:?}", ran.out);
        if format == "json" {
            // and nothing of it is lost
            let entry: serde_json::Value =
                serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
            assert_eq!(entry["file"], name);
        }
        if format == "github" {
            assert!(
                ran.out
                    .lines()
                    .all(|line| line.starts_with("::error title=JSI")),
                "{}",
                ran.out
            );
        }
    }
    let ran = run(folder.path(), &["check", &format!("{name}.gone")]);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}
