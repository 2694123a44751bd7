//! Reports about types while the interface is edited: each stays at its member until that is declared in another way.

use std::collections::HashSet;

use jsi_idl::model::{Item, ItemKind, Member, Model};
use jsi_idl::resolve::{Loader, Source as Text};
use jsi_idl::source::{FileId, Span};

use super::super::report::{Contract, Repair, Report};
use super::{Differences, is_reported};

/// The reports of the last comparison.
#[derive(Debug, Default)]
pub struct TypeReports(Vec<Kept>);

#[derive(Debug)]
struct Kept {
    path: String,
    item: String,
    /// The member as it was written then.
    declaration: String,
    /// Where its name began then.
    start: u32,
    report: Report,
}

impl TypeReports {
    /// The reports of a comparison, with the sources that it was made of.
    pub fn new(differences: &Differences, sources: &[Text], loader: &dyn Loader) -> Self {
        let reports = differences.reports(sources, loader, str::to_owned);
        let kept = reports.into_iter().filter_map(|(report, assertion)| {
            let source = sources.get(assertion.file.0 as usize)?;
            Some(Kept {
                path: source.path.clone(),
                item: assertion.item.clone(),
                declaration: assertion.declaration.of(&source.text).to_owned(),
                start: assertion.span.start,
                report,
            })
        });
        Self(kept.collect())
    }

    /// The reports about a later state of the files. `known` are places that other reports have; `first` is the number that the first
    /// JavaScript file gets.
    pub fn contract(
        &self,
        model: &Model,
        sources: &[Text],
        known: &HashSet<(FileId, Span)>,
        first: u32,
    ) -> Contract {
        let reports = self.0.iter().filter_map(|kept| {
            let report = kept.now(model, sources)?;
            let is_reported = is_reported(model, report.file, &kept.item, known);
            (!is_reported).then_some(report)
        });
        let reports = reports.filter(|it| !known.contains(&(it.file, it.span)));
        Contract::of(reports.collect(), first)
    }
}

impl Kept {
    /// The report at the place where the member is now; `None` if it is written in another way.
    fn now(&self, model: &Model, sources: &[Text]) -> Option<Report> {
        let mut items = model.items.iter();
        let item = items.find(|it| {
            let source = sources.get(it.file.0 as usize);
            it.name == self.item && source.is_some_and(|source| source.path == self.path)
        })?;
        let text = &sources.get(item.file.0 as usize)?.text;
        let declared = |it: &&Member| {
            let span = Span::new(it.name_span.start, it.span.end);
            span.of(text) == self.declaration
        };
        let member = members(item).iter().find(declared)?;
        let moved = |span: Span| {
            let start = member.name_span.start + span.start.checked_sub(self.start)?;
            Some(Span::new(start, start + (span.end - span.start)))
        };
        let mut report = self.report.clone();
        report.file = item.file;
        report.span = moved(report.span)?;
        for repair in &mut report.repairs {
            if let Repair::Interface { span, .. } = repair {
                *span = moved(*span)?;
            }
        }
        Some(report)
    }
}

fn members(item: &Item) -> &[Member] {
    match &item.kind {
        ItemKind::Interface(it) => &it.members,
        ItemKind::Class(it) => &it.members,
        _ => &[],
    }
}
