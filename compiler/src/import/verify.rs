//! Gives the printed interface to the compiler until it has no errors, whatever the input. What the compiler does not accept is
//! repaired by `repair`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Code, Diagnostic, Level};
use jsi_idl::resolve::Loader;

use super::interface::{Interface, ItemId, ItemKind};
use super::print::{Owner, Printed, print};
use super::repair::repair;

/// How often the text is checked. Each round repairs at least one error of each member.
const ROUNDS: usize = 24;

/// The name of the file for the compiler.
const PATH: &str = "import.jsi";

/// Repairs an interface until the compiler accepts it.
///
/// # Errors
///
/// The first errors that are left, as texts. This is an error of the importer.
pub(super) fn verify(interface: &mut Interface) -> Result<Vec<ItemId>, Vec<String>> {
    let mut tried: BTreeMap<(ItemId, Option<usize>), usize> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let used = reached(interface);
        let printed = print(interface, &used, &[]);
        let errors = check(&printed.text);
        if errors.is_empty() {
            return Ok(used);
        }
        let mut done: HashSet<Owner> = HashSet::new();
        // from the end, so that the indexes of members stay
        let mut places: Vec<(Owner, &Diagnostic)> = errors
            .iter()
            .filter_map(|it| Some((owner(&printed, it.primary.span.start as usize)?, it)))
            .collect();
        places.sort_by_key(|(owner, _)| std::cmp::Reverse(order(*owner)));
        for (owner, diagnostic) in places {
            if done.insert(owner) {
                let (item, member) = match owner {
                    Owner::Item(id) | Owner::Part(id, _) => (id, None),
                    Owner::Member(id, at) | Owner::Event(id, at, _) => (id, Some(at)),
                };
                let count = tried.entry((item, member)).or_default();
                *count += 1;
                repair(interface, owner, diagnostic, *count);
            }
        }
    }
    let used = reached(interface);
    let printed = print(interface, &used, &[]);
    let errors = check(&printed.text);
    if errors.is_empty() {
        return Ok(used);
    }
    let lines = |it: &Diagnostic| {
        let at = it.primary.span.start as usize;
        let start = printed
            .text
            .get(..at)
            .and_then(|it| it.rfind('\n'))
            .map_or(0, |it| it + 1);
        let line = printed.text.get(start..).and_then(|it| it.lines().next());
        format!("{}: {}: {}", it.code, it.message, line.unwrap_or_default())
    };
    Err(errors.iter().take(5).map(lines).collect())
}

fn order(owner: Owner) -> (ItemId, usize, usize) {
    match owner {
        Owner::Item(id) => (id, 0, 0),
        Owner::Part(id, at) | Owner::Member(id, at) => (id, at + 1, 0),
        Owner::Event(id, at, index) => (id, at + 1, index + 1),
    }
}

/// One file, and no other.
struct OneFile<'t>(&'t str);

impl Loader for OneFile<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.exists(path).then(|| self.0.as_bytes().to_vec())
    }

    fn exists(&self, path: &str) -> bool {
        path == PATH
    }
}

/// What the compiler knows about a text.
pub(super) fn analysis_of(text: &str) -> Analysis {
    jsi_idl::analyze(&OneFile(text), &[PATH])
}

/// The errors of a text.
fn check(text: &str) -> Vec<Diagnostic> {
    let mut errors = analysis_of(text).diagnostics;
    // that a local module does not exist is no error of the interface
    errors
        .retain(|it| it.level == Level::Error && !matches!(it.code, Code::JSI0103 | Code::JSI0107));
    errors
}

/// What the smallest part of the text at an offset was printed for.
pub(super) fn owner(printed: &Printed, at: usize) -> Option<Owner> {
    let here = printed
        .places
        .iter()
        .filter(|(range, _)| range.contains(&at));
    here.min_by_key(|(range, _)| range.len())
        .map(|(_, owner)| *owner)
}

/// The items that the roots name, with all that these name, in the order of their names' first use.
pub(super) fn reached(interface: &Interface) -> Vec<ItemId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<ItemId> = interface.roots.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        let Some(item) = interface.items.get(id) else {
            continue;
        };
        if matches!(item.kind, ItemKind::Pending) || !seen.insert(id) {
            continue;
        }
        found.push(id);
        let mut named = Vec::new();
        item.uses(&mut |id| named.push(id));
        open.extend(named.into_iter().rev());
    }
    found
}
