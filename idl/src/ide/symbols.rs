//! What a file declares, as an outline; and a search over all files.

use super::names::tree;
use super::walk::{member_span, variant_span};
use crate::analysis::Analysis;
use crate::resolve::scope::item_name;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Item, ItemKind, Member, MemberKind, VariantKind};

/// What kind of thing a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// `type A = …`
    Alias,
    /// An interface.
    Interface,
    /// A class.
    Class,
    /// A record.
    Record,
    /// An enum.
    Enum,
    /// A constructor.
    Constructor,
    /// A method.
    Method,
    /// A property.
    Property,
    /// A field of a record.
    Field,
    /// A value of an enum.
    Variant,
}

/// Something that is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// The whole of it, with documentation and attributes.
    pub whole: Span,
    /// Its name.
    pub span: Span,
    /// `@deprecated`
    pub deprecated: bool,
    /// What it holds.
    pub children: Vec<Symbol>,
}

/// The outline of a file.
#[must_use]
pub fn symbols(analysis: &Analysis, file: FileId) -> Vec<Symbol> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    tree.items.iter().filter_map(item).collect()
}

/// What is declared anywhere under a name that has the letters of `query` in their order, whatever their case.
#[must_use]
pub fn search(analysis: &Analysis, query: &str) -> Vec<(FileId, Symbol, Option<String>)> {
    let mut found = Vec::new();
    for file in (0..analysis.sources.len() as u32).map(FileId) {
        for mut symbol in symbols(analysis, file) {
            let name = symbol.name.clone();
            for child in std::mem::take(&mut symbol.children) {
                if matches(&child.name, query) {
                    found.push((file, child, Some(name.clone())));
                }
            }
            if matches(&name, query) {
                found.push((file, symbol, None));
            }
        }
    }
    found.sort_by(|(a_file, a, _), (b_file, b, _)| {
        (a.name.len(), &a.name, a_file, a.span).cmp(&(b.name.len(), &b.name, b_file, b.span))
    });
    found
}

fn matches(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    query
        .chars()
        .flat_map(char::to_lowercase)
        .all(|wanted| letters.any(|letter| letter == wanted))
}

fn item(item: &Item) -> Option<Symbol> {
    let name = item_name(&item.kind)?;
    let (kind, children) = match &item.kind {
        ItemKind::Alias(_) => (SymbolKind::Alias, Vec::new()),
        ItemKind::Interface(it) => (SymbolKind::Interface, members(&it.members)),
        ItemKind::Class(it) => (SymbolKind::Class, members(&it.members)),
        ItemKind::Record(it) => {
            let fields = it.fields.iter().map(|field| Symbol {
                name: field.name.text.clone(),
                kind: SymbolKind::Field,
                whole: whole(field.docs.span, &field.attrs, field.span),
                span: field.name.span,
                deprecated: is_deprecated(&field.attrs),
                children: Vec::new(),
            });
            (SymbolKind::Record, fields.collect())
        }
        ItemKind::Enum(it) => {
            let variants = it.variants.iter().map(|variant| Symbol {
                name: match &variant.kind {
                    VariantKind::Str(text) => text.value.clone(),
                    VariantKind::Number { name, .. } => name.text.clone(),
                },
                kind: SymbolKind::Variant,
                whole: whole(variant.docs.span, &variant.attrs, variant.span),
                span: variant_span(variant),
                deprecated: is_deprecated(&variant.attrs),
                children: Vec::new(),
            });
            (SymbolKind::Enum, variants.collect())
        }
        ItemKind::Bad(_) | ItemKind::Use(_) => return None,
    };
    Some(Symbol {
        name: name.text.clone(),
        kind,
        whole: whole(item.docs.span, &item.attrs, item.span),
        span: name.span,
        deprecated: is_deprecated(&item.attrs),
        children,
    })
}

fn members(members: &[Member]) -> Vec<Symbol> {
    let symbols = members.iter().filter_map(|member| {
        let (kind, name) = match &member.kind {
            MemberKind::Constructor { .. } => (SymbolKind::Constructor, "constructor"),
            MemberKind::Method { name, .. } => (SymbolKind::Method, name.text.as_str()),
            MemberKind::Property { name, .. } => (SymbolKind::Property, name.text.as_str()),
            MemberKind::Bad(name) => (SymbolKind::Method, name.as_ref()?.text.as_str()),
        };
        Some(Symbol {
            name: name.to_owned(),
            kind,
            whole: whole(member.docs.span, &member.attrs, member.span),
            span: member_span(member)?,
            deprecated: is_deprecated(&member.attrs),
            children: Vec::new(),
        })
    });
    symbols.collect()
}

/// From documentation and attributes to the end.
pub(super) fn whole(docs: Option<Span>, attrs: &[crate::syntax::tree::Attr], own: Span) -> Span {
    let before = docs.into_iter().chain(attrs.iter().map(|it| it.span));
    before.fold(own, Span::to)
}

fn is_deprecated(attrs: &[crate::syntax::tree::Attr]) -> bool {
    attrs.iter().any(|attr| attr.name.text == "deprecated")
}
