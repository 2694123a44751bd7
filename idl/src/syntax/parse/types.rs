//! Parses types, and the types of other languages in their place.

use heck::ToUpperCamelCase as _;

use super::grammar::{Node, Nodes, Rule};
use super::scan::MAX_NESTING;
use super::tree_builder::TreeBuilder;
use crate::diagnostics::foreign_types::foreign;
use crate::diagnostics::{Applicability, Code};
use crate::source::Span;
use crate::syntax::tree::{Ident, Literal, Signature, SignatureParam, TypeArg, TypeExpr, TypeKind};

const EMPTY: &str = "an empty result is `Void`; a function type is `Function<(a: A) => R>`";

impl TreeBuilder<'_> {
    pub(super) fn type_expr(&mut self, node: Node<'_>) -> TypeExpr {
        let mark = self.optional_mark.take();
        let ty = self.operand(&mut node.into_inner(), mark);
        if self.has_hidden(ty.span) {
            return bad(ty.span);
        }
        ty
    }

    /// Reports that a type is missing after `after`.
    pub(super) fn missing_type(&mut self, node: &Node<'_>, after: &str) -> TypeExpr {
        let at = self.start(node);
        self.problems
            .expected(at, &format!("a type after {after}"), |it| it);
        let end = self.problems.end_before(at);
        bad(Span::new(end, end))
    }

    fn operand(&mut self, nodes: &mut Nodes<'_>, mark: Option<Span>) -> TypeExpr {
        let prefix = self.member_prefix(nodes);
        let union = nodes.clone().find(|node| node.as_rule() == Rule::union);
        match union {
            Some(union) => self.union(prefix, nodes, union, mark),
            None => {
                self.no_prefix(&prefix);
                self.single(nodes)
            }
        }
    }

    /// A type that is no union.
    pub(super) fn single(&mut self, nodes: &mut Nodes<'_>) -> TypeExpr {
        let mut prefix = None;
        let mut fn_word = None;
        let mut words = None;
        let mut ty = None;
        let mut arrays = Vec::new();
        while let Some(node) = nodes.next() {
            let span = self.span(&node);
            match (node.as_rule(), ty.take()) {
                (Rule::type_words, _) => words = Some(span),
                (Rule::type_prefix, _) => prefix = Some(node),
                (Rule::fn_word, _) => fn_word = Some(span),
                (Rule::bang, Some(inner)) => ty = Some(self.bang(inner, span)),
                (Rule::square_args, Some(inner)) => {
                    let whole = self.trimmed(&node);
                    ty = Some(self.square_args(inner, whole, node));
                }
                (Rule::ident, _) => ty = Some(self.name(self.ident(&node), nodes)),
                (Rule::fn_type, _) => {
                    let suffix = nodes.peek().map(|next| next.as_rule());
                    let inside = matches!(suffix, Some(Rule::opt | Rule::array));
                    ty = Some(self.bare_function(node, inside, fn_word.take()));
                }
                (Rule::opt, Some(inner)) => ty = Some(nullable(inner, span)),
                (Rule::array, Some(inner)) => {
                    arrays.push((inner.span.start, self.trimmed(&node)));
                    ty = Some(if arrays.len() > MAX_NESTING {
                        bad(inner.span.to(span))
                    } else {
                        self.array_of(inner, self.trimmed(&node))
                    });
                }
                (Rule::tuple, _) => ty = Some(self.tuple(node)),
                // the rest of a union; its parts are read one by one
                (Rule::union, read) => {
                    ty = read;
                    break;
                }
                (Rule::missing_type, _) => ty = Some(self.missing_type(&node, "`|`")),
                (Rule::literal, _) => ty = Some(self.literal_type(node)),
                _ => ty = Some(self.object_type(self.trimmed(&node))),
            }
        }
        let mut ty = ty.unwrap_or_else(|| bad(Span::default()));
        if self.report_arrays(&arrays) {
            ty.kind = TypeKind::Bad;
        }
        if let Some(words) = words {
            self.type_words(words);
        }
        match prefix {
            Some(prefix) => self.prefixed(&prefix, ty),
            None => ty,
        }
    }

    fn name(&mut self, name: Ident, nodes: &mut Nodes<'_>) -> TypeExpr {
        let mut span = name.span;
        let mut args = Vec::new();
        match nodes.peek() {
            Some(node) if node.as_rule() == Rule::args => {
                nodes.next();
                span.end = self.trimmed(&node).end;
                args = self.args(&name.text, node);
            }
            Some(node) if node.as_rule() == Rule::qualified => {
                nodes.next();
                span.end = self.trimmed(&node).end;
                let problem = self
                    .error(
                        Code::JSI0006,
                        span,
                        "the name of a type cannot contain dots",
                    )
                    .help("declare a class of a JavaScript object with `from globalThis.path`");
                self.problems.add(problem);
                return bad(span);
            }
            _ => {}
        }
        // half a word at the end of the text, where more is missing anyway
        let is_cut = self.text.trim_end().len() == span.end as usize;
        if is_cut || self.generics.contains(&name.text) {
            return bad(span);
        }
        if args.is_empty() && matches!(name.text.as_str(), "true" | "false") {
            let kind = TypeKind::Literal(Literal::Boolean(name));
            return TypeExpr { kind, span };
        }
        let kind = TypeKind::Name { name, args };
        TypeExpr { kind, span }
    }

    pub(super) fn args(&mut self, of: &str, node: Node<'_>) -> Vec<TypeArg> {
        let open = self.start(&node);
        let mut args = Vec::new();
        let mut arrow = None;
        let mut clean = true;
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::arrow => arrow = Some(self.span(&part)),
                Rule::type_expr if arrow.is_some() => {
                    let result = self.type_expr(part);
                    self.bare_param(&mut args, arrow.take(), result);
                }
                Rule::type_expr => args.push(self.type_arg(of, part)),
                Rule::missing_type => {
                    let ty = self.missing_type(&part, if args.is_empty() { "`<`" } else { "`,`" });
                    args.push(TypeArg::Type(ty));
                }
                Rule::args_junk if args.is_empty() => {
                    clean = false;
                    let ty = self.missing_type(&part, "`<`");
                    args.push(TypeArg::Type(ty));
                }
                Rule::args_junk => {
                    clean = false;
                    self.args_junk(of, args.len(), &part);
                }
                Rule::named_params => self.named_params(&mut args, part),
                _ => {
                    let what = format!("the arguments of `{of}`");
                    self.problems
                        .unclosed_list(open, at, "<", &what, clean && !args.is_empty());
                    if args.is_empty() {
                        args.push(TypeArg::Type(bad(Span::new(open + 1, open + 1))));
                    }
                }
            }
        }
        args
    }

    /// `Function<A => B>`
    fn bare_param(&mut self, args: &mut Vec<TypeArg>, arrow: Option<Span>, result: TypeExpr) {
        let (Some(TypeArg::Type(ty)), Some(arrow)) = (args.pop(), arrow) else {
            return;
        };
        let edits = vec![
            self.edit(Span::new(ty.span.start, ty.span.start), "("),
            self.edit(Span::new(ty.span.end, ty.span.end), ")"),
            self.edit(arrow, "=>"),
        ];
        let message = "the parameters of a function type need parentheses";
        let problem = self.error(Code::JSI0006, ty.span, message);
        if !matches!(ty.kind, TypeKind::Bad) {
            self.problems
                .add(problem.fix_all("add the parentheses", edits));
        }
        let span = ty.span.to(result.span);
        let param = SignatureParam {
            rest: None,
            name: None,
            optional: None,
            span: ty.span,
            ty,
        };
        args.push(TypeArg::Signature(Signature {
            params: vec![param],
            result: Box::new(result),
            span,
        }));
    }

    /// Later phases check the position of a signature; here it is only distinguished from a bare function type.
    fn type_arg(&mut self, of: &str, node: Node<'_>) -> TypeArg {
        let mut nodes = node.clone().into_inner();
        let function = nodes.next().filter(|node| node.as_rule() == Rule::fn_type);
        match function {
            Some(function)
                if nodes.next().is_none() && !matches!(of, "Array" | "Promise" | "MemoryView") =>
            {
                TypeArg::Signature(self.signature(function))
            }
            _ => TypeArg::Type(self.type_expr(node)),
        }
    }

    /// `(a: A, B) => R`
    fn signature(&mut self, node: Node<'_>) -> Signature {
        let span = self.trimmed(&node);
        let mut params = Vec::new();
        let mut results = 0;
        let mut reported = false;
        let mut result = None;
        for part in node.into_inner() {
            let place = self.trimmed(&part);
            match part.as_rule() {
                Rule::arrow if self.known_arrow == Some(place) => {}
                Rule::arrow if part.as_str() == "->" => {
                    let problem = self
                        .error(
                            Code::JSI0006,
                            place,
                            "expected `=>` in the function type, found `->`",
                        )
                        .fix("write `=>`", place, "=>");
                    self.problems.add(problem);
                }
                Rule::arrow => {}
                Rule::colon => {
                    self.problems
                        .expected(place.start, "`=>` before the result", |it| {
                            it.fix("write `=>`", place, " =>")
                        })
                }
                Rule::fn_params if results == 0 && params.is_empty() && result.is_none() => {
                    params = self.fn_params(part);
                    result = Some(bad(Span::new(place.end, place.end)));
                }
                Rule::fn_result if results == 0 => {
                    results += 1;
                    result = Some(self.fn_result(part));
                }
                _ => {
                    results += 1;
                    if !std::mem::replace(&mut reported, true) {
                        let message = "a function type in a result must be written `Function<…>`";
                        let problem = self.error(Code::JSI0006, place, message);
                        self.problems.add(problem);
                    }
                    result = Some(bad(place));
                }
            }
        }
        let result = result.unwrap_or_else(|| bad(span));
        if results == 0 {
            let at = self.problems.token_after(span.end);
            let place = Span::new(span.end, span.end);
            let closes = self.problems.token_at(at).of(self.text) == ">";
            self.problems.expected(
                at,
                "`=>` and a result after the parameters",
                |it| match closes {
                    true => it.offer("add `=> Void`", place, " => Void"),
                    false => it,
                },
            );
        }
        Signature {
            params,
            result: Box::new(result),
            span,
        }
    }

    pub(super) fn fn_result(&mut self, node: Node<'_>) -> TypeExpr {
        let first = node.clone().into_inner().next();
        match first.filter(|first| first.as_rule() == Rule::missing_type) {
            Some(missing) => self.missing_type(&missing, "`=>`"),
            None => self.type_expr(node),
        }
    }

    /// A function type outside of `Function<…>`, or a type in parentheses. `inside` is whether a `?` or `[]` follows.
    fn bare_function(&mut self, node: Node<'_>, inside: bool, word: Option<Span>) -> TypeExpr {
        let span = self.trimmed(&node);
        let mut parts = node.clone().into_inner();
        let params = parts.next();
        if let Some(word) = word.filter(|_| parts.clone().next().is_none()) {
            // `FnMut(u32)`
            let place = word.to(span);
            let text = format!("Function<{} => Void>", span.of(self.text));
            let message = "a function type must be written `Function<…>`";
            let is_rust = word.of(self.text).starts_with("Fn");
            let problem = self.error(Code::JSI0006, place, message);
            let title = format!("write `{text}`");
            if is_rust {
                self.problems.add(problem.fix(title, place, text));
                return bad(place);
            }
        }
        if parts.next().is_none() {
            return self.parenthesised(params, span, inside);
        }
        let start = word.unwrap_or(span).start;
        let mut edits = vec![
            self.edit(Span::new(start, span.start), "Function<"),
            self.edit(Span::new(span.end, span.end), ">"),
        ];
        let arrow = node
            .clone()
            .into_inner()
            .find(|part| part.as_rule() == Rule::arrow);
        let arrow = arrow.map(|arrow| self.span(&arrow));
        let arrow = arrow.filter(|arrow| word.is_some() && arrow.of(self.text) == "->");
        let mut shown = span.of(self.text).to_owned();
        if let Some(arrow) = arrow {
            edits.push(self.edit(arrow, "=>"));
            shown = shown.replacen("->", "=>", 1);
        }
        let is_ours = word.is_none_or(|word| word.of(self.text) == "Function");
        let title = format!("write `Function<{}>`", super::on_one_line(&shown));
        let applicability = if is_ours {
            Applicability::Safe
        } else {
            Applicability::Offered
        };
        let place = Span::new(start, span.end);
        let message = "a function type must be written `Function<…>`";
        let problem =
            self.error(Code::JSI0006, place, message)
                .with_fix(title, applicability, edits);
        self.problems.add(problem);
        self.known_arrow = arrow;
        let name = Ident {
            text: "Function".to_owned(),
            span,
        };
        let args = vec![TypeArg::Signature(self.signature(node))];
        let kind = TypeKind::Name { name, args };
        TypeExpr { kind, span }
    }

    fn parenthesised(&mut self, node: Option<Node<'_>>, span: Span, inside: bool) -> TypeExpr {
        let params = node.map(|node| self.fn_params(node)).unwrap_or_default();
        let problem = self.error(Code::JSI0006, span, "a type cannot be in parentheses");
        match <[_; 1]>::try_from(params) {
            // without the parentheses it would be another type, and with a name it needs none
            Ok([param]) if inside && matches!(param.ty.kind, TypeKind::Union(_)) => TypeExpr {
                kind: param.ty.kind,
                span,
            },
            Ok([param]) if param.name.is_none() => {
                let edits = vec![
                    self.edit(Span::new(span.start, param.ty.span.start), ""),
                    self.edit(Span::new(param.ty.span.end, span.end), ""),
                ];
                let problem = problem.fix_all("remove the parentheses", edits);
                self.problems.add(problem);
                TypeExpr {
                    kind: param.ty.kind,
                    span,
                }
            }
            Ok(_) => {
                self.problems.add(problem.help(EMPTY));
                bad(span)
            }
            Err(params) if params.is_empty() => {
                self.problems
                    .add(problem.help(EMPTY).fix("write `Void`", span, "Void"));
                bad(span)
            }
            Err(params) => {
                let is_tuple = params
                    .iter()
                    .all(|it| it.name.is_none() && it.rest.is_none() && it.optional.is_none());
                let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
                let text = format!("[{}]", inner.of(self.text));
                let closed = span.of(self.text).ends_with(')');
                self.problems.add(match is_tuple && closed {
                    true => problem.fix(format!("write `{text}`"), span, text),
                    false => problem.help(EMPTY),
                });
                bad(span)
            }
        }
    }

    /// `&[T]` of Rust as an `Array<T>`; without the prefix it would be a tuple.
    fn slice(&mut self, prefix: Span, ty: TypeExpr) -> TypeExpr {
        let TypeKind::Tuple(elements) = ty.kind else {
            return ty;
        };
        let Ok([element]) = <[TypeExpr; 1]>::try_from(elements) else {
            return bad(ty.span);
        };
        let edits = vec![
            self.edit(Span::new(prefix.start, element.span.start), "Array<"),
            self.edit(Span::new(element.span.end, ty.span.end), ">"),
        ];
        let problem = self
            .error(Code::JSI0006, prefix, "a slice is written `Array<T>`")
            .label("the type determines how a value is passed")
            .fix_all("write `Array<…>`", edits);
        self.problems.add(problem);
        self.array_of(element, Span::new(ty.span.end, ty.span.end))
    }

    /// `T[]` as an `Array<T>`.
    fn array_of(&self, inner: TypeExpr, brackets: Span) -> TypeExpr {
        let span = inner.span.to(brackets);
        if matches!(inner.kind, TypeKind::Bad) {
            return bad(span);
        }
        let name = Ident {
            text: "Array".to_owned(),
            span,
        };
        let args = vec![TypeArg::Type(inner)];
        let kind = TypeKind::Name { name, args };
        TypeExpr { kind, span }
    }

    /// One mistake for all the `[]` of a type, with that of a type of another language before them. Whether there is such a type.
    fn report_arrays(&mut self, arrays: &[(u32, Span)]) -> bool {
        let Some((start, first)) = arrays.first().copied() else {
            return false;
        };
        let depth = arrays.len();
        let element = Span::new(start, self.problems.end_before(first.start));
        let form = foreign(element.of(self.text), 0);
        let form = form.filter(|form| form.applicability == Applicability::Safe);
        let form = form.and_then(|form| form.forms.first().copied());
        let inner = form.unwrap_or(element.of(self.text));
        let title = format!(
            "write `{}{inner}{}`",
            "Array<".repeat(depth),
            ">".repeat(depth)
        );
        let mut edits = vec![match form {
            Some(form) => self.edit(element, format!("{}{form}", "Array<".repeat(depth))),
            None => self.edit(Span::new(start, start), "Array<".repeat(depth)),
        }];
        for (_, brackets) in arrays {
            edits.push(self.edit(*brackets, ">"));
        }
        let problem = self
            .error(Code::JSI0006, first, "an array type is written `Array<T>`")
            .fix_all(title, edits);
        self.problems.add(problem);
        form.is_some()
    }

    /// `&T`, `*T`, `?T`
    fn prefixed(&mut self, prefix: &Node<'_>, ty: TypeExpr) -> TypeExpr {
        let text = prefix.as_str().trim_end();
        let span = self.trimmed(prefix);
        let before = Span::new(span.start, ty.span.start);
        let mark = Span::new(ty.span.end, ty.span.end);
        match text {
            "|" => return ty,
            "?" if ty.span.of(self.text).starts_with('(') => {
                // its `?` follows the `>` that it gets first
                let message = "the `?` must follow the type";
                let problem = self.error(Code::JSI0006, span, message);
                self.problems.add(problem);
                return nullable(ty, mark);
            }
            "?" => {
                let edits = vec![self.edit(before, ""), self.edit(mark, "?")];
                let problem = self
                    .error(Code::JSI0006, span, "the `?` must follow the type")
                    .fix_all("write `T?`", edits);
                self.problems.add(problem);
                return nullable(ty, mark);
            }
            _ if matches!(&ty.kind, TypeKind::Tuple(elements) if elements.len() == 1) => {
                return self.slice(before, ty);
            }
            _ => {
                if let TypeKind::Name { name, args } = &ty.kind
                    && args.is_empty()
                    && let Some(form) =
                        foreign(&name.text, 0).and_then(|it| it.forms.first().copied())
                {
                    let whole = Span::new(span.start, ty.span.end);
                    let message = format!("`{text}` is not used in `.jsi`");
                    let problem = self
                        .error(Code::JSI0006, whole, message)
                        .label("the type determines how a value is passed")
                        .fix(format!("write `{form}`"), whole, form);
                    self.problems.add(problem);
                    return bad(whole);
                }
                let problem = self
                    .error(
                        Code::JSI0006,
                        span,
                        format!("`{text}` is not used in `.jsi`"),
                    )
                    .label("the type determines how a value is passed")
                    .fix(format!("remove the `{text}`"), before, "");
                self.problems.add(problem);
            }
        }
        ty
    }

    /// `{ a: T }`
    fn object_type(&mut self, span: Span) -> TypeExpr {
        let what = "inline object types are not supported";
        let problem = self
            .error(Code::JSI0006, span, what)
            .help("declare a `record`, and use its name");
        let owner = self
            .type_owner
            .as_ref()
            .map(|name| name.to_upper_camel_case());
        self.problems.add(match owner {
            Some(name) => {
                let mut fields = span.of(self.text).to_owned();
                for (at, text) in super::items::separators(&fields).into_iter().rev() {
                    fields.replace_range(at.start as usize..at.end as usize, text);
                }
                let start = Span::new(self.item_start, self.item_start);
                let edits = vec![
                    self.edit(start, format!("record {name} {fields}\n\n")),
                    self.edit(span, name.clone()),
                ];
                problem.offer_all(format!("declare the record `{name}`"), edits)
            }
            None => problem,
        });
        bad(span)
    }
}

pub(super) fn bad(span: Span) -> TypeExpr {
    TypeExpr {
        kind: TypeKind::Bad,
        span,
    }
}

/// `T?`. The third and further marks are not kept: two are an error already, and the tree stays shallow.
pub(super) fn nullable(inner: TypeExpr, mark: Span) -> TypeExpr {
    let span = inner.span.to(mark);
    match inner.kind {
        TypeKind::Bad => bad(span),
        TypeKind::Nullable(ref twice) if matches!(twice.kind, TypeKind::Nullable(_)) => {
            TypeExpr { span, ..inner }
        }
        _ => TypeExpr {
            kind: TypeKind::Nullable(Box::new(inner)),
            span,
        },
    }
}
