//! Parses the parameters of methods, constructors and function types.

use super::foreign_keywords;
use super::grammar::{Node, Rule};
use super::member_slips::Late;
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{Docs, Ident, Param, SignatureParam, TypeExpr, TypeKind};

impl TreeBuilder<'_> {
    pub(super) fn params(&mut self, node: Node<'_>) -> Vec<Param> {
        let open = self.start(&node);
        let mut params = Vec::new();
        let known = self.problems.len();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::nameless_param => self.nameless_param(&part),
                Rule::bad_param if self.is_receiver(&part) => {}
                Rule::extra_close if self.problems.len() != known => {
                    // of brackets that could not be read
                    self.problems.suppress(self.trimmed(&part));
                }
                Rule::param => params.extend(self.param(part)),
                Rule::bad_param if self.is_comma(&part) => self.extra(&part, ","),
                Rule::bad_param => self.unexpected(&part, "a parameter"),
                Rule::extra_close => self.extra_close(&part),
                _ => {
                    let (at, clean) = (self.start(&part), self.problems.len() == known);
                    self.problems
                        .unclosed_list(open, at, "(", "the parameters", clean);
                }
            }
        }
        params
    }

    fn param(&mut self, node: Node<'_>) -> Option<Param> {
        let mut nodes = node.into_inner();
        let mut prefix = self.prefix_without_docs(&mut nodes);
        let mut type_attrs = None;
        self.no_docs(&prefix.docs);
        let mut rest = None;
        let mut names: Vec<Ident> = Vec::new();
        let mut optional = None;
        let mut ty = None;
        let mut bare = None;
        let mut default = None;
        let mut end = None;
        for part in nodes {
            match part.as_rule() {
                Rule::dots => rest = Some(self.span(&part)),
                Rule::ident => names.push(self.ident(&part)),
                Rule::opt => optional = Some(self.span(&part)),
                Rule::type_expr => {
                    let name = names.last().filter(|_| rest.is_none() && bare.is_none());
                    self.optional_mark = name
                        .map(|name| optional.unwrap_or(Span::new(name.span.end, name.span.end)));
                    self.type_owner = names.last().map(|name| name.text.clone());
                    ty = Some(self.type_expr(part));
                    self.type_owner = None;
                    optional = optional.or(self.undefined_mark.take());
                }
                Rule::missing_type => ty = Some(self.missing_type(&part, "`:`")),
                Rule::missing_colon => bare = Some(self.start(&part)),
                Rule::missing => bare = Some(self.start(&part)),
                Rule::default => default = Some(self.trimmed(&part)),
                Rule::colon_eol => {}
                Rule::extra_colon => self.extra(&part, ":"),
                Rule::type_attrs => type_attrs = Some(part),
                _ => end = Some(part),
            }
        }
        let mut name = names.pop()?;
        let first = names
            .first()
            .map_or(name.span.start, |word| word.span.start);
        if let Some(attrs) = type_attrs {
            let start = rest.map_or(first, |dots| dots.start);
            self.late_attrs(attrs, start, &mut prefix, Late::BeforeType);
        }
        if ty.is_none() && bare.is_none() && !names.is_empty() {
            ty = self.type_before_param(&names, &name);
            if ty.is_none() && default.is_none() {
                bare = Some(self.problems.token_after(name.span.end));
            }
        } else {
            for word in &names {
                self.param_word(word);
            }
        }
        match (bare, ty.take()) {
            (Some(at), Some(written)) => ty = Some(self.bare_type(&mut name, written, at)),
            (Some(at), None) if default.is_none() => {
                let wanted = format!("`:` and a type after the parameter `{}`", name.text);
                self.problems.expected(at, &wanted, |it| it);
            }
            (_, written) => ty = written,
        }
        if let Some(default) = default {
            let end = Span::new(name.span.end, name.span.end);
            let mark = optional.is_none().then_some((name.text.clone(), end));
            let mark = mark.as_ref().map(|(name, mark)| (name.as_str(), *mark));
            self.default_value(default, mark.filter(|_| rest.is_none()));
        }
        if let Some(end) = end {
            self.param_end(&end);
        }
        let ty = ty.unwrap_or_else(|| no_type(&name));
        Some(Param {
            attrs: prefix.attrs,
            span: Span::new(
                rest.map_or(first, |dots| dots.start),
                name.span.end.max(ty.span.end),
            ),
            rest,
            name,
            optional,
            ty,
        })
    }

    /// `: T`, without a name.
    fn nameless_param(&mut self, node: &Node<'_>) {
        let at = self.start(node);
        let place = Span::new(at, at);
        self.problems.expected(at, "the name of a parameter", |it| {
            it.offer("add a name", place, "value")
        });
    }

    /// `&self` of Rust, which is not written.
    fn is_receiver(&mut self, node: &Node<'_>) -> bool {
        let span = self.trimmed(node);
        let text = span.of(self.text).trim_end_matches([',', ' ']);
        if !matches!(text, "&self" | "&mut self" | "mut self") {
            return false;
        }
        let end = self.problems.token_after(span.end);
        let removed = Span::new(span.start, end);
        let message = format!("`{text}` is not a parameter in `.jsi`");
        let problem =
            self.error(Code::JSI0006, span, message)
                .fix(format!("remove `{text}`"), removed, "");
        self.problems.add(problem);
        true
    }

    fn no_docs(&mut self, docs: &Docs) {
        if let Some(span) = docs.span {
            let problem = self
                .error(
                    Code::JSI0001,
                    span,
                    "parameters cannot have documentation",
                )
                .help(
                    "`///` is allowed before items and members; an ordinary comment begins with `//`",
                );
            self.problems.add(problem);
        }
    }

    /// `readonly x: T`, `mut x: T`
    fn param_word(&mut self, word: &Ident) {
        let end = self.problems.token_after(word.span.end);
        let removed = Span::new(word.span.start, end);
        let message = format!("`{}` is not allowed before a parameter", word.text);
        let mut problem = self.error(Code::JSI0006, word.span, message).fix(
            format!("remove `{}`", word.text),
            removed,
            "",
        );
        if word.text == "readonly" {
            problem =
                problem.help("use `@readonly` before a `MemoryView` that JavaScript only reads");
        }
        self.problems.add(problem);
    }

    /// `name Type` or `Type name`; gives the type and leaves the name in `name`.
    fn bare_type(&mut self, name: &mut Ident, written: TypeExpr, at: u32) -> TypeExpr {
        if let TypeKind::Name { name: other, args } = &written.kind
            && args.is_empty()
            && foreign_keywords::is_type_like(&name.text)
            && !foreign_keywords::is_type_like(&other.text)
        {
            let ty = std::mem::replace(name, other.clone());
            if let Some(read) = self.type_before_param(&[ty], name) {
                return read;
            }
        }
        let wanted = format!("`:` after the parameter `{}`", name.text);
        let place = Span::new(name.span.end, name.span.end);
        self.problems.expected(at, &wanted, |mut it| {
            it.primary.span = place;
            it.fix("add the `:`", place, ":")
        });
        written
    }

    fn is_comma(&self, node: &Node<'_>) -> bool {
        let text = self.trimmed(node).of(self.text);
        !text.is_empty() && text.bytes().all(|byte| byte == b',' || byte == b' ')
    }

    /// A node in the place of the `,` after a parameter.
    fn param_end(&mut self, node: &Node<'_>) {
        let at = self.start(node);
        let wanted = "`,` or `)` after the parameter";
        match node.as_rule() {
            Rule::missing_comma => self.missing_comma(at, wanted),
            Rule::param_semi => {
                let span = self.span(node);
                self.problems
                    .expected(at, wanted, |it| it.fix("write `,`", span, ","));
            }
            _ => self.problems.expected(at, wanted, |it| it),
        }
    }

    /// The parameters of a function type.
    pub(super) fn fn_params(&mut self, node: Node<'_>) -> Vec<SignatureParam> {
        let open = self.start(&node);
        let mut params = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::fn_param => params.push(self.fn_param(part)),
                Rule::bad_param => self.unexpected(&part, "a parameter type"),
                _ => self
                    .problems
                    .unclosed(open, self.start(&part), "(", "the function type"),
            }
        }
        params
    }

    fn fn_param(&mut self, node: Node<'_>) -> SignatureParam {
        let Span { start, end } = self.span(&node);
        let mut param = SignatureParam {
            rest: None,
            name: None,
            optional: None,
            ty: TypeExpr {
                kind: TypeKind::Bad,
                span: Span::new(end, end),
            },
            span: Span::new(start, end),
        };
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::dots => param.rest = Some(self.span(&part)),
                Rule::ident => param.name = Some(self.ident(&part)),
                Rule::opt => param.optional = Some(self.span(&part)),
                Rule::type_expr => param.ty = self.type_expr(part),
                Rule::missing_type => param.ty = self.missing_type(&part, "`:`"),
                Rule::default => {
                    let span = self.trimmed(&part);
                    self.default_value(span, None);
                }
                _ => self.param_end(&part),
            }
        }
        param.span.end = param.ty.span.end;
        param
    }
}

fn no_type(name: &Ident) -> TypeExpr {
    TypeExpr {
        kind: TypeKind::Bad,
        span: Span::new(name.span.end, name.span.end),
    }
}
