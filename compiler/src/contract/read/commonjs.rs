//! What a CommonJS module exports: what it assigns to `module.exports` and `exports`, as far as that is seen.

use std::collections::HashSet;

use jsi_idl::source::Span;
use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, Expression, Program};
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;

use super::super::facts::{Common, Export, Form, Member, Members, Object, Target, Value};
use super::Reader;
use super::uses::Uses;

impl<'a> Reader<'a, '_> {
    /// Reads `module.exports` and `exports`, if the file is no ES module.
    pub(super) fn commonjs(&mut self, program: &'a Program<'a>) {
        if program.source_type.is_module() {
            return;
        }
        let (modules, names) = (self.unresolved("module"), self.unresolved("exports"));
        if modules.is_empty() && names.is_empty() {
            return;
        }
        let mut uses = Uses::default();
        let mut is_open = false;
        for node in modules {
            let parent = self.nodes.parent_id(node);
            match self.nodes.kind(parent) {
                AstKind::StaticMemberExpression(it) if it.property.name == "exports" => {
                    self.exports_at(parent, &mut uses, &mut is_open);
                }
                AstKind::UnaryExpression(_) => {}
                AstKind::StaticMemberExpression(_) => {}
                _ => is_open = true,
            }
        }
        for node in names {
            // `typeof exports`
            if !matches!(self.nodes.parent_kind(node), AstKind::UnaryExpression(_)) {
                self.exports_at(node, &mut uses, &mut is_open);
            }
        }
        let is_compiled = uses.own.iter().any(|it| it.name == "__esModule");
        // `exports.a = exports.b = void 0`, which compilers write first
        uses.own.retain(|it| {
            it.name != "__esModule" && !it.value.is_some_and(|value| is_nothing(value))
        });
        let replaced = std::mem::take(&mut uses.replaced);
        let is_replaced = !replaced.is_empty();
        let value = match replaced.as_slice() {
            [] => {
                let members = Members::default();
                let span = Span::new(0, 0);
                self.add(Value::Object(Object { span, members }))
            }
            [only] => self.value(only),
            _ => self.add(Value::Unknown),
        };
        uses.is_open |= is_open;
        let value = self.whole(value);
        match self.module.values.get(value).cloned() {
            Some(Value::Object(mut object)) => {
                self.add_exports(&mut object.members, &uses);
                self.set(value, Value::Object(object));
            }
            Some(Value::Function(mut function)) if is_replaced => {
                self.add_exports(&mut function.statics, &uses);
                self.set(value, Value::Function(function));
            }
            Some(Value::Class(mut class)) if is_replaced => {
                self.add_exports(&mut class.statics, &uses);
                self.set(value, Value::Class(class));
            }
            Some(Value::Imported(Target::Required(_))) => self.add_to_required(uses),
            _ => {}
        }
        self.module.common = Some(Common { value, is_compiled });
    }

    /// A value of this module for another name of it.
    fn whole(&self, mut value: usize) -> usize {
        for _ in 0..8 {
            match self.module.values.get(value) {
                Some(Value::Imported(Target::Value(of))) => value = *of,
                _ => break,
            }
        }
        value
    }

    fn add_exports(&mut self, members: &mut Members, uses: &Uses<'a>) {
        members.is_open |= uses.is_open || !uses.uncertain.is_empty() && has_call(uses);
        for it in &uses.own {
            let form = match it.value {
                Some(value) => Form::Value(self.value(value)),
                None => Form::Unknown,
            };
            let form = if members.named.contains_key(&it.name) {
                Form::Unknown
            } else {
                form
            };
            let span = it.span;
            members.named.insert(it.name.clone(), Member { span, form });
        }
    }

    /// What is added to `module.exports = require("…")`: exports beside those of the other module.
    fn add_to_required(&mut self, uses: Uses<'a>) {
        self.module.is_open |= uses.is_open || has_call(&uses);
        for it in uses.own {
            let value = match it.value {
                Some(value) => self.value(value),
                None => self.add(Value::Unknown),
            };
            let export = Export {
                span: it.span,
                declared: None,
                target: Target::Value(value),
            };
            self.module.exports.insert(it.name, export);
        }
    }

    /// A use of the object with the exports.
    fn exports_at(&mut self, node: NodeId, uses: &mut Uses<'a>, is_open: &mut bool) {
        let own = self.nodes.kind(node).span();
        if let AstKind::CallExpression(call) = self.nodes.parent_kind(node)
            && call.callee.span() != own
        {
            // `__exportStar(require("…"), exports)` of TypeScript's compiler
            let required = call.arguments.first().and_then(Argument::as_expression);
            let required = required.and_then(|it| self.required(it));
            let is_star = matches!(call.callee.get_inner_expression(), Expression::Identifier(it) if it.name == "__exportStar")
                || matches!(call.callee.get_inner_expression(), Expression::StaticMemberExpression(it) if it.property.name == "__exportStar");
            if let (Some(specifier), true) = (required, is_star) {
                let request = self.required_module(&specifier);
                self.module.stars.push(request);
                return;
            }
        }
        let mut found = Uses::default();
        self.use_at(node, &mut found, &mut HashSet::new());
        *is_open |= found.is_open;
        // in a function it may happen later, or never
        if !found.replaced.is_empty() && self.function_around(node, true).is_some() {
            *is_open = true;
        }
        uses.own.append(&mut found.own);
        uses.replaced.append(&mut found.replaced);
        uses.uncertain.extend(found.uncertain);
    }
}

fn has_call(uses: &Uses<'_>) -> bool {
    uses.uncertain.iter().any(|it| it.ends_with("()")) && uses.own.is_empty()
}

/// `void 0`, also at the end of several assignments.
fn is_nothing(expression: &Expression<'_>) -> bool {
    match expression.get_inner_expression() {
        Expression::UnaryExpression(it) => it.operator.is_void(),
        Expression::AssignmentExpression(it) => is_nothing(&it.right),
        _ => false,
    }
}
