//! Members of interfaces as facts. Iterables, maps and sets have the members that the specification of WebIDL defines for them.

use jsi_abi::Prim;

use super::convert::{Converter, signature};
use super::model::InFile;
use super::tree::{self, MemberKind, Special};
use super::types::union;
use crate::import::facts::{self, Index, Input, Member, PrimFact, Shape, Signature, TypeFact};

/// Methods whose typed arrays are written to: one that is copied would not be.
const WRITERS: [&str; 4] = ["copyFrom", "encodeInto", "get", "read"];

impl Converter<'_> {
    /// The members of an interface; `global` for those of an object that exists once, which has no indexes.
    pub(super) fn shape(
        &mut self,
        owner: &str,
        members: &[InFile<tree::Member>],
        global: bool,
    ) -> Shape {
        let mut shape = Shape::default();
        for InFile { of: member, .. } in members {
            self.member(owner, member, &mut shape);
        }
        // a list that is read by its numbers can be iterated over
        let indexed = shape.indexes.iter().find(|it| it.key == TypeFact::NUMBER);
        let has = |name: &str| {
            let mut names = shape.members.iter().filter_map(|it| it.name.as_deref());
            names.any(|it| it == name)
        };
        if let Some(index) = indexed
            && has("length")
            && !has("values")
        {
            let of = present(&index.value);
            let result = self.library("Iterable", vec![of]);
            let text = "iteration over a list".to_owned();
            let calls = vec![signature(Vec::new(), result, text)];
            self.method(owner, "[Symbol.iterator]", calls, &mut shape);
        }
        if global {
            shape.indexes.clear();
        }
        shape
    }

    fn member(&mut self, owner: &str, member: &tree::Member, shape: &mut Shape) {
        let text = member.text.clone();
        match &member.kind {
            MemberKind::Constant { name, ty } => {
                let ty = self.ty(ty);
                self.property(owner, name, ty, true, text, shape);
            }
            MemberKind::Property {
                name,
                ty,
                readonly,
                stringifier,
                ..
            } => {
                let ty = self.ty(ty);
                self.property(owner, name, ty, *readonly, text.clone(), shape);
                if *stringifier {
                    self.stringifier(owner, text, shape);
                }
            }
            MemberKind::Method {
                name,
                special,
                result,
                inputs,
            } => {
                let result = self.ty(result);
                let mut inputs = self.inputs(inputs);
                let made = signature(inputs.clone(), result, text.clone());
                match (special, name) {
                    (Some(Special::Stringifier), None) => {
                        self.stringifier(owner, text.clone(), shape);
                    }
                    (_, Some(name)) => {
                        let mut made = made.clone();
                        if WRITERS.iter().any(|it| name.starts_with(it)) {
                            made.inputs.iter_mut().for_each(by_reference);
                        }
                        self.method(owner, name, vec![made], shape);
                    }
                    (_, None) => {}
                }
                match special {
                    Some(Special::Getter) => index(&inputs, made.result, true, text, shape),
                    Some(Special::Setter) => {
                        let value = inputs.pop().map(|it| it.ty);
                        index(&inputs, value.unwrap_or(TypeFact::Any), false, text, shape);
                    }
                    Some(Special::Static | Special::Deleter | Special::Stringifier) | None => {}
                }
            }
            MemberKind::Stringifier => self.stringifier(owner, text, shape),
            MemberKind::Constructor { .. } => {}
            MemberKind::Iterable {
                is_async,
                key,
                value,
                inputs,
            } => {
                let key = key.as_ref().map(|it| self.ty(it));
                let value = self.ty(value);
                let inputs = self.inputs(inputs);
                let entries = Entries {
                    is_async: *is_async,
                    inputs,
                    // an async iterable without keys has values only
                    all: !*is_async || key.is_some(),
                    each: !*is_async,
                    key: key.unwrap_or(TypeFact::Prim(PrimFact(Prim::Number(
                        jsi_abi::NumberWidth::U32,
                    )))),
                    value,
                };
                self.entries(owner, entries, &text, shape);
            }
            MemberKind::Maplike {
                readonly,
                key,
                value,
            } => {
                let (key, value) = (self.ty(key), self.ty(value));
                self.collection(owner, &key, Some(&value), *readonly, &text, shape);
                let entries = Entries {
                    is_async: false,
                    inputs: Vec::new(),
                    all: true,
                    each: true,
                    key,
                    value,
                };
                self.entries(owner, entries, &text, shape);
            }
            MemberKind::Setlike { readonly, value } => {
                let value = self.ty(value);
                self.collection(owner, &value, None, *readonly, &text, shape);
                let entries = Entries {
                    is_async: false,
                    inputs: Vec::new(),
                    all: true,
                    each: true,
                    key: value.clone(),
                    value,
                };
                self.entries(owner, entries, &text, shape);
            }
        }
    }

    fn property(
        &mut self,
        owner: &str,
        name: &str,
        ty: TypeFact,
        readonly: bool,
        text: String,
        shape: &mut Shape,
    ) {
        if shape
            .members
            .iter()
            .any(|it| it.name.as_deref() == Some(name))
        {
            return;
        }
        shape.members.push(Member {
            number: 0,
            name: Some(name.to_owned()),
            optional: false,
            readonly,
            ty: Some(ty),
            calls: Vec::new(),
            docs: self.docs(owner, Some(name)),
            text,
        });
    }

    /// Adds a method, or signatures to one that is there.
    fn method(&mut self, owner: &str, name: &str, mut calls: Vec<Signature>, shape: &mut Shape) {
        let docs = self.docs(owner, Some(name));
        for call in &mut calls {
            call.docs.clone_from(&docs);
        }
        let text = calls.first().map(|it| it.text.clone()).unwrap_or_default();
        let known = shape.members.iter_mut();
        let mut known = known.filter(|it| it.name.as_deref() == Some(name));
        if let Some(known) = known.next() {
            if known.ty.is_none() {
                known.calls.extend(calls);
            }
            return;
        }
        shape.members.push(Member {
            number: 0,
            name: Some(name.to_owned()),
            optional: false,
            readonly: true,
            ty: None,
            calls,
            docs,
            text,
        });
    }

    fn stringifier(&mut self, owner: &str, text: String, shape: &mut Shape) {
        let calls = vec![signature(Vec::new(), TypeFact::STRING, text)];
        self.method(owner, "toString", calls, shape);
    }

    /// The methods by which something is iterated over.
    fn entries(&mut self, owner: &str, of: Entries, text: &str, shape: &mut Shape) {
        let iterable = match of.is_async {
            true => "AsyncIterable",
            false => "Iterable",
        };
        let pair = TypeFact::Tuple {
            items: [&of.key, &of.value]
                .map(|it| facts::TupleItem {
                    name: None,
                    of: it.clone(),
                    optional: false,
                    rest: false,
                })
                .into(),
        };
        let methods = [
            ("entries", pair),
            ("keys", of.key.clone()),
            ("values", of.value.clone()),
        ];
        for (name, element) in methods {
            if name != "values" && !of.all {
                continue;
            }
            let result = self.library(iterable, vec![element]);
            let calls = vec![signature(of.inputs.clone(), result, text.to_owned())];
            self.method(owner, name, calls, shape);
        }
        if of.each {
            let inputs = vec![input("value", of.value), input("key", of.key)];
            let callback = self.object(Shape {
                calls: vec![signature(inputs, TypeFact::Void, String::new())],
                ..Shape::default()
            });
            let inputs = vec![input("callback", callback)];
            let calls = vec![signature(inputs, TypeFact::Void, text.to_owned())];
            self.method(owner, "forEach", calls, shape);
        }
    }

    /// The methods of a map, or of a set if there is no value.
    fn collection(
        &mut self,
        owner: &str,
        key: &TypeFact,
        value: Option<&TypeFact>,
        readonly: bool,
        text: &str,
        shape: &mut Shape,
    ) {
        let number = TypeFact::Prim(PrimFact(Prim::Number(jsi_abi::NumberWidth::U32)));
        self.property(owner, "size", number, true, text.to_owned(), shape);
        let key_input = || input(if value.is_some() { "key" } else { "value" }, key.clone());
        let mut methods = vec![("has", vec![key_input()], TypeFact::BOOLEAN)];
        if let Some(value) = value {
            let found = union(vec![value.clone(), TypeFact::Undefined]);
            methods.push(("get", vec![key_input()], found));
        }
        if !readonly {
            match value {
                Some(value) => methods.push((
                    "set",
                    vec![key_input(), input("value", value.clone())],
                    TypeFact::Void,
                )),
                None => methods.push(("add", vec![key_input()], TypeFact::Void)),
            }
            methods.push(("delete", vec![key_input()], TypeFact::BOOLEAN));
            methods.push(("clear", Vec::new(), TypeFact::Void));
        }
        for (name, inputs, result) in methods {
            let has = |it: &Member| it.name.as_deref() == Some(name);
            // an interface may define a method in another way
            if !shape.members.iter().any(has) {
                let calls = vec![signature(inputs, result, text.to_owned())];
                self.method(owner, name, calls, shape);
            }
        }
    }
}

/// What is iterated over.
struct Entries {
    is_async: bool,
    inputs: Vec<Input>,
    /// Whether there are `entries` and `keys`.
    all: bool,
    /// Whether there is `forEach`.
    each: bool,
    key: TypeFact,
    value: TypeFact,
}

fn input(name: &str, ty: TypeFact) -> Input {
    Input {
        name: name.to_owned(),
        optional: false,
        rest: false,
        ty,
    }
}

/// A type without null: an index that is in a list has a value.
fn present(ty: &TypeFact) -> TypeFact {
    match ty {
        TypeFact::Union { of } => {
            let of = of.iter().filter(|it| **it != TypeFact::Null);
            union(of.cloned().collect())
        }
        ty => ty.clone(),
    }
}

/// A typed array by reference.
fn by_reference(input: &mut Input) {
    let object = TypeFact::Prim(PrimFact(Prim::Object));
    let is_array = |it: &TypeFact| {
        matches!(
            it,
            TypeFact::Prim(PrimFact(Prim::TypedArray(_) | Prim::ArrayBuffer))
        )
    };
    match &mut input.ty {
        ty if is_array(ty) => *ty = object,
        TypeFact::Union { of } if of.iter().any(is_array) => {
            of.retain(|it| !is_array(it) && *it != object);
            of.push(object);
            let types = std::mem::take(of);
            input.ty = union(types);
        }
        _ => {}
    }
}

/// Adds an index, or makes a known one writable.
fn index(inputs: &[Input], value: TypeFact, readonly: bool, text: String, shape: &mut Shape) {
    let Some(key) = inputs.first() else {
        return;
    };
    let key = match &key.ty {
        TypeFact::Prim(PrimFact(Prim::Number(_))) => TypeFact::NUMBER,
        key => key.clone(),
    };
    if let Some(known) = shape.indexes.iter_mut().find(|it| it.key == key) {
        known.readonly &= readonly;
        return;
    }
    let value = match value {
        TypeFact::Void => TypeFact::Any,
        value => value,
    };
    shape.indexes.push(Index {
        number: 0,
        key,
        value,
        readonly,
        text,
    });
}
