//! Definitions of WebIDL as facts: declarations, and the exports of `globalThis`.

use std::collections::{HashMap, VecDeque};

use super::events::{EventFact, Events};
use super::model::{Entity, InFile, Model};
use super::tree::{EntityKind, Input, MemberKind};
use crate::import::facts::{
    self, Declaration, DeclarationId, Docs, Export, Facts, Object, Shape, Signature, TypeFact,
};

/// The documentation of a definition, or of one of its members.
pub(super) type DocsOf<'m> = &'m dyn Fn(&str, Option<&str>) -> Option<String>;

/// Makes facts of a model.
pub(super) struct Converter<'m> {
    pub(super) model: &'m Model,
    pub(super) events: Events,
    docs_of: DocsOf<'m>,
    pub(super) declarations: Vec<Declaration>,
    objects: Vec<Object>,
    /// The declarations of definitions, and of types of the language.
    known: HashMap<String, DeclarationId>,
    /// Members of global objects, as written.
    texts: HashMap<DeclarationId, String>,
    waiting: VecDeque<(DeclarationId, String, u32)>,
    /// How far from a root the definition is that is being converted, and how far one may be.
    pub(super) depth: u32,
    pub(super) deepest: u32,
}

impl<'m> Converter<'m> {
    pub(super) fn new(model: &'m Model, events: &[EventFact], docs_of: DocsOf<'m>) -> Self {
        Self {
            model,
            events: Events::of(events),
            docs_of,
            declarations: Vec::new(),
            objects: Vec::new(),
            known: HashMap::new(),
            texts: HashMap::new(),
            waiting: VecDeque::new(),
            depth: 0,
            deepest: 0,
        }
    }

    /// The facts of these definitions, and of what they name.
    pub(super) fn facts(&mut self, roots: &[String], depth: u32) -> Facts {
        self.deepest = depth;
        let mut exports = Vec::new();
        for name in roots {
            self.root(name, &mut exports);
        }
        // those further away are read later, so that each has its smallest distance
        while let Some((id, name, depth)) = self.waiting.pop_front() {
            self.depth = depth;
            if let Some(entity) = self.model.get(&name) {
                self.fill(id, entity);
            }
        }
        let reached = self.known.iter().filter_map(|(name, id)| {
            let entity = self.model.get(name)?;
            let is_class = matches!(entity.kind, EntityKind::Interface { .. });
            (is_class && entity.is_value()).then(|| export(entity, *id))
        });
        let mut reached: Vec<Export> = reached.collect();
        reached.sort_by_key(|it| it.declaration);
        Facts {
            format: 1,
            typescript: String::new(),
            webidl: true,
            package: None,
            exports,
            reached,
            declarations: std::mem::take(&mut self.declarations),
            objects: std::mem::take(&mut self.objects),
            unresolved: Vec::new(),
            complete: true,
        }
    }

    fn root(&mut self, name: &str, exports: &mut Vec<Export>) {
        let Some(entity) = self.model.get(name) else {
            return;
        };
        match &entity.kind {
            EntityKind::Namespace { members } => {
                let path = [name.to_owned()];
                self.globals(&path, name, members, exports);
            }
            EntityKind::CallbackInterface { members } => {
                if members.iter().any(|it| is_constant(&it.of.kind)) {
                    let id = self.constants_of(entity);
                    exports.push(export(entity, id));
                }
            }
            EntityKind::Interface { members, .. } => {
                if entity.is_value() || entity.attribute("Global").is_none() {
                    let id = self.declared(name);
                    exports.push(Export {
                        value: entity.is_value(),
                        ..export(entity, id)
                    });
                }
                if let Some(it) = entity.attribute("LegacyFactoryFunction") {
                    for (path, inputs) in it.values.iter().map(|path| (path, &it.inputs)) {
                        let id = self.factory(path, inputs, name);
                        exports.push(Export {
                            path: vec![path.clone()],
                            declaration: id,
                            value: true,
                        });
                    }
                }
                match entity.global() {
                    Some("") => self.globals(&[], name, members, exports),
                    Some(_) => self.globals(&["self".to_owned()], name, members, exports),
                    None => {}
                }
            }
            EntityKind::Dictionary { .. }
            | EntityKind::Enum { .. }
            | EntityKind::Callback { .. }
            | EntityKind::Typedef(_) => {
                let id = self.declared(name);
                exports.push(Export {
                    path: vec![name.to_owned()],
                    declaration: id,
                    value: false,
                });
            }
        }
    }

    /// Functions and properties of an object that exists once: one declaration for each.
    fn globals(
        &mut self,
        path: &[String],
        owner: &str,
        members: &[InFile<super::tree::Member>],
        exports: &mut Vec<Export>,
    ) {
        let shape = self.shape(owner, members, true);
        for member in shape.members {
            let Some(name) = member.name.clone() else {
                continue;
            };
            let path = [path, std::slice::from_ref(&name)].concat();
            let is_known = |it: &&Export| {
                let of_all = it.path.as_slice() == std::slice::from_ref(&name);
                it.path == path || of_all && self.texts.get(&it.declaration) == Some(&member.text)
            };
            if exports.iter().any(|it| is_known(&it)) {
                continue;
            }
            let mut declaration = empty(&name);
            declaration.docs = member.docs;
            declaration.is_value = true;
            declaration.readonly = member.readonly;
            declaration.variable = member.ty;
            if !member.calls.is_empty() {
                declaration.statics = Some(Shape {
                    calls: member.calls,
                    ..Shape::default()
                });
            }
            let id = self.add(declaration);
            self.texts.insert(id, member.text);
            exports.push(Export {
                path,
                declaration: id,
                value: true,
            });
        }
    }

    pub(super) fn add(&mut self, declaration: Declaration) -> DeclarationId {
        self.declarations.push(declaration);
        self.declarations.len() - 1
    }

    pub(super) fn object(&mut self, shape: Shape) -> TypeFact {
        self.objects.push(Object {
            name: None,
            args: Vec::new(),
            shape,
        });
        TypeFact::Shape {
            id: self.objects.len() - 1,
        }
    }

    /// A type of the language with type arguments.
    pub(super) fn library(&mut self, name: &str, args: Vec<TypeFact>) -> TypeFact {
        let key = format!("{name} of the language");
        let id = match self.known.get(&key) {
            Some(id) => *id,
            None => {
                let mut declaration = empty(name);
                declaration.lib = true;
                let id = self.add(declaration);
                self.known.insert(key, id);
                id
            }
        };
        TypeFact::Ref { id, args }
    }

    /// A class of the language without a type of its own.
    pub(super) fn language_class(&mut self, name: &str) -> TypeFact {
        let id = match self.known.get(name) {
            Some(id) => *id,
            None => {
                let mut declaration = empty(name);
                declaration.is_class = true;
                declaration.is_value = true;
                declaration.is_abstract = true;
                declaration.beyond = true;
                let id = self.add(declaration);
                self.known.insert(name.to_owned(), id);
                id
            }
        };
        TypeFact::Ref {
            id,
            args: Vec::new(),
        }
    }

    /// A union that has a name made of its members; `key` is the whole union.
    pub(super) fn union_alias(&mut self, key: &str, name: &str, of: TypeFact) -> TypeFact {
        let id = match self.known.get(key) {
            Some(id) => *id,
            None => {
                let mut declaration = empty(name);
                declaration.alias = Some(of);
                let id = self.add(declaration);
                self.known.insert(key.to_owned(), id);
                id
            }
        };
        TypeFact::Ref {
            id,
            args: Vec::new(),
        }
    }

    pub(super) fn is_interface(&self, name: &str) -> bool {
        let kind = self.model.get(name).map(|it| &it.kind);
        matches!(kind, Some(EntityKind::Interface { .. }))
    }

    /// A definition as a type.
    pub(super) fn reference(&mut self, name: &str) -> TypeFact {
        TypeFact::Ref {
            id: self.declared(name),
            args: Vec::new(),
        }
    }

    /// The declaration of a definition, which is filled later.
    fn declared(&mut self, name: &str) -> DeclarationId {
        if let Some(id) = self.known.get(name) {
            return *id;
        }
        let id = self.add(empty(name));
        self.known.insert(name.to_owned(), id);
        let (first, later) = match self.is_interface(name) {
            true => (false, self.depth + 1),
            false => (true, self.depth),
        };
        match first {
            true => self.waiting.push_front((id, name.to_owned(), later)),
            false => self.waiting.push_back((id, name.to_owned(), later)),
        }
        id
    }

    /// A callback interface as a type. JavaScript takes a function in the place of an object with one operation.
    pub(super) fn callback_interface(&mut self, name: &str, members: usize) -> TypeFact {
        let entity = self.model.get(name);
        let operations: Vec<_> = entity.map_or(&[][..], |it| it.members()).to_vec();
        let mut operations = operations
            .into_iter()
            .filter(|it| !is_constant(&it.of.kind));
        let only = match (operations.next(), operations.next()) {
            (Some(only), None) => only,
            _ if members > 0 => return self.reference(name),
            _ => return TypeFact::Any,
        };
        let key = format!("{name} as a function");
        if let Some(id) = self.known.get(&key) {
            return TypeFact::Ref {
                id: *id,
                args: Vec::new(),
            };
        }
        let id = self.add(empty(name));
        self.known.insert(key, id);
        let shape = self.shape(name, &[only], false);
        let calls = shape.members.into_iter().flat_map(|it| it.calls).collect();
        let alias = self.object(Shape {
            calls,
            ..Shape::default()
        });
        if let Some(declaration) = self.declarations.get_mut(id) {
            declaration.alias = Some(alias);
        }
        TypeFact::Ref {
            id,
            args: Vec::new(),
        }
    }

    pub(super) fn docs(&self, owner: &str, member: Option<&str>) -> Docs {
        Docs {
            text: (self.docs_of)(owner, member).unwrap_or_default(),
            ..Docs::default()
        }
    }

    pub(super) fn inputs(&mut self, inputs: &[Input]) -> Vec<facts::Input> {
        let inputs = inputs.iter();
        let inputs = inputs.map(|input| {
            let ty = self.ty(&input.ty);
            facts::Input {
                name: input.name.clone(),
                optional: input.optional,
                rest: input.rest,
                ty: match input.rest {
                    true => TypeFact::Array { of: Box::new(ty) },
                    false => ty,
                },
            }
        });
        inputs.collect()
    }
}

fn export(entity: &Entity, declaration: DeclarationId) -> Export {
    let namespace = entity.attribute("LegacyNamespace");
    let namespace = namespace.and_then(|it| it.values.first());
    let path = namespace.into_iter().chain([&entity.name]);
    Export {
        path: path.cloned().collect(),
        declaration,
        value: true,
    }
}

pub(super) fn is_constant(kind: &MemberKind) -> bool {
    matches!(kind, MemberKind::Constant { .. })
}

/// A signature without type parameters.
pub(super) fn signature(inputs: Vec<facts::Input>, result: TypeFact, text: String) -> Signature {
    Signature {
        number: 0,
        params: Vec::new(),
        inputs,
        receiver: None,
        result: match result {
            TypeFact::Undefined => TypeFact::Void,
            result => result,
        },
        text,
        is_public: true,
        docs: Docs::default(),
    }
}

/// A declaration of which nothing but its name is known. All of them are in `globalThis`.
pub(super) fn empty(name: &str) -> Declaration {
    Declaration {
        number: 0,
        name: name.to_owned(),
        docs: Docs::default(),
        package: None,
        lib: false,
        global: true,
        beyond: false,
        is_value: false,
        is_class: false,
        is_abstract: false,
        params: Vec::new(),
        bases: Vec::new(),
        instance: None,
        statics: None,
        alias: None,
        values: None,
        variable: None,
        readonly: false,
    }
}
