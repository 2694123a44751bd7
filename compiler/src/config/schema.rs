//! The JSON schema of `jsic.toml`, made of the lints and their levels.

use jsi_idl::diagnostics::{Code, LintLevel};
use serde_json::{Map, Value, json};

/// The schema as text, with a line feed at its end.
#[must_use]
pub fn schema() -> String {
    let levels: Vec<&str> = LintLevel::ALL.into_iter().map(LintLevel::name).collect();
    let mut lints = Map::new();
    for code in Code::lints() {
        // the heading of its page
        let heading = code.explanation().lines().next().unwrap_or_default();
        let heading = heading.trim_start_matches('#').trim();
        let default = code.lint().map(LintLevel::name);
        let level = |what: String| {
            let mut level = json!({ "description": what, "enum": levels });
            if let (Some(default), Value::Object(level)) = (default, &mut level) {
                level.insert("default".to_owned(), json!(default));
            }
            level
        };
        lints.insert(code.name().to_owned(), level(heading.to_owned()));
        let other = format!("The same as `{}`: {heading}", code.name());
        lints.insert(code.as_str().to_owned(), level(other));
    }
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "jsic.toml",
        "description": "The configuration of jsic for the .jsi files of a folder and the folders in it",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "lints": {
                "description": "The levels of lints, by name or code",
                "type": "object",
                "additionalProperties": false,
                "properties": lints,
            },
        },
    });
    let text = serde_json::to_string_pretty(&sorted(schema)).unwrap_or_default();
    format!("{text}\n")
}

/// With the keys in alphabetical order, which serde_json keeps only without one of its features.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> = map.into_iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            let entries = entries.into_iter().map(|(key, value)| (key, sorted(value)));
            Value::Object(entries.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
