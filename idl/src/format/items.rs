//! A file and its items as layout.

use std::ops::Range;

use super::comments::{Comments, Placement};
use super::layout::{self, Doc};
use crate::source::Span;
use crate::syntax::tree::{
    Attr, Base, Container, Docs, Enum, Event, Field, File, FromClause, Item, ItemKind, Member,
    Record, TypeParam, Use, UseMember, UseName, Variant,
};

/// Builds the layout of a file from front to back, so that each comment finds its place.
pub(super) struct DocBuilder<'a> {
    pub(super) comments: Comments<'a>,
    file: &'a File,
}

/// An entry of a body.
pub(super) enum BodyEntry<'a> {
    Member(&'a Member),
    Event(&'a Event),
    Field(&'a Field),
    /// And whether a comma follows in any case.
    Variant(&'a Variant, bool),
    Open(Span),
}

impl<'a> DocBuilder<'a> {
    pub(super) fn new(text: &'a str, file: &'a File) -> Self {
        Self {
            comments: Comments::new(text, &file.comments),
            file,
        }
    }

    /// The whole file.
    pub(super) fn file(mut self) -> Doc<'a> {
        let file = self.file;
        let mut lines = Vec::new();
        if let Some(span) = file.docs.span {
            self.leading(&mut lines, span.start, false);
            lines.push(doc_lines(&file.docs.lines, "//!", "//! "));
        }
        let documented = !lines.is_empty();
        let mut apart = documented;
        for item in &file.items {
            let start = self.start(&item.docs, &item.attrs, item.export, item.span);
            let leading = self.leading(&mut lines, start, apart);
            let doc = self.item(item);
            let several = layout::several_lines(&doc);
            if !lines.is_empty() {
                let blank = self.comments.blank_before(start) || !leading && (apart || several);
                lines.push(if blank { Doc::Blank } else { Doc::Hard });
            }
            lines.push(doc);
            apart = several;
        }
        self.leading(&mut lines, u32::MAX, apart);
        Doc::Seq(lines)
    }

    /// Adds the comments before an offset, those on the line before at its end. Returns whether one is on a line of its own.
    fn leading(&mut self, lines: &mut Vec<Doc<'a>>, offset: u32, apart: bool) -> bool {
        let any = !lines.is_empty();
        let blank = |blank: bool, own_line: bool| blank || apart && !own_line;
        self.leading_lines(lines, offset, any, blank)
    }

    /// The same; `blank` decides on empty lines, by whether there was one, and whether a comment on a line of its own precedes.
    fn leading_lines(
        &mut self,
        lines: &mut Vec<Doc<'a>>,
        offset: u32,
        apart_from_before: bool,
        blank: impl Fn(bool, bool) -> bool,
    ) -> bool {
        let mut own_line = false;
        let mut inline = false;
        while let Some((span, placement, comment)) = self.comments.next_before(offset) {
            // one between two items of a line belongs to the second one
            let was_inline = std::mem::replace(&mut inline, placement == Placement::Inline);
            // one in the form of documentation is printed before the attributes that it follows
            let moves = self.comments.token_is_before(span.start);
            let begins = match placement {
                _ if moves => true,
                Placement::OwnLine => matches!(comment, Doc::Comment(it) if it.own_line),
                Placement::LineEnd => false,
                Placement::Inline => !was_inline,
            };
            if begins && (apart_from_before || own_line) {
                let before = self.comments.blank_before(span.start);
                lines.push(if blank(before, own_line) {
                    Doc::Blank
                } else {
                    Doc::Hard
                });
            }
            own_line |= begins;
            lines.push(comment);
        }
        own_line
    }

    fn item(&mut self, item: &'a Item) -> Doc<'a> {
        let mut parts = vec![docs(&item.docs)];
        if !item.docs.lines.is_empty() {
            parts.push(Doc::Hard);
        }
        for attr in &item.attrs {
            parts.push(self.attr(attr));
            parts.push(Doc::Hard);
        }
        if item.export.is_some() {
            parts.push(self.words("export "));
        }
        match &item.kind {
            ItemKind::Use(it) => self.uses(&mut parts, it),
            ItemKind::Alias(it) => {
                parts.push(self.words("type "));
                parts.push(self.ident(&it.name));
                match it.members() {
                    Some(members) => parts.push(self.members_of_union(members)),
                    None => {
                        parts.push(self.words(" = "));
                        parts.push(self.ty(&it.ty));
                    }
                }
                parts.push(self.words(";"));
            }
            ItemKind::Interface(it) => self.container(&mut parts, "interface ", it),
            ItemKind::CallbackInterface(it) => {
                self.container(&mut parts, "callback interface ", it);
            }
            ItemKind::Class(it) => self.container(&mut parts, "class ", it),
            ItemKind::Record(it) => self.record(&mut parts, it),
            ItemKind::Enum(it) => self.enumeration(&mut parts, it),
            // absent from a file without problems
            ItemKind::Bad(_) => parts.push(Doc::Text(self.comments.slice(item.span))),
        }
        Doc::Seq(parts)
    }

    fn uses(&mut self, parts: &mut Vec<Doc<'a>>, it: &'a Use) {
        parts.push(self.words("use "));
        parts.push(self.token(it.path.span));
        let name = |builder: &mut Self, name: &'a UseName| {
            let mut parts = vec![builder.ident(&name.name)];
            if let Some(rename) = &name.rename {
                parts.extend([builder.words(" as "), builder.ident(rename)]);
            }
            if let Some(members) = &name.members {
                let member = |builder: &mut Self, it: &'a UseMember| builder.token(it.span());
                parts.push(Doc::Text(" "));
                parts.push(builder.list("{", &members.names, "}", Doc::Line, member));
            }
            Doc::Seq(parts)
        };
        parts.push(Doc::Text(" "));
        parts.push(self.list("{", &it.names, "}", Doc::Line, name));
        parts.push(self.words(";"));
    }

    fn container(&mut self, parts: &mut Vec<Doc<'a>>, keyword: &'a str, it: &'a Container) {
        parts.push(self.words(keyword));
        parts.push(self.ident(&it.name));
        self.item_params(parts, &it.type_params);
        self.extends(parts, it.extends.as_ref());
        match &it.from {
            Some(FromClause::Module(literal)) => {
                parts.push(self.words(" from "));
                parts.push(self.token(literal.span));
            }
            Some(FromClause::Host(literal)) => {
                parts.push(self.words(" from host "));
                parts.push(self.token(literal.span));
            }
            Some(FromClause::Global(path, _)) => {
                parts.push(self.words(" from globalThis"));
                for part in path {
                    parts.push(self.words("."));
                    parts.push(self.ident(part));
                }
            }
            None => {}
        }
        let Some(body) = it.body else {
            return parts.push(self.words(";"));
        };
        let simple = it.members.iter().all(|it| it.docs.lines.is_empty());
        let members = it.members.iter().map(BodyEntry::Member).collect();
        self.body(parts, body, simple, members);
    }

    /// The type parameters of a class, on the line of its name: what follows them up to the body may be longer or shorter in the
    /// next run.
    fn item_params(&mut self, parts: &mut Vec<Doc<'a>>, params: &'a [TypeParam]) {
        for (i, param) in params.iter().enumerate() {
            parts.push(self.words(if i == 0 { "<" } else { ", " }));
            parts.push(self.type_param(param));
        }
        if !params.is_empty() {
            parts.push(self.words(">"));
        }
    }

    fn extends(&mut self, parts: &mut Vec<Doc<'a>>, extends: Option<&'a Base>) {
        if let Some(extends) = extends {
            parts.push(self.words(" extends "));
            parts.push(self.ident(&extends.name));
            self.args(parts, &extends.args);
        }
    }

    fn record(&mut self, parts: &mut Vec<Doc<'a>>, it: &'a Record) {
        parts.push(self.words("record "));
        parts.push(self.ident(&it.name));
        self.item_params(parts, &it.type_params);
        self.extends(parts, it.extends.as_ref());
        let simple = it.fields.iter().all(|it| it.docs.lines.is_empty());
        let fields = it.fields.iter().map(BodyEntry::Field).collect();
        self.body(parts, it.body, simple, fields);
    }

    fn enumeration(&mut self, parts: &mut Vec<Doc<'a>>, it: &'a Enum) {
        parts.push(self.words("enum "));
        parts.push(self.ident(&it.name));
        let simple = it.variants.iter().all(|it| it.docs.lines.is_empty());
        let last = it.variants.len().saturating_sub(1);
        let variants = it.variants.iter().enumerate();
        let variants =
            variants.map(|(i, variant)| BodyEntry::Variant(variant, i < last || it.open.is_some()));
        let open = it.open.map(BodyEntry::Open);
        let variants = variants.chain(open).collect();
        self.body(parts, it.body, simple, variants);
    }

    /// `{ … }`: on one line if the author began it so and it fits.
    pub(super) fn body(
        &mut self,
        parts: &mut Vec<Doc<'a>>,
        body: Span,
        simple: bool,
        inner: Vec<BodyEntry<'a>>,
    ) {
        parts.push(self.words(" {"));
        let end = body.end.saturating_sub(1);
        let first = inner.first().map_or(end, |entry| self.entry_start(entry));
        let inline = simple && self.comments.one_line(Span::new(body.start, first));
        let mut lines = Vec::new();
        let mut any = false;
        for part in inner {
            let start = self.entry_start(&part);
            let own_line = self.leading_inside(&mut lines, start, any);
            let blank = (any || own_line) && self.comments.blank_before(start);
            lines.push(match (inline, blank) {
                (true, _) => Doc::Line,
                (false, true) => Doc::Blank,
                (false, false) => Doc::Hard,
            });
            lines.push(self.part(part));
            any = true;
        }
        self.leading_inside(&mut lines, end, any);
        self.comments.at = end;
        if lines.is_empty() {
            parts.push(self.words("}"));
        } else {
            let group = vec![
                Doc::Nest(lines),
                if inline { Doc::Line } else { Doc::Hard },
                self.words("}"),
            ];
            parts.push(Doc::Body(group));
        }
    }

    /// Like [`Self::leading`], for a body, whose first entry is on a line of its own.
    fn leading_inside(&mut self, lines: &mut Vec<Doc<'a>>, offset: u32, any: bool) -> bool {
        self.leading_lines(lines, offset, true, |blank, own_line| {
            blank && (any || own_line)
        })
    }

    /// The start of something with its documentation, attributes and keyword. A comment among these that has the form of
    /// documentation is not behind it, since it would become a part of it there.
    fn start(&self, docs: &Docs, attrs: &[Attr], word: Option<Span>, own: Span) -> u32 {
        let first = docs
            .span
            .into_iter()
            .chain(attrs.iter().map(|attr| attr.span))
            .chain(word);
        let start = first.map(|span| span.start).fold(own.start, u32::min);
        // those inside of an attribute stay there
        let is_between = |block: Span| {
            let mut attrs = attrs.iter().map(|attr| attr.span);
            attrs.all(|attr| block.end <= attr.start || attr.end <= block.start)
        };
        let block = self.comments.last_block(own.start, is_between);
        block.map_or(start, |block| start.max(block.end))
    }

    fn entry_start(&self, entry: &BodyEntry<'_>) -> u32 {
        match entry {
            BodyEntry::Member(it) => self.start(&it.docs, &it.attrs, it.is_static, it.span),
            BodyEntry::Event(it) => self.start(&it.docs, &it.attrs, None, it.span),
            BodyEntry::Field(it) => self.start(&it.docs, &it.attrs, None, it.span),
            BodyEntry::Variant(it, _) => self.start(&it.docs, &it.attrs, None, it.span),
            BodyEntry::Open(span) => span.start,
        }
    }
}

/// Documentation, each part in the form that it was written in.
pub(super) fn docs(docs: &Docs) -> Doc<'_> {
    let none = docs.lines.len()..docs.lines.len();
    let block = docs.block.clone().unwrap_or(none);
    let part = |range: Range<usize>| docs.lines.get(range).unwrap_or_default();
    let (before, inside) = (part(0..block.start), part(block.clone()));
    let after = part(block.end..docs.lines.len());
    let mut parts = Vec::new();
    for (lines, inside) in [(before, false), (inside, true), (after, false)] {
        if lines.is_empty() {
            continue;
        }
        if !parts.is_empty() {
            parts.push(Doc::Hard);
        }
        parts.push(if inside {
            doc_block(lines)
        } else {
            doc_lines(lines, "///", "/// ")
        });
    }
    Doc::Seq(parts)
}

fn doc_block(lines: &[String]) -> Doc<'_> {
    match lines {
        [line] if line.is_empty() => Doc::Text("/** */"),
        [line] => Doc::Seq(vec![Doc::Text("/** "), Doc::Text(line), Doc::Text(" */")]),
        _ => Doc::Seq(vec![
            Doc::Text("/**"),
            Doc::Hard,
            doc_lines(lines, " *", " * "),
            Doc::Hard,
            Doc::Text(" */"),
        ]),
    }
}

fn doc_lines<'a>(all: &'a [String], empty: &'a str, start: &'a str) -> Doc<'a> {
    let mut lines = Vec::new();
    for (i, line) in all.iter().enumerate() {
        if i > 0 {
            lines.push(Doc::Hard);
        }
        if line.is_empty() {
            lines.push(Doc::Text(empty));
        } else {
            lines.extend([Doc::Text(start), Doc::Text(line)]);
        }
    }
    Doc::Seq(lines)
}
