//! Types with arguments of declared classes, `Signal<Number>`: the number of arguments (JSI0209), and which types they may be
//! (JSI0233): those that the bound of the parameter has, and where the parameter is in a `Promise`, those that a promise can have.

use std::collections::HashMap;

use jsi_abi::RustType;

use super::Check;
use super::nesting::{COPIED, ENUM, Part};
use super::positions::Direction;
use super::resolved_type::{ResolvedKind, ResolvedType};
use super::type_resolver::{Stage, TypeResolver};
use crate::builtins::{Builtin, builtin};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, Prim, Type};
use crate::resolve::scope::Binding;
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Ident, TypeArg, TypeExpr, TypeKind, TypeParam};

/// A type parameter of a class or record, by its position.
pub(crate) type ParamId = (ItemId, usize);

/// What it means for a type parameter to be the type of a part.
#[derive(Debug, Clone, Copy)]
enum Held {
    /// Nothing.
    Free,
    /// It is the value of a promise.
    Promised,
    /// It is an argument for this parameter of another class or record.
    Argument(ParamId),
}

impl<'a> Check<'a> {
    /// The type parameters of an item.
    pub(super) fn params_of(&self, id: ItemId) -> &'a [TypeParam] {
        let item = self.scopes.item(id);
        item.map_or(&[], |item| item.tree.kind.type_params())
    }

    /// Whether an item is a record.
    pub(super) fn is_record(&self, id: ItemId) -> bool {
        let item = self.scopes.item(id);
        item.is_some_and(|item| matches!(item.tree.kind, tree::ItemKind::Record(_)))
    }

    /// The type parameters of classes and records that are the value of a promise, in the item itself or in one that it names.
    pub(super) fn promised_params(&self) -> Vec<ParamId> {
        let mut found: Vec<ParamId> = Vec::new();
        let mut arguments: HashMap<ParamId, Vec<ParamId>> = HashMap::new();
        for index in 0..self.scopes.items.len() {
            let id = ItemId(index as u32);
            let params = self.params_of(id);
            let Some(item) = self.scopes.item(id).filter(|_| !params.is_empty()) else {
                continue;
            };
            let mut add = |name: &str, held: Held| {
                let Some(param) = params.iter().position(|it| it.name.text == name) else {
                    return;
                };
                match held {
                    Held::Free => {}
                    Held::Promised => found.push((id, param)),
                    Held::Argument(of) => arguments.entry(of).or_default().push((id, param)),
                }
            };
            let (base, types): (_, Vec<&TypeExpr>) = match &item.tree.kind {
                tree::ItemKind::Class(it) => {
                    let members = it.members.iter().flat_map(|member| {
                        let params = member.params().iter().map(|param| &param.ty);
                        params.chain(member.own_type())
                    });
                    (&it.extends, members.collect())
                }
                tree::ItemKind::Record(it) => {
                    (&it.extends, it.fields.iter().map(|it| &it.ty).collect())
                }
                tree::ItemKind::Use(_)
                | tree::ItemKind::Alias(_)
                | tree::ItemKind::Interface(_)
                | tree::ItemKind::CallbackInterface(_)
                | tree::ItemKind::Enum(_)
                | tree::ItemKind::Bad(_) => continue,
            };
            if let Some(base) = base {
                self.held_args(item.file, &base.name, &base.args, &mut add);
            }
            for ty in types {
                self.held_params(item.file, ty, Held::Free, &mut add);
            }
        }
        let mut next = 0;
        while let Some(param) = found.get(next) {
            let more = arguments.remove(param).unwrap_or_default();
            found.extend(more);
            next += 1;
        }
        found
    }

    /// Visits the names in a type with what holds them.
    fn held_params(
        &self,
        file: FileId,
        ty: &TypeExpr,
        held: Held,
        add: &mut dyn FnMut(&str, Held),
    ) {
        match &ty.kind {
            TypeKind::Bad | TypeKind::Literal(_) => {}
            TypeKind::Nullable(inner) => self.held_params(file, inner, held, add),
            TypeKind::Tuple(elements) => {
                for element in elements {
                    self.held_params(file, element, held, add);
                }
            }
            TypeKind::Union(members) => {
                for member in members {
                    self.held_params(file, &member.ty, held, add);
                }
            }
            TypeKind::Name { name, args } => {
                if args.is_empty() {
                    add(&name.text, held);
                }
                self.held_args(file, name, args, add);
            }
        }
    }

    fn held_args(
        &self,
        file: FileId,
        of: &Ident,
        args: &[TypeArg],
        add: &mut dyn FnMut(&str, Held),
    ) {
        let declared = self.lookup(file, &of.text);
        for (index, arg) in args.iter().enumerate() {
            let ty = match arg {
                TypeArg::Type(ty) => ty,
                TypeArg::Signature(signature) => {
                    for param in &signature.params {
                        self.held_params(file, &param.ty, Held::Free, add);
                    }
                    self.held_params(file, &signature.result, Held::Free, add);
                    continue;
                }
            };
            let held = match declared {
                Some(Binding::Item(id)) => Held::Argument((id, index)),
                None if builtin(&of.text) == Some(Builtin::Promise) => Held::Promised,
                Some(Binding::Broken) | None => Held::Free,
            };
            self.held_params(file, ty, held, add);
        }
    }

    /// Adds what is wrong with type arguments to `out`.
    pub(super) fn check_arguments(
        &self,
        id: ItemId,
        args: &[ResolvedType],
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        for (index, (arg, param)) in args.iter().zip(self.params_of(id)).enumerate() {
            let wrong = self.check_argument(id, (index, param), arg, file);
            match wrong {
                Some(diagnostic) => out.push(self.with_alias(diagnostic, arg)),
                None => self.check_nesting(arg, file, direction, out),
            }
        }
    }

    fn check_argument(
        &self,
        id: ItemId,
        (index, param): (usize, &TypeParam),
        arg: &ResolvedType,
        file: FileId,
    ) -> Option<Diagnostic> {
        let item = self.scopes.item(id)?;
        let wrong = |part: &ResolvedType, label: &str| {
            let text = self.text(part);
            let message = format!("`{text}` cannot be a type argument of `{}`", item.name.text);
            Diagnostic::new(Code::JSI0233, file, part.span, message).label(label.to_owned())
        };
        if let ResolvedKind::Void = arg.kind {
            return Some(self.void_error(arg, file));
        }
        let not_a_value = "not a type of values";
        let value = [
            (Part::View, COPIED),
            (Part::Literal, ENUM),
            (
                Part::Promise,
                "use a record that contains the promise, or the type that it resolves to",
            ),
        ];
        let held = |(part, help)| Some((self.held(arg, part)?, help));
        if let Some((part, help)) = value.into_iter().find_map(held) {
            return Some(wrong(part, not_a_value).help(help));
        }
        if let Some(part) = arg.find(&has_no_default) {
            let diagnostic = wrong(part, "its type in Rust is that of another type, too");
            return Some(match part.kind {
                ResolvedKind::Function(_) => diagnostic.help("use `Function` without a signature"),
                _ => diagnostic.help("use `Uint8Array`"),
            });
        }
        if self.promised.contains(&(id, index))
            && let Some(part) = self.held(arg, Part::Array)
        {
            let place = param.name.span;
            return Some(
                wrong(part, "a `Promise` cannot resolve to it")
                    .secondary_label(item.file, place, "is the value of a promise")
                    .help("use `Object`: in Rust, `object.to_array::<T>()` copies its elements"),
            );
        }
        let bound = param.bound.as_ref()?;
        let class = self.class(item.file, bound)?;
        if self.has_bound(arg, class) {
            return None;
        }
        let label = format!("not `{}` or a class that extends it", bound.text);
        Some(wrong(arg, &label).secondary_label(item.file, bound.span, "required here"))
    }

    /// Whether values of a type are objects of a class.
    fn has_bound(&self, ty: &ResolvedType, class: ItemId) -> bool {
        let mut next = match &ty.kind {
            ResolvedKind::Error => return true,
            ResolvedKind::Class(id) | ResolvedKind::Applied(id, _) => Some(*id),
            ResolvedKind::Parameter(_, bound) => *bound,
            _ => None,
        };
        // classes that extend each other are another error
        for _ in 0..=self.scopes.items.len() {
            match next {
                Some(id) if id == class => return true,
                Some(id) => next = self.class_above(id),
                None => return false,
            }
        }
        true
    }

    fn class_above(&self, id: ItemId) -> Option<ItemId> {
        let item = self.scopes.item(id)?;
        let tree::ItemKind::Class(it) = &item.tree.kind else {
            return None;
        };
        let Some(Binding::Item(base)) = self.lookup(item.file, &it.extends.as_ref()?.name.text)
        else {
            return None;
        };
        match self.aliases.get(&base) {
            Some(Type::Named(class) | Type::Applied(class, _)) => Some(*class),
            Some(_) => None,
            None => Some(base),
        }
    }
}

/// Whether the Rust type does not say what crosses, and has no marker that does.
fn has_no_default(ty: &ResolvedType) -> bool {
    match ty.kind {
        ResolvedKind::Function(Some(_)) => true,
        ResolvedKind::Prim(Prim::TypedArray(array)) => array.name() == "Uint8ClampedArray",
        ResolvedKind::Prim(prim) => matches!(prim.rust(), RustType::Elements(_)),
        _ => false,
    }
}

impl TypeResolver<'_, '_> {
    /// A class or record with type parameters: `Signal<Number>`.
    pub(super) fn applied(
        &mut self,
        id: ItemId,
        span: Span,
        name: &Ident,
        args: &[TypeArg],
    ) -> ResolvedKind {
        let params = self.cx.params_of(id);
        if args.len() == params.len() {
            let args = args.iter().map(|arg| self.argument(arg));
            return ResolvedKind::Applied(id, args.collect());
        }
        self.read_all(args);
        let names: Vec<&str> = params.iter().map(|it| it.name.text.as_str()).collect();
        let (span, message) = match args.len() {
            0 => (
                name.span,
                format!("missing type arguments of `{}`", name.text),
            ),
            count => {
                let wanted = match params.len() {
                    1 => "one type argument".to_owned(),
                    many => format!("{many} type arguments"),
                };
                let message = format!("`{}` takes {wanted}, not {count}", name.text);
                (Span::new(name.span.end, span.end), message)
            }
        };
        let diagnostic = self.wrong(Code::JSI0209, span, message).label(format!(
            "expected `{}<{}>`",
            name.text,
            names.join(", ")
        ));
        let diagnostic = match self.cx.scopes.item(id) {
            Some(item) => diagnostic.secondary_label(item.file, item.name.span, "declared here"),
            None => diagnostic,
        };
        self.add(Stage::Arguments, diagnostic)
    }
}
