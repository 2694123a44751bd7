//! Resolves aliases, each after those that it uses. JSI0104 for cyclic aliases.

use super::Check;
use super::positions::{TypeContext, TypePosition};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, Type};
use crate::resolve::graph;
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::{FileId, Span};
use crate::syntax::MAX_NESTING;
use crate::syntax::tree::{self, Ident};
use crate::syntax::visit::type_names;

/// An alias has no more parts than this, those of the aliases that it contains included.
const MAX_ALIAS_PARTS: usize = 256;

/// How deep a type is, and of how many types it is made.
#[derive(Debug, Clone, Copy)]
struct TypeSize {
    levels: usize,
    parts: usize,
}

impl TypeSize {
    fn of(ty: &Type) -> Self {
        let around = |parts: &mut dyn Iterator<Item = &Type>| {
            let start = Self {
                levels: 1,
                parts: 1,
            };
            parts.map(Self::of).fold(start, |sum, part| Self {
                levels: sum.levels.max(part.levels + 1),
                parts: sum.parts + part.parts,
            })
        };
        match ty {
            Type::Nullable(inner)
            | Type::Array(inner)
            | Type::Dictionary(inner)
            | Type::Set(inner)
            | Type::Iterable(inner)
            | Type::AsyncIterable(inner)
            | Type::Promise(inner) => around(&mut std::iter::once(&**inner)),
            Type::Map(key, value) => around(&mut [&**key, &**value].into_iter()),
            Type::Tuple(parts) | Type::Applied(_, parts) => around(&mut parts.iter()),
            Type::Function(Some(function)) => {
                let params = function.params.iter().map(|param| &param.ty);
                around(&mut params.chain([&function.result]))
            }
            Type::Void
            | Type::This
            | Type::Prim(_)
            | Type::Literal(_)
            | Type::Parameter(_)
            | Type::Named(_)
            | Type::Constructor(_)
            | Type::MemoryView(_)
            | Type::Function(None)
            | Type::Error => around(&mut std::iter::empty()),
        }
    }
}

impl Check<'_> {
    /// Fills the table of aliases.
    pub(super) fn expand_aliases(&mut self) {
        let mut edges = Vec::with_capacity(self.scopes.items.len());
        let mut places: Vec<Vec<Span>> = Vec::with_capacity(edges.capacity());
        for item in &self.scopes.items {
            let mut found = Vec::new();
            if let tree::ItemKind::Alias(alias) = &item.tree.kind {
                self.alias_edges(item, alias, &mut found);
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
            if alias.members().is_some() {
                continue;
            }
            // an alias that is not resolved yet is part of a cycle, which is reported already
            let circular = edges.get(index).into_iter().flatten();
            let mut others = circular.map(|other| ItemId(*other as u32));
            let ty = if others.all(|it| self.aliases.contains_key(&it) || self.is_union(it)) {
                let context = TypeContext::new(item.file, TypePosition::Alias);
                let ty = self.check_type(&alias.ty, &context);
                self.limit_alias(item, alias.ty.span, ty)
            } else {
                Type::Error
            };
            self.aliases.insert(id, ty);
        }
    }

    /// JSI0003 for an alias that other aliases make deep or large, since every use of it has all its parts.
    fn limit_alias(&self, item: ItemRef<'_>, span: Span, ty: Type) -> Type {
        let size = TypeSize::of(&ty);
        let name = &item.name.text;
        let (message, label) = if size.levels > MAX_NESTING {
            let label = format!("more than {MAX_NESTING} levels with the aliases it contains");
            (format!("alias `{name}` is nested too deeply"), label)
        } else if size.parts > MAX_ALIAS_PARTS {
            let label = format!("more than {MAX_ALIAS_PARTS} parts with the aliases it contains");
            (format!("alias `{name}` is too large"), label)
        } else {
            return ty;
        };
        let diagnostic = Diagnostic::new(Code::JSI0003, item.file, span, message)
            .label(label)
            .help("use a record in place of one of the aliases");
        self.report(diagnostic);
        Type::Error
    }

    /// The aliases that an alias is made of. Of a union these are only its members: what is inside of a member may refer to the
    /// union.
    fn alias_edges(&self, item: &ItemRef<'_>, alias: &tree::Alias, found: &mut Vec<(usize, Span)>) {
        let mut direct = |ty: &tree::TypeExpr, unions_only: bool| {
            if let tree::TypeKind::Name { name, .. } = &ty.kind
                && let Some((index, span)) = self.alias_named(item.file, name)
                && (!unions_only || self.is_union(ItemId(index as u32)))
            {
                found.push((index, span));
            }
        };
        if let Some(members) = alias.members() {
            members.iter().for_each(|member| direct(&member.ty, false));
            return;
        }
        direct(&alias.ty, true);
        type_names(item.tree, &mut |name| {
            let named = self.alias_named(item.file, name);
            found.extend(named.filter(|(index, _)| !self.is_union(ItemId(*index as u32))));
        });
    }

    /// Whether an item is a union.
    pub(super) fn is_union(&self, id: ItemId) -> bool {
        let kind = self.scopes.item(id).map(|item| &item.tree.kind);
        matches!(kind, Some(tree::ItemKind::Alias(alias)) if alias.members().is_some())
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
        let first = cycle.steps.first().map_or(0, |step| step.node);
        let mut steps = cycle.steps.iter().filter_map(place);
        let Some((item, span)) = steps.next() else {
            return;
        };
        let name = &item.name.text;
        let message = match what {
            "record" if self.is_union(ItemId(first as u32)) => {
                format!("union `{name}` always contains itself")
            }
            "record" => format!("record `{name}` always contains itself"),
            "class" | "interface" => format!("{what} `{name}` extends itself"),
            "base record" => format!("record `{name}` extends itself"),
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
                "add a `?` to one of the types, use an `Array`, which can be empty, or a class",
            );
            let fits = match &item.tree.kind {
                tree::ItemKind::Record(it) => it.fields.iter().any(|field| field.ty.span == span),
                _ => false,
            };
            if fits && !self.written(item.file, span).ends_with('?') {
                let written = self.written(item.file, span);
                let end = Span::new(span.end, span.end);
                diagnostic = diagnostic.offer(format!("write `{written}?`"), end, "?");
            }
        }
        self.report(diagnostic);
    }
}
