//! The facts of an import: what the script of `extract` prints of TypeScript's checker about a module, or what `webidl` reads of
//! the platform's specifications. They contain no decision.

use jsi_abi::{NumberWidth, Prim, Row};
use serde::Deserialize;

/// Names a declaration; an index into [`Facts::declarations`].
pub type DeclarationId = usize;

/// Names an object type; an index into [`Facts::objects`].
pub type ObjectId = usize;

/// Names a declaration, member, signature or index signature among all facts of a module.
pub type FactNumber = usize;

/// Everything about a module.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The version of this format.
    pub format: u32,
    /// The version of TypeScript.
    pub typescript: String,
    /// Whether they come from WebIDL.
    #[serde(default)]
    pub webidl: bool,
    /// The package that declares the module.
    pub package: Option<Package>,
    /// The exports that were asked for.
    pub exports: Vec<Export>,
    /// Other exports of the module that these reach.
    #[serde(default)]
    pub reached: Vec<Export>,
    /// Every declaration that is named somewhere.
    pub declarations: Vec<Declaration>,
    /// Object types without a declaration.
    pub objects: Vec<Object>,
    /// Modules that are imported and have no types.
    #[serde(default)]
    pub unresolved: Vec<String>,
    /// Whether everything was read; `false` if there are more members than the limit.
    pub complete: bool,
}

impl Facts {
    /// Numbers declarations, members, signatures and index signatures in the order in which they are written, from 1, as
    /// `compare.mjs` does.
    pub fn number(&mut self) {
        let mut last = 0;
        for it in &mut self.declarations {
            last += 1;
            it.number = last;
            for shape in it.instance.iter_mut().chain(&mut it.statics) {
                shape.number(&mut last);
            }
        }
        for it in &mut self.objects {
            it.shape.number(&mut last);
        }
    }
}

impl Shape {
    fn number(&mut self, last: &mut FactNumber) {
        fn signatures(all: &mut [Signature], last: &mut FactNumber) {
            for it in all {
                *last += 1;
                it.number = *last;
            }
        }
        for it in &mut self.members {
            *last += 1;
            it.number = *last;
            signatures(&mut it.calls, last);
        }
        signatures(&mut self.calls, last);
        signatures(&mut self.constructs, last);
        for it in &mut self.indexes {
            *last += 1;
            it.number = *last;
        }
    }
}

/// A package of npm.
#[derive(Debug, Clone, Deserialize)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
}

/// An export of the module.
#[derive(Debug, Clone, Deserialize)]
pub struct Export {
    /// Its name, after those of the namespaces that it is in.
    pub path: Vec<String>,
    /// What it is.
    pub declaration: DeclarationId,
    /// Whether it exists in JavaScript; types do not.
    pub value: bool,
}

/// A declaration, with all meanings that its name has.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Declaration {
    /// Its number; see [`Facts::number`].
    #[serde(skip)]
    pub number: FactNumber,
    /// Its name.
    pub name: String,
    /// Documentation and tags.
    #[serde(flatten)]
    pub docs: Docs,
    /// The package that declares it.
    pub package: Option<String>,
    /// Whether it belongs to the libraries of TypeScript: the language and the web platform.
    pub lib: bool,
    /// Whether its name needs no import.
    pub global: bool,
    /// Whether it is too far from the exports and was not read.
    pub beyond: bool,
    /// Whether the name exists in JavaScript.
    pub is_value: bool,
    /// Whether it is a class.
    pub is_class: bool,
    /// Whether it is a class that cannot be constructed.
    pub is_abstract: bool,
    /// Its type parameters.
    pub params: Vec<TypeParam>,
    /// What it extends.
    pub bases: Vec<TypeFact>,
    /// The members of its objects.
    pub instance: Option<Shape>,
    /// Constructors and static members of a class, or what a function has.
    pub statics: Option<Shape>,
    /// The type that it names.
    pub alias: Option<TypeFact>,
    /// The members of an enum.
    #[serde(rename = "enum")]
    pub values: Option<Vec<EnumMember>>,
    /// The type of a variable.
    pub variable: Option<TypeFact>,
    /// Whether the variable is a constant.
    pub readonly: bool,
}

/// Documentation and tags.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Docs {
    /// The text.
    #[serde(rename = "docs")]
    pub text: String,
    /// `@deprecated` with its text.
    pub deprecated: Option<String>,
    /// `@internal`
    pub internal: bool,
}

/// A type parameter.
#[derive(Debug, Clone, Deserialize)]
pub struct TypeParam {
    /// Its name.
    pub name: String,
    /// What it extends.
    pub bound: Option<TypeFact>,
    /// The type that it stands for if none is given.
    pub default: Option<TypeFact>,
}

/// What an object has.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Shape {
    /// Properties and methods.
    pub members: Vec<Member>,
    /// Call signatures.
    pub calls: Vec<Signature>,
    /// Construct signatures.
    pub constructs: Vec<Signature>,
    /// Index signatures.
    pub indexes: Vec<Index>,
}

/// An object type without a declaration.
#[derive(Debug, Clone, Deserialize)]
pub struct Object {
    /// The name of the alias that it was made with.
    pub name: Option<String>,
    /// The type arguments of the alias.
    #[serde(default)]
    pub args: Vec<TypeFact>,
    /// What it has.
    #[serde(flatten)]
    pub shape: Shape,
}

/// A member of an object.
#[derive(Debug, Clone, Deserialize)]
pub struct Member {
    /// Its number; see [`Facts::number`].
    #[serde(skip)]
    pub number: FactNumber,
    /// Its name; `None` for a symbol that is not well known.
    pub name: Option<String>,
    /// Whether an object need not have it.
    pub optional: bool,
    /// Whether it cannot be written.
    pub readonly: bool,
    /// The type of a property.
    #[serde(rename = "type")]
    pub ty: Option<TypeFact>,
    /// The signatures of a method.
    pub calls: Vec<Signature>,
    /// Documentation and tags.
    #[serde(flatten)]
    pub docs: Docs,
    /// The declaration as written, on one line.
    pub text: String,
}

/// A signature of a function, method or constructor.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// Its number; see [`Facts::number`].
    #[serde(skip)]
    pub number: FactNumber,
    /// Its type parameters.
    pub params: Vec<TypeParam>,
    /// Its parameters.
    pub inputs: Vec<Input>,
    /// The type of `this`, where it is declared.
    pub receiver: Option<TypeFact>,
    /// Its result.
    pub result: TypeFact,
    /// The declaration as written, on one line.
    pub text: String,
    /// Whether it can be used from outside of the class.
    pub is_public: bool,
    /// Documentation and tags.
    #[serde(flatten)]
    pub docs: Docs,
}

/// A parameter of a signature.
#[derive(Debug, Clone, Deserialize)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it takes all further arguments; its type is that of all of them.
    pub rest: bool,
    /// Its type.
    #[serde(rename = "type")]
    pub ty: TypeFact,
}

/// An index signature.
#[derive(Debug, Clone, Deserialize)]
pub struct Index {
    /// Its number; see [`Facts::number`].
    #[serde(skip)]
    pub number: FactNumber,
    /// The type of the keys.
    pub key: TypeFact,
    /// The type of the values.
    pub value: TypeFact,
    /// Whether values cannot be written.
    pub readonly: bool,
    /// The declaration as written, on one line.
    pub text: String,
}

/// A member of an enum.
#[derive(Debug, Clone, Deserialize)]
pub struct EnumMember {
    /// Its name.
    pub name: String,
    /// Its value, if it is known.
    pub value: Option<EnumValue>,
    /// Documentation and tags.
    #[serde(flatten)]
    pub docs: Docs,
}

/// The value of a member of an enum.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum EnumValue {
    /// A string.
    Text(String),
    /// A number.
    Number(f64),
}

/// A value that is a type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum LiteralFact {
    /// `true`, `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
}

/// An element of a tuple.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TupleItem {
    /// Its label.
    #[serde(default)]
    pub name: Option<String>,
    /// Its type.
    pub of: TypeFact,
    /// Whether it may be missing.
    pub optional: bool,
    /// Whether it stands for any number of elements.
    pub rest: bool,
}

/// A type, after the checker resolved it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "k", rename_all = "lowercase")]
pub enum TypeFact {
    /// `any`
    Any,
    /// `unknown`
    Unknown,
    /// `never`
    Never,
    /// `void`
    Void,
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `bigint`
    BigInt,
    /// `this`
    This,
    /// A value.
    Literal {
        /// The value.
        value: LiteralFact,
        /// The enum that has it as a member.
        of: Option<DeclarationId>,
    },
    /// A declared type.
    Ref {
        /// The declaration.
        id: DeclarationId,
        /// Its type arguments.
        args: Vec<TypeFact>,
    },
    /// The type of a declared value: `typeof C`.
    Typeof {
        /// The declaration.
        id: DeclarationId,
    },
    /// `T[]`, also where it is read-only.
    Array {
        /// The type of the elements.
        of: Box<TypeFact>,
    },
    /// `[A, B]`
    Tuple {
        /// The elements.
        items: Vec<TupleItem>,
    },
    /// `A | B`
    Union {
        /// The members.
        of: Vec<TypeFact>,
    },
    /// An object type without a declaration.
    Shape {
        /// The object type.
        id: ObjectId,
    },
    /// A type parameter.
    Param {
        /// Its name.
        name: String,
    },
    /// A primitive type that is marked to be different, as in `string & {}`.
    Branded {
        /// The primitive type.
        of: Box<TypeFact>,
    },
    /// `T[K]`
    Index {
        /// The object.
        of: Box<TypeFact>,
        /// The key.
        by: Box<TypeFact>,
        /// What it is at least.
        bound: Option<Box<TypeFact>>,
    },
    /// `keyof T`
    KeyOf {
        /// The object.
        of: Box<TypeFact>,
        /// What it is at least.
        bound: Option<Box<TypeFact>>,
    },
    /// Another type that depends on type parameters, or could not be resolved.
    Other {
        /// What it is: `conditional`, `mapped`, `template`, `unresolved`, …
        why: String,
        /// What it is at least.
        bound: Option<Box<TypeFact>>,
    },
    /// A type that is a type of the language without parts.
    #[serde(untagged)]
    Prim(PrimFact),
}

impl TypeFact {
    /// `string`
    pub const STRING: Self = Self::Prim(PrimFact(Prim::String));
    /// `number`
    pub const NUMBER: Self = Self::Prim(PrimFact(Prim::Number(NumberWidth::F64)));
    /// `boolean`
    pub const BOOLEAN: Self = Self::Prim(PrimFact(Prim::Boolean));
}

/// `string`, `number`, `symbol`, `object`: what the table of kinds has for a word of TypeScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Word")]
pub struct PrimFact(pub Prim);

/// The word for a type of TypeScript.
#[derive(Deserialize)]
struct Word {
    k: String,
}

impl TryFrom<Word> for PrimFact {
    type Error = String;

    fn try_from(Word { k }: Word) -> Result<Self, String> {
        let prim = Row::of_typescript(&k).and_then(Row::as_prim);
        prim.map(Self).ok_or_else(|| format!("`{k}` is no type"))
    }
}
