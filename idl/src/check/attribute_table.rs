//! The one table of attributes: the targets of each, and the reasons against others.

use super::side::Side;
use crate::diagnostics::Code;

/// The target of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttributeTarget {
    Use,
    Alias,
    /// An alias that declares a union.
    Union,
    UnionMember,
    /// An imported interface.
    Interface,
    CallbackInterface,
    /// An imported class.
    Class {
        has_js: bool,
    },
    /// An exported interface or class.
    ExportItem,
    Record,
    Enum,
    Constructor,
    Method {
        side: Side,
    },
    Property {
        side: Side,
    },
    /// A call signature.
    Call,
    /// `[key: K]: T;`
    Index,
    /// A block of events.
    Events,
    /// An event in it.
    Event,
    /// A value of an event.
    EventParam,
    Param,
    Field,
    /// A value of an enum.
    Variant,
}

/// An attribute of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    Js,
    Rust,
    Deprecated,
    Infallible,
    Pinned,
    Readonly,
    Allow,
}

/// The arguments of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttributeArgs {
    Nothing,
    /// One string.
    Text,
    /// One string, or nothing.
    OptionalText,
    /// Names of lints.
    Lints,
}

const TABLE: &[(&str, Attribute, AttributeArgs)] = &[
    ("js", Attribute::Js, AttributeArgs::Text),
    ("rust", Attribute::Rust, AttributeArgs::Text),
    (
        "deprecated",
        Attribute::Deprecated,
        AttributeArgs::OptionalText,
    ),
    ("infallible", Attribute::Infallible, AttributeArgs::Nothing),
    ("pinned", Attribute::Pinned, AttributeArgs::Nothing),
    ("readonly", Attribute::Readonly, AttributeArgs::Nothing),
    ("allow", Attribute::Allow, AttributeArgs::Lints),
];

/// The names that `@allow` takes.
pub(crate) fn lint_names() -> impl Iterator<Item = &'static str> {
    Code::lints().map(Code::name)
}

/// The attribute of that name.
pub(crate) fn find_attribute(name: &str) -> Option<(Attribute, AttributeArgs)> {
    let row = TABLE.iter().find(|(word, _, _)| *word == name);
    row.map(|(_, attribute, takes)| (*attribute, *takes))
}

/// The names of all attributes.
pub(crate) fn attribute_names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(name, _, _)| *name)
}

/// Why an attribute is not allowed before `target`; `None` if it is.
/// Attributes that depend on a type (`@pinned`, `@readonly`, `@infallible`) are checked with the type.
pub(crate) fn why_misplaced(attribute: Attribute, target: AttributeTarget) -> Option<&'static str> {
    use AttributeTarget as T;
    match (attribute, target) {
        (Attribute::Allow, _) => None,
        (Attribute::Js, T::Interface | T::Class { has_js: true } | T::ExportItem) => None,
        (Attribute::Js, T::Method { .. } | T::Property { .. } | T::Events | T::Field) => None,
        (Attribute::Js, T::Event) => Some("the string is the name of the event in JavaScript"),
        (Attribute::Js, T::CallbackInterface) => {
            Some("a callback interface has no name in JavaScript; use `@js` on its members")
        }
        (Attribute::Js, T::Class { has_js: false }) => {
            Some("a class without `from` has no name in JavaScript")
        }
        (Attribute::Js, T::Constructor) => Some("a constructor is called through its class"),
        (Attribute::Js, T::Call) => Some("a call signature calls the object, which has no name"),
        (Attribute::Js, T::Index) => Some("the name of the property is the key"),
        (Attribute::Js, T::Param | T::EventParam) => {
            Some("the names of parameters are not used in JavaScript")
        }
        (Attribute::Js, _) => Some("this declaration has no name in JavaScript"),
        (Attribute::Rust, T::Use | T::Alias) => Some("an alias or a `use` has no name in Rust"),
        (Attribute::Rust, T::Events) => Some("each event has its own name in Rust"),
        (Attribute::Rust, T::EventParam) => Some("the values of an event have no names in Rust"),
        (Attribute::Rust, _) => None,
        (Attribute::Deprecated, T::Use | T::Events | T::EventParam | T::Param) => {
            Some("only items, members, fields, enum values and members of unions can be deprecated")
        }
        (Attribute::Deprecated, _) => None,
        (Attribute::Infallible, T::Method { side: Side::Import } | T::Call) => None,
        (Attribute::Infallible, _) => Some(INFALLIBLE),
        (
            Attribute::Pinned,
            T::Param | T::Method { .. } | T::Call | T::Property { .. } | T::Field,
        ) => None,
        (Attribute::Pinned, _) => Some(PINNED),
        (
            Attribute::Readonly,
            T::Param | T::Method { .. } | T::Call | T::Property { .. } | T::Field,
        ) => None,
        (Attribute::Readonly, _) => Some(READONLY),
    }
}

/// Where `@infallible` belongs.
pub(crate) const INFALLIBLE: &str =
    "`@infallible` is only allowed on imported methods with the result `Void`";

/// Where `@pinned` belongs.
pub(crate) const PINNED: &str = "`@pinned` is only allowed on a `MemoryView` that is a parameter of an import or the result of an export";

/// Where `@readonly` belongs.
pub(crate) const READONLY: &str = "`@readonly` is only allowed on parameters of type `MemoryView`";
