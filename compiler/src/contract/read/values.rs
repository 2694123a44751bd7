//! The values of expressions and names.

use std::collections::BTreeMap;

use jsi_idl::source::Span;
use oxc_ast::AstKind;
use oxc_ast::ast::{
    BindingPattern, Class, ClassElement, Expression, Function as FunctionNode,
    MethodDefinitionKind, ObjectExpression, ObjectPropertyKind, PropertyKey, PropertyKind,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;

use super::super::facts::{self, Base, Form, Member, Members, Object, Target, Value, ValueId};
use super::uses::{Assigned, Uses, well_known};
use super::{DEEPEST, Reader, place};

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

    fn node_of_function(&self, it: &FunctionNode<'a>) -> NodeId {
        it.node_id.get()
    }

    /// Adds what uses of a function's name add to the function.
    fn apply(&mut self, value: &mut Value, uses: &Uses<'a>, node: NodeId) {
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
    fn add_receiver_of(&mut self, members: &mut Members, function: Option<&'a Expression<'a>>) {
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
    fn calls(&self, statics: &mut Members, instance: &mut Members, uses: &Uses<'a>) {
        for call in uses.uncertain.iter().filter_map(|it| it.strip_suffix("()")) {
            let seen =
                matches!(statics.named.get(call), Some(it) if matches!(it.form, Form::Method(_)));
            if !seen {
                statics.is_open = true;
                instance.is_open = true;
            }
        }
    }

    fn add_assigned(&mut self, members: &mut Members, assigned: &[Assigned<'a>]) {
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
                },
                MethodDefinitionKind::Set => Form::Accessor {
                    get: false,
                    set: true,
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
                },
                PropertyKind::Set => Form::Accessor {
                    get: false,
                    set: true,
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

/// The values of these members may be others.
fn uncertain(members: &mut Members, uses: &Uses<'_>) {
    for name in &uses.uncertain {
        if let Some(member) = members.named.get_mut(name)
            && !matches!(member.form, Form::Method(_))
        {
            member.form = Form::Unknown;
        }
    }
}

/// Adds a member; a getter and a setter are one.
fn insert(named: &mut BTreeMap<String, Member>, name: String, member: Member) {
    let both = match (named.get(&name).map(|it| &it.form), &member.form) {
        (
            Some(Form::Accessor { get, set }),
            Form::Accessor {
                get: also_get,
                set: also_set,
            },
        ) => Some(Form::Accessor {
            get: *get || *also_get,
            set: *set || *also_set,
        }),
        _ => None,
    };
    let form = both.unwrap_or_else(|| member.form.clone());
    named.insert(name, Member { form, ..member });
}

/// The name of a property, as interfaces name it.
fn key_name(key: &PropertyKey<'_>, is_computed: bool) -> Option<String> {
    if let (true, Some(expression)) = (is_computed, key.as_expression()) {
        return match expression {
            Expression::StringLiteral(it) => Some(it.value.to_string()),
            other => well_known(other),
        };
    }
    key.static_name().map(|it| it.into_owned())
}
