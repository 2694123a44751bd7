//! Exports in TypeScript: what a JavaScript author calls. The declarations of a class are two that merge: one of its
//! objects, which other declarations may name, and one of the class itself, which is there once it is exported.

use super::{member_key, notes, view};
use crate::bindings::{
    Export, ExportClass, ExportFunction, ExportParam, Notes, Presence, Role, Ts,
};
use crate::codegen::js::text::literal;
use crate::lower::names::ts_type;

/// Which declarations are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Those of one file.
    File,
    /// Those of the whole package.
    Package,
}

impl Within {
    fn ts(self, ts: &Ts) -> &str {
        match self {
            Self::File => &ts.in_file,
            Self::Package => &ts.in_package,
        }
    }
}

/// What the macro of an export adds to the declarations of the package.
#[must_use]
pub fn export_section(export: &Export) -> String {
    let mut out = String::from("\n");
    match &export.class {
        None => interface(&mut out, export, Within::Package),
        Some(it) => class(&mut out, export, it, Within::Package),
    }
    view::declare(&mut out);
    out
}

/// Prints an export in the declarations of its file.
pub(super) fn export(out: &mut String, export: &Export) {
    match &export.class {
        None => interface(out, export, Within::File),
        Some(it) => {
            class(out, export, it, Within::File);
            objects(out, export, Within::File);
        }
    }
}

fn interface(out: &mut String, export: &Export, within: Within) {
    let name = &export.export_name;
    notes(out, "", &export.notes);
    let ty = ts_type(name);
    out.push_str(&format!("export interface {ty} {{\n"));
    for function in &export.functions {
        member(out, function, "", &export.functions, within);
    }
    out.push_str("}\n");
    notes(out, "", &export.notes);
    let object = object_type(export, &ty);
    out.push_str(&format!("export const {name}: {object};\n"));
}

/// The type of the object of an exported interface: only properties with setters can be assigned to.
fn object_type(export: &Export, ty: &str) -> String {
    let setters = export.functions.iter().filter(|it| it.role == Role::Set);
    let names: Vec<String> = setters.map(|it| literal(&it.js_name)).collect();
    if names.is_empty() {
        return format!("Readonly<{ty}>");
    }
    let names = names.join(" | ");
    format!("Readonly<Omit<{ty}, {names}>> & Pick<{ty}, {names}>")
}

fn class(out: &mut String, export: &Export, class: &ExportClass, within: Within) {
    notes(out, "", &export.notes);
    out.push_str(&format!(
        "export class {}{} {{\n  #private;\n",
        export.export_name,
        extends(export)
    ));
    match &class.constructor {
        None => out.push_str("  private constructor();\n"),
        Some(made) => {
            notes(out, "  ", &made.notes);
            out.push_str(&format!("  constructor({});\n", params(made, within)));
        }
    }
    for function in &class.functions {
        member(out, function, "static ", &class.functions, within);
    }
    out.push_str("}\n");
}

/// Prints the objects of an exported class, which is documented where it is declared itself.
pub(super) fn objects(out: &mut String, export: &Export, within: Within) {
    let (name, extends) = (&export.export_name, extends(export));
    out.push_str(&format!("export interface {name}{extends} {{\n"));
    for function in &export.functions {
        member(out, function, "", &export.functions, within);
    }
    note(
        out,
        "Releases the Rust object; later uses of this object throw.",
    );
    out.push_str("  dispose(): void;\n");
    note(out, "Calls `dispose`, for `using` declarations.");
    out.push_str("  [Symbol.dispose](): void;\n");
    note(out, "Whether `dispose` was called.");
    out.push_str("  readonly isDisposed: boolean;\n}\n");
}

/// The type that an exported class extends.
fn extends(export: &Export) -> &'static str {
    match &export.class {
        Some(class) if class.is_error => " extends Error",
        Some(_) | None => "",
    }
}

fn note(out: &mut String, text: &str) {
    let text = Notes {
        docs: text.to_owned(),
        deprecated: None,
    };
    notes(out, "  ", &text);
}

fn member(
    out: &mut String,
    function: &ExportFunction,
    before: &str,
    all: &[ExportFunction],
    within: Within,
) {
    let key = member_key(&function.js_name);
    let result = within.ts(&function.result.ts);
    match function.role {
        Role::Call => {
            notes(out, "  ", &function.notes);
            let params = params(function, within);
            out.push_str(&format!("  {before}{key}({params}): {result};\n"));
        }
        Role::Get => {
            notes(out, "  ", &function.notes);
            let setter = |it: &&ExportFunction| it.role == Role::Set && it.place == function.place;
            let readonly = if all.iter().any(|it| setter(&it)) {
                ""
            } else {
                "readonly "
            };
            out.push_str(&format!("  {before}{readonly}{key}: {result};\n"));
        }
        // a setter stands with its getter, a constructor at the head of its class
        Role::Set | Role::New | Role::Has | Role::Index(_) => {}
    }
}

fn params(function: &ExportFunction, within: Within) -> String {
    let params: Vec<String> = function.params.iter().map(|it| param(it, within)).collect();
    params.join(", ")
}

fn param(param: &ExportParam, within: Within) -> String {
    let (name, ts) = (&param.ts_name, within.ts(&param.ts));
    match param.presence {
        Presence::Required | Presence::Nullable => format!("{name}: {ts}"),
        Presence::Optional | Presence::OptionalNullable => format!("{name}?: {ts}"),
        Presence::Rest => format!("...{name}: {ts}"),
    }
}
