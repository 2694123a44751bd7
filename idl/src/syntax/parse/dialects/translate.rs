//! Declarations of other languages as items of `.jsi`. All of a piece is translated, or nothing: types without a counterpart have
//! to be declared by the user who knows them.

use std::fmt::Write as _;

use heck::{ToLowerCamelCase as _, ToUpperCamelCase as _};

use super::Dialect;
use super::tokens::Tokens;
use crate::builtins::builtin;
use crate::diagnostics::foreign_types::foreign;

/// A piece of text in another language as items of `.jsi`.
pub(super) fn translate(dialect: Dialect, text: &str) -> Option<String> {
    let items = match dialect {
        Dialect::CSharp => csharp(&mut Tokens::new(text, false)),
        Dialect::Kotlin => kotlin(&mut Tokens::new(text, false)),
        Dialect::ProtocolBuffers => messages(&mut Tokens::new(text, false)),
        Dialect::WasmBindgen => wasm_bindgen(&mut Tokens::new(text, false)),
        Dialect::Wit => wit(&mut Tokens::new(text, true)),
        // another command converts these, or only JavaScript knows the types
        Dialect::JsDoc | Dialect::Python | Dialect::TypeScript | Dialect::WebIdl => None,
    }?;
    (!items.is_empty()).then(|| items.join("\n\n") + "\n")
}

/// An interface or class with its members.
pub(super) struct Body {
    head: String,
    pub(super) members: Vec<String>,
}

impl Body {
    pub(super) fn new(head: String) -> Self {
        Self {
            head,
            members: Vec::new(),
        }
    }

    pub(super) fn item(&self) -> Option<String> {
        let mut text = format!("{} {{\n", self.head);
        for member in &self.members {
            let _ = writeln!(text, "    {member}");
        }
        (!self.members.is_empty()).then(|| text + "}")
    }
}

/// A type in the form of `.jsi`. `names` are the types that the same piece declares.
pub(super) fn ty(written: &str, names: &[String]) -> Option<String> {
    let text = written.trim_start_matches('&').trim();
    let text = text.strip_prefix("'static").unwrap_or(text);
    if let Some(inner) = text.strip_suffix('?') {
        return Some(format!("{}?", ty(inner, names)?));
    }
    if text == "()" {
        return Some("Void".to_owned());
    }
    let (head, args) = match text.split_once('<') {
        Some((head, args)) => (head, split(args.strip_suffix('>')?)),
        None => (text, Vec::new()),
    };
    let head = head.rsplit("::").next().unwrap_or(head);
    let of = |index: usize| ty(args.get(index)?, names);
    match (head, args.len()) {
        ("Option" | "option", 1) => {
            let inner = of(0)?;
            return Some(if inner.ends_with('?') {
                inner
            } else {
                format!("{inner}?")
            });
        }
        ("Result" | "result", 1..) => return of(0),
        ("list" | "Vec" | "List", 1) if matches!(args.first()?.as_str(), "u8" | "byte") => {
            return Some("Uint8Array".to_owned());
        }
        ("Action", count) => {
            let params: Option<Vec<String>> = (0..count).map(of).collect();
            return Some(format!("Function<({}) => Void>", params?.join(", ")));
        }
        ("Func", 1..) => {
            let params: Option<Vec<String>> = (0..args.len() - 1).map(of).collect();
            let result = of(args.len() - 1)?;
            return Some(format!("Function<({}) => {result}>", params?.join(", ")));
        }
        ("JsValue" | "dynamic", 0) => return Some("Any".to_owned()),
        ("bool" | "Boolean", 0) => return Some("Boolean".to_owned()),
        ("bytes", 0) => return Some("Uint8Array".to_owned()),
        ("int32" | "sint32", 0) => return Some("i32".to_owned()),
        ("uint32", 0) => return Some("u32".to_owned()),
        ("int64", 0) => return Some("BigInt<i64>".to_owned()),
        ("uint64", 0) => return Some("BigInt<u64>".to_owned()),
        _ => {}
    }
    let raised = head.to_upper_camel_case();
    let known = builtin(head).is_some();
    let head = match foreign(head, args.len()).filter(|_| !known) {
        Some(form) => (*form.forms.first()?).to_owned(),
        None if known => head.to_owned(),
        None if names.contains(&raised) => raised,
        None => return None,
    };
    if args.is_empty() {
        return Some(head);
    }
    let args: Option<Vec<String>> = (0..args.len()).map(of).collect();
    Some(format!("{head}<{}>", args?.join(", ")))
}

/// The type arguments of a list, which may have arguments of their own.
fn split(args: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut found = vec![String::new()];
    for c in args.chars() {
        depth += match c {
            '<' | '(' | '[' => 1,
            '>' | ')' | ']' => -1,
            _ => 0,
        };
        match (c, found.last_mut()) {
            (',', _) if depth == 0 => found.push(String::new()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
    }
    found
}

fn promise(result: &str, is_async: bool) -> String {
    match is_async && !result.starts_with("Promise") {
        true => format!("Promise<{result}>"),
        false => result.to_owned(),
    }
}

fn csharp(tokens: &mut Tokens<'_>) -> Option<Vec<String>> {
    const MODIFIERS: &[&str] = &[
        "public",
        "internal",
        "private",
        "protected",
        "static",
        "partial",
        "async",
        "unsafe",
        "sealed",
    ];
    let mut bodies = Vec::new();
    while !tokens.is_done() {
        tokens.eat_all(MODIFIERS);
        if tokens.eat("using") || tokens.eat("namespace") {
            while !matches!(tokens.next(), ";" | "{" | "") {}
            continue;
        }
        if tokens.eat("}") {
            continue;
        }
        if !tokens.eat("class") {
            return None;
        }
        let class = tokens.word()?.to_owned();
        tokens.eat("{").then_some(())?;
        let mut import: Option<(String, Body)> = None;
        let mut export = Body::new(format!("export interface {class}"));
        while !tokens.eat("}") {
            let mut imported = None;
            let mut exported = false;
            let mut bigint = false;
            while tokens.peek() == "[" {
                let attribute = tokens.bracketed()?;
                let text = attribute.concat();
                bigint |= text.starts_with("return:") && text.contains("BigInt");
                exported |= text.starts_with("JSExport");
                if text.starts_with("JSImport") {
                    let strings = attribute
                        .iter()
                        .filter_map(|it| it.strip_prefix('"')?.strip_suffix('"'));
                    let strings: Vec<String> = strings.map(str::to_owned).collect();
                    imported = Some((strings.first()?.clone(), strings.get(1)?.clone()));
                }
            }
            let is_async = tokens.eat_all(MODIFIERS).contains(&"async");
            let (result, name) = csharp_typed(tokens)?;
            let params = csharp_params(tokens)?;
            if !tokens.eat(";") {
                tokens.bracketed()?;
            }
            let result = match result.as_str() {
                "long" if bigint => "BigInt<i64>".to_owned(),
                other => ty(other, &[])?,
            };
            let result = promise(&result, is_async);
            let method = name.to_lower_camel_case();
            let signature = format!("{method}({params}): {result};");
            if let Some((js, module)) = imported {
                let (known, body) = import.get_or_insert_with(|| {
                    let head = format!("interface {class} from host \"{module}\"");
                    (module.clone(), Body::new(head))
                });
                (*known == module).then_some(())?;
                body.members.push(match js == method {
                    true => signature,
                    false => format!("@js(\"{js}\") {signature}"),
                });
            } else if exported {
                export.members.push(signature);
            } else {
                return None;
            }
        }
        bodies.extend(import.and_then(|(_, body)| body.item()));
        bodies.extend(export.item());
    }
    Some(bodies)
}

/// `Task<int> Name`
fn csharp_typed(tokens: &mut Tokens<'_>) -> Option<(String, String)> {
    let mut text = tokens.word()?.to_owned();
    if tokens.peek() == "<" {
        let args = tokens.bracketed()?.concat();
        let _ = write!(text, "<{args}>");
    }
    if tokens.eat("?") {
        text.push('?');
    }
    Some((text, tokens.word()?.to_owned()))
}

fn csharp_params(tokens: &mut Tokens<'_>) -> Option<String> {
    tokens.eat("(").then_some(())?;
    let mut params = Vec::new();
    while !tokens.eat(")") {
        while tokens.peek() == "[" {
            tokens.bracketed()?;
        }
        let (written, name) = csharp_typed(tokens)?;
        params.push(format!(
            "{}: {}",
            name.to_lower_camel_case(),
            ty(&written, &[])?
        ));
        if !tokens.eat(",") && tokens.peek() != ")" {
            return None;
        }
    }
    Some(params.join(", "))
}

fn kotlin(tokens: &mut Tokens<'_>) -> Option<Vec<String>> {
    let mut source = "globalThis".to_owned();
    let mut name = "Functions".to_owned();
    let mut functions = Vec::new();
    let mut classes = Vec::new();
    while !tokens.is_done() {
        if tokens.eat("@") {
            if tokens.eat("file") {
                tokens.eat(":");
            }
            let attribute = tokens.word()?;
            let argument = match tokens.peek() {
                "(" => tokens.bracketed()?.concat(),
                _ => String::new(),
            };
            if attribute == "JsModule" {
                name = argument.trim_matches('"').to_upper_camel_case();
                source = argument;
            }
            continue;
        }
        if tokens.eat("package") || tokens.eat("import") {
            tokens.word()?;
            while tokens.eat(".") {
                tokens.word()?;
            }
            continue;
        }
        tokens.eat("external").then_some(())?;
        if tokens.eat("fun") {
            functions.push(kotlin_function(tokens)?);
            continue;
        }
        tokens.eat("class").then_some(())?;
        let mut body = Body::new(format!("class {} from {source}", tokens.word()?));
        if tokens.peek() == "(" {
            body.members
                .push(format!("constructor({});", kotlin_params(tokens)?));
        }
        tokens.eat("{").then_some(())?;
        while !tokens.eat("}") {
            match tokens.next() {
                "fun" => body.members.push(kotlin_function(tokens)?),
                word @ ("val" | "var") => {
                    let field = tokens.word()?;
                    tokens.eat(":").then_some(())?;
                    let (written, mark) = kotlin_type(tokens)?;
                    let readonly = if word == "val" { "readonly " } else { "" };
                    body.members
                        .push(format!("{readonly}{field}: {written}{mark};"));
                }
                _ => return None,
            }
        }
        classes.push(body.item()?);
    }
    let mut body = Body::new(format!("interface {name} from {source}"));
    body.members = functions;
    Some(body.item().into_iter().chain(classes).collect())
}

fn kotlin_function(tokens: &mut Tokens<'_>) -> Option<String> {
    let name = tokens.word()?;
    let params = kotlin_params(tokens)?;
    let result = match tokens.eat(":") {
        true => {
            let (written, mark) = kotlin_type(tokens)?;
            format!("{written}{mark}")
        }
        false => "Void".to_owned(),
    };
    Some(format!("{name}({params}): {result};"))
}

/// A type, and its `?`.
fn kotlin_type(tokens: &mut Tokens<'_>) -> Option<(String, &'static str)> {
    let mut written = tokens.word()?.to_owned();
    if tokens.peek() == "<" {
        let _ = write!(written, "<{}>", tokens.bracketed()?.concat());
    }
    let mark = if tokens.eat("?") { "?" } else { "" };
    Some((ty(&written, &[])?, mark))
}

fn kotlin_params(tokens: &mut Tokens<'_>) -> Option<String> {
    tokens.eat("(").then_some(())?;
    let mut params = Vec::new();
    while !tokens.eat(")") {
        let name = tokens.word()?;
        tokens.eat(":").then_some(())?;
        let (written, mark) = kotlin_type(tokens)?;
        params.push(match tokens.eat("=") {
            true => {
                tokens.word()?;
                format!("{name}?: {written}")
            }
            false => format!("{name}: {written}{mark}"),
        });
        if !tokens.eat(",") && tokens.peek() != ")" {
            return None;
        }
    }
    Some(params.join(", "))
}

fn messages(tokens: &mut Tokens<'_>) -> Option<Vec<String>> {
    let mut found = Vec::new();
    while !tokens.is_done() {
        if tokens.eat("syntax") || tokens.eat("package") || tokens.eat("option") {
            tokens.skip_past(";");
            continue;
        }
        tokens.eat("message").then_some(())?;
        let mut body = Body::new(format!("record {}", tokens.word()?));
        tokens.eat("{").then_some(())?;
        while !tokens.eat("}") {
            let repeated = tokens.eat("repeated");
            let optional = tokens.eat("optional");
            let written = tokens.word()?;
            let name = tokens.word()?.to_lower_camel_case();
            tokens.eat("=").then_some(())?;
            tokens.skip_past(";");
            // a message of another name is declared somewhere
            let is_name = written.starts_with(char::is_uppercase);
            let written = ty(written, &[]).or(is_name.then(|| written.to_owned()))?;
            body.members.push(match (repeated, optional) {
                (true, _) => format!("{name}: Array<{written}>;"),
                (false, true) => format!("{name}?: {written};"),
                (false, false) => format!("{name}: {written};"),
            });
        }
        found.push(body.item()?);
    }
    Some(found)
}

fn wasm_bindgen(tokens: &mut Tokens<'_>) -> Option<Vec<String>> {
    let mut source = "globalThis".to_owned();
    let mut name = "Functions".to_owned();
    let mut functions = Vec::new();
    let mut classes: Vec<Body> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    while !tokens.is_done() {
        if tokens.eat("use") {
            tokens.skip_past(";");
            continue;
        }
        if tokens.eat("#") {
            let attribute = tokens.bracketed()?;
            let module = attribute
                .iter()
                .find_map(|it| it.strip_prefix('"')?.strip_suffix('"'));
            if let Some(module) = module {
                name = module
                    .rsplit('/')
                    .next()?
                    .split('.')
                    .next()?
                    .to_upper_camel_case();
                source = format!("\"{module}\"");
            }
            continue;
        }
        tokens.eat("extern").then_some(())?;
        tokens.string();
        tokens.eat("{").then_some(())?;
        while !tokens.eat("}") {
            let mut docs = String::new();
            while tokens.peek().starts_with("///") {
                let _ = write!(docs, "{}\n    ", tokens.next());
            }
            let mut attributes: Vec<String> = Vec::new();
            while tokens.eat("#") {
                attributes.extend(split(
                    &tokens.bracketed()?.concat().replace("wasm_bindgen(", ""),
                ));
            }
            let attribute = |key: &str| {
                attributes.iter().find_map(|it| {
                    let it = it.trim_end_matches(')');
                    let (found, value) = it.split_once('=').unwrap_or((it, ""));
                    (found == key).then(|| value.trim_matches('"').to_owned())
                })
            };
            tokens.eat("pub");
            let is_async = tokens.eat("async");
            if tokens.eat("type") {
                let class = tokens.word()?;
                names.push(class.to_owned());
                classes.push(Body::new(format!("class {class} from {source}")));
                tokens.skip_past(";");
                continue;
            }
            tokens.eat("fn").then_some(())?;
            let function = tokens.word()?;
            let (this, params) = rust_params(tokens, &names)?;
            let result = match tokens.eat("->") {
                true => ty(&tokens.ty(&[";"])?, &names)?,
                false => "Void".to_owned(),
            };
            tokens.eat(";").then_some(())?;
            let result = promise(&result, is_async);
            let js = attribute("js_name").unwrap_or_else(|| function.to_owned());
            let owner = attribute("static_method_of")
                .or(this)
                .or(attribute("constructor").map(|_| result.clone()));
            let Some(owner) = owner else {
                functions.push(format!("{docs}{js}({params}): {result};"));
                continue;
            };
            let head = format!("class {owner} ");
            let body = classes
                .iter_mut()
                .find(|body| body.head.starts_with(&head))?;
            if attribute("constructor").is_some() {
                body.members.push(format!("{docs}constructor({params});"));
            } else if attribute("getter").is_some() {
                body.members.push(format!("{docs}readonly {js}: {result};"));
            } else if attribute("setter").is_some() {
                let property = js.strip_prefix("set_").unwrap_or(&js);
                let readonly = format!("readonly {property}: ");
                let getter = body.members.iter_mut().find(|it| it.contains(&readonly))?;
                *getter = getter.replacen("readonly ", "", 1);
            } else if attribute("static_method_of").is_some() {
                body.members
                    .push(format!("{docs}static {js}({params}): {result};"));
            } else {
                body.members
                    .push(format!("{docs}{js}({params}): {result};"));
            }
        }
    }
    let mut body = Body::new(format!("interface {name} from {source}"));
    body.members = functions;
    let classes = classes.iter().map(Body::item);
    let classes: Option<Vec<String>> = classes.collect();
    Some(body.item().into_iter().chain(classes?).collect())
}

/// The class of `this`, and the other parameters.
fn rust_params(tokens: &mut Tokens<'_>, names: &[String]) -> Option<(Option<String>, String)> {
    tokens.eat("(").then_some(())?;
    let mut this = None;
    let mut params = Vec::new();
    while !tokens.eat(")") {
        let name = tokens.word()?;
        tokens.eat(":").then_some(())?;
        let written = ty(&tokens.ty(&[",", ")"])?, names)?;
        match name {
            "this" => this = Some(written),
            _ => params.push(format!("{}: {written}", name.to_lower_camel_case())),
        }
        tokens.eat(",");
    }
    Some((this, params.join(", ")))
}

fn wit(tokens: &mut Tokens<'_>) -> Option<Vec<String>> {
    let mut package = String::new();
    let mut found = Vec::new();
    while !tokens.is_done() {
        if tokens.eat("package") {
            package = format!("{}:", tokens.word()?);
            tokens.eat(":").then_some(())?;
            package.push_str(tokens.word()?);
            tokens.skip_past(";");
            continue;
        }
        if tokens.eat("world") {
            tokens.word()?;
            tokens.bracketed()?;
            continue;
        }
        tokens.eat("interface").then_some(())?;
        let name = tokens.word()?;
        let head = format!(
            "interface {} from \"{package}/{name}\"",
            name.to_upper_camel_case()
        );
        let mut body = Body::new(head);
        let mut names = Vec::new();
        tokens.eat("{").then_some(())?;
        while !tokens.eat("}") {
            if tokens.eat("record") {
                let name = tokens.word()?.to_upper_camel_case();
                let mut record = Body::new(format!("record {name}"));
                tokens.eat("{").then_some(())?;
                while !tokens.eat("}") {
                    let field = tokens.word()?.to_lower_camel_case();
                    tokens.eat(":").then_some(())?;
                    let written = ty(&tokens.ty(&[",", "}"])?, &names)?;
                    tokens.eat(",");
                    record.members.push(match written.strip_suffix('?') {
                        Some(inner) => format!("{field}?: {inner};"),
                        None => format!("{field}: {written};"),
                    });
                }
                found.push(record.item()?);
                names.push(name);
            } else if tokens.eat("enum") {
                let name = tokens.word()?.to_upper_camel_case();
                let values = tokens.bracketed()?;
                let values = values.iter().filter(|it| **it != ",");
                let values: Vec<String> = values.map(|it| format!("\"{it}\"")).collect();
                found.push(format!("enum {name} {{ {} }}", values.join(", ")));
                names.push(name);
            } else {
                let function = tokens.word()?.to_lower_camel_case();
                tokens.eat(":").then_some(())?;
                tokens.eat("func").then_some(())?;
                tokens.eat("(").then_some(())?;
                let mut params = Vec::new();
                while !tokens.eat(")") {
                    let name = tokens.word()?.to_lower_camel_case();
                    tokens.eat(":").then_some(())?;
                    params.push(format!("{name}: {}", ty(&tokens.ty(&[",", ")"])?, &names)?));
                    tokens.eat(",");
                }
                let result = match tokens.eat("->") {
                    true => ty(&tokens.ty(&[";"])?, &names)?,
                    false => "Void".to_owned(),
                };
                tokens.eat(";").then_some(())?;
                body.members
                    .push(format!("{function}({}): {result};", params.join(", ")));
            }
        }
        found.push(body.item()?);
    }
    Some(found)
}
