//! JSI0106 between a class and the classes it extends: the trait of one requires the trait of the other, and two
//! methods of one name would be ambiguous in a call.

use std::collections::HashMap;

use super::Check;
use super::name_conflicts::generated;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Class, Item, ItemId, ItemKind, Member, MemberKind, Model};
use crate::source::Span;

/// The class that has a name first, from the base on.
struct InheritedName<'m> {
    class: &'m Item,
    span: Span,
}

impl Check<'_> {
    /// Walks down from every base and reports names that were taken above. Linear in the number of members.
    pub(super) fn check_inherited_names(&self, model: &Model) {
        let mut derived: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
        let mut roots = Vec::new();
        for index in 0..model.items.len() {
            let id = ItemId(index as u32);
            match class(model, id).and_then(|(_, class)| class.extends) {
                Some(base) => derived.entry(base).or_default().push(id),
                None => roots.push(id),
            }
        }
        // classes on a circle hang from no root; they are reported elsewhere
        for root in roots.into_iter().filter(|root| derived.contains_key(root)) {
            self.walk_down(model, &derived, root);
        }
    }

    fn walk_down(&self, model: &Model, derived: &HashMap<ItemId, Vec<ItemId>>, root: ItemId) {
        let mut taken: HashMap<String, InheritedName<'_>> = HashMap::new();
        let mut steps = vec![Step::Enter(root)];
        while let Some(step) = steps.pop() {
            let id = match step {
                Step::Leave(names) => {
                    for name in names {
                        taken.remove(&name);
                    }
                    continue;
                }
                Step::Enter(id) => id,
            };
            let Some((item, it)) = class(model, id) else {
                continue;
            };
            let mut added = Vec::new();
            for member in instance_members(it) {
                let others = generated(member, it.export)
                    .into_iter()
                    .map(|(name, _)| name);
                for name in std::iter::once(member.rust_name.clone()).chain(others) {
                    match taken.get(&name) {
                        // of one class, so reported elsewhere
                        Some(first) if std::ptr::eq(first.class, item) => {}
                        Some(first) => {
                            self.report(shadowed(item, member, &name, first));
                            break;
                        }
                        None => {
                            let span = member.name_span;
                            taken.insert(name.clone(), InheritedName { class: item, span });
                            added.push(name);
                        }
                    }
                }
            }
            steps.push(Step::Leave(added));
            let below = derived.get(&id).into_iter().flatten();
            steps.extend(below.map(|id| Step::Enter(*id)));
        }
    }
}

enum Step {
    Enter(ItemId),
    /// Gives back the names that a class took.
    Leave(Vec<String>),
}

fn class(model: &Model, id: ItemId) -> Option<(&Item, &Class)> {
    let item = model.items.get(id.0 as usize)?;
    match &item.kind {
        ItemKind::Class(class) => Some((item, class)),
        _ => None,
    }
}

fn instance_members(class: &Class) -> impl Iterator<Item = &Member> {
    let members = class.members.iter();
    members.filter(|it| !it.is_static && !matches!(it.kind, MemberKind::Constructor { .. }))
}

fn shadowed(item: &Item, member: &Member, rust: &str, first: &InheritedName<'_>) -> Diagnostic {
    let base = &first.class.name;
    let name = &member.name;
    let message = format!(
        "`{name}` of `{}` and a member of `{base}` both become `{rust}` in Rust",
        item.name
    );
    Diagnostic::new(Code::JSI0106, item.file, member.name_span, message)
        .label(format!("`{}` inherits it from `{base}`", item.name))
        .secondary_label(first.class.file, first.span, format!("becomes `{rust}`"))
        .help("omit members that are inherited unchanged")
        .help("rename one of them in Rust with `@rust(\"other_name\")`")
}
