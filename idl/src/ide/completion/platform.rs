//! Members of items of the platform, in the list of a `use`: those of the item and those that it inherits.

use super::{Completion, CompletionKind};
use crate::analysis::Analysis;
use crate::ide::names::{tree, use_items};
use crate::resolve::platform::PlatformMember;
use crate::source::FileId;
use crate::syntax::tree::UseMember;

/// All members that the `use` does not list yet, the own ones first; those that are events have quotes.
pub(super) fn members(
    analysis: &Analysis,
    file: FileId,
    path: &str,
    item: &str,
) -> Vec<Completion> {
    let free = free(analysis, file, path, item).into_iter();
    free.map(|(owner, it)| completion(item, owner, &it.name, &it))
        .collect()
}

/// The events among them, where the quote is already written.
pub(super) fn events(analysis: &Analysis, file: FileId, path: &str, item: &str) -> Vec<Completion> {
    let free = free(analysis, file, path, item).into_iter();
    let events = free.filter_map(|(owner, it)| {
        let name = it.name.strip_prefix('"')?.strip_suffix('"')?;
        Some(completion(item, owner, name, &it))
    });
    events.collect()
}

fn completion(item: &str, owner: &str, name: &str, it: &PlatformMember) -> Completion {
    let detail = match owner == item {
        true => String::new(),
        false => format!("of {owner}"),
    };
    let code = format!("```jsi\n{}\n```", it.code);
    let docs = match it.docs.is_empty() {
        true => code,
        false => format!("{code}\n\n{}", it.docs),
    };
    Completion {
        detail,
        deprecated: it.deprecated,
        ..Completion::new(name, CompletionKind::Member).about(&docs)
    }
}

/// The members that are not listed, each with the item that declares it.
fn free(
    analysis: &Analysis,
    file: FileId,
    path: &str,
    item: &str,
) -> Vec<(&'static str, PlatformMember)> {
    let listed = listed(analysis, file, path, item);
    let mut found: Vec<(&'static str, PlatformMember)> = Vec::new();
    let mut next = analysis
        .platform
        .module(path)
        .and_then(|it| Some((it.name, it.own_name(item)?)));
    // the depth is bounded, since a base that is not there ends the chain
    for _ in 0..64 {
        let Some((module, owner)) = next else { break };
        let Some(module) = analysis.platform.module(module) else {
            break;
        };
        for member in module.described_members(owner) {
            let is_known = found.iter().any(|(_, it)| it.name == member.name);
            if !is_known && !listed.contains(&member.name) {
                found.push((owner, member));
            }
        }
        next = module.base(owner);
    }
    found
}

/// The members that the file lists already for the item.
fn listed(analysis: &Analysis, file: FileId, path: &str, item: &str) -> Vec<String> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let uses = use_items(tree).filter(|(_, it)| it.path.value == path);
    let names = uses.flat_map(|(_, it)| &it.names);
    let of_item = names.filter(|it| it.name.text == item);
    let members = of_item.flat_map(|it| it.members.iter().flat_map(|it| &it.names));
    let texts = members.map(|it| match it {
        UseMember::Name(name) => name.text.clone(),
        UseMember::Event(name) => format!("\"{}\"", name.value),
    });
    texts.collect()
}
