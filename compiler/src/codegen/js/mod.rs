//! The glue of an interface: an ES module whose functions take and give only numbers and references. It decodes the
//! arguments, calls the user's function, and encodes the result. `docs/src/internals/crossing.md` is its contract.

mod param;
mod result;
pub(crate) mod text;

use crate::bindings::{Function, Import, Marshal, Role, Source};
use param::Arguments;
use text::{access, list, literal, optional_access};

/// The text of the glue.
#[must_use]
pub fn glue(import: &Import) -> String {
    let mut out = String::from("\n");
    if let Source::Module { specifier, .. } = &import.source {
        out.push_str(&format!("import * as m from {};\n", literal(specifier)));
    }
    out.push_str("let rt;\nexport function $init(it) {\n  rt = it;\n}\n");
    for function in &import.functions {
        print(&mut out, import, function);
    }
    out
}

fn print(out: &mut String, import: &Import, function: &Function) {
    let arguments = param::arguments(function);
    let mut names = arguments.raw.clone();
    names.extend((names.len()..names.len() + result::extra(function)).map(|i| format!("a{i}")));
    out.push_str(&format!(
        "export function {}({}) {{\n  try {{\n",
        function.glue,
        names.join(", ")
    ));
    for line in &arguments.prepare {
        out.push_str(&format!("    {line}\n"));
    }
    let outcome = match function.role {
        Role::Call => call(out, import, function, &arguments),
        Role::Get => {
            let property = property(out, import, function);
            format!("{}{}", property.container, property.access)
        }
        Role::Set => {
            let property = property(out, import, function);
            let value = arguments.values.first().map_or("undefined", String::as_str);
            format!("{}{} = {value}", property.container, property.access)
        }
    };
    for line in result::lines(function, &outcome, &names) {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str("  } catch (e) {\n    rt.fail(e);\n");
    if result::is_bigint(&function.result) {
        // a bigint is wanted even now
        out.push_str("    return 0n;\n");
    }
    out.push_str("  }\n}\n");
}

/// Looks the function up; gives the expression of the call.
fn call(out: &mut String, import: &Import, function: &Function, arguments: &Arguments) -> String {
    let (name, this) = match own_export(import, function) {
        Some(name) => {
            out.push_str(&format!("    const f = m{};\n", access(name)));
            (literal_root(import), None)
        }
        None => {
            let (container, last) = container(import, function);
            out.push_str(&format!(
                "    const o = {container};\n    const f = o{};\n",
                optional_access(last)
            ));
            (literal_root(import), Some("o"))
        }
    };
    let missing = missing(import, function, &name);
    out.push_str(&format!("    if (typeof f !== \"function\") {missing};\n"));
    arguments.call(this)
}

struct Property {
    container: &'static str,
    access: String,
}

/// Looks the container of a property up.
fn property(out: &mut String, import: &Import, function: &Function) -> Property {
    if let Some(name) = own_export(import, function) {
        return Property {
            container: "m",
            access: access(name),
        };
    }
    let (container, last) = container(import, function);
    let missing = missing(import, function, &literal_root(import));
    out.push_str(&format!(
        "    const o = {container};\n    if (o == null) {missing};\n"
    ));
    Property {
        container: "o",
        access: access(last),
    }
}

/// The name of a function that a module exports itself; it is called without `this`.
fn own_export<'a>(import: &Import, function: &'a Function) -> Option<&'a String> {
    match (&import.source, function.path.as_slice()) {
        (Source::Module { .. }, [name]) => Some(name),
        _ => None,
    }
}

/// The expression of the object that the property is looked up on, and the property.
fn container<'a>(import: &Import, function: &'a Function) -> (String, &'a str) {
    let mut parts: Vec<&String> = match &import.source {
        Source::Global(path) => path.iter().collect(),
        Source::Module { .. } | Source::Host(_) => Vec::new(),
    };
    let last = function.path.split_last().map_or("", |(last, before)| {
        parts.extend(before);
        last.as_str()
    });
    let mut expression = root(import, function);
    for (i, part) in parts.into_iter().enumerate() {
        // the root is always there
        expression.push_str(&if i == 0 {
            access(part)
        } else {
            optional_access(part)
        });
    }
    (expression, last)
}

fn root(import: &Import, function: &Function) -> String {
    match &import.source {
        Source::Module { .. } => "m".to_owned(),
        Source::Global(_) => "globalThis".to_owned(),
        Source::Host(name) => format!("rt.host({}, {})", literal(name), literal(&function.place)),
    }
}

/// What the root is called in errors.
fn literal_root(import: &Import) -> String {
    match &import.source {
        Source::Module { written, .. } => literal(written),
        Source::Global(_) => literal("globalThis"),
        Source::Host(name) => literal(name),
    }
}

/// Throws the error that names the missing part.
fn missing(import: &Import, function: &Function, name: &str) -> String {
    let before: &[String] = match &import.source {
        Source::Global(path) => path,
        Source::Module { .. } | Source::Host(_) => &[],
    };
    let path = list(before.iter().chain(&function.path));
    format!(
        "rt.missing({}, {path}, {name}, {})",
        root(import, function),
        literal(&function.place)
    )
}

/// Whether nothing comes back.
fn is_void(function: &Function) -> bool {
    function.result.marshal == Marshal::Void
}
