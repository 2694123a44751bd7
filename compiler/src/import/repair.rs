//! Repairs what the compiler does not accept: a name gets another one, a type that is not allowed in its place becomes `Any`, and
//! what cannot be repaired is left out.

use std::collections::HashSet;

use jsi_abi::{NumberWidth, Prim};
use jsi_idl::diagnostics::{Code, Diagnostic};

use super::interface::{Interface, ItemId, ItemKind, LeftOut, MemberKind, Ty, ValueKind};
use super::print::Owner;

/// Repairs what an error is about; `count` is how often something was repaired there.
pub(super) fn repair(
    interface: &mut Interface,
    owner: Owner,
    diagnostic: &Diagnostic,
    count: usize,
) {
    let is_name = matches!(diagnostic.code, Code::JSI0106 | Code::JSI0102);
    match owner {
        Owner::Member(id, at) => member(interface, id, at, diagnostic, is_name, count),
        Owner::Event(id, at, index) => event(interface, id, at, index, is_name, count),
        Owner::Part(id, at) => part(interface, id, at, is_name, count),
        Owner::Item(id) => item(interface, id, diagnostic),
    }
}

fn member(
    interface: &mut Interface,
    id: ItemId,
    at: usize,
    diagnostic: &Diagnostic,
    is_name: bool,
    count: usize,
) {
    let owner = interface
        .items
        .get(id)
        .map(|it| it.name.clone())
        .unwrap_or_default();
    let Some(item) = interface.items.get_mut(id) else {
        return;
    };
    let is_record = matches!(item.kind, ItemKind::Record { .. });
    let Some(members) = item.kind.members_mut() else {
        return;
    };
    let Some(member) = members.get_mut(at) else {
        return;
    };
    if is_name && count <= 3 && !matches!(member.kind, MemberKind::Events { .. }) {
        let base = jsi_idl::check::names::value_name(&member.name);
        let base = match base.trim_start_matches('_') {
            "" => "value".to_owned(),
            base => base.to_owned(),
        };
        let owner = jsi_idl::check::names::value_name(&owner);
        let name = match count {
            1 => format!("{base}_of_{owner}"),
            count => format!("{base}_of_{owner}{count}"),
        };
        let name = match member.kind {
            MemberKind::Index { .. } => format!("item{count}"),
            MemberKind::Call { .. } => format!("call_{owner}{count}"),
            _ => name,
        };
        member.rust = Some(name);
        return;
    }
    let reason = format!("the language does not allow it here ({})", diagnostic.code);
    if !is_name && count <= 2 && degrade(&mut member.kind, is_record) {
        let loss = format!(
            "a type that the language does not allow here is `Any` ({})",
            diagnostic.code
        );
        if !member.losses.contains(&loss) {
            member.losses.push(loss);
        }
        return;
    }
    let member = members.remove(at);
    item.left_out.push(LeftOut {
        fact: member.fact,
        text: member.text,
        reason,
    });
}

/// Replaces all types of a member that are not simple; returns whether any was.
fn degrade(kind: &mut MemberKind, is_record: bool) -> bool {
    let simple = |ty: &Ty| {
        matches!(
            ty,
            Ty::Prim(Prim::Any)
                | Ty::Void
                | Ty::Prim(Prim::Boolean)
                | Ty::Prim(Prim::Number(NumberWidth::F64))
                | Ty::Prim(Prim::String)
                | Ty::Prim(Prim::Object)
        ) || *ty == Ty::Array(Box::new(Ty::ANY))
            || *ty == Ty::Promise(Box::new(Ty::ANY))
    };
    let mut changed = false;
    let mut replace = |ty: &mut Ty, rest: bool| {
        if !simple(ty) {
            changed = true;
            *ty = match ty {
                _ if rest => Ty::Array(Box::new(Ty::ANY)),
                Ty::Promise(_) if !is_record => Ty::Promise(Box::new(Ty::ANY)),
                _ => Ty::ANY,
            };
        }
    };
    match kind {
        MemberKind::Constructor { inputs } => {
            inputs
                .iter_mut()
                .for_each(|it| replace(&mut it.ty, it.rest));
        }
        MemberKind::Method {
            params,
            inputs,
            result,
            ..
        } => {
            inputs
                .iter_mut()
                .for_each(|it| replace(&mut it.ty, it.rest));
            replace(result, false);
            params.clear();
        }
        MemberKind::Call { inputs, result } => {
            inputs
                .iter_mut()
                .for_each(|it| replace(&mut it.ty, it.rest));
            replace(result, false);
        }
        MemberKind::Property { ty, .. } | MemberKind::Index { ty, .. } => replace(ty, false),
        MemberKind::Events { options, .. } => {
            changed = options.take().is_some();
        }
    }
    changed
}

fn event(
    interface: &mut Interface,
    id: ItemId,
    at: usize,
    index: usize,
    is_name: bool,
    count: usize,
) {
    let owner = interface
        .items
        .get(id)
        .map(|it| it.name.clone())
        .unwrap_or_default();
    let Some(members) = interface
        .items
        .get_mut(id)
        .and_then(|it| it.kind.members_mut())
    else {
        return;
    };
    let Some(member) = members.get_mut(at) else {
        return;
    };
    let MemberKind::Events { events, .. } = &mut member.kind else {
        return;
    };
    let Some(event) = events.get_mut(index) else {
        return;
    };
    if is_name && count <= 8 {
        let owner = jsi_idl::check::names::value_name(&owner);
        event.rust = Some(format!("on_event{}_of_{owner}", index + 1));
        return;
    }
    if event.inputs.iter().any(|it| it.ty != Ty::ANY) && !is_name {
        for input in &mut event.inputs {
            input.ty = Ty::ANY;
            input.rest = false;
        }
        member
            .losses
            .push("the values of an event are `Any`".to_owned());
        return;
    }
    events.remove(index);
    member.losses.push("an event is left out".to_owned());
}

fn part(interface: &mut Interface, id: ItemId, at: usize, is_name: bool, count: usize) {
    let Some(item) = interface.items.get_mut(id) else {
        return;
    };
    match &mut item.kind {
        ItemKind::Enum { values, .. } => {
            if let Some(value) = values.get_mut(at)
                && is_name
                && count <= 512
            {
                value.rust = Some(match &value.kind {
                    ValueKind::Text(text) if text.is_empty() && count == 1 => "Empty".to_owned(),
                    _ => format!("Value{}", at + 1),
                });
            } else if at < values.len() {
                values.remove(at);
            }
            if values.is_empty() {
                item.kind = ItemKind::Alias(Ty::STRING);
                lose_uses(interface, id);
            }
        }
        ItemKind::Union { rust, .. } if is_name && count <= 64 => {
            rust.push((at, format!("Member{}", at + 1)));
        }
        ItemKind::Union { .. } => {
            item.kind = ItemKind::Alias(Ty::ANY);
            lose_uses(interface, id);
        }
        ItemKind::Pending
        | ItemKind::Class { .. }
        | ItemKind::Interface { .. }
        | ItemKind::Callback { .. }
        | ItemKind::Record { .. }
        | ItemKind::Alias(_) => {}
    }
}

/// Notes at every member that names an item what became of it.
fn lose_uses(interface: &mut Interface, id: ItemId) {
    let name = interface
        .items
        .get(id)
        .map(|it| it.name.clone())
        .unwrap_or_default();
    let loss = format!("`{name}` is a type that the language does not have");
    for item in &mut interface.items {
        for member in item.kind.members_mut().into_iter().flatten() {
            let named = |ty: &&Ty| ty.any(&|it| matches!(it, Ty::Item(of, _) if *of == id));
            let is_user = member.kind.types().iter().any(named);
            if is_user && !member.losses.contains(&loss) {
                member.losses.push(loss.clone());
            }
        }
    }
}

fn item(interface: &mut Interface, id: ItemId, diagnostic: &Diagnostic) {
    let is_name = matches!(diagnostic.code, Code::JSI0106 | Code::JSI0102);
    if is_name {
        let taken: HashSet<String> = interface.items.iter().map(|it| it.name.clone()).collect();
        if let Some(item) = interface.items.get_mut(id) {
            let mut number = 2;
            let name = item.name.clone();
            while taken.contains(&item.name) {
                item.name = format!("{name}Item{number}");
                number += 1;
            }
        }
        return;
    }
    let Some(item) = interface.items.get_mut(id) else {
        return;
    };
    match &mut item.kind {
        ItemKind::Class {
            extends, params, ..
        } if extends.is_some() || !params.is_empty() => {
            if extends.take().is_none() {
                params.clear();
            }
        }
        ItemKind::Class { members, .. }
        | ItemKind::Interface { members, .. }
        | ItemKind::Callback { members } => {
            let all = std::mem::take(members);
            let reason = format!("the language does not allow it ({})", diagnostic.code);
            item.left_out.extend(all.into_iter().map(|it| LeftOut {
                fact: it.fact,
                text: it.text,
                reason: reason.clone(),
            }));
        }
        ItemKind::Record { fields, params } => {
            // a value without an end: its objects are JavaScript's
            let members = std::mem::take(fields);
            let params = std::mem::take(params);
            item.kind = ItemKind::Class {
                js: None,
                from: None,
                params,
                extends: None,
                members,
            };
        }
        ItemKind::Enum { .. } | ItemKind::Union { .. } | ItemKind::Alias(_) => {
            item.kind = ItemKind::Alias(Ty::ANY);
            lose_uses(interface, id);
        }
        ItemKind::Pending => {}
    }
}
