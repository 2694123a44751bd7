//! JSI0106 between a class or interface and those it extends: the trait of one requires the trait of the other, and two
//! methods of one name would be ambiguous in a call. A method that returns `This` is also a function of the handle of each
//! subclass, beside its constructors and static members.

use std::collections::HashMap;

use super::Check;
use super::name_conflicts::{OF_HANDLES, generated};
use super::side::Side;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Item, ItemId, ItemKind, Member, MemberKind, Model};
use crate::source::Span;

/// The class that has a name first, from the base on.
#[derive(Clone, Copy)]
struct InheritedName<'m> {
    class: &'m Item,
    span: Span,
    /// Whether it returns the object it is called on.
    returns_this: bool,
}

impl Check<'_> {
    /// Walks down from every base and reports names that were taken above. Linear in the number of members.
    pub(super) fn check_inherited_names(&self, model: &Model) {
        let mut derived: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
        let mut roots = Vec::new();
        for index in 0..model.items.len() {
            let id = ItemId(index as u32);
            match extending(model, id).and_then(|it| it.extends) {
                Some(base) => derived.entry(base).or_default().push(id),
                None => roots.push(id),
            }
        }
        // classes on a circle hang from no root; they are reported elsewhere
        let any = |root: &ItemId| {
            let it = extending(model, *root);
            it.is_some_and(|it| it.members.iter().any(|member| it.is_of_handle(member)))
        };
        for root in roots {
            if derived.contains_key(&root) || any(&root) {
                self.walk_down(model, &derived, root);
            }
        }
    }

    fn walk_down(&self, model: &Model, derived: &HashMap<ItemId, Vec<ItemId>>, root: ItemId) {
        let mut taken: HashMap<String, InheritedName<'_>> = HashMap::new();
        let mut functions: HashMap<String, InheritedName<'_>> = HashMap::new();
        let mut steps = vec![Step::Enter(root)];
        while let Some(step) = steps.pop() {
            let id = match step {
                Step::Leave(names) => {
                    for name in names {
                        taken.remove(&name);
                        functions.remove(&name);
                    }
                    continue;
                }
                Step::Enter(id) => id,
            };
            let Some(it) = extending(model, id) else {
                continue;
            };
            let item = it.item;
            let mut added = Vec::new();
            for member in instance_members(it.members) {
                for name in rust_names(model, member, it.export) {
                    match taken.get(&name) {
                        // of one class, so reported elsewhere
                        Some(first) if std::ptr::eq(first.class, item) => {}
                        Some(first) => {
                            self.report(shadowed(item, member, &name, first));
                            break;
                        }
                        None => {
                            let span = member.name_span;
                            let inherited = InheritedName {
                                class: item,
                                span,
                                returns_this: member.returns_this(),
                            };
                            // of the handles' own names, the method itself is reported
                            let is_free = !OF_HANDLES.contains(&name.as_str());
                            if it.is_of_handle(member) && is_free {
                                functions.insert(name.clone(), inherited);
                            }
                            taken.insert(name.clone(), inherited);
                            added.push(name);
                        }
                    }
                }
            }
            self.check_functions(model, it, &functions);
            steps.push(Step::Leave(added));
            let below = derived.get(&id).into_iter().flatten();
            steps.extend(below.map(|id| Step::Enter(*id)));
        }
    }
}

impl Check<'_> {
    /// Reports functions of a class itself that have the name of a method with the result `This`.
    fn check_functions(
        &self,
        model: &Model,
        of: Extending<'_>,
        methods: &HashMap<String, InheritedName<'_>>,
    ) {
        if methods.is_empty() {
            return;
        }
        for member in of.members.iter().filter(|it| is_on_class(it)) {
            let names = rust_names(model, member, of.export);
            let clash = names
                .into_iter()
                .find_map(|name| Some((methods.get(&name)?, name)));
            if let Some((method, name)) = clash {
                self.report(function_clash(of.item, member, &name, method));
            }
        }
    }
}

enum Step {
    Enter(ItemId),
    /// Gives back the names that a class took.
    Leave(Vec<String>),
}

/// A class or interface.
#[derive(Clone, Copy)]
struct Extending<'m> {
    item: &'m Item,
    extends: Option<ItemId>,
    export: bool,
    has_type_params: bool,
    members: &'m [Member],
}

impl Extending<'_> {
    /// Whether a member of the objects has functions of the handle, beside those of the trait: to return the handle of a subclass, or
    /// with type parameters of the class.
    fn is_of_handle(&self, member: &Member) -> bool {
        let over_any = self.has_type_params && member.over_any && !is_on_class(member);
        !self.export && (member.returns_this() || over_any)
    }
}

fn extending(model: &Model, id: ItemId) -> Option<Extending<'_>> {
    let item = model.items.get(id.0 as usize)?;
    let (extends, export, members, has_type_params) = match &item.kind {
        ItemKind::Class(it) => {
            let has_type_params = !it.type_params.is_empty();
            (it.extends, it.export, &it.members, has_type_params)
        }
        ItemKind::Interface(it) => (it.extends, it.export, &it.members, false),
        ItemKind::Alias(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Record(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => return None,
    };
    Some(Extending {
        item,
        extends,
        export,
        has_type_params,
        members,
    })
}

fn instance_members(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().filter(|it| !is_on_class(it))
}

/// Whether a member belongs to the class and not to its objects.
fn is_on_class(member: &Member) -> bool {
    member.is_static || matches!(member.kind, MemberKind::Constructor { .. })
}

/// The name of a member in Rust, and those that are generated beside it.
fn rust_names(model: &Model, member: &Member, export: bool) -> Vec<String> {
    let others = generated(model, member, Side::of(export)).into_iter();
    std::iter::once(member.rust_name.clone())
        .chain(others.map(|(name, _)| name))
        .collect()
}

fn function_clash(
    item: &Item,
    member: &Member,
    rust: &str,
    method: &InheritedName<'_>,
) -> Diagnostic {
    let what = match member.kind {
        MemberKind::Constructor { .. } => "a constructor",
        MemberKind::Method { .. }
        | MemberKind::Property { .. }
        | MemberKind::Index { .. }
        | MemberKind::Event { .. } => "a static member",
    };
    let (other, whose) = match method.returns_this {
        true => ("a method that returns `This`", "the handles of subclasses"),
        false => ("a member that names a type parameter", "the handle"),
    };
    let message = format!("{what} and {other} both become `{rust}` in Rust");
    Diagnostic::new(Code::JSI0106, item.file, member.name_span, message)
        .label(format!("becomes `{rust}` of the handle"))
        .secondary_label(
            method.class.file,
            method.span,
            format!("also becomes `{rust}` of {whose}"),
        )
        .help("rename one of them in Rust with `@rust(\"other_name\")`")
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
