//! Items: whether they are there, their names and places, and what they extend.

use std::collections::HashSet;

use jsi_idl::model::{
    Class, File, Interface, Item, ItemId, ItemKind, Member, Model, Source, Type, UsedName,
};
use jsi_idl::source::{FileId, Span};

use super::flows::{Direction, Flow, of_object};
use super::pairs::all;
use super::report::Finding;
use super::rules::{self, Audience};
use super::{Both, Comparison, Of};
use crate::lower::names::module_stem;

/// What an item is for Rust and JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Alias,
    Import,
    ExportInterface,
    CallbackInterface,
    Class,
    ExportClass,
    Record,
    Union,
    NumberEnum,
    StringEnum,
}

impl Sort {
    fn of(item: &Item) -> Self {
        match &item.kind {
            ItemKind::Alias(_) => Self::Alias,
            ItemKind::Interface(it) if it.export => Self::ExportInterface,
            ItemKind::Interface(_) => Self::Import,
            ItemKind::CallbackInterface(_) => Self::CallbackInterface,
            ItemKind::Class(it) if it.export => Self::ExportClass,
            ItemKind::Class(_) => Self::Class,
            ItemKind::Record(_) => Self::Record,
            ItemKind::Union(_) => Self::Union,
            ItemKind::NumberEnum(_) => Self::NumberEnum,
            ItemKind::StringEnum(_) => Self::StringEnum,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Alias => "an alias",
            Self::Import => "an imported interface",
            Self::ExportInterface => "an exported interface",
            Self::CallbackInterface => "a callback interface",
            Self::Class => "an imported class",
            Self::ExportClass => "an exported class",
            Self::Record => "a record",
            Self::Union => "a union",
            Self::NumberEnum => "an enum of numbers",
            Self::StringEnum => "an enum of strings",
        }
    }

    /// Whether Rust implements a trait of it.
    const fn has_trait(self) -> bool {
        match self {
            Self::Import
            | Self::ExportInterface
            | Self::CallbackInterface
            | Self::Class
            | Self::ExportClass => true,
            Self::Alias | Self::Record | Self::Union | Self::NumberEnum | Self::StringEnum => false,
        }
    }

    const fn is_export(self) -> bool {
        match self {
            Self::ExportInterface | Self::ExportClass => true,
            Self::Alias
            | Self::Import
            | Self::CallbackInterface
            | Self::Class
            | Self::Record
            | Self::Union
            | Self::NumberEnum
            | Self::StringEnum => false,
        }
    }
}

impl Comparison<'_> {
    /// Compares all items of the old version with those of the new one.
    pub(super) fn items(&mut self) {
        let model = self.old.model;
        let unnamed: HashSet<ItemId> = model
            .files
            .iter()
            .flat_map(|it| it.of_fields.iter().copied())
            .collect();
        for (id, item) in all(model) {
            match self.pairs.counterpart(Of::Old, id) {
                Some(new) => self.item(Both { old: id, new }),
                // those of fields change with the type of the field
                None if unnamed.contains(&id) => {}
                None => {
                    let found = self.removed(id, item);
                    self.add(found);
                }
            }
        }
    }

    fn removed(&self, id: ItemId, item: &Item) -> Finding {
        let sort = Sort::of(item);
        let message = format!("`{}` was removed", item.name);
        let mut found =
            Finding::new(rules::ITEM_REMOVED, message).before(item.file, item.name_span);
        if let Some(file) = self.pairs.file(Of::Old, item.file) {
            found = found.now(file, Span::default());
        }
        if sort != Sort::Alias {
            let why = format!("there is no `{}`", item.name);
            self.lost(&mut found, (id, sort), false, &why);
        }
        found
    }

    /// Breaks everyone who names an item of the old version. `is_trait` is whether the new version has a trait of its name.
    fn lost(&self, found: &mut Finding, (id, sort): (ItemId, Sort), is_trait: bool, why: &str) {
        found.breaks(Audience::RustCallers, why);
        if sort.is_export() || (sort.has_trait() && !is_trait) {
            found.breaks(Audience::RustImplementers, why);
        }
        let of_callers = |flow: &Flow| flow.audience == Audience::JavaScriptCallers;
        let in_declarations = self.old.flows.of(id).iter().any(of_callers);
        if sort.is_export() || in_declarations {
            found.breaks(Audience::JavaScriptCallers, why);
        }
    }

    fn item(&mut self, both: Both) {
        let (old, new) = (self.old.model.item(both.old), self.new.model.item(both.new));
        let sorts = (Sort::of(old), Sort::of(new));
        if sorts.0 != sorts.1 {
            let message = format!("`{{}}` was {} and is {}", sorts.0.title(), sorts.1.title());
            let mut found = self.about_item(both, rules::ITEM_KIND, &message);
            if sorts.0 != Sort::Alias {
                let is_trait = sorts.1.has_trait();
                let why = "it is used in another way";
                self.lost(&mut found, (both.old, sorts.0), is_trait, why);
            }
            let from_js = |flow: &Flow| flow.direction == Direction::FromJs;
            let is_implemented = match sorts.0 {
                Sort::Import | Sort::Class | Sort::CallbackInterface => true,
                Sort::Alias => false,
                Sort::ExportInterface
                | Sort::ExportClass
                | Sort::Record
                | Sort::Union
                | Sort::NumberEnum
                | Sort::StringEnum => self.old.flows.of(both.old).iter().any(from_js),
            };
            if is_implemented && !sorts.0.is_export() {
                found.breaks(
                    Audience::JavaScriptImplementers,
                    "objects and values of it have another form",
                );
            }
            self.add(found);
            // the trait may be the same
            if sorts.0.has_trait() && sorts.1.has_trait() {
                self.members(both, members(old), members(new), &[]);
            }
            return;
        }
        if sorts.0 == Sort::Alias {
            return;
        }
        self.path(both);
        if old.rust_name != new.rust_name {
            let mut found =
                self.about_item(both, rules::RUST_NAME, "`{}` has another name in Rust");
            let why = format!("the name was `{}`", old.rust_name);
            found.breaks(Audience::RustCallers, &*why);
            if sorts.0.has_trait() {
                found.breaks(Audience::RustImplementers, why);
            }
            self.add(found);
        }
        match (&old.kind, &new.kind) {
            (ItemKind::Interface(old), ItemKind::Interface(new)) => self.interface(both, old, new),
            (ItemKind::Class(old), ItemKind::Class(new)) => self.class(both, old, new),
            (ItemKind::CallbackInterface(was), ItemKind::CallbackInterface(is)) => {
                let old_flows = self.old.flows.of(both.old);
                let new_flows = self.new.flows.of(both.new);
                let directions = old_flows.intersection(&new_flows).map(|it| it.direction);
                let mut flows: Vec<Flow> = directions
                    .map(|direction| match direction {
                        Direction::FromJs => Flow::IMPORT,
                        Direction::ToJs => Flow::EXPORT,
                    })
                    .collect();
                flows.dedup();
                self.members(both, &was.members, &is.members, &flows);
            }
            (ItemKind::Record(old), ItemKind::Record(new)) => self.record(both, old, new),
            (ItemKind::Union(old), ItemKind::Union(new)) => self.union(both, old, new),
            (ItemKind::NumberEnum(old), ItemKind::NumberEnum(new)) => {
                self.number_enum(both, old, new);
            }
            (ItemKind::StringEnum(old), ItemKind::StringEnum(new)) => {
                self.string_enum(both, old, new);
            }
            // items of different kinds are reported before
            (
                ItemKind::Alias(_)
                | ItemKind::Interface(_)
                | ItemKind::CallbackInterface(_)
                | ItemKind::Class(_)
                | ItemKind::Record(_)
                | ItemKind::Union(_)
                | ItemKind::NumberEnum(_)
                | ItemKind::StringEnum(_),
                _,
            ) => {}
        }
    }

    /// Whether the Rust modules in which the item is named still name it.
    fn path(&mut self, both: Both) {
        let (old, new) = (self.old.model, self.new.model);
        let item = old.item(both.old);
        let stem = |path: &str| module_stem(path);
        let named = |model: &Model, file: &File, id: ItemId| {
            let name = &model.item(id).name;
            let is_used = |it: &UsedName| it.item == id && it.local == *name;
            file.declared().any(|it| it == id) || file.uses.iter().any(is_used)
        };
        for (index, file) in old.files.iter().enumerate() {
            if !named(old, file, both.old) {
                continue;
            }
            let id = FileId(index as u32);
            let counterpart = self.pairs.file(Of::Old, id).map(|it| new.file(it));
            let by_stem = || {
                new.files
                    .iter()
                    .find(|it| stem(&it.path) == stem(&file.path))
            };
            let still = counterpart
                .or_else(by_stem)
                .is_some_and(|file| named(new, file, both.new));
            if still {
                continue;
            }
            let module = stem(&file.path);
            let message = format!("`{{}}` is not in the Rust module `{module}` any more");
            let mut found = self.about_item(both, rules::RUST_PATH, &message);
            let why = format!("paths such as `{module}::{}` name nothing", item.rust_name);
            found.breaks(Audience::RustCallers, &*why);
            if Sort::of(item).has_trait() {
                found.breaks(Audience::RustImplementers, why);
            }
            self.add(found);
        }
    }

    fn interface(&mut self, both: Both, old: &Interface, new: &Interface) {
        let flow = of_object(old.export);
        if old.export && old.js_name != new.js_name {
            self.js_name(both, flow, &old.js_name);
        }
        if old.js_path != new.js_path {
            self.js_name(both, flow, &old.js_path.join("."));
        }
        self.source(both, old.source.as_ref(), new.source.as_ref());
        self.base(both, (old.extends, &[]), (new.extends, &[]), flow);
        self.members(both, &old.members, &new.members, &[flow]);
    }

    fn class(&mut self, both: Both, old: &Class, new: &Class) {
        let flow = of_object(old.export);
        let in_source = old.export || (old.source.is_some() && new.source.is_some());
        if in_source && old.js_path != new.js_path {
            self.js_name(both, flow, &old.js_path.join("."));
        }
        self.source(both, old.source.as_ref(), new.source.as_ref());
        let bases = (
            (old.extends, old.base_args.as_slice()),
            (new.extends, new.base_args.as_slice()),
        );
        self.base(both, bases.0, bases.1, flow);
        if old.is_error != new.is_error {
            let mut found = self.about_item(both, rules::BASE, "`{}` extends another class");
            if new.is_error {
                let why = "the trait requires `std::error::Error`";
                found.breaks(Audience::RustImplementers, why);
            } else {
                found.breaks(Audience::RustCallers, "a `JsError` is none of its objects");
                found.breaks(
                    Audience::JavaScriptCallers,
                    "its objects are no errors any more",
                );
            }
            self.add(found);
        }
        let mut found = self.about_item(
            both,
            rules::TYPE_PARAMS,
            "the type parameters of `{}` changed",
        );
        self.type_param_change(&mut found, &old.type_params, &new.type_params);
        self.add(found);
        self.members(both, &old.members, &new.members, &[flow]);
    }

    fn js_name(&mut self, both: Both, flow: Flow, before: &str) {
        let message = "`{}` has another name in JavaScript";
        let mut found = self.about_item(both, rules::JS_NAME, message);
        found.breaks(flow.audience, format!("the name was `{before}`"));
        self.add(found);
    }

    /// Where the JavaScript of an import is. A local module is a file of the package, which moves with it.
    fn source(&mut self, both: Both, old: Option<&Source>, new: Option<&Source>) {
        let same = match (old, new) {
            (
                Some(Source::Local { specifier: was, .. }),
                Some(Source::Local { specifier: is, .. }),
            ) => was == is,
            (was, is) => was == is,
        };
        if same {
            return;
        }
        let mut found = self.about_item(both, rules::SOURCE, "`{}` comes from another source");
        match (old, new) {
            (Some(_), None) => found.breaks_rust("there are no constructor and static members"),
            (_, Some(_)) => found.breaks(
                Audience::JavaScriptImplementers,
                "the JavaScript is expected there",
            ),
            (None, None) => {}
        }
        self.add(found);
    }

    fn base(
        &mut self,
        both: Both,
        (old, old_args): (Option<ItemId>, &[Type]),
        (new, new_args): (Option<ItemId>, &[Type]),
        flow: Flow,
    ) {
        let mut found = self.about_item(both, rules::BASE, "`{}` extends something else");
        let was = above(self.old.model, old);
        let is = above(self.new.model, new);
        let lost = was.iter().any(|id| {
            let other = self.pairs.counterpart(Of::Old, *id);
            !other.is_some_and(|id| is.contains(&id))
        });
        let gained: Vec<ItemId> = is
            .iter()
            .filter(|id| {
                let other = self.pairs.counterpart(Of::New, **id);
                !other.is_some_and(|id| was.contains(&id))
            })
            .copied()
            .collect();
        // what is above a base is a matter of the base
        let by_base =
            old.and_then(|id| self.pairs.counterpart(Of::Old, id)) == new && old.is_some();
        if by_base {
            let same = old_args.len() == new_args.len()
                && old_args.iter().zip(new_args).all(|(old, new)| {
                    self.values.fits(Of::Old, old, new) && self.values.fits(Of::New, new, old)
                });
            if !same {
                found.breaks(Audience::RustCallers, "inherited members have other types");
            }
            return self.add(found);
        }
        if lost {
            found.breaks(
                Audience::RustCallers,
                "it has no inherited members, and does not convert to what it extended",
            );
        }
        if !gained.is_empty() {
            found.breaks(
                Audience::RustImplementers,
                "an implementation needs one of the trait above, too",
            );
            let has_members = gained
                .iter()
                .any(|id| !members(self.new.model.item(*id)).is_empty());
            if flow.direction == Direction::FromJs && has_members {
                found.breaks(flow.audience, "objects must have the inherited members");
            }
        }
        self.add(found);
    }
}

/// What an item extends, directly or not.
fn above(model: &Model, first: Option<ItemId>) -> Vec<ItemId> {
    let mut found = Vec::new();
    let mut next = first;
    while let Some(id) = next.filter(|id| !found.contains(id)) {
        found.push(id);
        next = match &model.item(id).kind {
            ItemKind::Class(it) => it.extends,
            ItemKind::Interface(it) => it.extends,
            _ => None,
        };
    }
    found
}

fn members(item: &Item) -> &[Member] {
    match &item.kind {
        ItemKind::Interface(it) => &it.members,
        ItemKind::CallbackInterface(it) => &it.members,
        ItemKind::Class(it) => &it.members,
        ItemKind::Alias(_)
        | ItemKind::Record(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => &[],
    }
}
