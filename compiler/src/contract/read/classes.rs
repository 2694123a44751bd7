//! The values of classes.

use std::collections::BTreeMap;

use jsi_idl::source::Span;
use oxc_ast::ast::{
    BindingPattern, Class, ClassElement, Expression, MethodDefinitionKind, PropertyKey,
};
use oxc_span::GetSpan;

use super::super::facts::{self, Base, Form, Member, Members, Value, ValueId};
use super::assigned::uncertain;
use super::keys::key_name;
use super::uses::Uses;
use super::{Reader, place};

impl<'a> Reader<'a, '_> {
    /// The value of a class, which `uses` are made of.
    pub(super) fn class_value(&mut self, class: &'a Class<'a>, uses: &Uses<'a>) -> ValueId {
        let span = match &class.id {
            Some(name) => place(name.span),
            None => Span::new(class.span.start, class.span.start + 5),
        };
        let id = self.add(Value::Unknown);
        if !uses.replaced.is_empty() {
            return id;
        }
        let base = match class.heritage.as_ref().map(|it| &it.expression) {
            None => Base::None,
            Some(Expression::Identifier(it)) if self.symbol(it).is_none() => {
                Base::Global(it.name.to_string())
            }
            Some(Expression::NullLiteral(_)) => Base::None,
            Some(other) => Base::Value(self.value(other)),
        };
        let mut found = facts::Class {
            span,
            end: class.body.span.end.saturating_sub(1),
            base,
            constructor: None,
            statics: Members::default(),
            instance: Members::default(),
        };
        let is_decorated = !class.decorators.is_empty();
        found.statics.is_open = is_decorated;
        found.instance.is_open = is_decorated;
        let (mut of_class, mut of_objects) = (Uses::default(), Uses::default());
        for element in &class.body.body {
            self.element(&mut found, element, &mut of_class, &mut of_objects);
        }
        self.add_assigned(&mut found.instance, &of_objects.own);
        found.instance.is_open |= of_objects.is_open || of_objects.is_prototype_open;
        uncertain(&mut found.instance, &of_objects);
        for uses in [&of_class, uses] {
            self.add_assigned(&mut found.statics, &uses.own);
            self.add_assigned(&mut found.instance, &uses.prototype);
            for assigned in &uses.prototype {
                self.add_receiver_of(&mut found.instance, assigned.value);
            }
            found.statics.is_open |= uses.is_open;
            found.instance.is_open |= uses.is_open || uses.is_prototype_open;
            self.calls(&mut found.statics, &mut found.instance, uses);
            uncertain(&mut found.statics, uses);
        }
        self.set(id, Value::Class(found));
        id
    }

    fn element(
        &mut self,
        class: &mut facts::Class,
        element: &'a ClassElement<'a>,
        of_class: &mut Uses<'a>,
        of_objects: &mut Uses<'a>,
    ) {
        let (owner, is_static) = match element {
            ClassElement::StaticBlock(it) => (it.node_id.get(), true),
            ClassElement::MethodDefinition(it) => (it.value.node_id.get(), it.r#static),
            ClassElement::PropertyDefinition(it) => (it.node_id.get(), it.r#static),
            ClassElement::AccessorProperty(it) => (it.node_id.get(), it.r#static),
            ClassElement::TSIndexSignature(_) => return,
        };
        self.uses_of_receiver(owner, if is_static { of_class } else { of_objects });
        let (key, is_computed) = match element {
            ClassElement::MethodDefinition(it) => (&it.key, it.computed),
            ClassElement::PropertyDefinition(it) => (&it.key, it.computed),
            ClassElement::AccessorProperty(it) => (&it.key, it.computed),
            ClassElement::StaticBlock(_) | ClassElement::TSIndexSignature(_) => return,
        };
        if matches!(key, PropertyKey::PrivateIdentifier(_)) {
            return;
        }
        let name = key_name(key, is_computed);
        let span = place(key.span());
        let form = match element {
            ClassElement::MethodDefinition(it) => match it.kind {
                MethodDefinitionKind::Constructor => {
                    if let Value::Function(function) = self.function(&it.value, Some(key.span()))
                        && it.value.body.is_some()
                    {
                        // a constructor may return another object
                        class.instance.is_open |= function.promise != facts::Promise::Never
                            || function.result.is_some()
                            || self.returns_value(it.value.node_id.get());
                        class.constructor = Some(function);
                    }
                    for parameter in &it.value.params.items {
                        if parameter.accessibility.is_some() || parameter.readonly {
                            self.parameter_property(class, &parameter.pattern);
                        }
                    }
                    return;
                }
                MethodDefinitionKind::Method if it.value.body.is_none() => return,
                MethodDefinitionKind::Method => {
                    let decorated = !it.decorators.is_empty();
                    let value = self.function(&it.value, Some(key.span()));
                    let value = self.add(if decorated { Value::Unknown } else { value });
                    Form::Method(value)
                }
                MethodDefinitionKind::Get => Form::Accessor {
                    get: true,
                    set: false,
                    value: match it.decorators.is_empty() {
                        true => self.returned(&it.value),
                        false => None,
                    },
                },
                MethodDefinitionKind::Set => Form::Accessor {
                    get: false,
                    set: true,
                    value: None,
                },
            },
            ClassElement::PropertyDefinition(it) => match &it.value {
                Some(value) if it.decorators.is_empty() => {
                    let value = self.value(value);
                    match self.module.values.get(value) {
                        Some(Value::Function(_)) => Form::Value(value),
                        // it may be assigned again
                        _ => Form::Unknown,
                    }
                }
                _ => Form::Unknown,
            },
            _ => Form::Accessor {
                get: true,
                set: true,
                value: None,
            },
        };
        let members = if is_static {
            &mut class.statics
        } else {
            &mut class.instance
        };
        match name {
            Some(name) => insert(&mut members.named, name, Member { span, form }),
            None => members.is_open = true,
        }
    }

    fn parameter_property(&self, class: &mut facts::Class, pattern: &BindingPattern<'_>) {
        for name in pattern.get_binding_identifiers() {
            let member = Member {
                span: place(name.span),
                form: Form::Unknown,
            };
            insert(&mut class.instance.named, name.name.to_string(), member);
        }
    }
}

/// Adds a member; a getter and a setter are one.
pub(super) fn insert(named: &mut BTreeMap<String, Member>, name: String, member: Member) {
    let both = match (named.get(&name).map(|it| &it.form), &member.form) {
        (
            Some(Form::Accessor { get, set, value }),
            Form::Accessor {
                get: also_get,
                set: also_set,
                value: also_value,
            },
        ) => Some(Form::Accessor {
            get: *get || *also_get,
            set: *set || *also_set,
            value: value.or(*also_value),
        }),
        _ => None,
    };
    let form = both.unwrap_or_else(|| member.form.clone());
    named.insert(name, Member { form, ..member });
}
