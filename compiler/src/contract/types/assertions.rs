//! What an interface expects of JavaScript, in TypeScript: declarations of its types, and one assertion a member.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jsi_idl::model::{Class, ItemKind, Member, Model, Source};
use jsi_idl::resolve::Loader;
use jsi_idl::source::{FileId, Span};

use super::Roots;
use crate::bindings::{Calls, Function, Holder, Item, Role, TypeParam};
use crate::codegen::dts;
use crate::codegen::js::text::{is_plain, literal};
use crate::lower::Package;
use crate::lower::names::ts_type;

/// The member that an assertion is about.
#[derive(Debug, Clone)]
pub(super) struct Assertion {
    pub(super) file: FileId,
    /// The item with the member.
    pub(super) item: String,
    /// The place of the name.
    pub(super) span: Span,
    /// The name in JavaScript.
    pub(super) name: String,
    /// From the name to the end of the member.
    pub(super) declaration: Span,
    pub(super) is_property: bool,
    pub(super) is_constructor: bool,
}

/// The written files.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Path and text.
    pub(super) files: Vec<(String, String)>,
    pub(super) roots: Roots,
    /// The folder of the first file.
    pub(super) folder: Option<PathBuf>,
}

/// Writes the assertions of a model without errors.
pub(super) fn assertions(model: &Model, loader: &dyn Loader) -> Written {
    let package = Package::new(model, HashMap::new(), None, HashMap::new());
    let mut written = Written::default();
    // the declarations of each file stand in a folder of their own, which need not exist, with those of the files that it uses
    let mut declarations = Vec::new();
    for (index, module) in package.modules.iter().enumerate() {
        let path = model.files.get(index).map_or("", |it| &it.path);
        let folder = folder(path);
        let types = folder.join(format!("jsic-check-{index}"));
        let types = types.to_string_lossy().replace('\\', "/");
        let file = FileId(index as u32);
        let items: Vec<Item> = package.items(index).collect();
        let names = Names::new(model, file, &items);
        let declared: Vec<Item> = package
            .items(index)
            .filter(|it| !matches!(it, Item::Import(_)))
            .map(|it| match it {
                Item::Class(class) if names.is_there(&class.js_name) => {
                    let hidden = format!("{}$members", class.js_name);
                    Item::Class(class).renamed(&hidden)
                }
                it => it,
            })
            .collect();
        let mut text = loosened(&dts::module(module, &declared));
        let (check, lines) = names.check(&items, &mut text, (&types, &module.stem), loader);
        declarations.push((types, format!("{}.d.ts", module.stem), text));
        if !lines.is_empty() {
            let root = folder.join(format!("jsic-check-{index}.ts"));
            let root = root.to_string_lossy().replace('\\', "/");
            written.folder = written.folder.or(Some(folder.clone()));
            written.files.push((root.clone(), check));
            written.roots.insert(root, lines);
        }
    }
    for (index, (folder, ..)) in declarations.iter().enumerate() {
        for used in reached(model, index) {
            if let Some((_, name, text)) = declarations.get(used) {
                written
                    .files
                    .push((format!("{folder}/{name}"), text.clone()));
            }
        }
    }
    written
}

/// A file and those that it uses, directly or not.
fn reached(model: &Model, file: usize) -> Vec<usize> {
    let mut found = vec![file];
    let mut next = 0;
    while let Some(file) = found.get(next).copied() {
        next += 1;
        for used in model.files.get(file).iter().flat_map(|it| &it.uses) {
            let of = model.item(used.item).file.0 as usize;
            if !found.contains(&of) {
                found.push(of);
            }
        }
    }
    found
}

/// The folder of a file; absolute.
fn folder(path: &str) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
    path.parent().unwrap_or(Path::new("/")).to_owned()
}

fn absolute(path: &str) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
    path.to_string_lossy().replace('\\', "/")
}

/// The names of one file.
struct Names<'m> {
    model: &'m Model,
    file: FileId,
    /// The types of the declarations.
    types: HashSet<String>,
    /// The classes with `from`, by their names, with the specifier.
    classes: BTreeMap<String, String>,
    /// Other classes whose objects have a type of JavaScript, with that type.
    others: BTreeMap<String, String>,
}

impl<'m> Names<'m> {
    fn new(model: &'m Model, file: FileId, items: &[Item]) -> Self {
        let mut names = Self {
            model,
            file,
            types: HashSet::new(),
            classes: BTreeMap::new(),
            others: BTreeMap::new(),
        };
        for item in model.items.iter().filter(|it| it.file == file) {
            let ItemKind::Class(class) = &item.kind else {
                continue;
            };
            let name = item.name.clone();
            if let Some(specifier) = class.source.as_ref().and_then(specifier) {
                names.classes.insert(name, specifier);
            } else if let Some(ty) = of_engine(class) {
                names.others.insert(name, ty);
            }
        }
        for item in items {
            let name = match item {
                Item::Import(_) | Item::Export(_) => continue,
                Item::Class(it) => &it.js_name,
                Item::CallbackInterface(it) => &it.js_name,
                Item::Record(it) => &it.js_name,
                Item::Enum(it) => &it.js_name,
                Item::Union(it) => &it.js_name,
            };
            names.types.insert(ts_type(name));
        }
        names
    }

    /// Whether a class is one of JavaScript's module, whose objects have its type.
    fn is_there(&self, class: &str) -> bool {
        self.classes.contains_key(class) || self.others.contains_key(class)
    }

    /// The assertions, and which member each line is about.
    fn check(
        &self,
        items: &[Item],
        types: &mut String,
        (folder, stem): (&str, &str),
        loader: &dyn Loader,
    ) -> (String, BTreeMap<usize, Assertion>) {
        let mut out = String::from("export {};\n");
        let mut all: Vec<&String> = self.types.iter().collect();
        all.sort();
        let all: Vec<String> = all.into_iter().cloned().collect();
        let own = literal(&format!("{folder}/{stem}.js"));
        let _ = writeln!(out, "import type {{ {} }} from {own};", all.join(", "));
        let mut modules: BTreeMap<String, usize> = BTreeMap::new();
        let mut lines = BTreeMap::new();
        for item in items {
            let (name, calls) = match item {
                Item::Import(it) => (&it.js_name, &it.calls),
                Item::Class(it) => (&it.js_name, &it.calls),
                Item::CallbackInterface(_)
                | Item::Export(_)
                | Item::Record(_)
                | Item::Enum(_)
                | Item::Union(_) => continue,
            };
            let mut declared = self.model.items.iter();
            let Some(declared) = declared.find(|it| it.file == self.file && it.name == *name)
            else {
                continue;
            };
            if let (Item::Class(class), Some(ty)) = (item, self.others.get(name)) {
                let params = TypeParam::ts(&class.type_params);
                let name = ts_type(name);
                let _ = writeln!(types, "export type {name}{params} = {ty};");
                continue;
            }
            let (source, members) = match &declared.kind {
                ItemKind::Interface(it) => (it.source.as_ref(), &it.members),
                ItemKind::Class(it) => (it.source.as_ref(), &it.members),
                _ => continue,
            };
            if matches!(source, Some(Source::Local { path, .. }) if !loader.exists(path)) {
                continue;
            }
            let Some(specifier) = source.and_then(specifier) else {
                continue;
            };
            let count = modules.len();
            let module = *modules.entry(specifier.clone()).or_insert(count);
            if count == module {
                let _ = writeln!(out, "import * as m{module} from {};", literal(&specifier));
            }
            let module = format!("m{module}");
            let mut objects = None;
            if let Item::Class(class) = item {
                let path = class.calls.class.as_ref().map_or(&[][..], |it| &it.path);
                let ty = ts_type(name);
                let params = TypeParam::ts(&class.type_params);
                // of a generic class, the arguments are not known
                let value = if class.type_params.is_empty() && path.iter().all(|it| is_plain(it)) {
                    let module = match source {
                        Some(Source::Local { path, .. }) => absolute(path),
                        _ => specifier.clone(),
                    };
                    let of = format!("import({}){}", literal(&module), property(path));
                    format!("InstanceType<typeof {of}>")
                } else {
                    "any".to_owned()
                };
                let _ = writeln!(types, "export type {ty}{params} = {value};");
                if !class.type_params.is_empty() {
                    continue;
                }
                objects = Some(ty);
            }
            self.members(
                &mut out,
                &mut lines,
                calls,
                members,
                (name, &module, objects.as_deref()),
            );
        }
        // the types of other files
        let out = out.replace("import(\"./", &format!("import(\"{folder}/"));
        (out, lines)
    }

    fn members(
        &self,
        out: &mut String,
        lines: &mut BTreeMap<usize, Assertion>,
        calls: &Calls,
        members: &[Member],
        (item, module, objects): (&str, &str, Option<&str>),
    ) {
        for function in &calls.functions {
            let Some(member) = members.iter().find(|it| it.name_span == function.declared) else {
                continue;
            };
            if function.event.is_some() || function.optional.is_some() {
                continue;
            }
            let number = out.matches('\n').count();
            let holder = match function.on {
                Holder::Receiver => match objects {
                    Some(objects) => format!("(null! as {objects})"),
                    None => continue,
                },
                Holder::Source | Holder::Class => module.to_owned(),
            };
            let place = format!("{holder}{}", property(&function.path));
            let Some(text) = assertion(function, &place, number) else {
                continue;
            };
            let _ = writeln!(out, "{text}");
            lines.insert(
                number,
                Assertion {
                    file: self.file,
                    item: item.to_owned(),
                    span: member.name_span,
                    name: function.path.last().unwrap_or(&member.name).clone(),
                    declaration: Span::new(member.name_span.start, member.span.end),
                    is_property: matches!(function.role, Role::Get | Role::Set),
                    is_constructor: function.role == Role::New,
                },
            );
        }
    }
}

/// The type of the objects of a class that is no export of a module: of one of the engine as TypeScript knows it; any, if the
/// interface says only the name.
fn of_engine(class: &Class) -> Option<String> {
    match &class.source {
        Some(Source::Global(path)) => {
            let path: Vec<String> = path.iter().chain(&class.js_path).cloned().collect();
            let is_path = path.iter().all(|it| is_plain(it));
            let of = format!("typeof globalThis{}", property(&path));
            Some(match is_path && class.type_params.is_empty() {
                // without the library of the platform, TypeScript knows no such class
                true => format!("{of} extends abstract new (...args: any) => infer T ? T : any"),
                false => "any".to_owned(),
            })
        }
        None if class.members.is_empty() && class.extends.is_none() => Some("any".to_owned()),
        _ => None,
    }
}

/// One assertion, in a line.
fn assertion(function: &Function, place: &str, number: usize) -> Option<String> {
    let result = match function.result.ts.as_str() {
        _ if function.returns_this => "any",
        ts => ts,
    };
    let result = words(result, "unknown", "any");
    let params = words(&dts::params(function), "unknown", "any");
    let params = words(&params, "object", "any");
    let type_params = function
        .typed
        .as_ref()
        .map_or_else(String::new, |it| it.ts_type_params());
    Some(match function.role {
        Role::Call => {
            format!("const a{number}: {type_params}({params}) => {result} = {place};")
        }
        Role::New => format!("const a{number}: new ({params}) => any = {place};"),
        Role::Get => {
            format!("const a{number}: {result} = {place};")
        }
        Role::Set => {
            let param = function.params.first()?;
            let ty = words(&words(&param.ts, "unknown", "any"), "object", "any");
            format!("{place} = (null! as ({ty}));")
        }
        Role::Has | Role::Index(_) => return None,
    })
}

/// `unknown` takes everything and fits nowhere; in an interface, `Any` fits everywhere.
fn loosened(text: &str) -> String {
    words(text, "unknown", "any")
}

/// Replaces a word that is a type: not in a string, and not the name of a property or parameter.
fn words(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, found) = rest.split_at(at);
        let after = found.get(from.len()..).unwrap_or_default();
        out.push_str(before);
        let word = |c: char| c.is_alphanumeric() || "_$\"'.".contains(c);
        let is_word = !before.ends_with(word)
            && !after.starts_with(|c: char| c.is_alphanumeric() || "_$\"':?(".contains(c));
        out.push_str(if is_word { to } else { from });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The specifier as the interface has it; nothing for what is no module of a file.
fn specifier(source: &Source) -> Option<String> {
    match source {
        Source::Local { specifier, .. } => Some(specifier.clone()),
        Source::Bare(specifier) if !specifier.contains(':') => Some(specifier.clone()),
        Source::Bare(_) | Source::Global(_) | Source::Host(_) => None,
    }
}

/// The access of properties, one after the other.
fn property(path: &[String]) -> String {
    let parts = path.iter().map(
        |name| match jsi_idl::model::js_path::well_known_symbol(name) {
            Some(symbol) => format!("[Symbol.{symbol}]"),
            None if is_plain(name) => format!(".{name}"),
            None => format!("[{}]", literal(name)),
        },
    );
    parts.collect()
}
