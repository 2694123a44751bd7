//! The glue of an interface: an ES module whose functions take and give only numbers and references. It decodes the
//! arguments, calls the user's function, and encodes the result. `docs/src/internals/crossing.md` is its contract.

mod callback_interface;
mod check;
mod direct;
mod event;
mod export;
mod param;
pub(crate) mod record;
mod result;
mod scalar_codec;
pub(crate) mod text;

use std::collections::BTreeSet;

use crate::bindings::{
    Calls, Constructor, Function, Holder, IndexAccess, Item, Marshal, Role, Source,
};
pub use callback_interface::callback_interface;
pub use export::export;
use param::{Arguments, Callee};
use text::{access, list, literal, optional_access};

/// The name of an item in JavaScript and its glue, for a reader; nothing for an item that has none.
#[must_use]
pub fn item(item: &Item) -> Option<(&str, String)> {
    match item {
        Item::Import(it) => Some((&it.js_name, glue(&it.calls))),
        Item::Class(it) => Some((&it.js_name, glue(&it.calls))),
        Item::CallbackInterface(it) => Some((&it.js_name, callback_interface(it))),
        Item::Export(it) => Some((&it.export_name, export(it))),
        Item::Record(it) => Some((&it.js_name, record::codecs(it))),
        Item::Enum(_) | Item::Union(_) => None,
    }
}

/// The text of the glue.
#[must_use]
pub fn glue(calls: &Calls) -> String {
    let mut out = String::from("\n");
    if let Some(Source::Module { specifier, .. }) = &calls.source {
        out.push_str(&format!("import * as m from {};\n", literal(specifier)));
    }
    out.push_str(&format!("let rt{};\n", codecs(calls)));
    match &calls.class {
        None => out.push_str("export function $init(it) {\n  rt = it;\n}\n"),
        Some(class) => init_class(&mut out, calls, class),
    }
    for function in &calls.functions {
        print(&mut out, calls, function);
    }
    out
}

/// Registers the class, and the class as a value: what the instances of `$Class` are is the class and its subclasses.
fn init_class(out: &mut String, calls: &Calls, class: &Constructor) {
    let (name, class_of) = (literal(&class.name), constructor(calls, class));
    if !calls.is_value {
        out.push_str(&format!(
            "export function $init(it, c) {{\n  rt = it;\n  rt.importClass(c, {name}, () => {class_of});\n}}\n"
        ));
        return;
    }
    let value = literal(&format!("class {}", class.name));
    out.push_str(&format!(
        "class $Class {{\n  static [Symbol.hasInstance](it) {{\n    const C = {class_of};\n    \
         return it === C || (typeof it === \"function\" && it.prototype instanceof C);\n  }}\n}}\n\
         export function $init(it, c, d) {{\n  rt = it;\n  rt.importClass(c, {name}, () => {class_of});\n  \
         rt.importClass(d, {value}, () => typeof {class_of} === \"function\" ? $Class : {class_of});\n}}\n"
    ));
}

/// The variables that keep codecs, by the numbers of their shapes.
fn codecs(calls: &Calls) -> String {
    let params = calls.functions.iter().flat_map(|it| &it.params);
    let results = calls.functions.iter().map(|it| it.result.marshal);
    let marshals = params.map(|param| param.marshal).chain(results);
    let shapes: BTreeSet<usize> = marshals.filter_map(shape_of_codec).collect();
    shapes.iter().map(|shape| format!(", k{shape}")).collect()
}

fn shape_of_codec(marshal: Marshal) -> Option<usize> {
    match marshal {
        Marshal::Wire(shape) => Some(shape),
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_)
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_) => None,
    }
}

/// The expression of the codec of a shape, which is looked up once.
fn codec(shape: usize, address: &str) -> String {
    format!("(k{shape} ??= rt.codec({address}))")
}

/// The expression of the class; undefined where it is missing.
fn constructor(calls: &Calls, class: &Constructor) -> String {
    let before = globals(calls.source.as_ref());
    let root = match &calls.source {
        Some(source) => root(source, &class.name),
        None => "undefined".to_owned(),
    };
    walk(root, before.iter().chain(&class.path))
}

fn print(out: &mut String, calls: &Calls, function: &Function) {
    let arguments = param::arguments(function);
    let mut names = arguments.raw.clone();
    names.extend((names.len()..names.len() + result::extra(function)).map(|i| format!("a{i}")));
    let loans = if arguments.loans > 0 {
        "const lent = rt.lent; "
    } else {
        ""
    };
    out.push_str(&format!(
        "export function {}({}) {{ {loans}try {{\n",
        function.glue,
        names.join(", ")
    ));
    for line in &arguments.prepare {
        out.push_str(&format!("  {line}\n"));
    }
    let mut fail = "rt.fail(e)".to_owned();
    let outcome = match function.role {
        Role::Call | Role::New => match &function.event {
            Some(event) => event::listen(out, calls, function, event, &arguments),
            None => match member(calls, function) {
                Some(member) => {
                    fail = format!(
                        "rt.failCall(e, {})",
                        described(calls, function, &function.path)
                    );
                    arguments.call_member(&member)
                }
                None => call(out, calls, function, &arguments),
            },
        },
        Role::Has => {
            let property = property(out, calls, function);
            format!("{}{}", property.container, property.access)
        }
        Role::Get => {
            let property = property(out, calls, function);
            format!("{}{}", property.container, property.access)
        }
        Role::Set => {
            let property = property(out, calls, function);
            let value = arguments.values.first().map_or("undefined", String::as_str);
            format!("{}{} = {value}", property.container, property.access)
        }
        Role::Index(access) => {
            let object = object(out, calls, function);
            let value = |index: usize| {
                arguments
                    .values
                    .get(index)
                    .map_or("undefined", String::as_str)
            };
            match access {
                IndexAccess::Get => format!("{object}[{}]", value(0)),
                IndexAccess::Set => format!("{object}[{}] = {}", value(0), value(1)),
                IndexAccess::Delete => format!("Reflect.deleteProperty({object}, {})", value(0)),
            }
        }
    };
    if function.role == Role::Has {
        out.push_str(&format!("  return {outcome} === undefined ? 0 : 1;\n"));
    } else {
        for line in result::lines(function, &outcome, &names) {
            out.push_str(&format!("  {line}\n"));
        }
    }
    // a bigint is wanted even now
    let instead = if result::is_bigint(&function.result) {
        " return 0n;"
    } else {
        ""
    };
    out.push_str(&format!("}} catch (e) {{ {fail};{instead} }}"));
    if arguments.loans > 0 {
        out.push_str(" finally {\n");
        // neither calls nor loops: the stack may be exhausted, and what was lent ends all the same
        let end = "rt.lent.it.key = rt.lent.key, rt.lent = rt.lent.next";
        for _ in 0..arguments.loans {
            out.push_str(&format!("  if (rt.lent !== lent) {end};\n"));
        }
        out.push('}');
    }
    out.push_str(" }\n");
}

/// The expression of a function that is called on its object in one step, which is the fastest (benchmark rows `through
/// globalThis`). If there is no such function, the error of the engine is explained afterwards.
fn member(calls: &Calls, function: &Function) -> Option<String> {
    let (last, before) = function.path.split_last()?;
    let root = match (function.on, &calls.source) {
        (Holder::Receiver, _) => "a0",
        (Holder::Source, Some(Source::Global(_))) => "globalThis",
        (Holder::Source, Some(Source::Module { .. })) if !before.is_empty() => "m",
        (Holder::Class, _)
        | (Holder::Source, Some(Source::Module { .. } | Source::Host(_)) | None) => {
            return None;
        }
    };
    let path = before_path(calls, function).iter().chain(before);
    let path = path.chain(std::iter::once(last));
    let parts = path.map(|part| access(part));
    let member = std::iter::once(root.to_owned()).chain(parts).collect();
    (function.role == Role::Call).then_some(member)
}

/// Looks the function up; gives the expression of the call.
fn call(out: &mut String, calls: &Calls, function: &Function, arguments: &Arguments) -> String {
    if function.path.is_empty() && function.on.is_parameter() {
        let place = literal(&format!("{}: receiver", function.place));
        out.push_str(&format!(
            "  if (typeof a0 !== \"function\") rt.throwMismatch(a0, \"a function\", {place});\n  const f = a0;\n"
        ));
        return arguments.call(if function.role == Role::New {
            Callee::New
        } else {
            Callee::Plain
        });
    }
    let this = match direct(calls, function) {
        Some((container, name)) => {
            out.push_str(&format!("  const f = {container}{};\n", access(name)));
            // an export of a module is called without `this`
            (function.on == Holder::Receiver).then_some(container)
        }
        None => {
            let (container, last) = container(calls, function, &function.path);
            out.push_str(&format!(
                "  const o = {container};\n  const f = o{};\n",
                optional_access(last)
            ));
            Some("o")
        }
    };
    let missing = missing(calls, function, &function.path);
    out.push_str(&format!("  if (typeof f !== \"function\") {missing};\n"));
    arguments.call(match (function.role, this) {
        (Role::New, _) => Callee::New,
        (Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_), None) => Callee::Plain,
        (Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_), Some(this)) => {
            Callee::Method(this)
        }
    })
}

/// Looks the object of an index up.
fn object(out: &mut String, calls: &Calls, function: &Function) -> String {
    let path = before_path(calls, function).iter().chain(&function.path);
    let expression = walk(root_of(calls, function), path.clone());
    if path.count() == 0 {
        return expression;
    }
    let missing = missing(calls, function, &function.path);
    out.push_str(&format!(
        "  const o = {expression};\n  if (o === null || o === undefined) {missing};\n"
    ));
    "o".to_owned()
}

struct Property {
    container: &'static str,
    access: String,
}

/// Looks the container of a property up.
fn property(out: &mut String, calls: &Calls, function: &Function) -> Property {
    if let Some((container, name)) = direct(calls, function) {
        return Property {
            container,
            access: access(name),
        };
    }
    let (container, last) = container(calls, function, &function.path);
    let missing = missing(calls, function, &function.path);
    out.push_str(&format!(
        "  const o = {container};\n  if (o === null || o === undefined) {missing};\n"
    ));
    Property {
        container: "o",
        access: access(last),
    }
}

/// The container that is always there, a module or the receiver, and the property that lies right in it.
fn direct<'a>(calls: &Calls, function: &'a Function) -> Option<(&'static str, &'a String)> {
    let [name] = function.path.as_slice() else {
        return None;
    };
    match (function.on, &calls.source) {
        (Holder::Receiver | Holder::Class, _) => Some(("a0", name)),
        (Holder::Source, Some(Source::Module { .. })) => Some(("m", name)),
        (Holder::Source, Some(Source::Global(_) | Source::Host(_)) | None) => None,
    }
}

/// The expression of the object on which the last property of a path is looked up, and that property.
fn container<'a>(calls: &Calls, function: &Function, path: &'a [String]) -> (String, &'a str) {
    let (last, before) = match path.split_last() {
        Some((last, before)) => (last.as_str(), before),
        None => ("", [].as_slice()),
    };
    let globals = before_path(calls, function);
    let root = root_of(calls, function);
    (walk(root, globals.iter().chain(before)), last)
}

/// Property by property; the root is always there.
fn walk<'a>(root: String, parts: impl Iterator<Item = &'a String>) -> String {
    let mut expression = root;
    for (i, part) in parts.enumerate() {
        expression.push_str(&if i == 0 {
            access(part)
        } else {
            optional_access(part)
        });
    }
    expression
}

/// The parts after `globalThis` that come before a function's own path.
fn before_path<'a>(calls: &'a Calls, function: &Function) -> &'a [String] {
    match function.on {
        Holder::Receiver | Holder::Class => &[],
        Holder::Source => globals(calls.source.as_ref()),
    }
}

fn globals(source: Option<&Source>) -> &[String] {
    match source {
        Some(Source::Global(path)) => path,
        Some(Source::Module { .. } | Source::Host(_)) | None => &[],
    }
}

fn root_of(calls: &Calls, function: &Function) -> String {
    match (function.on, &calls.source) {
        (Holder::Source, Some(source)) => root(source, &function.place),
        (Holder::Receiver | Holder::Class, _) | (Holder::Source, None) => "a0".to_owned(),
    }
}

fn root(source: &Source, place: &str) -> String {
    match source {
        Source::Module { .. } => "m".to_owned(),
        Source::Global(_) => "globalThis".to_owned(),
        Source::Host(name) => format!("rt.host({}, {})", literal(name), literal(place)),
    }
}

/// What the root is called in errors, unless it is the receiver.
fn root_name(calls: &Calls, function: &Function) -> Option<String> {
    match (function.on, &calls.source) {
        (Holder::Receiver | Holder::Class, _) | (Holder::Source, None) => None,
        (Holder::Source, Some(Source::Module { written, .. })) => Some(literal(written)),
        (Holder::Source, Some(Source::Global(_))) => Some(literal("globalThis")),
        (Holder::Source, Some(Source::Host(name))) => Some(literal(name)),
    }
}

/// Throws the error that names the missing part of a path.
fn missing(calls: &Calls, function: &Function, path: &[String]) -> String {
    format!("rt.missing({})", described(calls, function, path))
}

/// The arguments of a function of the runtime that explains a path: root, parts, place, and the name of the root.
fn described(calls: &Calls, function: &Function, path: &[String]) -> String {
    let root = match root_name(calls, function) {
        Some(name) => format!(", {name}"),
        None => String::new(),
    };
    format!(
        "{}, {}, {}{root}",
        root_of(calls, function),
        list(before_path(calls, function).iter().chain(path)),
        literal(&function.place)
    )
}

/// Whether nothing comes back.
fn is_void(function: &Function) -> bool {
    function.result.marshal == Marshal::Void
}
