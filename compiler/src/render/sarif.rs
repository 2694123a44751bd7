//! SARIF 2.1.0, which code scanning services and viewers read: one log of one run, with the rules that it names.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jsi_idl::diagnostics::{Code, Diagnostic, Fix, Label, LintLevel};
use jsi_idl::source::{FileId, Span};
use serde::Serialize;

use super::{Sources, full_message, safe, short::level, uri::uri};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the diagnostics as one log, also where there are none.
///
/// # Errors
/// Those of `out`.
pub fn sarif(out: &mut dyn Write, sources: Sources, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let mut codes: Vec<Code> = diagnostics.iter().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let results = diagnostics
        .iter()
        .map(|it| Finding::new(sources, &codes, it));
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "jsic",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.iter().copied().map(Rule::new).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    let log = serde_json::to_string_pretty(&log)?;
    writeln!(out, "{}", safe::json(&log))
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    enabled: bool,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Repair>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

/// Lines and columns from 1, the end after the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Repair {
    description: Text,
    artifact_changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

impl Rule {
    fn new(code: Code) -> Self {
        let text = code.explanation();
        let title = text.lines().next().unwrap_or_default();
        let title = title.split_once(": ").map_or(title, |(_, title)| title);
        Self {
            id: code.as_str(),
            name: code.name(),
            short_description: Text {
                text: title.to_owned(),
            },
            help: Help {
                text,
                markdown: text,
            },
            default_configuration: Configuration {
                level: level(code.level()),
                enabled: code.lint() != Some(LintLevel::Allow),
            },
        }
    }
}

impl Finding {
    fn new(sources: Sources, codes: &[Code], it: &Diagnostic) -> Self {
        let secondary = it.secondary.iter().enumerate();
        Self {
            rule_id: it.code.as_str(),
            rule_index: codes.binary_search(&it.code).unwrap_or_default(),
            level: level(it.level),
            message: message(&full_message(it)),
            locations: [Location::new(sources, &it.primary, None)],
            related_locations: secondary
                .map(|(index, label)| Location::new(sources, label, Some(index)))
                .collect(),
            fixes: it
                .fixes
                .iter()
                .map(|fix| Repair::new(sources, fix))
                .collect(),
        }
    }
}

impl Location {
    fn new(sources: Sources, label: &Label, id: Option<usize>) -> Self {
        Self {
            id,
            physical_location: Physical {
                artifact_location: Artifact::new(sources, label.file),
                region: Region::new(sources, label.file, label.span),
            },
            message: (!label.message.is_empty()).then(|| message(&label.message)),
        }
    }
}

impl Artifact {
    fn new(sources: Sources, file: FileId) -> Self {
        Self {
            uri: uri(sources.name(file)),
        }
    }
}

impl Region {
    fn new(sources: Sources, file: FileId, span: Span) -> Self {
        let start = sources.line_column(file, span.start);
        let end = sources.line_column(file, span.end);
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl Repair {
    fn new(sources: Sources, fix: &Fix) -> Self {
        let mut files: BTreeMap<FileId, Vec<Replacement>> = BTreeMap::new();
        for edit in &fix.edits {
            files.entry(edit.file).or_default().push(Replacement {
                deleted_region: Region::new(sources, edit.file, edit.span),
                inserted_content: Text {
                    text: edit.text.clone(),
                },
            });
        }
        let changes = files.into_iter().map(|(file, replacements)| Change {
            artifact_location: Artifact::new(sources, file),
            replacements,
        });
        Self {
            description: message(&fix.title),
            artifact_changes: changes.collect(),
        }
    }
}

/// A message, in which single braces would refer to an argument.
fn message(text: &str) -> Text {
    Text {
        text: text.replace('{', "{{").replace('}', "}}"),
    }
}
