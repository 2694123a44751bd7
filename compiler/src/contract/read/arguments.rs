//! What a call does to a value that is one of its arguments.

use oxc_ast::ast::{Argument, CallExpression, Expression, ObjectPropertyKind, PropertyKind};
use oxc_span::GetSpan;

use super::keys::{key_name, well_known};
use super::uses::{Assigned, Uses};
use super::{Reader, place};

/// Functions that neither change their argument nor keep it for someone who does.
const HARMLESS: [&str; 6] = [
    "freeze",
    "seal",
    "preventExtensions",
    "keys",
    "getPrototypeOf",
    "is",
];

/// Methods that keep an object, such as those of maps and lists.
const KEEPING: [&str; 16] = [
    "add",
    "set",
    "get",
    "has",
    "delete",
    "push",
    "unshift",
    "includes",
    "indexOf",
    "bind",
    "log",
    "addEventListener",
    "removeEventListener",
    "observe",
    "unobserve",
    "define",
];

impl<'a> Reader<'a, '_> {
    /// The use of a value as an argument; of `X.prototype` if `is_prototype`.
    pub(super) fn use_as_argument(
        &self,
        call: &'a CallExpression<'a>,
        own: oxc_span::Span,
        uses: &mut Uses<'a>,
        is_prototype: bool,
    ) {
        let method = match call.callee.get_inner_expression() {
            Expression::StaticMemberExpression(it) => Some(it),
            _ => None,
        };
        let of_object = method.is_some_and(|it| {
            self.is_global(&it.object, "Object") || self.is_global(&it.object, "Reflect")
        });
        let name = method.map_or("", |it| it.property.name.as_str());
        let is_first = call.arguments.first().is_some_and(|it| it.span() == own);
        if of_object && name == "defineProperty" && is_first {
            let property = call.arguments.get(1).and_then(Argument::as_expression);
            let property = property.and_then(|it| match it {
                Expression::StringLiteral(text) => Some((text.value.to_string(), place(text.span))),
                other => Some((well_known(other)?, place(other.span()))),
            });
            match property {
                Some((name, span)) => {
                    let list = if is_prototype {
                        &mut uses.prototype
                    } else {
                        &mut uses.own
                    };
                    let value = None;
                    list.push(Assigned { name, span, value });
                }
                None if is_prototype => uses.is_prototype_open = true,
                None => uses.is_open = true,
            }
            return;
        }
        if of_object && name == "assign" && is_first {
            for argument in call.arguments.iter().skip(1) {
                let list = if is_prototype {
                    &mut uses.prototype
                } else {
                    &mut uses.own
                };
                let all_seen = properties(argument, list);
                uses.is_prototype_open |= is_prototype && !all_seen;
                uses.is_open |= !is_prototype && !all_seen;
            }
            return;
        }
        let assigned_from = of_object && name == "assign" && !is_first;
        let harmless = of_object && HARMLESS.contains(&name);
        let keeping = !of_object && KEEPING.contains(&name);
        // esbuild's helper that gives functions their names
        let named = matches!(call.callee.get_inner_expression(), Expression::Identifier(it) if it.name == "__name");
        if !(assigned_from || harmless || keeping || named) {
            if is_prototype {
                uses.is_prototype_open = true;
            } else {
                uses.is_open = true;
                uses.is_prototype_open = true;
            }
        }
    }
}

/// The properties of an object that is written out as an argument, and whether it has no others.
fn properties<'a>(argument: &'a Argument<'a>, list: &mut Vec<Assigned<'a>>) -> bool {
    let Some(Expression::ObjectExpression(object)) = argument
        .as_expression()
        .map(Expression::get_inner_expression)
    else {
        return false;
    };
    let mut all_seen = true;
    for property in &object.properties {
        let ObjectPropertyKind::ObjectProperty(it) = property else {
            all_seen = false;
            continue;
        };
        match key_name(&it.key, it.computed) {
            Some(name) if it.kind == PropertyKind::Init => list.push(Assigned {
                name,
                span: place(it.key.span()),
                value: Some(&it.value),
            }),
            Some(name) if it.kind == PropertyKind::Get => list.push(Assigned {
                name,
                span: place(it.key.span()),
                value: None,
            }),
            // a setter gives undefined
            _ => all_seen = false,
        }
    }
    all_seen
}
