//! Resolves aliases, each after those that it uses. JSI0104 for cyclic aliases.

use super::Check;
use super::positions::{TypeContext, TypePosition};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, Type};
use crate::resolve::graph;
use crate::resolve::scope::Binding;
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Ident};
use crate::syntax::visit::type_names;

impl Check<'_> {
    /// Fills the table of aliases.
    pub(super) fn expand_aliases(&mut self) {
        let mut edges = Vec::with_capacity(self.scopes.items.len());
        let mut places: Vec<Vec<Span>> = Vec::with_capacity(edges.capacity());
        for item in &self.scopes.items {
            let mut found = Vec::new();
            if matches!(item.tree.kind, tree::ItemKind::Alias(_)) {
                type_names(item.tree, &mut |name| {
                    found.extend(self.alias_named(item.file, name));
                });
            }
            let (out, at) = found.into_iter().unzip();
            edges.push(out);
            places.push(at);
        }
        let walk = graph::walk(&edges);
        for cycle in &walk.cycles {
            self.report_circle("alias", cycle, &places);
        }
        for index in walk.order {
            let id = ItemId(index as u32);
            let Some(item) = self.scopes.item(id) else {
                continue;
            };
            let tree::ItemKind::Alias(alias) = &item.tree.kind else {
                continue;
            };
            // an alias that is not resolved yet is part of a cycle, which is reported already
            let circular = edges.get(index).into_iter().flatten();
            let mut others = circular.map(|other| ItemId(*other as u32));
            let ty = if others.all(|other| self.aliases.contains_key(&other)) {
                self.check_type(&alias.ty, &TypeContext::new(item.file, TypePosition::Alias))
            } else {
                Type::Error
            };
            self.aliases.insert(id, ty);
        }
    }

    fn alias_named(&self, file: FileId, name: &Ident) -> Option<(usize, Span)> {
        let Some(Binding::Item(id)) = self.lookup(file, &name.text) else {
            return None;
        };
        let item = self.scopes.item(id)?;
        let is_alias = matches!(item.tree.kind, tree::ItemKind::Alias(_));
        is_alias.then_some((id.0 as usize, name.span))
    }

    /// JSI0104 for items that lead back to themselves; `places` has the place of each edge.
    pub(super) fn report_circle(&self, what: &str, cycle: &graph::Cycle, places: &[Vec<Span>]) {
        let place = |step: &graph::Step| {
            let span = places.get(step.node).and_then(|at| at.get(step.edge));
            let item = self.scopes.item(ItemId(step.node as u32));
            item.zip(span).map(|(item, span)| (item, *span))
        };
        let mut steps = cycle.steps.iter().filter_map(place);
        let Some((item, span)) = steps.next() else {
            return;
        };
        let name = &item.name.text;
        let message = match what {
            "record" => format!("record `{name}` contains itself"),
            "class" => format!("class `{name}` extends itself"),
            _ => format!("alias `{name}` refers to itself"),
        };
        let mut diagnostic = Diagnostic::new(Code::JSI0104, item.file, span, message);
        diagnostic.primary.message = match cycle.steps.len() {
            1 => "refers to itself".to_owned(),
            _ => format!("refers back to `{name}`"),
        };
        for (other, span) in steps {
            let words = format!("next step of the cycle, in `{}`", other.name.text);
            diagnostic = diagnostic.secondary_label(other.file, span, words);
        }
        if what == "record" {
            diagnostic = diagnostic.help(
                "use an `Array`, which can be empty, or a class, which is passed by reference",
            );
        }
        self.report(diagnostic);
    }
}
