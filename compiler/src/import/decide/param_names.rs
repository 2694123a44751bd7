//! Names of type parameters: none is that of an item, which the language would not tell apart.

use std::collections::{HashMap, HashSet};

use super::super::interface::{Interface, ItemKind, MemberKind, Ty, TypeParam};

/// Gives type parameters that have the name of an item another one.
pub(super) fn separate(interface: &mut Interface) {
    let taken: HashSet<String> = interface.items.iter().map(|it| it.name.clone()).collect();
    for item in &mut interface.items {
        let outer = match &mut item.kind {
            ItemKind::Class { params, .. } | ItemKind::Record { params, .. } => {
                rename(params, &taken)
            }
            ItemKind::Pending
            | ItemKind::Interface { .. }
            | ItemKind::Callback { .. }
            | ItemKind::Enum { .. }
            | ItemKind::Union { .. }
            | ItemKind::Alias(_) => HashMap::new(),
        };
        if let ItemKind::Class {
            extends: Some((_, args)),
            ..
        } = &mut item.kind
        {
            args.iter_mut().for_each(|ty| replace(ty, &outer));
        }
        for member in item.kind.members_mut().into_iter().flatten() {
            let mut names = outer.clone();
            if let MemberKind::Method { params, .. } = &mut member.kind {
                names.extend(rename(params, &taken));
            }
            if !names.is_empty() {
                let types = member.kind.types_mut();
                types.into_iter().for_each(|ty| replace(ty, &names));
            }
        }
    }
}

/// The new names of type parameters that need one.
fn rename(params: &mut [TypeParam], taken: &HashSet<String>) -> HashMap<String, String> {
    let mut used: HashSet<String> = params.iter().map(|it| it.name.clone()).collect();
    let mut names = HashMap::new();
    for param in params.iter_mut().filter(|it| taken.contains(&it.name)) {
        let mut name = format!("T{}", param.name);
        while taken.contains(&name) || !used.insert(name.clone()) {
            name.push('2');
        }
        names.insert(std::mem::replace(&mut param.name, name.clone()), name);
    }
    names
}

fn replace(ty: &mut Ty, names: &HashMap<String, String>) {
    if let Ty::Param(name) = ty
        && let Some(new) = names.get(name)
    {
        name.clone_from(new);
    }
    ty.parts_mut()
        .into_iter()
        .for_each(|part| replace(part, names));
}
