//! The resolved model: names bound to ids, aliases expanded. Frozen once built; the end of this crate's work.

mod held;
pub mod js_path;
mod literal;
mod type_params;
pub mod types;
pub mod unions;
mod with_form;

use std::collections::HashSet;

use crate::source::{FileId, Span};
pub use held::{HeldParam, HeldParams};
pub use jsi_abi::{BigIntWidth, NumberWidth, Prim, TypedArray, ViewElement};
pub use literal::Literal;
pub use type_params::TypeParam;
pub use types::{FunctionParam, FunctionType, Type};

/// Names an item of a [`Model`]; an index into [`Model::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// All files of one run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// The files, roots first, then those reached through `use`. [`FileId`] is the index.
    pub files: Vec<File>,
    /// The items of all files. [`ItemId`] is the index.
    pub items: Vec<Item>,
}

impl Model {
    /// The item of an id that came from this model.
    #[must_use]
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0 as usize]
    }

    /// The file of an id that came from this model.
    #[must_use]
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }
}

impl Model {
    /// The classes that are values somewhere, as `Class<C>`.
    #[must_use]
    pub fn classes_as_values(&self) -> HashSet<ItemId> {
        let mut found = HashSet::new();
        let mut add = |ty: &Type| {
            ty.visit(&mut |ty| {
                if let Type::Constructor(id) = ty {
                    found.insert(*id);
                }
            });
        };
        for item in &self.items {
            let members = match &item.kind {
                ItemKind::Interface(it) => &it.members,
                ItemKind::CallbackInterface(it) => &it.members,
                ItemKind::Class(it) => &it.members,
                ItemKind::Record(it) => {
                    it.fields.iter().for_each(|field| add(&field.ty));
                    continue;
                }
                ItemKind::Alias(ty) => {
                    add(ty);
                    continue;
                }
                ItemKind::Union(it) => {
                    it.members.iter().for_each(|member| add(&member.ty));
                    continue;
                }
                ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => continue,
            };
            members.iter().for_each(|member| member.types(&mut add));
        }
        found
    }
}

/// One `.jsi` file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The path it was loaded under, normalised, `/` between parts.
    pub path: String,
    /// The text of its `//!` lines, joined by line feeds; empty without.
    pub docs: String,
    /// Its own items in source order.
    pub items: Vec<ItemId>,
    /// The enums and unions of fields with several literals, which have no name in `.jsi` files.
    pub of_fields: Vec<ItemId>,
    /// Names it takes from other files.
    pub uses: Vec<UsedName>,
}

impl File {
    /// Everything that it declares in Rust: its own items, and those of fields.
    pub fn declared(&self) -> impl Iterator<Item = ItemId> + Clone {
        self.items.iter().chain(&self.of_fields).copied()
    }
}

/// A name taken from another file with `use`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedName {
    /// Its name in this file.
    pub local: String,
    /// The item that it refers to.
    pub item: ItemId,
    /// Where it is written.
    pub span: Span,
}

/// A declared item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The file that declares it.
    pub file: FileId,
    /// Its `.jsi` name.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// The whole item.
    pub span: Span,
    /// The name in Rust: `@rust`, or derived from the name.
    pub rust_name: String,
    /// The text of its `///` lines, joined by line feeds; empty without.
    pub docs: String,
    /// `@deprecated("why")`; the text may be empty.
    pub deprecated: Option<String>,
    /// What it is.
    pub kind: ItemKind,
}

/// The kinds of item.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// An alias; expanded wherever it is used.
    Alias(Type),
    /// An interface.
    Interface(Interface),
    /// A callback interface.
    CallbackInterface(CallbackInterface),
    /// A class.
    Class(Class),
    /// A record.
    Record(Record),
    /// A union.
    Union(Union),
    /// An enum of numbers.
    NumberEnum(NumberEnum),
    /// An enum of strings.
    StringEnum(StringEnum),
}

/// Where the JavaScript of an interface or class is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `from "./x.js"`: a file, relative to the `.jsi` file.
    Local {
        /// As written.
        specifier: String,
        /// Joined with the folder of the `.jsi` file and normalised; `/` between parts.
        path: String,
        /// The literal's place.
        span: Span,
    },
    /// A bare specifier or URL, left to the bundler or import map.
    Bare(String),
    /// The parts after `globalThis`; none for `globalThis` itself.
    Global(Vec<String>),
    /// A module registered at run time under this name.
    Host(String),
}

/// An interface.
#[derive(Debug, Clone, PartialEq)]
pub struct Interface {
    /// `export interface`: implemented in Rust. Then `source` is `None`.
    pub export: bool,
    /// Where it comes from; always present on an import.
    pub source: Option<Source>,
    /// The name an export has in JavaScript: the item's name, or `@js("…")`. An import has none of its own.
    pub js_name: String,
    /// The properties from the source of an import to the object that has the members: the parts of `@js("…")`.
    pub js_path: Vec<String>,
    /// `extends`, of an import.
    pub extends: Option<ItemId>,
    /// Methods and properties in source order.
    pub members: Vec<Member>,
}

/// A callback interface: objects that Rust or JavaScript implements.
#[derive(Debug, Clone, PartialEq)]
pub struct CallbackInterface {
    /// Methods and properties in source order.
    pub members: Vec<Member>,
}

/// A class.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// `export class`: implemented in Rust. Then `source` is `None`.
    pub export: bool,
    /// Where it comes from; `None` on an import is a typed handle without constructor and statics.
    pub source: Option<Source>,
    /// The export's or property's name on the source: the item's name, or the parts of `@js("…")`.
    pub js_path: Vec<String>,
    /// The type parameters.
    pub type_params: Vec<TypeParam>,
    /// `extends`.
    pub extends: Option<ItemId>,
    /// The type arguments of the class that it extends.
    pub base_args: Vec<Type>,
    /// `extends Error` of an export: its objects are errors of JavaScript.
    pub is_error: bool,
    /// Members in source order.
    pub members: Vec<Member>,
}

/// A member of an interface or class.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its `.jsi` name; `constructor` for a constructor, `call` for a call signature, `[key]` for an index.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// The whole member.
    pub span: Span,
    /// The name in Rust, not yet escaped for keywords (a setter puts `set_` before it).
    pub rust_name: String,
    /// The JavaScript property path: the name itself, or the parts of `@js("dotted.name")`. A call signature calls the object, and
    /// an index is of the object: they have no path.
    pub js_path: Vec<String>,
    /// The text of its `///` lines, joined by line feeds; empty without.
    pub docs: String,
    /// `@deprecated("why")`; the text may be empty.
    pub deprecated: Option<String>,
    /// `static`.
    pub is_static: bool,
    /// Whether its functions have `Any` in the places of type parameters and have a second form with these: it names type parameters, of
    /// its own or of its class, or returns an object of a class that has some.
    pub over_any: bool,
    /// What it is.
    pub kind: MemberKind,
}

/// The end of the Rust names of functions that have `Any` in the places of type parameters.
pub const OVER_ANY: &str = "_any";

impl Member {
    /// Visits the types that it names.
    pub fn types(&self, visit: &mut impl FnMut(&Type)) {
        match &self.kind {
            MemberKind::Constructor { params } => params.iter().for_each(|it| visit(&it.ty)),
            MemberKind::Method { params, result, .. } => {
                params.iter().for_each(|it| visit(&it.ty));
                visit(result);
            }
            MemberKind::Property { ty, .. } => visit(ty),
            MemberKind::Index { key_ty, ty, .. } => {
                visit(key_ty);
                visit(ty);
            }
            MemberKind::Event {
                listener, options, ..
            } => {
                listener.params.iter().for_each(|it| visit(&it.ty));
                options.iter().for_each(|it| visit(&it.ty));
            }
        }
    }

    /// The type parameters of a method.
    #[must_use]
    pub fn type_params(&self) -> &[TypeParam] {
        match &self.kind {
            MemberKind::Method { type_params, .. } => type_params,
            MemberKind::Constructor { .. }
            | MemberKind::Property { .. }
            | MemberKind::Event { .. }
            | MemberKind::Index { .. } => &[],
        }
    }

    /// A member with `Any` in the place of type parameters, with the Rust name of that form.
    #[must_use]
    pub fn erased(&self) -> Self {
        let mut erased = self.clone();
        erased.over_any = false;
        erased.rust_name.push_str(OVER_ANY);
        let erase = |ty: &mut Type| *ty = ty.erased();
        match &mut erased.kind {
            MemberKind::Method {
                type_params,
                params,
                result,
                ..
            } => {
                type_params.clear();
                params.iter_mut().for_each(|param| erase(&mut param.ty));
                erase(result);
            }
            MemberKind::Constructor { params } => {
                params.iter_mut().for_each(|param| erase(&mut param.ty));
            }
            MemberKind::Property { ty, .. } | MemberKind::Index { ty, .. } => erase(ty),
            MemberKind::Event {
                listener, options, ..
            } => {
                let params = listener.params.iter_mut();
                params.for_each(|param| erase(&mut param.ty));
                options.iter_mut().for_each(|param| erase(&mut param.ty));
            }
        }
        erased
    }

    /// Whether its types name a type parameter of its class.
    #[must_use]
    pub fn names_class_param(&self) -> bool {
        let is_own = |name: &str| self.type_params().iter().any(|it| it.name == name);
        let mut found = false;
        self.types(&mut |ty| found |= ty.names_parameter(&|name| !is_own(name)));
        found
    }

    /// Whether an object need not have it: `name?`.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        match self.kind {
            MemberKind::Method { optional, .. } | MemberKind::Property { optional, .. } => optional,
            MemberKind::Constructor { .. }
            | MemberKind::Index { .. }
            | MemberKind::Event { .. } => false,
        }
    }

    /// Whether it is a method that returns the object it was called on.
    #[must_use]
    pub fn returns_this(&self) -> bool {
        match &self.kind {
            MemberKind::Method { result, .. } => result.returns_this(),
            MemberKind::Constructor { .. }
            | MemberKind::Property { .. }
            | MemberKind::Index { .. }
            | MemberKind::Event { .. } => false,
        }
    }
}

/// The kinds of member.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberKind {
    /// `constructor(…)`
    Constructor {
        /// The parameters.
        params: Vec<Param>,
    },
    /// `name(…): R` or `name<T>(…): R`
    Method {
        /// The type parameters.
        type_params: Vec<TypeParam>,
        /// The parameters.
        params: Vec<Param>,
        /// The result.
        result: Type,
        /// `@infallible`.
        infallible: bool,
        /// `@pinned` on a method that returns a view.
        pinned: bool,
        /// `name?(…)`, in a callback interface.
        optional: bool,
    },
    /// `p: T`
    Property {
        /// Its type.
        ty: Type,
        /// `readonly`.
        readonly: bool,
        /// `p?: T`
        optional: bool,
    },
    /// `[key: K]: T`; its name in Rust is that of the function that reads.
    Index {
        /// The name of the key.
        key: String,
        /// The type of the key.
        key_ty: Type,
        /// The type of the values.
        ty: Type,
        /// `readonly`.
        readonly: bool,
    },
    /// `"click": T` in `events { … }`
    Event {
        /// What the listener receives; its result is `Void`.
        listener: FunctionType,
        /// The options that follow the listener.
        options: Option<Param>,
        /// The JavaScript property paths of the member that adds a listener, and of the one that removes it.
        methods: [Vec<String>; 2],
    },
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its `.jsi` name.
    pub name: String,
    /// The place of the name.
    pub span: Span,
    /// The name in Rust, not yet escaped for keywords.
    pub rust_name: String,
    /// Its type; of a rest parameter the `Array<T>`.
    pub ty: Type,
    /// `p?: T`
    pub optional: bool,
    /// `...p: Array<T>`
    pub rest: bool,
    /// `@pinned`
    pub pinned: bool,
    /// `@readonly`
    pub readonly: bool,
}

impl Param {
    /// The parameter of the setter of a property of this type.
    #[must_use]
    pub fn value(member: &Member, ty: &Type) -> Self {
        Self {
            name: "value".to_owned(),
            span: member.name_span,
            rust_name: "value".to_owned(),
            ty: ty.clone(),
            optional: false,
            rest: false,
            pinned: false,
            readonly: false,
        }
    }
}

/// A record.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The type parameters.
    pub type_params: Vec<TypeParam>,
    /// `extends`.
    pub extends: Option<ItemId>,
    /// The type arguments of the record that it extends.
    pub base_args: Vec<Type>,
    /// The fields of the records above, those of the topmost first.
    pub inherited: Vec<InheritedField>,
    /// Its own fields in source order.
    pub fields: Vec<Field>,
}

impl Record {
    /// The fields of its values: the inherited ones, then its own.
    pub fn all_fields(&self) -> impl Iterator<Item = &Field> {
        let inherited = self.inherited.iter().map(|it| &it.field);
        inherited.chain(&self.fields)
    }
}

/// A field that a record inherits.
#[derive(Debug, Clone, PartialEq)]
pub struct InheritedField {
    /// The record that declares it.
    pub from: ItemId,
    /// The field.
    pub field: Field,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its `.jsi` name.
    pub name: String,
    /// The place of the name.
    pub span: Span,
    /// The property's name in JavaScript (`@js`, else the name).
    pub js_name: String,
    /// The name in Rust, not yet escaped for keywords.
    pub rust_name: String,
    /// The text of its `///` lines; empty without.
    pub docs: String,
    /// `@deprecated("why")`.
    pub deprecated: Option<String>,
    /// Its type.
    pub ty: Type,
    /// `p?: T`
    pub optional: bool,
}

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The members in source order.
    pub members: Vec<UnionMember>,
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionMember {
    /// The type as written.
    pub text: String,
    /// The place of the type.
    pub span: Span,
    /// The name of the variant in Rust.
    pub rust_name: String,
    /// The text of its `///` lines; empty without.
    pub docs: String,
    /// `@deprecated("why")`; the text may be empty.
    pub deprecated: Option<String>,
    /// Its type.
    pub ty: Type,
}

/// An enum of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberEnum {
    /// The values in source order.
    pub variants: Vec<NumberVariant>,
    /// Ends with `...`.
    pub open: bool,
}

/// A value of a number enum.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberVariant {
    /// Its `.jsi` name.
    pub name: String,
    /// The place of the name.
    pub span: Span,
    /// The name in Rust (UpperCamelCase).
    pub rust_name: String,
    /// The text of its `///` lines; empty without.
    pub docs: String,
    /// `@deprecated("why")`; the text may be empty.
    pub deprecated: Option<String>,
    /// The value.
    pub value: i32,
}

/// An enum of strings.
#[derive(Debug, Clone, PartialEq)]
pub struct StringEnum {
    /// The values in source order.
    pub variants: Vec<StringVariant>,
    /// Ends with `...`.
    pub open: bool,
}

/// A value of a string enum.
#[derive(Debug, Clone, PartialEq)]
pub struct StringVariant {
    /// The string.
    pub value: String,
    /// Its place.
    pub span: Span,
    /// The name in Rust (UpperCamelCase, or `@rust`).
    pub rust_name: String,
    /// The text of its `///` lines; empty without.
    pub docs: String,
    /// `@deprecated("why")`; the text may be empty.
    pub deprecated: Option<String>,
}
