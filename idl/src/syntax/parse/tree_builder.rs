//! Builds the tree from pest's nodes: the functions that all constructs need. Each group of constructs has a file of its own.

use super::grammar::{Node, Nodes, Rule};
use super::problems::Problems;
use crate::diagnostics::look_alikes::is_invisible;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Attr, AttrArg, Docs, Ident};

/// Builds the tree of one text.
pub(super) struct TreeBuilder<'t> {
    /// The whole file.
    pub(super) text: &'t str,
    pub(super) file: FileId,
    /// Where the text that pest was given starts in the file.
    pub(super) base: u32,
    pub(super) problems: Problems<'t>,
    /// The ranges that were hidden from pest.
    pub(super) hidden: &'t [Span],
    /// Type parameters in scope: not in version 1, reported at the declaration, so not again at each use.
    pub(super) generics: Vec<String>,
    /// The places of the `/** … */` that are documentation.
    pub(super) doc_blocks: Vec<Span>,
    /// Where the `?` of an optional parameter or field belongs, while its type is parsed.
    pub(super) optional_mark: Option<Span>,
    /// That place after a type of `T | undefined`, which is read as optional.
    pub(super) undefined_mark: Option<Span>,
    /// The `->` of a function type that is reported as a whole.
    pub(super) known_arrow: Option<Span>,
    /// The word before an item that is meant as `export`.
    pub(super) misspelt_export: Option<Span>,
    /// Where the item begins that is being parsed.
    pub(super) item_start: u32,
    /// The name of the parameter or property whose type is being parsed.
    pub(super) type_owner: Option<String>,
    /// The accessors of the bodies that are being parsed.
    pub(super) accessors: Vec<Accessor>,
    /// How many blocks of items that are not ours (a namespace) are open around the next item.
    pub(super) open_blocks: usize,
}

/// `get name(): T` or `set name(value: T)`.
pub(super) struct Accessor {
    pub(super) name: Ident,
    pub(super) is_get: bool,
    pub(super) is_static: bool,
    /// The word `get` or `set`.
    pub(super) word: Span,
    /// With its documentation, attributes and `;`.
    pub(super) whole: Span,
    pub(super) params: Span,
    /// The type of the value.
    pub(super) ty: Option<Span>,
}

/// Documentation and attributes before an item, member, parameter or enum value.
#[derive(Default)]
pub(super) struct Prefix {
    pub(super) docs: Docs,
    pub(super) attrs: Vec<Attr>,
}

impl<'t> TreeBuilder<'t> {
    /// Whether part of this was hidden from the grammar.
    pub(super) fn has_hidden(&self, span: Span) -> bool {
        let index = self
            .hidden
            .partition_point(|hidden| hidden.end <= span.start);
        let next = self.hidden.get(index);
        next.is_some_and(|hidden| hidden.start <= span.end)
    }

    pub(super) fn span(&self, node: &Node<'_>) -> Span {
        let span = node.as_span();
        Span::new(
            self.base + span.start() as u32,
            self.base + span.end() as u32,
        )
    }

    /// Where a node begins: for a zero-width one, the token that was found instead.
    pub(super) fn start(&self, node: &Node<'_>) -> u32 {
        self.base + node.as_span().start() as u32
    }

    /// The span of a node without white space and comments at its end.
    pub(super) fn trimmed(&self, node: &Node<'_>) -> Span {
        let span = self.span(node);
        let end = self.problems.end_before(span.end);
        Span::new(span.start, end.max(span.start))
    }

    pub(super) fn ident(&self, node: &Node<'_>) -> Ident {
        let span = self.span(node);
        let text = match node.as_str() {
            // the text that the grammar sees has other characters in the place of those without width
            seen if seen.contains("__") => {
                let written = span.of(self.text);
                written.chars().filter(|c| !is_invisible(*c)).collect()
            }
            seen => seen.to_owned(),
        };
        Ident { text, span }
    }

    /// Removes the documentation and attributes from the front of `nodes`.
    pub(super) fn prefix(&mut self, nodes: &mut Nodes<'_>) -> Prefix {
        self.prefix_with(nodes, true)
    }

    /// The same where documentation is not allowed, so that every `/** … */` is an ordinary comment.
    pub(super) fn prefix_without_docs(&mut self, nodes: &mut Nodes<'_>) -> Prefix {
        self.prefix_with(nodes, false)
    }

    fn prefix_with(&mut self, nodes: &mut Nodes<'_>, blocks: bool) -> Prefix {
        let mut prefix = Prefix::default();
        let mut block = None;
        while let Some(node) = nodes.peek() {
            if blocks && let Some(span) = self.doc_block(nodes) {
                block = Some((span, prefix.docs.lines.len()));
            }
            match node.as_rule() {
                Rule::doc => self.doc_line(&mut prefix.docs, &node),
                Rule::attr => prefix.attrs.extend(self.attr(node)),
                Rule::foreign_attr | Rule::list_attr => self.foreign_attr(&node),
                _ => break,
            }
            nodes.next();
        }
        if let Some((span, index)) = block {
            self.add_doc_block(&mut prefix.docs, span, index);
        }
        prefix
    }

    fn attr(&mut self, node: Node<'_>) -> Option<Attr> {
        let span = self.trimmed(&node);
        let mut name = None;
        let mut args = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => name = Some(self.ident(&part)),
                Rule::missing => self.junk(&part, "the name of an attribute after `@`"),
                Rule::bare_arg => {
                    let name: &Ident = name.as_ref()?;
                    args = Some(vec![self.bare_arg(name.span.end, part)?]);
                }
                // what its arguments mean is not asked if they could not be read
                _ => args = Some(self.attr_args(part)?),
            }
        }
        let name = name?;
        Some(Attr { name, args, span })
    }

    /// `@rust = "name"`, `@js "name"`: an argument without parentheses.
    fn bare_arg(&mut self, from: u32, node: Node<'_>) -> Option<AttrArg> {
        let string = node.into_inner().find(|it| it.as_rule() == Rule::string)?;
        let span = self.span(&string);
        let text = format!("({})", span.of(self.text));
        let problem = self
            .error(
                Code::JSI0001,
                Span::new(from, span.end),
                "the argument of an attribute is in parentheses",
            )
            .fix(format!("write `{text}`"), Span::new(from, span.end), text);
        self.problems.add(problem);
        Some(AttrArg::Str(self.string(&string)))
    }

    fn attr_args(&mut self, node: Node<'_>) -> Option<Vec<AttrArg>> {
        let open = self.start(&node);
        let mut args = Vec::new();
        let mut readable = true;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::string => args.push(AttrArg::Str(self.string(&part))),
                Rule::word => args.push(AttrArg::Word(self.ident(&part))),
                Rule::attr_junk => {
                    readable = false;
                    let wanted = if args.is_empty() {
                        "a string or a name as the argument of the attribute"
                    } else {
                        "`)` after the arguments of the attribute"
                    };
                    self.junk(&part, wanted);
                }
                _ => self
                    .problems
                    .unclosed(open, self.start(&part), "(", "the attribute"),
            }
        }
        readable.then_some(args)
    }

    fn foreign_attr(&mut self, node: &Node<'_>) {
        let problem = self
            .error(
                Code::JSI0006,
                self.trimmed(node),
                "unsupported attribute syntax",
            )
            .help("attributes are written `@name` or `@name(\"text\")`");
        self.problems.add(problem);
    }

    /// Reports documentation and attributes that nothing follows.
    pub(super) fn dangling(&mut self, prefix: &Prefix) {
        if let Some(attr) = prefix.attrs.last() {
            let message = format!(
                "expected an item or a member after the attribute `@{}`",
                attr.name.text
            );
            let problem = self.error(Code::JSI0001, attr.span, message);
            self.problems.add(problem);
        } else if let Some(span) = prefix.docs.span {
            let mut problem = self
                .error(
                    Code::JSI0001,
                    span,
                    "expected an item or a member after the documentation comment",
                )
                .label("not followed by an item or a member")
                .help("ordinary comments begin with `//`");
            if prefix.docs.lines.len() == 1 {
                let slashes = Span::new(span.start, span.start + 3);
                problem = problem.offer("convert to an ordinary comment", slashes, "//");
            }
            self.problems.add(problem);
        }
    }

    /// An edit of this file.
    pub(super) fn edit(&self, span: Span, text: impl Into<String>) -> Edit {
        Edit {
            file: self.file,
            span,
            text: text.into(),
        }
    }

    pub(super) fn missing_name(&mut self, node: &Node<'_>, word: &str) {
        let at = self.start(node);
        self.problems
            .expected(at, &format!("a name after `{word}`"), |it| it);
    }

    pub(super) fn missing_semi(&mut self, at: u32, after: &str) {
        let end = self.problems.end_before(at);
        let place = Span::new(end, end);
        self.problems
            .expected(at, &format!("`;` after {after}"), |mut it| {
                it.primary.span = place;
                it.fix("add the `;`", place, ";")
            });
    }

    pub(super) fn missing_comma(&mut self, at: u32, wanted: &str) {
        let end = self.problems.end_before(at);
        let place = Span::new(end, end);
        self.problems.expected(at, wanted, |mut it| {
            it.primary.span = place;
            it.fix("add a `,`", place, ",")
        });
    }

    /// Reports a node in the place of `wanted`.
    pub(super) fn junk(&mut self, node: &Node<'_>, wanted: &str) {
        self.problems.expected(self.start(node), wanted, |it| it);
    }

    /// Reports a token with which nothing can start in this place.
    pub(super) fn unexpected(&mut self, node: &Node<'_>, wanted: &str) {
        let at = self.start(node);
        let token = self.problems.token_at(at);
        self.problems.expected(at, wanted, |mut it| {
            it.primary.span = token;
            it
        });
    }

    /// A diagnostic of this file.
    pub(super) fn error(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        self.problems.error(code, span, message)
    }
}
