//! Records, enums and unions.

use jsi_idl::model::{
    Field, Item, ItemId, ItemKind, Literal, Model, NumberEnum, Record, StringEnum, Type, Union,
};
use jsi_idl::source::{FileId, Span};

use super::flows::{Direction, Flow};
use super::report::Finding;
use super::rules::{self, Audience};
use super::rust::{RustItem, RustRecord};
use super::{Both, Comparison, Of};

/// A field with the file that declares it.
#[derive(Clone, Copy)]
struct Declared<'m> {
    file: FileId,
    field: &'m Field,
    /// The record that it is inherited from.
    from: Option<ItemId>,
}

/// A value of an enum.
struct Value {
    value: Literal,
    /// The name of an enum of numbers.
    name: Option<String>,
    rust_name: String,
    span: Span,
}

impl Comparison<'_> {
    /// The flows of the values of an item in both versions.
    fn flows(&self, both: Both) -> Vec<Flow> {
        let new = self.new.flows.of(both.new);
        let old = self.old.flows.of(both.old);
        old.intersection(&new).copied().collect()
    }

    pub(super) fn record(&mut self, both: Both, old: &Record, new: &Record) {
        let (old_item, new_item) = (self.old.model.item(both.old), self.new.model.item(both.new));
        let flows = self.flows(both);
        let (was, is) = (
            fields(self.old.model, old_item, old),
            fields(self.new.model, new_item, new),
        );
        for before in &was {
            match same_field(&is, before.field) {
                Some(now) if self.is_of_base(before, &now) => {}
                Some(now) => self.field(both, (*before, now), &flows),
                None if self.still_extends(Of::Old, before, new) => {}
                None => {
                    let found = field_removed(old_item, new_item, *before, &flows);
                    self.add(found);
                }
            }
        }
        for now in &is {
            let is_new = same_field(&was, now.field).is_none();
            if is_new && !self.still_extends(Of::New, now, old) {
                let found = field_added(old_item, new_item, *now, &flows);
                self.add(found);
            }
        }
        let message = "the type parameters of `{}` changed";
        let mut found = self.about_item(both, rules::TYPE_PARAMS, message);
        if old.type_params.len() != new.type_params.len() {
            found.breaks_rust("the type has another number of type arguments");
        } else if old
            .type_params
            .iter()
            .zip(&new.type_params)
            .any(|(old, new)| !self.same_bound(old, new))
        {
            found.breaks(
                Audience::RustCallers,
                "the type argument must fit another bound",
            );
        }
        self.add(found);
        self.record_in_rust(both);
    }

    /// Whether both are inherited from one record, whose comparison reports them.
    fn is_of_base(&self, old: &Declared<'_>, new: &Declared<'_>) -> bool {
        match (old.from, new.from) {
            (Some(old), Some(new)) => self.pairs.counterpart(Of::Old, old) == Some(new),
            _ => false,
        }
    }

    /// Whether a field is of a record that the item extends in the other version, too: then that record lost or gained it.
    fn still_extends(&self, of: Of, field: &Declared<'_>, other: &Record) -> bool {
        let model = match of {
            Of::Old => self.new.model,
            Of::New => self.old.model,
        };
        let from = field.from.and_then(|from| self.pairs.counterpart(of, from));
        let mut above = other.extends;
        for _ in 0..=model.items.len() {
            let Some(id) = above else { return false };
            if from == Some(id) {
                return true;
            }
            above = match &model.item(id).kind {
                ItemKind::Record(it) => it.extends,
                _ => None,
            };
        }
        false
    }

    /// The order of the parameters of `new`, and derived traits.
    fn record_in_rust(&mut self, both: Both) {
        let (Some(RustItem::Record(old)), Some(RustItem::Record(new))) =
            (self.old.rust.item(both.old), self.new.rust.item(both.new))
        else {
            return;
        };
        let order = changed_order(old, new);
        let lost: Vec<&str> = old
            .traits
            .iter()
            .filter(|it| !new.traits.contains(it))
            .copied()
            .collect();
        if order {
            let mut found = self.about_item(
                both,
                rules::FIELD_ORDER,
                "the required fields of `{}` changed places",
            );
            let why = "`new` takes them in their order";
            found.breaks(Audience::RustCallers, why);
            self.add(found);
        }
        self.traits(both, &lost);
    }

    /// Reports traits that a type does not have any more.
    fn traits(&mut self, both: Both, lost: &[&str]) {
        if lost.is_empty() {
            return;
        }
        let names: Vec<String> = lost.iter().map(|it| format!("`{it}`")).collect();
        let mut found = self.about_item(both, rules::TRAITS, "`{}` lost traits in Rust");
        found.breaks(
            Audience::RustCallers,
            format!("it does not implement {} any more", names.join(" and ")),
        );
        self.add(found);
    }

    /// A finding at the name of an item; `{}` in the message is the name.
    pub(super) fn about_item(
        &self,
        both: Both,
        code: jsi_idl::diagnostics::Code,
        message: &str,
    ) -> Finding {
        let (old, new) = (self.old.model.item(both.old), self.new.model.item(both.new));
        Finding::new(code, message.replace("{}", &new.name))
            .now(new.file, new.name_span)
            .before(old.file, old.name_span)
    }

    fn field(&mut self, both: Both, (old, new): (Declared<'_>, Declared<'_>), flows: &[Flow]) {
        let item = &self.new.model.item(both.new).name;
        let place = format!("{item}.{}", new.field.name);
        let start = |code, message: String| {
            Finding::new(code, message)
                .now(new.file, new.field.span)
                .before(old.file, old.field.span)
        };
        let mut renamed = start(
            rules::JS_NAME,
            format!("`{place}` has another name in JavaScript"),
        );
        if old.field.js_name != new.field.js_name {
            renamed.breaks_js(flows.iter().copied(), |_| {
                Some(format!("the name was `{}`", old.field.js_name))
            });
        }
        let mut in_rust = start(
            rules::RUST_NAME,
            format!("`{place}` has another name in Rust"),
        );
        if old.field.rust_name != new.field.rust_name {
            in_rust.breaks(
                Audience::RustCallers,
                format!("the name was `{}`", old.field.rust_name),
            );
        }
        let was_type = self.old.field_type(old.file, &old.field.ty);
        let is_type = self.new.field_type(new.file, &new.field.ty);
        let mut found = Finding::new(
            rules::FIELD_TYPE,
            format!("the type of field `{place}` changed"),
        )
        .now(new.file, is_type.unwrap_or(new.field.span))
        .before(old.file, was_type.unwrap_or(old.field.span));
        let of = |rust: Option<&RustItem>, name: &str| match rust {
            Some(RustItem::Record(it)) => {
                let field = it.fields.iter().find(|(js, _)| js == name);
                let in_new = it.new.iter().flatten().any(|(js, _)| js == name);
                field.map(|(_, ty)| (ty.clone(), it.new.is_some() && in_new))
            }
            _ => None,
        };
        let before = of(self.old.rust.item(both.old), &old.field.js_name);
        let now = of(self.new.rust.item(both.new), &new.field.js_name);
        let types = |it: &Option<(String, bool)>| it.as_ref().map(|(ty, _)| ty.clone());
        if types(&before) != types(&now) {
            found.breaks(Audience::RustCallers, "it has another type in Rust");
        } else if old.field.optional != new.field.optional && before.is_some() {
            found.breaks(
                Audience::RustCallers,
                "`new` takes required fields, and a method sets each optional one",
            );
        }
        found.breaks_js(flows.iter().copied(), |direction| {
            match (direction, old.field.optional, new.field.optional) {
                (Direction::ToJs, false, true) => Some("it may be missing".to_owned()),
                (Direction::FromJs, true, false) => Some("it must not be missing".to_owned()),
                _ => None,
            }
        });
        self.value(&mut found, flows, (&old.field.ty, &new.field.ty));
        for found in [renamed, in_rust, found] {
            self.add(found);
        }
    }

    pub(super) fn string_enum(&mut self, both: Both, old: &StringEnum, new: &StringEnum) {
        let values = |of: &StringEnum| -> Vec<Value> {
            let all = of.variants.iter().map(|it| Value {
                value: Literal::String(it.value.clone()),
                name: None,
                rust_name: it.rust_name.clone(),
                span: it.span,
            });
            all.collect()
        };
        self.enumeration(both, (values(old), old.open), (values(new), new.open));
    }

    pub(super) fn number_enum(&mut self, both: Both, old: &NumberEnum, new: &NumberEnum) {
        let values = |of: &NumberEnum| -> Vec<Value> {
            let all = of.variants.iter().map(|it| Value {
                value: Literal::Number(it.value.to_string()),
                name: Some(it.name.clone()),
                rust_name: it.rust_name.clone(),
                span: it.span,
            });
            all.collect()
        };
        let is_copy = |it: &NumberEnum| !it.open;
        self.enumeration(both, (values(old), old.open), (values(new), new.open));
        if is_copy(old) && !is_copy(new) {
            self.traits(both, &["Copy"]);
        }
    }

    fn enumeration(&mut self, both: Both, old: (Vec<Value>, bool), new: (Vec<Value>, bool)) {
        let ((old, was_open), (new, is_open)) = (old, new);
        let flows = self.flows(both);
        let (old_item, new_item) = (self.old.model.item(both.old), self.new.model.item(both.new));
        let same = |a: &Value, b: &Value| match (&a.name, &b.name) {
            (Some(a), Some(b)) => a == b,
            _ => a.value == b.value,
        };
        if was_open != is_open {
            let text = if is_open {
                "`{}` has other values, too"
            } else {
                "`{}` has no other values any more"
            };
            let mut found = self.about_item(both, rules::OPENNESS, text);
            found.breaks(
                Audience::RustCallers,
                if is_open {
                    "a `match` without `Other` does not compile"
                } else {
                    "there is no `Other`"
                },
            );
            found.breaks_js(flows.iter().copied(), |direction| match direction {
                Direction::ToJs => is_open.then(|| "there may be other values".to_owned()),
                Direction::FromJs => (!is_open).then(|| "other values are errors".to_owned()),
            });
            self.add(found);
        }
        for value in &old {
            let Some(other) = new.iter().find(|it| same(value, it)) else {
                let message = format!(
                    "the value {} of `{}` was removed",
                    shown(value),
                    old_item.name
                );
                let mut found = Finding::new(rules::VALUE_REMOVED, message)
                    .now(new_item.file, new_item.name_span)
                    .before(old_item.file, value.span);
                found.breaks(Audience::RustCallers, "there is no such variant");
                let still = new.iter().any(|it| it.value == value.value);
                found.breaks_js(flows.iter().copied(), |direction| match direction {
                    Direction::FromJs => {
                        (!is_open && !still).then(|| "the value is an error".to_owned())
                    }
                    Direction::ToJs => None,
                });
                self.add(found);
                continue;
            };
            let start = |code, message: String| {
                Finding::new(code, message)
                    .now(new_item.file, other.span)
                    .before(old_item.file, value.span)
            };
            let name = shown(other);
            let mut found = start(
                rules::RUST_NAME,
                format!(
                    "the value {name} of `{}` has another name in Rust",
                    new_item.name
                ),
            );
            if value.rust_name != other.rust_name {
                let why = format!("the name was `{}`", value.rust_name);
                found.breaks(Audience::RustCallers, why);
            }
            self.add(found);
            let mut found = start(
                rules::VALUE_CHANGED,
                format!(
                    "{name} of `{}` was {} and is {}",
                    new_item.name, value.value, other.value
                ),
            );
            if value.value != other.value {
                found.breaks_js(flows.iter().copied(), |_| {
                    Some("the numbers that cross have another meaning".to_owned())
                });
            }
            self.add(found);
        }
        for value in &new {
            if old.iter().any(|it| same(it, value)) {
                continue;
            }
            let message = format!(
                "the value {} was added to `{}`",
                shown(value),
                new_item.name
            );
            let mut found = Finding::new(rules::VALUE_ADDED, message)
                .now(new_item.file, value.span)
                .before(old_item.file, old_item.name_span);
            found.breaks(
                Audience::RustCallers,
                "a `match` without the variant does not compile",
            );
            let known = was_open || old.iter().any(|it| it.value == value.value);
            found.breaks_js(flows.iter().copied(), |direction| match direction {
                Direction::ToJs => (!known).then(|| "there may be a new value".to_owned()),
                Direction::FromJs => None,
            });
            self.add(found);
        }
    }

    pub(super) fn union(&mut self, both: Both, old: &Union, new: &Union) {
        let flows = self.flows(both);
        let (old_item, new_item) = (self.old.model.item(both.old), self.new.model.item(both.new));
        let rust = |item: Option<&RustItem>| match item {
            Some(RustItem::Union(members, is_clone)) => (members.clone(), *is_clone),
            _ => (Vec::new(), false),
        };
        let (old_rust, was_clone) = rust(self.old.rust.item(both.old));
        let (new_rust, is_clone) = rust(self.new.rust.item(both.new));
        // as long as the whole type takes the values, it does not matter which member does
        let old_type = Type::Named(both.old);
        let new_type = Type::Named(both.new);
        for (index, member) in old.members.iter().enumerate() {
            let other = new
                .members
                .iter()
                .position(|it| it.rust_name == member.rust_name);
            let other = other.and_then(|at| Some((at, new.members.get(at)?)));
            let Some((at, other)) = other else {
                let message = format!("`{}` was removed from `{}`", member.text, old_item.name);
                let mut found = Finding::new(rules::UNION_REMOVED, message)
                    .now(new_item.file, new_item.name_span)
                    .before(old_item.file, member.span);
                found.breaks(Audience::RustCallers, "there is no such variant");
                let accepted = self.values.fits(Of::Old, &member.ty, &new_type);
                found.breaks_js(flows.iter().copied(), |direction| match direction {
                    Direction::FromJs => (!accepted).then(|| "its values are errors".to_owned()),
                    Direction::ToJs => None,
                });
                self.add(found);
                continue;
            };
            let message = format!(
                "`{}` of `{}` was `{}`",
                other.text, new_item.name, member.text
            );
            let mut found = Finding::new(rules::UNION_TYPE, message)
                .now(new_item.file, other.span)
                .before(old_item.file, member.span);
            let held =
                |all: &[(String, Option<String>)], at: usize| all.get(at).map(|(_, ty)| ty.clone());
            if held(&old_rust, index) != held(&new_rust, at) {
                found.breaks(Audience::RustCallers, "the variant holds another type");
            }
            found.breaks_js(flows.iter().copied(), |direction| match direction {
                Direction::ToJs => (!self.values.fits(Of::New, &other.ty, &old_type))
                    .then(|| "there may be values that there were not before".to_owned()),
                Direction::FromJs => (!self.values.fits(Of::Old, &member.ty, &new_type))
                    .then(|| "not every value is accepted that was before".to_owned()),
            });
            self.add(found);
        }
        for member in &new.members {
            if old
                .members
                .iter()
                .any(|it| it.rust_name == member.rust_name)
            {
                continue;
            }
            let message = format!("`{}` was added to `{}`", member.text, new_item.name);
            let mut found = Finding::new(rules::UNION_ADDED, message)
                .now(new_item.file, member.span)
                .before(old_item.file, old_item.name_span);
            found.breaks(
                Audience::RustCallers,
                "a `match` without the variant does not compile",
            );
            let known = self.values.fits(Of::New, &member.ty, &old_type);
            found.breaks_js(flows.iter().copied(), |direction| match direction {
                Direction::ToJs => (!known).then(|| "there may be values of it".to_owned()),
                Direction::FromJs => None,
            });
            self.add(found);
        }
        if was_clone && !is_clone {
            self.traits(both, &["Clone", "PartialEq"]);
        }
    }
}

/// The fields of a record, inherited ones first.
fn fields<'m>(model: &'m Model, item: &Item, record: &'m Record) -> Vec<Declared<'m>> {
    let inherited = record.inherited.iter().map(|it| Declared {
        file: model.item(it.from).file,
        field: &it.field,
        from: Some(it.from),
    });
    let own = record.fields.iter().map(|field| Declared {
        file: item.file,
        field,
        from: None,
    });
    inherited.chain(own).collect()
}

/// The field of the same name, or else of the same name in JavaScript.
fn same_field<'m>(all: &[Declared<'m>], wanted: &Field) -> Option<Declared<'m>> {
    let by_name = all.iter().find(|it| it.field.name == wanted.name);
    let by_js_name = || all.iter().find(|it| it.field.js_name == wanted.js_name);
    by_name.or_else(by_js_name).copied()
}

/// Whether the required fields of both versions come in another order in `new`.
fn changed_order(old: &RustRecord, new: &RustRecord) -> bool {
    let (Some(was), Some(is)) = (&old.new, &new.new) else {
        return false;
    };
    let in_both = |all: &[(String, String)], other: &[(String, String)]| -> Vec<String> {
        let names = all.iter().map(|(name, _)| name.clone());
        names
            .filter(|name| other.iter().any(|(it, _)| it == name))
            .collect()
    };
    in_both(was, is) != in_both(is, was)
}

fn field_added(old: &Item, new: &Item, it: Declared<'_>, flows: &[Flow]) -> Finding {
    let message = format!("field `{}.{}` was added", new.name, it.field.name);
    let mut found = Finding::new(rules::FIELD_ADDED, message)
        .now(it.file, it.field.span)
        .before(old.file, old.name_span);
    if !matches!(it.field.ty, Type::Literal(_)) {
        found.breaks(
            Audience::RustCallers,
            "expressions that list all fields lack one",
        );
    }
    found.breaks_js(flows.iter().copied(), |direction| match direction {
        Direction::FromJs => (!it.field.optional).then(|| "the field is required".to_owned()),
        Direction::ToJs => None,
    });
    found
}

fn field_removed(old: &Item, new: &Item, it: Declared<'_>, flows: &[Flow]) -> Finding {
    let message = format!("field `{}.{}` was removed", old.name, it.field.name);
    let mut found = Finding::new(rules::FIELD_REMOVED, message)
        .now(new.file, new.name_span)
        .before(it.file, it.field.span);
    if !matches!(it.field.ty, Type::Literal(_)) {
        found.breaks(Audience::RustCallers, "there is no such field");
    }
    found.breaks_js(flows.iter().copied(), |direction| {
        Some(match direction {
            Direction::ToJs => "the field is missing".to_owned(),
            Direction::FromJs => "TypeScript accepts no further field".to_owned(),
        })
    });
    found
}

/// A value as it is written.
fn shown(value: &Value) -> String {
    match &value.name {
        Some(name) => format!("`{name}`"),
        None => format!("`{}`", value.value),
    }
}
