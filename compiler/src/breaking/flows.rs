//! Which JavaScript gives values of an item to Rust, and which receives them.

use std::collections::BTreeSet;

use jsi_idl::model::{FunctionType, ItemId, ItemKind, Member, MemberKind, Model, Type};

use super::pairs::all;
use super::rules::Audience;

/// The direction of a value. Of an object: which side implements it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// JavaScript makes it.
    FromJs,
    /// JavaScript receives it.
    ToJs,
}

impl Direction {
    /// That of parameters of a function with this one.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::FromJs => Self::ToJs,
            Self::ToJs => Self::FromJs,
        }
    }
}

/// The JavaScript that has a value, and the direction of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Flow {
    pub(super) audience: Audience,
    pub(super) direction: Direction,
}

impl Flow {
    /// Objects that JavaScript implements, and Rust uses.
    pub(super) const IMPORT: Self = Self {
        audience: Audience::JavaScriptImplementers,
        direction: Direction::FromJs,
    };
    /// Objects that Rust implements, and JavaScript uses.
    pub(super) const EXPORT: Self = Self {
        audience: Audience::JavaScriptCallers,
        direction: Direction::ToJs,
    };

    fn turned(self) -> Self {
        Self {
            direction: self.direction.turned(),
            ..self
        }
    }

    /// The flow of the members of a callback interface whose objects have this one.
    fn of_members(self) -> Self {
        match self.direction {
            Direction::FromJs => Self::IMPORT,
            Direction::ToJs => Self::EXPORT,
        }
    }
}

/// The flows of the values of each item.
#[derive(Debug)]
pub(super) struct Flows(Vec<BTreeSet<Flow>>);

impl Flows {
    pub(super) fn new(model: &Model) -> Self {
        let mut flows = Self(vec![BTreeSet::new(); model.items.len()]);
        let mut open: Vec<(&Type, Flow)> = Vec::new();
        for (_, item) in all(model) {
            let (members, flow) = match &item.kind {
                ItemKind::Interface(it) => (&it.members, of_object(it.export)),
                ItemKind::Class(it) => (&it.members, of_object(it.export)),
                ItemKind::Alias(_)
                | ItemKind::CallbackInterface(_)
                | ItemKind::Record(_)
                | ItemKind::Union(_)
                | ItemKind::NumberEnum(_)
                | ItemKind::StringEnum(_) => continue,
            };
            members.iter().for_each(|it| member(it, flow, &mut open));
        }
        while let Some((ty, flow)) = open.pop() {
            flows.of_type(model, ty, flow, &mut open);
        }
        // a callback interface that nothing names can still cross as an `Object`
        for (id, item) in all(model) {
            let unused = flows.of(id).is_empty();
            if let (ItemKind::CallbackInterface(_), true) = (&item.kind, unused) {
                for flow in [Flow::IMPORT, Flow::EXPORT] {
                    flows.of_item(model, id, flow, &mut open);
                }
                while let Some((ty, flow)) = open.pop() {
                    flows.of_type(model, ty, flow, &mut open);
                }
            }
        }
        flows
    }

    /// The flows of the values of an item.
    pub(super) fn of(&self, id: ItemId) -> BTreeSet<Flow> {
        self.0.get(id.0 as usize).cloned().unwrap_or_default()
    }

    fn of_type<'m>(
        &mut self,
        model: &'m Model,
        ty: &'m Type,
        flow: Flow,
        open: &mut Vec<(&'m Type, Flow)>,
    ) {
        match ty {
            Type::Void
            | Type::This
            | Type::Prim(_)
            | Type::Parameter(_)
            | Type::Literal(_)
            | Type::MemoryView(_)
            | Type::Function(None)
            | Type::Error => {}
            Type::Nullable(inner)
            | Type::Array(inner)
            | Type::Dictionary(inner)
            | Type::Set(inner)
            | Type::Iterable(inner)
            | Type::AsyncIterable(inner)
            | Type::Promise(inner) => open.push((inner, flow)),
            Type::Map(key, value) => open.extend([(&**key, flow), (&**value, flow)]),
            Type::Tuple(parts) => open.extend(parts.iter().map(|it| (it, flow))),
            Type::Function(Some(of)) => function(of, flow, open),
            Type::Applied(id, args) => {
                self.of_item(model, *id, flow, open);
                open.extend(args.iter().flat_map(|it| [(it, flow), (it, flow.turned())]));
            }
            Type::Named(id) | Type::Constructor(id) => self.of_item(model, *id, flow, open),
        }
    }

    fn of_item<'m>(
        &mut self,
        model: &'m Model,
        id: ItemId,
        flow: Flow,
        open: &mut Vec<(&'m Type, Flow)>,
    ) {
        let Some(known) = self.0.get_mut(id.0 as usize) else {
            return;
        };
        if !known.insert(flow) {
            return;
        }
        match &model.item(id).kind {
            ItemKind::Record(it) => {
                open.extend(it.fields.iter().map(|it| (&it.ty, flow)));
                // its values are values of the record above
                if let Some(above) = it.extends {
                    self.of_item(model, above, flow, open);
                }
            }
            ItemKind::Union(it) => open.extend(it.members.iter().map(|it| (&it.ty, flow))),
            ItemKind::CallbackInterface(it) => {
                let flow = flow.of_members();
                it.members.iter().for_each(|it| member(it, flow, open));
            }
            // those of classes do not depend on where their objects go
            ItemKind::Alias(_)
            | ItemKind::Interface(_)
            | ItemKind::Class(_)
            | ItemKind::NumberEnum(_)
            | ItemKind::StringEnum(_) => {}
        }
    }
}

/// The flow of the objects of an interface or class.
pub(super) fn of_object(export: bool) -> Flow {
    if export { Flow::EXPORT } else { Flow::IMPORT }
}

fn function<'m>(of: &'m FunctionType, flow: Flow, open: &mut Vec<(&'m Type, Flow)>) {
    open.extend(of.params.iter().map(|it| (&it.ty, flow.turned())));
    open.push((&of.result, flow));
}

/// The types of a member of an object with this flow.
fn member<'m>(member: &'m Member, flow: Flow, open: &mut Vec<(&'m Type, Flow)>) {
    let turned = flow.turned();
    match &member.kind {
        MemberKind::Constructor { params } => {
            open.extend(params.iter().map(|it| (&it.ty, turned)));
        }
        MemberKind::Method { params, result, .. } => {
            open.extend(params.iter().map(|it| (&it.ty, turned)));
            open.push((result, flow));
        }
        MemberKind::Property { ty, readonly, .. } => {
            open.push((ty, flow));
            open.extend((!readonly).then_some((ty, turned)));
        }
        MemberKind::Index {
            key_ty,
            ty,
            readonly,
            ..
        } => {
            open.push((key_ty, turned));
            open.push((ty, flow));
            open.extend((!readonly).then_some((ty, turned)));
        }
        MemberKind::Event {
            listener, options, ..
        } => {
            function(listener, turned, open);
            open.extend(options.iter().map(|it| (&it.ty, turned)));
        }
    }
}
