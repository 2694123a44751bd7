//! The one table of attributes: where each may stand, and why not elsewhere.

use crate::diagnostics::Code;

/// What an attribute is written before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Use,
    Alias,
    /// An imported interface.
    Interface,
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
        export: bool,
    },
    Property {
        export: bool,
    },
    Param,
    Field,
    /// A value of an enum.
    Variant,
}

/// An attribute of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    Js,
    Rust,
    Deprecated,
    Infallible,
    Pinned,
    Readonly,
    Allow,
}

/// What an attribute takes in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    Nothing,
    /// One string.
    Text,
    /// One string, or nothing.
    OptionalText,
    /// Names of lints.
    Lints,
}

const TABLE: &[(&str, Known, Takes)] = &[
    ("js", Known::Js, Takes::Text),
    ("rust", Known::Rust, Takes::Text),
    ("deprecated", Known::Deprecated, Takes::OptionalText),
    ("infallible", Known::Infallible, Takes::Nothing),
    ("pinned", Known::Pinned, Takes::Nothing),
    ("readonly", Known::Readonly, Takes::Nothing),
    ("allow", Known::Allow, Takes::Lints),
];

/// The names that `@allow` takes.
pub(crate) fn lint_names() -> impl Iterator<Item = &'static str> {
    Code::lints().map(Code::name)
}

/// The attribute of that name.
pub(crate) fn known(name: &str) -> Option<(Known, Takes)> {
    let row = TABLE.iter().find(|(word, _, _)| *word == name);
    row.map(|(_, known, takes)| (*known, *takes))
}

/// The names of all attributes.
pub(crate) fn attribute_names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(name, _, _)| *name)
}

/// Why an attribute may not stand before `target`; `None` if it may.
/// What depends on a type (`@pinned`, `@readonly`, `@infallible`) is judged when that is known.
pub(crate) fn refused(known: Known, target: Target) -> Option<&'static str> {
    use Target as T;
    match (known, target) {
        (Known::Allow, _) => None,
        (Known::Js, T::Class { has_js: true } | T::ExportItem) => None,
        (Known::Js, T::Method { .. } | T::Property { .. } | T::Field) => None,
        (Known::Js, T::Interface) => Some(
            "an imported interface has no name in JavaScript; each member can have one, as in `@js(\"default.name\")`",
        ),
        (Known::Js, T::Class { has_js: false }) => {
            Some("a class without `from` has no name in JavaScript")
        }
        (Known::Js, T::Constructor) => Some("a constructor is called through its class"),
        (Known::Js, T::Param) => Some("parameters have no names for a caller in JavaScript"),
        (Known::Js, _) => Some("only what JavaScript knows by name can have another name there"),
        (Known::Rust, T::Use | T::Alias) => {
            Some("an alias or a `use` has no name of its own in Rust")
        }
        (Known::Rust, _) => None,
        (Known::Deprecated, T::Use | T::Param) => {
            Some("items, members, fields and values can be deprecated")
        }
        (Known::Deprecated, _) => None,
        (Known::Infallible, T::Method { export: false }) => None,
        (Known::Infallible, _) => Some(INFALLIBLE),
        (Known::Pinned, T::Param | T::Method { .. } | T::Property { .. } | T::Field) => None,
        (Known::Pinned, _) => Some(PINNED),
        (Known::Readonly, T::Param | T::Method { .. } | T::Property { .. } | T::Field) => None,
        (Known::Readonly, _) => Some(READONLY),
    }
}

/// Where `@infallible` belongs.
pub(crate) const INFALLIBLE: &str =
    "`@infallible` belongs to an imported method with the result `Void`";

/// Where `@pinned` belongs.
pub(crate) const PINNED: &str = "`@pinned` belongs to a `MemoryView` that is a parameter of an import or the result of an export";

/// Where `@readonly` belongs.
pub(crate) const READONLY: &str = "`@readonly` belongs to a parameter of type `MemoryView`";
