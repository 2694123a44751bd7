//! What a JavaScript module exports, by the same light scan: names with their parameters, also those of other modules.

use super::declaration;
use crate::ide::tokens::{Token, TokenKind, tokens};
use crate::resolve::path;

/// How many modules of `export … from` are followed.
const MOST: usize = 32;

/// A name that a module exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The name for importers.
    pub name: String,
    /// What it is.
    pub kind: ExportKind,
    /// The module that declares it.
    pub path: String,
    /// Its name there.
    pub local: String,
}

/// The kinds of export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportKind {
    /// A function with these parameters.
    Function(Vec<String>),
    /// A class.
    Class,
    /// A variable, or what its declaration does not show.
    Value,
}

/// A member of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassMember {
    /// Its name.
    pub name: String,
    /// The parameters of a method; `None` for a property.
    pub params: Option<Vec<String>>,
    /// A member of the class itself.
    pub is_static: bool,
    /// A property with `get` and without `set`.
    pub readonly: bool,
}

/// All exports of a module in source order. `read` gives the text of a module.
#[must_use]
pub fn exports(path: &str, read: &dyn Fn(&str) -> Option<String>) -> Vec<Export> {
    let mut found = Vec::new();
    let mut paths = vec![path.to_owned()];
    let mut next = 0;
    while let Some(path) = paths.get(next).cloned().filter(|_| next < MOST) {
        if let Some(text) = read(&path) {
            let module = Module::read(&text);
            for clause in module.clauses {
                let new = !found.iter().any(|it: &Export| it.name == clause.name);
                // `export *` leaves `default` out
                if new && (next == 0 || clause.name != "default") {
                    found.extend(follow(&path, &text, clause, read, 0));
                }
            }
            for star in module.stars {
                let other = path::join(&path, &star);
                if path::is_relative(&star) && !paths.contains(&other) {
                    paths.push(other);
                }
            }
        }
        next += 1;
    }
    found
}

/// The module that declares an export, and its name there.
#[must_use]
pub fn declared_by(
    path: &str,
    name: &str,
    read: &dyn Fn(&str) -> Option<String>,
) -> Option<(String, String)> {
    let found = exports(path, read).into_iter().find(|it| it.name == name);
    found.map(|it| (it.path, it.local))
}

/// The members of a class that a text declares.
#[must_use]
pub fn class_members(text: &str, name: &str) -> Vec<ClassMember> {
    let all = code(text);
    let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
    let mut at = (1..all.len()).find(|&at| word(at) == name && word(at - 1) == "class");
    at = at.or_else(|| (1..all.len()).find(|&at| word(at) == "class" && word(at - 1) == "default"));
    let Some(start) = at.and_then(|at| (at..all.len()).find(|&at| word(at) == "{")) else {
        return Vec::new();
    };
    let mut found: Vec<ClassMember> = Vec::new();
    let mut at = start + 1;
    while at < all.len() && word(at) != "}" {
        let begin = at;
        let mut modifiers = Vec::new();
        while matches!(word(at), "static" | "get" | "set" | "async" | "*")
            && !matches!(word(at + 1), "(" | "=" | ";")
        {
            modifiers.push(word(at));
            at += 1;
        }
        let name = word(at);
        let is_name = all.get(at).is_some_and(|it| it.kind == TokenKind::Word);
        let is_static = modifiers.contains(&"static");
        let accessor = modifiers.iter().any(|it| matches!(*it, "get" | "set"));
        let method = word(at + 1) == "(";
        if is_name && (method || matches!(word(at + 1), "=" | ";")) && name != "constructor" {
            let readonly = modifiers.contains(&"get");
            let params = (method && !accessor).then(|| params(text, &all, at + 1));
            match found
                .iter_mut()
                .find(|it| it.name == name && it.is_static == is_static)
            {
                Some(it) => it.readonly = false,
                None => found.push(ClassMember {
                    name: name.to_owned(),
                    params,
                    is_static,
                    readonly,
                }),
            }
        }
        at = skip(text, &all, at, method);
        at = at.max(begin + 1);
    }
    found
}

/// The index behind a member: its body, or its `;`.
fn skip(text: &str, all: &[Token], mut at: usize, method: bool) -> usize {
    let mut depth = 0usize;
    while let Some(token) = all.get(at) {
        match token.span.of(text) {
            "{" | "(" | "[" => depth += 1,
            "}" if depth == 0 => return at,
            "}" if depth == 1 && method => return at + 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
        at += 1;
    }
    at
}

/// The index of the bracket that closes the one at an index.
fn close(text: &str, all: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (at, token) in all.iter().enumerate().skip(open) {
        match token.span.of(text) {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (at > open).then_some(at);
        }
    }
    None
}

/// One `export` of a text.
struct Clause {
    name: String,
    local: String,
    kind: ExportKind,
    /// The module that it comes from.
    from: Option<String>,
}

#[derive(Default)]
struct Module {
    clauses: Vec<Clause>,
    stars: Vec<String>,
}

impl Module {
    fn read(text: &str) -> Self {
        let all = code(text);
        let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
        let mut module = Self::default();
        let mut depth = 0usize;
        for at in 0..all.len() {
            match word(at) {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth = depth.saturating_sub(1),
                "export" if depth == 0 => module.export(text, &all, at + 1),
                _ => {}
            }
        }
        module
    }

    fn export(&mut self, text: &str, all: &[Token], at: usize) {
        let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
        let string = |at: usize| {
            let token = all.get(at).filter(|it| it.kind == TokenKind::Str)?;
            Some(token.span.of(text).trim_matches(['"', '\'']).to_owned())
        };
        let mut add = |name: &str, local: &str, kind, from| {
            self.clauses.push(Clause {
                name: name.to_owned(),
                local: local.to_owned(),
                kind,
                from,
            });
        };
        match word(at) {
            "*" if word(at + 1) == "as" => {
                add(word(at + 2), "*", ExportKind::Value, string(at + 4))
            }
            "*" => self.stars.extend(string(at + 2)),
            "default" => {
                let (kind, local) = declared(text, all, at + 1);
                add(
                    "default",
                    &local.unwrap_or("default".to_owned()),
                    kind,
                    None,
                );
            }
            "const" | "let" | "var" => {
                let mut at = at + 1;
                while all.get(at).is_some_and(|it| it.kind == TokenKind::Word) {
                    let value = value(text, all, at + 2);
                    add(word(at), word(at), value, None);
                    // further ones of the declaration
                    while !matches!(word(at), "," | ";" | "" | "export" | "function" | "class") {
                        at = close(text, all, at).unwrap_or(at) + 1;
                    }
                    if word(at) != "," {
                        break;
                    }
                    at += 1;
                }
            }
            "{" => {
                let end = (at..all.len())
                    .find(|&at| word(at) == "}")
                    .unwrap_or(all.len());
                let from = (word(end + 1) == "from").then(|| string(end + 2)).flatten();
                let mut at = at + 1;
                while at < end {
                    let local = word(at).trim_matches(['"', '\'']);
                    let renamed = word(at + 1) == "as";
                    let name = if renamed { word(at + 2) } else { local };
                    let kind = match from {
                        Some(_) => ExportKind::Value,
                        None => kind_of(text, all, local),
                    };
                    add(name.trim_matches(['"', '\'']), local, kind, from.clone());
                    at += if renamed { 4 } else { 2 };
                }
            }
            _ => {
                if let (kind, Some(local)) = declared(text, all, at) {
                    add(&local, &local, kind, None);
                }
            }
        }
    }
}

/// The export behind a clause, in the module that declares it.
fn follow(
    path: &str,
    text: &str,
    clause: Clause,
    read: &dyn Fn(&str) -> Option<String>,
    depth: usize,
) -> Option<Export> {
    let from = clause.from.as_deref().filter(|it| path::is_relative(it));
    let here = |clause: Clause| Export {
        name: clause.name,
        kind: clause.kind,
        path: path.to_owned(),
        local: clause.local,
    };
    if let Some(from) = from.filter(|_| clause.local != "*" && depth < MOST) {
        let other = path::join(path, from);
        let found = read(&other).and_then(|text| {
            let clauses = Module::read(&text).clauses.into_iter();
            let mut of_name = clauses.filter(|it| it.name == clause.local);
            follow(&other, &text, of_name.next()?, read, depth + 1)
        });
        return Some(Export {
            name: clause.name.clone(),
            ..found.unwrap_or_else(|| here(clause))
        });
    }
    // a name that is imported and exported again
    let imported = (declaration(text, &code(text), &clause.local).is_none())
        .then(|| imported(text, &clause.local))
        .flatten()
        .filter(|_| depth < MOST);
    if let Some((from, local)) = imported {
        let again = Clause {
            local,
            from: Some(from),
            ..clause
        };
        return follow(path, text, again, read, depth + 1);
    }
    Some(here(clause))
}

/// The module and the name there of an imported name.
fn imported(text: &str, name: &str) -> Option<(String, String)> {
    let all = code(text);
    let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
    for start in (0..all.len()).filter(|&at| word(at) == "import" && word(at + 1) == "{") {
        let end = (start..all.len()).find(|&at| word(at) == "}")?;
        for at in start + 2..end {
            let local = word(at) == name && matches!(word(at + 1), "," | "}");
            if local && word(end + 1) == "from" {
                let of = if word(at - 1) == "as" {
                    word(at - 2)
                } else {
                    name
                };
                let from = word(end + 2).trim_matches(['"', '\'']);
                return Some((from.to_owned(), of.to_owned()));
            }
        }
    }
    None
}

/// What is declared at an index: `async function* name(…)`, `class name`.
fn declared(text: &str, all: &[Token], mut at: usize) -> (ExportKind, Option<String>) {
    let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
    if word(at) == "async" {
        at += 1;
    }
    let is_function = word(at) == "function";
    if !is_function && word(at) != "class" {
        return (value(text, all, at), None);
    }
    at += 1;
    if word(at) == "*" {
        at += 1;
    }
    let is_name = all.get(at).is_some_and(|it| it.kind == TokenKind::Word);
    let name = (is_name && word(at) != "extends").then(|| word(at).to_owned());
    let kind = if is_function {
        ExportKind::Function(params(text, all, at + usize::from(name.is_some())))
    } else {
        ExportKind::Class
    };
    (kind, name)
}

/// The kind of a value by how it begins: an arrow function, `function` or `class`.
fn value(text: &str, all: &[Token], mut at: usize) -> ExportKind {
    let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
    if word(at) == "async" {
        at += 1;
    }
    match word(at) {
        "function" | "class" => declared(text, all, at).0,
        "(" => match close(text, all, at).map(|at| word(at + 1)) {
            Some("=>") => ExportKind::Function(params(text, all, at)),
            _ => ExportKind::Value,
        },
        name if word(at + 1) == "=>" => ExportKind::Function(vec![name.to_owned()]),
        _ => ExportKind::Value,
    }
}

/// The kind of a name that is declared anywhere in a text.
fn kind_of(text: &str, all: &[Token], name: &str) -> ExportKind {
    let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
    for at in (1..all.len()).filter(|&at| word(at) == name) {
        match word(at - 1) {
            "class" => return ExportKind::Class,
            "function" | "*" => return ExportKind::Function(params(text, all, at + 1)),
            "const" | "let" | "var" => return value(text, all, at + 2),
            _ => {}
        }
    }
    ExportKind::Value
}

/// The names of parameters from a `(` on. One that is taken apart has a name of its place.
fn params(text: &str, all: &[Token], open: usize) -> Vec<String> {
    let word = |at: usize| all.get(at).map_or("", |it| it.span.of(text));
    let mut found: Vec<String> = Vec::new();
    let (mut depth, mut begins, mut rest) = (0usize, false, "");
    for at in open..all.len() {
        let it = word(at);
        match it {
            "(" | "{" | "[" => {
                if depth == 1 && begins {
                    found.push(format!("{rest}arg{}", found.len() + 1));
                }
                begins = depth == 0;
                depth += 1;
            }
            ")" | "}" | "]" => {
                depth = depth.saturating_sub(1);
                begins = false;
                if depth == 0 {
                    break;
                }
            }
            "," if depth == 1 => (begins, rest) = (true, ""),
            "..." if depth == 1 => rest = "...",
            _ if depth == 1 && begins => {
                found.push(format!("{rest}{it}"));
                begins = false;
            }
            _ => {}
        }
    }
    found
}

/// The tokens of a text that are no comments.
fn code(text: &str) -> Vec<Token> {
    let all = tokens(text);
    all.filter(|it| !matches!(it.kind, TokenKind::Comment | TokenKind::Docs))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Vec<String> {
        let read = |path: &str| {
            let found = files.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| (*text).to_owned())
        };
        let found = exports("a.js", &read).into_iter();
        found
            .map(|it| {
                let kind = match it.kind {
                    ExportKind::Function(params) => format!("({})", params.join(", ")),
                    ExportKind::Class => " class".to_owned(),
                    ExportKind::Value => String::new(),
                };
                format!("{}{kind} = {}:{}", it.name, it.path, it.local)
            })
            .collect()
    }

    #[test]
    fn every_form_of_export_is_found() {
        let text = r#"
            export function one(a, b = f(1, 2), { c, d }, ...rest) { const x = 1; }
            export async function* two() {}
            export class Three extends Object {}
            export const four = (a, b) => a, five = { a: 1, b: [2] }, six = async x => x;
            const seven = function (q) {};
            class Eight {}
            export { seven, Eight as eight, seven as "nine ten" };
            export default function ten(last) {}
            // export function no() {}
            "export function no() {}";
            { function inner() { export1; } }
        "#;
        let wanted = [
            "one(a, b, arg3, ...rest) = a.js:one",
            "two() = a.js:two",
            "Three class = a.js:Three",
            "four(a, b) = a.js:four",
            "five = a.js:five",
            "six(x) = a.js:six",
            "seven(q) = a.js:seven",
            "eight class = a.js:Eight",
            "nine ten(q) = a.js:seven",
            "default(last) = a.js:ten",
        ];
        assert_eq!(of(&[("a.js", text)]), wanted);
    }

    #[test]
    fn exports_of_other_modules_are_followed_to_their_declaration() {
        let found = of(&[
            (
                "a.js",
                "export { x as y, w } from './b.js'; export * from './lib/c.js'; import { k as l } from './b.js'; export { l }; export * as all from './b.js';",
            ),
            (
                "b.js",
                "export function x(p) {}\nexport { deep as w } from './lib/d.js'; export const k = 1;",
            ),
            (
                "lib/c.js",
                "export class Star {}\nexport default 1; export * from '../a.js'; export function y() {}",
            ),
            ("lib/d.js", "export const deep = (q) => q;"),
        ]);
        let wanted = [
            "y(p) = b.js:x",
            "w(q) = lib/d.js:deep",
            "l = b.js:k",
            "all = a.js:*",
            "Star class = lib/c.js:Star",
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn modules_that_export_each_other_end() {
        let found = of(&[
            (
                "a.js",
                "export { x } from './b.js'; export * from './b.js';",
            ),
            (
                "b.js",
                "export { x } from './a.js'; export * from './a.js';",
            ),
        ]);
        assert_eq!(found.len(), 1);
        for text in [
            "export",
            "export {",
            "export { a as",
            "export * from",
            "export const",
            "export const a = (",
            "export default",
            "export function (",
            "import { a as",
        ] {
            of(&[("a.js", text)]);
            let _ = class_members(&format!("class A {{ {text}"), "A");
        }
    }

    #[test]
    fn members_of_a_class_are_found() {
        let text = "export class A extends B { #x = 1; count = 0; static zero = new A(); constructor(a) { this.y = 1; }
            get size() { return 1; } get name() { return ''; } set name(v) {} static of(...all) { if (1) { f(); } } async load(url) {} get() {} }
            class Z { other() {} }";
        let found: Vec<String> = class_members(text, "A")
            .into_iter()
            .map(|it| {
                let before = if it.is_static { "static " } else { "" };
                let readonly = if it.readonly { "readonly " } else { "" };
                let params = it
                    .params
                    .map_or(String::new(), |it| format!("({})", it.join(", ")));
                format!("{before}{readonly}{}{params}", it.name)
            })
            .collect();
        assert_eq!(
            found,
            [
                "count",
                "static zero",
                "readonly size",
                "name",
                "static of(...all)",
                "load(url)",
                "get()"
            ]
        );
    }
}
