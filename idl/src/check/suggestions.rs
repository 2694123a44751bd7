//! Edits that several rules offer: the removal of a piece, a new item, a name of another file.

use super::Check;
use crate::builtins::builtin;
use crate::diagnostics::{Diagnostic, Edit};
use crate::resolve::{path, use_edit};
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{Docs, Item, ItemKind, MemberKind};
use crate::syntax::visit::{TreeNode, visit_item};

impl<'a> Check<'a> {
    /// The item around a place.
    pub(super) fn item_around(&self, file: FileId, span: Span) -> Option<&'a Item> {
        let source = self.loaded.sources.get(file.0 as usize)?;
        let mut items = source.tree.items.iter();
        items.find(|item| item.span.start <= span.start && span.end <= item.span.end)
    }

    /// Where the parameter begins that has its type at a place, after its attributes.
    pub(super) fn param_start(&self, file: FileId, ty: Span) -> Option<u32> {
        let mut found = None;
        visit_item(self.item_around(file, ty)?, &mut |node| {
            if let TreeNode::Param(param) = node
                && param.ty.span == ty
            {
                found = Some(param.span.start);
            }
        });
        found
    }

    /// The parameter that has its type at a place, with its comma.
    pub(super) fn param_around(&self, file: FileId, ty: Span) -> Option<Span> {
        let item = self.item_around(file, ty)?;
        let mut found = None;
        visit_item(item, &mut |node| {
            let TreeNode::Member(member) = node else {
                return;
            };
            let (MemberKind::Method { params, .. }
            | MemberKind::Constructor { params, .. }
            | MemberKind::Call { params, .. }) = &member.kind
            else {
                return;
            };
            let Some(index) = params.iter().position(|param| param.ty.span == ty) else {
                return;
            };
            let start = |index: usize| {
                let param = params.get(index)?;
                Some(whole(&Docs::default(), &param.attrs, param.span).start)
            };
            let before = index.checked_sub(1).and_then(|before| params.get(before));
            found = start(index).map(|own| match (start(index + 1), before) {
                (Some(next), _) => Span::new(own, next),
                (None, Some(before)) => Span::new(before.span.end, ty.end),
                (None, None) => Span::new(own, ty.end),
            });
        });
        found
    }

    /// Whether something in the line of a place could not be read.
    pub(super) fn is_in_broken_line(&self, file: FileId, span: Span) -> bool {
        self.has_problem(file, self.line_around(file, span))
    }

    /// Whether a place is in a member that could not be read as a whole.
    pub(super) fn is_in_broken_member(&self, file: FileId, span: Span) -> bool {
        let Some(item) = self.item_around(file, span) else {
            return false;
        };
        let mut found = false;
        visit_item(item, &mut |node| {
            let own = match node {
                TreeNode::Member(it) => it.span,
                TreeNode::Field(it) => it.span,
                TreeNode::Variant(it) => it.span,
                TreeNode::Item(_)
                | TreeNode::Event(_)
                | TreeNode::Param(_)
                | TreeNode::Type(_)
                | TreeNode::UnionMember(_)
                | TreeNode::Name(_) => return,
            };
            let around = own.start <= span.start && span.end <= own.end;
            found |= around && self.has_problem(file, own.start..own.end);
        });
        found
    }

    fn line_around(&self, file: FileId, span: Span) -> std::ops::Range<u32> {
        let source = self.loaded.sources.get(file.0 as usize);
        let text = source.map(|source| &*source.text).unwrap_or_default();
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.end as usize..).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').unwrap_or(after.len());
        start as u32..span.end + end as u32
    }

    /// Whether a type is all of the result of a method, or the value of its promise.
    pub(super) fn is_result(&self, file: FileId, span: Span) -> bool {
        let mut found = false;
        if let Some(item) = self.item_around(file, span) {
            visit_item(item, &mut |node| {
                if let TreeNode::Member(member) = node
                    && let MemberKind::Method { result, .. } | MemberKind::Call { result, .. } =
                        &member.kind
                {
                    let inner = result.span.start <= span.start && span.end <= result.span.end;
                    let promise = self.written(file, result.span).starts_with("Promise<");
                    found |= result.span == span || inner && promise;
                }
            });
        }
        found
    }

    /// Where an item begins, with its documentation and attributes.
    pub(super) fn start_of(item: &Item) -> u32 {
        let own = item.export.map_or(item.span, |it| it.to(item.span));
        whole(&item.docs, &item.attrs, own).start
    }

    /// The place of an item keyword before a name.
    pub(super) fn keyword_before(&self, file: FileId, item: &Item, keyword: &str) -> Option<Span> {
        let name = item.kind.name()?;
        let start = item.span.start;
        let head = self.written(file, Span::new(start, name.span.start));
        let at = start + head.rfind(keyword)? as u32;
        Some(Span::new(at, at + keyword.len() as u32))
    }

    /// A piece with the space after it, and its line where it is alone on that.
    pub(super) fn with_space_after(&self, file: FileId, span: Span) -> Span {
        let source = self.loaded.sources.get(file.0 as usize);
        let text = source.map(|source| &*source.text).unwrap_or_default();
        let rest = text.get(span.end as usize..).unwrap_or_default();
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        Span::new(span.start, span.end + space as u32)
    }

    /// Offers to declare a type before the item that names it: as a record or a class.
    pub(super) fn offer_declaration(
        &self,
        diagnostic: Diagnostic,
        file: FileId,
        span: Span,
        name: &str,
    ) -> Diagnostic {
        let Some(item) = self.item_around(file, span) else {
            return diagnostic;
        };
        if !name.starts_with(char::is_uppercase) || builtin(name).is_some() {
            return diagnostic;
        }
        let at = Self::start_of(item);
        let place = Span::new(at, at);
        let extended = match &item.kind {
            ItemKind::Class(it) | ItemKind::Interface(it) => it.extends.as_ref(),
            ItemKind::Record(it) => it.extends.as_ref(),
            _ => None,
        };
        let is_base = extended.is_some_and(|base| base.name.span == span);
        let record = (
            format!("declare the record `{name}`"),
            format!("record {name} {{\n}}\n\n"),
        );
        let class = (
            format!("declare the class `{name}`"),
            format!("class {name};\n\n"),
        );
        let offers = match &item.kind {
            ItemKind::Class(_) if is_base => vec![class],
            ItemKind::Record(_) if is_base => vec![record],
            ItemKind::Interface(_) if is_base => Vec::new(),
            _ => vec![record, class],
        };
        let offers = offers.into_iter();
        offers.fold(diagnostic, |it, (title, text)| it.offer(title, place, text))
    }

    /// Offers to take a name from the file that declares it.
    pub(super) fn offer_use(
        &self,
        diagnostic: Diagnostic,
        file: FileId,
        target: FileId,
        name: &str,
    ) -> Diagnostic {
        let index = file.0 as usize;
        let here = self.loaded.paths.get(index);
        let there = self.loaded.paths.get(target.0 as usize);
        let (Some(source), Some(here), Some(there)) = (self.loaded.sources.get(index), here, there)
        else {
            return diagnostic;
        };
        let targets = self.loaded.uses.get(index).into_iter().flatten();
        let mut uses = crate::resolve::uses(&source.tree).zip(targets);
        let known = uses.find(|(_, other)| **other == Some(target));
        let path = path::relative(here, there);
        let known = known.map(|(known, _)| known);
        let (at, text) = use_edit(&source.tree, &source.text, known, &path, name);
        diagnostic
            .help(format!(
                "`{name}` is defined in `{path}`; import it with `use`"
            ))
            .offer(
                format!("import `{name}` from `{path}`"),
                Span::new(at, at),
                text,
            )
    }

    /// The edit of a file.
    pub(super) fn edit(file: FileId, span: Span, text: impl Into<String>) -> Edit {
        Edit {
            file,
            span,
            text: text.into(),
        }
    }
}
