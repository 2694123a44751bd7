//! One `jsic.toml`: a table `lints` with a level for each lint, by its name or code. Every error has a place.

use std::ops::Range;
use std::path::Path;

use jsi_idl::diagnostics::similar::similar;
use jsi_idl::diagnostics::{Code, Diagnostic, Levels, LintLevel};
use jsi_idl::resolve::Source;
use jsi_idl::source::{FileId, LineIndex, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fs;

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    pub(super) source: Source,
    pub(super) levels: Levels,
    /// The errors; the file is not named yet.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl File {
    /// Reads an existing file.
    pub(super) fn read(path: &str) -> Self {
        let (text, unreadable) = match fs::read(Path::new(path)).map(String::from_utf8) {
            Ok(Ok(text)) => (text, None),
            Ok(Err(_)) => (String::new(), Some("the file is not UTF-8".to_owned())),
            Err(error) => (
                String::new(),
                Some(format!("the file cannot be read: {error}")),
            ),
        };
        let mut parser = ConfigParser::default();
        match unreadable {
            Some(message) => parser.diagnostics.push(wrong(0..0, message)),
            None => parser.text(&text),
        }
        Self {
            source: Source {
                path: path.to_owned(),
                lines: LineIndex::new(&text).into(),
                text: text.into(),
                tree: jsi_idl::syntax::tree::File::default().into(),
            },
            levels: parser.levels,
            diagnostics: parser.diagnostics,
        }
    }
}

#[derive(Default)]
struct ConfigParser {
    levels: Levels,
    diagnostics: Vec<Diagnostic>,
}

impl ConfigParser {
    fn text(&mut self, text: &str) {
        let (table, mut errors) = DeTable::parse_recoverable(text);
        // of several errors at one place only the first is reported
        errors.dedup_by_key(|error| error.span().map(|span| span.start));
        for error in &errors {
            let message = error.message().lines().next().unwrap_or_default();
            let span = error.span().unwrap_or(0..0);
            let diagnostic = wrong(span, message).label("invalid TOML");
            self.diagnostics.push(diagnostic);
        }
        // levels around an error are not used, since they may be wrong
        if !errors.is_empty() {
            return;
        }
        for (key, value) in in_order(table.get_ref()) {
            if key.get_ref() == "lints" {
                match value.get_ref() {
                    DeValue::Table(lints) => self.lints(lints),
                    _ => self.diagnostics.push(
                        wrong(value.span(), "`lints` must be a table")
                            .label("not a table")
                            .help("the name of a table is written in brackets: `[lints]`"),
                    ),
                }
                continue;
            }
            let name = key.get_ref();
            let diagnostic = wrong(key.span(), format!("unknown setting `{name}`"))
                .label("no setting has this name")
                .help("the levels of lints belong to the table `[lints]`");
            self.diagnostics.push(diagnostic);
        }
    }

    fn lints(&mut self, lints: &DeTable<'_>) {
        let mut set: Vec<(Code, Range<usize>)> = Vec::new();
        for (key, value) in in_order(lints) {
            let lint = match lint(key.get_ref()) {
                Ok(lint) => lint,
                Err(diagnostic) => {
                    let mut diagnostic = *diagnostic;
                    diagnostic.primary.span = span(key.span());
                    self.diagnostics.push(diagnostic);
                    continue;
                }
            };
            if let Some((_, first)) = set.iter().find(|(other, _)| *other == lint) {
                let message = format!("the level of `{}` is set twice", lint.name());
                let diagnostic = wrong(key.span(), message).label("set again");
                let first = span(first.clone());
                let diagnostic = diagnostic.secondary_label(FileId(0), first, "first set here");
                self.diagnostics.push(diagnostic);
                continue;
            }
            set.push((lint, key.span()));
            match level(value.get_ref()) {
                Some(level) => self.levels.set(lint, level),
                None => self.diagnostics.push(unknown_level(value)),
            }
        }
    }
}

/// The lint of that name or code.
fn lint(name: &str) -> Result<Code, Box<Diagnostic>> {
    match name.parse::<Code>() {
        Ok(code) if code.lint().is_some() => Ok(code),
        Ok(code) => {
            let message = format!("`{name}` is not a lint");
            let diagnostic = wrong(0..0, message).label("its level cannot change");
            Err(Box::new(
                diagnostic.help(format!("`{code}` is always an error")),
            ))
        }
        Err(()) => {
            let diagnostic = wrong(0..0, format!("unknown lint `{name}`"));
            let diagnostic = diagnostic.label("no lint has this name");
            let names = || Code::lints().map(Code::name);
            let help = match similar(name, names()) {
                Some(found) => format!("a lint with a similar name exists: `{found}`"),
                None => format!("the lints are {}", listed(names())),
            };
            Err(Box::new(diagnostic.help(help)))
        }
    }
}

fn level(value: &DeValue<'_>) -> Option<LintLevel> {
    let name = value.as_str()?;
    LintLevel::ALL
        .into_iter()
        .find(|level| level.name() == name)
}

fn unknown_level(value: &Spanned<DeValue<'_>>) -> Diagnostic {
    let message = match value.get_ref().as_str() {
        Some(text) => format!("unknown level `{text}`"),
        None => "a level must be a string".to_owned(),
    };
    let levels = LintLevel::ALL.into_iter().map(LintLevel::name);
    wrong(value.span(), message)
        .label("not a level")
        .help(format!("the levels are {}", listed(levels)))
}

/// The entries of a table in the order of the file.
fn in_order<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(
    &'t Spanned<toml::de::DeString<'i>>,
    &'t Spanned<DeValue<'i>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

fn wrong(range: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::JSI0601, FileId(0), span(range), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ConfigParser {
        let mut parser = ConfigParser::default();
        parser.text(text);
        parser
    }

    /// The place of each mistake, and the message.
    fn reported(text: &str) -> Vec<(String, String)> {
        let found = read(text).diagnostics.into_iter();
        found
            .map(|it| (it.primary.span.of(text).to_owned(), it.message))
            .collect()
    }

    fn pair(place: &str, message: &str) -> (String, String) {
        (place.to_owned(), message.to_owned())
    }

    #[test]
    fn lints_are_named_or_numbered() {
        let text =
            "# ours\n[lints]\nnaming = \"warn\"\nJSI0401 = 'deny' # docs\njsi0403 = \"allow\"\n";
        let parser = read(text);
        assert_eq!(parser.diagnostics, []);
        assert_eq!(parser.levels.get(Code::JSI0405), Some(LintLevel::Warn));
        assert_eq!(parser.levels.get(Code::JSI0401), Some(LintLevel::Deny));
        assert_eq!(parser.levels.get(Code::JSI0403), Some(LintLevel::Allow));
        assert!(read("").diagnostics.is_empty());
    }

    #[test]
    fn every_mistake_has_its_place() {
        let text = "top = 1\n[lints]\nnamin = \"warn\"\nJSI0201 = \"warn\"\nnaming = \"error\"\n\
                    missing-docs = true\nJSI0406 = \"deny\"\ndeprecated-use = \"warn\"\n[lint]\n";
        let wanted = [
            pair("top", "unknown setting `top`"),
            pair("namin", "unknown lint `namin`"),
            pair("JSI0201", "`JSI0201` is not a lint"),
            pair("\"error\"", "unknown level `error`"),
            pair("true", "a level must be a string"),
            pair(
                "deprecated-use",
                "the level of `deprecated-use` is set twice",
            ),
            pair("lint", "unknown setting `lint`"),
        ];
        assert_eq!(reported(text), wanted);
        let levels = read(text).levels;
        assert_eq!(
            levels.get(Code::JSI0406),
            Some(LintLevel::Deny),
            "what is right counts"
        );
        assert_eq!(
            reported("lints = 3"),
            [pair("3", "`lints` must be a table")]
        );
    }

    #[test]
    fn what_is_no_toml_has_a_place_too() {
        let found = reported("[lints]\nnaming = warn\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "warn");
        assert!(!reported("[lints\n").is_empty());
        let deep = format!("lints = {}", "[".repeat(10_000));
        assert_eq!(reported(&deep).len(), 2, "too deep, and not closed");
        assert!(!reported("naming = \"warn\"\nnaming = \"deny\"\n").is_empty());
    }
}
