//! The list of the events of interfaces, in the form of the package `@webref/events`.

use std::collections::HashMap;

use serde::Deserialize;

/// An event of the platform, in the form of the package `@webref/events`.
#[derive(Debug, Clone, Deserialize)]
pub struct EventFact {
    /// The name.
    #[serde(rename = "type")]
    pub name: String,
    /// The interface of the object that listeners receive.
    pub interface: String,
    /// Where it occurs.
    pub targets: Vec<EventTarget>,
}

/// An interface at whose objects an event occurs.
#[derive(Debug, Clone, Deserialize)]
pub struct EventTarget {
    /// The name of the interface.
    pub target: String,
}

/// Why a list of events cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct EventsError(serde_json::Error);

/// Reads a list of events: the file `events.json` of `@webref/events`.
///
/// # Errors
///
/// The text is no such list; the message has line and column.
pub fn read_events(text: &str) -> Result<Vec<EventFact>, EventsError> {
    serde_json::from_str(text).map_err(EventsError)
}

/// The events of all interfaces.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// The events of a target with their interfaces, of which one may have several.
    pub(super) of_target: HashMap<String, Vec<(String, Vec<String>)>>,
    /// The same without the target.
    anywhere: HashMap<String, Vec<(String, String)>>,
}

/// Targets at which the events of elements and pages occur.
const OF_PAGES: [&str; 5] = [
    "Element",
    "HTMLElement",
    "GlobalEventHandlers",
    "Document",
    "Window",
];

impl Events {
    pub(super) fn of(events: &[EventFact]) -> Self {
        let mut found = Self::default();
        for event in events {
            for target in &event.targets {
                let known = found.of_target.entry(target.target.clone()).or_default();
                match known.iter_mut().find(|(name, _)| *name == event.name) {
                    Some((_, interfaces)) => interfaces.push(event.interface.clone()),
                    None => known.push((event.name.clone(), vec![event.interface.clone()])),
                }
                let known = found.anywhere.entry(event.name.clone()).or_default();
                known.push((target.target.clone(), event.interface.clone()));
            }
        }
        found
    }

    /// The interfaces of an event for whose target there are none: those in pages, or all.
    pub(super) fn anywhere(&self, name: &str) -> Vec<&str> {
        let known = self.anywhere.get(name).map_or(&[][..], |it| it);
        let in_pages = known
            .iter()
            .filter(|(target, _)| OF_PAGES.contains(&target.as_str()));
        let in_pages: Vec<&str> = in_pages.map(|(_, it)| it.as_str()).collect();
        match in_pages.is_empty() {
            true => known.iter().map(|(_, it)| it.as_str()).collect(),
            false => in_pages,
        }
    }
}
