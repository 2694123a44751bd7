//! Divides the platform into modules.

use std::collections::{BTreeMap, HashMap};

use heck::ToUpperCamelCase as _;

use super::super::interface::{Interface, Item, ItemId, ItemKind, Member};

/// The module of a name, without `web:`.
pub(super) type AreaOf<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The items of a module, and the modules of all other items.
pub(super) type Parts = (Vec<ItemId>, HashMap<ItemId, String>);

/// Divides the members of the global objects: an interface `DomGlobals` for the module `dom`, and one for workers.
pub(super) fn globals(mut interface: Interface, area_of: AreaOf<'_>) -> Interface {
    let mut of_areas: BTreeMap<String, (Option<String>, Vec<Member>)> = BTreeMap::new();
    for item in &mut interface.items {
        let ItemKind::Interface { js, members, .. } = &mut item.kind else {
            continue;
        };
        let scope = match js.as_deref() {
            None => "",
            Some("self") => "self.",
            Some(_) => continue,
        };
        for member in std::mem::take(members) {
            let name = member.js.rsplit('.').next().unwrap_or(&member.js);
            let area = area_of(&format!("{scope}{name}")).unwrap_or_else(|| "dom".to_owned());
            let area = match scope {
                "" => area,
                _ => format!("{area}.self"),
            };
            let known = of_areas
                .entry(area)
                .or_insert_with(|| (js.clone(), Vec::new()));
            known.1.push(member);
        }
        item.kind = ItemKind::Pending;
    }
    for (area, (js, members)) in of_areas {
        let name = match area.strip_suffix(".self") {
            Some("workers") => "WorkerGlobals".to_owned(),
            Some(area) => format!("{}WorkerGlobals", area.to_upper_camel_case()),
            None => format!("{}Globals", area.to_upper_camel_case()),
        };
        interface.roots.push(interface.items.len());
        interface.items.push(Item {
            name,
            docs: super::super::interface::Text::default(),
            left_out: Vec::new(),
            notes: Vec::new(),
            kind: ItemKind::Interface {
                js,
                from: "globalThis".to_owned(),
                members,
            },
        });
    }
    interface
}

/// The items of each module. Items that no specification defines, such as unions, are in the module that names them first.
pub(super) fn modules(
    interface: &Interface,
    used: &[ItemId],
    area_of: AreaOf<'_>,
) -> BTreeMap<String, Parts> {
    let mut areas: HashMap<ItemId, String> = HashMap::new();
    for id in used {
        let Some(item) = interface.items.get(*id) else {
            continue;
        };
        if let Some(area) = area_of(&item.name).or_else(|| of_globals(item, area_of)) {
            areas.insert(*id, area);
        }
    }
    loop {
        let mut found: Vec<(ItemId, String)> = Vec::new();
        for id in used {
            if let (Some(area), Some(item)) = (areas.get(id), interface.items.get(*id)) {
                item.uses(&mut |id| found.push((id, area.clone())));
            }
        }
        let before = areas.len();
        for (id, area) in found {
            areas.entry(id).or_insert(area);
        }
        if areas.len() == before {
            break;
        }
    }
    let mut modules: BTreeMap<String, Parts> = BTreeMap::new();
    for id in used {
        let area = areas.get(id).cloned().unwrap_or_else(|| "dom".to_owned());
        modules.entry(area).or_default().0.push(*id);
    }
    for (name, (_, others)) in &mut modules {
        let others_of = areas.iter().filter(|(_, area)| *area != name);
        others.extend(others_of.map(|(id, area)| (*id, area.clone())));
    }
    modules
}

/// The module of an interface of global members.
fn of_globals(item: &Item, area_of: AreaOf<'_>) -> Option<String> {
    let ItemKind::Interface { js, members, .. } = &item.kind else {
        return None;
    };
    let first = members.first()?.js.as_str();
    let first = first.rsplit('.').next().unwrap_or(first);
    match js.as_deref() {
        None => area_of(first),
        Some("self") => area_of(&format!("self.{first}")),
        Some(name) => area_of(name),
    }
}
