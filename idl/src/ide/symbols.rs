//! The declarations of a file as an outline, and a search over all files.

use super::names::tree;
use crate::analysis::Analysis;
use crate::source::{FileId, Span};
use crate::syntax::declaration::{Declaration, is_deprecated};
use crate::syntax::tree::{Item, ItemKind, MemberKind, VariantKind};
use crate::syntax::visit::{TreeNode, visit_item};

/// The kind of a symbol.
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
    /// An event.
    Event,
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
    /// Its members, fields or values.
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

/// The declarations of all files whose names contain the letters of `query` in this order, ignoring case.
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

/// An item with its children.
fn item(item: &Item) -> Option<Symbol> {
    let mut all = Vec::new();
    visit_item(item, &mut |node| all.extend(symbol(node)));
    let mut all = all.into_iter();
    let first = all.next()?;
    Some(Symbol {
        children: all.collect(),
        ..first
    })
}

/// The symbol of a node, without children.
fn symbol(node: TreeNode<'_>) -> Option<Symbol> {
    let (kind, name) = match node {
        TreeNode::Item(it) => (item_kind(&it.kind)?, it.kind.name()?.text.as_str()),
        TreeNode::Member(it) => match &it.kind {
            MemberKind::Constructor { .. } => (SymbolKind::Constructor, "constructor"),
            MemberKind::Method { name, .. } => (SymbolKind::Method, name.text.as_str()),
            MemberKind::Property { name, .. } => (SymbolKind::Property, name.text.as_str()),
            MemberKind::Call { .. } => (SymbolKind::Method, "call"),
            MemberKind::Index { key, .. } => (SymbolKind::Property, key.text.as_str()),
            // its events are symbols
            MemberKind::Events(_) => return None,
            MemberKind::Bad(name) => (SymbolKind::Method, name.as_ref()?.text.as_str()),
        },
        TreeNode::Event(it) => (SymbolKind::Event, it.name.value.as_str()),
        TreeNode::Field(it) => (SymbolKind::Field, it.name.text.as_str()),
        TreeNode::Variant(it) => match &it.kind {
            VariantKind::Str(text) => (SymbolKind::Variant, text.value.as_str()),
            VariantKind::Number { name, .. } => (SymbolKind::Variant, name.text.as_str()),
        },
        TreeNode::Param(_) | TreeNode::Type(_) | TreeNode::UnionMember(_) | TreeNode::Name(_) => {
            return None;
        }
    };
    let declaration = Declaration::of(node)?;
    Some(Symbol {
        name: name.to_owned(),
        kind,
        whole: declaration.whole(),
        span: declaration.name,
        deprecated: is_deprecated(declaration.attrs),
        children: Vec::new(),
    })
}

fn item_kind(kind: &ItemKind) -> Option<SymbolKind> {
    Some(match kind {
        ItemKind::Alias(_) => SymbolKind::Alias,
        ItemKind::Interface(_) | ItemKind::CallbackInterface(_) => SymbolKind::Interface,
        ItemKind::Class(_) => SymbolKind::Class,
        ItemKind::Record(_) => SymbolKind::Record,
        ItemKind::Enum(_) => SymbolKind::Enum,
        ItemKind::Bad(_) | ItemKind::Use(_) => return None,
    })
}
