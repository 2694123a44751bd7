//! Which member of one version is which of the other.

use jsi_idl::model::{Member, MemberKind};

/// What JavaScript does with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Constructor,
    Call,
    Method,
    Property,
    Index,
    Event,
}

impl Sort {
    pub(super) fn of(member: &Member) -> Self {
        match &member.kind {
            MemberKind::Constructor { .. } => Self::Constructor,
            MemberKind::Method { .. } if member.js_path.is_empty() => Self::Call,
            MemberKind::Method { .. } => Self::Method,
            MemberKind::Property { .. } => Self::Property,
            MemberKind::Index { .. } => Self::Index,
            MemberKind::Event { .. } => Self::Event,
        }
    }

    /// As messages name it.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Constructor => "a constructor",
            Self::Call => "a call signature",
            Self::Method => "a method",
            Self::Property => "a property",
            Self::Index => "an index",
            Self::Event => "an event",
        }
    }
}

/// The indices of members that are the same: by their name and whether they are static, then by name alone, then by both the
/// name in Rust and that in JavaScript, and by one of them.
pub(super) fn pair(old: &[Member], new: &[Member]) -> Vec<(usize, usize)> {
    let ways: [fn(&Member, &Member) -> bool; 6] = [
        |a, b| a.name == b.name && in_rust(a, b),
        |a, b| a.name == b.name && a.is_static == b.is_static,
        |a, b| a.name == b.name,
        |a, b| in_rust(a, b) && in_js(a, b),
        in_js,
        |a, b| in_rust(a, b) && Sort::of(a) == Sort::of(b),
    ];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in ways {
        for (left, was) in old.iter().enumerate() {
            if pairs.iter().any(|(index, _)| *index == left) {
                continue;
            }
            let is_free = |right: usize| !pairs.iter().any(|(_, index)| *index == right);
            let found = new.iter().enumerate();
            let found = found
                .filter(|(right, _)| is_free(*right))
                .find(|(_, is)| same(was, is));
            if let Some((right, _)) = found {
                pairs.push((left, right));
            }
        }
    }
    pairs
}

fn in_rust(a: &Member, b: &Member) -> bool {
    a.rust_name == b.rust_name && a.is_static == b.is_static
}

fn in_js(a: &Member, b: &Member) -> bool {
    let has_name = match Sort::of(a) {
        Sort::Constructor | Sort::Call | Sort::Index | Sort::Event => false,
        Sort::Method | Sort::Property => true,
    };
    has_name && Sort::of(a) == Sort::of(b) && a.js_path == b.js_path && a.is_static == b.is_static
}
