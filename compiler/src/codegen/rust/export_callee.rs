//! A function of an export as the runtime calls it: its name, what it is called on, and how it passes its arguments on.

use super::layout::Doc;
use super::rt;
use super::text::literal;
use crate::bindings::{Borrow, Crossing, ExportFunction, Presence, Reply, Role};

/// The function that the runtime calls for a function of an export.
pub(crate) struct Callee {
    /// Its name, with generic parameters.
    pub(crate) name: String,
    /// What it is called on.
    pub(crate) on: On,
    /// What it calls.
    pub(crate) path: String,
    /// The name of the function that reads its arguments.
    pub(crate) read: String,
}

/// What a function of an export is called on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum On {
    /// The value of the interface of this name.
    Interface(String),
    /// An object of the class of this name.
    Object(String),
    /// A Rust object of the callback interface of this name.
    Implemented(String),
    /// Nothing: it is static.
    Class,
    /// Nothing: it makes an object of the class of this name.
    New(String),
}

impl On {
    /// The name of the trait that it is called on.
    pub(crate) fn object(&self) -> Option<&str> {
        match self {
            Self::Interface(name) | Self::Object(name) | Self::Implemented(name) => Some(name),
            Self::Class | Self::New(_) => None,
        }
    }
}

impl Callee {
    /// A method of the trait.
    pub(crate) fn method(on: On, function: &ExportFunction) -> Self {
        Self {
            name: function_name(&on, function),
            path: on.object().unwrap_or_default().to_owned(),
            on,
            read: format!("__read_{}", function.number),
        }
    }
}

/// The name of the function that the runtime calls.
fn function_name(on: &On, function: &ExportFunction) -> String {
    match (&function.crossing, on) {
        // compiled for the type of the user, whose functions are called without the trait
        (Crossing::Direct(_), On::Interface(name) | On::Object(name)) => {
            format!("__direct_{}<__T: {name} + 'static>", function.number)
        }
        (Crossing::Direct(_), On::Implemented(_) | On::Class | On::New(_)) => {
            format!("__direct_{}", function.number)
        }
        (Crossing::Encoded(_), _) => format!("__call_{}", function.number),
    }
}

/// What a method gets of an owned argument.
pub(crate) fn borrowed(name: &str, borrow: &Borrow, presence: Presence) -> Doc {
    let borrow = match borrow {
        Borrow::Value => return Doc::text(name.to_owned()),
        Borrow::Reference => "as_ref",
        Borrow::Slice => "as_deref",
        tuple @ (Borrow::Tuple(_) | Borrow::Nullable(_)) => {
            let each = || lent("it", tuple);
            return Doc::text(match presence {
                Presence::Required | Presence::Rest => lent(name, tuple),
                Presence::Nullable | Presence::Optional => {
                    format!("{name}.as_ref().map(|it| {})", each())
                }
                Presence::OptionalNullable => {
                    format!("{name}.as_ref().map(|it| it.as_ref().map(|it| {}))", each())
                }
            });
        }
    };
    Doc::text(match presence {
        Presence::Required | Presence::Rest => format!("&{name}"),
        Presence::Nullable | Presence::Optional => format!("{name}.{borrow}()"),
        Presence::OptionalNullable => {
            format!("{name}.as_ref().map(|it| it.{borrow}())")
        }
    })
}

/// An element of a tuple, or a tuple, as a method receives it.
pub(crate) fn lent(value: &str, borrow: &Borrow) -> String {
    match borrow {
        Borrow::Value => value.to_owned(),
        Borrow::Reference => format!("&{value}"),
        Borrow::Slice => format!("&*{value}"),
        Borrow::Tuple(elements) => {
            let elements = elements.iter().enumerate();
            let elements: Vec<String> = elements
                .map(|(index, element)| lent(&format!("{value}.{index}"), element))
                .collect();
            match elements.as_slice() {
                [only] => format!("({only},)"),
                all => format!("({})", all.join(", ")),
            }
        }
        Borrow::Nullable(inner) => match &**inner {
            Borrow::Value => value.to_owned(),
            Borrow::Reference => format!("{value}.as_ref()"),
            Borrow::Slice => format!("{value}.as_deref()"),
            inner => format!("{value}.as_ref().map(|it| {})", lent("it", inner)),
        },
    }
}

/// The call of an optional method of a callback interface gives an error where Rust has no implementation.
pub(crate) fn implemented(function: &ExportFunction, call: Doc) -> Doc {
    let name = match function.result.reply {
        Reply::Promise => "implemented_promise",
        Reply::Value | Reply::Callback(_) | Reply::NullableCallback(_) => "implemented",
    };
    match (function.optional, function.role) {
        (Some(_), Role::Call) => {
            Doc::call(rt(name), vec![call, Doc::text(literal(&function.place))])
        }
        (None, _) | (Some(_), Role::Get | Role::Set | Role::New | Role::Has | Role::Index(_)) => {
            call
        }
    }
}
