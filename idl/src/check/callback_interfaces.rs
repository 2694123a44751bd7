//! Callback interfaces: from tree to model, with JSI0102 for members of one name in JavaScript.

use std::collections::HashMap;

use super::Check;
use super::attributes::Attrs;
use super::members::{Owner, OwnerKind};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{CallbackInterface, ItemKind, Member};
use crate::resolve::scope::ItemRef;
use crate::source::FileId;
use crate::syntax::tree::Container;

impl Check<'_> {
    /// Checks a callback interface and gives its model.
    pub(super) fn check_callback_interface(
        &self,
        item: ItemRef<'_>,
        it: &Container,
        attrs: &Attrs,
    ) -> ItemKind {
        let owner = Owner::new(item, it, attrs, OwnerKind::CallbackInterface);
        let members = self.check_members(it, &owner);
        self.check_properties(item.file, &members);
        ItemKind::CallbackInterface(CallbackInterface { members })
    }

    /// Reports members that would be one property of the object. Those of one name in the file are reported elsewhere.
    fn check_properties(&self, file: FileId, members: &[Member]) {
        let mut seen: HashMap<&[String], &Member> = HashMap::new();
        for member in members.iter().filter(|it| !it.js_path.is_empty()) {
            let Some(first) = seen.get(member.js_path.as_slice()) else {
                seen.insert(&member.js_path, member);
                continue;
            };
            if first.name == member.name {
                continue;
            }
            let name = member.js_path.join(".");
            let message = format!("two members are called `{name}` in JavaScript");
            let diagnostic = Diagnostic::new(Code::JSI0102, file, member.name_span, message)
                .label("the second property of this name")
                .secondary_label(file, first.name_span, "the first one")
                .help("an object that Rust implements has one property for each member");
            self.report(diagnostic);
        }
    }
}
