//! How a value is used: what its uses add to it, and whether one of them may add something that is not seen.

use std::collections::HashSet;

use jsi_idl::source::Span;
use oxc_ast::AstKind;
use oxc_ast::ast::{
    AssignmentExpression, AssignmentOperator, AssignmentTarget, BindingPattern, Expression,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;

use super::keys::well_known;
use super::{Reader, place};

/// What uses of a value do to it.
#[derive(Debug, Default)]
pub(super) struct Uses<'a> {
    /// The properties that are assigned to it, with their values where these are seen.
    pub(super) own: Vec<Assigned<'a>>,
    /// The same of its `prototype`.
    pub(super) prototype: Vec<Assigned<'a>>,
    /// Properties whose values may become others.
    pub(super) uncertain: HashSet<String>,
    /// Whether it may have other properties.
    pub(super) is_open: bool,
    /// Whether its `prototype` may have other ones.
    pub(super) is_prototype_open: bool,
    /// What is assigned in its place.
    pub(super) replaced: Vec<&'a Expression<'a>>,
}

/// A property that is assigned.
#[derive(Debug)]
pub(super) struct Assigned<'a> {
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) value: Option<&'a Expression<'a>>,
}

impl Uses<'_> {
    /// Whether anything of the value may change.
    pub(super) fn changes(&self) -> bool {
        self.is_open
            || self.is_prototype_open
            || !self.own.is_empty()
            || !self.prototype.is_empty()
            || !self.uncertain.is_empty()
            || !self.replaced.is_empty()
    }
}

impl<'a> Reader<'a, '_> {
    /// The uses of a name.
    pub(super) fn uses_of(&self, symbol: SymbolId) -> Uses<'a> {
        let mut uses = Uses::default();
        self.uses_of_symbol(symbol, &mut uses, &mut HashSet::new());
        uses
    }

    fn uses_of_symbol(&self, symbol: SymbolId, uses: &mut Uses<'a>, seen: &mut HashSet<SymbolId>) {
        if !seen.insert(symbol) {
            return;
        }
        for reference in self.scoping.get_resolved_references(symbol) {
            self.use_at(reference.node_id(), uses, seen);
        }
    }

    /// The uses of `this` in a function, field or static block.
    pub(super) fn uses_of_receiver(&self, owner: NodeId, uses: &mut Uses<'a>) {
        for node in self.receivers.get(&owner).into_iter().flatten() {
            self.use_at(*node, uses, &mut HashSet::new());
        }
    }

    /// The members of a namespace `import * as` that the module may change.
    pub(super) fn changed_members(&self, symbol: SymbolId) -> Vec<String> {
        let mut found = Vec::new();
        for reference in self.scoping.get_resolved_references(symbol) {
            let parent = self.nodes.parent_id(reference.node_id());
            if let AstKind::StaticMemberExpression(it) = self.nodes.kind(parent) {
                let mut uses = Uses::default();
                self.use_at(parent, &mut uses, &mut HashSet::new());
                if uses.changes() {
                    found.push(it.property.name.to_string());
                }
            }
        }
        found
    }

    /// What the use of a value at a node does to it.
    pub(super) fn use_at(&self, node: NodeId, uses: &mut Uses<'a>, seen: &mut HashSet<SymbolId>) {
        let own = self.nodes.kind(node).span();
        let parent_id = self.nodes.parent_id(node);
        match self.nodes.kind(parent_id) {
            AstKind::StaticMemberExpression(it) if it.object.span() == own => {
                let name = it.property.name.as_str();
                if name == "prototype" {
                    self.use_of_prototype(parent_id, uses);
                } else {
                    let span = place(it.property.span);
                    self.use_of_member(parent_id, name.to_owned(), span, uses);
                }
            }
            AstKind::ComputedMemberExpression(it) if it.object.span() == own => {
                let name = match &it.expression {
                    Expression::StringLiteral(it) => Some(it.value.to_string()),
                    other => well_known(other),
                };
                match name {
                    Some(name) => {
                        self.use_of_member(parent_id, name, place(it.expression.span()), uses);
                    }
                    None => uses.is_open |= self.is_written(parent_id),
                }
            }
            AstKind::CallExpression(call) if call.callee.span() != own => {
                self.use_as_argument(call, own, uses, false);
            }
            AstKind::AssignmentExpression(it) if it.right.span() == own => match &it.left {
                AssignmentTarget::StaticMemberExpression(_)
                | AssignmentTarget::ComputedMemberExpression(_)
                | AssignmentTarget::PrivateFieldExpression(_) => {
                    // the value of `a = b = X`
                    self.use_at(parent_id, uses, seen);
                }
                _ => uses.is_open = true,
            },
            AstKind::AssignmentExpression(it) => match it.operator {
                AssignmentOperator::Assign => uses.replaced.push(&it.right),
                _ => uses.is_open = true,
            },
            AstKind::VariableDeclarator(it) => {
                // a pattern reads members
                if let BindingPattern::BindingIdentifier(name) = &it.id
                    && let Some(symbol) = name.symbol_id.get()
                {
                    uses.is_open |= self.scoping.symbol_is_mutated(symbol);
                    self.uses_of_symbol(symbol, uses, seen);
                }
            }
            AstKind::ParenthesizedExpression(_)
            | AstKind::TSAsExpression(_)
            | AstKind::TSSatisfiesExpression(_)
            | AstKind::TSNonNullExpression(_)
            | AstKind::TSTypeAssertion(_)
            | AstKind::ChainExpression(_) => self.use_at(parent_id, uses, seen),
            AstKind::CallExpression(_)
            | AstKind::NewExpression(_)
            | AstKind::Class(_)
            | AstKind::BinaryExpression(_)
            | AstKind::PrivateInExpression(_)
            | AstKind::PrivateFieldExpression(_)
            | AstKind::UnaryExpression(_)
            | AstKind::IfStatement(_)
            | AstKind::ExpressionStatement(_)
            | AstKind::ReturnStatement(_)
            | AstKind::ThrowStatement(_)
            | AstKind::ArrowFunctionExpression(_)
            | AstKind::ExportSpecifier(_)
            | AstKind::ExportNamedDeclaration(_)
            | AstKind::ExportDefaultDeclaration(_)
            | AstKind::ObjectProperty(_)
            | AstKind::PropertyDefinition(_)
            | AstKind::TemplateLiteral(_)
            | AstKind::TSTypeReference(_)
            | AstKind::TSTypeQuery(_)
            | AstKind::TSClassImplements(_)
            | AstKind::AwaitExpression(_) => {
                // `new f(X)` may do anything with it
                if let AstKind::NewExpression(it) = self.nodes.kind(parent_id) {
                    uses.is_open |= it.callee.span() != own;
                }
            }
            _ => {
                uses.is_open = true;
                uses.is_prototype_open = true;
            }
        }
    }

    /// The use of `X.name` at a node.
    fn use_of_member(&self, node: NodeId, name: String, span: Span, uses: &mut Uses<'a>) {
        let own = self.nodes.kind(node).span();
        let parent = self.nodes.parent_kind(node);
        match parent {
            AstKind::AssignmentExpression(it) if it.left.span() == own => {
                let value = assigned(it);
                uses.own.push(Assigned { name, span, value });
            }
            // `X.name()` may add to X
            AstKind::CallExpression(it) if it.callee.span() == own => {
                if !HARMLESS_METHODS.contains(&name.as_str()) {
                    uses.uncertain.insert(format!("{name}()"));
                }
            }
            AstKind::StaticMemberExpression(_)
            | AstKind::ComputedMemberExpression(_)
            | AstKind::BinaryExpression(_)
            | AstKind::IfStatement(_)
            | AstKind::TemplateLiteral(_)
            | AstKind::NewExpression(_)
            | AstKind::ExpressionStatement(_)
                if !self.is_written(self.nodes.parent_id(node)) => {}
            _ if self.is_written(node) => {
                uses.own.push(Assigned {
                    name,
                    span,
                    value: None,
                });
            }
            _ => {
                uses.uncertain.insert(name);
            }
        }
    }

    /// The use of `X.prototype` at a node.
    fn use_of_prototype(&self, node: NodeId, uses: &mut Uses<'a>) {
        let own = self.nodes.kind(node).span();
        let parent_id = self.nodes.parent_id(node);
        let (name, span) = match self.nodes.kind(parent_id) {
            AstKind::StaticMemberExpression(it) if it.object.span() == own => {
                (Some(it.property.name.to_string()), place(it.property.span))
            }
            AstKind::ComputedMemberExpression(it) if it.object.span() == own => {
                let name = match &it.expression {
                    Expression::StringLiteral(it) => Some(it.value.to_string()),
                    other => well_known(other),
                };
                (name, place(it.expression.span()))
            }
            AstKind::BinaryExpression(_) => return,
            AstKind::CallExpression(call) if call.callee.span() != own => {
                return self.use_as_argument(call, own, uses, true);
            }
            _ => {
                uses.is_prototype_open = true;
                return;
            }
        };
        let written = self.is_written(parent_id);
        match (name, self.nodes.parent_kind(parent_id)) {
            (Some(name), AstKind::AssignmentExpression(it)) if written => {
                let value = assigned(it);
                uses.prototype.push(Assigned { name, span, value });
            }
            (Some(_), _) if !written => {}
            (None, _) if !written => {}
            _ => uses.is_prototype_open = true,
        }
    }

    /// Whether a member expression is assigned to, deleted, counted up, or a target of a pattern.
    fn is_written(&self, node: NodeId) -> bool {
        let own = self.nodes.kind(node).span();
        match self.nodes.parent_kind(node) {
            AstKind::AssignmentExpression(it) => it.left.span() == own,
            AstKind::UpdateExpression(_) => true,
            AstKind::UnaryExpression(it) => it.operator.is_delete(),
            AstKind::ForInStatement(it) => it.left.span() == own,
            AstKind::ForOfStatement(it) => it.left.span() == own,
            AstKind::AssignmentTargetWithDefault(_)
            | AstKind::AssignmentTargetPropertyProperty(_)
            | AstKind::AssignmentTargetRest(_)
            | AstKind::ArrayAssignmentTarget(_) => true,
            _ => false,
        }
    }
}

/// Methods of functions that change nothing.
const HARMLESS_METHODS: [&str; 6] = [
    "call",
    "apply",
    "bind",
    "toString",
    "hasOwnProperty",
    "isPrototypeOf",
];

fn assigned<'a>(it: &'a AssignmentExpression<'a>) -> Option<&'a Expression<'a>> {
    (it.operator == AssignmentOperator::Assign).then_some(&it.right)
}
