//! Functions that cross: parameters, result, and the kind of access in JavaScript.

use std::borrow::Cow;

use jsi_idl::model::Literal;
use jsi_idl::source::Span;

use super::{Borrow, FunctionShape, Marshal, Notes, RustType, Shape, Source};

/// The functions that share a glue module.
#[derive(Debug)]
pub struct Calls {
    /// The source of the JavaScript; `None` for a class without `from`.
    pub source: Option<Source>,
    /// The class that the glue registers for checks.
    pub class: Option<Constructor>,
    /// Whether it also registers the class as a value.
    pub is_value: bool,
    /// Methods, getters and setters.
    pub functions: Vec<Function>,
    /// The shapes to which the functions refer by index, each once.
    pub shapes: Vec<Shape>,
    /// The function shapes to which the functions refer by index, each once.
    pub function_shapes: Vec<FunctionShape>,
}

impl Calls {
    /// The functions of this holder.
    pub fn on(&self, holder: Holder) -> impl Iterator<Item = &Function> + Clone {
        self.functions.iter().filter(move |it| it.on == holder)
    }

    /// Whether no function needs JavaScript.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.functions.is_empty() && self.class.is_none()
    }
}

/// One function of the trait.
#[derive(Debug)]
pub struct Function {
    /// The name in Rust, escaped.
    pub name: String,
    /// The name of the glue's function.
    pub glue: String,
    /// The `.jsi` name of the member.
    pub js_name: String,
    /// `Interface.member`
    pub place: String,
    /// Where the member is declared.
    pub declared: Span,
    /// Documentation.
    pub notes: Notes,
    /// The kind of access in JavaScript.
    pub role: Role,
    /// What the property belongs to.
    pub on: Holder,
    /// The names from the holder to the property; of an index to the object, and of a call signature to the function.
    pub path: Vec<String>,
    /// The parameters.
    pub params: Vec<Param>,
    /// The result.
    pub result: ReturnType,
    /// Failures go to `reportError`.
    pub infallible: bool,
    /// The result is the object that it was called on.
    pub returns_this: bool,
    /// Arguments that are always the same, which Rust does not have.
    pub literals: Vec<LiteralParam>,
    /// The second form, for what trait objects do not have.
    pub with_form: Option<WithForm>,
    /// The second form with the type parameters, of a function that has `Any` in their places.
    pub typed: Option<Typed>,
    /// Of an optional member of a callback interface.
    pub optional: Option<OptionalMember>,
    /// Of a function that adds a listener: the event.
    pub event: Option<Event>,
}

/// An event, whose listener the first parameter is.
#[derive(Debug)]
pub struct Event {
    /// Its name in JavaScript.
    pub name: String,
    /// The names from the holder to the member that removes a listener.
    pub remove: Vec<String>,
}

/// An optional member of a callback interface.
#[derive(Debug, Clone)]
pub struct OptionalMember {
    /// Its number among the optional members.
    pub index: usize,
    /// The name of the glue's function that tests whether an object has it.
    pub test: String,
}

impl Function {
    /// Name, presence and TypeScript of each argument in JavaScript.
    #[must_use]
    pub fn ts_params(&self) -> Vec<(&str, Presence, Cow<'_, str>)> {
        let own = self.params.iter();
        let own = own.map(|it| {
            (
                it.js_name.as_str(),
                it.presence,
                Cow::Borrowed(it.ts.as_str()),
            )
        });
        let mut all: Vec<(&str, Presence, Cow<'_, str>)> = own.collect();
        for literal in &self.literals {
            let ts = Cow::Owned(literal.value.to_string());
            let at = literal.index.min(all.len());
            all.insert(at, (literal.js_name.as_str(), Presence::Required, ts));
        }
        all
    }
}

/// A parameter of a literal type.
#[derive(Debug)]
pub struct LiteralParam {
    /// The index of the argument in JavaScript.
    pub index: usize,
    /// The `.jsi` name.
    pub js_name: String,
    /// The argument.
    pub value: Literal,
}

/// The kind of access of a function in JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Calls the property.
    Call,
    /// Reads the property.
    Get,
    /// Writes the property.
    Set,
    /// Calls the property with `new`.
    New,
    /// Tests whether an object has the property.
    Has,
    /// Reads, writes or deletes a property whose name is the first parameter.
    Index(IndexAccess),
}

/// What a function does with the property that its first parameter names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexAccess {
    /// Reads it.
    Get,
    /// Writes it.
    Set,
    /// Deletes it.
    Delete,
}

/// The holder of the property of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The target of `from`: of a member of an interface, or the constructor or a static member of a class.
    Source,
    /// The object `self`, which is the first parameter of the glue.
    Receiver,
    /// The class as a value, which is the first parameter of the glue.
    Class,
}

impl Holder {
    /// Whether the holder is the first parameter of the glue.
    #[must_use]
    pub fn is_parameter(self) -> bool {
        match self {
            Self::Source => false,
            Self::Receiver | Self::Class => true,
        }
    }
}

/// `NAME_with`: takes a closure, and what can be converted into a union.
#[derive(Debug)]
pub struct WithForm {
    /// Its name.
    pub name: String,
    /// The closure, if it takes one.
    pub closure: Option<WithClosure>,
    /// The parameters that are converted.
    pub unions: Vec<WithUnion>,
    /// The return type of the function, with the callback that is made from the closure.
    pub output: Option<RustType>,
    /// `Sized` as the file writes it.
    pub sized: &'static str,
}

/// A parameter of `NAME_with` that is converted into a union.
#[derive(Debug)]
pub struct WithUnion {
    /// Which parameter.
    pub param: usize,
    /// The union.
    pub ty: RustType,
    /// `Into<…>` as the file writes it.
    pub into: RustType,
}

/// The closure of `NAME_with`.
#[derive(Debug)]
pub struct WithClosure {
    /// Which parameter is the closure.
    pub param: usize,
    /// The closure's argument types; `None` is `&[Any]`.
    pub args: Option<Vec<RustType>>,
    /// The closure's result.
    pub result: RustType,
    /// The callback that is made from it.
    pub callback: RustType,
    /// `FnMut` as the file writes it.
    pub fn_mut: &'static str,
}

/// The form of a method with its type parameters.
#[derive(Debug)]
pub struct Typed {
    /// Its name, escaped.
    pub name: String,
    /// The type parameters.
    pub type_params: Vec<TypeParam>,
    /// What the types of a class's type parameters must be.
    pub of_class: Vec<TypeBounds>,
    /// Whether it is a function of the handle, whose type parameters it names, and not of the trait.
    pub of_handle: bool,
    /// The types of the parameters.
    pub params: Vec<TypedParam>,
    /// The return type; `None` is no value.
    pub output: Option<RustType>,
    /// How the result is returned.
    pub reply: TypedReply,
    /// Whether a type parameter is in the result, which is then converted.
    pub converts: bool,
    /// The shapes of the result, or of the value of a promise, where the types in Rust do not decide what crosses.
    pub shapes: Option<[Shape; 2]>,
    /// The form with a closure or conversions; of an event it is the only one.
    pub with_form: Option<WithForm>,
    /// `Sized` as the file writes it.
    pub sized: &'static str,
}

impl Typed {
    /// `<T, U extends C>` in TypeScript.
    #[must_use]
    pub fn ts_type_params(&self) -> String {
        TypeParam::ts(&self.type_params)
    }
}

/// How the form with type parameters returns a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedReply {
    /// In a `Result`.
    Result,
    /// As a promise.
    Promise,
    /// Not at all: failures go to `reportError`.
    Report,
}

/// A type parameter.
#[derive(Debug)]
pub struct TypeParam {
    /// Its `.jsi` name.
    pub js_name: String,
    /// Its name in Rust, with what it must be.
    pub bounds: TypeBounds,
    /// Its bound in TypeScript.
    pub ts_bound: Option<String>,
}

/// A type with its bounds.
#[derive(Debug)]
pub struct TypeBounds {
    /// The type: the name of a type parameter, or of a class above the type argument.
    pub of: RustType,
    /// Its bounds.
    pub bounds: Vec<RustType>,
}

impl TypeParam {
    /// `<T, U extends C>` in TypeScript; nothing without type parameters.
    #[must_use]
    pub fn ts(all: &[Self]) -> String {
        let params = all.iter().map(|param| match &param.ts_bound {
            Some(bound) => format!("{} extends {bound}", param.js_name),
            None => param.js_name.clone(),
        });
        match params.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => none,
            params => format!("<{params}>"),
        }
    }
}

/// A parameter of the form with type parameters.
#[derive(Debug)]
pub struct TypedParam {
    /// Its type.
    pub ty: RustType,
    /// What it is converted to, if a type parameter is in its type.
    pub erased: Option<Erased>,
}

/// The value with `Any` in the place of type parameters.
#[derive(Debug)]
pub struct Erased {
    /// Its type.
    pub owned: RustType,
    /// How it is passed, of a rest parameter each element.
    pub borrow: Borrow,
    /// How it is converted.
    pub conversion: Conversion,
}

/// How a value with type parameters becomes one with `Any` in their places.
#[derive(Debug)]
pub enum Conversion {
    /// With the shapes that both types have by default.
    Default,
    /// With these shapes.
    Shapes([Shape; 2]),
    /// As the same function of JavaScript.
    Callback([FunctionShape; 2]),
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// The name in Rust, escaped.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Its type in the trait.
    pub ty: RustType,
    /// How it crosses.
    pub marshal: Marshal,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Its type in TypeScript.
    pub ts: String,
}

impl Param {
    /// Whether the parameter is a reference in Rust.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        matches!(
            (&self.ty, self.presence),
            (RustType::Ref(_), Presence::Required | Presence::Rest)
        )
    }

    /// Whether a number before the value has the state: 0 missing, 1 null, 2 present.
    #[must_use]
    pub fn flag(&self) -> bool {
        let direct = match self.marshal {
            Marshal::Scalar(_) | Marshal::SafeInteger(_) | Marshal::Text | Marshal::Elements(_) => {
                true
            }
            // the value itself can express absence
            Marshal::Void
            | Marshal::View(_)
            | Marshal::Reference(_)
            | Marshal::Callback(_)
            | Marshal::Promise(_)
            | Marshal::Wire(_) => false,
        };
        direct && !matches!(self.presence, Presence::Required | Presence::Rest)
    }
}

/// Whether a parameter may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Required,
    /// `T?`: `None` is null.
    Nullable,
    /// `p?: T`: `None` is left out.
    Optional,
    /// `p?: T?`: `None` is left out, `Some(None)` is null.
    OptionalNullable,
    /// `...p`: the elements are passed as separate arguments.
    Rest,
}

/// A result.
#[derive(Debug)]
pub struct ReturnType {
    /// The return type of the function in Rust; `None` is no value.
    pub output: Option<RustType>,
    /// The type of the value: without the `Result` around it, with the `Option`.
    pub ty: RustType,
    /// How it crosses.
    pub marshal: Marshal,
    /// `T?`
    pub nullable: bool,
    /// Whether it, or the content of a promise, holds functions or promises, which depend on the declared types and name the place that
    /// they came from.
    pub declared: bool,
    /// A property `p?: T`, which may be undefined.
    pub optional: bool,
    /// Its type in TypeScript.
    pub ts: String,
}

/// How a class is found in JavaScript.
#[derive(Debug)]
pub struct Constructor {
    /// Its name in errors.
    pub name: String,
    /// The names from the source to the class.
    pub path: Vec<String>,
}
