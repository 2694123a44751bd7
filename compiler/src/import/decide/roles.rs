//! What an object type becomes: a class, a record, a callback interface, a function type, an object with any keys.

use std::collections::HashSet;

use super::super::facts::{DeclarationId, ObjectId, Shape, Signature, TypeFact};
use super::library::library;
use super::usage::Directions;
use super::{Importer, Origin};

/// What an object type becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A class; without `from`, if it is no value of JavaScript.
    Class,
    /// A copy of the fields.
    Record,
    /// An object that Rust implements.
    Callback,
    /// A function type.
    Function,
    /// The class as a value.
    Constructor,
    /// `Record<T>`
    Dictionary,
    /// Anything: an object of which nothing is known.
    Anything,
}

/// What decides about an object type.
#[derive(Debug, Default)]
struct Traits {
    /// Members that every object has and that are methods.
    required_methods: usize,
    /// Other members with functions.
    functions: usize,
    members: usize,
    /// Whether only a class can have such a member.
    only_class: bool,
    calls: bool,
    constructs: bool,
    indexes: bool,
}

impl<'f> Importer<'f> {
    /// What an object type becomes.
    pub(super) fn role(&mut self, origin: Origin) -> Role {
        if let Some(role) = self.roles.get(&origin) {
            return *role;
        }
        let role = self.decide_role(origin);
        self.roles.insert(origin, role);
        role
    }

    fn decide_role(&self, origin: Origin) -> Role {
        let mut traits = Traits::default();
        let mut seen = HashSet::new();
        let directions = match origin {
            Origin::Declaration(id) => {
                let Some(it) = self.facts.declarations.get(id) else {
                    return Role::Anything;
                };
                if it.is_class || it.beyond || it.instance.is_none() {
                    return Role::Class;
                }
                self.read_declaration(id, &mut traits, &mut seen);
                self.usage.declaration(id)
            }
            Origin::Object(id) => {
                let Some(it) = self.facts.objects.get(id) else {
                    return Role::Anything;
                };
                read_shape(&it.shape, &mut traits);
                self.usage.object(id)
            }
        };
        of_traits(
            &traits,
            directions,
            matches!(origin, Origin::Declaration(_)),
        )
    }

    fn read_declaration(
        &self,
        id: DeclarationId,
        traits: &mut Traits,
        seen: &mut HashSet<DeclarationId>,
    ) {
        let Some(it) = self.facts.declarations.get(id) else {
            return;
        };
        if !seen.insert(id) {
            return;
        }
        for base in &it.bases {
            match base {
                TypeFact::Ref { id, .. } => {
                    let base = self.facts.declarations.get(*id);
                    let is_class = base.is_some_and(|it| {
                        it.is_class
                            || it.beyond
                            || it.lib && (it.is_value || library(&it.name).is_some())
                    });
                    if is_class {
                        traits.only_class = true;
                    } else if let Some(TypeFact::Shape { id }) =
                        base.and_then(|it| it.alias.as_ref())
                    {
                        self.read_object(*id, traits);
                    } else {
                        self.read_declaration(*id, traits, seen);
                    }
                }
                TypeFact::Shape { id } => self.read_object(*id, traits),
                // such as an array with further members
                _ => traits.only_class = true,
            }
        }
        if let Some(shape) = &it.instance {
            read_shape(shape, traits);
        }
    }

    fn read_object(&self, id: ObjectId, traits: &mut Traits) {
        if let Some(object) = self.facts.objects.get(id) {
            read_shape(&object.shape, traits);
        }
    }
}

/// Whether a type means that there is no value.
pub(super) fn is_absent(ty: &TypeFact) -> bool {
    matches!(ty, TypeFact::Null | TypeFact::Undefined | TypeFact::Void)
}

fn of_traits(traits: &Traits, directions: Directions, is_declared: bool) -> Role {
    if traits.constructs && traits.members == 0 && !traits.calls {
        return Role::Constructor;
    }
    if traits.calls && traits.members == 0 && !traits.indexes && !traits.only_class {
        return Role::Function;
    }
    // a function with properties: Rust can call one, and passes one without properties
    if traits.calls || traits.constructs || traits.only_class {
        return Role::Class;
    }
    if traits.indexes {
        return if traits.members == 0 {
            Role::Dictionary
        } else {
            Role::Class
        };
    }
    if traits.members == 0 {
        return if is_declared {
            Role::Class
        } else {
            Role::Anything
        };
    }
    let functions = traits.required_methods + traits.functions;
    if functions == 0 || directions.input && traits.required_methods == 0 {
        return Role::Record;
    }
    if directions.input && !directions.output {
        return Role::Callback;
    }
    Role::Class
}

fn read_shape(shape: &Shape, traits: &mut Traits) {
    traits.calls |= !shape.calls.is_empty();
    traits.constructs |= !shape.constructs.is_empty();
    traits.indexes |= !shape.indexes.is_empty();
    for member in &shape.members {
        traits.members += 1;
        let name = member.name.as_deref().unwrap_or_default();
        // a record has no symbols, and `this` is an object
        traits.only_class |= name.starts_with('[');
        if member.calls.is_empty() {
            let ty = member.ty.as_ref();
            traits.only_class |= ty.is_some_and(|ty| matches!(ty, TypeFact::This));
        } else if member.optional {
            traits.functions += 1;
        } else {
            traits.required_methods += 1;
        }
        let returns_this = |it: &Signature| matches!(it.result, TypeFact::This);
        traits.only_class |= member.calls.iter().any(returns_this);
    }
}

/// Calls `found` with every type in a shape, and the types in it.
pub(super) fn for_types(shape: &Shape, found: &mut dyn FnMut(&TypeFact)) {
    for member in &shape.members {
        member.ty.iter().for_each(|ty| for_parts(ty, found));
        member.calls.iter().for_each(|it| for_signature(it, found));
    }
    let signatures = shape.calls.iter().chain(&shape.constructs);
    signatures.for_each(|it| for_signature(it, found));
    for index in &shape.indexes {
        for_parts(&index.key, found);
        for_parts(&index.value, found);
    }
}

fn for_signature(signature: &Signature, found: &mut dyn FnMut(&TypeFact)) {
    for input in &signature.inputs {
        for_parts(&input.ty, found);
    }
    for_parts(&signature.result, found);
}

fn for_parts(ty: &TypeFact, found: &mut dyn FnMut(&TypeFact)) {
    found(ty);
    match ty {
        TypeFact::Array { of } | TypeFact::Branded { of } => for_parts(of, found),
        TypeFact::Tuple { items } => items.iter().for_each(|it| for_parts(&it.of, found)),
        TypeFact::Union { of } | TypeFact::Ref { args: of, .. } => {
            of.iter().for_each(|it| for_parts(it, found));
        }
        TypeFact::Index { of, by, bound } => {
            for_parts(of, found);
            for_parts(by, found);
            bound.iter().for_each(|it| for_parts(it, found));
        }
        TypeFact::KeyOf { bound, .. } | TypeFact::Other { bound, .. } => {
            bound.iter().for_each(|it| for_parts(it, found));
        }
        TypeFact::Any
        | TypeFact::Unknown
        | TypeFact::Never
        | TypeFact::Void
        | TypeFact::Undefined
        | TypeFact::Null
        | TypeFact::Prim(_)
        | TypeFact::BigInt
        | TypeFact::This
        | TypeFact::Literal { .. }
        | TypeFact::Typeof { .. }
        | TypeFact::Shape { .. }
        | TypeFact::Param { .. } => {}
    }
}
