//! Prints a tree as one line for each item and member, in a form that shows what was read and no spans.

use jsi_idl::syntax::tree::{
    Attr, AttrArg, Base, Container, Docs, Event, EventValue, Field, File, FromClause, Ident, Item,
    ItemKind, Literal, Member, MemberKind, Param, Signature, StrLit, TypeArg, TypeExpr, TypeKind,
    TypeParam, UseName, Variant, VariantKind,
};

/// The whole tree.
pub fn print(file: &File) -> String {
    let mut lines = vec![docs(&file.docs)];
    lines.extend(file.items.iter().map(item));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn join<T>(parts: &[T], show: impl Fn(&T) -> String) -> String {
    parts.iter().map(show).collect::<Vec<_>>().join(", ")
}

fn lines<T>(parts: &[T], show: impl Fn(&T) -> String) -> String {
    let lines = parts.iter().map(|part| format!("\n  {}", show(part)));
    lines.collect()
}

fn docs(docs: &Docs) -> String {
    if docs.lines.is_empty() {
        return String::new();
    }
    format!("docs {:?} ", docs.lines)
}

fn attrs(attrs: &[Attr]) -> String {
    let show = |attr: &Attr| match &attr.args {
        Some(args) => format!("@{}({}) ", attr.name.text, join(args, arg)),
        None => format!("@{} ", attr.name.text),
    };
    attrs.iter().map(show).collect()
}

fn arg(arg: &AttrArg) -> String {
    match arg {
        AttrArg::Str(text) => string(text),
        AttrArg::Word(word) => word.text.clone(),
    }
}

fn string(text: &StrLit) -> String {
    format!("{:?}", text.value)
}

fn bad(name: &Option<Ident>) -> String {
    let name = name.as_ref().map_or("", |name| name.text.as_str());
    format!("BAD {name}")
}

fn item(item: &Item) -> String {
    let export = if item.export.is_some() { "export " } else { "" };
    let kind = match &item.kind {
        ItemKind::Use(it) => format!("use {}: {}", string(&it.path), join(&it.names, use_name)),
        ItemKind::Alias(it) => format!("type {} = {}", it.name.text, ty(&it.ty)),
        ItemKind::Interface(it) => format!("interface {}", container(it)),
        ItemKind::CallbackInterface(it) => format!("callback interface {}", container(it)),
        ItemKind::Class(it) => format!("class {}", container(it)),
        ItemKind::Record(it) => {
            let extends = it.extends.as_ref().map(base).unwrap_or_default();
            let type_params = type_params(&it.type_params);
            let head = format!("record {}{type_params}{extends}", it.name.text);
            head + &lines(&it.fields, field)
        }
        ItemKind::Enum(it) => {
            let open = if it.open.is_some() { "\n  ..." } else { "" };
            format!(
                "enum {}{}{open}",
                it.name.text,
                lines(&it.variants, variant)
            )
        }
        ItemKind::Bad(name) => bad(name),
    };
    format!("{}{}{export}{kind}", docs(&item.docs), attrs(&item.attrs))
}

fn use_name(name: &UseName) -> String {
    match &name.rename {
        Some(rename) => format!("{} as {}", name.name.text, rename.text),
        None => name.name.text.clone(),
    }
}

fn type_params(all: &[TypeParam]) -> String {
    match all {
        [] => String::new(),
        all => format!("<{}>", join(all, type_param)),
    }
}

fn container(it: &Container) -> String {
    let type_params = type_params(&it.type_params);
    let extends = it.extends.as_ref().map(base).unwrap_or_default();
    let from = match &it.from {
        Some(FromClause::Module(text)) => format!(" from {}", string(text)),
        Some(FromClause::Host(text)) => format!(" from host {}", string(text)),
        Some(FromClause::Global(parts, _)) => format!(
            " from globalThis [{}]",
            join(parts, |part| part.text.clone())
        ),
        None => String::new(),
    };
    let body = if it.body.is_some() {
        ""
    } else {
        " without body"
    };
    let head = format!("{}{type_params}{extends}{from}{body}", it.name.text);
    head + &lines(&it.members, member)
}

fn base(it: &Base) -> String {
    let args = match it.args.as_slice() {
        [] => String::new(),
        all => format!("<{}>", join(all, type_arg)),
    };
    format!(" extends {}{args}", it.name.text)
}

fn type_param(it: &TypeParam) -> String {
    match &it.bound {
        Some(bound) => format!("{} extends {}", it.name.text, bound.text),
        None => it.name.text.clone(),
    }
}

fn member(it: &Member) -> String {
    let is_static = if it.is_static.is_some() {
        "static "
    } else {
        ""
    };
    let kind = match &it.kind {
        MemberKind::Constructor { params, .. } => format!("constructor ({})", join(params, param)),
        MemberKind::Method {
            name,
            type_params,
            optional,
            params,
            result,
        } => {
            let optional = if optional.is_some() { "?" } else { "" };
            let type_params = match type_params.as_slice() {
                [] => String::new(),
                all => format!("<{}>", join(all, type_param)),
            };
            format!(
                "method {}{type_params}{optional} ({}) {}",
                name.text,
                join(params, param),
                ty(result)
            )
        }
        MemberKind::Property {
            readonly,
            name,
            optional,
            ty: of,
        } => {
            let readonly = if readonly.is_some() { "readonly " } else { "" };
            let optional = if optional.is_some() { "?" } else { "" };
            format!("{readonly}property {}{optional} {}", name.text, ty(of))
        }
        MemberKind::Call { params, result, .. } => {
            format!("call ({}) {}", join(params, param), ty(result))
        }
        MemberKind::Index {
            readonly,
            key,
            key_ty,
            ty: of,
            ..
        } => {
            let readonly = if readonly.is_some() { "readonly " } else { "" };
            format!("{readonly}index {} {} {}", key.text, ty(key_ty), ty(of))
        }
        MemberKind::Events(it) => {
            let params = join(&it.params, param);
            format!("events ({params}){}", lines(&it.events, event))
        }
        MemberKind::Bad(name) => bad(name),
    };
    format!("{}{}{is_static}{kind}", docs(&it.docs), attrs(&it.attrs))
}

fn event(it: &Event) -> String {
    let value = match &it.value {
        EventValue::Type(of) => ty(of),
        EventValue::Params(params, _) => format!("({})", join(params, param)),
    };
    let name = string(&it.name);
    format!("{}{}event {name} {value}", docs(&it.docs), attrs(&it.attrs))
}

fn param(it: &Param) -> String {
    let rest = if it.rest.is_some() { "..." } else { "" };
    let optional = if it.optional.is_some() { "?" } else { "" };
    format!(
        "{}{rest}{}{optional} {}",
        attrs(&it.attrs),
        it.name.text,
        ty(&it.ty)
    )
}

fn field(it: &Field) -> String {
    let optional = if it.optional.is_some() { "?" } else { "" };
    format!(
        "{}{}{}{optional} {}",
        docs(&it.docs),
        attrs(&it.attrs),
        it.name.text,
        ty(&it.ty)
    )
}

fn variant(it: &Variant) -> String {
    let kind = match &it.kind {
        VariantKind::Str(text) => string(text),
        VariantKind::Number { name, value } => match value {
            Some(value) => format!("{} = {}", name.text, value.text),
            None => name.text.clone(),
        },
    };
    format!("{}{}{kind}", docs(&it.docs), attrs(&it.attrs))
}

fn ty(it: &TypeExpr) -> String {
    match &it.kind {
        TypeKind::Name { name, args } if args.is_empty() => name.text.clone(),
        TypeKind::Name { name, args } => format!("{}<{}>", name.text, join(args, type_arg)),
        TypeKind::Nullable(inner) => format!("nullable({})", ty(inner)),
        TypeKind::Tuple(elements) => format!("[{}]", join(elements, ty)),
        TypeKind::Literal(Literal::Str(text)) => string(text),
        TypeKind::Literal(Literal::Number(word) | Literal::Boolean(word)) => word.text.clone(),
        TypeKind::Union(members) => {
            let members = members
                .iter()
                .map(|it| format!("{}{}{}", docs(&it.docs), attrs(&it.attrs), ty(&it.ty)));
            members.collect::<Vec<_>>().join(" | ")
        }
        TypeKind::Bad => "BAD".to_owned(),
    }
}

fn type_arg(arg: &TypeArg) -> String {
    match arg {
        TypeArg::Type(it) => ty(it),
        TypeArg::Signature(it) => signature(it),
    }
}

fn signature(it: &Signature) -> String {
    let params = it.params.iter().map(|param| {
        let rest = if param.rest.is_some() { "..." } else { "" };
        let optional = if param.optional.is_some() { "?" } else { "" };
        match &param.name {
            Some(name) => format!("{rest}{}{optional}: {}", name.text, ty(&param.ty)),
            None => format!("{rest}{}", ty(&param.ty)),
        }
    });
    format!(
        "({}) => {}",
        params.collect::<Vec<_>>().join(", "),
        ty(&it.result)
    )
}
