//! WebIDL, the language of the specifications of the web platform, as facts: the same ones that TypeScript's checker gives, so that
//! decisions, checks, printing and counts are those of every import.
//!
//! `parse` reads files, [`model`] merges partial definitions and mixins, and `convert` makes the facts.

mod convert;
mod cursor;
mod events;
mod listeners;
mod members;
mod model;
mod parse;
mod parse_types;
mod tokens;
mod tree;
mod types;

pub use events::{EventFact, EventsError, read_events};
pub use model::IdlFile;

use super::error::{ImportError, SyntaxError};
use super::facts::Facts;
use convert::Converter;
use model::Model;

/// What is read of WebIDL.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The definitions to read, with what they name; `None` for all.
    pub only: Option<Vec<String>>,
    /// How many interfaces away from these are read; those further away are classes without members.
    pub depth: u32,
}

/// Reads the facts of WebIDL files.
///
/// `events` has the events of interfaces; for others, an attribute such as `onclick` names the event `click`.
///
/// # Errors
///
/// [`ImportError::Syntax`] with the first error of each file, or [`ImportError::NoDefinitions`].
pub fn facts_of(
    files: &[IdlFile],
    events: &[EventFact],
    selection: &Selection,
) -> Result<Facts, ImportError> {
    let model = model_of(files)?;
    let names: Vec<String> = model.entities.iter().map(|it| it.name.clone()).collect();
    if let Some(only) = &selection.only {
        let missing = only.iter().filter(|it| !names.contains(it));
        let missing: Vec<String> = missing.cloned().collect();
        if !missing.is_empty() {
            return Err(ImportError::NoDefinitions {
                missing,
                known: names,
            });
        }
    }
    let roots = selection.only.clone().unwrap_or(names);
    let mut converter = Converter::new(&model, events, &|_, _| None);
    Ok(converter.facts(&roots, selection.depth))
}

/// The definitions of files.
fn model_of(files: &[IdlFile]) -> Result<Model, ImportError> {
    let mut trees = Vec::new();
    let mut errors: Vec<SyntaxError> = Vec::new();
    for file in files {
        match parse::parse(&file.path, &file.text) {
            Ok(tree) => trees.push(tree),
            Err(error) => errors.push(error),
        }
    }
    let model = match errors.is_empty() {
        true => Model::of(files, trees).map_err(|error| errors.push(error)),
        false => Err(()),
    };
    model.map_err(|()| ImportError::Syntax {
        count: errors.len(),
        errors,
    })
}
