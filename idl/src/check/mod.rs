//! The rules of the language, one family a file. They read trees and names, build the model and add diagnostics. No rule
//! depends on the success of another, and an error is reported once.

mod aliases;
mod anonymous_unions;
mod applied;
pub(crate) mod attribute_table;
mod attributes;
mod bind_names;
mod callback_interfaces;
mod characters;
mod collections;
mod containers;
mod cycles;
mod enums;
mod events;
mod exports;
mod extends;
mod index;
mod inherited_names;
mod lints;
mod literal_fields;
pub mod local_modules;
mod members;
mod name_conflicts;
pub mod names;
mod nesting;
mod params;
mod positions;
mod promised_array;
mod record_params;
mod records;
mod resolved_type;
mod side;
mod suggestions;
mod this;
mod type_arguments;
mod type_params;
mod type_resolver;
mod unions;
mod unknown_types;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{self, ItemId, Model, Type};
use crate::resolve::scope::{Binding, Scopes};
use crate::resolve::{Loaded, Loader};
use crate::source::{FileId, Span};
use crate::syntax::tree;

/// Checks the files of a run and builds their model.
pub(crate) fn check(loaded: &Loaded, loader: &dyn Loader) -> (Model, Vec<Diagnostic>) {
    let problems = loaded.diagnostics.iter();
    let mut problems: Vec<(FileId, u32)> = problems
        .map(|it| (it.primary.file, it.primary.span.start))
        .collect();
    problems.sort_unstable();
    let mut cx = Check {
        loaded,
        problems,
        scopes: Scopes::declare(loaded),
        aliases: HashMap::new(),
        unions: HashMap::new(),
        promised: HashSet::new(),
        declared: RefCell::new(Vec::new()),
        elsewhere: RefCell::new(None),
        comparisons: Cell::new(0),
        out: RefCell::new(Vec::new()),
    };
    let uses = cx.bind_names();
    cx.promised = cx.promised_params().into_iter().collect();
    cx.expand_aliases();
    cx.resolve_unions();
    let mut model = Model {
        files: cx.files(uses),
        items: Vec::with_capacity(cx.scopes.items.len()),
    };
    for index in 0..cx.scopes.items.len() {
        model.items.extend(cx.check_item(ItemId(index as u32)));
    }
    cx.add_declared(&mut model);
    cx.inherit_fields(&mut model);
    cx.check_missing_sources(loader);
    cx.check_local_modules(loader);
    cx.check_record_params();
    cx.check_cycles(&model);
    cx.check_unions(&model);
    cx.check_name_conflicts(&model);
    cx.check_inherited_names(&model);
    cx.run_lints(&model, loader);
    (model, cx.out.into_inner())
}

/// The input of every rule, and the list of diagnostics.
pub(crate) struct Check<'a> {
    loaded: &'a Loaded,
    /// The places of earlier errors, sorted.
    problems: Vec<(FileId, u32)>,
    scopes: Scopes<'a>,
    /// The type of each alias.
    aliases: HashMap<ItemId, Type>,
    /// The types of the members of each union.
    unions: HashMap<ItemId, Vec<Type>>,
    /// The type parameters of items that are the value of a promise.
    promised: HashSet<applied::ParamId>,
    /// The items that fields with several literals declare.
    declared: RefCell<Vec<model::Item>>,
    /// For each name the files that define it; made at the first unknown name.
    elsewhere: RefCell<Option<HashMap<&'a str, Vec<FileId>>>>,
    /// How many names were compared in the search for similar ones.
    comparisons: Cell<usize>,
    out: RefCell<Vec<Diagnostic>>,
}

impl<'a> Check<'a> {
    fn report(&self, diagnostic: Diagnostic) {
        self.out.borrow_mut().push(diagnostic);
    }

    /// A part of a file as written.
    fn written(&self, file: FileId, span: Span) -> &'a str {
        let source = self.loaded.sources.get(file.0 as usize);
        source
            .map(|source| span.of(&source.text))
            .unwrap_or_default()
    }

    /// Whether something in that part of a file could not be read, so that what seems missing may be there.
    fn has_problem(&self, file: FileId, part: std::ops::Range<u32>) -> bool {
        let first = self.problems.partition_point(|at| *at < (file, part.start));
        let next = self.problems.get(first);
        next.is_some_and(|(other, at)| *other == file && part.contains(at))
    }

    /// Whether the only error at a bracket is that it is not closed.
    fn is_unclosed(&self, file: FileId, bracket: u32) -> bool {
        let all = self.loaded.diagnostics.iter();
        let at = all.filter(|it| (it.primary.file, it.primary.span.start) == (file, bracket));
        let mut codes = at.map(|it| it.code).peekable();
        codes.peek().is_some() && codes.all(|code| code == Code::JSI0002)
    }

    /// The binding of a name in a file. Built-in names have none.
    fn lookup(&self, file: FileId, name: &str) -> Option<Binding> {
        self.scopes.file(file)?.get(name)
    }

    /// Reports a second declaration of a name. `what` is what is declared.
    fn duplicate(
        &self,
        file: FileId,
        what: &str,
        name: &str,
        span: Span,
        first: Span,
    ) -> Diagnostic {
        Diagnostic::new(
            Code::JSI0102,
            file,
            span,
            format!("duplicate {what} `{name}`"),
        )
        .label("declared again")
        .secondary_label(file, first, "first declared here")
    }

    fn files(&self, uses: Vec<Vec<model::UsedName>>) -> Vec<model::File> {
        let sources = self.loaded.sources.iter().zip(&self.loaded.paths);
        let mut files: Vec<model::File> = sources
            .zip(uses)
            .map(|((source, path), uses)| model::File {
                path: path.clone(),
                docs: docs(&source.tree.docs),
                items: Vec::new(),
                of_fields: Vec::new(),
                uses,
            })
            .collect();
        for (index, item) in self.scopes.items.iter().enumerate() {
            if let Some(file) = files.get_mut(item.file.0 as usize) {
                file.items.push(ItemId(index as u32));
            }
        }
        files
    }

    /// Checks one item and gives its model.
    fn check_item(&self, id: ItemId) -> Option<model::Item> {
        let item = self.scopes.item(id)?;
        let (file, tree) = (item.file, item.tree);
        let attrs = self.check_item_attributes(item);
        let mut kind = match &tree.kind {
            tree::ItemKind::Alias(alias) if let Some(members) = alias.members() => {
                self.check_union(id, item, members)
            }
            tree::ItemKind::Alias(_) => {
                model::ItemKind::Alias(self.aliases.get(&id).cloned().unwrap_or(Type::Error))
            }
            tree::ItemKind::Interface(it) => self.check_interface(item, it, &attrs),
            tree::ItemKind::CallbackInterface(it) => {
                self.check_callback_interface(item, it, &attrs)
            }
            tree::ItemKind::Class(it) => self.check_class(item, it, &attrs),
            tree::ItemKind::Record(it) => self.check_record(item, it, &attrs),
            tree::ItemKind::Enum(it) => self.check_enum(item, it, &attrs),
            tree::ItemKind::Use(_) | tree::ItemKind::Bad(_) => return None,
        };
        for (index, param) in kind.type_params_mut().iter_mut().enumerate() {
            param.promised = self.promised.contains(&(id, index));
        }
        let derived = names::type_name(&item.name.text);
        Some(model::Item {
            file,
            name: item.name.text.clone(),
            name_span: item.name.span,
            span: tree.span,
            rust_name: attrs.rust_name(|| derived),
            docs: docs(&tree.docs),
            deprecated: attrs.deprecated.clone(),
            kind,
        })
    }
}

/// Documentation as one text.
fn docs(docs: &tree::Docs) -> String {
    docs.lines.join("\n")
}
