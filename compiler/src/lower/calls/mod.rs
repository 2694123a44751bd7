//! Members become functions, with the names and the way of every parameter and result.

mod values;
mod with_form;

use jsi_abi::Kind;
use jsi_idl::check::names::is_rust_name;
use jsi_idl::model::{self, Member, MemberKind, Prim, Type};

use super::marshal::Shapes;
use super::names;
use super::type_params;
use super::types::Scope;
use crate::bindings::{
    Calls, Constructor, Function, Holder, IndexAccess, LiteralParam, Marshal, Notes,
    OptionalMember, Param, ReturnType, Role, RustType, Scalar, Source,
};
pub(crate) use values::presence;
pub(crate) use with_form::{with_closure, with_unions};

/// The functions of one interface or class under construction.
pub(crate) struct Lowering<'a> {
    owner: &'a str,
    pub(super) scope: &'a Scope<'a>,
    /// The way from the source to the class or object.
    pub(super) path: &'a [String],
    /// Whether the members are those of a class.
    is_class: bool,
    /// Whether it is a callback interface.
    either_side: bool,
    /// The number of optional members of a callback interface so far.
    optional_members: usize,
    /// The current member of a callback interface, if it is optional.
    optional_member: Option<OptionalMember>,
    /// What `This` is where type parameters are `Any`.
    this: Type,
    /// The type parameters of the class.
    class_params: &'a [model::TypeParam],
    shapes: Shapes,
    pub(super) functions: Vec<Function>,
}

impl<'a> Lowering<'a> {
    /// Of an interface, whose object lies at the end of this path.
    pub(crate) fn new(owner: &'a str, path: &'a [String], scope: &'a Scope<'a>) -> Self {
        Self {
            owner,
            scope,
            path,
            is_class: false,
            either_side: false,
            optional_members: 0,
            optional_member: None,
            this: Type::Error,
            class_params: &[],
            shapes: Shapes::default(),
            functions: Vec::new(),
        }
    }

    /// Of a class, which lies at the end of this path. `this` is the type of its methods' `This`.
    pub(crate) fn of_class(
        owner: &'a str,
        path: &'a [String],
        this: Type,
        class_params: &'a [model::TypeParam],
        scope: &'a Scope<'a>,
    ) -> Self {
        Self {
            is_class: true,
            this: this.erased(),
            class_params,
            ..Self::new(owner, path, scope)
        }
    }

    /// Of a callback interface, whose objects alone have members.
    pub(crate) fn of_callback_interface(owner: &'a str, scope: &'a Scope<'a>) -> Self {
        Self {
            either_side: true,
            ..Self::of_class(owner, &[], Type::Error, &[], scope)
        }
    }

    /// The number of functions so far.
    pub(crate) fn count(&self) -> usize {
        self.functions.len()
    }

    /// All functions.
    pub(crate) fn finish(
        self,
        source: Option<Source>,
        class: Option<Constructor>,
        is_value: bool,
    ) -> Calls {
        Calls {
            source,
            class,
            is_value,
            functions: self.functions,
            shapes: self.shapes.values.into_items(),
            function_shapes: self.shapes.functions.into_items(),
        }
    }

    /// Adds the functions of a method or property.
    pub(crate) fn member(&mut self, member: &Member) {
        if self.either_side && member.is_optional() {
            self.presence(member);
        }
        if member.over_any {
            self.over_any(member);
        } else {
            self.plain(member);
        }
        self.optional_member = None;
    }

    fn plain(&mut self, member: &Member) {
        match &member.kind {
            MemberKind::Constructor { params } => {
                if self.is_class && !self.either_side {
                    self.constructor(member, params);
                }
            }
            MemberKind::Method {
                params,
                result,
                infallible,
                ..
            } => {
                self.method(member, params, result, *infallible);
            }
            MemberKind::Property {
                ty,
                readonly,
                optional,
            } => {
                self.getter(member, ty, *optional);
                if !readonly {
                    self.setter(member, ty, *optional);
                }
            }
            MemberKind::Index {
                key,
                key_ty,
                ty,
                readonly,
            } => {
                self.index(member, IndexAccess::Get, (key, key_ty), ty);
                if !readonly {
                    self.index(member, IndexAccess::Set, (key, key_ty), ty);
                    self.index(member, IndexAccess::Delete, (key, key_ty), ty);
                }
            }
            MemberKind::Event {
                listener,
                options,
                methods,
            } => self.event(member, listener, options.as_ref(), methods),
        }
    }

    /// Adds the function that returns whether an object has an optional member.
    fn presence(&mut self, member: &Member) {
        let boolean = RustType::Name("bool".into());
        let mut function = self.function(member, Role::Has, Vec::new());
        let optional = OptionalMember {
            index: self.optional_members,
            test: function.glue.clone(),
        };
        self.optional_members += 1;
        self.optional_member = Some(optional.clone());
        function.optional = Some(optional);
        function.notes = Notes {
            docs: format!(
                "Whether the object has `{}`. Asked once, when the object is made.",
                member.js_path.join(".")
            ),
            deprecated: None,
        };
        function.result = ReturnType {
            output: Some(boolean.clone()),
            ty: boolean,
            marshal: Marshal::Scalar(Scalar::Kind(Kind::Bool)),
            nullable: false,
            declared: false,
            optional: false,
            ts: "boolean".to_owned(),
        };
        self.functions.push(function);
    }

    /// Adds a constructor.
    fn constructor(&mut self, member: &Member, params: &[model::Param]) {
        let lowered = self.params(params, "'static");
        let result = self.result(&Type::This);
        let function = Function {
            with_form: self.with_form(member, params, &result),
            result,
            literals: literals(params),
            ..self.function(member, Role::New, lowered)
        };
        self.functions.push(function);
    }

    /// Adds the function that reads the class itself, which is a value of type `class`.
    pub(crate) fn class(&mut self, member: &Member, class: &Type) {
        let mut function = self.function(member, Role::Get, Vec::new());
        function.path = self.path.to_vec();
        function.result = self.result(class);
        self.functions.push(function);
    }

    /// Adds a constructor as a function of a class that is a value.
    pub(crate) fn construct(&mut self, member: &Member, params: &[model::Param], class: &Type) {
        let params = params.iter().map(|it| self.param(it, "'static")).collect();
        let function = self.function(member, Role::New, params);
        let name = match member.rust_name.as_str() {
            "new" => "construct".to_owned(),
            other => format!("construct_{other}"),
        };
        let function = Function {
            glue: names::glue("c", &member.rust_name, self.functions.len()),
            name,
            on: Holder::Class,
            path: Vec::new(),
            result: self.result(class),
            ..function
        };
        self.functions.push(function);
    }

    fn method(
        &mut self,
        member: &Member,
        params: &[model::Param],
        result: &Type,
        infallible: bool,
    ) {
        let lifetime = if matches!(result, Type::Promise(_)) {
            "'static"
        } else {
            "'_"
        };
        let lowered = self.params(params, lifetime);
        let mut result = self.result(result);
        if infallible {
            result.output = None;
        }
        if member.is_optional() {
            result.output = Some(self.scope.fallible(self.scope.option(result.ty.clone())));
        }
        let with_form = match self.either_side {
            true => None,
            false => self.with_form(member, params, &result),
        };
        let function = Function {
            infallible,
            returns_this: member.returns_this(),
            with_form,
            result,
            literals: literals(params),
            ..self.function(member, Role::Call, lowered)
        };
        self.functions.push(function);
    }

    /// Adds the functions of a member with `Any` in the places of type parameters, and their forms with these.
    fn over_any(&mut self, member: &Member) {
        let first = self.functions.len();
        self.plain(&member.erased());
        let form = type_params::Form {
            member,
            class_params: self.class_params,
            scope: self.scope,
        };
        for function in self.functions.iter_mut().skip(first) {
            function.with_form = None;
            form.add(function);
        }
    }

    fn getter(&mut self, member: &Member, ty: &Type, optional: bool) {
        let result = if optional {
            self.optional(ty)
        } else {
            self.result(ty)
        };
        let function = Function {
            result,
            ..self.function(member, Role::Get, Vec::new())
        };
        self.functions.push(function);
    }

    fn setter(&mut self, member: &Member, ty: &Type, optional: bool) {
        let value = self.value("value", ty, optional);
        let function = self.function(member, Role::Set, vec![value]);
        self.functions.push(function);
    }

    /// A function of an index.
    fn index(
        &mut self,
        member: &Member,
        access: IndexAccess,
        (key, key_ty): (&str, &Type),
        ty: &Type,
    ) {
        let mut key = self.value(key, key_ty, false);
        if !is_rust_name(&key.name) || key.name == "value" {
            "key".clone_into(&mut key.name);
        }
        let (params, result) = match access {
            IndexAccess::Get => (vec![key], Some(self.optional(ty))),
            IndexAccess::Set => (vec![key, self.value("value", ty, false)], None),
            IndexAccess::Delete => (vec![key], Some(self.result(&Type::Prim(Prim::Boolean)))),
        };
        let mut function = self.function(member, Role::Index(access), params);
        if let Some(result) = result {
            function.result = result;
        }
        self.functions.push(function);
    }

    /// A function of a member, without result.
    pub(super) fn function(&self, member: &Member, role: Role, params: Vec<Param>) -> Function {
        let (on, mut path) = if self.is_class && !member.is_static && role != Role::New {
            (Holder::Receiver, Vec::new())
        } else {
            (Holder::Source, self.path.to_vec())
        };
        if role != Role::New {
            path.extend_from_slice(&member.js_path);
        }
        let name = names::function(&member.rust_name, role);
        let prefix = match (role, member.is_static) {
            (Role::Call, false) => "m",
            (Role::Get, false) => "g",
            (Role::Set, false) => "s",
            (Role::Call, true) => "sm",
            (Role::Get, true) => "sg",
            (Role::Set, true) => "ss",
            (Role::New, _) => "n",
            (Role::Has, _) => "h",
            (Role::Index(IndexAccess::Get), _) => "ig",
            (Role::Index(IndexAccess::Set), _) => "is",
            (Role::Index(IndexAccess::Delete), _) => "id",
        };
        let in_errors = match role {
            Role::Call | Role::Get | Role::Set | Role::New | Role::Has => member.name.as_str(),
            Role::Index(IndexAccess::Get) => "get",
            Role::Index(IndexAccess::Set) => "set",
            Role::Index(IndexAccess::Delete) => "delete",
        };
        Function {
            glue: names::glue(prefix, &member.rust_name, self.functions.len()),
            name,
            js_name: member.name.clone(),
            place: format!("{}.{in_errors}", self.owner),
            declared: member.name_span,
            notes: Notes {
                docs: member.docs.clone(),
                deprecated: member.deprecated.clone(),
            },
            role,
            on,
            path,
            params,
            result: ReturnType {
                output: Some(self.scope.fallible(RustType::Tuple(Vec::new()))),
                ty: RustType::Tuple(Vec::new()),
                marshal: Marshal::Void,
                nullable: false,
                declared: false,
                optional: false,
                ts: "void".to_owned(),
            },
            infallible: false,
            returns_this: false,
            literals: Vec::new(),
            with_form: None,
            typed: None,
            optional: self.optional_member.clone(),
            event: None,
        }
    }
}

/// The arguments that are always the same.
fn literals(params: &[model::Param]) -> Vec<LiteralParam> {
    let all = params.iter().enumerate();
    let all = all.filter_map(|(index, param)| match &param.ty {
        Type::Literal(value) => Some(LiteralParam {
            index,
            js_name: names::ts_param(&param.name),
            value: value.clone(),
        }),
        _ => None,
    });
    all.collect()
}
