//! Which members an item may have: JSI0303, and JSI0102 for those of one name.

use std::collections::HashMap;

use heck::ToUpperCamelCase as _;

use super::Check;
use super::attributes::Attrs;
use super::positions::{CallbackPart, TypePosition};
use super::side::Side;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::resolve::scope::ItemRef;
use crate::source::{FileId, Span};
use crate::syntax::tree::{
    AttrArg, Container, FromClause, Member, MemberKind, TypeKind, TypeParam,
};

/// The interface or class that members belong to.
pub(super) struct Owner<'a> {
    pub(super) file: FileId,
    pub(super) export: bool,
    pub(super) kind: OwnerKind,
    name: &'a str,
    /// The type parameters of a class.
    pub(super) type_params: &'a [TypeParam],
    from: Option<&'a FromClause>,
    /// Whether its objects are errors.
    pub(super) is_error: bool,
    /// Whether its members are those of a property of the source.
    deeper: bool,
}

/// The kind of item that members belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnerKind {
    Interface,
    CallbackInterface,
    Class,
}

impl<'a> Owner<'a> {
    /// The side that implements it.
    pub(super) fn side(&self) -> Side {
        match self.kind {
            OwnerKind::CallbackInterface => Side::Either,
            OwnerKind::Interface | OwnerKind::Class => Side::of(self.export),
        }
    }

    /// Whether it is a class.
    pub(super) fn is_class(&self) -> bool {
        self.kind == OwnerKind::Class
    }

    /// Whether its members are the exports of a module.
    fn is_module(&self) -> bool {
        let source = matches!(self.from, Some(FromClause::Module(_) | FromClause::Host(_)));
        source && self.kind == OwnerKind::Interface && !self.deeper
    }

    /// The owner that `it` is.
    pub(super) fn new(
        item: ItemRef<'_>,
        it: &'a Container,
        attrs: &Attrs,
        kind: OwnerKind,
    ) -> Self {
        Self {
            file: item.file,
            // `export` before a callback interface is an error of its own
            export: item.tree.export.is_some() && kind != OwnerKind::CallbackInterface,
            kind,
            name: &it.name.text,
            type_params: &it.type_params,
            from: it.from.as_ref(),
            is_error: false,
            deeper: attrs.js.is_some(),
        }
    }

    /// The position of a method's or constructor's parameters; `promise` is the result if that is a promise.
    pub(super) fn param(&self, promise: Option<Span>) -> TypePosition {
        match self.kind {
            OwnerKind::CallbackInterface => TypePosition::Callback(CallbackPart::Param),
            OwnerKind::Interface | OwnerKind::Class => TypePosition::Param {
                export: self.export,
                promise,
            },
        }
    }

    /// The position of a method's result.
    pub(super) fn result(&self) -> TypePosition {
        match self.kind {
            OwnerKind::CallbackInterface => TypePosition::Callback(CallbackPart::Result),
            OwnerKind::Interface | OwnerKind::Class => TypePosition::Result {
                export: self.export,
            },
        }
    }

    /// The position of a property's type.
    pub(super) fn property(&self, readonly: bool) -> TypePosition {
        match self.kind {
            OwnerKind::CallbackInterface => TypePosition::Callback(CallbackPart::Property),
            OwnerKind::Interface | OwnerKind::Class => TypePosition::Property {
                export: self.export,
                readonly,
            },
        }
    }
}

impl Check<'_> {
    /// Reports a member that its owner cannot have.
    pub(super) fn check_member_allowed(&self, member: &Member, owner: &Owner<'_>, attrs: &Attrs) {
        let found = match owner.kind {
            OwnerKind::CallbackInterface => callback_interface_member(member, owner),
            OwnerKind::Interface | OwnerKind::Class => {
                unnamed_member(member, owner).or_else(|| named_member(member, owner, attrs))
            }
        };
        if let Some(diagnostic) = found {
            self.report(self.offer_class(diagnostic, member, owner));
        }
    }

    /// Offers to make a class of an interface with members that only a class has.
    fn offer_class(
        &self,
        diagnostic: Diagnostic,
        member: &Member,
        owner: &Owner<'_>,
    ) -> Diagnostic {
        let of_class = owner.kind == OwnerKind::Interface
            && (matches!(member.kind, MemberKind::Constructor { .. })
                || member.is_static.is_some());
        let item = self
            .item_around(owner.file, member.span)
            .filter(|_| of_class);
        match item.and_then(|item| self.keyword_before(owner.file, item, "interface")) {
            Some(keyword) => diagnostic.offer("write `class`", keyword, "class"),
            None => diagnostic,
        }
    }

    /// Reports constructors and call signatures after the first: constructors of an export each, of the others those without a
    /// Rust name of their own.
    fn check_repeated(&self, it: &Container, owner: &Owner<'_>) {
        let mut constructors = Repeated::new("constructor", "new");
        let mut calls = Repeated::new("call signature", "call");
        for member in &it.members {
            let found = match &member.kind {
                MemberKind::Constructor { keyword, .. } => {
                    constructors.add(owner, *keyword, rust_name(member))
                }
                MemberKind::Call { open, .. } => calls.add(owner, *open, rust_name(member)),
                MemberKind::Method { .. }
                | MemberKind::Property { .. }
                | MemberKind::Index { .. }
                | MemberKind::Events(_)
                | MemberKind::Bad(_) => None,
            };
            if let Some(diagnostic) = found {
                self.report(diagnostic);
            }
        }
    }

    /// JSI0102 for members of one name; static ones and indices are apart from the others.
    pub(super) fn check_duplicate_members(&self, it: &Container, owner: &Owner<'_>) {
        if owner.kind != OwnerKind::CallbackInterface {
            self.check_repeated(it, owner);
        }
        let mut seen: HashMap<(bool, bool, &str), (Span, bool)> =
            HashMap::with_capacity(it.members.len());
        for member in &it.members {
            let (name, span, is_method) = match &member.kind {
                MemberKind::Method { name, .. } => (name.text.as_str(), name.span, true),
                MemberKind::Property { name, .. } => (name.text.as_str(), name.span, false),
                MemberKind::Index { key, .. } => (key.text.as_str(), key.span, false),
                // names of events are apart from those of members
                MemberKind::Constructor { .. }
                | MemberKind::Call { .. }
                | MemberKind::Events(_)
                | MemberKind::Bad(_) => continue,
            };
            let is_index = matches!(member.kind, MemberKind::Index { .. });
            let key = (member.is_static.is_some(), is_index, name);
            let Some((first, first_is_method)) = seen.get(&key).copied() else {
                seen.insert(key, (span, is_method));
                continue;
            };
            let mut diagnostic = self.duplicate(owner.file, "member", name, span, first);
            if is_method && first_is_method && owner.kind != OwnerKind::CallbackInterface {
                diagnostic = diagnostic.help(format!("to declare several signatures of one function, give each its own name and `@js(\"{name}\")`"));
                diagnostic = self.offer_overload(diagnostic, it, owner.file, member);
            }
            self.report(diagnostic);
        }
    }
}

impl Check<'_> {
    /// Offers a name of its own for a further signature of a function: with the type of its first parameter.
    fn offer_overload(
        &self,
        diagnostic: Diagnostic,
        it: &Container,
        file: FileId,
        member: &Member,
    ) -> Diagnostic {
        let MemberKind::Method { name, params, .. } = &member.kind else {
            return diagnostic;
        };
        let has_js = member.attrs.iter().any(|attr| attr.name.text == "js");
        let first = params.first().map(|param| &param.ty.kind);
        let suffix = match first {
            Some(TypeKind::Name { name, .. }) => name.text.to_upper_camel_case(),
            _ => "2".to_owned(),
        };
        let other = format!("{}{suffix}", name.text);
        let is_other = |it: &Member| match &it.kind {
            MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => {
                name.text == other
            }
            MemberKind::Constructor { .. }
            | MemberKind::Call { .. }
            | MemberKind::Index { .. }
            | MemberKind::Events(_)
            | MemberKind::Bad(_) => false,
        };
        if has_js || it.members.iter().any(is_other) {
            return diagnostic;
        }
        let start = Span::new(member.span.start, member.span.start);
        let js = format!("@js(\"{}\") ", name.text);
        let edits = vec![
            Self::edit(file, start, js),
            Self::edit(file, name.span, other.clone()),
        ];
        diagnostic.offer_all(format!("name it `{other}`"), edits)
    }
}

/// Members of a kind without names in `.jsi`, of which each after the first needs a name in Rust.
struct Repeated<'m> {
    what: &'static str,
    /// What the first is called in Rust.
    name: &'static str,
    first: Option<Span>,
    named: HashMap<&'m str, Span>,
}

impl<'m> Repeated<'m> {
    fn new(what: &'static str, name: &'static str) -> Self {
        Self {
            what,
            name,
            first: None,
            named: HashMap::new(),
        }
    }

    /// Adds a member; returns its error.
    fn add(&mut self, owner: &Owner<'_>, span: Span, name: Option<&'m str>) -> Option<Diagnostic> {
        let same = self.named.insert(name.unwrap_or(self.name), span);
        let Some(first) = self.first else {
            self.first = Some(span);
            return None;
        };
        let wrong = |code, message: String| {
            Diagnostic::new(code, owner.file, span, message)
                .label("declared again")
                .secondary_label(owner.file, same.unwrap_or(first), "first declared here")
        };
        let what = self.what;
        let optional = "optional parameters are written `name?: T`";
        if owner.export {
            // a call signature of an export is an error by itself
            let message = format!("an exported class has one {what}");
            return (what == "constructor").then(|| wrong(Code::JSI0303, message).help(optional));
        }
        let help = format!("each {what} after the first needs a name in Rust: `@rust(\"name\")`");
        (name.is_none() || same.is_some()).then(|| {
            wrong(Code::JSI0102, format!("duplicate {what}"))
                .help(help)
                .help(optional)
        })
    }
}

/// The name that `@rust` gives a member.
fn rust_name(member: &Member) -> Option<&str> {
    let attr = member.attrs.iter().find(|attr| attr.name.text == "rust")?;
    match attr.args.as_deref() {
        Some([AttrArg::Str(text)]) => Some(&text.value),
        _ => None,
    }
}

fn exported_property(member: &Member, owner: &Owner<'_>) -> Option<Diagnostic> {
    let MemberKind::Property {
        optional: Some(mark),
        ty,
        ..
    } = &member.kind
    else {
        return None;
    };
    if !owner.export {
        return None;
    }
    let kind = if owner.is_class() {
        "class"
    } else {
        "interface"
    };
    let message = format!("a property of an exported {kind} cannot be optional");
    let edit = |span, text: &str| Edit {
        file: owner.file,
        span,
        text: text.to_owned(),
    };
    let mut edits = vec![edit(*mark, "")];
    if !matches!(ty.kind, TypeKind::Nullable(_) | TypeKind::Bad) {
        edits.push(edit(Span::new(ty.span.end, ty.span.end), "?"));
    }
    Some(
        not_allowed(owner, *mark, message)
            .label("always present")
            .fix_all("make the type nullable", edits),
    )
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
            .help("members of an interface belong to one object; a `class` has instances and static members");
        return Some(diagnostic);
    }
    // a property of an object that a module exports is not the module's
    let module = owner.is_module() && attrs.js_parts().len() <= 1;
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
                .help("exports of a module are read-only; add a function to the module that changes the value")
                .offer("add `readonly`", at, "readonly ");
            Some(diagnostic)
        }
        _ => None,
    }
}

/// A call signature or an index where it cannot be.
fn unnamed_member(member: &Member, owner: &Owner<'_>) -> Option<Diagnostic> {
    let (span, what) = match &member.kind {
        MemberKind::Call { open, .. } => (*open, "a call signature"),
        MemberKind::Index { brackets, .. } => (*brackets, "an index"),
        MemberKind::Constructor { .. }
        | MemberKind::Method { .. }
        | MemberKind::Property { .. }
        | MemberKind::Events(_)
        | MemberKind::Bad(_) => return None,
    };
    let kind = if owner.is_class() {
        "class"
    } else {
        "interface"
    };
    if owner.export {
        let message = format!("an exported {kind} cannot have {what}");
        let diagnostic = not_allowed(owner, span, message).label("not a method");
        return Some(diagnostic.help("declare a method"));
    }
    match &member.kind {
        MemberKind::Call { .. } if owner.is_class() && owner.from.is_some() => {
            let message = "a class with `from` cannot have a call signature";
            let diagnostic = not_allowed(owner, span, message)
                .label("its objects are checked to be instances of the class")
                .help("declare a class without `from` for a function with members");
            Some(diagnostic)
        }
        MemberKind::Call { .. } if !owner.is_class() && !owner.deeper => {
            let message = "an interface without `@js` cannot have a call signature";
            let diagnostic = not_allowed(owner, span, message)
                .label("the function is unknown")
                .help("name the function before the interface, for example `@js(\"default\")`");
            Some(diagnostic)
        }
        MemberKind::Index { readonly: None, .. } if owner.is_module() => {
            let at = Span::new(span.start, span.start);
            let message = "an index of a module must be `readonly`";
            let diagnostic = not_allowed(owner, span, message)
                .label("missing `readonly`")
                .help("exports of a module are read-only for its users")
                .offer("add `readonly`", at, "readonly ");
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
        // reported above
        (
            MemberKind::Bad(_)
            | MemberKind::Call { .. }
            | MemberKind::Index { .. }
            | MemberKind::Events(_),
            _,
        ) => return None,
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

fn named_member(member: &Member, owner: &Owner<'_>, attrs: &Attrs) -> Option<Diagnostic> {
    if let (MemberKind::Events(it), true) = (&member.kind, owner.export) {
        Some(exported_events(it.keyword, owner))
    } else if owner.is_error {
        error_member(member, owner, attrs).or_else(|| exported_property(member, owner))
    } else if owner.is_class() {
        handle_member(member, owner).or_else(|| exported_property(member, owner))
    } else if owner.export {
        exported_interface_member(member, owner).or_else(|| exported_property(member, owner))
    } else {
        interface_member(member, owner, attrs)
    }
}

fn exported_events(keyword: Span, owner: &Owner<'_>) -> Diagnostic {
    not_allowed(owner, keyword, "an export cannot have `events`")
        .label("declares events of JavaScript objects")
        .help("add a method that takes a function")
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

fn callback_interface_member(member: &Member, owner: &Owner<'_>) -> Option<Diagnostic> {
    let (span, message) = match (&member.kind, member.is_static) {
        (MemberKind::Constructor { keyword, .. }, _) => {
            (*keyword, "a callback interface cannot have a constructor")
        }
        (MemberKind::Call { open, .. }, _) => {
            let message = "a callback interface cannot have a call signature";
            let diagnostic = not_allowed(owner, *open, message).label("not a method");
            return Some(diagnostic.help("use a `Function` for what only is called"));
        }
        (MemberKind::Index { brackets, .. }, _) => {
            let message = "a callback interface cannot have an index";
            let diagnostic = not_allowed(owner, *brackets, message).label("not a property");
            return Some(diagnostic.help("declare a method"));
        }
        (MemberKind::Events(it), _) => {
            let message = "a callback interface cannot have `events`";
            let diagnostic = not_allowed(owner, it.keyword, message);
            return Some(
                diagnostic
                    .label("declares events of JavaScript objects")
                    .help("declare a `class` for objects with events"),
            );
        }
        (MemberKind::Bad(_), _) | (_, None) => return None,
        (_, Some(span)) => (span, "a callback interface cannot have static members"),
    };
    let diagnostic = not_allowed(owner, span, message)
        .label("only the objects that implement it have members")
        .help("declare a `class` for objects with constructor and static members");
    Some(match &member.kind {
        MemberKind::Constructor { .. } => diagnostic.offer("remove the member", member.span, ""),
        MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => {
            let word = Span::new(span.start, name.span.start);
            let readonly = matches!(
                &member.kind,
                MemberKind::Property {
                    readonly: Some(_),
                    ..
                }
            );
            let kept = if readonly { "readonly " } else { "" };
            diagnostic.offer("remove `static`", word, kept)
        }
        _ => diagnostic,
    })
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
