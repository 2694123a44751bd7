//! The glue of an export: an ES module that holds the object or class that JavaScript gets. It knows names and numbers;
//! everything else is the runtime's.

use super::direct::{self, On};
use super::text::{is_plain, literal, property_key};
use crate::bindings::{Crossing, Export, ExportClass, ExportFunction, Presence, Reply, Role};

/// The text of the glue.
#[must_use]
pub fn export(export: &Export) -> String {
    match &export.class {
        None => interface(export),
        Some(class) => self::class(export, class),
    }
}

fn interface(export: &Export) -> String {
    let mut out = head(export, "");
    out.push_str("export const $export = Object.freeze({\n");
    for function in &export.functions {
        let body = body(function, On::Nothing, "it.call(#, arguments)");
        member(&mut out, function, "", &body, ",");
    }
    out.push_str("});\n");
    out
}

fn class(export: &Export, class: &ExportClass) -> String {
    let name = literal(&export.export_name);
    let (define, extends) = if class.is_error {
        // the methods that give message and cause follow the others
        let count = export.functions.iter().filter(|it| is_encoded(it)).count();
        let define = format!("  it.define($export, get, set, {count}, {name});\n");
        (define, "extends Error ")
    } else if export.export_name == export.js_name {
        ("  it.define($export, get, set);\n".to_owned(), "")
    } else {
        (format!("  it.define($export, get, set, -1, {name});\n"), "")
    };
    let mut out = head(export, &define);
    // the property gives the class its name, whatever that is; computed, or Bun resolves it before it names the class
    out.push_str(&format!(
        "export const $export = {{ [{name}]: class {extends}{{\n{NUMBER}"
    ));
    let params = class.constructor.as_ref().map(params).unwrap_or_default();
    out.push_str(&format!("  constructor({params}) {{\n"));
    for line in constructor(class) {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str("  }\n");
    for function in &export.functions {
        let body = body(function, On::This, "it.method(#, this, arguments)");
        member(&mut out, function, "", &body, "");
    }
    for function in &class.functions {
        let body = body(function, On::Nothing, "it.call(#, arguments)");
        member(&mut out, function, "static ", &body, "");
    }
    out.push_str(&format!("}} }}[{name}];\n"));
    out
}

/// The number of the Rust object, in a private field, and the functions that read and write it: for the runtime, and for members.
const NUMBER: &str = "  #n;
  static #a = (
    get = (o) => #n in o ? o.#n : 0,
    set = (o, n) => { o.#n = n; },
    on = (o, p) => typeof o === \"object\" && o !== null && #n in o && o.#n > 0 ? o.#n : it.receiver(o, p)
  );
";

/// The statements of a constructor, which also a class without one has. An object of a Rust object that exists takes its number.
fn constructor(class: &ExportClass) -> Vec<String> {
    let direct = class.constructor.as_ref().and_then(|function| {
        let direct = match &function.crossing {
            Crossing::Direct(direct) => direct,
            Crossing::Encoded(_) => return None,
        };
        Some(direct::made(function, direct))
    });
    let made = direct.unwrap_or_else(|| vec!["const r = it.construct(arguments);".to_owned()]);
    let (before, after): (&[&str], &[&str]) = if class.is_error {
        (
            &["let n = s.adopt;", "s.adopt = 0;", "if (n === 0) {"],
            &[
                "  n = r;",
                "}",
                "const made = it.described(n);",
                "super(made.message, made.options);",
                "this.#n = n;",
                "it.attach(this);",
            ],
        )
    } else {
        (
            &["if (s.adopt !== 0) { this.#n = s.adopt; s.adopt = 0; return; }"],
            &["this.#n = r;", "it.attach(this);"],
        )
    };
    let indent = if class.is_error { "  " } else { "" };
    let before = before.iter().map(|line| (*line).to_owned());
    let after = after.iter().map(|line| (*line).to_owned());
    let made = made.into_iter().map(|line| format!("{indent}{line}"));
    before.chain(made).chain(after).collect()
}

fn is_encoded(function: &ExportFunction) -> bool {
    match function.crossing {
        Crossing::Direct(_) => false,
        Crossing::Encoded(_) => true,
    }
}

/// What every glue begins with. Before the package is started there is no `it`.
fn head(export: &Export, more: &str) -> String {
    let message = literal(&format!(
        "{}: the package is not started: init() was not called, or has not finished",
        export.export_name
    ));
    let mut variables = direct::variables(export.all_functions());
    if export.class.is_some() {
        let comma = if variables.is_empty() { "" } else { ", " };
        variables = format!("get, set, on{comma}{variables}");
    }
    let (declared, taken) = match variables.as_str() {
        "" => (String::new(), ""),
        all => (
            format!("let rt = it, s = it, {all};\n"),
            "  ({ rt, state: s } = it);\n",
        ),
    };
    format!(
        "\nlet it = new Proxy({{}}, {{\n  get() {{\n    throw new Error({message});\n  }},\n}});\n\
         {declared}export function $init(given) {{\n  it = given;\n{taken}{more}}}\n"
    )
}

/// The parameters: those that must be given are the function's length. A function whose values are encoded reads its `arguments`.
fn params(function: &ExportFunction) -> String {
    let required = function
        .params
        .iter()
        .take_while(|param| matches!(param.presence, Presence::Required | Presence::Nullable))
        .count();
    let names = (0..function.params.len()).filter_map(|i| {
        if i < required {
            Some(format!("a{i}"))
        } else {
            (!is_encoded(function)).then(|| format!("a{i} = undefined"))
        }
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The statements of a member; `call` is the expression that calls one whose values are encoded, with its number for `#`.
pub(super) fn body(function: &ExportFunction, on: On, call: &str) -> Vec<String> {
    let call = match &function.crossing {
        Crossing::Direct(direct) => return rejecting(function, direct::body(function, direct, on)),
        Crossing::Encoded(_) => call.replace('#', &function.number.to_string()),
    };
    match function.role {
        Role::Call if function.result.is_this => {
            vec![format!("{call};"), "return this;".to_owned()]
        }
        Role::Call | Role::Get => rejecting(function, vec![format!("return {call};")]),
        Role::Set | Role::New | Role::Has | Role::Index(_) => vec![format!("{call};")],
    }
}

/// All errors of a member with a promise are rejections, also those of a package that is not started or has ended.
pub(super) fn rejecting(function: &ExportFunction, statements: Vec<String>) -> Vec<String> {
    match function.result.reply {
        Reply::Promise => std::iter::once("try {".to_owned())
            .chain(statements.into_iter().map(|line| format!("  {line}")))
            .chain(["} catch (error) {", "  return Promise.reject(error);", "}"].map(str::to_owned))
            .collect(),
        Reply::Value | Reply::Callback(_) | Reply::NullableCallback(_) => statements,
    }
}

/// Prints a member of an object, with the comma `end`, or of a class.
pub(super) fn member(
    out: &mut String,
    function: &ExportFunction,
    modifier: &str,
    body: &[String],
    end: &str,
) {
    let (key, params) = (key(&function.js_name), params(function));
    let head = match function.role {
        // its own, see above; tests are made by Rust
        Role::New | Role::Has | Role::Index(_) => return,
        Role::Call => format!("{key}({params})"),
        Role::Get => format!("get {key}()"),
        // a setter has exactly one, also where the value may be missing
        Role::Set => format!("set {key}(a0)"),
    };
    out.push_str(&format!("  {modifier}{head} {{\n"));
    for line in body {
        out.push_str(&format!("    {line}\n"));
    }
    out.push_str(&format!("  }}{end}\n"));
}

/// A property's name in a class or an object. What would mean something of its own is computed.
fn key(name: &str) -> String {
    if is_plain(name) && name != "constructor" {
        name.to_owned()
    } else {
        format!("[{}]", property_key(name))
    }
}
