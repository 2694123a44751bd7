//! What the nodes of a tree declare, with the documentation and attributes before it.

use super::tree::{Attr, Docs, Ident, Item, MemberKind, VariantKind};
use super::visit::{TreeNode, visit_item};
use crate::source::Span;

/// Something that has a name and can have documentation: an item, a member, a field or a value of an enum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declaration<'a> {
    pub(crate) docs: &'a Docs,
    pub(crate) attrs: &'a [Attr],
    /// Its name; the keyword of a constructor.
    pub(crate) name: Span,
    /// The name, where it is an identifier.
    pub(crate) ident: Option<&'a Ident>,
    /// All of it but documentation and attributes.
    pub(crate) span: Span,
}

impl<'a> Declaration<'a> {
    /// What a node declares. Nothing where its name could not be read.
    pub(crate) fn of(node: TreeNode<'a>) -> Option<Self> {
        let (docs, attrs, span) = match node {
            TreeNode::Item(it) => (&it.docs, &it.attrs, it.span),
            TreeNode::Member(it) => (&it.docs, &it.attrs, it.span),
            TreeNode::Event(it) => (&it.docs, &it.attrs, it.span),
            TreeNode::Field(it) => (&it.docs, &it.attrs, it.span),
            TreeNode::Variant(it) => (&it.docs, &it.attrs, it.span),
            TreeNode::Param(_)
            | TreeNode::Type(_)
            | TreeNode::UnionMember(_)
            | TreeNode::Name(_) => return None,
        };
        let (name, ident) = name(node)?;
        Some(Self {
            docs,
            attrs,
            name,
            ident,
            span,
        })
    }

    /// From its documentation and attributes to its end.
    pub(crate) fn whole(&self) -> Span {
        whole(self.docs, self.attrs, self.span)
    }
}

/// The name that a node declares, and the identifier that it is.
fn name(node: TreeNode<'_>) -> Option<(Span, Option<&Ident>)> {
    let ident = match node {
        TreeNode::Item(it) => it.kind.name()?,
        TreeNode::Member(it) => match &it.kind {
            MemberKind::Constructor { keyword, .. } => return Some((*keyword, None)),
            MemberKind::Call { open, .. } => return Some((*open, None)),
            MemberKind::Index { key, .. } => return Some((key.span, None)),
            MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => name,
            // the events in it are declarations
            MemberKind::Events(_) => return None,
            MemberKind::Bad(name) => name.as_ref()?,
        },
        TreeNode::Event(it) => return Some((it.name.span, None)),
        TreeNode::Field(it) => &it.name,
        TreeNode::Variant(it) => match &it.kind {
            VariantKind::Str(text) => return Some((text.span, None)),
            VariantKind::Number { name, .. } => name,
        },
        TreeNode::Param(_) | TreeNode::Type(_) | TreeNode::UnionMember(_) | TreeNode::Name(_) => {
            return None;
        }
    };
    Some((ident.span, Some(ident)))
}

/// Visits what an item declares: itself, then its members, fields or values.
pub(crate) fn declarations<'a>(item: &'a Item, visit: &mut impl FnMut(Declaration<'a>)) {
    visit_item(item, &mut |node| {
        Declaration::of(node).into_iter().for_each(&mut *visit)
    });
}

/// Visits the members or fields of an item that could be read.
pub(crate) fn members<'a>(item: &'a Item, visit: &mut impl FnMut(Declaration<'a>)) {
    visit_item(item, &mut |node| match node {
        TreeNode::Member(member) if matches!(member.kind, MemberKind::Bad(_)) => {}
        TreeNode::Member(_) | TreeNode::Event(_) | TreeNode::Field(_) => {
            Declaration::of(node).into_iter().for_each(&mut *visit);
        }
        TreeNode::Item(_)
        | TreeNode::Param(_)
        | TreeNode::Variant(_)
        | TreeNode::Type(_)
        | TreeNode::UnionMember(_)
        | TreeNode::Name(_) => {}
    });
}

/// From documentation and attributes to the end of what follows them.
pub(crate) fn whole(docs: &Docs, attrs: &[Attr], own: Span) -> Span {
    let before = docs.span.into_iter().chain(attrs.iter().map(|it| it.span));
    before.fold(own, Span::to)
}

/// Whether something with these attributes is marked as deprecated.
pub(crate) fn is_deprecated(attrs: &[Attr]) -> bool {
    attrs.iter().any(|attr| attr.name.text == "deprecated")
}
