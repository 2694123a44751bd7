//! In which direction objects go: whether JavaScript makes them, the program makes them, or both.

use std::collections::VecDeque;

use super::super::facts::{DeclarationId, Facts, ObjectId, Shape, Signature, TypeFact};

/// The directions of one type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Directions {
    /// The program makes such objects: they are parameters, or parts of one.
    pub(super) input: bool,
    /// JavaScript makes such objects: they are results, or values of properties.
    pub(super) output: bool,
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Input,
    Output,
}

impl Direction {
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Input => Self::Output,
            Self::Output => Self::Input,
        }
    }
}

/// The directions of all types.
#[derive(Debug, Default)]
pub(super) struct Usage {
    declarations: Vec<Directions>,
    objects: Vec<Directions>,
}

impl Usage {
    /// Follows all types from the exports.
    pub(super) fn of(facts: &Facts) -> Self {
        let mut walk = Walk {
            facts,
            usage: Self {
                declarations: vec![Directions::default(); facts.declarations.len()],
                objects: vec![Directions::default(); facts.objects.len()],
            },
            waiting: VecDeque::new(),
        };
        for export in &facts.exports {
            walk.export(export.declaration);
        }
        while let Some((place, direction)) = walk.waiting.pop_front() {
            match place {
                Place::Declaration(id) => walk.declaration(id, direction),
                Place::Object(id) => {
                    if let Some(object) = facts.objects.get(id) {
                        walk.shape(&object.shape, direction);
                    }
                }
            }
        }
        walk.usage
    }

    /// The directions of a declared type.
    pub(super) fn declaration(&self, id: DeclarationId) -> Directions {
        self.declarations.get(id).copied().unwrap_or_default()
    }

    /// The directions of an object type.
    pub(super) fn object(&self, id: ObjectId) -> Directions {
        self.objects.get(id).copied().unwrap_or_default()
    }
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Declaration(DeclarationId),
    Object(ObjectId),
}

struct Walk<'f> {
    facts: &'f Facts,
    usage: Usage,
    waiting: VecDeque<(Place, Direction)>,
}

impl Walk<'_> {
    /// Values of the module are JavaScript's. An exported type is used where it is named; if it is named nowhere, both ways.
    fn export(&mut self, id: DeclarationId) {
        let Some(it) = self.facts.declarations.get(id) else {
            return;
        };
        if it.is_class && it.is_value {
            self.mark(Place::Declaration(id), Direction::Output);
        }
        if let Some(shape) = &it.statics {
            self.shape(shape, Direction::Output);
        }
        if let Some(ty) = &it.variable {
            self.ty(ty, Direction::Output);
        }
    }

    fn mark(&mut self, place: Place, direction: Direction) {
        let directions = match place {
            Place::Declaration(id) => self.usage.declarations.get_mut(id),
            Place::Object(id) => self.usage.objects.get_mut(id),
        };
        let Some(directions) = directions else {
            return;
        };
        let known = match direction {
            Direction::Input => &mut directions.input,
            Direction::Output => &mut directions.output,
        };
        if !std::mem::replace(known, true) {
            self.waiting.push_back((place, direction));
        }
    }

    fn declaration(&mut self, id: DeclarationId, direction: Direction) {
        let Some(it) = self.facts.declarations.get(id) else {
            return;
        };
        // objects of a class are JavaScript's, also where they are parameters
        let direction = if it.is_class {
            Direction::Output
        } else {
            direction
        };
        for ty in it.alias.iter().chain(&it.bases) {
            self.ty(ty, direction);
        }
        if let Some(shape) = &it.instance {
            self.shape(shape, direction);
        }
        if let Some(shape) = it.statics.as_ref().filter(|_| it.is_class) {
            self.shape(shape, Direction::Output);
        }
    }

    fn shape(&mut self, shape: &Shape, direction: Direction) {
        for member in &shape.members {
            if let Some(ty) = &member.ty {
                self.ty(ty, direction);
            }
            for signature in &member.calls {
                self.signature(signature, direction);
            }
        }
        for signature in shape.calls.iter().chain(&shape.constructs) {
            self.signature(signature, direction);
        }
        for index in &shape.indexes {
            self.ty(&index.value, direction);
        }
    }

    /// `direction` is that of the function.
    fn signature(&mut self, signature: &Signature, direction: Direction) {
        for input in &signature.inputs {
            self.ty(&input.ty, direction.reversed());
        }
        self.ty(&signature.result, direction);
        for param in &signature.params {
            if let Some(bound) = &param.bound {
                self.ty(bound, direction.reversed());
            }
        }
    }

    fn ty(&mut self, ty: &TypeFact, direction: Direction) {
        match ty {
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
            | TypeFact::Param { .. } => {}
            TypeFact::Ref { id, args } => {
                self.mark(Place::Declaration(*id), direction);
                for arg in args {
                    self.ty(arg, direction);
                }
            }
            TypeFact::Typeof { id } => {
                self.mark(Place::Declaration(*id), Direction::Output);
            }
            TypeFact::Shape { id } => self.mark(Place::Object(*id), direction),
            TypeFact::Array { of } | TypeFact::Branded { of } => self.ty(of, direction),
            TypeFact::Tuple { items } => items.iter().for_each(|it| self.ty(&it.of, direction)),
            TypeFact::Union { of } => of.iter().for_each(|it| self.ty(it, direction)),
            TypeFact::Index { of, bound, .. } => {
                self.ty(of, direction);
                bound.iter().for_each(|it| self.ty(it, direction));
            }
            TypeFact::KeyOf { bound, .. } | TypeFact::Other { bound, .. } => {
                bound.iter().for_each(|it| self.ty(it, direction));
            }
        }
    }
}
