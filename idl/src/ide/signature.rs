//! Help for the brackets around an offset.

use super::builtin_docs::{attribute_docs, bracket_form, builtin_type_docs};
use super::context::{OpenBracket, brackets};

/// How something with brackets is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// All of it.
    pub label: String,
    /// Its documentation.
    pub about: String,
    /// The parts between the brackets; each is contained in the label.
    pub parts: Vec<String>,
    /// The part that is being written.
    pub active: usize,
}

/// The type or attribute whose brackets are open at an offset.
#[must_use]
pub fn signature(text: &str, offset: u32) -> Option<Signature> {
    let open = brackets(text, offset);
    let found = open.iter().rev().find_map(|(open, commas)| match open {
        OpenBracket::Angle(name) => Some(((*name).to_owned(), builtin_type_docs(name)?, *commas)),
        OpenBracket::Attribute(name) => Some((format!("@{name}"), attribute_docs(name)?, *commas)),
        OpenBracket::Body(_)
        | OpenBracket::Events
        | OpenBracket::Names(_)
        | OpenBracket::Params
        | OpenBracket::TypeParams
        | OpenBracket::Tuple
        | OpenBracket::Members(..)
        | OpenBracket::Signature => None,
    });
    let (name, about, commas) = found?;
    let (label, parts) = bracket_form(&name)?;
    Some(Signature {
        label: label.to_owned(),
        about: about.to_owned(),
        parts: parts.iter().map(|it| (*it).to_owned()).collect(),
        active: commas.min(parts.len().saturating_sub(1)),
    })
}
