//! What a member of an interface leads to in JavaScript.

use jsi_idl::source::Span;

use super::facts::Form;
use super::graph::{Found, Graph, ModuleId};
use super::members::{self, Looked};

/// What a member leads to.
pub(super) enum Target {
    Found(Found),
    /// A getter, a setter, or both, at this place.
    Accessor {
        module: ModuleId,
        span: Span,
        get: bool,
        set: bool,
        /// What the getter returns, if that is seen.
        value: Option<(ModuleId, usize)>,
    },
    /// A method, with its value.
    Method(Found),
    Absent,
    Unknown,
}

/// Where a member was looked for.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    /// The exports of a module.
    Module(ModuleId),
    /// The properties of a value: of an object, or the static members of a class.
    Value(ModuleId, usize),
    /// The members of the objects of a class.
    Instance(ModuleId, usize),
}

/// What has the members of something found.
pub(super) fn owner_of(found: Found) -> Option<Owner> {
    match found {
        Found::Namespace(module) => Some(Owner::Module(module)),
        Found::Value(module, value) => Some(Owner::Value(module, value)),
        Found::Absent | Found::Unknown => None,
    }
}

/// Looks for a name.
pub(super) fn look(graph: &Graph<'_>, owner: Owner, name: &str) -> Target {
    let looked = match owner {
        Owner::Module(module) => match graph.export(module, name) {
            Found::Absent => return Target::Absent,
            Found::Unknown => match graph.common(module) {
                // a getter has no value, but a form
                Some((of, exports)) => members::own(graph, of, exports, name),
                None => return Target::Unknown,
            },
            found => return Target::Found(found),
        },
        Owner::Value(module, value) => members::own(graph, module, value, name),
        Owner::Instance(module, value) => members::instance(graph, module, value, name),
    };
    match looked {
        Looked::Member(module, member) => match &member.form {
            Form::Value(value) => Target::Found(graph.resolved(module, *value)),
            Form::Method(value) => Target::Method(graph.resolved(module, *value)),
            Form::Accessor { get, set, value } => Target::Accessor {
                module,
                span: member.span,
                get: *get,
                set: *set,
                value: value.and_then(|value| match graph.resolved(module, value) {
                    Found::Value(of, value) => Some((of, value)),
                    _ => None,
                }),
            },
            Form::Unknown => Target::Unknown,
        },
        Looked::Absent if matches!(owner, Owner::Module(_)) => Target::Unknown,
        Looked::Absent => Target::Absent,
        Looked::Inherited | Looked::Unknown => Target::Unknown,
    }
}
