//! The glue of an export: an ES module that holds the object or class that JavaScript gets. It knows names and numbers;
//! everything else is the runtime's.

use super::text::{is_plain, literal};
use crate::bindings::{Export, ExportClass, ExportFunction, Role};

/// The text of the glue.
#[must_use]
pub fn export(export: &Export) -> String {
    match &export.class {
        None => interface(export),
        Some(class) => self::class(export, class),
    }
}

fn interface(export: &Export) -> String {
    let mut out = String::from(
        "\nlet it;\nexport function $init(given) {\n  it = given;\n}\nexport const $export = Object.freeze({\n",
    );
    for (index, function) in export.functions.iter().enumerate() {
        let key = key(&function.js_name);
        out.push_str(&format!(
            "  {key}(...a) {{\n    return it.call({index}, a);\n  }},\n"
        ));
    }
    out.push_str("});\n");
    out
}

fn class(export: &Export, class: &ExportClass) -> String {
    // the property gives the class its name, whatever that is; computed, or Bun resolves it before it names the class
    let name = literal(&export.export_name);
    let mut out = format!(
        "\nlet it;\nexport function $init(given) {{\n  it = given;\n  it.define($export);\n}}\nexport const $export = {{ [{name}]: class {{\n"
    );
    out.push_str("  constructor(...a) {\n    it.construct(this, a);\n  }\n");
    for (index, function) in export.functions.iter().enumerate() {
        member(&mut out, function, "", |args| {
            format!("it.method({index}, this, {args})")
        });
    }
    for (index, function) in class.functions.iter().enumerate() {
        let index = export.functions.len() + index;
        member(&mut out, function, "static ", |args| {
            format!("it.call({index}, {args})")
        });
    }
    out.push_str(&format!("}} }}[{name}];\n"));
    out
}

fn member(
    out: &mut String,
    function: &ExportFunction,
    modifier: &str,
    call: impl Fn(&str) -> String,
) {
    let key = key(&function.js_name);
    out.push_str(&match function.role {
        // its own, see above
        Role::New => String::new(),
        Role::Call => format!(
            "  {modifier}{key}(...a) {{\n    return {};\n  }}\n",
            call("a")
        ),
        Role::Get => format!(
            "  {modifier}get {key}() {{\n    return {};\n  }}\n",
            call("[]")
        ),
        Role::Set => format!(
            "  {modifier}set {key}(value) {{\n    {};\n  }}\n",
            call("[value]")
        ),
    });
}

/// A property's name in a class or an object. What would mean something of its own is computed.
fn key(name: &str) -> String {
    if is_plain(name) && name != "constructor" {
        name.to_owned()
    } else {
        format!("[{}]", literal(name))
    }
}
