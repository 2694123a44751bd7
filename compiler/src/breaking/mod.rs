//! `jsic breaking`: what the differences between two versions of `.jsi` files break, and whose code.
//!
//! Rust is compared as the compiler generates it, with one name for each item (`rust`); JavaScript by the values that types have
//! (`values`), in the directions in which they cross (`flows`). [`rules`] is the table of all rules.

mod data;
mod error;
mod flows;
mod functions;
mod git;
mod items;
mod member_pairs;
mod members;
mod pairs;
mod report;
pub mod rules;
mod rust;
mod values;
mod version;

use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::model::{ItemId, Model};
use jsi_idl::resolve::Source;
use jsi_idl::source::FileId;

pub use error::VersionError;
use flows::Flows;
use pairs::Pairs;
use report::Finding;
pub use rules::{Audience, RULES, Rule};
use rust::Rust;
use values::Values;
pub use version::{Version, load};

/// One of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Old,
    New,
}

impl Of {
    fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

/// What breaks.
#[derive(Debug, Default)]
pub struct Breakage {
    /// The sources of the new version, then those of the old one.
    pub sources: Vec<Source>,
    /// What breaks, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compares two versions without errors: what breaks the code of these audiences. `is_allowed` selects rules that are not reported.
#[must_use]
pub fn compare(
    old: &Version,
    new: &Version,
    audiences: &[Audience],
    is_allowed: impl Fn(jsi_idl::diagnostics::Code) -> bool,
) -> Breakage {
    let pairs = Pairs::new(
        (&old.analysis.model, &old.keys),
        (&new.analysis.model, &new.keys),
    );
    let mut comparison = Comparison {
        old: Side::new(old, Of::Old, &pairs),
        new: Side::new(new, Of::New, &pairs),
        values: Values {
            old: &old.analysis.model,
            new: &new.analysis.model,
            pairs: &pairs,
        },
        pairs: &pairs,
        findings: Vec::new(),
    };
    comparison.items();
    let offset = new.analysis.sources.len() as u32;
    let mut diagnostics: Vec<Diagnostic> = comparison
        .findings
        .into_iter()
        .filter(|it| !is_allowed(it.code))
        .filter_map(|it| it.diagnostic(offset, audiences))
        .collect();
    diagnostics.sort_by_key(|it| (it.primary.file, it.primary.span, it.code));
    Breakage {
        sources: [new.sources(), old.sources()].concat(),
        diagnostics,
    }
}

/// What is known of a version.
struct Side<'a> {
    version: &'a Version,
    model: &'a Model,
    rust: Rust,
    flows: Flows,
}

impl<'a> Side<'a> {
    fn new(version: &'a Version, of: Of, pairs: &Pairs) -> Self {
        let model = &version.analysis.model;
        Self {
            rust: Rust::new(model, of, pairs),
            flows: Flows::new(model),
            version,
            model,
        }
    }

    /// A text of a source.
    fn text(&self, file: FileId, span: jsi_idl::source::Span) -> &'a str {
        let source = self.version.analysis.sources.get(file.0 as usize);
        span.of(source.map_or("", |source| &source.text))
    }
}

struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    values: Values<'a>,
    pairs: &'a Pairs,
    findings: Vec<Finding>,
}

/// An item of both versions.
#[derive(Clone, Copy)]
struct Both {
    old: ItemId,
    new: ItemId,
}
