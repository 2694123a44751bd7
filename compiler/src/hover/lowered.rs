//! The Rust and TypeScript that items and members become, as text.

use jsi_idl::Analysis;
use jsi_idl::ide::{TypeRole, WrittenType};
use jsi_idl::model::{self, ItemId, ItemKind, MemberKind};

use crate::bindings::{self, Item};
use crate::codegen::dts;
use crate::codegen::js::text::literal;
use crate::codegen::rust::preview;
use crate::lower::lower_one;

/// An item with its generated code.
pub(crate) struct Lowered<'a> {
    item: &'a model::Item,
    lowered: Item,
}

impl<'a> Lowered<'a> {
    /// Nothing for an alias, which has no generated code.
    pub(crate) fn new(analysis: &'a Analysis, id: ItemId) -> Option<Self> {
        Some(Self {
            item: analysis.model.item(id),
            lowered: lower_one(&analysis.model, id)?,
        })
    }

    /// Its declarations.
    pub(crate) fn rust(&self) -> String {
        preview::item(&self.lowered)
    }

    /// The generated code of a member, field or value.
    pub(crate) fn part(&self, index: usize) -> Option<String> {
        match (&self.item.kind, &self.lowered) {
            (ItemKind::Interface(it), _) => self.member(it.members.get(index)?),
            (ItemKind::CallbackInterface(it), _) => self.member(it.members.get(index)?),
            (ItemKind::Class(it), _) => self.member(it.members.get(index)?),
            (ItemKind::Record(of), Item::Record(it)) => {
                let field = it
                    .fields
                    .get(of.inherited.len() + index)
                    .filter(|field| !field.literal)?;
                Some(format!("pub {}: {}", field.name, preview::ty(&field.ty)))
            }
            (ItemKind::NumberEnum(of), Item::Enum(it)) => {
                let variant = of.variants.get(index)?;
                Some(format!(
                    "{}::{} // {}",
                    it.name, variant.rust_name, variant.value
                ))
            }
            (ItemKind::StringEnum(of), Item::Enum(it)) => {
                let variant = of.variants.get(index)?;
                Some(format!(
                    "{}::{} // {:?}",
                    it.name, variant.rust_name, variant.value
                ))
            }
            _ => None,
        }
    }

    fn member(&self, member: &model::Member) -> Option<String> {
        let all = preview::member(&self.lowered, member.name_span);
        (!all.is_empty()).then(|| all.join("\n"))
    }

    /// The Rust type of a `.jsi` type.
    pub(crate) fn ty(&self, typed: &WrittenType<'_>) -> Option<String> {
        let (member, at) = match (&self.item.kind, typed.role) {
            (_, TypeRole::Alias) => return None,
            (ItemKind::Record(of), TypeRole::Field) => {
                let Item::Record(it) = &self.lowered else {
                    return None;
                };
                let index = of
                    .fields
                    .iter()
                    .position(|of| std::ptr::eq(&of.ty, typed.ty))?;
                let field = it
                    .fields
                    .get(of.inherited.len() + index)
                    .filter(|field| !field.literal)?;
                return Some(preview::ty(&field.ty));
            }
            (ItemKind::Interface(it), _) => (find(&it.members, typed)?, typed.role),
            (ItemKind::CallbackInterface(it), _) => (find(&it.members, typed)?, typed.role),
            (ItemKind::Class(it), _) => (find(&it.members, typed)?, typed.role),
            _ => return None,
        };
        let function = |of: &bindings::Function| {
            if let Some(typed) = &of.typed {
                return typed_ty(of, typed, at);
            }
            let ty = match at {
                TypeRole::Param(param) => &of.params.iter().find(|it| it.js_name == param.name)?.ty,
                _ => &of.result.ty,
            };
            Some(preview::ty(ty))
        };
        let exported = |of: &bindings::ExportFunction| {
            let ty = match at {
                TypeRole::Param(param) => &of.params.iter().find(|it| it.js_name == param.name)?.ty,
                _ => &of.result.ty,
            };
            Some(preview::ty(ty))
        };
        let declared = member.name_span;
        match &self.lowered {
            Item::Import(it) => {
                let mut all = it.calls.functions.iter();
                function(all.find(|of| of.declared == declared)?)
            }
            Item::CallbackInterface(it) => {
                let mut all = it.calls.functions.iter();
                let is_test = |of: &&bindings::Function| of.role == bindings::Role::Has;
                function(all.find(|of| of.declared == declared && !is_test(of))?)
            }
            Item::Class(it) => {
                let mut all = it.calls.functions.iter();
                function(all.find(|of| of.declared == declared)?)
            }
            Item::Export(it) => exported(it.all_functions().find(|of| of.declared == declared)?),
            Item::Record(_) | Item::Enum(_) | Item::Union(_) => None,
        }
    }

    /// A type parameter of a member with its bounds.
    pub(crate) fn type_param(&self, member: &model::Member, name: &str) -> Option<String> {
        let functions = match &self.lowered {
            Item::Import(it) => &it.calls.functions,
            Item::Class(it) => &it.calls.functions,
            Item::CallbackInterface(_)
            | Item::Export(_)
            | Item::Record(_)
            | Item::Enum(_)
            | Item::Union(_) => return None,
        };
        let declared = member.name_span;
        let function = functions.iter().find(|it| it.declared == declared)?;
        let mut all = function.typed.as_ref()?.type_params.iter();
        Some(preview::bounds(all.find(|it| it.js_name == name)?))
    }

    /// Its TypeScript; nothing for an item whose members have their own.
    pub(crate) fn typescript_item(&self) -> Option<String> {
        dts::value(&self.lowered)
    }

    /// A part in TypeScript.
    pub(crate) fn typescript(&self, index: usize) -> Option<String> {
        let member = match &self.item.kind {
            ItemKind::Interface(it) => it.members.get(index)?,
            ItemKind::CallbackInterface(it) => it.members.get(index)?,
            ItemKind::Class(it) => it.members.get(index)?,
            _ => return None,
        };
        let declared = member.name_span;
        let functions = match &self.lowered {
            Item::Import(it) => &it.calls.functions,
            Item::CallbackInterface(it) => &it.calls.functions,
            Item::Class(it) => &it.calls.functions,
            Item::Export(it) => {
                let function = it.all_functions().find(|of| of.declared == declared)?;
                let params = function.params.iter();
                let params =
                    params.map(|it| (it.ts_name.as_str(), it.presence, it.ts.in_file.as_str()));
                return Some(signature(member, None, params, &function.result.ts.in_file));
            }
            Item::Record(_) | Item::Enum(_) | Item::Union(_) => return None,
        };
        let mut functions = functions.iter();
        let is_test = |of: &&bindings::Function| of.role == bindings::Role::Has;
        let function = functions.find(|of| of.declared == declared && !is_test(of))?;
        let params = function.ts_params();
        let params = params
            .iter()
            .map(|(name, presence, ts)| (*name, *presence, &**ts));
        let type_params = function.typed.as_ref().map(bindings::Typed::ts_type_params);
        Some(signature(member, type_params, params, &function.result.ts))
    }
}

/// The Rust type of a parameter or the result of a method with type parameters.
fn typed_ty(
    function: &bindings::Function,
    typed: &bindings::Typed,
    at: TypeRole<'_>,
) -> Option<String> {
    let ty = match at {
        TypeRole::Param(param) => {
            let mut names = function.params.iter();
            let index = names.position(|it| it.js_name == param.name)?;
            &typed.params.get(index)?.ty
        }
        _ => typed.output.as_ref()?,
    };
    Some(preview::ty(ty))
}

fn signature<'a>(
    member: &model::Member,
    type_params: Option<String>,
    params: impl Iterator<Item = (&'a str, bindings::Presence, &'a str)>,
    result: &str,
) -> String {
    use bindings::Presence as P;
    let name = member.js_path.join(".");
    let params: Vec<String> = params
        .map(|(name, presence, ts)| match presence {
            P::Required | P::Nullable => format!("{name}: {ts}"),
            P::Optional | P::OptionalNullable => format!("{name}?: {ts}"),
            P::Rest => format!("...{name}: {ts}"),
        })
        .collect();
    let params = params.join(", ");
    let optional = if member.is_optional() { "?" } else { "" };
    match &member.kind {
        MemberKind::Constructor { .. } => format!("constructor({params})"),
        MemberKind::Method { .. } => {
            let type_params = type_params.unwrap_or_default();
            format!("{name}{type_params}{optional}({params}): {result}")
        }
        MemberKind::Index { readonly, .. } => {
            let readonly = if *readonly { "readonly " } else { "" };
            format!("{readonly}[{params}]: {result}")
        }
        MemberKind::Property { readonly, .. } => {
            let readonly = if *readonly { "readonly " } else { "" };
            format!("{readonly}{name}{optional}: {result}")
        }
        MemberKind::Event {
            methods: [add, _], ..
        } => {
            let add = add.join(".");
            format!("{add}({}, {params}): void", literal(&member.name))
        }
    }
}

/// The member that contains a type.
fn find<'a>(members: &'a [model::Member], typed: &WrittenType<'_>) -> Option<&'a model::Member> {
    let index = members.partition_point(|it| it.span.start <= typed.span.start);
    members.get(index.checked_sub(1)?)
}
