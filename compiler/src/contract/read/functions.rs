//! Functions: their parameters, and what they return.

use oxc_ast::ast::{
    ArrowFunctionBody, ArrowFunctionExpression, BindingPattern, Expression, FormalParameters,
    Function as Node, FunctionBody, Statement,
};
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;

use super::super::facts::{self, Members, Promise, Value, ValueId};
use super::{Reader, place};

impl<'a> Reader<'a, '_> {
    /// A function with a body; its name is at `name`.
    pub(super) fn function(&mut self, it: &'a Node<'a>, name: Option<oxc_span::Span>) -> Value {
        let Some(body) = &it.body else {
            return Value::Unknown;
        };
        let id = it.node_id.get();
        let start = it.span.start;
        let span = name.unwrap_or_else(|| oxc_span::Span::new(start, start + 8));
        let is_method =
            name.is_some_and(|name| name.end == it.span.start) || it.id.is_none() && name.is_some();
        let (promise, result) = self.result(id, it.r#async, it.generator, None);
        Value::Function(facts::Function {
            span: place(span),
            is_async: it.r#async,
            is_generator: it.generator,
            is_constructor: !it.r#async && !it.generator && !is_method,
            params: self.params(&it.params),
            rest: rest(&it.params),
            takes_all: it.params.rest.is_some() || self.with_arguments.contains(&id),
            is_stub: is_stub(body),
            promise,
            result,
            statics: Members::default(),
            instance: Members::default(),
        })
    }

    /// A function without members of its own.
    pub(super) fn function_value(&mut self, it: &'a Node<'a>) -> ValueId {
        let value = self.function(it, None);
        self.add(value)
    }

    /// An arrow function.
    pub(super) fn arrow(&mut self, it: &'a ArrowFunctionExpression<'a>) -> Value {
        let id = it.node_id.get();
        let (expression, is_stub) = match &it.body {
            ArrowFunctionBody::FunctionBody(body) => (None, is_stub(body)),
            other => (other.as_expression(), false),
        };
        let (promise, result) = self.result(id, it.r#async, false, expression);
        Value::Function(facts::Function {
            span: jsi_idl::source::Span::new(it.span.start, it.params.span().end),
            is_async: it.r#async,
            is_generator: false,
            is_constructor: false,
            params: self.params(&it.params),
            rest: rest(&it.params),
            takes_all: it.params.rest.is_some(),
            is_stub,
            promise,
            result,
            statics: Members::default(),
            instance: Members::default(),
        })
    }

    fn params(&self, params: &'a FormalParameters<'a>) -> Vec<facts::Param> {
        let params = params.items.iter();
        params.map(|it| self.param(it)).collect()
    }

    /// Whether a function returns a value anywhere.
    pub(super) fn returns_value(&self, function: NodeId) -> bool {
        let returns = self.returns.get(&function);
        returns.is_some_and(|all| all.iter().any(Option::is_some))
    }

    /// Whether the result is a promise, and the object that it always is.
    fn result(
        &mut self,
        function: NodeId,
        is_async: bool,
        is_generator: bool,
        expression: Option<&'a Expression<'a>>,
    ) -> (Promise, Option<ValueId>) {
        let returns = match expression {
            Some(expression) => vec![Some(expression)],
            None => self.returns.get(&function).cloned().unwrap_or_default(),
        };
        if is_generator {
            return (Promise::Unknown, None);
        }
        let promise = if is_async {
            Promise::Always
        } else {
            self.promise_of_returns(&returns)
        };
        let result = match returns.as_slice() {
            [Some(only)] if self.is_object(only) => Some(self.value(only)),
            _ => None,
        };
        (promise, result)
    }

    /// Whether an expression makes an object whose members are seen.
    fn is_object(&self, expression: &Expression<'_>) -> bool {
        match expression.get_inner_expression() {
            Expression::ObjectExpression(_) => true,
            Expression::NewExpression(it) => {
                matches!(&it.callee, Expression::Identifier(it) if self.symbol(it).is_some())
            }
            _ => false,
        }
    }
}

/// The name of a rest parameter; empty if it has none of its own.
fn rest(params: &FormalParameters<'_>) -> Option<String> {
    let rest = params.rest.as_ref()?;
    Some(match &rest.rest.argument {
        BindingPattern::BindingIdentifier(name) => name.name.to_string(),
        _ => String::new(),
    })
}

/// Whether a body does nothing, or nothing but throw: another function takes its place.
fn is_stub(body: &FunctionBody<'_>) -> bool {
    match body.statements.as_slice() {
        [] => true,
        [only] => matches!(
            only,
            Statement::ThrowStatement(_) | Statement::EmptyStatement(_)
        ),
        _ => false,
    }
}
