//! Parses items. `use` and enums have files of their own.

use super::foreign_keywords;
use super::grammar::{self, Node, Nodes, Rule};
use super::item_header::{ItemHeader, ItemKeyword};
use super::problems::Problems;
use super::tree_builder::{Prefix, TreeBuilder};
use crate::diagnostics::Code;
use crate::diagnostics::similar::similar;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Alias, Container, Ident, Item, ItemKind, Record};

impl<'t> TreeBuilder<'t> {
    pub(super) fn new(
        text: &'t str,
        file: FileId,
        problems: Problems<'t>,
        hidden: &'t [Span],
    ) -> Self {
        Self {
            text,
            file,
            base: 0,
            optional_mark: None,
            undefined_mark: None,
            problems,
            hidden,
            generics: Vec::new(),
            doc_blocks: Vec::new(),
            accessors: Vec::new(),
            known_arrow: None,
            misspelt_export: None,
            item_start: 0,
            type_owner: None,
            open_blocks: 0,
        }
    }

    /// Says that pest's own limits refused the rest of the file.
    pub(super) fn gave_up(&mut self) {
        let message = "the file is nested too deeply";
        let problem = self.error(Code::JSI0003, Span::new(0, 0), message);
        self.problems.add(problem);
    }

    pub(super) fn late_file_doc(&mut self, node: &Node<'_>) {
        let span = self.trimmed(node);
        let problem = self
            .error(
                Code::JSI0001,
                span,
                "file documentation must precede the first item",
            )
            .help("`//!` comments belong at the top of the file, `///` comments before an item or member");
        self.problems.add(problem);
    }

    pub(super) fn item(&mut self, node: Node<'_>) -> Option<Item> {
        let whole = self.trimmed(&node);
        let mut nodes = node.into_inner();
        let prefix = self.prefix(&mut nodes);
        self.item_start = whole.start;
        let mut export = None;
        let mut start = None;
        let mut words = Vec::new();
        while let Some(word) = nodes.peek() {
            match word.as_rule() {
                Rule::kw_export => export = Some(self.span(&word)),
                Rule::item_word => words.push(self.ident(&word)),
                _ => break,
            }
            start.get_or_insert(self.start(&word));
            nodes.next();
        }
        let is_value = nodes.peek().is_some_and(|node| is_value(&words, &node));
        match export {
            Some(export) if is_value => {
                self.exported_value(export, &words, nodes.peek());
                return None;
            }
            Some(place)
                if words
                    .iter()
                    .any(|word| matches!(word.text.as_str(), "declare" | "default")) =>
            {
                export = self.foreign_export(place, &words);
            }
            _ => words.iter().for_each(|word| self.foreign_item_word(word)),
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
        let is_plain = prefix.docs.lines.is_empty() && prefix.attrs.is_empty();
        let kind = self.item_kind(first, nodes, export.is_some(), is_plain);
        let export = export.or(self.misspelt_export.take());
        let kind = kind?;
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
        is_plain: bool,
    ) -> Option<ItemKind> {
        let rule = first.as_rule();
        let keyword = self.span(&first);
        Some(match (rule, rest.next()) {
            (Rule::kw_interface, Some(node)) => self.container(ItemKeyword::Interface, node),
            (Rule::kw_callback, Some(_)) => {
                self.container(ItemKeyword::CallbackInterface, rest.next()?)
            }
            (Rule::kw_class, Some(node)) => self.container(ItemKeyword::Class, node),
            (Rule::kw_record, Some(node)) => self.container(ItemKeyword::Record, node),
            (Rule::kw_enum, Some(node)) => self.enumeration(node),
            (Rule::kw_type, Some(node)) => match self.object_alias(keyword, &node) {
                Some(record) => record,
                None => self.alias(node),
            },
            (Rule::kw_use | Rule::kw_import, Some(node)) => {
                self.uses(keyword, rule == Rule::kw_import, node)
            }
            (Rule::unknown_item, _) => return self.unknown_item(first),
            (Rule::hash_comment, _) => {
                self.hash_comment(&first);
                return None;
            }
            _ => {
                self.stray(&first, exported, is_plain);
                return None;
            }
        })
    }

    /// `# comment`, as in Python.
    fn hash_comment(&mut self, node: &Node<'_>) {
        let span = self.trimmed(node);
        let sign = Span::new(span.start, span.start + 1);
        let problem = self
            .error(Code::JSI0006, span, "a comment begins with `//`")
            .fix("write `//`", sign, "//");
        self.problems.add(problem);
    }

    /// Tokens between items. `is_plain` is whether neither documentation nor attributes are before them: these would belong to
    /// the next item if a `;` behind them was removed.
    fn stray(&mut self, node: &Node<'_>, exported: bool, is_plain: bool) {
        let span = self.trimmed(node);
        let token = self.problems.found(span.start);
        let text = span.of(self.text);
        let closers = text.bytes().filter(|byte| *byte == b'}').count();
        let only_closers = text
            .bytes()
            .all(|byte| byte == b'}' || byte.is_ascii_whitespace());
        if only_closers && closers <= self.open_blocks {
            self.open_blocks -= closers;
            return;
        }
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
            ";" if is_plain => problem
                .label("no item ends here")
                .fix("remove the `;`", span, ""),
            ";" => problem.label("no item ends here"),
            "}" if self
                .text
                .get(..span.start as usize)
                .is_some_and(|it| it.ends_with('}')) =>
            {
                problem
                    .label("no matching `{`")
                    .fix("remove the `}`", span, "")
            }
            _ if text.starts_with('}') => problem.label("no matching `{`"),
            _ => problem,
        };
        self.problems.add(problem);
    }

    /// A word that starts no item: reads what follows as the item that was meant, where that is clear.
    fn unknown_item(&mut self, node: Node<'_>) -> Option<ItemKind> {
        let text = node.as_str();
        let mut nodes = node.into_inner();
        let word = nodes.next()?;
        let place = self.span(&word);
        if let Some(first) = nodes.next().filter(is_keyword) {
            return self.word_before_item(&word, first, nodes);
        }
        let rest = text.get(word.as_str().len()..).unwrap_or_default();
        let meant = foreign_keywords::item_keyword(word.as_str(), rest);
        let name = foreign_keywords::leading_ident(rest);
        let named = name.map(|(offset, text)| Ident {
            text: text.to_owned(),
            span: Span::new(
                place.end + offset as u32,
                place.end + (offset + text.len()) as u32,
            ),
        });
        let message = format!("expected an item, found `{}`", word.as_str());
        let problem = match &meant {
            foreign_keywords::ItemWord::Foreign { keyword, about } => {
                let problem =
                    self.error(Code::JSI0006, place, format!("`{}` {about}", word.as_str()));
                match keyword {
                    Some(keyword) => problem.fix(format!("write `{keyword}`"), place, *keyword),
                    None => problem,
                }
            }
            foreign_keywords::ItemWord::Misspelt(keyword) if named.is_some() => self
                .error(Code::JSI0001, place, message)
                .help(format!("a keyword with a similar name exists: `{keyword}`"))
                .fix(format!("write `{keyword}`"), place, *keyword),
            _ => {
                let problem = self.error(Code::JSI0001, place, message).help(
                    "items are `use`, `type`, `interface`, `callback interface`, `class`, `record`, `enum`",
                );
                let before = self.text.get(..place.start as usize).unwrap_or_default();
                let exported = before.trim_end().ends_with("export");
                let start = Span::new(place.start, place.start);
                match exported && rest.trim_start().starts_with('{') {
                    true => problem.offer("add `interface`", start, "interface ").offer(
                        "add `class`",
                        start,
                        "class ",
                    ),
                    false => problem,
                }
            }
        };
        self.problems.add(problem);
        Some(match meant.keyword().filter(|_| named.is_some()) {
            Some(keyword) => self.read_as(keyword, rest, place),
            None => {
                // a block with items in it ends before the first of them, and that is read as usual
                let closed = rest.trim_end_matches(';').trim_end().ends_with('}');
                self.open_blocks += usize::from(rest.contains('{') && !closed);
                ItemKind::Bad(named)
            }
        })
    }

    /// A word before an item: `exprot`, `calback`, or anything.
    fn word_before_item(
        &mut self,
        word: &Node<'_>,
        first: Node<'_>,
        nodes: Nodes<'_>,
    ) -> Option<ItemKind> {
        let place = self.span(word);
        let message = format!("expected an item, found `{}`", word.as_str());
        let meant = match first.as_rule() {
            Rule::kw_interface => similar(word.as_str(), ["export", "callback"]),
            Rule::kw_class => similar(word.as_str(), ["export"]),
            _ => None,
        };
        let problem = self.error(Code::JSI0001, place, message);
        self.problems.add(match meant {
            Some(meant) => problem
                .help(format!("a keyword with a similar name exists: `{meant}`"))
                .fix(format!("write `{meant}`"), place, meant),
            None => problem,
        });
        self.misspelt_export = (meant == Some("export")).then_some(place);
        let is_callback = meant == Some("callback");
        match nodes.clone().next() {
            Some(node) if is_callback => Some(self.container(ItemKeyword::CallbackInterface, node)),
            _ => self.item_kind(first, nodes, meant == Some("export"), true),
        }
    }

    /// `type Point = { x: T }` or `type Point { x: T }` as a record.
    fn object_alias(&mut self, keyword: Span, node: &Node<'_>) -> Option<ItemKind> {
        let parts: Vec<Node<'_>> = node.clone().into_inner().collect();
        let name = parts.first().filter(|part| part.as_rule() == Rule::ident)?;
        let ty = parts
            .iter()
            .find(|part| part.as_rule() == Rule::alias_type)?;
        let mut inner = ty.clone().into_inner();
        let object = inner
            .next()
            .filter(|it| it.as_rule() == Rule::object_type)?;
        if inner.next().is_some() || parts.iter().any(|part| part.as_rule() == Rule::generics) {
            return None;
        }
        let (span, name) = (self.trimmed(&object), self.ident(name));
        let mut edits = vec![
            self.edit(keyword, "record"),
            self.edit(Span::new(name.span.end, span.start), " "),
        ];
        // Flow has bars within the braces of an exact object
        let exact = span.of(self.text).starts_with("{|");
        let fields = match exact {
            true => span.of(self.text).replace("{|", "{ ").replace("|}", " }"),
            false => span.of(self.text).to_owned(),
        };
        if exact {
            edits.push(self.edit(Span::new(span.start + 1, span.start + 2), ""));
            edits.push(self.edit(Span::new(span.end - 2, span.end - 1), ""));
        }
        for (at, text) in separators(&fields) {
            let at = Span::new(span.start + at.start, span.start + at.end);
            edits.push(self.edit(at, text));
        }
        let end = self.problems.token_after(span.end);
        if Span::new(end, end + 1).of(self.text) == ";" {
            edits.push(self.edit(Span::new(span.end, end + 1), ""));
        }
        let gap = Span::new(name.span.end, span.start).of(self.text);
        let place = if gap.contains('=') { span } else { keyword };
        let problem = self
            .error(Code::JSI0006, place, "an object with fields is a `record`")
            .fix_all("write `record`", edits);
        self.problems.add(problem);
        let before = Span::new(keyword.end, span.start)
            .of(self.text)
            .replace('=', " ");
        let rest = format!("{before}{fields}");
        let known = self.problems.len();
        let kind = self.read_as("record", &rest, keyword);
        // separators are a part of this mistake
        self.problems
            .retain_from(known, |it| it.code != Code::JSI0001);
        Some(kind)
    }

    /// Reads `rest`, which follows the word at `word`, as it would be after `keyword`.
    fn read_as(&mut self, keyword: &str, rest: &str, word: Span) -> ItemKind {
        let outer = std::mem::replace(&mut self.base, word.end);
        let skipped = rest.len() - rest.trim_start().len();
        self.base += skipped as u32;
        let rest = rest.trim_start();
        let rule = match keyword {
            "type" => &grammar::ALIAS,
            "enum" => &grammar::ENUMERATION,
            "use" | "import" => &grammar::USES,
            _ => &grammar::CONTAINER,
        };
        let kind = match (grammar::apply(rule, rest), keyword) {
            (None, _) => ItemKind::Bad(None),
            (Some(node), "type") => self.alias(node),
            (Some(node), "enum") => self.enumeration(node),
            (Some(node), "use" | "import") => self.uses(word, false, node),
            (Some(node), "class") => self.container(ItemKeyword::Class, node),
            (Some(node), "record") => self.container(ItemKeyword::Record, node),
            (Some(node), "callback interface") => {
                self.container(ItemKeyword::CallbackInterface, node)
            }
            (Some(node), _) => self.container(ItemKeyword::Interface, node),
        };
        self.base = outer;
        kind
    }

    /// `export declare const name: T`, `export function name()`: a value of a module, which is no item.
    fn exported_value(&mut self, export: Span, words: &[Ident], next: Option<Node<'_>>) {
        let word = next.filter(|node| node.as_rule() == Rule::unknown_item);
        let word = word.and_then(|node| node.into_inner().next());
        let last = words.last().map_or(export, |word| word.span);
        let keyword = word
            .filter(|word| word.as_str() == "function")
            .map(|it| self.span(&it));
        let place = export.to(keyword.unwrap_or(last));
        let message = "values and functions of a module are members of an `interface`";
        let problem = self
            .error(Code::JSI0006, place, message)
            .help("declare `interface Name from \"./module.js\" { … }`; a value is a `readonly` property")
            .help("an `export interface` is implemented in Rust");
        self.problems.add(problem);
    }

    /// `export declare`, which is not in Rust, or `export default`; gives the `export` that is meant.
    fn foreign_export(&mut self, export: Span, words: &[Ident]) -> Option<Span> {
        let last = words.last().map_or(export, |word| word.span);
        let place = export.to(last);
        let removed = Span::new(export.start, self.problems.token_after(last.end));
        let is_default = words.iter().any(|word| word.text == "default");
        let problem = if is_default {
            let text = "@js(\"default\") ";
            self.error(
                Code::JSI0006,
                place,
                "a default export of JavaScript is named with `@js`",
            )
            .help("an `export class` is implemented in Rust")
            .offer("write `@js(\"default\")`", removed, text)
        } else {
            self.error(Code::JSI0006, place, "`declare` is not used in `.jsi`")
                .label("`export` means that Rust implements it")
                .help("a `class` of JavaScript has no `export`")
                .offer(format!("remove `{}`", place.of(self.text)), removed, "")
        };
        self.problems.add(problem);
        None
    }

    fn foreign_item_word(&mut self, word: &Ident) {
        let span = word.span;
        let next = self.problems.token_after(span.end);
        let message = format!("`{}` is not allowed before an item", word.text);
        let problem = self.error(Code::JSI0006, span, message).fix(
            format!("remove `{}`", word.text),
            Span::new(span.start, next),
            "",
        );
        self.problems.add(problem);
    }

    fn alias(&mut self, node: Node<'_>) -> ItemKind {
        let mut name = None;
        let mut ty = None;
        let outer = self.generics.len();
        let start = self.start(&node);
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => name = Some(self.ident(&part)),
                Rule::generics => self.generics(&part, "type aliases"),
                Rule::alias_type => ty = Some(self.type_expr(part)),
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
                // behind a bracket that is still open, a `;` would be one more thing in it
                Rule::missing_semi if !self.leaves_open(start, &part) => {
                    self.missing_semi(self.start(&part), "the alias");
                }
                _ => self.junk(&part, "`;` after the alias"),
            }
        }
        self.generics.truncate(outer);
        match (name, ty) {
            (Some(name), Some(ty)) => ItemKind::Alias(Alias { name, ty }),
            (name, _) => ItemKind::Bad(name),
        }
    }

    /// Whether more blocks are opened than closed before a node.
    fn leaves_open(&self, start: u32, node: &Node<'_>) -> bool {
        let text = Span::new(start, self.start(node)).of(self.text);
        text.matches('{').count() > text.matches('}').count()
    }

    /// Interfaces, callback interfaces, classes and records.
    fn container(&mut self, keyword: ItemKeyword, node: Node<'_>) -> ItemKind {
        let mut head = ItemHeader {
            outer_generics: self.generics.len(),
            ..ItemHeader::default()
        };
        let mut members = Vec::new();
        let mut body = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::body => {
                    body = Some(self.trimmed(&part));
                    let name = head.name.as_ref().map(|name| name.text.clone());
                    members = self.body(keyword, name.as_deref(), part);
                }
                Rule::semi if keyword == ItemKeyword::Class => {}
                _ => self.header_part(keyword, &mut head, part),
            }
        }
        self.generics.truncate(head.outer_generics);
        let Some(name) = head.name else {
            return ItemKind::Bad(None);
        };
        if keyword == ItemKeyword::Record {
            let Some(body) = body else {
                return ItemKind::Bad(Some(name));
            };
            let fields = members
                .into_iter()
                .filter_map(|member| self.field(member))
                .collect();
            return ItemKind::Record(Record {
                name,
                type_params: head.type_params,
                extends: head.extends,
                fields,
                body,
            });
        }
        let needs_body = matches!(
            keyword,
            ItemKeyword::Interface | ItemKeyword::CallbackInterface
        );
        if needs_body && body.is_none() {
            return ItemKind::Bad(Some(name));
        }
        let container = Container {
            name,
            type_params: head.type_params,
            extends: head.extends,
            from: head.from,
            members,
            body,
        };
        match keyword {
            ItemKeyword::Interface => ItemKind::Interface(container),
            ItemKeyword::CallbackInterface => ItemKind::CallbackInterface(container),
            _ => ItemKind::Class(container),
        }
    }
}

/// Whether what follows `export` and other words is a value or a function of a module.
fn is_value(words: &[Ident], node: &Node<'_>) -> bool {
    let of_words = words.iter().any(|word| word.text == "const");
    let first = node.clone().into_inner().next();
    let is_function = first.is_some_and(|word| matches!(word.as_str(), "function" | "let" | "var"));
    node.as_rule() == Rule::unknown_item && (of_words || is_function)
}

/// Whether a node is the first keyword of an item.
fn is_keyword(node: &Node<'_>) -> bool {
    matches!(
        node.as_rule(),
        Rule::kw_interface
            | Rule::kw_callback
            | Rule::kw_class
            | Rule::kw_record
            | Rule::kw_enum
            | Rule::kw_type
            | Rule::kw_use
            | Rule::kw_import
    )
}

/// The edits that put a `;` after each field of an object type, which is in braces.
pub(super) fn separators(object: &str) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    let mut depth = 0_u32;
    let mut last = None;
    for (at, c) in object.char_indices() {
        let at = at as u32;
        match c {
            '{' | '(' | '[' | '<' => depth += 1,
            '}' if depth == 1 => {
                if let Some((c, end)) = last
                    && !matches!(c, ';' | ',' | '{')
                {
                    found.push((Span::new(end, end), ";"));
                }
                break;
            }
            '}' | ')' | ']' => depth = depth.saturating_sub(1),
            '>' if !matches!(last, Some(('=' | '-', _))) => depth = depth.saturating_sub(1),
            ',' if depth == 1 => found.push((Span::new(at, at + 1), ";")),
            _ => {}
        }
        if !c.is_whitespace() {
            last = Some((c, at + c.len_utf8() as u32));
        }
    }
    found
}
