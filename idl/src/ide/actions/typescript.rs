//! Converts a signature of TypeScript to a member. Types without a counterpart become `Any` or `Object`.

use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::builtins::of_typescript;
use crate::diagnostics::Code;
use crate::ide::names::text;
use crate::ide::tokens::{Token, TokenKind, tokens};
use crate::source::{FileId, Span};

/// Converts the selected signatures, or the one on the line of an error.
pub(super) fn convert(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let source = text(analysis, file);
    let span = if span.start < span.end {
        span
    } else {
        line(source, span.start)
    };
    // what can be read is not TypeScript
    let wrong = analysis.diagnostics.iter();
    let mut wrong = wrong.filter(|it| it.primary.file == file && is_foreign(it.code));
    if !wrong.any(|it| touches(it.primary.span, span)) {
        return None;
    }
    let given = span.of(source);
    let lead = given.len() - given.trim_start().len();
    let first = line(source, span.start + lead as u32).of(source);
    let indent = first.get(..first.len() - first.trim_start().len())?;
    let members = members(given)?;
    let out = members.join(&format!("\n{indent}"));
    if out == given.trim() || members.is_empty() {
        return None;
    }
    let start = span.start + lead as u32;
    let kept = Span::new(start, start + given.trim().len() as u32);
    let title = "convert from TypeScript";
    Some(Action::new(
        title,
        ActionKind::Rewrite,
        vec![edit(file, kept, out)],
    ))
}

/// Whether text of another language is reported like this.
fn is_foreign(code: Code) -> bool {
    use Code as C;
    matches!(
        code,
        C::JSI0001 | C::JSI0002 | C::JSI0004 | C::JSI0006 | C::JSI0101
    )
}

fn line(text: &str, offset: u32) -> Span {
    let (before, after) = text.split_at(text.floor_char_boundary(offset as usize));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = before.len() + after.find('\n').unwrap_or(after.len());
    Span::new(start as u32, end as u32)
}

/// All of a text as members; nothing where a part of it is none.
fn members(text: &str) -> Option<Vec<String>> {
    let all = tokens(text).filter(|it| !matches!(it.kind, TokenKind::Comment | TokenKind::Docs));
    let mut parser = TypeScriptParser {
        text,
        tokens: all.collect(),
        at: 0,
        depth: 0,
    };
    let mut found = Vec::new();
    while parser.at < parser.tokens.len() {
        found.push(parser.member()?);
    }
    Some(found)
}

struct TypeScriptParser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

/// A type, and whether null is among its values.
struct ConvertedType {
    text: String,
    nullable: bool,
}

impl ConvertedType {
    fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            nullable: false,
        }
    }

    fn written(&self) -> String {
        let optional = self.nullable && !matches!(self.text.as_str(), "Any" | "Void");
        if optional {
            format!("{}?", self.text)
        } else {
            self.text.clone()
        }
    }
}

impl<'t> TypeScriptParser<'t> {
    fn peek(&self) -> &'t str {
        self.ahead(0)
    }

    fn ahead(&self, by: usize) -> &'t str {
        let token = self.tokens.get(self.at + by);
        token.map_or("", |token| token.span.of(self.text))
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.peek() == wanted;
        self.at += usize::from(found);
        found
    }

    fn word(&mut self) -> Option<&'t str> {
        let token = self.tokens.get(self.at)?;
        if token.kind != TokenKind::Word {
            return None;
        }
        self.at += 1;
        Some(token.span.of(self.text))
    }

    fn member(&mut self) -> Option<String> {
        let mut before = String::new();
        while !matches!(self.ahead(1), "(" | ":" | "?" | "<") {
            match self.peek() {
                "export" | "declare" | "default" | "async" | "public" | "function" | "abstract"
                | "override" => {}
                "static" => before.push_str("static "),
                "readonly" | "get" | "const" => before.push_str("readonly "),
                _ => return None,
            }
            self.at += 1;
        }
        let name = self.word()?;
        let optional = self.eat("?");
        if self.eat(":") {
            let mut ty = self.ty()?;
            ty.nullable |= optional;
            self.end()?;
            return Some(format!("{before}{name}: {};", ty.written()));
        }
        let getter = before.contains("readonly ");
        let params = self.params()?;
        if name == "constructor" {
            self.end()?;
            return Some(format!("constructor({params});"));
        }
        let result = if self.eat(":") {
            self.ty()?.written()
        } else {
            "Void".to_owned()
        };
        self.end()?;
        Some(if getter && params.is_empty() {
            format!("{before}{name}: {result};")
        } else {
            format!("{before}{name}({params}): {result};")
        })
    }

    /// The end of a member; a body in braces is passed over.
    fn end(&mut self) -> Option<()> {
        if self.peek() == "{" {
            self.skip("{", "}")?;
        }
        while self.eat(";") || self.eat(",") {}
        Some(())
    }

    fn skip(&mut self, open: &str, close: &str) -> Option<()> {
        let mut depth = 0usize;
        loop {
            let it = self.peek();
            if it.is_empty() {
                return None;
            }
            self.at += 1;
            depth += usize::from(it == open);
            if it == close {
                depth -= 1;
                if depth == 0 {
                    return Some(());
                }
            }
        }
    }

    /// The parameters of a method or of a function type.
    fn params(&mut self) -> Option<String> {
        if !self.eat("(") {
            return None;
        }
        let mut params = Vec::new();
        while !self.eat(")") {
            let rest = self.eat("...");
            while matches!(self.peek(), "public" | "private" | "readonly" | "protected")
                && !matches!(self.ahead(1), ":" | "?" | ",")
            {
                self.at += 1;
            }
            let name = self.word()?;
            let optional = self.eat("?");
            let mut ty = if self.eat(":") {
                self.ty()?
            } else {
                ConvertedType::of("Any")
            };
            if rest && !ty.text.starts_with("Array<") {
                ty = ConvertedType::of("Array<Any>");
            }
            let rest = if rest { "..." } else { "" };
            let mark = if optional { "?" } else { "" };
            params.push(format!("{rest}{name}{mark}: {}", ty.written()));
            if self.peek() != ")" && !self.eat(",") {
                return None;
            }
        }
        Some(params.join(", "))
    }

    fn ty(&mut self) -> Option<ConvertedType> {
        self.depth += 1;
        if self.depth > 32 {
            return None;
        }
        self.eat("|");
        let mut found: Vec<ConvertedType> = vec![self.operand()?];
        while self.eat("|") || self.eat("&") {
            found.push(self.operand()?);
        }
        self.depth -= 1;
        let nullable = found.iter().any(|it| it.nullable || it.text.is_empty());
        found.retain(|it| !it.text.is_empty());
        found.dedup_by(|a, b| a.text == b.text);
        let text = match found.as_slice() {
            [] => "Void".to_owned(),
            [one] => one.text.clone(),
            _ => "Any".to_owned(),
        };
        Some(ConvertedType { text, nullable })
    }

    fn operand(&mut self) -> Option<ConvertedType> {
        if matches!(self.peek(), "readonly" | "keyof" | "typeof") {
            self.at += 1;
        }
        let mut ty = self.primary()?;
        while self.peek() == "[" {
            if self.ahead(1) == "]" {
                self.at += 2;
                ty = ConvertedType::of(format!("Array<{}>", ty.written()));
            } else {
                self.skip("[", "]")?;
                ty = ConvertedType::of("Any");
            }
        }
        Some(ty)
    }

    fn primary(&mut self) -> Option<ConvertedType> {
        let token = *self.tokens.get(self.at)?;
        let it = token.span.of(self.text);
        match token.kind {
            TokenKind::Str => {
                self.at += 1;
                return Some(ConvertedType::of("String"));
            }
            TokenKind::Number => {
                self.at += 1;
                return Some(ConvertedType::of("Number"));
            }
            _ => {}
        }
        match it {
            "{" => {
                self.skip("{", "}")?;
                return Some(ConvertedType::of("Object"));
            }
            "[" => return self.tuple(),
            "(" if self.is_function() => {
                let params = self.params()?;
                self.eat("=>");
                let result = self.ty()?.written();
                return Some(ConvertedType::of(format!(
                    "Function<({params}) => {result}>"
                )));
            }
            "(" => {
                self.at += 1;
                let inner = self.ty()?;
                return self.eat(")").then_some(inner);
            }
            _ => {}
        }
        let mut name = self.word()?.to_owned();
        while self.eat(".") {
            self.word()?.clone_into(&mut name);
        }
        let mut args = Vec::new();
        if self.eat("<") {
            while !self.eat(">") {
                args.push(self.ty()?);
                if self.peek() != ">" && !self.eat(",") {
                    return None;
                }
            }
        }
        Some(named(&name, args))
    }

    /// A tuple; one of a length that can vary is an `Object`.
    fn tuple(&mut self) -> Option<ConvertedType> {
        let start = self.at;
        self.at += 1;
        let mut elements = Vec::new();
        let mut fixed = true;
        while fixed && !self.eat("]") {
            self.at += if self.ahead(1) == ":" { 2 } else { 0 };
            fixed = self.peek() != "..." && !(self.ahead(1) == "?" && self.ahead(2) == ":");
            if fixed {
                elements.push(self.ty()?.written());
                fixed = self.eat(",") || self.peek() == "]";
            }
        }
        if fixed && !elements.is_empty() {
            return Some(ConvertedType::of(format!("[{}]", elements.join(", "))));
        }
        self.at = start;
        self.skip("[", "]")?;
        Some(ConvertedType::of("Object"))
    }

    /// Whether the parenthesis begins a function type: what follows its end is an arrow.
    fn is_function(&self) -> bool {
        let mut depth = 0usize;
        for (index, token) in self.tokens.iter().enumerate().skip(self.at) {
            match token.span.of(self.text) {
                "(" => depth += 1,
                ")" if depth == 1 => {
                    let next = self.tokens.get(index + 1);
                    return next.is_some_and(|it| it.span.of(self.text) == "=>");
                }
                ")" => depth -= 1,
                _ => {}
            }
        }
        false
    }
}

/// A map, set or record, if its keys are of a type that can be one.
fn collection(name: &str, args: &[ConvertedType]) -> Option<String> {
    let is_key = |key: &ConvertedType| {
        let copied = ["Array<", "[", "Map<", "Set<", "Record<", "Any", "Date"];
        !key.nullable && !copied.iter().any(|start| key.text.starts_with(start))
    };
    match (name, args) {
        ("Record", [key, value]) if key.text == "String" => {
            Some(format!("Record<{}>", value.written()))
        }
        ("Map" | "ReadonlyMap", [key, value]) if is_key(key) => {
            Some(format!("Map<{}, {}>", key.written(), value.written()))
        }
        ("Set" | "ReadonlySet", [element]) if is_key(element) => {
            Some(format!("Set<{}>", element.written()))
        }
        _ => None,
    }
}

fn named(name: &str, mut args: Vec<ConvertedType>) -> ConvertedType {
    if let Some(collection) = collection(name, &args) {
        return ConvertedType::of(collection);
    }
    let arg = if args.is_empty() {
        ConvertedType::of("Any")
    } else {
        args.swap_remove(0)
    };
    ConvertedType::of(match name {
        "true" | "false" => "Boolean".to_owned(),
        "bigint" => "BigInt<i64>".to_owned(),
        "any" => "Any".to_owned(),
        "never" => "Void".to_owned(),
        "null" | "undefined" => {
            return ConvertedType {
                text: String::new(),
                nullable: true,
            };
        }
        "this" | "Record" | "Map" | "ReadonlyMap" | "Set" | "ReadonlySet" => "Object".to_owned(),
        "Array" | "ReadonlyArray" => format!("Array<{}>", arg.written()),
        "Iterable" | "Iterator" | "IterableIterator" | "Generator"
            if !arg.text.starts_with("Promise<") =>
        {
            format!("Iterable<{}>", arg.written())
        }
        "AsyncIterable" | "AsyncIterator" | "AsyncIterableIterator" | "AsyncGenerator" => {
            format!("AsyncIterable<{}>", arg.written())
        }
        // an array comes in a second step
        "Promise" | "PromiseLike" if arg.text.starts_with("Array<") => "Promise<Object>".to_owned(),
        "Promise" | "PromiseLike" => format!("Promise<{}>", arg.written()),
        _ => of_typescript(name).unwrap_or(name).to_owned(),
    })
}
