//! Types of WebIDL as facts.

use jsi_abi::{NumberWidth, Prim, Row, TypedArray};

use super::convert::Converter;
use super::tree::{EntityKind, Type};
use crate::import::facts::{Index, PrimFact, Shape, TypeFact};

impl Converter<'_> {
    /// A type.
    pub(super) fn ty(&mut self, ty: &Type) -> TypeFact {
        match ty {
            Type::Name(name) => self.named(name),
            Type::Nullable(of) => match self.ty(of) {
                TypeFact::Any => TypeFact::Any,
                of => union(vec![of, TypeFact::Null]),
            },
            Type::Union(types) => {
                let name: Vec<String> = types.iter().map(word).collect();
                let of = self.members_of(types);
                self.union_alias(&format!("{ty:?}"), &name.join("Or"), of)
            }
            Type::Promise(of) => {
                let of = self.ty(of);
                self.library("Promise", vec![of])
            }
            Type::List(of) => TypeFact::Array {
                of: Box::new(self.ty(of)),
            },
            Type::AsyncList(of) => {
                let of = self.ty(of);
                self.library("AsyncIterable", vec![of])
            }
            Type::Record(_, value) => {
                let value = self.ty(value);
                self.object(Shape {
                    indexes: vec![Index {
                        number: 0,
                        key: TypeFact::STRING,
                        value,
                        readonly: false,
                        text: String::new(),
                    }],
                    ..Shape::default()
                })
            }
        }
    }

    /// The members of a union, those of unions in it, too.
    fn members_of(&mut self, types: &[Type]) -> TypeFact {
        let types = types.iter().map(|it| match it {
            Type::Union(types) => self.members_of(types),
            Type::Name(name) if is_any_buffer(name) => any_buffer(),
            it => self.ty(it),
        });
        union(types.collect())
    }

    /// The type that a definition stands for: the members of a union have its name.
    pub(super) fn aliased(&mut self, ty: &Type) -> TypeFact {
        match ty {
            Type::Union(types) => self.members_of(types),
            Type::Nullable(of) => match self.aliased(of) {
                TypeFact::Any => TypeFact::Any,
                of => union(vec![of, TypeFact::Null]),
            },
            ty => self.ty(ty),
        }
    }

    fn named(&mut self, name: &str) -> TypeFact {
        let number = |width| TypeFact::Prim(PrimFact(Prim::Number(width)));
        match name {
            "any" => TypeFact::Any,
            "undefined" | "void" => TypeFact::Undefined,
            "boolean" => TypeFact::BOOLEAN,
            "byte" => number(NumberWidth::I8),
            "octet" => number(NumberWidth::U8),
            "short" => number(NumberWidth::I16),
            "unsigned short" => number(NumberWidth::U16),
            "long" => number(NumberWidth::I32),
            "unsigned long" => number(NumberWidth::U32),
            "long long" => number(NumberWidth::I64),
            "unsigned long long" => number(NumberWidth::U64),
            "float" | "unrestricted float" => number(NumberWidth::F32),
            "double" | "unrestricted double" => number(NumberWidth::F64),
            "bigint" => TypeFact::BigInt,
            "DOMString" | "USVString" | "ByteString" | "CSSOMString" => TypeFact::STRING,
            // TypeScript calls them so, too
            "object" | "symbol" => {
                let prim = Row::of_typescript(name).and_then(Row::as_prim);
                prim.map_or(TypeFact::Any, |prim| TypeFact::Prim(PrimFact(prim)))
            }
            "ArrayBuffer" => TypeFact::Prim(PrimFact(Prim::ArrayBuffer)),
            name if is_any_buffer(name) => {
                self.union_alias("any buffer", "BufferSource", any_buffer())
            }
            "DataView" | "SharedArrayBuffer" | "Float16Array" => self.language_class(name),
            "Function" => self.library("Function", Vec::new()),
            "WindowProxy" => self.named("Window"),
            name => self.defined(name),
        }
    }

    fn defined(&mut self, name: &str) -> TypeFact {
        if let Some(array) = TypedArray::from_name(name) {
            return TypeFact::Prim(PrimFact(Prim::TypedArray(array)));
        }
        let Some(entity) = self.model.get(name) else {
            return match Row::prim(name) {
                Some(prim) => TypeFact::Prim(PrimFact(prim)),
                None => TypeFact::Other {
                    why: "missing".to_owned(),
                    bound: None,
                },
            };
        };
        match &entity.kind {
            // what it has none of, nothing can pass
            EntityKind::Dictionary { .. } if self.is_empty(name) => {
                TypeFact::Prim(PrimFact(Prim::Object))
            }
            EntityKind::CallbackInterface { members } => {
                self.callback_interface(name, members.len())
            }
            _ => self.reference(name),
        }
    }

    /// Whether a dictionary has no field, nor one that it inherits.
    fn is_empty(&self, name: &str) -> bool {
        let mut next = Some(name.to_owned());
        for _ in 0..64 {
            let Some(entity) = next.and_then(|it| self.model.get(&it)) else {
                return true;
            };
            match &entity.kind {
                EntityKind::Dictionary { base, fields } if fields.is_empty() => {
                    next = base.clone();
                }
                _ => return false,
            }
        }
        true
    }
}

/// A union, of which each member is there once.
pub(super) fn union(types: Vec<TypeFact>) -> TypeFact {
    let mut found: Vec<TypeFact> = Vec::new();
    for ty in types {
        let parts = match ty {
            TypeFact::Union { of } => of,
            ty => vec![ty],
        };
        for part in parts {
            if !found.contains(&part) {
                found.push(part);
            }
        }
    }
    match (found.len(), found.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            found.extend(last);
            TypeFact::Union { of: found }
        }
    }
}

fn is_any_buffer(name: &str) -> bool {
    matches!(
        name,
        "ArrayBufferView" | "BufferSource" | "AllowSharedBufferSource"
    )
}

/// Any buffer: bytes that are copied, or a buffer by reference.
fn any_buffer() -> TypeFact {
    union(vec![
        TypeFact::Prim(PrimFact(Prim::TypedArray(TypedArray::Uint8Array))),
        TypeFact::Prim(PrimFact(Prim::Object)),
    ])
}

/// A type as a part of the name of a union.
fn word(ty: &Type) -> String {
    match ty {
        Type::Name(name) => match name.as_str() {
            "DOMString" | "USVString" | "ByteString" | "CSSOMString" => "String".to_owned(),
            "byte"
            | "octet"
            | "short"
            | "unsigned short"
            | "long"
            | "unsigned long"
            | "long long"
            | "unsigned long long"
            | "float"
            | "unrestricted float"
            | "double"
            | "unrestricted double" => "Number".to_owned(),
            name => {
                let (first, rest) = name.split_at_checked(1).unwrap_or((name, ""));
                format!("{}{rest}", first.to_uppercase())
            }
        },
        Type::Nullable(of) => word(of),
        Type::Union(types) => types.iter().map(word).collect::<Vec<_>>().join("Or"),
        Type::Promise(of) => format!("{}Promise", word(of)),
        Type::List(of) => format!("{}Array", word(of)),
        Type::AsyncList(of) => format!("{}AsyncIterable", word(of)),
        Type::Record(..) => "Record".to_owned(),
    }
}
