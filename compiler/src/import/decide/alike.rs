//! Makes one item of several that say the same. TypeScript has an object type for each use of a mapped type, or of a type with
//! arguments; many of these have the same members.

use std::collections::{HashMap, HashSet};

use super::super::interface::{Interface, Item, ItemId, ItemKind, Text};

/// What an item says, without its name and the places of its members in TypeScript.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Form {
    Of(Text, Vec<String>, ItemKind),
    /// An item that stays, whatever it says.
    Only(ItemId),
}

/// Replaces items that are alike by the first of them, if all are in `made`: two declarations stay two, as in TypeScript.
///
/// Items are alike if they say the same and the items that they name are alike. So those that name themselves, or each other in a
/// circle, are found, too: at first all items count as alike, and then those are separated that name others which are separate.
pub(super) fn join(interface: &mut Interface, made: &HashSet<ItemId>) {
    let items = &interface.items;
    let mut classes: Vec<usize> = vec![0; items.len()];
    let mut count = 0;
    loop {
        let mut known: HashMap<(usize, Form), usize> = HashMap::new();
        let mut next = Vec::with_capacity(items.len());
        for (id, item) in items.iter().enumerate() {
            let form = match made.contains(&id) {
                true => form(item, &classes),
                false => Form::Only(id),
            };
            let before = classes.get(id).copied().unwrap_or_default();
            let class = known.len();
            next.push(*known.entry((before, form)).or_insert(class));
        }
        let found = known.len();
        classes = next;
        if found == count {
            break;
        }
        count = found;
    }
    let mut first: HashMap<usize, ItemId> = HashMap::new();
    let classes = classes.iter().enumerate();
    let to: Vec<ItemId> = classes
        .map(|(id, class)| *first.entry(*class).or_insert(id))
        .collect();
    for (id, item) in interface.items.iter_mut().enumerate() {
        if to.get(id) != Some(&id) {
            item.kind = ItemKind::Pending;
        }
        item.kind.names_mut(&mut |id| {
            if let Some(other) = to.get(*id) {
                *id = *other;
            }
        });
    }
    for named in &mut interface.named {
        if let Some(other) = to.get(named.item) {
            named.item = *other;
        }
    }
    for root in &mut interface.roots {
        if let Some(other) = to.get(*root) {
            *root = *other;
        }
    }
}

fn form(item: &Item, classes: &[usize]) -> Form {
    let mut kind = item.kind.clone();
    kind.names_mut(&mut |id| {
        if let Some(class) = classes.get(*id) {
            *id = *class;
        }
    });
    for member in kind.members_mut().into_iter().flatten() {
        member.fact = 0;
        member.text.clear();
    }
    let left_out = item.left_out.iter();
    let left_out = left_out.map(|it| format!("{}: {}", it.reason, it.text));
    Form::Of(item.docs.clone(), left_out.collect(), kind)
}
