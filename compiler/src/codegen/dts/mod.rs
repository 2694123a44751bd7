//! Prints TypeScript declarations: what a JavaScript author of an import has to provide, and of an export can call.

mod class;
mod export;
mod view;

use std::collections::BTreeSet;

use crate::bindings::{
    Enum, Function, Import, Item, Module, Notes, Param, Presence, Record, Role, Values,
};
use crate::codegen::js::text::{is_plain, literal};
use crate::codegen::rust::text::turns;
use crate::lower::names::ts_type;
use class::Form;
use export::Within;
pub use export::export_section;

/// The declarations of one `.jsi` file, of which `items` are to be declared.
#[must_use]
pub fn module(module: &Module, items: &[Item]) -> String {
    let source = module.source.escape_default();
    let mut out = format!(
        "// Made by jsic {} from {source}; changes are lost.\n",
        env!("CARGO_PKG_VERSION")
    );
    out.push_str("export {};\n");
    for other in foreign_classes(items) {
        let name = class::namespace(other);
        out.push_str(&format!("import * as {name} from \"./{other}.js\";\n"));
    }
    for item in items {
        out.push('\n');
        match item {
            Item::Import(import) => interface(&mut out, import),
            Item::Class(class) => class::class(&mut out, class, Form::Class),
            Item::Export(it) => export::export(&mut out, it),
            Item::Record(record) => self::record(&mut out, record),
            Item::Enum(it) => enumeration(&mut out, it),
        }
    }
    view::declare(&mut out);
    out
}

/// The types that exports name, for the declarations of the package, if there are any.
#[must_use]
pub fn types(types: &[Item]) -> Option<String> {
    let mut out = String::from("\n");
    for item in types {
        match item {
            // not a type
            Item::Import(_) => {}
            Item::Class(class) => class::class(&mut out, class, Form::Interface),
            Item::Export(it) => export::objects(&mut out, it, Within::Package),
            Item::Record(record) => self::record(&mut out, record),
            Item::Enum(it) => enumeration(&mut out, it),
        }
    }
    view::declare(&mut out);
    (!types.is_empty()).then_some(out)
}

/// The other declarations that classes of this file extend something of.
fn foreign_classes(items: &[Item]) -> BTreeSet<&String> {
    let classes = items.iter().filter_map(|item| match item {
        Item::Class(class) => class.parents.first(),
        Item::Import(_) | Item::Export(_) | Item::Record(_) | Item::Enum(_) => None,
    });
    classes
        .filter_map(|parent| parent.ts_module.as_ref())
        .collect()
}

fn interface(out: &mut String, import: &Import) {
    notes(out, "", &import.notes);
    out.push_str(&format!(
        "export interface {} {{\n",
        ts_type(&import.js_name)
    ));
    let functions: Vec<Member<'_>> = import
        .calls
        .functions
        .iter()
        .map(|function| (function, function.path.as_slice()))
        .collect();
    members(out, &functions, "", 1);
    out.push_str("}\n");
}

/// A function and its way from where it is printed.
type Member<'a> = (&'a Function, &'a [String]);

/// Members by their place: `@js("a.b")` is a member of an object `a`. `before` stands before each outermost one.
fn members(out: &mut String, functions: &[Member<'_>], before: &str, depth: usize) {
    let indent = format!("{}{before}", "  ".repeat(depth));
    let mut done: Vec<&String> = Vec::new();
    for (function, path) in functions {
        match path {
            [] => {}
            [name] => member(out, depth, before, (function, name), functions),
            [name, ..] if done.contains(&name) => {}
            [name, ..] => {
                done.push(name);
                let inner: Vec<Member<'_>> = functions
                    .iter()
                    .filter_map(|(function, path)| match path {
                        [first, rest @ ..] if first == name && !rest.is_empty() => {
                            Some((*function, rest))
                        }
                        _ => None,
                    })
                    .collect();
                out.push_str(&format!("{indent}{}: {{\n", key(name)));
                members(out, &inner, "", depth + 1);
                out.push_str(&format!("{}}};\n", "  ".repeat(depth)));
            }
        }
    }
}

fn member(
    out: &mut String,
    depth: usize,
    before: &str,
    (function, name): (&Function, &str),
    all: &[Member<'_>],
) {
    let indent = "  ".repeat(depth);
    let result = &function.result.ts;
    match function.role {
        Role::Call => {
            notes(out, &indent, &function.notes);
            let params: Vec<String> = function.params.iter().map(param).collect();
            let (key, params) = (member_key(name), params.join(", "));
            out.push_str(&format!("{indent}{before}{key}({params}): {result};\n"));
        }
        Role::Get => {
            notes(out, &indent, &function.notes);
            let written = all
                .iter()
                .any(|(other, _)| other.role == Role::Set && other.place == function.place);
            let readonly = if written { "" } else { "readonly " };
            let key = member_key(name);
            out.push_str(&format!("{indent}{before}{readonly}{key}: {result};\n"));
        }
        // a setter stands with its getter, a constructor at the head of its class
        Role::Set | Role::New => {}
    }
}

fn param(param: &Param) -> String {
    let Param { js_name, ts, .. } = param;
    match param.presence {
        Presence::Required | Presence::Nullable => format!("{js_name}: {ts}"),
        Presence::Optional | Presence::OptionalNullable => format!("{js_name}?: {ts}"),
        Presence::Rest => format!("...{js_name}: {ts}"),
    }
}

fn record(out: &mut String, record: &Record) {
    notes(out, "", &record.notes);
    out.push_str(&format!(
        "export interface {} {{\n",
        ts_type(&record.js_name)
    ));
    for field in &record.fields {
        notes(out, "  ", &field.notes);
        let optional = if field.optional { "?" } else { "" };
        out.push_str(&format!(
            "  {}{optional}: {};\n",
            key(&field.js_name),
            field.ts
        ));
    }
    out.push_str("}\n");
}

fn enumeration(out: &mut String, it: &Enum) {
    notes(out, "", &it.notes);
    let (mut values, other): (Vec<String>, &str) = match &it.values {
        Values::Numbers(variants) => (
            variants
                .iter()
                .map(|variant| variant.value.to_string())
                .collect(),
            "number",
        ),
        Values::Strings(variants) => (
            variants
                .iter()
                .map(|variant| literal(&variant.value))
                .collect(),
            "string",
        ),
    };
    if it.open {
        values.push(other.to_owned());
    }
    if values.is_empty() {
        values.push("never".to_owned());
    }
    out.push_str(&format!(
        "export type {} = {};\n",
        ts_type(&it.js_name),
        values.join(" | ")
    ));
}

/// The declaration of a record or an enum by itself, for a reader.
#[cfg(feature = "cli")]
pub(crate) fn value(item: &Item) -> Option<String> {
    let mut out = String::new();
    match item {
        Item::Record(it) => record(&mut out, it),
        Item::Enum(it) => enumeration(&mut out, it),
        Item::Import(_) | Item::Class(_) | Item::Export(_) => return None,
    }
    Some(out)
}

/// The name of a member, which may be one of a class: there `constructor` is one only where it is computed.
fn member_key(name: &str) -> String {
    if name == "constructor" {
        format!("[{}]", literal(name))
    } else {
        key(name)
    }
}

/// A property's name.
fn key(name: &str) -> String {
    if is_plain(name) {
        name.to_owned()
    } else {
        literal(name)
    }
}

fn notes(out: &mut String, indent: &str, notes: &Notes) {
    let deprecated = notes
        .deprecated
        .as_deref()
        .map(|why| format!("@deprecated {why}"));
    let text = match (notes.docs.as_str(), deprecated) {
        ("", None) => return,
        ("", Some(deprecated)) => deprecated,
        (docs, None) => docs.to_owned(),
        (docs, Some(deprecated)) => format!("{docs}\n\n{deprecated}"),
    };
    // the comment ends where it is meant to, and nothing turns it around, which Rust refuses in a string
    let text = text
        .replace("*/", "*\\/")
        .replace(['\r', '\u{2028}', '\u{2029}'], " ")
        .replace(turns, "")
        .replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "");
    let lines: Vec<&str> = text.trim_end().split('\n').collect();
    match lines.as_slice() {
        [line] => out.push_str(&format!("{indent}/** {} */\n", line.trim())),
        lines => {
            out.push_str(&format!("{indent}/**\n"));
            for line in lines {
                out.push_str(format!("{indent} * {line}").trim_end());
                out.push('\n');
            }
            out.push_str(&format!("{indent} */\n"));
        }
    }
}
