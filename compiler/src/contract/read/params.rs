//! Whether a function needs a parameter: whether undefined in its place certainly throws or spoils the result.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, FormalParameter};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;
use oxc_syntax::operator::BinaryOperator;

use super::super::facts::Param;
use super::{Reader, place};

/// What a use of a parameter shows.
enum Need {
    /// Undefined is no value for it.
    Certain,
    /// The function has a plan for undefined.
    Handled,
    Nothing,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn param(&self, it: &'a FormalParameter<'a>) -> Param {
        let name = match &it.pattern {
            BindingPattern::BindingIdentifier(name) => name.name.to_string(),
            _ => String::new(),
        };
        let needed = match &it.pattern {
            _ if it.initializer.is_some() || it.optional => None,
            BindingPattern::BindingIdentifier(name) => {
                name.symbol_id.get().and_then(|symbol| self.needed(symbol))
            }
            // undefined has no properties, and is no list
            BindingPattern::ObjectPattern(_) | BindingPattern::ArrayPattern(_) => {
                Some(place(it.pattern.span()))
            }
            BindingPattern::AssignmentPattern(_) => None,
        };
        Param { name, needed }
    }

    /// Where a parameter is used so that undefined is no value for it, if nothing else shows that it may be missing.
    fn needed(&self, symbol: SymbolId) -> Option<jsi_idl::source::Span> {
        let mut found = None;
        for reference in self.scoping.get_resolved_references(symbol) {
            if reference.is_write() {
                return None;
            }
            let node = reference.node_id();
            match self.need(node) {
                Need::Handled => return None,
                Need::Certain if found.is_none() && self.is_unconditional(symbol, node) => {
                    found = Some(place(self.nodes.kind(node).span()));
                }
                Need::Certain | Need::Nothing => {}
            }
        }
        found
    }

    fn need(&self, node: NodeId) -> Need {
        let own = self.nodes.kind(node).span();
        match self.nodes.parent_kind(node) {
            AstKind::StaticMemberExpression(it) if it.object.span() == own => {
                if it.optional {
                    Need::Handled
                } else {
                    Need::Certain
                }
            }
            AstKind::ComputedMemberExpression(it) if it.object.span() == own => {
                if it.optional {
                    Need::Handled
                } else {
                    Need::Certain
                }
            }
            AstKind::CallExpression(it) if it.callee.span() == own => {
                if it.optional {
                    Need::Handled
                } else {
                    Need::Certain
                }
            }
            AstKind::BinaryExpression(it) => match it.operator {
                BinaryOperator::Addition
                | BinaryOperator::Subtraction
                | BinaryOperator::Multiplication
                | BinaryOperator::Division
                | BinaryOperator::Remainder
                | BinaryOperator::Exponential => Need::Certain,
                _ => Need::Handled,
            },
            AstKind::TemplateLiteral(_) => Need::Certain,
            AstKind::LogicalExpression(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::IfStatement(_)
            | AstKind::UnaryExpression(_)
            | AstKind::SwitchStatement(_)
            | AstKind::WhileStatement(_)
            | AstKind::DoWhileStatement(_)
            | AstKind::AssignmentPattern(_)
            | AstKind::SpreadElement(_) => Need::Handled,
            _ => Need::Nothing,
        }
    }

    /// Whether every call of the function comes to a node.
    fn is_unconditional(&self, symbol: SymbolId, node: NodeId) -> bool {
        let own = self.nodes.kind(node).span();
        let mut inner = own;
        for around in self.nodes.ancestors(node) {
            match around.kind() {
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                    let scope = self.scoping.symbol_scope_id(symbol);
                    return self.scoping.get_node_id(scope) == around.id()
                        && !self.may_end_before(around.id(), own.start);
                }
                AstKind::IfStatement(it) if it.test.span() == inner => {}
                AstKind::ConditionalExpression(it) if it.test.span() == inner => {}
                AstKind::LogicalExpression(it) if it.left.span() == inner => {}
                AstKind::IfStatement(_)
                | AstKind::ConditionalExpression(_)
                | AstKind::LogicalExpression(_)
                | AstKind::SwitchStatement(_)
                | AstKind::ForStatement(_)
                | AstKind::ForInStatement(_)
                | AstKind::ForOfStatement(_)
                | AstKind::WhileStatement(_)
                | AstKind::TryStatement(_)
                | AstKind::ChainExpression(_)
                | AstKind::AssignmentPattern(_)
                | AstKind::Class(_) => return false,
                _ => {}
            }
            inner = around.kind().span();
        }
        false
    }

    /// Whether a function may return or throw before an offset.
    fn may_end_before(&self, function: NodeId, offset: u32) -> bool {
        let start = self.nodes.kind(function).span().start;
        let first = self.ends.partition_point(|it| it.start < start);
        let inside = self.ends.get(first..).unwrap_or_default().iter();
        // a `return` around the use is its own
        inside
            .take_while(|it| it.start < offset)
            .any(|it| it.end <= offset)
    }
}
