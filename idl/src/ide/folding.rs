//! Folding ranges, and selections that grow around the cursor.

use super::names::{text, tree};
use super::tokens::{TokenKind, tokens};
use crate::analysis::Analysis;
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{Item, ItemKind, MemberKind};
use crate::syntax::visit::{TreeNode, visit_item};

/// Why something can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// A body.
    Body,
    /// Comments or documentation.
    Comment,
    /// Several `use` in a row.
    Uses,
}

/// Parts of a file that can be folded, in order. Those on one line are left to the caller to drop.
#[must_use]
pub fn folds(analysis: &Analysis, file: FileId) -> Vec<(Span, FoldKind)> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let mut found: Vec<(Span, FoldKind)> = Vec::new();
    for item in &tree.items {
        match (&item.kind, found.last_mut()) {
            (ItemKind::Use(_), Some((span, FoldKind::Uses))) => *span = span.to(item.span),
            (ItemKind::Use(_), _) => found.push((item.span, FoldKind::Uses)),
            (kind, _) => found.extend(kind.body().map(|body| (body, FoldKind::Body))),
        }
        if let ItemKind::Interface(it) | ItemKind::Class(it) = &item.kind {
            for member in &it.members {
                if let MemberKind::Events(it) = &member.kind {
                    found.push((it.body, FoldKind::Body));
                }
            }
        }
    }
    found.extend(comments(text(analysis, file)));
    found.sort_by_key(|(span, _)| *span);
    found
}

/// Comments, those on lines in a row as one.
fn comments(text: &str) -> Vec<(Span, FoldKind)> {
    let mut found: Vec<(Span, FoldKind)> = Vec::new();
    let mut row = false;
    for token in tokens(text) {
        if !matches!(token.kind, TokenKind::Comment | TokenKind::Docs) {
            row = false;
            continue;
        }
        match found.last_mut() {
            Some((span, _)) if row && lines(Span::new(span.end, token.span.start).of(text)) < 2 => {
                *span = span.to(token.span);
            }
            _ => found.push((token.span, FoldKind::Comment)),
        }
        row = true;
    }
    found
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// The parts around an offset, from the smallest to the whole file.
#[must_use]
pub fn selections(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Span> {
    let text = text(analysis, file);
    let mut found = vec![Span::new(0, text.len() as u32)];
    let is_in = |span: Span| span.start <= offset && offset <= span.end;
    let items = tree(analysis, file).map_or(&[][..], |tree| &tree.items);
    for item in items {
        if is_in(whole(&item.docs, &item.attrs, item.span)) {
            of_item(item, &mut found);
        }
    }
    let word = tokens(text).find(|token| is_in(token.span) && token.kind != TokenKind::Punctuation);
    found.extend(word.map(|token| token.span));
    found.retain(|span| is_in(*span));
    // each lies in the one before, or it is left out
    found.sort_by_key(|span| (span.end - span.start, span.start));
    let mut nested: Vec<Span> = Vec::new();
    for span in found {
        let fits = nested.last().is_none_or(|inner| {
            *inner != span && span.start <= inner.start && inner.end <= span.end
        });
        if fits {
            nested.push(span);
        }
    }
    nested
}

fn of_item(item: &Item, found: &mut Vec<Span>) {
    visit_item(item, &mut |node| match node {
        TreeNode::Item(it) => {
            found.extend([whole(&it.docs, &it.attrs, it.span), it.span]);
            found.extend(it.docs.span);
            let body = it.kind.body().into_iter();
            found.extend(body.flat_map(|body| [body, inside(body)]));
        }
        TreeNode::Member(it) => {
            found.extend([whole(&it.docs, &it.attrs, it.span), it.span]);
            let params = it.params().iter().map(|param| param.span);
            found.extend(params.reduce(Span::to));
        }
        TreeNode::Event(it) => found.extend([whole(&it.docs, &it.attrs, it.span), it.span]),
        TreeNode::Field(it) => found.extend([whole(&it.docs, &it.attrs, it.span), it.span]),
        TreeNode::Param(it) => found.push(it.span),
        TreeNode::Variant(it) => found.push(it.span),
        TreeNode::Type(it) => found.push(it.span),
        TreeNode::UnionMember(it) => found.push(whole(&it.docs, &it.attrs, it.ty.span)),
        TreeNode::Name(it) => found.push(it.span),
    });
}

/// The range between braces.
fn inside(body: Span) -> Span {
    Span::new(
        body.start + 1,
        body.end.saturating_sub(1).max(body.start + 1),
    )
}
