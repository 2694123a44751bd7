//! JSI0401: an item or member without documentation.

use super::Lints;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::declaration::members;
use crate::syntax::tree::Docs;

impl Lints<'_, '_> {
    pub(super) fn missing_docs(&self) {
        if !self.looks_anywhere(Code::JSI0401) {
            return;
        }
        for item in &self.cx.scopes.items {
            if self.looks_for(Code::JSI0401, item.file) {
                self.documented(item.file, item.name.span, &item.tree.docs);
                members(item.tree, &mut |member| {
                    self.documented(item.file, member.name, member.docs);
                });
            }
        }
    }

    fn documented(&self, file: FileId, name: Span, docs: &Docs) {
        // empty lines are no documentation
        if docs.lines.iter().any(|line| !line.trim().is_empty()) {
            return;
        }
        let source = self.cx.loaded.sources.get(file.0 as usize);
        let text = source.map_or("", |source| name.of(&source.text));
        let message = match text {
            "(" => "the call signature has no documentation".to_owned(),
            _ => format!("`{text}` has no documentation"),
        };
        let diagnostic = Diagnostic::new(Code::JSI0401, file, name, message)
            .label("missing `///` comment")
            .help("`///` comments become documentation in Rust and in TypeScript");
        self.report(diagnostic);
    }
}
