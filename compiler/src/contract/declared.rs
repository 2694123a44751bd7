//! Compares what an item itself declares: the path of its module, and the class that it extends. Gives properties another type.

use std::sync::Arc;

use jsi_idl::diagnostics::Code;
use jsi_idl::model::{Item, ItemKind, Member, Source};
use jsi_idl::source::Span;

use super::check::Checker;
use super::graph::{Found, Graph, ModuleId};
use super::missing_path::MissingPath;
use super::report::{JsPlace, Repair};

impl Checker<'_, '_> {
    /// A path of a package that it does not have.
    pub(super) fn no_path(&mut self, item: &Item, specifier: &str, missing: MissingPath) {
        let source = self.sources.get(item.file.0 as usize);
        let after = Span::new(item.name_span.end, item.span.end);
        let written =
            source.and_then(|source| find(&source.text, after, &format!("\"{specifier}\"")));
        let span = written.unwrap_or(item.name_span);
        let (package, path) = (missing.package, missing.path);
        let message = format!("the package `{package}` exports no `{path}`");
        let text = Arc::from(missing.text);
        let places = missing.exports.map(|span| JsPlace {
            path: missing.manifest,
            text,
            span,
            message: "its exports".to_owned(),
        });
        let places = places.into_iter().collect();
        self.report(Code::JSI0501, item, span, message, "not exported", places);
    }

    /// Compares the class that a class extends with the one in JavaScript, if both are seen.
    pub(super) fn base(
        &mut self,
        item: &Item,
        graph: &Graph<'_>,
        module: ModuleId,
        class: (ModuleId, usize),
    ) {
        let ItemKind::Class(declared) = &item.kind else {
            return;
        };
        let Some(base) = declared.extends.map(|id| self.model.item(id)) else {
            return;
        };
        let ItemKind::Class(of_base) = &base.kind else {
            return;
        };
        if !is_same(of_base.source.as_ref(), declared.source.as_ref()) {
            return;
        }
        let mut found = Found::Namespace(module);
        for name in &of_base.js_path {
            found = graph.property(found, name);
        }
        let Found::Value(of, value) = found else {
            return;
        };
        let Some(actual) = graph.extends_other(class, (of, value)) else {
            return;
        };
        let source = self.sources.get(item.file.0 as usize);
        let after = Span::new(item.name_span.end, item.span.end);
        let written = source.and_then(|source| {
            let keyword = find(&source.text, after, "extends")?;
            find(&source.text, Span::new(keyword.end, after.end), &base.name)
        });
        let message = format!(
            "`{}` does not extend `{}` in JavaScript",
            item.name, base.name
        );
        let places = graph.module(actual.0).map(|module| JsPlace {
            path: module.path.clone(),
            text: Arc::clone(&module.text),
            span: actual.1,
            message: "this class does not extend it".to_owned(),
        });
        let places = places.into_iter().collect();
        let span = written.unwrap_or(item.name_span);
        self.report(
            Code::JSI0502,
            item,
            span,
            message,
            "not a base class",
            places,
        );
    }

    /// Gives a property another type.
    pub(super) fn retype(&self, item: &Item, member: &Member, ty: &str) -> Option<Repair> {
        let source = self.sources.get(item.file.0 as usize)?;
        let declared = Span::new(member.name_span.end, member.span.end);
        let colon = find(&source.text, declared, ":")?;
        let written = Span::new(colon.end, member.span.end).of(&source.text);
        let written = written.trim_end_matches(';');
        let start = colon.end + (written.len() - written.trim_start().len()) as u32;
        Some(Repair::Interface {
            title: format!("use the type `{ty}`"),
            span: Span::new(start, colon.end + written.trim_end().len() as u32),
            text: ty.to_owned(),
        })
    }
}

/// Whether two classes are of one module.
fn is_same(one: Option<&Source>, other: Option<&Source>) -> bool {
    match (one, other) {
        (Some(Source::Local { path, .. }), Some(Source::Local { path: other, .. })) => {
            path == other
        }
        (Some(Source::Bare(name)), Some(Source::Bare(other))) => name == other,
        _ => false,
    }
}

/// The first place of a text in a range.
fn find(text: &str, range: Span, wanted: &str) -> Option<Span> {
    let start = range.start as usize + range.of(text).find(wanted)?;
    Some(Span::new(start as u32, (start + wanted.len()) as u32))
}
