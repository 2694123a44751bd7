//! The values of expressions and names.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    BindingPattern, Expression, Function as FunctionNode, ObjectExpression, ObjectPropertyKind,
    PropertyKind,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;

use super::super::facts::{Form, Member, Members, Object, Target, Value, ValueId};
use super::assigned::uncertain;
use super::classes::insert;
use super::keys::key_name;
use super::uses::Uses;
use super::{DEEPEST, Reader, operators, place};

impl<'a> Reader<'a, '_> {
    /// The value of a name.
    pub(super) fn value_of(&mut self, symbol: SymbolId) -> ValueId {
        if let Some(known) = self.of_symbols.get(&symbol) {
            return *known;
        }
        let id = self.add(Value::Unknown);
        self.of_symbols.insert(symbol, id);
        if let Some(target) = self.imported(symbol) {
            self.set(id, Value::Imported(target));
            return id;
        }
        // a name that has several values has none that is known
        if self.scoping.symbol_is_mutated(symbol) {
            return id;
        }
        let flags = self.scoping.symbol_flags(symbol);
        let declarations = self.scoping.symbol_declarations(symbol).collect::<Vec<_>>();
        let mut bodies = declarations.iter().filter_map(|node| {
            let kind = self.nodes.kind(*node);
            match kind {
                AstKind::Function(it) => it.body.is_some().then_some(kind),
                AstKind::Class(it) => (!it.declare).then_some(kind),
                AstKind::VariableDeclarator(_) => Some(kind),
                _ => None,
            }
        });
        let (Some(kind), None) = (bodies.next(), bodies.next()) else {
            return id;
        };
        // a namespace of TypeScript adds members
        if flags.is_namespace_module() || flags.is_value_module() {
            return id;
        }
        let value = match kind {
            AstKind::Function(it) => {
                let uses = self.uses_of(symbol);
                let mut value = self.function(it, it.id.as_ref().map(|it| it.span));
                self.apply(&mut value, &uses, self.node_of_function(it));
                value
            }
            AstKind::Class(it) => {
                let uses = self.uses_of(symbol);
                let value = self.class_value(it, &uses);
                Value::Imported(Target::Value(value))
            }
            AstKind::VariableDeclarator(it) => match (&it.id, &it.init) {
                (BindingPattern::BindingIdentifier(_), Some(init)) => {
                    let uses = self.uses_of(symbol);
                    let value = match init.get_inner_expression() {
                        Expression::ClassExpression(class) => self.class_value(class, &uses),
                        init => {
                            let value = self.value(init);
                            self.apply_to(value, &uses, init);
                            value
                        }
                    };
                    Value::Imported(Target::Value(value))
                }
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        };
        let value = match value {
            Value::Imported(Target::Value(of)) => match self.module.values.get(of) {
                // a second name would hide what is added later
                Some(value) => value.clone(),
                None => Value::Unknown,
            },
            value => value,
        };
        self.set(id, value);
        id
    }

    pub(super) fn set(&mut self, id: ValueId, value: Value) {
        if let Some(place) = self.module.values.get_mut(id) {
            *place = value;
        }
    }

    /// The value of an expression.
    pub(super) fn value(&mut self, expression: &'a Expression<'a>) -> ValueId {
        self.depth += 1;
        let value = if self.depth > DEEPEST {
            Value::Unknown
        } else {
            self.read_value(expression)
        };
        self.depth -= 1;
        self.add(value)
    }

    fn read_value(&mut self, expression: &'a Expression<'a>) -> Value {
        let expression = expression.get_inner_expression();
        let span = place(expression.span());
        let plain = |what| Value::Plain(what, span);
        match expression {
            Expression::StringLiteral(_) | Expression::TemplateLiteral(_) => plain("a string"),
            Expression::NumericLiteral(_) => plain("a number"),
            Expression::BigIntLiteral(_) => plain("a bigint"),
            Expression::BooleanLiteral(_) => plain("a boolean"),
            Expression::NullLiteral(_) => plain("null"),
            Expression::RegExpLiteral(_) => plain("a regular expression"),
            Expression::ArrayExpression(_) => plain("an array"),
            Expression::Identifier(it) => match self.symbol(it) {
                Some(symbol) => Value::Imported(Target::Value(self.value_of(symbol))),
                None if it.name == "undefined" => plain("undefined"),
                None => Value::Unknown,
            },
            Expression::FunctionExpression(it) => {
                let mut value = self.function(it, it.id.as_ref().map(|it| it.span));
                self.apply(&mut value, &Uses::default(), self.node_of_function(it));
                value
            }
            Expression::ArrowFunctionExpression(it) => self.arrow(it),
            Expression::ClassExpression(it) => {
                let uses = match it.id.as_ref().and_then(|it| it.symbol_id.get()) {
                    Some(symbol) => self.uses_of(symbol),
                    None => Uses::default(),
                };
                Value::Imported(Target::Value(self.class_value(it, &uses)))
            }
            Expression::ObjectExpression(it) => self.object(it),
            Expression::NewExpression(it) => match &it.callee {
                Expression::Identifier(callee) if self.symbol(callee).is_some() => {
                    let of = self.value(&it.callee);
                    Value::Instance(of, span)
                }
                _ => Value::Unknown,
            },
            Expression::AssignmentExpression(it) if it.operator.is_assign() => {
                Value::Imported(Target::Value(self.value(&it.right)))
            }
            Expression::BinaryExpression(it) => operators::binary(it).map_or(Value::Unknown, plain),
            Expression::UnaryExpression(it) => operators::unary(it).map_or(Value::Unknown, plain),
            // what keeps an object as it is
            Expression::CallExpression(call) => {
                if let Some(specifier) = self.required(expression) {
                    let request = self.required_module(&specifier);
                    return Value::Imported(Target::Required(request));
                }
                let freezes = call.callee.get_inner_expression();
                let freezes = matches!(freezes, Expression::StaticMemberExpression(it)
                    if self.is_global(&it.object, "Object") && it.property.name == "freeze");
                match call.arguments.as_slice() {
                    [argument] if freezes => match argument.as_expression() {
                        Some(argument) => Value::Imported(Target::Value(self.value(argument))),
                        None => Value::Unknown,
                    },
                    _ => Value::Unknown,
                }
            }
            _ => Value::Unknown,
        }
    }

    /// What a getter returns, if it has one `return`.
    pub(super) fn returned(&mut self, getter: &FunctionNode<'a>) -> Option<ValueId> {
        let returns = self.returns.get(&getter.node_id.get())?;
        match returns.as_slice() {
            [Some(only)] => {
                let only = *only;
                Some(self.value(only))
            }
            _ => None,
        }
    }

    fn node_of_function(&self, it: &FunctionNode<'a>) -> NodeId {
        it.node_id.get()
    }

    fn object(&mut self, object: &'a ObjectExpression<'a>) -> Value {
        let mut members = Members::default();
        for property in &object.properties {
            let ObjectPropertyKind::ObjectProperty(it) = property else {
                members.is_open = true;
                continue;
            };
            let span = place(it.key.span());
            let Some(name) = key_name(&it.key, it.computed) else {
                members.is_open = true;
                continue;
            };
            if name == "__proto__" {
                members.is_open = true;
                continue;
            }
            let form = match it.kind {
                PropertyKind::Init if it.method => Form::Method(self.value(&it.value)),
                PropertyKind::Init => Form::Value(self.value(&it.value)),
                PropertyKind::Get => Form::Accessor {
                    get: true,
                    set: false,
                    value: match it.value.get_inner_expression() {
                        Expression::FunctionExpression(getter) => self.returned(getter),
                        _ => None,
                    },
                },
                PropertyKind::Set => Form::Accessor {
                    get: false,
                    set: true,
                    value: None,
                },
            };
            insert(&mut members.named, name, Member { span, form });
            if let Expression::FunctionExpression(function) = it.value.get_inner_expression() {
                let mut uses = Uses::default();
                self.uses_of_receiver(function.node_id.get(), &mut uses);
                self.add_assigned(&mut members, &uses.own);
                members.is_open |= uses.is_open;
                uncertain(&mut members, &uses);
            }
        }
        Value::Object(Object {
            span: place(object.span),
            members,
        })
    }
}
