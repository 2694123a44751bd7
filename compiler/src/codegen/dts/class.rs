//! A class of JavaScript in TypeScript: a class, or an interface if it has no `from`.

use super::{members, notes, own, params};
use crate::bindings::{Class, Holder, Parent, Role, TypeParam};
use crate::lower::names::ts_type;

/// How a class is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// With what makes its objects, where that is known.
    Class,
    /// As the type of its objects.
    Interface,
}

/// Prints a class.
pub(super) fn class(out: &mut String, class: &Class, form: Form) {
    notes(out, "", &class.notes);
    let type_params = TypeParam::ts(&class.type_params);
    let name = ts_type(&class.js_name) + &type_params;
    let above = class.parents.first();
    let (Form::Class, Some(constructor)) = (form, &class.calls.class) else {
        let extends = above.map(extends).unwrap_or_default();
        out.push_str(&format!("export interface {name}{extends} {{\n"));
        members(
            out,
            &own(class.calls.on(Holder::Receiver), 0),
            "",
            1,
            above.is_some(),
        );
        out.push_str("}\n");
        return;
    };
    // a class cannot extend what is only a type, but an interface of its name can
    let (class_above, type_above) = match above {
        Some(parent) if parent.from => (extends(parent), None),
        Some(parent) => (String::new(), Some(extends(parent))),
        None => (String::new(), None),
    };
    out.push_str(&format!("export declare class {name}{class_above} {{\n"));
    let statics = class.calls.on(Holder::Source);
    for made in statics.clone().filter(|it| it.role == Role::New) {
        notes(out, "  ", &made.notes);
        out.push_str(&format!("  constructor({});\n", params(made)));
    }
    members(
        out,
        &own(class.calls.on(Holder::Receiver), 0),
        "",
        1,
        above.is_some(),
    );
    let after = constructor.path.len();
    members(out, &own(statics, after), "static ", 1, false);
    out.push_str("}\n");
    if let Some(extends) = type_above {
        out.push_str(&format!("export interface {name}{extends} {{}}\n"));
    }
}

fn extends(parent: &Parent) -> String {
    match &parent.ts_module {
        Some(module) => {
            let namespace = namespace(module);
            format!(" extends {namespace}.{}{}", parent.ts_name, parent.ts_args)
        }
        None => format!(" extends {}{}", parent.ts_name, parent.ts_args),
    }
}

/// What the declarations of another file are called here.
pub(super) fn namespace(module: &str) -> String {
    format!("$${module}")
}
