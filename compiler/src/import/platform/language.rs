//! The language's own objects as modules, such as `es:math`: what TypeScript's library declares and Chromium, Firefox or Node has.
//!
//! Types that the `.jsi` language has by value, such as `Map`, are classes with `Object` after their names here: handles of the objects
//! themselves. Where another member names such a type, it crosses as everywhere. Buffers and typed arrays are handles everywhere.

use std::collections::HashMap;

use super::super::decide::is_of_language;
use super::super::facts::{
    Declaration, DeclarationId, Docs, Export, Facts, Member, Shape, Signature, TypeFact,
};
use super::compat::Compat;

/// Types of which only the static members are of use: their values cross by value, or have a type in Rust.
const VALUES: [&str; 17] = [
    "AggregateError",
    "BigInt",
    "Boolean",
    "Error",
    "EvalError",
    "Function",
    "Number",
    "Object",
    "Promise",
    "RangeError",
    "ReferenceError",
    "String",
    "SuppressedError",
    "Symbol",
    "SyntaxError",
    "TypeError",
    "URIError",
];

/// What runs text as code, or has a better function beside it.
const LEFT_OUT: [&str; 4] = ["eval", "NaN", "Infinity", "Proxy"];

/// The module of a global, without `es:`.
pub(super) fn area(global: &str) -> &'static str {
    match global {
        "Array" | "Iterator" => "arrays",
        "ArrayBuffer" | "SharedArrayBuffer" | "DataView" | "Atomics" => "buffers",
        it if is_typed_array(it) => "buffers",
        "Map" | "Set" | "WeakMap" | "WeakSet" | "WeakRef" | "FinalizationRegistry" => "collections",
        "Date" => "dates",
        "Error" | "AggregateError" | "SuppressedError" => "errors",
        "Intl" => "intl",
        "JSON" => "json",
        "Math" => "math",
        "BigInt" | "Number" | "parseInt" | "parseFloat" | "isNaN" | "isFinite" => "numbers",
        "Promise" | "DisposableStack" | "AsyncDisposableStack" => "promises",
        "Reflect" => "reflect",
        "RegExp" => "regexp",
        "String" | "Symbol" | "decodeURI" | "decodeURIComponent" | "encodeURI"
        | "encodeURIComponent" | "escape" | "unescape" => "strings",
        "Temporal" => "temporal",
        _ => "objects",
    }
}

fn is_typed_array(name: &str) -> bool {
    name.ends_with("Array") && name != "Array"
}

/// Whether a type crosses as a handle wherever the library names it.
fn is_buffer(name: &str) -> bool {
    is_typed_array(name) || name == "ArrayBuffer"
}

/// The facts of the objects as those of a module, and the module of each class by its name.
pub(super) fn prepare(mut facts: Facts, compat: &Compat) -> (Facts, HashMap<String, String>) {
    let mut areas = HashMap::new();
    let exports = std::mem::take(&mut facts.exports);
    facts.reached.clear();
    for it in &mut facts.declarations {
        it.lib = is_of_language(&it.name) && !is_buffer(&it.name);
        without_docs(it);
        without_marks(it);
    }
    let buffer = exports.iter().find(|it| it.path == ["ArrayBuffer"]);
    let buffer = buffer.map(|it| it.declaration);
    for export in exports {
        let Some(global) = export.path.first().cloned() else {
            continue;
        };
        if export.path.len() > 1
            && let Some(it) = facts.declarations.get(export.declaration)
        {
            areas.insert(it.name.clone(), area(&global).to_owned());
        }
        let names: Vec<&str> = export.path.iter().map(String::as_str).collect();
        if !export.value || LEFT_OUT.contains(&global.as_str()) || !compat.has_builtin(&names) {
            continue;
        }
        let Some(it) = facts.declarations.get(export.declaration).cloned() else {
            continue;
        };
        if let Some(members) = functions(&facts, &it, &export.path) {
            for member in members {
                let Some(name) = member.name.clone().filter(|it| !it.starts_with('[')) else {
                    continue;
                };
                let path = [names.as_slice(), &[name.as_str()]].concat();
                if compat.has_builtin(&path) {
                    let declaration = facts.declarations.len();
                    let docs = page(compat, &path);
                    facts.declarations.push(of_member(&name, member, docs));
                    facts.exports.push(Export {
                        path: path.iter().map(|it| (*it).to_owned()).collect(),
                        declaration,
                        value: true,
                    });
                }
            }
            continue;
        }
        let mut declaration = export.declaration;
        if it.is_class {
            let mut it = it;
            describe_class(&mut it, &names, compat);
            if let Some(buffer) = buffer.filter(|_| area(&global) == "buffers") {
                of_buffer(&mut it, buffer);
            }
            if is_of_language(&it.name) {
                it.name.push_str("Object");
            }
            areas.insert(it.name.clone(), area(&global).to_owned());
            let is_copy = is_of_language(names.last().unwrap_or(&"")) && !is_buffer(&global);
            it.lib = false;
            if is_copy {
                // other declarations name the type of the language
                declaration = facts.declarations.len();
                facts.declarations.push(it);
            } else if let Some(place) = facts.declarations.get_mut(declaration) {
                *place = it;
            }
        } else if let Some(statics) =
            (facts.declarations.get_mut(declaration)).and_then(|it| it.statics.as_mut())
        {
            let docs = page(compat, &names);
            statics.calls = without_tuples(std::mem::take(&mut statics.calls));
            let calls = statics.calls.iter_mut();
            calls.for_each(|call| call.docs.text.clone_from(&docs));
        }
        facts.exports.push(Export {
            declaration,
            ..export
        });
    }
    (facts, areas)
}

/// The members of an object that has functions and constants, such as `Math`.
fn functions(facts: &Facts, it: &Declaration, path: &[String]) -> Option<Vec<Member>> {
    let [global] = path else { return None };
    if it.is_class && VALUES.contains(&global.as_str()) {
        return Some(it.statics.as_ref()?.members.clone());
    }
    match it.variable.as_ref()? {
        TypeFact::Ref { id, .. } => {
            let of = facts.declarations.get(*id)?.instance.as_ref()?;
            Some(of.members.clone())
        }
        _ => None,
    }
}

/// The declaration of a function or constant.
fn of_member(name: &str, member: Member, docs: String) -> Declaration {
    let mut calls = without_tuples(member.calls);
    for call in &mut calls {
        call.docs.text.clone_from(&docs);
        call.docs.deprecated = member.docs.deprecated.as_ref().map(|_| String::new());
    }
    let statics = (!calls.is_empty()).then(|| Shape {
        calls,
        ..Shape::default()
    });
    Declaration {
        number: 0,
        name: name.to_owned(),
        docs: Docs {
            text: docs,
            ..member.docs
        },
        package: None,
        lib: false,
        global: false,
        beyond: false,
        is_value: true,
        is_class: false,
        is_abstract: false,
        params: Vec::new(),
        bases: Vec::new(),
        instance: None,
        statics,
        alias: None,
        values: None,
        variable: member.ty,
        readonly: member.readonly,
    }
}

/// Leaves of a class what an engine has, with links to the pages about it.
fn describe_class(it: &mut Declaration, names: &[&str], compat: &Compat) {
    it.docs.text = page(compat, names);
    let shapes = it.instance.iter_mut().chain(&mut it.statics);
    for shape in shapes {
        shape.members.retain(|member| {
            let name = member.name.as_deref().unwrap_or_default();
            name.starts_with('[') || compat.has_builtin(&[names, &[name]].concat())
        });
        for member in &mut shape.members {
            let name = member.name.as_deref().unwrap_or_default();
            let docs = page(compat, &[names, &[name]].concat());
            member.docs.text.clone_from(&docs);
            for call in &mut member.calls {
                call.docs.text.clone_from(&docs);
            }
        }
    }
}

/// A buffer, or what shows one: its type parameter is the type of the buffer, of which there is one class here.
fn of_buffer(it: &mut Declaration, buffer: DeclarationId) {
    let of_buffer = || TypeFact::Ref {
        id: buffer,
        args: Vec::new(),
    };
    it.params.clear();
    for member in it.instance.iter_mut().flat_map(|it| &mut it.members) {
        if member.name.as_deref() == Some("buffer") {
            member.ty = Some(of_buffer());
        }
    }
    let has_buffer =
        |it: &Signature| (it.inputs.first()).is_some_and(|input| input.name == "buffer");
    if let Some(statics) = &mut it.statics {
        let mut known = false;
        // for the compiler of TypeScript there is one for each kind of buffer
        statics
            .constructs
            .retain(|it| !has_buffer(it) || !std::mem::replace(&mut known, true));
        for construct in &mut statics.constructs {
            construct.params.clear();
            if has_buffer(construct)
                && let Some(input) = construct.inputs.first_mut()
            {
                input.ty = of_buffer();
            }
        }
    }
}

/// Leaves out signatures for a list whose length TypeScript knows, if there is another one for any list.
fn without_tuples(calls: Vec<Signature>) -> Vec<Signature> {
    fn is_list(ty: &TypeFact) -> bool {
        match ty {
            TypeFact::Array { .. } | TypeFact::Tuple { .. } => true,
            TypeFact::Union { of } => of.iter().all(is_list),
            _ => false,
        }
    }
    let of_tuples = |it: &Signature| {
        let mut bounds = it.params.iter().filter_map(|it| it.bound.as_ref());
        bounds.any(is_list)
    };
    let (tuples, others): (Vec<_>, Vec<_>) = calls.into_iter().partition(of_tuples);
    match others.is_empty() {
        true => tuples,
        false => others,
    }
}

/// Leaves out members that only the engine reads, such as `[Symbol.toStringTag]`.
fn without_marks(it: &mut Declaration) {
    const MARKS: [&str; 3] = [
        "[Symbol.species]",
        "[Symbol.toStringTag]",
        "[Symbol.unscopables]",
    ];
    for shape in it.instance.iter_mut().chain(&mut it.statics) {
        let is_mark = |it: &Member| it.name.as_deref().is_some_and(|it| MARKS.contains(&it));
        shape.members.retain(|it| !is_mark(it));
    }
}

/// The module of an item that no declaration has: its name begins with that of another one.
pub(super) fn area_by_prefix(name: &str, areas: &HashMap<String, String>) -> Option<String> {
    let owners = areas.iter().filter(|(owner, _)| {
        let rest = name.strip_prefix(owner.as_str());
        rest.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_uppercase()))
    });
    let longest = owners.max_by_key(|(owner, _)| owner.len());
    longest.map(|(_, area)| area.clone())
}

/// The documentation of TypeScript is not copied.
fn without_docs(it: &mut Declaration) {
    fn clear(docs: &mut Docs) {
        docs.text.clear();
        docs.internal = false;
        if let Some(reason) = &mut docs.deprecated {
            reason.clear();
        }
    }
    clear(&mut it.docs);
    for shape in it.instance.iter_mut().chain(&mut it.statics) {
        for member in &mut shape.members {
            clear(&mut member.docs);
            member.calls.iter_mut().for_each(|it| clear(&mut it.docs));
        }
        let signatures = shape.calls.iter_mut().chain(&mut shape.constructs);
        signatures.for_each(|it| clear(&mut it.docs));
    }
}

/// A link to the page about a global or its member.
fn page(compat: &Compat, names: &[&str]) -> String {
    let page = compat.builtin_page(names);
    page.map_or_else(String::new, |page| format!("[MDN]({page})"))
}
