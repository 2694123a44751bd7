//! How a value is used: what its uses add to it, and whether one of them may add something that is not seen.

use std::collections::HashSet;

use jsi_idl::source::Span;
use oxc_ast::AstKind;
use oxc_ast::ast::{
    Argument, AssignmentExpression, AssignmentOperator, AssignmentTarget, BindingPattern,
    CallExpression, Expression, ObjectPropertyKind, PropertyKey, PropertyKind,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;

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

    /// The use of a value as an argument; of `X.prototype` if `is_prototype`.
    fn use_as_argument(
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

/// `Symbol.name` as the interface names it.
pub(super) fn well_known(expression: &Expression<'_>) -> Option<String> {
    let Expression::StaticMemberExpression(it) = expression.get_inner_expression() else {
        return None;
    };
    let is_symbol = matches!(&it.object, Expression::Identifier(it) if it.name == "Symbol");
    is_symbol.then(|| format!("[Symbol.{}]", it.property.name))
}

/// The name of a property, as interfaces name it.
pub(super) fn key_name(key: &PropertyKey<'_>, is_computed: bool) -> Option<String> {
    if let (true, Some(expression)) = (is_computed, key.as_expression()) {
        return match expression {
            Expression::StringLiteral(it) => Some(it.value.to_string()),
            other => well_known(other),
        };
    }
    key.static_name().map(|it| it.into_owned())
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

fn assigned<'a>(it: &'a AssignmentExpression<'a>) -> Option<&'a Expression<'a>> {
    (it.operator == AssignmentOperator::Assign).then_some(&it.right)
}
