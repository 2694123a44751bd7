//! What belongs between the brackets that one is in.

use super::builtin_docs::{about_attribute, about_type, form};
use super::context::{Open, brackets};

/// How something with brackets is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// All of it.
    pub label: String,
    /// What it is.
    pub about: String,
    /// The parts between the brackets; each stands in the label.
    pub parts: Vec<String>,
    /// The part that is being written.
    pub active: usize,
}

/// The type or attribute whose brackets are open at an offset.
#[must_use]
pub fn signature(text: &str, offset: u32) -> Option<Signature> {
    let open = brackets(text, offset);
    let found = open.iter().rev().find_map(|(open, _)| match open {
        Open::Angle(name) => Some(((*name).to_owned(), about_type(name)?)),
        Open::Attribute(name) => Some((format!("@{name}"), about_attribute(name)?)),
        Open::Body(_) | Open::Names(_) | Open::Params | Open::Signature => None,
    });
    let (name, about) = found?;
    let (label, parts) = form(&name)?;
    Some(Signature {
        label: label.to_owned(),
        about: about.to_owned(),
        parts: parts.iter().map(|it| (*it).to_owned()).collect(),
        active: 0,
    })
}
