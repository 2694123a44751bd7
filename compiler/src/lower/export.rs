//! Exports: what Rust implements and JavaScript calls. A function crosses in its signature or, if one of its values cannot,
//! as wire bytes.

use jsi_abi::Kind;
use jsi_idl::model::{self, FunctionType, Item, Member, MemberKind, Type};

use super::borrow::borrow;
use super::calls::presence;
use super::direct::direct;
use super::item_names::notes;
use super::marshal::{Position, Shapes};
use super::names;
use super::ts::ts;
use super::types::{Scope, plain};
use crate::bindings::{
    Crossing, Export, ExportClass, ExportFunction, ExportParam, ExportResult, FunctionShape, Notes,
    Reply, Role, RustType, Shape, Ts,
};

/// Lowers an exported interface or class. `package` is the scope of the declarations of the whole package.
pub(crate) fn export(
    item: &Item,
    members: &[Member],
    class: Option<&model::Class>,
    scope: &Scope<'_>,
    package: &Scope<'_>,
) -> Export {
    let mut lowering = Lowering::new(item, scope, package);
    let mut functions = Vec::new();
    let mut class = class.map(|class| ExportClass {
        is_error: class.is_error,
        handle: names::handle(&item.rust_name),
        statics: names::statics(&item.rust_name),
        sized: scope.known("::core::marker::Sized"),
        constructor: None,
        functions: Vec::new(),
    });
    for member in members {
        let made = lowering.member(member);
        match (&mut class, &member.kind) {
            (Some(class), MemberKind::Constructor { .. }) => {
                class.constructor = made.into_iter().next();
            }
            (Some(class), _) if member.is_static => class.functions.extend(made),
            _ => functions.extend(made),
        }
    }
    let mut numbers = Numbers::default();
    numbers.count(&mut functions);
    if let Some(class) = &mut class {
        // the methods that give message and cause follow those of the objects
        numbers.encoded += if class.is_error { 2 } else { 0 };
        numbers.count(&mut class.functions);
    }
    Export {
        name: names::escaped(&item.rust_name),
        js_name: item.name.clone(),
        export_name: names::js_name(item).to_owned(),
        macro_name: names::export_macro(&item.rust_name),
        symbol: names::export_symbol(names::js_name(item)),
        notes: notes(item),
        functions,
        class,
        shapes: lowering.shapes.values.into_items(),
        function_shapes: lowering.shapes.functions.into_items(),
    }
}

/// The functions of a callback interface as JavaScript calls them.
pub(crate) struct Exported {
    pub(crate) functions: Vec<ExportFunction>,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) function_shapes: Vec<FunctionShape>,
}

/// Lowers the members of a callback interface as JavaScript calls them.
pub(crate) fn callback_interface(
    item: &Item,
    members: &[Member],
    scope: &Scope<'_>,
    package: &Scope<'_>,
) -> Exported {
    let mut lowering = Lowering {
        either_side: true,
        ..Lowering::new(item, scope, package)
    };
    let mut functions = Vec::new();
    for member in members {
        functions.extend(lowering.member(member));
        lowering.optional += usize::from(member.is_optional());
    }
    Numbers::default().count(&mut functions);
    Exported {
        functions,
        shapes: lowering.shapes.values.into_items(),
        function_shapes: lowering.shapes.functions.into_items(),
    }
}

/// How many functions of each crossing there are so far.
#[derive(Default)]
struct Numbers {
    direct: usize,
    encoded: usize,
}

impl Numbers {
    fn count(&mut self, functions: &mut [ExportFunction]) {
        for function in functions {
            let next = match function.crossing {
                Crossing::Direct(_) => &mut self.direct,
                Crossing::Encoded(_) => &mut self.encoded,
            };
            function.number = *next;
            *next += 1;
        }
    }
}

struct Lowering<'a> {
    owner: &'a str,
    scope: &'a Scope<'a>,
    package: &'a Scope<'a>,
    shapes: Shapes,
    /// Whether it is a callback interface.
    either_side: bool,
    /// The number of optional members so far.
    optional: usize,
}

impl<'a> Lowering<'a> {
    fn new(item: &'a Item, scope: &'a Scope<'a>, package: &'a Scope<'a>) -> Self {
        Self {
            owner: &item.name,
            scope,
            package,
            shapes: Shapes::default(),
            either_side: false,
            optional: 0,
        }
    }

    fn member(&mut self, member: &Member) -> Vec<ExportFunction> {
        match &member.kind {
            MemberKind::Constructor { params } => {
                vec![self.function(member, Role::New, params, &Type::Void)]
            }
            MemberKind::Method { params, result, .. } => {
                vec![self.function(member, Role::Call, params, result)]
            }
            MemberKind::Property { ty, readonly, .. } => {
                let mut made = vec![self.function(member, Role::Get, &[], ty)];
                if !readonly {
                    made.push(self.setter(member, ty));
                }
                made
            }
            // not of exports, see JSI0303
            MemberKind::Index { .. } | MemberKind::Event { .. } => Vec::new(),
        }
    }

    fn setter(&mut self, member: &Member, ty: &Type) -> ExportFunction {
        let value = model::Param {
            optional: member.is_optional(),
            ..model::Param::value(member, ty)
        };
        ExportFunction {
            name: format!("set_{}", member.rust_name),
            ..self.function(member, Role::Set, &[value], &Type::Void)
        }
    }

    fn function(
        &mut self,
        member: &Member,
        role: Role,
        params: &[model::Param],
        result: &Type,
    ) -> ExportFunction {
        let may_be_absent = role == Role::Get && member.is_optional();
        let reply = if may_be_absent {
            Reply::Value
        } else {
            self.reply(result)
        };
        let mut shape = self.scope.shape(result);
        let place = match role {
            Role::New => self.owner.to_owned(),
            Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_) => {
                format!("{}.{}", self.owner, member.name)
            }
        };
        let mut value = match self.either_side {
            true => self.scope.owned(result),
            false => result_type(result, self.scope),
        };
        if may_be_absent {
            shape = Shape::Around(Kind::Optional, Box::new(shape));
            value = self.scope.option(value);
        }
        let direct = match may_be_absent {
            // absence is undefined, which differs from null
            true => None,
            false => direct(params, result, self.scope, &mut self.shapes),
        };
        let crossing = match direct {
            Some(direct) => Crossing::Direct(direct),
            None => Crossing::Encoded(self.shapes.functions.add(FunctionShape {
                args: Some(params.iter().map(|it| self.argument_shape(it)).collect()),
                result: shape,
                rest: false,
            })),
        };
        let output = match (role, reply) {
            (Role::New, _) => self.scope.fallible(RustType::Name("Self".into())),
            (Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_), Reply::Promise) => {
                value.clone()
            }
            (
                Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_),
                Reply::Value | Reply::Callback(_) | Reply::NullableCallback(_),
            ) => self.scope.fallible(value.clone()),
        };
        ExportFunction {
            name: names::escaped(&member.rust_name),
            js_name: member.js_path.last().unwrap_or(&member.name).clone(),
            place,
            declared: member.name_span,
            notes: Notes {
                docs: member.docs.clone(),
                deprecated: member.deprecated.clone(),
            },
            role,
            params: params.iter().map(|it| self.param(it)).collect(),
            result: ExportResult {
                output,
                ty: value,
                reply,
                is_this: result.returns_this(),
                ts: self.ts(result, Position::Param),
            },
            crossing,
            number: 0,
            optional: member.is_optional().then_some(self.optional),
        }
    }

    /// The shape of a parameter: what may be absent says so.
    fn argument_shape(&self, param: &model::Param) -> Shape {
        let shape = self.scope.shape(&param.ty);
        if param.optional {
            Shape::Around(Kind::Optional, Box::new(shape))
        } else {
            shape
        }
    }

    /// How a result is returned. Only functions have shapes of their own.
    fn reply(&mut self, ty: &Type) -> Reply {
        let mut shape = |function: &Option<Box<FunctionType>>| {
            let shape = self.scope.function_shape(function.as_deref());
            self.shapes.functions.add(shape)
        };
        match plain(ty) {
            Type::Promise(_) => Reply::Promise,
            // Rust also calls the method, so that a function is one of JavaScript
            _ if self.either_side => Reply::Value,
            Type::Function(function) => Reply::Callback(shape(function)),
            Type::Nullable(inner) => match &**inner {
                Type::Function(function) => Reply::NullableCallback(shape(function)),
                _ => Reply::Value,
            },
            _ => Reply::Value,
        }
    }

    fn param(&self, param: &model::Param) -> ExportParam {
        let (inner, nullable) = match plain(&param.ty) {
            Type::Nullable(inner) => (&**inner, true),
            ty => (ty, false),
        };
        let owned = self.scope.owned(&param.ty);
        let ty = match inner {
            _ if self.either_side => self.scope.lent(&param.ty, "'static"),
            Type::Function(_) => owned.clone(),
            _ => self.scope.borrowed(&param.ty, "'static"),
        };
        let absent = |ty| {
            if param.optional {
                self.scope.option(ty)
            } else {
                ty
            }
        };
        ExportParam {
            name: names::escaped(&param.rust_name),
            js_name: param.name.clone(),
            ts_name: names::ts_param(&param.name),
            borrow: borrow(&ty),
            ty: absent(ty),
            owned: absent(owned),
            presence: presence(param, nullable),
            ts: self.ts(&param.ty, Position::Result),
        }
    }

    fn ts(&self, ty: &Type, position: Position) -> Ts {
        Ts {
            in_file: ts(self.scope, ty, position),
            in_package: ts(self.package, ty, position),
        }
    }
}

/// The type of a result: functions are closures, views are of buffers that Rust keeps.
fn result_type(ty: &Type, scope: &Scope<'_>) -> RustType {
    match plain(ty) {
        Type::Function(function) => scope.callback(function.as_deref(), "'static"),
        Type::Nullable(inner) => scope.option(result_type(inner, scope)),
        Type::MemoryView(element) => scope.pinned(*element),
        ty => scope.owned(ty),
    }
}
