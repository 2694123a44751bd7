//! Type parameters of records: whether a value holds them (JSI0230), and records that contain themselves with larger and larger
//! type arguments (JSI0235).

use std::collections::HashMap;

use super::Check;
use super::applied::ParamId;
use super::type_params::{ParamsOf, names, unused};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ItemId;
use crate::resolve::graph;
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Base, Ident, TypeArg, TypeExpr, TypeKind, TypeParam};

/// Where the type parameters of records are: a graph, in which a parameter leads to those that it is an argument for.
#[derive(Default)]
struct Uses {
    /// The number of each parameter.
    nodes: HashMap<ParamId, usize>,
    /// Whether a field has the type, not only as a type argument of records.
    used: Vec<bool>,
    edges: Vec<Vec<usize>>,
    /// The edges of type arguments that contain the parameter in another type.
    growing: Vec<Growing>,
}

/// A type argument that contains a type parameter in another type.
struct Growing {
    from: usize,
    to: usize,
    file: FileId,
    span: Span,
    /// The record that gets it.
    of: ItemId,
}

/// The record whose types are visited.
#[derive(Clone, Copy)]
struct Around<'t> {
    id: ItemId,
    file: FileId,
    params: &'t [TypeParam],
}

impl<'a> Check<'a> {
    /// Checks the type parameters of all records.
    pub(super) fn check_record_params(&self) {
        let mut uses = Uses::default();
        for (id, _, it) in self.records_with_params() {
            for index in 0..it.type_params.len() {
                uses.nodes.insert((id, index), uses.nodes.len());
            }
        }
        uses.used = vec![false; uses.nodes.len()];
        uses.edges = vec![Vec::new(); uses.nodes.len()];
        for (id, item, it) in self.records_with_params() {
            let around = Around {
                id,
                file: item.file,
                params: &it.type_params,
            };
            if let Some(Base { name, args, .. }) = &it.extends {
                self.args_of(around, name, args, &mut uses);
            }
            for field in &it.fields {
                self.uses_in(around, &field.ty, &mut uses);
            }
        }
        uses.spread();
        for (id, item, it) in self.records_with_params() {
            for (index, param) in it.type_params.iter().enumerate() {
                let used = uses.nodes.get(&(id, index));
                let used = used.and_then(|node| uses.used.get(*node)).copied();
                if used == Some(false) && !self.is_wrong(item.file, it, index) {
                    self.report(unused(item.file, param, ParamsOf::Record));
                }
            }
        }
        let groups = graph::groups(&uses.edges);
        let mut last = None;
        for it in &uses.growing {
            if groups.get(it.from) == groups.get(it.to) && last != Some((it.file, it.span)) {
                last = Some((it.file, it.span));
                self.report_growing(it);
            }
        }
    }

    /// Whether the name of a type parameter is an error.
    fn is_wrong(&self, file: FileId, it: &tree::Record, index: usize) -> bool {
        let Some(param) = it.type_params.get(index) else {
            return true;
        };
        let name = &param.name.text;
        let mut before = it.type_params.iter().take(index);
        before.any(|it| it.name.text == *name)
            || matches!(self.lookup(file, name), Some(Binding::Item(_)))
    }

    fn records_with_params(&self) -> impl Iterator<Item = (ItemId, ItemRef<'a>, &'a tree::Record)> {
        let items = (0..).map(ItemId).zip(&self.scopes.items);
        items.filter_map(|(id, item)| match &item.tree.kind {
            tree::ItemKind::Record(it) if !it.type_params.is_empty() => Some((id, *item, it)),
            _ => None,
        })
    }

    fn report_growing(&self, it: &Growing) {
        let Some(of) = self.scopes.item(it.of) else {
            return;
        };
        let name = &of.name.text;
        let message = format!("the type arguments of record `{name}` grow without end");
        let diagnostic = Diagnostic::new(Code::JSI0235, it.file, it.span, message)
            .label("contains a type parameter that this argument is for")
            .secondary_label(of.file, of.name.span, "declared here")
            .help("where a record contains itself, its type arguments are its type parameters themselves");
        self.report(diagnostic);
    }

    /// Adds the type parameters in a type.
    fn uses_in(&self, around: Around<'_>, ty: &TypeExpr, uses: &mut Uses) {
        match &ty.kind {
            TypeKind::Literal(_) => {}
            // it may be any of them
            TypeKind::Bad => uses.mark_all(around),
            TypeKind::Nullable(inner) => self.uses_in(around, inner, uses),
            TypeKind::Tuple(elements) => {
                for element in elements {
                    self.uses_in(around, element, uses);
                }
            }
            TypeKind::Union(members) => {
                for member in members {
                    self.uses_in(around, &member.ty, uses);
                }
            }
            TypeKind::Name { name, args } => match around.find(name) {
                Some(index) => uses.mark((around.id, index)),
                None => self.args_of(around, name, args, uses),
            },
        }
    }

    fn args_of(&self, around: Around<'_>, of: &Ident, args: &[TypeArg], uses: &mut Uses) {
        let record = match self.lookup(around.file, &of.text) {
            Some(Binding::Item(id)) if self.is_record(id) => Some(id),
            Some(_) | None => None,
        };
        if record.is_some_and(|id| self.params_of(id).len() != args.len()) {
            // reported; those that are missing may be any of them
            uses.mark_all(around);
        }
        for (index, arg) in args.iter().enumerate() {
            match (arg, record) {
                (TypeArg::Type(ty), Some(record)) => {
                    self.record_argument(around, (record, index), ty, uses);
                }
                (TypeArg::Type(ty), None) => self.uses_in(around, ty, uses),
                (TypeArg::Signature(signature), _) => {
                    for param in &signature.params {
                        self.uses_in(around, &param.ty, uses);
                    }
                    self.uses_in(around, &signature.result, uses);
                }
            }
        }
    }

    /// Adds a type argument of a record.
    fn record_argument(&self, around: Around<'_>, of: ParamId, ty: &TypeExpr, uses: &mut Uses) {
        let is_param = match &ty.kind {
            TypeKind::Name { name, args } if args.is_empty() => around.find(name),
            _ => None,
        };
        if let Some(index) = is_param {
            uses.lead((around.id, index), of);
            return;
        }
        for (index, param) in around.params.iter().enumerate() {
            if names(ty, &param.name.text)
                && let Some((from, to)) = uses.lead((around.id, index), of)
            {
                uses.growing.push(Growing {
                    from,
                    to,
                    file: around.file,
                    span: ty.span,
                    of: of.0,
                });
            }
        }
        self.uses_in(around, ty, uses);
    }
}

impl Around<'_> {
    fn find(&self, name: &Ident) -> Option<usize> {
        let mut params = self.params.iter();
        params.position(|it| it.name.text == name.text)
    }
}

impl Uses {
    fn mark(&mut self, param: ParamId) {
        let node = self.nodes.get(&param);
        if let Some(used) = node.and_then(|node| self.used.get_mut(*node)) {
            *used = true;
        }
    }

    fn mark_all(&mut self, around: Around<'_>) {
        for index in 0..around.params.len() {
            self.mark((around.id, index));
        }
    }

    /// Adds an edge; gives its ends.
    fn lead(&mut self, from: ParamId, to: ParamId) -> Option<(usize, usize)> {
        let (from, to) = (*self.nodes.get(&from)?, *self.nodes.get(&to)?);
        self.edges.get_mut(from)?.push(to);
        Some((from, to))
    }

    /// Marks the parameters that lead to used ones.
    fn spread(&mut self) {
        let mut back = vec![Vec::new(); self.edges.len()];
        for (from, edges) in self.edges.iter().enumerate() {
            for to in edges {
                if let Some(back) = back.get_mut(*to) {
                    back.push(from);
                }
            }
        }
        let used = self.used.iter().enumerate();
        let mut open: Vec<usize> = used
            .filter(|(_, used)| **used)
            .map(|(node, _)| node)
            .collect();
        while let Some(node) = open.pop() {
            for from in back.get(node).into_iter().flatten() {
                if let Some(used @ false) = self.used.get_mut(*from) {
                    *used = true;
                    open.push(*from);
                }
            }
        }
    }
}
