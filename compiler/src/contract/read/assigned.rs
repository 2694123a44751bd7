//! What the uses of a name add to the value that it was declared with.

use oxc_ast::ast::Expression;
use oxc_syntax::node::NodeId;

use super::super::facts::{Form, Member, Members, Value, ValueId};
use super::Reader;
use super::uses::{Assigned, Uses};

impl<'a> Reader<'a, '_> {
    /// Adds what uses of a function's name add to the function.
    pub(super) fn apply(&mut self, value: &mut Value, uses: &Uses<'a>, node: NodeId) {
        let Value::Function(function) = value else {
            return;
        };
        let mut receiver = Uses::default();
        self.uses_of_receiver(node, &mut receiver);
        self.add_assigned(&mut function.statics, &uses.own);
        self.add_assigned(&mut function.instance, &receiver.own);
        self.add_assigned(&mut function.instance, &uses.prototype);
        for assigned in &uses.prototype {
            self.add_receiver_of(&mut function.instance, assigned.value);
        }
        function.statics.is_open |= uses.is_open;
        function.instance.is_open |= uses.is_open || uses.is_prototype_open || receiver.is_open;
        self.calls(&mut function.statics, &mut function.instance, uses);
        uncertain(&mut function.statics, uses);
        uncertain(&mut function.instance, &receiver);
        if !uses.replaced.is_empty() {
            *value = Value::Unknown;
        }
    }

    /// Adds the assignments to `this` in a function.
    pub(super) fn add_receiver_of(
        &mut self,
        members: &mut Members,
        function: Option<&'a Expression<'a>>,
    ) {
        if let Some(Expression::FunctionExpression(it)) =
            function.map(Expression::get_inner_expression)
        {
            let mut uses = Uses::default();
            self.uses_of_receiver(it.node_id.get(), &mut uses);
            self.add_assigned(members, &uses.own);
            members.is_open |= uses.is_open;
            uncertain(members, &uses);
        }
    }

    /// Adds what uses of a name add to the value that it was declared with.
    pub(super) fn apply_to(&mut self, id: ValueId, uses: &Uses<'a>, init: &'a Expression<'a>) {
        let Some(mut value) = self.module.values.get(id).cloned() else {
            return;
        };
        match &mut value {
            Value::Function(_) => {
                let node = match init {
                    Expression::FunctionExpression(it) => it.node_id.get(),
                    Expression::ArrowFunctionExpression(it) => it.node_id.get(),
                    _ => return,
                };
                self.apply(&mut value, uses, node);
            }
            Value::Object(object) => {
                self.add_assigned(&mut object.members, &uses.own);
                object.members.is_open |= uses.is_open;
                let mut other = Members::default();
                self.calls(&mut object.members, &mut other, uses);
                uncertain(&mut object.members, uses);
            }
            Value::Unknown
            | Value::Imported(_)
            | Value::Class(_)
            | Value::Instance(..)
            | Value::Plain(..) => {}
        }
        if !uses.replaced.is_empty() {
            value = Value::Unknown;
        }
        self.set(id, value);
    }

    /// `X.name()` may change X, unless it is a function of its own that is seen.
    pub(super) fn calls(&self, statics: &mut Members, instance: &mut Members, uses: &Uses<'a>) {
        for call in uses.uncertain.iter().filter_map(|it| it.strip_suffix("()")) {
            let seen =
                matches!(statics.named.get(call), Some(it) if matches!(it.form, Form::Method(_)));
            if !seen {
                statics.is_open = true;
                instance.is_open = true;
            }
        }
    }

    pub(super) fn add_assigned(&mut self, members: &mut Members, assigned: &[Assigned<'a>]) {
        for it in assigned {
            let value = it.value.map(|value| self.value(value));
            let form = match (value, members.named.get(&it.name)) {
                (Some(value), None) => Form::Value(value),
                // one of several values
                _ => Form::Unknown,
            };
            let span = it.span;
            members
                .named
                .entry(it.name.clone())
                .and_modify(|member| member.form = Form::Unknown)
                .or_insert(Member { span, form });
        }
    }
}

/// The values of these members may be others.
pub(super) fn uncertain(members: &mut Members, uses: &Uses<'_>) {
    for name in &uses.uncertain {
        if let Some(member) = members.named.get_mut(name)
            && !matches!(member.form, Form::Method(_))
        {
            member.form = Form::Unknown;
        }
    }
}
