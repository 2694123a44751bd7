//! Whether an expression is a promise.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, Expression};

use super::super::facts::Promise;
use super::Reader;

/// Classes of the language whose objects are no promises.
const OTHER_CLASSES: [&str; 27] = [
    "AbortController",
    "Array",
    "ArrayBuffer",
    "Blob",
    "DataView",
    "Date",
    "Error",
    "File",
    "Float32Array",
    "Float64Array",
    "FormData",
    "Headers",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "Map",
    "RangeError",
    "RegExp",
    "Request",
    "Response",
    "Set",
    "TypeError",
    "URL",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
    "WebSocket",
];

/// The functions of `Promise` that make one.
const MAKING: [&str; 7] = [
    "all",
    "allSettled",
    "any",
    "race",
    "reject",
    "resolve",
    "try",
];

/// How far the parts of an expression are followed.
const FAR: usize = 16;

impl<'a> Reader<'a, '_> {
    /// Whether all of these results are promises, or none.
    pub(super) fn promise_of_returns(&self, returns: &[Option<&'a Expression<'a>>]) -> Promise {
        let all = returns.iter().map(|it| match it {
            Some(expression) => self.promise(expression, FAR),
            None => Promise::Never,
        });
        all.reduce(both).unwrap_or(Promise::Never)
    }

    fn promise(&self, expression: &'a Expression<'a>, far: usize) -> Promise {
        let Some(far) = far.checked_sub(1) else {
            return Promise::Unknown;
        };
        match expression.get_inner_expression() {
            Expression::StringLiteral(_)
            | Expression::TemplateLiteral(_)
            | Expression::NumericLiteral(_)
            | Expression::BigIntLiteral(_)
            | Expression::BooleanLiteral(_)
            | Expression::NullLiteral(_)
            | Expression::RegExpLiteral(_)
            | Expression::ArrayExpression(_)
            | Expression::BinaryExpression(_)
            | Expression::UnaryExpression(_)
            | Expression::UpdateExpression(_)
            | Expression::ArrowFunctionExpression(_)
            | Expression::FunctionExpression(_)
            | Expression::ClassExpression(_) => Promise::Never,
            Expression::ObjectExpression(it) => {
                let has_then = it.properties.iter().any(|it| match it.as_property() {
                    Some(it) => it.computed || it.key.static_name().as_deref() == Some("then"),
                    None => true,
                });
                if has_then {
                    Promise::Unknown
                } else {
                    Promise::Never
                }
            }
            Expression::ImportExpression(_) => Promise::Always,
            Expression::NewExpression(it) if self.is_global(&it.callee, "Promise") => {
                Promise::Always
            }
            Expression::NewExpression(it)
                if OTHER_CLASSES
                    .iter()
                    .any(|name| self.is_global(&it.callee, name)) =>
            {
                Promise::Never
            }
            Expression::ConditionalExpression(it) => both(
                self.promise(&it.consequent, far),
                self.promise(&it.alternate, far),
            ),
            Expression::LogicalExpression(it) => {
                both(self.promise(&it.left, far), self.promise(&it.right, far))
            }
            Expression::AssignmentExpression(it) if it.operator.is_assign() => {
                self.promise(&it.right, far)
            }
            Expression::SequenceExpression(it) => match it.expressions.last() {
                Some(last) => self.promise(last, far),
                None => Promise::Unknown,
            },
            Expression::CallExpression(call) => match call.callee.get_inner_expression() {
                Expression::StaticMemberExpression(it) => {
                    let name = it.property.name.as_str();
                    let is_making = self.is_global(&it.object, "Promise") && MAKING.contains(&name);
                    let chains = ["then", "catch", "finally"].contains(&name)
                        && self.promise(&it.object, far) == Promise::Always;
                    if is_making || chains {
                        Promise::Always
                    } else {
                        Promise::Unknown
                    }
                }
                callee if self.is_global(callee, "fetch") => Promise::Always,
                callee if self.is_async_function(callee) => Promise::Always,
                _ => Promise::Unknown,
            },
            Expression::Identifier(it) if it.name == "undefined" && self.symbol(it).is_none() => {
                Promise::Never
            }
            Expression::Identifier(it) => self.promise_of_name(it, far),
            _ => Promise::Unknown,
        }
    }

    /// Whether a constant is a promise.
    fn promise_of_name(&self, name: &oxc_ast::ast::IdentifierReference<'_>, far: usize) -> Promise {
        let Some(symbol) = self.symbol(name) else {
            return Promise::Unknown;
        };
        let declaration = self.scoping.symbol_declaration(symbol);
        match self.nodes.kind(declaration) {
            AstKind::VariableDeclarator(it) if !self.scoping.symbol_is_mutated(symbol) => {
                match (&it.id, &it.init) {
                    (BindingPattern::BindingIdentifier(_), Some(init)) => self.promise(init, far),
                    _ => Promise::Unknown,
                }
            }
            _ => Promise::Unknown,
        }
    }

    /// Whether an expression names a function of the file that is always async.
    fn is_async_function(&self, callee: &Expression<'_>) -> bool {
        let Expression::Identifier(name) = callee else {
            return false;
        };
        let Some(symbol) = self.symbol(name) else {
            return false;
        };
        if self.scoping.symbol_is_mutated(symbol) {
            return false;
        }
        match self.nodes.kind(self.scoping.symbol_declaration(symbol)) {
            AstKind::Function(it) => it.r#async && !it.generator,
            AstKind::VariableDeclarator(it) => {
                match it.init.as_ref().map(Expression::get_inner_expression) {
                    Some(Expression::ArrowFunctionExpression(it)) => it.r#async,
                    Some(Expression::FunctionExpression(it)) => it.r#async && !it.generator,
                    _ => false,
                }
            }
            _ => false,
        }
    }
}

fn both(a: Promise, b: Promise) -> Promise {
    if a == b { a } else { Promise::Unknown }
}
