//! JSI0406: a type that is deprecated, where it is used. What is deprecated itself may use it.

use super::Lints;
use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::Span;
use crate::syntax::declaration::{is_deprecated, members};
use crate::syntax::tree::Ident;
use crate::syntax::visit::type_names;

impl Lints<'_, '_> {
    pub(super) fn deprecated_uses(&self) {
        let items = &self.model.items;
        if items.iter().all(|item| item.deprecated.is_none()) {
            return;
        }
        for item in &self.cx.scopes.items {
            let wanted = self.looks_for(Code::JSI0406, item.file);
            if !wanted || is_deprecated(&item.tree.attrs) {
                continue;
            }
            let mut deprecated: Vec<Span> = Vec::new();
            members(item.tree, &mut |member| {
                if is_deprecated(member.attrs) {
                    deprecated.push(member.span);
                }
            });
            type_names(item.tree, &mut |name| {
                let after = deprecated.partition_point(|span| span.start <= name.span.start);
                let last = after.checked_sub(1).and_then(|index| deprecated.get(index));
                if last.is_none_or(|last| last.end <= name.span.start) {
                    self.used(*item, name);
                }
            });
        }
    }

    fn used(&self, user: ItemRef<'_>, name: &Ident) {
        let Some(Binding::Item(id)) = self.cx.lookup(user.file, &name.text) else {
            return;
        };
        let Some(item) = self.model.items.get(id.0 as usize) else {
            return;
        };
        let Some(why) = &item.deprecated else {
            return;
        };
        let message = match why.as_str() {
            "" => format!("`{}` is deprecated", item.name),
            why => format!("`{}` is deprecated: {}", item.name, statement(why)),
        };
        let diagnostic = Diagnostic::new(Code::JSI0406, user.file, name.span, message)
            .label("used here")
            .secondary_label(item.file, item.name_span, "deprecated here");
        self.report(diagnostic);
    }
}

/// The reason as a part of the message.
fn statement(why: &str) -> &str {
    why.trim().trim_end_matches('.')
}
