//! Counts the members of an import.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::interface::{FactId, Interface, ItemId};

/// How many members an import has, and how many of them say less than TypeScript.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All members: signatures, properties and fields.
    pub members: usize,
    /// Those that say all that TypeScript says.
    pub without_loss: usize,
    /// Those that say less.
    pub with_loss: usize,
    /// Those that are not in the interface.
    pub left_out: usize,
}

/// How much of a member there is, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    Whole,
    Lossy,
    LeftOut,
}

impl Tally {
    /// Counts the members of these items. A member that became several methods counts once, by the worst of them.
    pub(super) fn of(interface: &Interface, items: &[ItemId]) -> Self {
        Self::of_grades(grades(interface, items).into_values())
    }

    /// Counts members by how much of them there is.
    pub(super) fn of_grades(grades: impl Iterator<Item = Grade>) -> Self {
        let mut tally = Self::default();
        for grade in grades {
            tally.members += 1;
            match grade {
                Grade::Whole => tally.without_loss += 1,
                Grade::Lossy => tally.with_loss += 1,
                Grade::LeftOut => tally.left_out += 1,
            }
        }
        tally
    }
}

/// How much there is of each member of these items.
pub(super) fn grades(interface: &Interface, items: &[ItemId]) -> BTreeMap<FactId, Grade> {
    let mut grades: BTreeMap<FactId, Grade> = BTreeMap::new();
    let mut add = |fact, grade: Grade| {
        let known = grades.entry(fact).or_insert(grade);
        *known = (*known).max(grade);
    };
    for item in items.iter().filter_map(|id| interface.items.get(*id)) {
        for member in item.members() {
            let grade = match member.losses.is_empty() {
                true => Grade::Whole,
                false => Grade::Lossy,
            };
            add(member.fact, grade);
        }
        for left in &item.left_out {
            add(left.fact, Grade::LeftOut);
        }
    }
    grades
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            members,
            without_loss,
            with_loss,
            left_out,
        } = self;
        write!(
            f,
            "{members} members: {without_loss} without loss, {with_loss} with, {left_out} left out"
        )
    }
}
