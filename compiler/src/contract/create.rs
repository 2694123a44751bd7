//! The JavaScript that an interface asks for: functions and classes with the types of their parameters, which throw until they are
//! written.

use std::fmt::Write as _;

use jsi_idl::model::{
    FunctionType, Item, ItemId, ItemKind, Member, MemberKind, Model, Param, Source, Type,
};

use crate::codegen::js::text::{is_plain, literal};
use crate::lower::names::ts_param;

/// Writes the missing parts of one file.
pub(super) struct Writer<'m> {
    model: &'m Model,
    is_typescript: bool,
    is_common: bool,
    indent: &'static str,
}

/// The text of a file that interfaces and classes name and that does not exist; `path` is that of the model. Nothing if no item of
/// the model names it, or it is of another kind.
#[must_use]
pub fn new_file(model: &Model, path: &str) -> Option<String> {
    let extension = path.rsplit('.').next()?;
    if !["js", "mjs", "cjs", "ts", "mts"].contains(&extension) {
        return None;
    }
    let writer = Writer::new(model, path, "", extension == "cjs");
    let mut parts = Vec::new();
    let mut done: Vec<String> = Vec::new();
    for item in &model.items {
        let source = match &item.kind {
            ItemKind::Interface(it) if !it.export && it.js_path.is_empty() => it.source.as_ref(),
            ItemKind::Class(it) if !it.export => it.source.as_ref(),
            _ => None,
        };
        if !matches!(source, Some(Source::Local { path: of, .. }) if of == path) {
            continue;
        }
        let mut add = |name: &str, text: Option<String>| {
            if !done.iter().any(|it| it == name) {
                done.push(name.to_owned());
                parts.extend(text);
            }
        };
        match &item.kind {
            ItemKind::Interface(it) => {
                for member in &it.members {
                    if let [name] = member.js_path.as_slice() {
                        add(name, writer.export(member));
                    }
                }
            }
            ItemKind::Class(it) => {
                if let [name] = it.js_path.as_slice() {
                    add(name, writer.class(item));
                }
            }
            _ => {}
        }
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

impl<'m> Writer<'m> {
    /// For a file with this text.
    pub(super) fn new(model: &'m Model, path: &str, text: &str, is_common: bool) -> Self {
        let is_typescript = [".ts", ".mts", ".tsx"].iter().any(|it| path.ends_with(it));
        let indented = text.lines().find(|line| {
            line.starts_with('\t') || line.starts_with("  ") && !line.trim().starts_with('*')
        });
        let indent = match indented {
            Some(line) if line.starts_with('\t') => "\t",
            Some(line) if line.len() - line.trim_start().len() == 4 => "    ",
            _ => "  ",
        };
        Self {
            model,
            is_typescript,
            is_common,
            indent,
        }
    }

    /// An exported function or constant.
    pub(super) fn export(&self, member: &Member) -> Option<String> {
        let name = member.js_path.last()?;
        if !is_name(name) {
            return None;
        }
        let mut out = String::new();
        match &member.kind {
            MemberKind::Method { params, result, .. } => {
                self.jsdoc(&mut out, "", params, Some(result));
                let word = if is_promise(result) { "async " } else { "" };
                let start = if self.is_common {
                    format!("module.exports.{name} = {word}function {name}")
                } else {
                    format!("export {word}function {name}")
                };
                let end = if self.is_common { ";" } else { "" };
                self.body(&mut out, "", &start, params, Some(result), name);
                out.push_str(end);
            }
            MemberKind::Property { ty, .. } => {
                let ty = self.ty(ty, 0);
                match (self.is_typescript, self.is_common) {
                    (true, _) => {
                        let _ = write!(out, "export let {name}: {ty};");
                    }
                    (false, true) => {
                        let _ = write!(
                            out,
                            "/** @type {{{ty}}} */\nmodule.exports.{name} = undefined;"
                        );
                    }
                    (false, false) => {
                        let _ = write!(out, "/** @type {{{ty}}} */\nexport let {name};");
                    }
                }
            }
            MemberKind::Constructor { .. }
            | MemberKind::Index { .. }
            | MemberKind::Event { .. } => {
                return None;
            }
        }
        out.push('\n');
        Some(out)
    }

    /// An exported class with all members.
    pub(super) fn class(&self, item: &Item) -> Option<String> {
        let ItemKind::Class(class) = &item.kind else {
            return None;
        };
        let [name] = class.js_path.as_slice() else {
            return None;
        };
        let head = match (name.as_str(), self.is_common) {
            ("default", false) => format!("export default class {}", item.name),
            (name, _) if !is_name(name) => return None,
            (name, true) => format!("module.exports.{name} = class {name}"),
            (name, false) => format!("export class {name}"),
        };
        let extends = class
            .extends
            .and_then(|it| self.base(class.source.as_ref(), it));
        let mut out = format!("{head}{} {{\n", extends.clone().unwrap_or_default());
        let mut parts = Vec::new();
        for member in &class.members {
            // a class that extends another one has to call it first
            let is_constructor = matches!(member.kind, MemberKind::Constructor { .. });
            if !(is_constructor && extends.is_some()) {
                parts.extend(self.member(member));
            }
        }
        out.push_str(&parts.join("\n"));
        out.push('}');
        if self.is_common {
            out.push(';');
        }
        out.push('\n');
        Some(out)
    }

    /// ` extends Base`, if that class is in the same file.
    fn base(&self, source: Option<&Source>, id: ItemId) -> Option<String> {
        match &self.model.item(id).kind {
            ItemKind::Class(base) if same(base.source.as_ref(), source) => {
                let [name] = base.js_path.as_slice() else {
                    return None;
                };
                is_name(name).then(|| format!(" extends {name}"))
            }
            _ => None,
        }
    }

    /// A member of a class, in lines.
    pub(super) fn member(&self, member: &Member) -> Option<String> {
        let indent = self.indent;
        let word = if member.is_static { "static " } else { "" };
        let mut out = String::new();
        match &member.kind {
            MemberKind::Constructor { params } => {
                self.jsdoc(&mut out, indent, params, None);
                let params = self.params(params);
                let _ = write!(out, "{indent}constructor({params}) {{}}");
            }
            MemberKind::Method { params, result, .. } => {
                let [name] = member.js_path.as_slice() else {
                    return None;
                };
                self.jsdoc(&mut out, indent, params, Some(result));
                let wait = if is_promise(result) { "async " } else { "" };
                let start = format!("{indent}{word}{wait}{}", key(name));
                self.body(&mut out, indent, &start, params, Some(result), name);
            }
            MemberKind::Property { ty, .. } => {
                let [name] = member.js_path.as_slice() else {
                    return None;
                };
                let (ty, name) = (self.ty(ty, 0), key(name));
                let _ = if self.is_typescript {
                    write!(out, "{indent}{word}{name}: {ty};")
                } else {
                    write!(out, "{indent}/** @type {{{ty}}} */\n{indent}{word}{name};")
                };
            }
            MemberKind::Index { .. } | MemberKind::Event { .. } => return None,
        }
        out.push('\n');
        Some(out)
    }

    fn body(
        &self,
        out: &mut String,
        outer: &str,
        start: &str,
        params: &[Param],
        result: Option<&Type>,
        name: &str,
    ) {
        let params = self.params(params);
        let result = result.filter(|_| self.is_typescript);
        let result = result.map_or_else(String::new, |it| format!(": {}", self.ty(it, 0)));
        let message = literal(&format!("{name} is not written yet"));
        let indent = self.indent;
        let _ = write!(
            out,
            "{start}({params}){result} {{\n{outer}{indent}throw new Error({message});\n{outer}}}"
        );
    }

    fn params(&self, params: &[Param]) -> String {
        let params = params.iter().map(|it| {
            let (name, dots) = (ts_param(&it.name), if it.rest { "..." } else { "" });
            if !self.is_typescript {
                return format!("{dots}{name}");
            }
            let mark = if it.optional { "?" } else { "" };
            format!("{dots}{name}{mark}: {}", self.ty(&it.ty, 0))
        });
        params.collect::<Vec<_>>().join(", ")
    }

    /// The types in JSDoc, without which TypeScript has none.
    fn jsdoc(&self, out: &mut String, indent: &str, params: &[Param], result: Option<&Type>) {
        if self.is_typescript {
            return;
        }
        let result = result.filter(|it| !matches!(it, Type::Void));
        if params.is_empty() && result.is_none() {
            return;
        }
        let _ = writeln!(out, "{indent}/**");
        for it in params {
            let (ty, name) = match &it.ty {
                Type::Array(element) if it.rest => (
                    format!("...{}", operand(self.ty(element, 0))),
                    ts_param(&it.name),
                ),
                ty if it.optional => (self.ty(ty, 0), format!("[{}]", ts_param(&it.name))),
                ty => (self.ty(ty, 0), ts_param(&it.name)),
            };
            let _ = writeln!(out, "{indent} * @param {{{ty}}} {name}");
        }
        if let Some(result) = result {
            let _ = writeln!(out, "{indent} * @returns {{{}}}", self.ty(result, 0));
        }
        let _ = writeln!(out, "{indent} */");
    }

    /// A type in TypeScript, with what the file does not declare written out.
    fn ty(&self, ty: &Type, depth: usize) -> String {
        let part = |ty: &Type| self.ty(ty, depth + 1);
        match ty {
            _ if depth > 6 => "any".to_owned(),
            Type::Void => "void".to_owned(),
            Type::This => "this".to_owned(),
            Type::Prim(prim) => prim.ts().to_owned(),
            Type::Parameter(_) | Type::Error | Type::Applied(..) => "any".to_owned(),
            Type::Named(id) => self.named(*id, depth),
            Type::Constructor(id) => format!("new (...args: any[]) => {}", self.named(*id, depth)),
            Type::Literal(it) => it.to_string(),
            Type::Nullable(inner) => format!("{} | null", operand(part(inner))),
            Type::Array(inner) => format!("{}[]", operand(part(inner))),
            Type::Tuple(all) => {
                let all = all.iter().map(part);
                format!("[{}]", all.collect::<Vec<_>>().join(", "))
            }
            Type::Dictionary(inner) => format!("{{ [key: string]: {} }}", part(inner)),
            Type::Map(key, value) => format!("Map<{}, {}>", part(key), part(value)),
            Type::Set(inner) => format!("Set<{}>", part(inner)),
            Type::Iterable(inner) => format!("Iterable<{}>", part(inner)),
            Type::AsyncIterable(inner) => format!("AsyncIterable<{}>", part(inner)),
            Type::Promise(inner) => format!("Promise<{}>", part(inner)),
            Type::MemoryView(_) => "any".to_owned(),
            Type::Function(None) => "(...args: any[]) => any".to_owned(),
            Type::Function(Some(it)) => self.function(it, depth),
        }
    }

    fn function(&self, it: &FunctionType, depth: usize) -> String {
        let params = it.params.iter().enumerate().map(|(index, it)| {
            let name = it
                .name
                .as_deref()
                .map_or_else(|| format!("arg{index}"), ts_param);
            let (dots, mark) = (
                if it.rest { "..." } else { "" },
                if it.optional { "?" } else { "" },
            );
            format!("{dots}{name}{mark}: {}", self.ty(&it.ty, depth + 1))
        });
        let params = params.collect::<Vec<_>>().join(", ");
        format!("({params}) => {}", self.ty(&it.result, depth + 1))
    }

    fn named(&self, id: ItemId, depth: usize) -> String {
        match &self.model.item(id).kind {
            ItemKind::Record(it) if depth < 3 => {
                let fields = it.all_fields().map(|field| {
                    let mark = if field.optional { "?" } else { "" };
                    format!(
                        "{}{mark}: {}",
                        key(&field.js_name),
                        self.ty(&field.ty, depth + 1)
                    )
                });
                format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
            }
            ItemKind::NumberEnum(it) if it.open => "number".to_owned(),
            ItemKind::NumberEnum(it) => {
                let values = it.variants.iter().map(|it| it.value.to_string());
                values.collect::<Vec<_>>().join(" | ")
            }
            ItemKind::StringEnum(it) if it.open => "string".to_owned(),
            ItemKind::StringEnum(it) => {
                let values = it.variants.iter().map(|it| literal(&it.value));
                values.collect::<Vec<_>>().join(" | ")
            }
            ItemKind::Union(it) => {
                let members = it
                    .members
                    .iter()
                    .map(|it| operand(self.ty(&it.ty, depth + 1)));
                members.collect::<Vec<_>>().join(" | ")
            }
            ItemKind::Record(_)
            | ItemKind::Class(_)
            | ItemKind::Interface(_)
            | ItemKind::CallbackInterface(_) => "any".to_owned(),
            ItemKind::Alias(ty) => self.ty(ty, depth + 1),
        }
    }
}

fn same(a: Option<&Source>, b: Option<&Source>) -> bool {
    matches!((a, b), (Some(Source::Local { path: a, .. }), Some(Source::Local { path: b, .. })) if a == b)
}

/// In parentheses where something follows that would belong to a part of it.
fn operand(ty: String) -> String {
    if ty.contains("=>") || ty.contains(" | ") {
        format!("({ty})")
    } else {
        ty
    }
}

fn is_promise(ty: &Type) -> bool {
    matches!(ty, Type::Promise(_))
}

/// Whether a function or class can have a name.
fn is_name(name: &str) -> bool {
    is_plain(name) && ts_param(name) == name
}

fn key(name: &str) -> String {
    match jsi_idl::model::js_path::well_known_symbol(name) {
        Some(symbol) => format!("[Symbol.{symbol}]"),
        None if is_plain(name) => name.to_owned(),
        None => literal(name),
    }
}
