//! Declarations without bodies, as hovers and previews of editors show them.

use jsi_idl::source::Span;

use super::signature::{self, Form};
use super::{export_trait, records, types, writer::Writer};
use crate::bindings::{
    Class, Export, ExportFunction, Function, Holder, Item, Role, RustType, TypeParam, Values,
};

/// The declarations of an item.
#[must_use]
pub fn item(item: &Item) -> String {
    let mut w = Writer::default();
    match item {
        Item::Import(it) => {
            let above = it.parents.first();
            let above = above.map(|parent| format!(": {}", parent.name));
            let head = format!("pub trait {}{}", it.name, above.unwrap_or_default());
            functions(&mut w, &head, it.own_functions());
            w.line(&format!("pub struct {};", it.handle));
        }
        Item::Class(it) => class(&mut w, it),
        Item::CallbackInterface(it) => {
            let head = format!("pub trait {}", it.name);
            functions(&mut w, &head, &it.calls.functions);
            w.line(&format!("pub struct {};", it.handle));
        }
        Item::Export(it) => exported(&mut w, it),
        Item::Union(it) => w.block(&format!("pub enum {}", it.name), |w| {
            for member in &it.members {
                match member.boxed.as_ref().or(member.ty.as_ref()) {
                    Some(held) => w.line(&format!("{}({}),", member.name, ty(held))),
                    None => w.line(&format!("{}, // {}", member.name, member.ts)),
                }
            }
        }),
        Item::Record(it) => w.block(&records::head(it), |w| {
            for field in it.own_fields() {
                w.line(&format!("pub {}: {},", field.name, ty(&field.ty)));
            }
        }),
        Item::Enum(it) => w.block(&format!("pub enum {}", it.name), |w| {
            match &it.values {
                Values::Numbers(all) => {
                    for variant in all {
                        w.line(&format!("{}, // {}", variant.name, variant.value));
                    }
                }
                Values::Strings(all) => {
                    for variant in all {
                        w.line(&format!("{}, // {:?}", variant.name, variant.value));
                    }
                }
            }
            if it.open {
                w.line(&match it.values {
                    Values::Numbers(_) => "Other(i32),".to_owned(),
                    Values::Strings(_) => format!("Other({}),", it.string),
                });
            }
        }),
    }
    w.finish()
}

fn class(w: &mut Writer, it: &Class) {
    let above = it
        .parents
        .first()
        .map(|parent| format!(": {}", parent.name));
    let head = format!("pub trait {}{}", it.name, above.unwrap_or_default());
    let on = |holder| it.calls.functions.iter().filter(move |of| of.on == holder);
    functions(w, &head, on(Holder::Receiver));
    if let Some(statics) = &it.statics {
        functions(
            w,
            &format!("pub trait {}", statics.name),
            on(Holder::Source),
        );
    }
    let type_params = signature::names(&it.type_params);
    w.line(&format!("pub struct {}{type_params};", it.handle));
}

fn exported(w: &mut Writer, it: &Export) {
    let list = |w: &mut Writer, head: &str, all: &[&ExportFunction]| {
        w.block(head, |w| {
            for function in all {
                w.line(&format!("{};", exported_signature(function)));
            }
        });
    };
    let all: Vec<&ExportFunction> = it.functions.iter().collect();
    list(w, &format!("pub trait {}", it.name), &all);
    if let Some(class) = &it.class {
        let all: Vec<&ExportFunction> = class.constructor.iter().chain(&class.functions).collect();
        let head = format!("pub trait {}: {} + {}", class.statics, it.name, class.sized);
        list(w, &head, &all);
        w.line(&format!("pub struct {};", class.handle));
    }
}

fn functions<'a>(w: &mut Writer, head: &str, all: impl IntoIterator<Item = &'a Function>) {
    w.block(head, |w| {
        for function in all {
            signatures(function).for_each(|it| w.line(&format!("{it};")));
        }
    });
}

/// The form with type parameters first, where there is one.
fn signatures(function: &Function) -> impl Iterator<Item = String> {
    let typed = function.typed.as_ref().map(|typed| {
        let method = signature::method(function, Form::Typed).flat();
        let bounds = signature::all_bounds(typed).collect::<Vec<_>>();
        match bounds.join(", ") {
            none if none.is_empty() => method,
            bounds => format!("{method} where {bounds}"),
        }
    });
    let plain = signature::method(function, Form::Plain).flat();
    typed.into_iter().chain([plain])
}

/// A type parameter with its bounds.
pub(crate) fn bounds(param: &TypeParam) -> String {
    signature::bounds(&param.bounds)
}

fn exported_signature(function: &ExportFunction) -> String {
    let receiver = (function.role != Role::New).then_some("&self");
    export_trait::signature(function, receiver).flat()
}

/// The signatures of the member that is declared there.
pub(crate) fn member(item: &Item, declared: Span) -> Vec<String> {
    let imported = |all: &[Function]| -> Vec<String> {
        let found = all.iter().filter(|it| it.declared == declared);
        found.flat_map(signatures).collect()
    };
    match item {
        Item::Import(it) => imported(&it.calls.functions),
        Item::Class(it) => imported(&it.calls.functions),
        Item::CallbackInterface(it) => imported(&it.calls.functions),
        Item::Export(it) => {
            let found = it.all_functions().filter(|it| it.declared == declared);
            found.map(exported_signature).collect()
        }
        Item::Record(_) | Item::Enum(_) | Item::Union(_) => Vec::new(),
    }
}

/// A type.
pub(crate) fn ty(it: &RustType) -> String {
    types::flat(it)
}
