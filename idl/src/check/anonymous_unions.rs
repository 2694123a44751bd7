//! JSI0217: a union in a type's place, which has no name in Rust. The fix declares an alias, or an enum for strings alone.

use heck::ToUpperCamelCase;

use super::Check;
use super::unions::on_one_line;
use crate::builtins::builtin;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{Item, Literal, MemberKind, TypeExpr, TypeKind, UnionMember};
use crate::syntax::visit::{TreeNode, visit_item};

impl Check<'_> {
    /// The error of a union that is not the type of an alias.
    pub(super) fn anonymous_union(
        &self,
        file: FileId,
        expr: &TypeExpr,
        members: &[UnionMember],
    ) -> Diagnostic {
        let message = "a union must be declared as an alias";
        let diagnostic =
            Diagnostic::new(Code::JSI0217, file, expr.span, message).label("has no name in Rust");
        let source = self.loaded.sources.get(file.0 as usize);
        let items = source
            .map(|source| source.tree.items.as_slice())
            .unwrap_or_default();
        let around = items
            .iter()
            .find(|item| item.span.start <= expr.span.start && expr.span.end <= item.span.end);
        // where something else is to be repaired, its edits may be the same places
        let around = around.filter(|item| !self.has_problem(file, item.span.start..item.span.end));
        let declared = around.and_then(|item| {
            let name = self.free_name(file, &suggested(item, expr.span)?)?;
            Some((
                whole(
                    &item.docs,
                    &item.attrs,
                    item.export.map_or(item.span, |it| it.to(item.span)),
                )
                .start,
                name,
            ))
        });
        let Some((start, name)) = declared else {
            return diagnostic.help("declare it with `type Name = …;`, and use the name");
        };
        let kept: Vec<&UnionMember> = members.iter().filter(|it| !it.ty.is_absent()).collect();
        let nullable = kept.len() < members.len();
        let text = self.declaration(file, &name, &kept);
        let edit = |span, text| Edit { file, span, text };
        let used = if nullable {
            format!("{name}?")
        } else {
            name.clone()
        };
        diagnostic.offer_all(
            format!(
                "declare it as `{name}` with `{}`",
                if text.starts_with("enum") {
                    "enum"
                } else {
                    "type"
                }
            ),
            vec![
                edit(Span::new(start, start), format!("{text}\n\n")),
                edit(expr.span, used),
            ],
        )
    }

    fn declaration(&self, file: FileId, name: &str, members: &[&UnionMember]) -> String {
        let mut strings = Vec::new();
        let mut open = false;
        for member in members {
            match &member.ty.kind {
                TypeKind::Literal(Literal::Str(text)) => {
                    strings.push(self.written(file, text.span).to_owned());
                }
                TypeKind::Name { name, args } if name.text == "String" && args.is_empty() => {
                    open = true;
                }
                TypeKind::Name { .. }
                | TypeKind::Nullable(_)
                | TypeKind::Tuple(_)
                | TypeKind::Literal(_)
                | TypeKind::Union(_)
                | TypeKind::Bad => {
                    let members = members.iter();
                    let members = members.map(|member| {
                        let own = whole(&member.docs, &member.attrs, member.ty.span);
                        on_one_line(self.written(file, own))
                    });
                    let members: Vec<String> = members.collect();
                    return format!("type {name} = {};", members.join(" | "));
                }
            }
        }
        if open {
            strings.push("...".to_owned());
        }
        format!("enum {name} {{ {} }}", strings.join(", "))
    }

    /// The name, with a number behind it where the file has it already.
    fn free_name(&self, file: FileId, base: &str) -> Option<String> {
        let numbered = (2..100).map(|number| format!("{base}{number}"));
        let mut names = std::iter::once(base.to_owned()).chain(numbered);
        names.find(|name| self.lookup(file, name).is_none() && builtin(name).is_none())
    }
}

/// A name for the type at a place: that of the parameter, field, property or method that has it.
fn suggested(item: &Item, span: Span) -> Option<String> {
    let owner = item.kind.name()?.text.as_str();
    let mut found = None;
    let holds = |ty: &TypeExpr| ty.span.start <= span.start && span.end <= ty.span.end;
    visit_item(item, &mut |node| match node {
        TreeNode::Member(member) => match &member.kind {
            MemberKind::Method { name, result, .. } if holds(result) => {
                found = Some(format!("{}Result", name.text.to_upper_camel_case()));
            }
            MemberKind::Property { name, ty, .. } if holds(ty) => {
                found = Some(name.text.to_upper_camel_case());
            }
            MemberKind::Call { result, .. } if holds(result) => {
                found = Some(format!("{owner}Result"));
            }
            MemberKind::Constructor { .. }
            | MemberKind::Method { .. }
            | MemberKind::Property { .. }
            | MemberKind::Call { .. }
            | MemberKind::Index { .. }
            | MemberKind::Events(_)
            | MemberKind::Bad(_) => {}
        },
        TreeNode::Param(param) if holds(&param.ty) => {
            found = Some(param.name.text.to_upper_camel_case());
        }
        TreeNode::Field(field) if holds(&field.ty) => {
            found = Some(format!("{owner}{}", field.name.text.to_upper_camel_case()));
        }
        TreeNode::Event(event) => {
            found = Some(format!("{}Event", event.name.value.to_upper_camel_case()));
        }
        TreeNode::Item(_)
        | TreeNode::Param(_)
        | TreeNode::Field(_)
        | TreeNode::Variant(_)
        | TreeNode::Type(_)
        | TreeNode::UnionMember(_)
        | TreeNode::Name(_) => {}
    });
    let name = found.unwrap_or_else(|| format!("{owner}Value"));
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_';
    Some(if name.starts_with(starts) {
        name
    } else {
        format!("{owner}Value")
    })
}
