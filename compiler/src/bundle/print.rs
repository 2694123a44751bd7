//! The text of all modules in one: their statements in the order of evaluation, with the final names.

use std::fmt::Write as _;

use oxc_span::Span;

use super::graph::{MAIN, resolve};
use super::link::{Binding, External, Linked};
use super::module::{Edit, Form, Module, Replacement, Syntax, Target};

/// Prints all modules. `main` are further changes of the main file; `exports` are exported besides what it exports.
pub(super) fn print(
    linked: &Linked,
    syntax: Syntax,
    main: &[Edit],
    exports: &[(String, Binding)],
) -> String {
    let mut out = String::new();
    if syntax == Syntax::CommonJs {
        out.push_str("\"use strict\";\n");
    }
    for external in &linked.externals {
        import(&mut out, external, syntax);
    }
    for (module, name) in &linked.namespaces {
        namespace(&mut out, linked, *module, name);
    }
    for number in &linked.graph.order {
        let more = if *number == MAIN { main } else { &[] };
        out.push_str(&module_text(linked, *number, syntax, more));
        // a comment may end the file, and a statement may have no semicolon
        out.push_str("\n;\n");
    }
    if syntax == Syntax::Module {
        export(&mut out, linked, exports);
    }
    out
}

/// Prints the import of an external module.
fn import(out: &mut String, external: &External, syntax: Syntax) {
    let from = format!("{:?}", external.specifier);
    let from = format!("{from}{}", external.attributes);
    let names = external.names.iter();
    let listed = |separator: &str| {
        let names = names
            .clone()
            .filter(|it| separator != ": " || it.0 != "default");
        let names = names.map(|(name, local)| match name == local {
            true => name.clone(),
            false => format!("{}{separator}{local}", property(name)),
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let _ = match syntax {
        Syntax::Module => {
            let mut printed = Ok(());
            if let Some(namespace) = &external.namespace {
                printed = writeln!(out, "import * as {namespace} from {from};");
            }
            match (external.names.is_empty(), &external.namespace) {
                (true, None) => writeln!(out, "import {from};"),
                (true, Some(_)) => printed,
                (false, _) => writeln!(out, "import {{ {} }} from {from};", listed(" as ")),
            }
        }
        Syntax::CommonJs => {
            if let Some(namespace) = &external.namespace {
                let _ = writeln!(out, "const {namespace} = require({from});");
            }
            if let Some(default) = external.names.get("default") {
                // an ES module is required as its object of exports, any other module is itself the default export
                let _ = writeln!(
                    out,
                    "const {default} = ((it) => it?.[Symbol.toStringTag] === \"Module\" ? it.default : it)(require({from}));"
                );
            }
            match listed(": ") {
                names if names.is_empty() => writeln!(out, "require({from});"),
                names => writeln!(out, "const {{ {names} }} = require({from});"),
            }
        }
    };
}

/// Prints the object of exports of a module, as `import *` gives it.
fn namespace(out: &mut String, linked: &Linked, module: usize, name: &str) {
    let (names, externals) = linked.export_names(module);
    let _ = write!(
        out,
        "const {name} = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.defineProperty({{ __proto__: null"
    );
    for external in externals {
        if let Some(all) = linked.name(&Binding::ExternalNamespace(external)) {
            let _ = write!(out, ", ...(({{ default: _, ...all }}) => all)({all})");
        }
    }
    for exported in names {
        let Some(binding) = linked.exported(module, &exported) else {
            continue;
        };
        let Some(value) = linked.name(&binding) else {
            continue;
        };
        let key = property(&exported);
        let _ = match linked.is_function(&binding) {
            true => write!(out, ", {key}: {value}"),
            false => write!(out, ", get {key}() {{ return {value}; }}"),
        };
    }
    let _ = writeln!(out, " }}, Symbol.toStringTag, {{ value: \"Module\" }}));");
}

/// A name as a key or an exported name.
pub(super) fn property(name: &str) -> String {
    let mut chars = name.chars();
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '$';
    let is_plain =
        chars.next().is_some_and(starts) && chars.all(|c| starts(c) || c.is_ascii_digit());
    // `__proto__: value` sets the prototype
    match name {
        "__proto__" => "[\"__proto__\"]".to_owned(),
        name if is_plain => name.to_owned(),
        name => format!("{name:?}"),
    }
}

/// Prints what the bundle exports: what the main file exports, and `more`.
fn export(out: &mut String, linked: &Linked, more: &[(String, Binding)]) {
    let (names, externals) = linked.export_names(MAIN);
    let main = names.into_iter().filter_map(|name| {
        let binding = linked.exported(MAIN, &name)?;
        Some((name, binding))
    });
    let all: Vec<String> = main
        .chain(more.iter().cloned())
        .filter_map(|(name, binding)| {
            let local = linked.name(&binding)?;
            Some(match name == local {
                true => name,
                false => format!("{local} as {}", property(&name)),
            })
        })
        .collect();
    let _ = writeln!(out, "export {{ {} }};", all.join(", "));
    for external in externals {
        if let Some(it) = linked.externals.get(external) {
            let _ = writeln!(out, "export * from {:?}{};", it.specifier, it.attributes);
        }
    }
}

/// A change: a range of the text, and its replacement.
type Change = (Span, String);

/// The text of a module with its changes.
fn module_text(linked: &Linked, number: usize, syntax: Syntax, more: &[Edit]) -> String {
    let Some(module) = linked.graph.modules.get(number) else {
        return String::new();
    };
    let final_name = |symbol: usize| {
        let binding = linked.binding(number, symbol)?;
        linked.name(&binding).map(str::to_owned)
    };
    let mut changes: Vec<Change> = Vec::new();
    for Edit { span, text } in module.edits.iter().chain(more) {
        let text = match text {
            Replacement::Text(text) => text.clone(),
            Replacement::Name(before, symbol, after) => {
                let name = final_name(*symbol).unwrap_or_default();
                format!("{before}{name}{after}")
            }
        };
        changes.push((*span, text));
    }
    for symbol in 0..module.symbols.len() {
        symbol_changes(linked, number, symbol, &mut changes);
    }
    for (path, place, base) in &module.addresses {
        if let Some(asset) = resolved(linked, module, path) {
            changes.push((*place, format!("{asset:?}")));
            changes.push((*base, own_url(syntax).to_owned()));
        }
    }
    for span in &module.urls {
        changes.push((*span, url(&module.path, number == MAIN, syntax)));
    }
    for (span, request) in &module.dynamic {
        changes.extend(dynamic_import(linked, module, *span, *request, syntax));
    }
    apply(&module.text, changes)
}

/// The changes of all places of a name.
fn symbol_changes(linked: &Linked, number: usize, symbol: usize, changes: &mut Vec<Change>) {
    let module = linked.graph.modules.get(number);
    let Some(it) = module.and_then(|it| it.symbols.get(symbol)) else {
        return;
    };
    let Some(binding) = linked.binding(number, symbol) else {
        return;
    };
    let is_renamed = linked.name(&binding) != Some(it.name.as_str());
    // inside of a class declaration that becomes an expression, its own name stays
    let mut class = None;
    if let Some(site) = it.sites.iter().find(|it| matches!(it.form, Form::Class(_)))
        && let Form::Class(span) = site.form
        && is_renamed
    {
        let name = linked.name(&binding).unwrap_or_default();
        changes.push((Span::empty(span.start), format!("let {name} = ")));
        changes.push((Span::empty(span.end), ";".to_owned()));
        class = Some(span);
    }
    for site in &it.sites {
        if class.is_some_and(|it| it.contains_inclusive(site.span)) {
            continue;
        }
        if let Some(member) = linked.at(&binding, &site.form) {
            let name = linked.name(&member).unwrap_or_default().to_owned();
            changes.push(match &site.form {
                // a function cannot be missing
                Form::Missing(_, statement) if linked.is_function(&member) => {
                    (*statement, String::new())
                }
                // the report reads only this property of the module
                Form::Missing(key, _) => (site.span, format!("{{ {}: {name} }}", property(key))),
                Form::Member(_, span) => (*span, name),
                Form::Plain | Form::Shorthand | Form::Class(_) => (site.span, name),
            });
            continue;
        }
        let Some(name) = linked.name(&binding).filter(|_| is_renamed) else {
            continue;
        };
        changes.push(match site.form {
            Form::Shorthand => (site.span, format!("{}: {name}", it.name)),
            Form::Plain | Form::Class(_) | Form::Member(..) | Form::Missing(..) => {
                (site.span, name.to_owned())
            }
        });
    }
}

/// `import.meta.url` of a file that is a part of the bundle.
fn url(path: &str, is_main: bool, syntax: Syntax) -> String {
    let base = own_url(syntax);
    if is_main && syntax == Syntax::Module {
        return base.to_owned();
    }
    format!("new URL({:?}, {base}).href", format!("./{path}"))
}

/// The address of the bundle.
fn own_url(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Module => "import.meta.url",
        Syntax::CommonJs => "require(\"node:url\").pathToFileURL(__filename)",
    }
}

/// A file that a module names by its address, from the place of the bundle: in the form that bundlers of pages look for, with the query.
fn resolved(linked: &Linked, module: &Module, specifier: &str) -> Option<String> {
    let file = specifier.split(['?', '#']).next()?;
    let path = resolve(&module.path, file)?;
    let query = specifier.get(file.len()..)?;
    let is_asset = linked.graph.assets.contains(&path);
    is_asset.then(|| format!("./{path}{query}"))
}

/// `import("…")` from the place of the bundle; the module is a part of the bundle if it is one of the package.
fn dynamic_import(
    linked: &Linked,
    module: &Module,
    span: Span,
    request: usize,
    syntax: Syntax,
) -> Option<Change> {
    let it = module.requests.get(request)?;
    match it.target {
        Target::Module(target) => {
            let name = linked.name(&Binding::Namespace(target))?;
            Some((span, format!("Promise.resolve().then(() => {name})")))
        }
        Target::Absent => {
            let from = url(&module.path, false, syntax);
            Some((it.span, format!("new URL({:?}, {from}).href", it.specifier)))
        }
        Target::External | Target::Unknown => None,
    }
}

/// Applies changes. A change that contains others replaces them.
fn apply(text: &str, mut changes: Vec<Change>) -> String {
    // insertions come before what starts at the same place, and the longer range before the shorter one
    changes.sort_by(|a, b| {
        let key = |it: &Change| (it.0.start, !it.0.is_empty(), std::cmp::Reverse(it.0.end));
        key(a).cmp(&key(b))
    });
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, replacement) in changes {
        let (start, end) = (span.start as usize, span.end as usize);
        if start < at {
            continue;
        }
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(&replacement);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
