//! The members of a value: its own, those of the classes that it extends, and those that every object has.

use super::facts::{Base, Form, Member, Members, Value, ValueId};
use super::graph::{Found, Graph, ModuleId};

/// A member that was looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Looked<'g> {
    Member(ModuleId, &'g Member),
    /// It is there; the text does not show what it is.
    Inherited,
    /// The value certainly has no such member.
    Absent,
    Unknown,
}

/// The members of every object.
const OF_OBJECTS: [&str; 12] = [
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__proto__",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
];

/// The members of every function.
const OF_FUNCTIONS: [&str; 8] = [
    "apply",
    "arguments",
    "bind",
    "call",
    "caller",
    "length",
    "name",
    "prototype",
];

/// The members of errors.
const OF_ERRORS: [&str; 4] = ["cause", "message", "name", "stack"];

/// The members of event targets.
const OF_TARGETS: [&str; 4] = [
    "addEventListener",
    "dispatchEvent",
    "removeEventListener",
    "when",
];

/// The classes of errors.
const ERRORS: [&str; 7] = [
    "Error",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
];

/// How many classes are followed.
const DEEPEST: usize = 32;

impl Graph<'_> {
    /// The property of something found.
    pub(super) fn property(&self, of: Found, name: &str) -> Found {
        let looked = match of {
            Found::Namespace(module) => return self.export(module, name),
            Found::Value(module, value) => own(self, module, value, name),
            Found::Absent | Found::Unknown => return Found::Unknown,
        };
        match looked {
            Looked::Member(module, member) => match &member.form {
                Form::Value(value) | Form::Method(value) => self.resolved(module, *value),
                Form::Accessor { .. } | Form::Unknown => Found::Unknown,
            },
            Looked::Absent => Found::Absent,
            Looked::Inherited | Looked::Unknown => Found::Unknown,
        }
    }
}

/// A property of an object, or a static member of a class or function.
pub(super) fn own<'g>(
    graph: &'g Graph<'_>,
    module: ModuleId,
    value: ValueId,
    name: &str,
) -> Looked<'g> {
    let is_changed = graph.is_changed(module, value);
    match graph.get(module, value) {
        Value::Object(it) => look(module, &it.members, name, is_changed, &[&OF_OBJECTS]),
        Value::Function(it) => {
            let every = [&OF_OBJECTS[..], &OF_FUNCTIONS];
            look(module, &it.statics, name, is_changed, &every)
        }
        Value::Class(_) => of_class(graph, module, value, name, true, DEEPEST),
        Value::Instance(..) => instance_of(graph, module, value, name),
        Value::Unknown | Value::Imported(_) | Value::Plain(..) => Looked::Unknown,
    }
}

/// A member of the objects that `new` makes with a value.
pub(super) fn instance<'g>(
    graph: &'g Graph<'_>,
    module: ModuleId,
    value: ValueId,
    name: &str,
) -> Looked<'g> {
    match of_class(graph, module, value, name, false, DEEPEST) {
        Looked::Absent if graph.is_added(module, value, name) => Looked::Unknown,
        found => found,
    }
}

fn instance_of<'g>(
    graph: &'g Graph<'_>,
    module: ModuleId,
    value: ValueId,
    name: &str,
) -> Looked<'g> {
    let Value::Instance(class, _) = graph.get(module, value) else {
        return Looked::Unknown;
    };
    match graph.resolved(module, *class) {
        Found::Value(module, class) => match instance(graph, module, class, name) {
            // the object may have members of its own
            Looked::Absent if graph.is_changed(module, class) => Looked::Unknown,
            found => found,
        },
        _ => Looked::Unknown,
    }
}

fn of_class<'g>(
    graph: &'g Graph<'_>,
    module: ModuleId,
    value: ValueId,
    name: &str,
    is_static: bool,
    deep: usize,
) -> Looked<'g> {
    let Some(deep) = deep.checked_sub(1) else {
        return Looked::Unknown;
    };
    let is_changed = graph.is_changed(module, value);
    let every: &[&[&str]] = if is_static {
        &[&OF_OBJECTS, &OF_FUNCTIONS]
    } else {
        &[&OF_OBJECTS]
    };
    let class = match graph.get(module, value) {
        Value::Function(it) => {
            let members = if is_static { &it.statics } else { &it.instance };
            return look(module, members, name, is_changed, every);
        }
        Value::Class(it) => it,
        _ => return Looked::Unknown,
    };
    let members = if is_static {
        &class.statics
    } else {
        &class.instance
    };
    let found = look(module, members, name, is_changed, every);
    if !matches!(found, Looked::Absent) {
        return found;
    }
    match &class.base {
        Base::None => Looked::Absent,
        Base::Global(global) => {
            let known: Option<&[&str]> = match global.as_str() {
                "Object" => Some(&[]),
                "EventTarget" => Some(&OF_TARGETS),
                it if ERRORS.contains(&it) => Some(&OF_ERRORS),
                _ => None,
            };
            match known {
                // engines add static members to their classes
                Some(known) if !is_static => {
                    if known.contains(&name) {
                        Looked::Inherited
                    } else {
                        Looked::Absent
                    }
                }
                Some(_) | None => Looked::Unknown,
            }
        }
        Base::Value(base) => match graph.resolved(module, *base) {
            Found::Value(module, base) => of_class(graph, module, base, name, is_static, deep),
            _ => Looked::Unknown,
        },
    }
}

fn look<'g>(
    module: ModuleId,
    members: &'g Members,
    name: &str,
    is_changed: bool,
    every: &[&[&str]],
) -> Looked<'g> {
    if is_changed {
        // even what is seen may be something else
        return Looked::Unknown;
    }
    match members.named.get(name) {
        Some(member) => Looked::Member(module, member),
        None if every.iter().any(|names| names.contains(&name)) => Looked::Inherited,
        None if members.is_open => Looked::Unknown,
        None => Looked::Absent,
    }
}

/// The names of a value's members, with those of the classes that it extends.
pub(super) fn names(
    graph: &Graph<'_>,
    module: ModuleId,
    value: ValueId,
    is_static: bool,
) -> Vec<(String, ModuleId, jsi_idl::source::Span)> {
    let mut found = Vec::new();
    let mut next = Some((module, value));
    let mut is_static = is_static;
    for _ in 0..DEEPEST {
        let Some((module, value)) = next.take() else {
            break;
        };
        let members = match graph.get(module, value) {
            Value::Object(it) => &it.members,
            Value::Function(it) if is_static => &it.statics,
            Value::Function(it) => &it.instance,
            Value::Class(it) => {
                if let Base::Value(base) = &it.base
                    && let Found::Value(module, value) = graph.resolved(module, *base)
                {
                    next = Some((module, value));
                }
                if is_static { &it.statics } else { &it.instance }
            }
            Value::Instance(class, _) => {
                is_static = false;
                if let Found::Value(module, value) = graph.resolved(module, *class) {
                    next = Some((module, value));
                }
                continue;
            }
            Value::Unknown | Value::Imported(_) | Value::Plain(..) => break,
        };
        let named = members.named.iter();
        found.extend(named.map(|(name, it)| (name.clone(), module, it.span)));
    }
    found
}
