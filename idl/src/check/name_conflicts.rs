//! JSI0106: names that become the same in Rust, or that have no form in Rust. Also has the names of items that are generated beside
//! the item itself (`JsFoo`, `set_p`, `m_with`).

use std::collections::{HashMap, HashSet};

use super::Check;
use super::characters::{canonical, is_plain};
use super::names::{is_rust_name, of_index, setter_name, type_name, value_name};
use super::side::Side;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{InheritedField, Item, ItemKind, Member, MemberKind, Model, OVER_ANY, Type};
use crate::source::{FileId, Span};

/// What the second form of a method is, see [`Model::has_with_form`].
const WITH: &str = "the variant that takes closures, and values that are converted";

/// The variant for unknown values of an open enum.
const UNKNOWN: &str = "Other";

/// Types that generated code names without a path.
const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16",
    "u32", "u64", "u8", "usize",
];

/// The functions that a handle has beside those of members with type parameters, and of methods with the result `This`.
pub(super) const OF_HANDLES: [&str; 4] = ["class", "mock", "mock_class", "receiver"];

/// The names of one namespace of generated Rust: a module, a trait, a struct, an enum, a list of parameters.
struct Namespace<'m> {
    file: FileId,
    /// By the canonical form of a name.
    taken: HashMap<String, ClaimedName<'m>>,
    /// The pairs of declarations that were reported: two may have several names in common, which one new name changes.
    reported: HashSet<[(FileId, Span); 2]>,
}

/// The declaration that a Rust name belongs to.
struct ClaimedName<'m> {
    /// The `.jsi` name it comes from; empty for a name that is always there.
    name: &'m str,
    file: FileId,
    span: Span,
}

/// A Rust name and where it comes from.
struct Claim<'m> {
    rust: String,
    name: &'m str,
    span: Span,
    /// The generated item that has the name; `None` for the declaration itself.
    role: Option<&'static str>,
}

impl Check<'_> {
    /// Reports name conflicts.
    pub(super) fn check_name_conflicts(&self, model: &Model) {
        let values = model.classes_as_values();
        for (index, file) in model.files.iter().enumerate() {
            let mut names = Namespace::with_room(FileId(index as u32), file.items.len());
            PRIMITIVES.iter().for_each(|name| names.reserve(name));
            let own = file.items.iter().map(|id| (id, false));
            let own = own.chain(file.of_fields.iter().map(|id| (id, true)));
            for (id, of_field) in own {
                let Some(item) = model.items.get(id.0 as usize) else {
                    continue;
                };
                // what a field declares has the name of the field in the file
                let name = if of_field {
                    self.written(item.file, item.name_span)
                } else {
                    &item.name
                };
                self.claim_item(&mut names, item, &item.rust_name, name, item.name_span);
                let is_value = values.contains(id);
                if is_value {
                    self.claim(
                        &mut names,
                        Claim {
                            rust: format!("{}Class", item.rust_name),
                            name: &item.name,
                            span: item.name_span,
                            role: Some("the trait of the class as a value"),
                        },
                    );
                }
                self.item_conflicts(model, item, is_value);
            }
            for used in &file.uses {
                if let Some(item) = model.items.get(used.item.0 as usize) {
                    let renamed = used.local != item.name;
                    let local = type_name(&used.local);
                    let rust = if renamed { &local } else { &item.rust_name };
                    self.claim_item(&mut names, item, rust, &used.local, used.span);
                }
            }
        }
    }

    fn claim_item<'m>(
        &self,
        names: &mut Namespace<'m>,
        item: &Item,
        rust: &str,
        name: &'m str,
        span: Span,
    ) {
        // an alias has no name in Rust
        if matches!(item.kind, ItemKind::Alias(_)) {
            return;
        }
        if !is_rust_name(rust) {
            self.report(no_name(names.file, name, span, "type"));
            return;
        }
        let mut claim = |rust: String, role| {
            self.claim(
                names,
                Claim {
                    rust,
                    name,
                    span,
                    role,
                },
            )
        };
        claim(rust.to_owned(), None);
        let (export, class, statics) = match &item.kind {
            ItemKind::CallbackInterface(_) => (false, false, false),
            ItemKind::Interface(it) => (it.export, false, false),
            ItemKind::Class(it) => (it.export, true, it.export || it.source.is_some()),
            _ => return,
        };
        if class || !export {
            claim(
                format!("Js{rust}"),
                Some("the struct that calls JavaScript"),
            );
        }
        if statics {
            claim(
                format!("{rust}Statics"),
                Some("the trait of the constructor and static members"),
            );
            if !export {
                claim(
                    format!("Js{rust}Statics"),
                    Some("the struct of the constructor and static members"),
                );
            }
        }
        if export {
            // a blank keeps macros apart from types
            claim(
                format!("export_{} !", value_name(rust)),
                Some("the macro that exports it"),
            );
        }
    }

    fn item_conflicts(&self, model: &Model, item: &Item, is_value: bool) {
        let mut names = Namespace::new(item.file);
        match &item.kind {
            ItemKind::Alias(_) => {}
            ItemKind::Interface(it) => {
                let statics = Namespace::new(item.file);
                self.member_conflicts(model, statics, &it.members, Side::of(it.export), false)
            }
            ItemKind::Class(it) => {
                let mut statics = Namespace::new(item.file);
                if !it.export {
                    statics.reserve("mock");
                }
                if is_value {
                    statics.reserve("class");
                    statics.reserve("mock_class");
                }
                self.member_conflicts(model, statics, &it.members, Side::of(it.export), true);
            }
            ItemKind::CallbackInterface(it) => {
                let statics = Namespace::new(item.file);
                self.member_conflicts(model, statics, &it.members, Side::Either, false);
            }
            ItemKind::Record(it) => {
                for InheritedField { from, field } in &it.inherited {
                    if let Some(base) = model.items.get(from.0 as usize) {
                        names.inherit(&field.rust_name, &field.name, base.file, field.span);
                    }
                }
                for field in &it.fields {
                    let claim = Claim::plain(&field.rust_name, &field.name, field.span);
                    let setter = setter_name(&field.rust_name);
                    let good = self.claim_named(&mut names, claim, "field");
                    if good && field.optional && setter != field.rust_name {
                        let role = Some("the method that sets the field");
                        let claim = Claim {
                            rust: setter,
                            role,
                            ..Claim::plain("", &field.name, field.span)
                        };
                        self.claim(&mut names, claim);
                    }
                }
            }
            // members that cannot be distinguished are reported already
            ItemKind::Union(it) if model.conflict(it).is_some() => {}
            ItemKind::Union(it) => {
                for member in it.members.iter().filter(|it| it.ty != Type::Error) {
                    let claim = Claim::plain(&member.rust_name, &member.text, member.span);
                    self.claim_named(&mut names, claim, "union member");
                }
            }
            ItemKind::NumberEnum(it) => {
                if it.open {
                    names.reserve(UNKNOWN);
                }
                for value in &it.variants {
                    let claim = Claim::plain(&value.rust_name, &value.name, value.span);
                    self.claim_named(&mut names, claim, "enum value");
                }
            }
            ItemKind::StringEnum(it) => {
                if it.open {
                    names.reserve(UNKNOWN);
                }
                for value in &it.variants {
                    let claim = Claim::plain(&value.rust_name, &value.value, value.span);
                    self.claim_named(&mut names, claim, "enum value");
                }
            }
        }
    }

    /// Reports conflicts of members. `statics` has the names that are always there beside constructors and static members.
    fn member_conflicts<'m>(
        &self,
        model: &Model,
        mut statics: Namespace<'m>,
        members: &'m [Member],
        side: Side,
        class: bool,
    ) {
        let file = statics.file;
        let mut instance = Namespace::with_room(file, members.len());
        let returns_this =
            class && side == Side::Import && members.iter().any(Member::returns_this);
        if returns_this {
            statics.reserve("receiver");
        }
        for member in members {
            let on_class =
                member.is_static || matches!(member.kind, MemberKind::Constructor { .. });
            let names = if on_class {
                &mut statics
            } else {
                &mut instance
            };
            let claim = Claim::plain(&member.rust_name, &member.name, member.name_span);
            let of_handle = side == Side::Import && class && member.names_class_param();
            if returns_this && member.returns_this() || of_handle && !on_class {
                // a function of the handle, or of those of subclasses, beside these
                let mut functions = Namespace::new(file);
                OF_HANDLES.iter().for_each(|name| functions.reserve(name));
                let claim = Claim::plain(&member.rust_name, &member.name, member.name_span);
                self.claim(&mut functions, claim);
            }
            if self.claim_named(names, claim, "member") {
                for (rust, role) in generated(model, member, side) {
                    let role = Some(role);
                    let (name, span) = (member.name.as_str(), member.name_span);
                    self.claim(
                        names,
                        Claim {
                            rust,
                            name,
                            span,
                            role,
                        },
                    );
                }
            }
            let (MemberKind::Constructor { params } | MemberKind::Method { params, .. }) =
                &member.kind
            else {
                continue;
            };
            let mut names = Namespace::with_room(file, params.len());
            for param in params {
                let claim = Claim::plain(&param.rust_name, &param.name, param.span);
                self.claim_named(&mut names, claim, "parameter");
            }
        }
    }

    /// Claims a name as written; `false` if it is no name in Rust.
    fn claim_named<'m>(&self, names: &mut Namespace<'m>, claim: Claim<'m>, what: &str) -> bool {
        let good = is_rust_name(&claim.rust);
        if good {
            self.claim(names, claim);
        } else {
            self.report(no_name(names.file, claim.name, claim.span, what));
        }
        good
    }

    fn claim<'m>(&self, names: &mut Namespace<'m>, claim: Claim<'m>) {
        let key = canonical(&claim.rust);
        let Some(first) = names.taken.get(&key) else {
            let Claim { name, span, .. } = claim;
            let file = names.file;
            names.taken.insert(key, ClaimedName { name, file, span });
            return;
        };
        let pair = [(first.file, first.span), (names.file, claim.span)];
        // a duplicate name is reported elsewhere
        if first.name != claim.name && names.reported.insert(pair) {
            self.report(conflict(names.file, &claim, first));
        }
    }
}

/// The names generated for a member beside its own.
pub(super) fn generated(model: &Model, member: &Member, side: Side) -> Vec<(String, &'static str)> {
    let rust = &member.rust_name;
    if member.over_any && side == Side::Import {
        return of_both_forms(member);
    }
    let own = match &member.kind {
        MemberKind::Index { readonly, .. } => return index_names(rust, *readonly),
        MemberKind::Property {
            readonly: false, ..
        } => Some((format!("set_{rust}"), "the setter")),
        MemberKind::Method { .. } | MemberKind::Constructor { .. }
            if side == Side::Import && model.has_with_form(member) =>
        {
            Some((format!("{rust}_with"), WITH))
        }
        MemberKind::Constructor { .. }
        | MemberKind::Method { .. }
        | MemberKind::Property { readonly: true, .. }
        | MemberKind::Event { .. } => None,
    };
    let may_be_absent = side == Side::Either && member.is_optional();
    let presence = may_be_absent.then(|| {
        let role = "the method that returns whether the object has it";
        (format!("has_{rust}"), role)
    });
    own.into_iter().chain(presence).collect()
}

/// The functions of an index beside `get`, which may have something before it.
fn index_names(get: &str, readonly: bool) -> Vec<(String, &'static str)> {
    if readonly {
        return Vec::new();
    }
    let set = "the function that sets a property";
    let delete = "the function that deletes a property";
    vec![
        (of_index(get, "set"), set),
        (of_index(get, "delete"), delete),
    ]
}

/// The names of a member over `Any`, and of its second form but that of the member itself.
fn of_both_forms(member: &Member) -> Vec<(String, &'static str)> {
    let (typed, any) = (&member.rust_name, format!("{}{OVER_ANY}", member.rust_name));
    let mut names = match &member.kind {
        MemberKind::Index { readonly, .. } => {
            let both = [typed, &any].into_iter();
            both.flat_map(|get| index_names(get, *readonly)).collect()
        }
        MemberKind::Property {
            readonly: false, ..
        } => vec![
            (format!("set_{typed}"), "the setter"),
            (format!("set_{any}"), "the setter for `Any`"),
        ],
        MemberKind::Constructor { .. }
        | MemberKind::Method { .. }
        | MemberKind::Property { readonly: true, .. }
        | MemberKind::Event { .. } => Vec::new(),
    };
    names.push((any, "the variant for `Any`"));
    names
}

impl<'m> Namespace<'m> {
    /// A name of another declaration, whose conflicts are reported there.
    fn inherit(&mut self, rust: &str, name: &'m str, file: FileId, span: Span) {
        let taken = ClaimedName { name, file, span };
        self.taken.entry(canonical(rust)).or_insert(taken);
    }

    fn new(file: FileId) -> Self {
        Self::with_room(file, 0)
    }

    /// With room for so many names.
    fn with_room(file: FileId, count: usize) -> Self {
        Self {
            file,
            taken: HashMap::with_capacity(count),
            reported: HashSet::new(),
        }
    }

    /// A name that is always there.
    fn reserve(&mut self, name: &str) {
        let taken = ClaimedName {
            name: "",
            file: self.file,
            span: Span::default(),
        };
        self.taken.insert(name.to_owned(), taken);
    }
}

impl<'m> Claim<'m> {
    fn plain(rust: &str, name: &'m str, span: Span) -> Self {
        Self {
            rust: rust.to_owned(),
            name,
            span,
            role: None,
        }
    }
}

fn conflict(file: FileId, claim: &Claim<'_>, first: &ClaimedName<'_>) -> Diagnostic {
    let rust = claim.rust.replace(' ', "");
    let name = claim.name;
    let message = match first.name {
        "" => format!("`{name}` becomes `{rust}` in Rust, which is a reserved name"),
        other => format!("`{other}` and `{name}` both become `{rust}` in Rust"),
    };
    let label = match claim.role {
        Some(role) => format!("generates `{rust}`, {role}"),
        None => format!("becomes `{rust}`"),
    };
    let diagnostic = Diagnostic::new(Code::JSI0106, file, claim.span, message)
        .label(label)
        .help("rename one of them in Rust with `@rust(\"other_name\")`");
    match first.name {
        "" => diagnostic,
        _ => diagnostic.secondary_label(first.file, first.span, format!("also becomes `{rust}`")),
    }
}

fn no_name(file: FileId, name: &str, span: Span, what: &str) -> Diagnostic {
    let message = format!("{what} `{name}` has no name in Rust");
    let rare = name
        .chars()
        .find(|c| unicode_ident::is_xid_continue(*c) && !is_plain(*c));
    let label = match rare {
        Some(c) => format!(
            "`{c}` (U+{:04X}) is uncommon in identifiers, or not normalized",
            u32::from(c)
        ),
        None => "no Rust name can be derived".to_owned(),
    };
    Diagnostic::new(Code::JSI0106, file, span, message)
        .label(label)
        .help("set its name in Rust with `@rust(\"name\")`")
}
