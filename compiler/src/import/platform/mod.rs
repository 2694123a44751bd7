//! The web platform as modules of the language: everything that `@webref/idl` defines and Chromium, Firefox or Node has.

mod areas;
mod compat;
mod language;
mod split;

use std::collections::HashMap;

use super::error::ImportError;
use super::facts::{Export, Facts};
use super::interface::{Interface, ItemId, ItemKind};
use super::tally::Tally;
use super::webidl::{self, EventFact, IdlFile, Wanted};
use super::{decide, print, verify};
use compat::Compat;

/// The address of pages about the platform's objects, before their names.
const PAGES: &str = "https://developer.mozilla.org/docs/Web/API/";

/// A module of the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlatformModule {
    /// Its name, such as `web:dom`.
    pub name: String,
    /// Its text, formatted.
    pub text: String,
    /// How much of the specifications it has.
    pub tally: Tally,
}

/// What the platform is made of.
#[derive(Debug, Clone, Copy)]
pub struct PlatformSources<'s> {
    /// The files of `@webref/idl`.
    pub files: &'s [IdlFile],
    /// The events of `@webref/events`.
    pub events: &'s [EventFact],
    /// The text of `data.json` of `@mdn/browser-compat-data`.
    pub compat: &'s str,
}

/// Makes the modules of the platform, sorted by name.
///
/// # Errors
///
/// A file cannot be read, or the compiler does not accept the result.
pub fn platform(sources: &PlatformSources<'_>) -> Result<Vec<PlatformModule>, ImportError> {
    let compat = read_compat(sources.compat)?;
    let wanted = Wanted {
        interface: &|name| compat.has(name),
        member: &|owner, name| compat.has_member(owner, name),
        docs: &|owner, member| {
            let page = compat.page(owner, member)?;
            let usual = match member {
                Some(member) => format!("{PAGES}{owner}/{member}"),
                None => format!("{PAGES}{owner}"),
            };
            // `use` writes the address that follows from the names
            Some(match page == usual && !compat::is_global(owner) {
                true => "[MDN]".to_owned(),
                false => format!("[MDN]({page})"),
            })
        },
    };
    let (facts, files_of) = webidl::platform_facts(sources.files, sources.events, &wanted)?;
    let interface = decide::decide(&facts, "globalThis", "Globals");
    let area_of = |name: &str| {
        let file = sources.files.get(*files_of.get(name)?)?;
        let stem = file.path.rsplit('/').next().unwrap_or(&file.path);
        let stem = stem.strip_suffix(".idl").unwrap_or(stem);
        Some(areas::area(stem, name.rsplit('.').next().unwrap_or(name)))
    };
    divide(interface, "web", &area_of)
}

/// Makes the modules of the language's own objects, such as `es:math`, sorted by name.
///
/// `facts` are those of the source `es:`, and `compat` is the text of `data.json` of `@mdn/browser-compat-data`.
///
/// # Errors
///
/// The data cannot be read, or the compiler does not accept the result.
pub fn language(facts: Facts, compat: &str) -> Result<Vec<PlatformModule>, ImportError> {
    let compat = read_compat(compat)?;
    let (facts, areas) = language::prepare(facts, &compat);
    let mut interface = decide::decide(&facts, "globalThis", "Globals");
    for item in &mut interface.items {
        // a class with members that are functions only has the name of the language's type
        if let ItemKind::Interface { js: Some(js), .. } = &item.kind
            && decide::is_of_language(js)
        {
            item.name = format!("{js}Constructor");
        }
    }
    let area_of = |name: &str| match areas.get(name) {
        Some(area) => Some(area.clone()),
        None => {
            let global = name.split('.').next().unwrap_or(name);
            let is_export = |it: &Export| it.path.first().is_some_and(|it| it == global);
            let found = facts.exports.iter().any(is_export);
            let own = found.then(|| language::area(global).to_owned());
            own.or_else(|| language::area_by_prefix(name, &areas))
        }
    };
    divide(interface, "es", &area_of)
}

fn read_compat(text: &str) -> Result<Compat, ImportError> {
    Compat::read(text).map_err(|error| ImportError::Unreadable {
        path: "data.json".to_owned(),
        error: error.to_string(),
    })
}

/// Prints the modules of an interface; `scope` is before their names.
fn divide(
    interface: Interface,
    scope: &str,
    area_of: split::AreaOf<'_>,
) -> Result<Vec<PlatformModule>, ImportError> {
    let mut interface = split::globals(interface, area_of);
    let used = verify::verify(&mut interface).map_err(ImportError::Internal)?;
    let modules = split::modules(&interface, &used, area_of);
    modules
        .into_iter()
        .map(|(name, items)| module(&interface, scope, &name, &items))
        .collect()
}

/// Prints a module, with the names that it takes from others.
fn module(
    interface: &Interface,
    scope: &str,
    name: &str,
    (items, others): &(Vec<ItemId>, HashMap<ItemId, String>),
) -> Result<PlatformModule, ImportError> {
    let mut named: HashMap<&str, Vec<&str>> = HashMap::new();
    for id in items {
        let Some(item) = interface.items.get(*id) else {
            continue;
        };
        item.uses(&mut |id| {
            if let (Some(module), Some(item)) = (others.get(&id), interface.items.get(id)) {
                let names = named.entry(module).or_default();
                if !names.contains(&item.name.as_str()) {
                    names.push(&item.name);
                }
            }
        });
    }
    let mut named: Vec<_> = named.into_iter().collect();
    named.sort();
    let mut text = String::new();
    for (module, mut names) in named {
        names.sort_unstable();
        text.push_str(&format!(
            "use \"{scope}:{module}\" {{ {} }};\n",
            names.join(", ")
        ));
    }
    text.push_str(&print::print(interface, items, &[]).text);
    let text = jsi_idl::format::format(&text).map_err(|errors| {
        ImportError::Internal(errors.iter().take(5).map(|it| it.message.clone()).collect())
    })?;
    Ok(PlatformModule {
        name: format!("{scope}:{name}"),
        text,
        tally: Tally::of(interface, items),
    })
}
