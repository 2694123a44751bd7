//! Which members an item may have: JSI0303, and JSI0102 for those of one name.

use std::collections::HashMap;

use super::Check;
use super::attributes::Attrs;
use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::scope::ItemRef;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Container, FromClause, Member, MemberKind};

/// The interface or class that members belong to.
pub(super) struct Owner<'a> {
    pub(super) file: FileId,
    pub(super) export: bool,
    name: &'a str,
    class: bool,
    from: Option<&'a FromClause>,
    /// Whether its objects are errors.
    pub(super) is_error: bool,
}

impl<'a> Owner<'a> {
    /// The owner that `it` is.
    pub(super) fn new(item: ItemRef<'_>, it: &'a Container, class: bool) -> Self {
        Self {
            file: item.file,
            export: item.tree.export.is_some(),
            name: &it.name.text,
            class,
            from: it.from.as_ref(),
            is_error: false,
        }
    }
}

impl Check<'_> {
    /// Reports a member that its owner cannot have.
    pub(super) fn check_member_allowed(&self, member: &Member, owner: &Owner<'_>, attrs: &Attrs) {
        let found = if owner.is_error {
            error_member(member, owner, attrs)
        } else if owner.class {
            handle_member(member, owner)
        } else if owner.export {
            exported_interface_member(member, owner)
        } else {
            interface_member(member, owner, attrs)
        };
        if let Some(diagnostic) = found {
            self.report(diagnostic);
        }
    }

    /// JSI0102 for members of one name; static ones are apart from the others.
    pub(super) fn check_duplicate_members(&self, it: &Container, owner: &Owner<'_>) {
        let mut seen: HashMap<(bool, &str), (Span, bool)> =
            HashMap::with_capacity(it.members.len());
        for member in &it.members {
            let (name, span, is_method) = match &member.kind {
                MemberKind::Constructor { keyword, .. } => ("new", *keyword, false),
                MemberKind::Method { name, .. } => (name.text.as_str(), name.span, true),
                MemberKind::Property { name, .. } => (name.text.as_str(), name.span, false),
                MemberKind::Bad(_) => continue,
            };
            let is_constructor = matches!(member.kind, MemberKind::Constructor { .. });
            // no name of JavaScript begins with a blank, so a constructor is equal to nothing else
            let key = (
                member.is_static.is_some(),
                if is_constructor { " " } else { name },
            );
            let Some((first, first_is_method)) = seen.get(&key).copied() else {
                seen.insert(key, (span, is_method));
                continue;
            };
            if is_constructor {
                let diagnostic =
                    Diagnostic::new(Code::JSI0102, owner.file, span, "duplicate constructor")
                        .label("declared again")
                        .secondary_label(owner.file, first, "first declared here")
                        .help("optional parameters are written `name?: T`");
                self.report(diagnostic);
                continue;
            }
            let mut diagnostic = self.duplicate(owner.file, "member", name, span, first);
            if is_method && first_is_method {
                diagnostic = diagnostic.help(format!("to declare several signatures of one function, give each its own name and `@js(\"{name}\")`"));
            }
            self.report(diagnostic);
        }
    }
}

fn not_allowed(owner: &Owner<'_>, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::JSI0303, owner.file, span, message)
}

fn interface_member(member: &Member, owner: &Owner<'_>, attrs: &Attrs) -> Option<Diagnostic> {
    if let MemberKind::Constructor { keyword, .. } = &member.kind {
        let diagnostic = not_allowed(owner, *keyword, "an interface cannot have a constructor")
            .label("an interface has no instances")
            .help("declare a `class` for objects that are created with `new`");
        return Some(diagnostic);
    }
    if let Some(span) = member.is_static {
        let diagnostic = not_allowed(owner, span, "an interface cannot have static members")
            .label("an interface has no instances")
            .help("all members of an interface belong to one object; declare a `class` for instances and static members");
        return Some(diagnostic);
    }
    // a property of an object that a module exports is not the module's
    let deeper = attrs.js.as_ref().is_some_and(|path| path.contains('.'));
    let module = matches!(
        owner.from,
        Some(FromClause::Module(_) | FromClause::Host(_))
    ) && !deeper;
    match &member.kind {
        MemberKind::Property {
            readonly: None,
            name,
            ..
        } if module => {
            let at = Span::new(name.span.start, name.span.start);
            let message = format!("property `{}` of a module must be `readonly`", name.text);
            let diagnostic = not_allowed(owner, name.span, message)
                .label("missing `readonly`")
                .help("exports of a module are read-only for its users; add a function to the module that changes the value")
                .fix("add `readonly`", at, "readonly ");
            Some(diagnostic)
        }
        _ => None,
    }
}

fn exported_interface_member(member: &Member, owner: &Owner<'_>) -> Option<Diagnostic> {
    let class = "an `export class` can have a constructor and static members";
    let diagnostic = match (&member.kind, member.is_static) {
        (MemberKind::Constructor { keyword, .. }, _) => not_allowed(
            owner,
            *keyword,
            "an exported interface cannot have a constructor",
        )
        .label("an interface has no instances"),
        (MemberKind::Bad(_), _) => return None,
        (_, Some(span)) => not_allowed(
            owner,
            span,
            "an exported interface cannot have static members",
        )
        .label("an interface has no instances"),
        (MemberKind::Property { .. } | MemberKind::Method { .. }, None) => return None,
    };
    Some(diagnostic.help(class))
}

/// What every error has itself, in JavaScript.
const OF_ERRORS: &[&str] = &["cause", "message", "name", "stack"];

/// A member that the objects of an error class have from `Error`.
fn error_member(member: &Member, owner: &Owner<'_>, attrs: &Attrs) -> Option<Diagnostic> {
    let name = match &member.kind {
        MemberKind::Method { name, .. } | MemberKind::Property { name, .. }
            if member.is_static.is_none() =>
        {
            name
        }
        _ => return None,
    };
    let in_js = attrs.js.as_ref().unwrap_or(&name.text);
    if !OF_ERRORS.contains(&in_js.as_str()) {
        return None;
    }
    let message = format!("every error has its own `{in_js}`");
    let diagnostic = not_allowed(owner, name.span, message)
        .label("hidden by the property of the error")
        .help("in Rust, `Display` is the message of the error, and `source` is its cause")
        .help("`@js(\"otherName\")` before the member gives it another name in JavaScript");
    Some(diagnostic)
}

fn handle_member(member: &Member, owner: &Owner<'_>) -> Option<Diagnostic> {
    if owner.export || owner.from.is_some() {
        return None;
    }
    let (span, message) = match (&member.kind, member.is_static) {
        (MemberKind::Constructor { keyword, .. }, _) => {
            (*keyword, "a class without `from` cannot have a constructor")
        }
        (MemberKind::Bad(_), _) | (_, None) => return None,
        (_, Some(span)) => (span, "a class without `from` cannot have static members"),
    };
    let name = owner.name;
    let diagnostic = not_allowed(owner, span, message)
        .label("the location of the class in JavaScript is unknown")
        .help(format!("add the location with `class {name} from …`"));
    Some(diagnostic)
}
