//! Fields of records whose type is a literal or several. Several are an enum, or a union where they are of several types, which is
//! declared under the names of the record and the field.

use std::collections::HashMap;

use heck::ToUpperCamelCase;

use super::Check;
use super::names::literal_name;
use super::type_resolver::model_of;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{
    Item, ItemId, ItemKind, Literal, Model, NumberEnum, NumberVariant, StringEnum, StringVariant,
    Type, Union, UnionMember,
};
use crate::resolve::scope::ItemRef;
use crate::source::Span;
use crate::syntax::tree::{self, TypeExpr, TypeKind};

impl Check<'_> {
    /// The type of a field with several literals; none of any other field.
    pub(super) fn several_literals(
        &self,
        item: ItemRef<'_>,
        rust_name: &str,
        field: &tree::Field,
    ) -> Option<Type> {
        let literals = literals(&field.ty)?;
        let mut values: Vec<(Literal, Span)> = Vec::with_capacity(literals.len());
        let mut known: HashMap<Literal, Span> = HashMap::with_capacity(literals.len());
        for (literal, span) in literals {
            match known.get(&literal) {
                Some(first) => {
                    let message = format!("duplicate literal {literal}");
                    let diagnostic = Diagnostic::new(Code::JSI0102, item.file, span, message)
                        .label("written again")
                        .secondary_label(item.file, *first, "first written here");
                    self.report(diagnostic);
                }
                None => {
                    known.insert(literal.clone(), span);
                    values.push((literal, span));
                }
            }
        }
        let id = self.scopes.items.len() + self.declared.borrow().len();
        let suffix = field.name.text.to_upper_camel_case();
        self.declared.borrow_mut().push(Item {
            file: item.file,
            name: format!("{}{suffix}", item.name.text),
            name_span: field.name.span,
            span: field.ty.span,
            rust_name: format!("{rust_name}{suffix}"),
            docs: format!(
                "The values of the field `{}` of [`{rust_name}`].",
                field.name.text
            ),
            deprecated: None,
            kind: declared(values),
        });
        Some(Type::Named(ItemId(id as u32)))
    }

    /// Adds the items that fields declare to the model.
    pub(super) fn add_declared(&self, model: &mut Model) {
        for item in self.declared.take() {
            let id = ItemId(model.items.len() as u32);
            if let Some(file) = model.files.get_mut(item.file.0 as usize) {
                file.of_fields.push(id);
            }
            model.items.push(item);
        }
    }
}

/// The literals of a type that consists of several.
fn literals(ty: &TypeExpr) -> Option<Vec<(Literal, Span)>> {
    let TypeKind::Union(members) = &ty.kind else {
        return None;
    };
    let values = members.iter().map(|member| match &member.ty.kind {
        TypeKind::Literal(literal) => Some((model_of(literal), literal.span())),
        _ => None,
    });
    values.collect()
}

/// An enum of these values, if one can have them, or a union.
fn declared(values: Vec<(Literal, Span)>) -> ItemKind {
    let is_string = |it: &(Literal, Span)| matches!(it.0, Literal::String(_));
    if values.iter().all(is_string) {
        let variants = values.into_iter().map(|(literal, span)| StringVariant {
            rust_name: literal_name(&literal),
            value: match literal {
                Literal::String(text) | Literal::Number(text) => text,
                Literal::Boolean(value) => value.to_string(),
            },
            span,
            docs: String::new(),
            deprecated: None,
        });
        return ItemKind::StringEnum(StringEnum {
            variants: variants.collect(),
            open: false,
        });
    }
    let numbers: Option<Vec<NumberVariant>> = values
        .iter()
        .map(|(literal, span)| {
            Some(NumberVariant {
                name: literal_name(literal),
                span: *span,
                rust_name: literal_name(literal),
                docs: String::new(),
                deprecated: None,
                value: literal.as_i32()?,
            })
        })
        .collect();
    match numbers {
        Some(variants) => ItemKind::NumberEnum(NumberEnum {
            variants,
            open: false,
        }),
        None => ItemKind::Union(Union {
            members: values
                .into_iter()
                .map(|(literal, span)| UnionMember {
                    text: literal.to_string(),
                    span,
                    rust_name: literal_name(&literal),
                    docs: String::new(),
                    deprecated: None,
                    ty: Type::Literal(literal),
                })
                .collect(),
        }),
    }
}
