//! JSI0405: members that are not in camelCase, types that are not in UpperCamelCase.

use std::borrow::Cow;
use std::collections::HashSet;

use heck::{ToLowerCamelCase, ToUpperCamelCase};

use super::Lints;
use crate::check::names::value_name;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::resolve::scope::ItemRef;
use crate::source::{FileId, Span};
use crate::syntax::declaration::{self, Declaration};
use crate::syntax::tree::{Attr, Ident};

impl Lints<'_, '_> {
    pub(super) fn naming(&self) {
        if !self.looks_anywhere(Code::JSI0405) {
            return;
        }
        for item in &self.cx.scopes.items {
            if self.looks_for(Code::JSI0405, item.file) {
                self.type_name(item.file, item.name);
                self.member_names(*item);
            }
        }
    }

    fn type_name(&self, file: FileId, name: &Ident) {
        if is_upper_camel(&name.text) {
            return;
        }
        let message = format!("type `{}` is not in UpperCamelCase", name.text);
        let mut diagnostic = Diagnostic::new(Code::JSI0405, file, name.span, message)
            .label("types begin with an uppercase letter and have no `_`");
        let better = name.text.to_upper_camel_case();
        if is_upper_camel(&better) {
            diagnostic = diagnostic.help(format!("in UpperCamelCase it is `{better}`"));
        }
        self.report(diagnostic);
    }

    fn member_names(&self, item: ItemRef<'_>) {
        let mut members: Vec<(Declaration<'_>, &Ident)> = Vec::new();
        declaration::members(item.tree, &mut |member| {
            members.extend(member.ident.map(|name| (member, name)));
        });
        let names = members.iter().map(|(_, name)| name.text.as_str());
        // what a fix gives away is taken, too
        let mut taken: HashSet<Cow<'_, str>> = names.map(Cow::Borrowed).collect();
        for (member, name) in &members {
            if is_camel(&name.text) {
                continue;
            }
            let message = format!("member `{}` is not in camelCase", name.text);
            let mut diagnostic = Diagnostic::new(Code::JSI0405, item.file, name.span, message)
                .label("members begin with a lowercase letter and have no `_`");
            let better = name.text.to_lower_camel_case();
            let same_in_rust = value_name(&better) == value_name(&name.text);
            let has_rust = member.attrs.iter().any(|attr| attr.name.text == "rust");
            let free = !taken.contains(better.as_str());
            // a `@js` that is written in another way is repaired first
            let js = |attr: &Attr| attr.name.text.eq_ignore_ascii_case("js") && !is_js(attr);
            let free = free && !member.attrs.iter().any(js);
            if is_camel(&better) && free && (same_in_rust || has_rust) {
                let title = format!("rename to `{better}`, and keep the name in JavaScript");
                let edits = renamed(item.file, member, name, &better);
                diagnostic = diagnostic.fix_all(title, edits);
                taken.insert(Cow::Owned(better));
            } else if is_camel(&better) {
                diagnostic = diagnostic.help(format!("in camelCase it is `{better}`"));
            }
            self.report(diagnostic);
        }
    }
}

/// Gives a member another name here; to JavaScript it keeps the one it has.
fn renamed(file: FileId, member: &Declaration<'_>, name: &Ident, better: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if !member.attrs.iter().any(is_js) {
        edits.push(Edit {
            file,
            span: Span::new(member.span.start, member.span.start),
            text: format!("@js(\"{}\") ", name.text),
        });
    }
    edits.push(Edit {
        file,
        span: name.span,
        text: better.to_owned(),
    });
    edits
}

fn is_js(attr: &Attr) -> bool {
    attr.name.text == "js"
}

fn is_camel(name: &str) -> bool {
    let name = name.trim_start_matches(['_', '$']);
    !name.contains('_') && !name.starts_with(char::is_uppercase)
}

fn is_upper_camel(name: &str) -> bool {
    let name = name.trim_start_matches(['_', '$']);
    !name.contains('_') && !name.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_apart() {
        let camel = ["a", "getURL", "innerHTML", "$on", "_private", "名前", "_"];
        assert!(camel.into_iter().all(is_camel));
        let other = ["Get", "get_url", "MAX", "MAX_VALUE", "X"];
        assert!(!other.into_iter().any(is_camel));
        let upper = ["A", "URL", "Point2", "_Hidden", "点"];
        assert!(upper.into_iter().all(is_upper_camel));
        assert!(!["point", "My_Point", "a"].into_iter().any(is_upper_camel));
    }
}
