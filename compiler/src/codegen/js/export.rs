//! The glue of an export: an ES module that holds the object or class that JavaScript gets. It knows names and numbers;
//! everything else is the runtime's.

use super::text::{is_plain, literal, property_key};
use crate::bindings::{Export, ExportClass, ExportFunction, Presence, Reply, Role};

/// The text of the glue.
#[must_use]
pub fn export(export: &Export) -> String {
    match &export.class {
        None => interface(export),
        Some(class) => self::class(export, class),
    }
}

fn interface(export: &Export) -> String {
    let mut out = head(&export.export_name, "");
    out.push_str("export const $export = Object.freeze({\n");
    for (index, function) in export.functions.iter().enumerate() {
        let call = format!("it.call({index}, arguments)");
        member(&mut out, function, "", &call, ",");
    }
    out.push_str("});\n");
    out
}

fn class(export: &Export, class: &ExportClass) -> String {
    let count = export.functions.len();
    // the methods that give message and cause follow the others
    let (define, statics, extends) = if class.is_error {
        let name = literal(&export.export_name);
        let define = format!("  it.define($export, {count}, {name});\n");
        (define, count + 2, "extends Error ")
    } else {
        ("  it.define($export);\n".to_owned(), count, "")
    };
    let mut out = head(&export.export_name, &define);
    // the property gives the class its name, whatever that is; computed, or Bun resolves it before it names the class
    let name = literal(&export.export_name);
    out.push_str(&format!(
        "export const $export = {{ [{name}]: class {extends}{{\n"
    ));
    let params = class.constructor.as_ref().map(params).unwrap_or_default();
    let body = if class.is_error {
        "const made = it.make(arguments);\n    super(made.message, made.options);\n    it.attach(this, made.number);"
    } else {
        "it.construct(this, arguments);"
    };
    out.push_str(&format!("  constructor({params}) {{\n    {body}\n  }}\n"));
    for (index, function) in export.functions.iter().enumerate() {
        let call = format!("it.method({index}, this, arguments)");
        member(&mut out, function, "", &call, "");
    }
    for (index, function) in class.functions.iter().enumerate() {
        let call = format!("it.call({}, arguments)", statics + index);
        member(&mut out, function, "static ", &call, "");
    }
    out.push_str(&format!("}} }}[{name}];\n"));
    out
}

/// What every glue begins with. Before the package is started there is no `it`.
fn head(name: &str, more: &str) -> String {
    let message = literal(&format!(
        "{name}: the package is not started: init() was not called, or has not finished"
    ));
    format!(
        "\nlet it = new Proxy({{}}, {{\n  get() {{\n    throw new Error({message});\n  }},\n}});\n\
         export function $init(given) {{\n  it = given;\n{more}}}\n"
    )
}

/// The parameters that must be given; they are the function's length. What it reads are its `arguments`.
fn params(function: &ExportFunction) -> String {
    let required = function
        .params
        .iter()
        .take_while(|param| matches!(param.presence, Presence::Required | Presence::Nullable));
    let names: Vec<String> = required.enumerate().map(|(i, _)| format!("a{i}")).collect();
    names.join(", ")
}

/// Prints a member of an object, with the comma `end`, or of a class.
pub(super) fn member(
    out: &mut String,
    function: &ExportFunction,
    modifier: &str,
    call: &str,
    end: &str,
) {
    let (key, params) = (key(&function.js_name), params(function));
    let result = result(function, call);
    out.push_str(&match function.role {
        // its own, see above; tests are made by Rust
        Role::New | Role::Has | Role::Index(_) => String::new(),
        Role::Call if function.result.is_this => {
            format!("  {modifier}{key}({params}) {{\n    {call};\n    return this;\n  }}\n")
        }
        Role::Call => {
            format!("  {modifier}{key}({params}) {{\n{result}  }}{end}\n")
        }
        Role::Get => format!("  {modifier}get {key}() {{\n{result}  }}{end}\n"),
        // a setter has exactly one, also where the value may be missing
        Role::Set => format!("  {modifier}set {key}(a0) {{\n    {call};\n  }}{end}\n"),
    });
}

/// The statements that return the result of a call. All errors of a member with a promise are rejections, also those of a
/// package that is not started or has ended.
fn result(function: &ExportFunction, call: &str) -> String {
    match function.result.reply {
        Reply::Promise => format!(
            "    try {{\n      return {call};\n    }} catch (error) {{\n      return Promise.reject(error);\n    }}\n"
        ),
        Reply::Value | Reply::Callback(_) | Reply::NullableCallback(_) => {
            format!("    return {call};\n")
        }
    }
}

/// A property's name in a class or an object. What would mean something of its own is computed.
fn key(name: &str) -> String {
    if is_plain(name) && name != "constructor" {
        name.to_owned()
    } else {
        format!("[{}]", property_key(name))
    }
}
