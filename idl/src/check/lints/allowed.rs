//! `@allow`: the parts of the sources in which a lint is allowed. An `@allow` without effect is no error: the results of a lint
//! depend on levels and files.

use std::collections::HashMap;

use crate::check::Check;
use crate::diagnostics::Code;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Attr, AttrArg};
use crate::syntax::visit::{TreeNode, visit_file};

/// The spans in which lints are allowed.
#[derive(Default)]
pub(super) struct Allowed {
    /// In source order, none inside of another.
    parts: HashMap<(FileId, Code), Vec<Span>>,
}

impl Allowed {
    /// Reads every `@allow`.
    pub(super) fn new(cx: &Check<'_>) -> Self {
        let mut allowed = Self::default();
        for (index, source) in cx.loaded.sources.iter().enumerate() {
            let file = FileId(index as u32);
            visit_file(&source.tree, &mut |node| match node {
                TreeNode::Item(it) => allowed.add(file, &it.attrs, it.span),
                TreeNode::Member(it) => allowed.add(file, &it.attrs, it.span),
                TreeNode::Param(it) => allowed.add(file, &it.attrs, it.span),
                TreeNode::Event(it) => allowed.add(file, &it.attrs, it.span),
                TreeNode::Field(it) => allowed.add(file, &it.attrs, it.span),
                TreeNode::Variant(it) => allowed.add(file, &it.attrs, it.span),
                TreeNode::UnionMember(it) => allowed.add(file, &it.attrs, it.ty.span),
                TreeNode::Type(_) | TreeNode::Name(_) => {}
            });
        }
        allowed
    }

    fn add(&mut self, file: FileId, attrs: &[Attr], span: Span) {
        let allows = attrs.iter().filter(|attr| attr.name.text == "allow");
        for arg in allows.flat_map(|attr| attr.args.iter().flatten()) {
            let AttrArg::Word(word) = arg else {
                continue;
            };
            let lint = Code::lints().find(|lint| lint.name() == word.text);
            if let Some(lint) = lint {
                let parts = self.parts.entry((file, lint)).or_default();
                // a span inside another one is covered already
                if parts.last().is_none_or(|last| last.end < span.end) {
                    parts.push(span);
                }
            }
        }
    }

    /// Whether a lint is allowed at a span.
    pub(super) fn has(&self, lint: Code, file: FileId, span: Span) -> bool {
        let Some(parts) = self.parts.get(&(file, lint)) else {
            return false;
        };
        let after = parts.partition_point(|part| part.start <= span.start);
        let part = after.checked_sub(1).and_then(|index| parts.get(index));
        part.is_some_and(|part| span.end <= part.end)
    }
}
