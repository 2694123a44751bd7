//! The generated Rust of a version, for comparison: signatures and types in which each item has one name in both versions.

use std::collections::HashMap;

use jsi_idl::model::{Item, ItemId, ItemKind, Model, Type, TypeParam};
use jsi_idl::source::{FileId, Span};

use super::Of;
use super::pairs::{Pairs, all};
use crate::bindings::{self, ExportFunction, Function, Given, Role, RustType};
use crate::codegen::rust::preview;
use crate::lower::Package;

/// The Rust of each item; none of an alias.
#[derive(Debug)]
pub(super) struct Rust(HashMap<ItemId, RustItem>);

/// The Rust of an item.
#[derive(Debug)]
pub(super) enum RustItem {
    /// An interface or class: its functions.
    Functions(Vec<Signature>),
    /// A record.
    Record(RustRecord),
    /// A union: its variants with their types, and whether it has `Clone`.
    Union(Vec<(String, Option<String>)>, bool),
    /// An enum.
    Enum,
}

/// A function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    /// The place of the name of its member.
    pub(super) declared: Span,
    pub(super) role: Role,
    /// The name.
    pub(super) name: String,
    /// The `.jsi` names of the parameters, and their types.
    pub(super) params: Vec<(String, String)>,
    /// The type of the result.
    pub(super) output: String,
    /// The type parameters with their bounds.
    pub(super) type_params: String,
    /// Whether implementations need not have it.
    pub(super) has_default: bool,
}

/// A record.
#[derive(Debug)]
pub(super) struct RustRecord {
    /// The names in JavaScript of its fields, and their types.
    pub(super) fields: Vec<(String, String)>,
    /// The fields that `new` takes with their types; none without `new`.
    pub(super) new: Option<Vec<(String, String)>>,
    /// What it derives.
    pub(super) traits: Vec<&'static str>,
}

impl Rust {
    pub(super) fn new(model: &Model, of: Of, pairs: &Pairs) -> Self {
        let model = canonical(model, of, pairs);
        let package = Package::new(&model, HashMap::new(), None, HashMap::new());
        let mut found = HashMap::new();
        for (index, file) in model.files.iter().enumerate() {
            // an alias has no code
            let is_alias = |id: &ItemId| matches!(model.item(*id).kind, ItemKind::Alias(_));
            let ids = file.declared().filter(|id| !is_alias(id));
            found.extend(ids.zip(package.items(index).map(|it| rust_item(&it))));
        }
        Self(found)
    }

    pub(super) fn item(&self, id: ItemId) -> Option<&RustItem> {
        self.0.get(&id)
    }

    /// The functions of a member, of which the place of the name is given.
    pub(super) fn functions(&self, id: ItemId, declared: Span) -> Vec<&Signature> {
        match self.item(id) {
            Some(RustItem::Functions(all)) => {
                all.iter().filter(|it| it.declared == declared).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn rust_item(item: &bindings::Item) -> RustItem {
    match item {
        bindings::Item::Import(it) => {
            RustItem::Functions(it.own_functions().iter().map(imported).collect())
        }
        bindings::Item::Class(it) => {
            RustItem::Functions(it.calls.functions.iter().map(imported).collect())
        }
        bindings::Item::CallbackInterface(it) => {
            RustItem::Functions(it.calls.functions.iter().map(imported).collect())
        }
        bindings::Item::Export(it) => {
            RustItem::Functions(it.all_functions().map(exported).collect())
        }
        bindings::Item::Record(it) => RustItem::Record(record(it)),
        bindings::Item::Union(it) => {
            let members = it.members.iter().map(|member| {
                let held = member.boxed.as_ref().or(member.ty.as_ref());
                (member.name.clone(), held.map(preview::ty))
            });
            RustItem::Union(members.collect(), !it.promise)
        }
        bindings::Item::Enum(_) => RustItem::Enum,
    }
}

fn imported(function: &Function) -> Signature {
    let typed = function.typed.as_ref();
    let params = function.params.iter().enumerate().map(|(index, param)| {
        let form = typed.and_then(|it| it.params.get(index));
        let ty = match form {
            Some(form) => format!("{}, {}", preview::ty(&form.ty), preview::ty(&param.ty)),
            None => preview::ty(&param.ty),
        };
        (param.js_name.clone(), ty)
    });
    let ty = |it: &Option<RustType>| it.as_ref().map_or_else(String::new, preview::ty);
    let mut output = ty(&function.result.output);
    if let Some(typed) = typed {
        output = format!("{}, {output}", ty(&typed.output));
    }
    let type_params = typed.map(|it| it.type_params.iter().map(preview::bounds));
    Signature {
        declared: function.declared,
        role: function.role,
        name: function.name.clone(),
        params: params.collect(),
        output,
        type_params: type_params.map_or_else(String::new, |it| it.collect::<Vec<_>>().join(", ")),
        has_default: function.optional.is_some(),
    }
}

fn exported(function: &ExportFunction) -> Signature {
    let params = function.params.iter();
    Signature {
        declared: function.declared,
        role: function.role,
        name: function.name.clone(),
        params: params
            .map(|it| (it.js_name.clone(), preview::ty(&it.ty)))
            .collect(),
        output: preview::ty(&function.result.output),
        type_params: String::new(),
        has_default: false,
    }
}

fn record(it: &bindings::Record) -> RustRecord {
    let fields = it.own_fields();
    let fields = fields.map(|field| (field.js_name.clone(), preview::ty(&field.ty)));
    let required = || it.own_fields().filter(|field| !field.optional);
    let given = |of: &Given| match of {
        Given::Value(of) | Given::Into(_, of) => preview::ty(of),
    };
    let new = required().map(|field| (field.js_name.clone(), given(&field.given)));
    let mut traits = Vec::new();
    if !it.promise {
        traits.extend(["Clone", "PartialEq"]);
    }
    if it.has_default() {
        traits.push("Default");
    }
    RustRecord {
        fields: fields.collect(),
        new: it.has_builder().then(|| new.collect()),
        traits,
    }
}

/// The model with names that depend only on which item is which of the other version. Files and type parameters are numbered.
fn canonical(model: &Model, of: Of, pairs: &Pairs) -> Model {
    let mut canonical = model.clone();
    let name = |id: ItemId| match (of, pairs.counterpart(of, id)) {
        (Of::New, _) => format!("N{}", id.0),
        (Of::Old, Some(other)) => format!("N{}", other.0),
        (Of::Old, None) => format!("O{}", id.0),
    };
    for (index, file) in canonical.files.iter_mut().enumerate() {
        let id = FileId(index as u32);
        file.path = match (of, pairs.file(of, id)) {
            (Of::New, _) => format!("n{index}.jsi"),
            (Of::Old, Some(other)) => format!("n{}.jsi", other.0),
            (Of::Old, None) => format!("o{index}.jsi"),
        };
        for used in &mut file.uses {
            used.local = name(used.item);
        }
    }
    let names: Vec<String> = all(model).map(|(id, _)| name(id)).collect();
    for (item, name) in canonical.items.iter_mut().zip(names) {
        item.name.clone_from(&name);
        item.rust_name = name;
        number_type_params(item);
    }
    canonical
}

fn number_type_params(item: &mut Item) {
    let (of_class, members): (Vec<(String, String)>, _) = match &mut item.kind {
        ItemKind::Class(it) => {
            let names = numbered(&mut it.type_params, "C");
            for arg in &mut it.base_args {
                *arg = renamed(arg, &names);
            }
            (names, &mut it.members)
        }
        ItemKind::Interface(it) => (Vec::new(), &mut it.members),
        ItemKind::Record(it) => {
            let names = numbered(&mut it.type_params, "C");
            let inherited = it.inherited.iter_mut().map(|it| &mut it.field);
            let fields = it.fields.iter_mut().chain(inherited);
            let types = fields.map(|field| &mut field.ty);
            types
                .chain(&mut it.base_args)
                .for_each(|ty| *ty = renamed(ty, &names));
            return;
        }
        ItemKind::Alias(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => return,
    };
    for member in members {
        number_in_member(member, &of_class);
    }
}

fn number_in_member(member: &mut jsi_idl::model::Member, of_class: &[(String, String)]) {
    use jsi_idl::model::MemberKind;
    match &mut member.kind {
        MemberKind::Constructor { params } => {
            for param in params {
                param.ty = renamed(&param.ty, of_class);
            }
        }
        MemberKind::Method {
            type_params,
            params,
            result,
            ..
        } => {
            let mut names = numbered(type_params, "M");
            names.extend_from_slice(of_class);
            for param in params {
                param.ty = renamed(&param.ty, &names);
            }
            *result = renamed(result, &names);
        }
        MemberKind::Property { ty, .. } => *ty = renamed(ty, of_class),
        MemberKind::Index { key_ty, ty, .. } => {
            *key_ty = renamed(key_ty, of_class);
            *ty = renamed(ty, of_class);
        }
        MemberKind::Event {
            listener, options, ..
        } => {
            let params = listener.params.iter_mut().map(|param| &mut param.ty);
            let options = options.iter_mut().map(|param| &mut param.ty);
            params
                .chain(options)
                .for_each(|ty| *ty = renamed(ty, of_class));
        }
    }
}

/// Numbers type parameters; returns their old and new names.
fn numbered(type_params: &mut [TypeParam], before: &str) -> Vec<(String, String)> {
    let all = type_params.iter_mut().enumerate();
    all.map(|(index, param)| {
        let name = format!("{before}{index}");
        (std::mem::replace(&mut param.name, name.clone()), name)
    })
    .collect()
}

fn renamed(ty: &Type, names: &[(String, String)]) -> Type {
    ty.with_arguments(&|name| {
        let (_, new) = names.iter().find(|(old, _)| old == name)?;
        Some(Type::Parameter(new.clone()))
    })
}
