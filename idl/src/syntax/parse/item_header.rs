//! Parses the headers of interfaces, classes, records and enums: name, `extends`, `from`.

use super::grammar::{Node, Rule};
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Code;
use crate::diagnostics::similar::similar;
use crate::source::Span;
use crate::syntax::tree::{Base, FromClause, Ident, StrLit, TypeParam};

/// Objects of the global object that people name without it.
const GLOBALS: &[&str] = &[
    "JSON",
    "Math",
    "Reflect",
    "caches",
    "console",
    "crypto",
    "document",
    "history",
    "indexedDB",
    "localStorage",
    "location",
    "navigator",
    "performance",
    "process",
    "screen",
    "sessionStorage",
];

/// The keyword of an item with a body in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemKeyword {
    Interface,
    CallbackInterface,
    Class,
    Record,
    Enum,
}

impl ItemKeyword {
    /// For messages.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Interface => "interface",
            Self::CallbackInterface => "callback interface",
            Self::Class => "class",
            Self::Record => "record",
            Self::Enum => "enum",
        }
    }

    /// For messages.
    const fn with_article(self) -> &'static str {
        match self {
            Self::Interface => "an interface",
            Self::CallbackInterface => "a callback interface",
            Self::Class => "a class",
            Self::Record => "a record",
            Self::Enum => "an enum",
        }
    }
}

/// The header of an item with a body in braces.
#[derive(Default)]
pub(super) struct ItemHeader {
    pub(super) name: Option<Ident>,
    pub(super) type_params: Vec<TypeParam>,
    pub(super) extends: Option<Base>,
    pub(super) from: Option<FromClause>,
    /// The number of type parameters in scope before it.
    pub(super) outer_generics: usize,
}

impl TreeBuilder<'_> {
    /// A node of a header, or one in place of a body.
    pub(super) fn header_part(
        &mut self,
        keyword: ItemKeyword,
        head: &mut ItemHeader,
        part: Node<'_>,
    ) {
        let at = self.start(&part);
        let word = keyword.word();
        match part.as_rule() {
            Rule::ident => head.name = Some(self.ident(&part)),
            Rule::generics if matches!(keyword, ItemKeyword::Class | ItemKeyword::Record) => {
                head.type_params = self.type_params(part);
            }
            Rule::generics => self.generics(&part, "generics"),
            Rule::extends => self.extends(keyword, head, part),
            Rule::implements => {
                let span = self.trimmed(&part);
                let problem = self
                    .error(Code::JSI0006, span, "`implements` is not supported")
                    .offer("remove the `implements`", self.with_space_before(span), "");
                self.problems.add(problem);
            }
            Rule::from if matches!(keyword, ItemKeyword::Interface | ItemKeyword::Class) => {
                head.from = self.from(part);
            }
            Rule::from => {
                let span = self.trimmed(&part);
                let problem =
                    self.error(Code::JSI0303, span, format!("{word}s cannot have a `from`"));
                let removed = self.with_space_before(span);
                // an `interface` may be meant
                self.problems.add(match keyword {
                    ItemKeyword::CallbackInterface => {
                        problem.offer("remove the `from`", removed, "")
                    }
                    _ => problem.fix("remove the `from`", removed, ""),
                });
            }
            Rule::missing if head.name.is_none() => self.missing_name(&part, word),
            Rule::head_junk if self.misspelt_clause(keyword, head, &part) => {}
            Rule::missing | Rule::semi | Rule::head_junk => {
                let wanted = match keyword {
                    ItemKeyword::Class => "`{` or `;` after the header of the class".to_owned(),
                    _ => format!("`{{` after the header of the {word}"),
                };
                self.problems.expected(at, &wanted, |it| it);
            }
            _ => {}
        }
    }

    pub(super) fn extends(&mut self, keyword: ItemKeyword, head: &mut ItemHeader, node: Node<'_>) {
        let span = self.trimmed(&node);
        let mut bases: Vec<Base> = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => {
                    let name = self.ident(&part);
                    bases.push(Base {
                        span: name.span,
                        name,
                        args: Vec::new(),
                    });
                }
                Rule::args => {
                    if let Some(base) = bases.last_mut() {
                        base.span.end = self.trimmed(&part).end;
                        base.args = self.args(&base.name.text, part);
                    }
                }
                Rule::missing => {
                    let at = self.start(&part);
                    let wanted = format!("the name of {} after `extends`", keyword.with_article());
                    self.problems.expected(at, &wanted, |it| it);
                }
                _ => {}
            }
        }
        if matches!(keyword, ItemKeyword::Enum | ItemKeyword::CallbackInterface) {
            let message = format!("{}s cannot have an `extends`", keyword.word());
            let problem = self
                .error(Code::JSI0006, span, message)
                .label("only interfaces, classes and records can extend");
            return self.problems.add(problem);
        }
        if let [first, second, ..] = bases.as_slice() {
            let more = Span::new(first.span.end, span.end);
            let (word, this) = (keyword.word(), keyword.with_article());
            let message = format!("{this} can extend only one {word}");
            let problem = self.error(Code::JSI0006, second.span, message).offer(
                "keep only the first",
                more,
                "",
            );
            self.problems.add(problem);
        }
        head.extends = bases.into_iter().next();
    }

    pub(super) fn from(&mut self, node: Node<'_>) -> Option<FromClause> {
        let mut parts = node
            .into_inner()
            .filter(|part| part.as_rule() != Rule::kw_from);
        let mut part = parts.next()?;
        if part.as_rule() == Rule::colon {
            let span = self.span(&part);
            let before = Span::new(self.problems.end_before(span.start), span.end);
            let problem = self
                .error(
                    Code::JSI0001,
                    span,
                    "expected a module after `from`, found `:`",
                )
                .fix("remove the `:`", before, "");
            self.problems.add(problem);
            part = parts.next()?;
        }
        if part.as_rule() == Rule::bare_path {
            return Some(FromClause::Module(self.bare_path(&part)));
        }
        let next = parts.next().filter(|next| next.as_rule() == Rule::string);
        if let Some(string) = next {
            return Some(self.misspelt_host(&part, &string));
        }
        let span = self.trimmed(&part);
        match part.as_rule() {
            Rule::string => Some(FromClause::Module(self.string(&part))),
            Rule::from_host => {
                let string = part
                    .into_inner()
                    .find(|part| part.as_rule() == Rule::string)?;
                Some(FromClause::Host(self.string(&string)))
            }
            Rule::path => self.global_path(part, span),
            _ => Some(self.no_source(span)),
        }
    }

    /// `hots "Editor"`
    fn misspelt_host(&mut self, word: &Node<'_>, string: &Node<'_>) -> FromClause {
        let span = self.trimmed(word);
        let text = span.of(self.text);
        let message = format!("expected a module, a `globalThis` path or `host`, found `{text}`");
        let mut problem = self.error(Code::JSI0001, span, message);
        if similar(text, ["host"]).is_some() {
            problem = problem
                .help("a keyword with a similar name exists: `host`")
                .fix("write `host`", span, "host");
        }
        self.problems.add(problem);
        FromClause::Host(self.string(string))
    }

    /// A placeholder for a source that could not be parsed: `globalThis` causes no further errors.
    fn no_source(&mut self, span: Span) -> FromClause {
        let wanted = "a module, a `globalThis` path or `host \"name\"` after `from`";
        self.problems.expected(span.start, wanted, |it| {
            it.help(
                "an object that is reachable from the global object is written `globalThis.name`",
            )
        });
        FromClause::Global(Vec::new(), span)
    }

    fn global_path(&mut self, node: Node<'_>, span: Span) -> Option<FromClause> {
        let mut parts = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => parts.push(self.ident(&part)),
                Rule::path_index => parts.extend(self.path_index(part)),
                _ => {
                    let at = self.start(&part);
                    self.problems.expected(at, "a name after `.`", |it| it);
                }
            }
        }
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let rest: Vec<_> = parts.collect();
        match first.text.as_str() {
            "globalThis" => {}
            "window" | "self" | "global" => {
                let message = format!("use `globalThis` instead of `{}`", first.text);
                let problem = self.error(Code::JSI0006, first.span, message).offer(
                    "write `globalThis`",
                    first.span,
                    "globalThis",
                );
                self.problems.add(problem);
            }
            "host" if rest.is_empty() => {
                let at = self.problems.token_after(first.span.end);
                let wanted = "the name of a host module as a string after `host`";
                let name = self.problems.token_at(at);
                let written = name.of(self.text).to_owned();
                let is_name = written.starts_with(|c: char| c.is_alphabetic() || c == '_');
                self.problems.expected(at, wanted, |it| match is_name {
                    true => it.fix("add quotes", name, format!("\"{written}\"")),
                    false => it,
                });
            }
            _ => return Some(self.bare_source(span, &first.text)),
        }
        Some(FromClause::Global(rest, span))
    }

    /// `from console`, `from clock`: an object or a file, without the form of either.
    fn bare_source(&mut self, span: Span, first: &str) -> FromClause {
        if let Some(source) = self.called_module(span, first) {
            return source;
        }
        let text = span.of(self.text).to_owned();
        let wanted = "a module, a `globalThis` path or `host \"name\"` after `from`";
        let global = format!("globalThis.{text}");
        let module = format!("\"./{first}.js\"");
        let is_global = GLOBALS.contains(&first);
        self.problems.expected(span.start, wanted, |mut it| {
            it.primary.span = span;
            let (one, other) = if is_global {
                (global, module)
            } else {
                (module, global)
            };
            it.help(
                "an object that is reachable from the global object is written `globalThis.name`",
            )
            .offer(format!("write `{one}`"), span, one.clone())
            .offer(format!("write `{other}`"), span, other.clone())
        });
        FromClause::Global(Vec::new(), span)
    }

    /// `require("fs")`, `import("fs")`
    fn called_module(&mut self, span: Span, first: &str) -> Option<FromClause> {
        let rest = self.text.get(span.end as usize..)?;
        let inner = rest
            .strip_prefix("(\"")
            .filter(|_| matches!(first, "require" | "import"))?;
        let (value, after) = inner.split_once('"')?;
        after.strip_prefix(')').filter(|_| !value.contains('\n'))?;
        let string = Span::new(span.end + 1, span.end + 3 + value.len() as u32);
        let whole = Span::new(span.start, string.end + 1);
        let text = string.of(self.text).to_owned();
        let message = format!("expected a module, found a call of `{first}`");
        let problem =
            self.error(Code::JSI0006, whole, message)
                .fix(format!("write `{text}`"), whole, text);
        self.problems.add(problem);
        self.problems.suppress(Span::new(span.end, whole.end));
        Some(FromClause::Module(StrLit {
            value: value.to_owned(),
            span: string,
        }))
    }

    /// `globalThis["name"]`
    fn path_index(&mut self, node: Node<'_>) -> Option<Ident> {
        let span = self.trimmed(&node);
        let string = node.into_inner().find(|it| it.as_rule() == Rule::string)?;
        let name = self.string(&string);
        let is_name = !name.value.is_empty()
            && name
                .value
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
        let text = format!(".{}", name.value);
        let problem = self.error(
            Code::JSI0006,
            span,
            "the parts of a path are separated by `.`",
        );
        self.problems.add(match is_name {
            true => problem.fix(format!("write `{text}`"), span, text),
            false => problem.help("the parts of a path are names"),
        });
        Some(Ident {
            text: name.value,
            span,
        })
    }

    /// `./clock.js` without quotes.
    pub(super) fn bare_path(&mut self, node: &Node<'_>) -> StrLit {
        let span = self.trimmed(node);
        let value = span.of(self.text).to_owned();
        let text = format!("\"{value}\"");
        let problem = self
            .error(Code::JSI0001, span, "a path must be in quotes")
            .fix(format!("write `{text}`"), span, text);
        self.problems.add(problem);
        StrLit { value, span }
    }

    fn with_space_before(&self, span: Span) -> Span {
        Span::new(self.problems.end_before(span.start), span.end)
    }
}
