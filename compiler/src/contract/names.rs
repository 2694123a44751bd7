//! What an editor asks about JavaScript: the names that a module exports, the members of a class, and where a name is declared.

use std::collections::HashSet;
use std::sync::Arc;

use jsi_idl::ide::js::{ClassMember, Export, ExportKind};
use jsi_idl::model::js_path::well_known_symbol;
use jsi_idl::resolve::Loader;
use jsi_idl::source::Span;

use super::facts::{Base, Form, Function, Members, Request, Target, Value};
use super::graph::{Cache, Found, Graph, ModuleId};
use super::members::{self, Looked};
use super::resolve::{Platform, resolve};

/// A place in a JavaScript file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// A name in it; `None` if the file does not show the name.
    pub span: Option<Span>,
}

/// How many classes are followed.
const DEEPEST: usize = 32;

/// What the module that `file` names with `specifier` exports, in source order.
pub fn exports(file: &str, specifier: &str, loader: &dyn Loader, cache: &mut Cache) -> Vec<Export> {
    let Some((graph, module)) = module(file, specifier, loader, cache) else {
        return Vec::new();
    };
    let mut found: Vec<Export> = Vec::new();
    let mut seen = HashSet::from([module]);
    let mut waiting = vec![module];
    let mut next = 0;
    while let Some(id) = waiting.get(next).copied() {
        next += 1;
        for name in own_names(&graph, id) {
            // `export *` has no default export
            let is_hidden = name == "default" && id != module;
            if !is_hidden && !found.iter().any(|it| it.name == name) {
                let kind = kind(&graph, graph.export(module, &name));
                found.push(Export { name, kind });
            }
        }
        let stars = graph.module(id).into_iter().flat_map(|it| &it.stars);
        let stars = stars.filter_map(|star| graph.requested(id, *star));
        waiting.extend(stars.filter(|it| seen.insert(*it)));
    }
    found
}

/// The members of a class of the module that `file` names with `specifier`, with those that it inherits. `class` are the names that
/// lead to it.
pub fn class_members(
    file: &str,
    specifier: &str,
    class: &[String],
    loader: &dyn Loader,
    cache: &mut Cache,
) -> Vec<ClassMember> {
    let Some((graph, module)) = module(file, specifier, loader, cache) else {
        return Vec::new();
    };
    let mut at = Found::Namespace(module);
    for name in class {
        at = graph.property(at, name);
    }
    let mut found: Vec<ClassMember> = Vec::new();
    for _ in 0..DEEPEST {
        let Found::Value(of, value) = at else {
            break;
        };
        let (statics, instance, base) = match graph.get(of, value) {
            Value::Class(it) => (&it.statics, &it.instance, Some(&it.base)),
            Value::Function(it) => (&it.statics, &it.instance, None),
            _ => break,
        };
        let mut own = members_of(&graph, of, statics, true);
        own.extend(members_of(&graph, of, instance, false));
        own.sort_by_key(|(place, _)| *place);
        for (_, member) in own {
            let same =
                |it: &ClassMember| it.name == member.name && it.is_static == member.is_static;
            if !found.iter().any(same) {
                found.push(member);
            }
        }
        at = match base {
            Some(Base::Value(base)) => graph.resolved(of, *base),
            Some(Base::None | Base::Global(_)) | None => break,
        };
    }
    found
}

/// Where the name is declared that `names` lead to: an export of the file at `path`, then properties or members of a class. Where only
/// a part of the way is found, the last name that is.
pub fn declaration(
    path: &str,
    names: &[String],
    loader: &dyn Loader,
    cache: &mut Cache,
) -> Option<Place> {
    let (graph, module) = Graph::load_lenient(loader, Platform::Browser, path, cache)?;
    let mut place = (module, None);
    let mut at = Found::Namespace(module);
    for (index, name) in names.iter().enumerate() {
        if index == 0 {
            let Some((of, span)) = declared(&graph, module, name, &mut HashSet::new()) else {
                break;
            };
            place = (of, Some(span));
            at = graph.property(at, name);
            continue;
        }
        let looked = match at {
            Found::Namespace(of) => {
                let Some((of, span)) = declared(&graph, of, name, &mut HashSet::new()) else {
                    break;
                };
                place = (of, Some(span));
                at = graph.property(at, name);
                continue;
            }
            Found::Value(of, value) => match members::instance(&graph, of, value, name) {
                Looked::Member(of, member) => Some((of, member)),
                _ => match members::own(&graph, of, value, name) {
                    Looked::Member(of, member) => Some((of, member)),
                    _ => None,
                },
            },
            Found::Absent | Found::Unknown => None,
        };
        let Some((of, member)) = looked else {
            break;
        };
        place = (of, Some(member.span));
        at = match &member.form {
            Form::Value(value) | Form::Method(value) => graph.resolved(of, *value),
            Form::Accessor { .. } | Form::Unknown => Found::Unknown,
        };
    }
    let (of, span) = place;
    let module = graph.module(of)?;
    Some(Place {
        path: module.path.clone(),
        text: Arc::clone(&module.text),
        span,
    })
}

/// The module that a file names.
fn module<'l>(
    file: &str,
    specifier: &str,
    loader: &'l dyn Loader,
    cache: &mut Cache,
) -> Option<(Graph<'l>, ModuleId)> {
    let request = Request {
        specifier: specifier.to_owned(),
        is_require: false,
    };
    let entry = resolve(loader, file, &request, Platform::Browser)?;
    Graph::load_lenient(loader, Platform::Browser, &entry, cache)
}

/// The names that a module itself exports, in source order.
fn own_names(graph: &Graph<'_>, id: ModuleId) -> Vec<String> {
    let Some(module) = graph.module(id) else {
        return Vec::new();
    };
    let exports = module.exports.iter();
    let mut found: Vec<(u32, &String)> = exports.map(|(name, it)| (it.span.start, name)).collect();
    if let Some(common) = module.common
        && let Found::Value(of, value) = graph.resolved(id, common.value)
    {
        let members = match graph.get(of, value) {
            Value::Object(it) => Some(&it.members),
            Value::Function(it) => Some(&it.statics),
            Value::Class(it) => Some(&it.statics),
            _ => None,
        };
        let members = members.into_iter().flat_map(|it| &it.named);
        found.extend(members.map(|(name, it)| (it.span.start, name)));
    }
    found.sort();
    let names = found.into_iter().map(|(_, name)| name.clone());
    names.filter(|it| well_known_symbol(it).is_none()).collect()
}

fn kind(graph: &Graph<'_>, found: Found) -> ExportKind {
    let Found::Value(of, value) = found else {
        return ExportKind::Value;
    };
    match graph.get(of, value) {
        Value::Function(it) => ExportKind::Function(params(it)),
        Value::Class(_) => ExportKind::Class,
        _ => ExportKind::Value,
    }
}

/// The names of parameters. One that is taken apart has a name by its number.
fn params(function: &Function) -> Vec<String> {
    let numbered = |name: &String, number: usize| match name.as_str() {
        "" => format!("arg{number}"),
        name => name.to_owned(),
    };
    let params = function.params.iter().zip(1..);
    let mut found: Vec<String> = params
        .map(|(it, number)| numbered(&it.name, number))
        .collect();
    if let Some(rest) = &function.rest {
        found.push(format!("...{}", numbered(rest, found.len() + 1)));
    }
    found
}

/// The members of one class with their offsets.
fn members_of(
    graph: &Graph<'_>,
    module: ModuleId,
    members: &Members,
    is_static: bool,
) -> Vec<(u32, ClassMember)> {
    let named = members.named.iter();
    let named = named.filter(|(name, _)| well_known_symbol(name).is_none());
    let member = |(name, it): (&String, &super::facts::Member)| {
        let params = match &it.form {
            Form::Value(value) | Form::Method(value) => match graph.resolved(module, *value) {
                Found::Value(of, value) => match graph.get(of, value) {
                    Value::Function(it) => Some(params(it)),
                    _ => None,
                },
                _ => None,
            },
            Form::Accessor { .. } | Form::Unknown => None,
        };
        let readonly = matches!(it.form, Form::Accessor { set: false, .. });
        let member = ClassMember {
            name: name.clone(),
            params,
            is_static,
            readonly,
        };
        (it.span.start, member)
    };
    named.map(member).collect()
}

/// Where an export of a module is declared. `seen` are the modules that were asked for a name.
fn declared(
    graph: &Graph<'_>,
    id: ModuleId,
    name: &str,
    seen: &mut HashSet<(ModuleId, String)>,
) -> Option<(ModuleId, Span)> {
    let module = graph.module(id)?;
    if !seen.insert((id, name.to_owned())) {
        return None;
    }
    if let Some(export) = module.exports.get(name) {
        let target = match &export.target {
            Target::Value(value) => match module.values.get(*value) {
                Some(Value::Imported(it)) => it,
                _ => &export.target,
            },
            it => it,
        };
        let elsewhere = match target {
            Target::From(request, name) => {
                let of = graph.requested(id, *request);
                of.and_then(|of| declared(graph, of, name, seen))
            }
            Target::Value(_) | Target::Namespace(_) | Target::Required(_) => None,
        };
        let here = export.declared.unwrap_or(export.span);
        return Some(elsewhere.unwrap_or((id, here)));
    }
    if let Some(common) = module.common
        && let Found::Value(of, value) = graph.resolved(id, common.value)
        && let Looked::Member(of, member) = members::own(graph, of, value, name)
    {
        // a function or class has its name elsewhere
        let value = match &member.form {
            Form::Value(value) | Form::Method(value) => graph.resolved(of, *value),
            Form::Accessor { .. } | Form::Unknown => Found::Unknown,
        };
        return Some(match value {
            Found::Value(of, value) => match graph.get(of, value) {
                Value::Function(it) => (of, it.span),
                Value::Class(it) => (of, it.span),
                _ => (of, member.span),
            },
            _ => (of, member.span),
        });
    }
    let stars = module.stars.iter().filter(|_| name != "default");
    let mut stars = stars.filter_map(|star| graph.requested(id, *star));
    stars.find_map(|of| declared(graph, of, name, seen))
}
