//! A disagreement, independent of the numbers of files, and its form as a diagnostic.

use std::sync::Arc;

use jsi_idl::diagnostics::{Code, Diagnostic, Edit, Level};
use jsi_idl::resolve::Source;
use jsi_idl::source::{FileId, LineIndex, Span};

/// A disagreement between a member and its JavaScript.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) code: Code,
    pub(super) level: Level,
    pub(super) file: FileId,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) label: String,
    /// Places in JavaScript, with what they show.
    pub(super) places: Vec<JsPlace>,
    pub(super) helps: Vec<String>,
    pub(super) repairs: Vec<Repair>,
}

/// A place in a JavaScript file.
#[derive(Debug, Clone)]
pub(super) struct JsPlace {
    pub(super) path: String,
    pub(super) text: Arc<str>,
    pub(super) span: Span,
    pub(super) message: String,
}

/// An offered change.
#[derive(Debug, Clone)]
pub(super) enum Repair {
    /// Of the interface.
    Interface {
        title: String,
        span: Span,
        text: String,
    },
    /// Of a JavaScript file.
    Script {
        title: String,
        path: String,
        script: Arc<str>,
        span: Span,
        text: String,
    },
}

impl Report {
    /// What two platforms must agree about.
    pub(super) fn key(&self) -> (Code, FileId, Span) {
        (self.code, self.file, self.span)
    }
}

/// Diagnostics, and the JavaScript files that their labels and fixes name.
#[derive(Debug, Default)]
pub struct Contract {
    /// The diagnostics, in the order of the files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// The JavaScript files, which follow the other sources of the run: the first one has the number that the check was given.
    pub scripts: Vec<Source>,
}

impl Contract {
    /// Makes diagnostics; `first` is the number of the first JavaScript file.
    pub(super) fn of(mut reports: Vec<Report>, first: u32) -> Self {
        reports.sort_by_key(|it| (it.file, it.span.start, it.span.end, it.code));
        let mut contract = Self::default();
        for report in reports {
            let mut diagnostic =
                Diagnostic::new(report.code, report.file, report.span, report.message)
                    .label(report.label);
            diagnostic.level = report.level;
            for place in report.places {
                let file = contract.file(first, &place.path, &place.text);
                diagnostic = diagnostic.secondary_label(file, place.span, place.message);
            }
            diagnostic.helps = report.helps;
            for repair in report.repairs {
                diagnostic = match repair {
                    Repair::Interface { title, span, text } => diagnostic.offer(title, span, text),
                    Repair::Script {
                        title,
                        path,
                        script,
                        span,
                        text,
                    } => {
                        let file = contract.file(first, &path, &script);
                        diagnostic.offer_all(title, vec![Edit { file, span, text }])
                    }
                };
            }
            contract.diagnostics.push(diagnostic);
        }
        contract
    }

    /// The number of a JavaScript file.
    fn file(&mut self, first: u32, path: &str, text: &Arc<str>) -> FileId {
        let known = self.scripts.iter().position(|it| it.path == path);
        let index = known.unwrap_or_else(|| {
            self.scripts.push(Source {
                path: path.to_owned(),
                lines: LineIndex::new(text).into(),
                text: Arc::clone(text),
                tree: jsi_idl::syntax::tree::File::default().into(),
            });
            self.scripts.len() - 1
        });
        FileId(first + index as u32)
    }
}
