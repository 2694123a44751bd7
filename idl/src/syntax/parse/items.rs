//! Reads a file and its items: `use`, `type`, and the heads of interfaces, classes and records.

use super::grammar::{Node, Nodes, Rule, apply};
use super::problems::Problems;
use super::reader::{Prefix, Reader};
use super::words;
use crate::diagnostics::Code;
use crate::source::{FileId, Span};
use crate::syntax::tree::{
    Alias, Container, File, From, Ident, Item, ItemKind, Record, StrLit, Use, UseName,
};

/// What the word in front of a braced item says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Interface,
    Class,
    Record,
    Enum,
}

impl Kind {
    /// For messages.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Interface => "interface",
            Self::Class => "class",
            Self::Record => "record",
            Self::Enum => "enum",
        }
    }
}

/// The head of a braced item.
#[derive(Default)]
pub(super) struct Head {
    pub(super) name: Option<Ident>,
    pub(super) extends: Option<Ident>,
    pub(super) from: Option<From>,
    /// How many type parameters were in scope before it.
    pub(super) outer_generics: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, file: FileId, problems: Problems<'t>) -> Self {
        Self {
            text,
            file,
            base: 0,
            problems,
            generics: Vec::new(),
        }
    }

    /// The file that stands for one that even pest's own limits refused.
    pub(super) fn gave_up(&mut self) -> File {
        let message = "the file is nested too deeply to be read";
        let problem = self.error(Code::JSI0003, Span::new(0, 0), message);
        self.problems.add(problem);
        File::default()
    }

    pub(super) fn file(&mut self, node: Node<'_>) -> File {
        let mut file = File::default();
        for node in node.into_inner() {
            match node.as_rule() {
                Rule::file_doc if file.items.is_empty() => self.doc_line(&mut file.docs, &node),
                Rule::file_doc => self.late_file_doc(&node),
                Rule::item => file.items.extend(self.item(node)),
                _ => {}
            }
        }
        file
    }

    fn late_file_doc(&mut self, node: &Node<'_>) {
        let span = self.trimmed(node);
        let problem = self
            .error(
                Code::JSI0001,
                span,
                "file documentation after the first item",
            )
            .help("`//!` lines stand at the top of the file, `///` lines before an item or member");
        self.problems.add(problem);
    }

    fn item(&mut self, node: Node<'_>) -> Option<Item> {
        let whole = self.trimmed(&node);
        let mut nodes = node.into_inner();
        let prefix = self.prefix(&mut nodes);
        let mut export = None;
        let mut start = None;
        while let Some(word) = nodes.peek() {
            match word.as_rule() {
                Rule::kw_export => export = Some(self.span(&word)),
                Rule::item_word => self.foreign_item_word(&word),
                _ => break,
            }
            start.get_or_insert(self.start(&word));
            nodes.next();
        }
        let Some(first) = nodes.next() else {
            match export {
                Some(export) => {
                    let at = self.problems.token_after(export.end);
                    self.problems.expected(
                        at,
                        "an `interface` or a `class` after `export`",
                        |it| it,
                    );
                }
                None => self.dangling(&prefix),
            }
            return None;
        };
        let start = start.unwrap_or(self.start(&first));
        let kind = self.item_kind(first, nodes, export.is_some())?;
        let Prefix { docs, attrs } = prefix;
        Some(Item {
            docs,
            attrs,
            export,
            kind,
            span: Span::new(start, whole.end),
        })
    }

    fn item_kind(
        &mut self,
        first: Node<'_>,
        mut rest: Nodes<'_>,
        exported: bool,
    ) -> Option<ItemKind> {
        let rule = first.as_rule();
        let keyword = self.span(&first);
        Some(match (rule, rest.next()) {
            (Rule::kw_interface, Some(node)) => self.container(Kind::Interface, node),
            (Rule::kw_class, Some(node)) => self.container(Kind::Class, node),
            (Rule::kw_record, Some(node)) => self.container(Kind::Record, node),
            (Rule::kw_enum, Some(node)) => self.enumeration(node),
            (Rule::kw_type, Some(node)) => self.alias(node),
            (Rule::kw_use | Rule::kw_import, Some(node)) => {
                self.uses(keyword, rule == Rule::kw_import, node)
            }
            (Rule::unknown_item, _) => self.unknown_item(first),
            _ => {
                self.stray(&first, exported);
                return None;
            }
        })
    }

    /// Tokens between items.
    fn stray(&mut self, node: &Node<'_>, exported: bool) {
        let span = self.trimmed(node);
        let token = self.problems.found(span.start);
        let text = span.of(self.text);
        if exported {
            let wanted = "an `interface` or a `class` after `export`";
            return self.problems.expected(span.start, wanted, |it| it);
        }
        let problem = self.error(
            Code::JSI0001,
            span,
            format!("expected an item, found {token}"),
        );
        let problem = match text {
            ";" => problem
                .label("nothing ends here")
                .fix("remove the `;`", span, ""),
            _ if text.starts_with('}') => problem.label("no `{` belongs to this `}`"),
            _ => problem,
        };
        self.problems.add(problem);
    }

    /// A word that starts no item: reads what follows as the item that was meant, where that is clear.
    fn unknown_item(&mut self, node: Node<'_>) -> ItemKind {
        let whole = self.span(&node);
        let text = node.as_str();
        let Some(word) = node.into_inner().next() else {
            return ItemKind::Bad(None);
        };
        let place = self.span(&word);
        let meant = words::item_keyword(word.as_str());
        let rest = text.get(word.as_str().len()..).unwrap_or_default();
        let name = words::leading_ident(rest);
        let named = name.map(|(offset, text)| Ident {
            text: text.to_owned(),
            span: Span::new(
                place.end + offset as u32,
                place.end + (offset + text.len()) as u32,
            ),
        });
        let message = format!("expected an item, found `{}`", word.as_str());
        let problem = match &meant {
            words::ItemWord::Foreign { keyword, about } => {
                let problem =
                    self.error(Code::JSI0006, place, format!("`{}` {about}", word.as_str()));
                match keyword {
                    Some(keyword) => problem.fix(format!("write `{keyword}`"), place, *keyword),
                    None => problem,
                }
            }
            words::ItemWord::Misspelt(keyword) if named.is_some() => self
                .error(Code::JSI0001, place, message)
                .help(format!("a keyword with a similar name exists: `{keyword}`"))
                .fix(format!("write `{keyword}`"), place, *keyword),
            _ => self.error(Code::JSI0001, place, message).help(
                "a file holds `use`, `type`, `interface`, `class`, `record` and `enum` items",
            ),
        };
        self.problems.add(problem);
        match meant.keyword().filter(|_| named.is_some()) {
            Some(keyword) => self.read_as(keyword, rest, place),
            None => {
                self.problems.quieten(whole);
                ItemKind::Bad(named)
            }
        }
    }

    /// Reads `rest`, which follows the word at `word`, as it would be after `keyword`.
    fn read_as(&mut self, keyword: &str, rest: &str, word: Span) -> ItemKind {
        let outer = std::mem::replace(&mut self.base, word.end);
        let skipped = rest.len() - rest.trim_start().len();
        self.base += skipped as u32;
        let rest = rest.trim_start();
        let rule = match keyword {
            "type" => Rule::alias,
            "enum" => Rule::enumeration,
            "use" | "import" => Rule::uses,
            _ => Rule::container,
        };
        let kind = match (apply(rule, rest), keyword) {
            (None, _) => ItemKind::Bad(None),
            (Some(node), "type") => self.alias(node),
            (Some(node), "enum") => self.enumeration(node),
            (Some(node), "use" | "import") => self.uses(word, false, node),
            (Some(node), "class") => self.container(Kind::Class, node),
            (Some(node), "record") => self.container(Kind::Record, node),
            (Some(node), _) => self.container(Kind::Interface, node),
        };
        self.base = outer;
        kind
    }

    fn foreign_item_word(&mut self, node: &Node<'_>) {
        let span = self.span(node);
        let next = self.problems.token_after(span.end);
        let message = format!("`{}` does not stand before an item", node.as_str());
        let problem = self.error(Code::JSI0006, span, message).fix(
            format!("remove `{}`", node.as_str()),
            Span::new(span.start, next),
            "",
        );
        self.problems.add(problem);
    }

    fn alias(&mut self, node: Node<'_>) -> ItemKind {
        let mut name = None;
        let mut ty = None;
        let outer = self.generics.len();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => name = Some(self.ident(&part)),
                Rule::generics => self.generics(&part, "type aliases"),
                Rule::type_expr => ty = Some(self.type_expr(part)),
                Rule::colon => {
                    let span = self.span(&part);
                    let problem = self
                        .error(
                            Code::JSI0001,
                            span,
                            "expected `=` after the name of the alias, found `:`",
                        )
                        .fix("write `=`", span, " =");
                    self.problems.add(problem);
                }
                Rule::missing if name.is_none() => self.missing_name(&part, "type"),
                Rule::missing => self.junk(&part, "`=` and a type"),
                Rule::missing_type => ty = Some(self.missing_type(&part, "`=`")),
                Rule::missing_semi => self.missing_semi(self.start(&part), "the alias"),
                _ => self.junk(&part, "`;` after the alias"),
            }
        }
        self.generics.truncate(outer);
        match (name, ty) {
            (Some(name), Some(ty)) => ItemKind::Alias(Alias { name, ty }),
            (name, _) => ItemKind::Bad(name),
        }
    }

    fn uses(&mut self, keyword: Span, import: bool, node: Node<'_>) -> ItemKind {
        let mut path = None;
        let mut list = None;
        let mut path_first = false;
        let mut list_text = Span::default();
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::string => {
                    path_first = list.is_none();
                    path = Some(self.string(&part));
                }
                Rule::use_list => {
                    list_text = self.trimmed(&part);
                    list = Some(self.use_list(part));
                }
                Rule::missing => self.no_use_path(keyword, import, at),
                Rule::missing_semi | Rule::item_junk if list.is_none() => {
                    self.problems
                        .expected(at, "`{` and names after the path of the `use`", |it| it);
                }
                Rule::missing_semi => self.missing_semi(at, "the `use`"),
                Rule::item_junk => self.junk(&part, "`;` after the `use`"),
                _ => {}
            }
        }
        if let Some(path) = &path
            && (import || !path_first)
        {
            self.foreign_use(keyword, import, path_first, path, list_text);
        }
        match (path, list) {
            (Some(path), names) => ItemKind::Use(Use {
                path,
                names: names.unwrap_or_default(),
            }),
            (None, Some(_)) => {
                let at = self.problems.token_after(list_text.end);
                self.problems
                    .expected(at, "`from` and a path after the names", |it| it);
                ItemKind::Bad(None)
            }
            (None, None) => ItemKind::Bad(None),
        }
    }

    fn no_use_path(&mut self, keyword: Span, import: bool, at: u32) {
        if import {
            let problem = self
                .error(
                    Code::JSI0006,
                    keyword,
                    "`import` is another language's `use`",
                )
                .help("names of another file are taken with `use \"./other.jsi\" { Name };`");
            self.problems.add(problem);
            self.problems.quieten(Span::new(keyword.start, at));
        } else {
            self.problems.expected(
                at,
                "the path of a `.jsi` file as a string after `use`",
                |it| it,
            );
        }
    }

    /// `import { A } from "./x.jsi"` and what is half like it.
    fn foreign_use(
        &mut self,
        keyword: Span,
        import: bool,
        path_first: bool,
        path: &StrLit,
        list: Span,
    ) {
        let what = if import {
            "`import` is another language's `use`"
        } else {
            "the names stand before the path"
        };
        let place = if import { keyword } else { list };
        let problem = self.error(Code::JSI0006, place, what);
        let problem = if path_first {
            problem.fix("write `use`", keyword, "use")
        } else {
            let text = format!("use {} {}", path.span.of(self.text), list.of(self.text));
            problem.fix("write it as a `use`", keyword.to(path.span), text)
        };
        self.problems.add(problem);
    }

    fn use_list(&mut self, node: Node<'_>) -> Vec<UseName> {
        let open = self.start(&node);
        let mut names = Vec::new();
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::use_name => names.extend(self.use_name(part)),
                Rule::use_junk if names.is_empty() => {
                    self.problems.expected(at, "a name to use", |it| it);
                }
                Rule::use_junk => {
                    self.problems
                        .expected(at, "`,` or `}` after the name to use", |it| it);
                }
                _ => self.problems.unclosed(open, at, "{", "the `use`"),
            }
        }
        names
    }

    fn use_name(&mut self, node: Node<'_>) -> Option<UseName> {
        let mut name = None;
        let mut rename = None;
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::ident if name.is_none() => name = Some(self.ident(&part)),
                Rule::ident => rename = Some(self.ident(&part)),
                Rule::missing => self.problems.expected(at, "a name after `as`", |it| it),
                Rule::missing_comma => self.missing_comma(at, "`,` or `}` after the name to use"),
                _ => {}
            }
        }
        name.map(|name| UseName { name, rename })
    }

    /// Interfaces, classes and records.
    fn container(&mut self, kind: Kind, node: Node<'_>) -> ItemKind {
        let mut head = Head::default();
        head.outer_generics = self.generics.len();
        let mut members = Vec::new();
        let mut body = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::body => {
                    body = Some(self.trimmed(&part));
                    let name = head.name.as_ref().map(|name| name.text.clone());
                    members = self.body(kind, name.as_deref(), part);
                }
                Rule::semi if kind == Kind::Class => {}
                _ => self.head_part(kind, &mut head, part),
            }
        }
        self.generics.truncate(head.outer_generics);
        let Some(name) = head.name else {
            return ItemKind::Bad(None);
        };
        if kind == Kind::Record {
            let Some(body) = body else {
                return ItemKind::Bad(Some(name));
            };
            let fields = members
                .into_iter()
                .filter_map(|member| self.field(member))
                .collect();
            return ItemKind::Record(Record { name, fields, body });
        }
        if kind == Kind::Interface && body.is_none() {
            return ItemKind::Bad(Some(name));
        }
        let container = Container {
            name,
            extends: head.extends,
            from: head.from,
            members: members
                .into_iter()
                .map(super::members::Read::into_member)
                .collect(),
            body,
        };
        match kind {
            Kind::Interface => ItemKind::Interface(container),
            _ => ItemKind::Class(container),
        }
    }
}

impl Reader<'_> {
    /// A part of a head, or of what stands in place of a body.
    pub(super) fn head_part(&mut self, kind: Kind, head: &mut Head, part: Node<'_>) {
        let at = self.start(&part);
        let word = kind.word();
        match part.as_rule() {
            Rule::ident => head.name = Some(self.ident(&part)),
            Rule::generics => self.generics(&part, "generics"),
            Rule::extends => self.extends(kind, head, part),
            Rule::implements => {
                let span = self.trimmed(&part);
                let problem = self
                    .error(Code::JSI0006, span, "`implements` is not in version 1")
                    .fix("remove it", self.with_space_before(span), "");
                self.problems.add(problem);
            }
            Rule::from => {
                let span = self.trimmed(&part);
                let from = self.from(part);
                if matches!(kind, Kind::Interface | Kind::Class) {
                    head.from = from;
                } else {
                    let message = format!("a {word} has no `from`");
                    let problem = self.error(Code::JSI0303, span, message).fix(
                        "remove the `from`",
                        self.with_space_before(span),
                        "",
                    );
                    self.problems.add(problem);
                }
            }
            Rule::missing if head.name.is_none() => self.missing_name(&part, word),
            Rule::missing | Rule::semi | Rule::head_junk => {
                let wanted = match kind {
                    Kind::Class => "`{` or `;` after the head of the class".to_owned(),
                    _ => format!("`{{` after the head of the {word}"),
                };
                self.problems.expected(at, &wanted, |it| it);
            }
            _ => {}
        }
    }

    fn extends(&mut self, kind: Kind, head: &mut Head, node: Node<'_>) {
        let span = self.trimmed(&node);
        let mut names = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => names.push(self.ident(&part)),
                Rule::missing => {
                    let at = self.start(&part);
                    self.problems
                        .expected(at, "the name of a class after `extends`", |it| it);
                }
                _ => {}
            }
        }
        let problem = match (kind, names.as_slice()) {
            (Kind::Class, [first, second, ..]) => {
                let more = Span::new(first.span.end, span.end);
                self.error(Code::JSI0006, second.span, "a class extends one class")
                    .fix("keep the first", more, "")
            }
            (Kind::Class, _) => return head.extends = names.into_iter().next(),
            _ => {
                let message =
                    format!("`extends` at an {}", kind.word()).replace("an record", "a record");
                self.error(Code::JSI0006, span, message)
                    .label("only classes extend")
            }
        };
        self.problems.add(problem);
        if kind == Kind::Class {
            head.extends = names.into_iter().next();
        }
    }

    fn from(&mut self, node: Node<'_>) -> Option<From> {
        let part = node
            .into_inner()
            .find(|part| part.as_rule() != Rule::kw_from)?;
        let span = self.trimmed(&part);
        match part.as_rule() {
            Rule::string => Some(From::Module(self.string(&part))),
            Rule::from_host => {
                let string = part
                    .into_inner()
                    .find(|part| part.as_rule() == Rule::string)?;
                Some(From::Host(self.string(&string)))
            }
            Rule::path => self.global_path(part, span),
            _ => {
                let wanted = "a module, a `globalThis` path or `host \"name\"` after `from`";
                self.problems.expected(span.start, wanted, |it| it);
                None
            }
        }
    }

    fn global_path(&mut self, node: Node<'_>, span: Span) -> Option<From> {
        let mut parts = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => parts.push(self.ident(&part)),
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
                let message = format!("`{}` is `globalThis` here", first.text);
                let problem = self.error(Code::JSI0006, first.span, message).fix(
                    "write `globalThis`",
                    first.span,
                    "globalThis",
                );
                self.problems.add(problem);
            }
            "host" if rest.is_empty() => {
                let at = self.problems.token_after(first.span.end);
                self.problems
                    .expected(at, "the name of a host module after `host`", |it| it);
                return None;
            }
            _ => {
                let wanted = "a module, a `globalThis` path or `host \"name\"` after `from`";
                self.problems.expected(first.span.start, wanted, |it| {
                    it.help("an object reachable from the global one is `globalThis.name`")
                });
            }
        }
        Some(From::Global(rest, span))
    }

    /// Type parameters at a declaration.
    pub(super) fn generics(&mut self, node: &Node<'_>, what: &str) {
        let span = self.trimmed(node);
        let verb = if what == "generics" {
            "are"
        } else {
            "with parameters are"
        };
        let problem = self.error(
            Code::JSI0006,
            span,
            format!("{what} {verb} not in version 1"),
        );
        self.problems
            .add(problem.help("a type that may be anything is `Any`, or `Object` by reference"));
        self.generics.extend(words::generic_names(node.as_str()));
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

    /// Something that does not belong where it stands; `wanted` does.
    pub(super) fn junk(&mut self, node: &Node<'_>, wanted: &str) {
        self.problems.expected(self.start(node), wanted, |it| it);
    }

    fn with_space_before(&self, span: Span) -> Span {
        Span::new(self.problems.end_before(span.start), span.end)
    }
}
