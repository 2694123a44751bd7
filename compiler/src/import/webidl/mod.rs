//! WebIDL, the language of the specifications of the web platform, as facts: the same ones that TypeScript's checker gives, so that
//! decisions, checks, printing and counts are those of every import.
//!
//! `parse` reads files, `model` merges partial definitions and mixins, and `convert` makes the facts.

mod convert;
mod cursor;
mod definitions;
mod events;
mod listeners;
mod members;
mod model;
mod parse;
mod parse_types;
mod tokens;
mod tree;
mod types;
mod wanted;

pub use events::{EventFact, EventsError, read_events};
pub use model::IdlFile;
pub(super) use wanted::Wanted;

use std::collections::HashMap;

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

/// The facts of the platform, with the file of each definition and each member of a global object, by its index.
pub(super) fn platform_facts(
    files: &[IdlFile],
    events: &[EventFact],
    wanted: &Wanted<'_>,
) -> Result<(Facts, HashMap<String, usize>), ImportError> {
    let mut model = model_of(files)?;
    model.retain(wanted);
    let mut found = HashMap::new();
    for entity in &model.entities {
        found.insert(entity.name.clone(), entity.file);
        let factories = entity.attribute("LegacyFactoryFunction");
        for name in factories.into_iter().flat_map(|it| &it.values) {
            found.insert(name.clone(), entity.file);
        }
        if let Some(scope) = entity.global() {
            for member in entity.members() {
                if let Some(name) = member.of.name() {
                    let key = [scope, name].concat();
                    found.entry(key).or_insert(member.file);
                }
            }
        }
    }
    let names: Vec<String> = model.entities.iter().map(|it| it.name.clone()).collect();
    let mut converter = Converter::new(&model, events, wanted.docs);
    Ok((converter.facts(&names, u32::MAX - 1), found))
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
