//! What an item extends: a class a class, an interface an interface, a record a record. The fields of records are inherited here.

use std::collections::{HashMap, HashSet};

use super::Check;
use super::positions::{TypeContext, TypeParams, TypePosition};
use crate::builtins::builtin;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Field, InheritedField, ItemId, ItemKind, Model, Record, Type};
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::Span;
use crate::syntax::tree::{self, TypeExpr, TypeKind, TypeParam};

/// The kinds of item that extend others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Class,
    Interface,
    Record,
}

impl Kind {
    fn of(item: &tree::Item) -> Option<Self> {
        match item.kind {
            tree::ItemKind::Class(_) => Some(Self::Class),
            tree::ItemKind::Interface(_) => Some(Self::Interface),
            tree::ItemKind::Record(_) => Some(Self::Record),
            tree::ItemKind::Use(_)
            | tree::ItemKind::Alias(_)
            | tree::ItemKind::CallbackInterface(_)
            | tree::ItemKind::Enum(_)
            | tree::ItemKind::Bad(_) => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Interface => "interface",
            Self::Record => "record",
        }
    }

    fn with_article(self) -> &'static str {
        match self {
            Self::Class => "a class",
            Self::Interface => "an interface",
            Self::Record => "a record",
        }
    }
}

impl Check<'_> {
    /// The item that another one extends.
    pub(super) fn base(&self, item: ItemRef<'_>, base: &tree::Base) -> Option<(ItemId, Vec<Type>)> {
        let id = self.base_item(item, &base.name)?;
        let can_apply = matches!(
            item.tree.kind,
            tree::ItemKind::Class(_) | tree::ItemKind::Record(_)
        );
        if can_apply && !(base.args.is_empty() && self.params_of(id).is_empty()) {
            return self.applied_base(item, base, item.tree.kind.type_params());
        }
        if !base.args.is_empty() {
            let span = Span::new(base.name.span.end, base.span.end);
            let message = format!("`{}` takes no type arguments", base.name.text);
            let diagnostic = Diagnostic::new(Code::JSI0209, item.file, span, message);
            self.report(diagnostic.label("unexpected argument"));
        }
        Some((id, Vec::new()))
    }

    /// The class or record that another one extends, with its type arguments.
    fn applied_base(
        &self,
        item: ItemRef<'_>,
        base: &tree::Base,
        type_params: &[TypeParam],
    ) -> Option<(ItemId, Vec<Type>)> {
        let written = TypeExpr {
            kind: TypeKind::Name {
                name: base.name.clone(),
                args: base.args.clone(),
            },
            span: base.span,
        };
        let context = TypeContext {
            type_params: TypeParams::of_class(type_params),
            ..TypeContext::new(item.file, TypePosition::Alias)
        };
        match self.check_type(&written, &context) {
            Type::Applied(id, args) => Some((id, args)),
            Type::Named(id) => Some((id, Vec::new())),
            _ => None,
        }
    }

    fn base_item(&self, item: ItemRef<'_>, base: &tree::Ident) -> Option<ItemId> {
        let kind = Kind::of(item.tree)?;
        let wrong = |code, message: String| Diagnostic::new(code, item.file, base.span, message);
        if item.tree.export.is_some() && kind != Kind::Record {
            self.report(exported(kind, &wrong));
            return None;
        }
        let declared = self.lookup(item.file, &base.text);
        if declared.is_none() && builtin(&base.text).is_some() {
            let name = &item.name.text;
            let message = format!("{} `{name}` cannot extend a built-in type", kind.word());
            let diagnostic =
                wrong(Code::JSI0211, message).label(format!("not a declared {}", kind.word()));
            self.report(match kind {
                Kind::Class => diagnostic.help(
                    "declare the JavaScript class, for example `class Base from globalThis;`",
                ),
                Kind::Interface | Kind::Record => diagnostic,
            });
            return None;
        }
        let id = match declared {
            Some(Binding::Item(id)) => match self.aliases.get(&id) {
                Some(Type::Named(other) | Type::Applied(other, _)) => *other,
                Some(Type::Error) => return None,
                _ => id,
            },
            Some(Binding::Broken) => return None,
            None => {
                self.report(self.unknown_type(item.file, base, &[], base.span));
                return None;
            }
        };
        let found = self.scopes.item(id)?;
        let good = Kind::of(found.tree) == Some(kind);
        if good && (found.tree.export.is_none() || kind == Kind::Record) {
            return Some(id);
        }
        let diagnostic = if good {
            let message = format!(
                "{} `{}` cannot extend an export",
                kind.word(),
                item.name.text
            );
            let diagnostic = wrong(Code::JSI0211, message)
                .label("implemented in Rust")
                .secondary_label(found.file, found.name.span, "declared with `export` here");
            match kind {
                Kind::Class => {
                    diagnostic.help("use `Object` to pass an instance of a subclass by reference")
                }
                Kind::Interface | Kind::Record => diagnostic,
            }
        } else {
            let message = format!("`{}` is not {}", base.text, kind.with_article());
            let label = match kind {
                Kind::Class => "only classes can be extended".to_owned(),
                Kind::Interface | Kind::Record => {
                    let (this, word) = (kind.with_article(), kind.word());
                    format!("{this} can only extend another {word}")
                }
            };
            wrong(Code::JSI0211, message).label(label).secondary_label(
                found.file,
                found.name.span,
                "declared here",
            )
        };
        self.report(diagnostic);
        None
    }

    /// Adds the fields that records inherit, and reports those of one name.
    pub(super) fn inherit_fields(&self, model: &mut Model) {
        for index in 0..model.items.len() {
            let mut inherited: Vec<InheritedField> = Vec::new();
            for (from, args) in applied_above(model, index).into_iter().rev() {
                if let Some(record) = record(model, from.0 as usize) {
                    let fields = record.fields.iter().map(|field| Field {
                        ty: record.applied(&field.ty, &args),
                        ..field.clone()
                    });
                    inherited.extend(fields.map(|field| InheritedField { from, field }));
                }
            }
            if inherited.is_empty() {
                continue;
            }
            let above: HashMap<&str, &InheritedField> = inherited
                .iter()
                .map(|it| (it.field.name.as_str(), it))
                .collect();
            let own = record(model, index).into_iter().flat_map(|it| &it.fields);
            let own: HashSet<String> = own
                .filter(|field| match above.get(field.name.as_str()) {
                    Some(first) => {
                        if !narrows(model, field, &first.field) {
                            self.report_inherited(model, index, field, first);
                        }
                        true
                    }
                    None => false,
                })
                .map(|field| field.name.clone())
                .collect();
            // a field is there once, also where it was declared twice
            inherited.retain(|it| !own.contains(&it.field.name));
            if let Some(ItemKind::Record(record)) =
                model.items.get_mut(index).map(|it| &mut it.kind)
            {
                record.inherited = inherited;
            }
        }
    }

    fn report_inherited(&self, model: &Model, index: usize, field: &Field, first: &InheritedField) {
        let (Some(item), Some(base)) = (
            model.items.get(index),
            model.items.get(first.from.0 as usize),
        ) else {
            return;
        };
        let message = format!("duplicate field `{}`", field.name);
        let diagnostic = Diagnostic::new(Code::JSI0102, item.file, field.span, message)
            .label(format!("inherited from `{}`", base.name))
            .secondary_label(base.file, first.field.span, "first declared here")
            .help("omit fields that are inherited");
        self.report(diagnostic);
    }
}

/// Whether a field with certain values may take the place of an inherited one: that has these values, too.
fn narrows(model: &Model, field: &Field, inherited: &Field) -> bool {
    let Some(own) = model.values(&field.ty).filter(|_| !field.optional) else {
        return false;
    };
    if field.js_name != inherited.js_name {
        return false;
    }
    match (&inherited.ty, model.values(&inherited.ty)) {
        (_, Some(all)) => own.iter().all(|value| all.contains(value)),
        (Type::Prim(prim), None) => own.iter().all(|value| value.is_of(*prim)),
        (_, None) => false,
    }
}

fn record(model: &Model, index: usize) -> Option<&Record> {
    match model.items.get(index).map(|it| &it.kind) {
        Some(ItemKind::Record(record)) => Some(record),
        _ => None,
    }
}

/// The records that a record extends, the nearest first, with their type arguments.
fn applied_above(model: &Model, index: usize) -> Vec<(ItemId, Vec<Type>)> {
    let mut args = record(model, index).map_or_else(Vec::new, |it| it.base_args.clone());
    let above = records_above(model, index).into_iter();
    let above = above.map(|id| {
        let next = record(model, id.0 as usize).map_or_else(Vec::new, |it| {
            let next = it.base_args.iter();
            next.map(|arg| it.applied(arg, &args)).collect()
        });
        (id, std::mem::replace(&mut args, next))
    });
    above.collect()
}

/// The records that a record extends, the nearest first; none on a circle.
pub(super) fn records_above(model: &Model, index: usize) -> Vec<ItemId> {
    let base = |index: usize| record(model, index)?.extends;
    let mut above = Vec::new();
    let mut next = base(index);
    while let Some(id) = next {
        if id.0 as usize == index || above.len() > model.items.len() {
            return Vec::new();
        }
        above.push(id);
        next = base(id.0 as usize);
    }
    above
}

fn exported(kind: Kind, wrong: &impl Fn(Code, String) -> Diagnostic) -> Diagnostic {
    let word = kind.word();
    let message = format!("an exported {word} cannot extend another {word}");
    let diagnostic = wrong(Code::JSI0303, message);
    match kind {
        Kind::Class => diagnostic
            .label("a class implemented in Rust has no base class except `Error`")
            .help("to share members, add a method that returns another object"),
        Kind::Interface | Kind::Record => diagnostic
            .label("its members are implemented in Rust")
            .help("declare the members here"),
    }
}
