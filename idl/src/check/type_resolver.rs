//! Resolves the names in a type. Type arguments and widths are in [`super::type_arguments`]; [`super::nesting`] checks which types
//! are allowed inside others, [`super::positions`] in which positions.

use super::Check;
use super::local_modules::has_fields_alone;
use super::positions::{TypeContext, TypeParams};
use super::resolved_type::{ResolvedKind, ResolvedType};
use crate::builtins::{Builtin, builtin, is_reserved};
use crate::diagnostics::foreign_types::foreign;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, Literal, Prim, Type};
use crate::resolve::scope::Binding;
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Ident, SignatureParam, TypeArg, TypeExpr, TypeKind};

/// Of several things wrong in one type, those of the first kind are reported: every unknown name, but nothing about
/// the shape of a type that has one. Each parameter and the result of a function type is a type of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Name,
    /// A union in a type's place.
    Form,
    Arguments,
    Wide,
}

impl Check<'_> {
    /// Reads and judges a type; reports what is wrong and then gives [`Type::Error`].
    pub(crate) fn check_type(&self, expr: &TypeExpr, context: &TypeContext<'_>) -> Type {
        self.check_resolved(expr.span, context, |resolver| resolver.resolve(expr))
    }

    /// The same of the function that receives an event: with these parameters, or with one value, of which `Void` is none.
    pub(crate) fn check_listener(
        &self,
        params: &[SignatureParam],
        value: Option<&TypeExpr>,
        span: Span,
        context: &TypeContext<'_>,
    ) -> Type {
        self.check_resolved(span, context, |resolver| ResolvedType {
            kind: resolver.listener(params, value, span),
            span,
            head: span,
            alias: None,
        })
    }

    fn check_resolved(
        &self,
        span: Span,
        context: &TypeContext<'_>,
        resolve: impl FnOnce(&mut TypeResolver<'_, '_>) -> ResolvedType,
    ) -> Type {
        let mut resolver = TypeResolver::new(self, context.file);
        resolver.type_params = context.type_params;
        let ty = resolve(&mut resolver);
        let whole = first_kind(resolver.found);
        let redundant = resolver.redundant;
        // where the form of a part of it is wrong, its shape is not known for sure
        let sure = whole.is_empty() && !self.has_problem(context.file, span.start..span.end);
        let mut wrong = resolver.parts;
        wrong.extend(whole);
        if sure {
            wrong.extend(self.check_this(&ty, context));
            // an error in a part of a function type does not hide those of others
            self.check_nesting(&ty, context.file, context.direction(), &mut wrong);
        } else if wrong.is_empty() {
            return Type::Error;
        }
        if wrong.is_empty() {
            wrong.extend(self.check_position(&ty, context));
        }
        if !wrong.is_empty() {
            wrong.into_iter().for_each(|it| self.report(it));
            return Type::Error;
        }
        redundant.into_iter().for_each(|it| self.report(it));
        ty.to_type()
    }

    /// The kind of type that an item declares; aliases and interfaces are none.
    pub(crate) fn named(&self, id: ItemId) -> ResolvedKind {
        match self.scopes.item(id).map(|item| &item.tree.kind) {
            Some(tree::ItemKind::Record(_)) => ResolvedKind::Record(id),
            Some(tree::ItemKind::Enum(_)) => ResolvedKind::Enum(id),
            Some(tree::ItemKind::Class(_) | tree::ItemKind::CallbackInterface(_)) => {
                ResolvedKind::Class(id)
            }
            Some(tree::ItemKind::Alias(alias)) if alias.members().is_some() => {
                ResolvedKind::Union(id)
            }
            _ => ResolvedKind::Error,
        }
    }
}

/// The value of a literal.
pub(super) fn model_of(literal: &tree::Literal) -> Literal {
    match literal {
        tree::Literal::Str(text) => Literal::String(text.value.clone()),
        tree::Literal::Number(word) => Literal::number(&word.text),
        tree::Literal::Boolean(word) => Literal::Boolean(word.text == "true"),
    }
}

/// Whether an interface is reported where it is declared, since it is the type of an object with fields.
fn is_meant_as_record(item: &tree::Item) -> bool {
    match &item.kind {
        tree::ItemKind::Interface(it) => {
            item.export.is_none() && it.from.is_none() && has_fields_alone(it)
        }
        _ => false,
    }
}

/// The errors of the first stage that has any.
fn first_kind(found: Vec<(Stage, Diagnostic)>) -> Vec<Diagnostic> {
    let first = found.iter().map(|(stage, _)| *stage).min();
    let of_first = found.into_iter().filter(|(stage, _)| Some(*stage) == first);
    of_first.map(|(_, it)| it).collect()
}

/// Resolves one type.
pub(super) struct TypeResolver<'c, 'a> {
    pub(super) cx: &'c Check<'a>,
    pub(super) file: FileId,
    type_params: TypeParams<'c>,
    found: Vec<(Stage, Diagnostic)>,
    /// Errors in parameters and results of function types.
    parts: Vec<Diagnostic>,
    /// `Any?`, worth a word only if nothing is wrong.
    redundant: Vec<Diagnostic>,
}

impl<'c, 'a> TypeResolver<'c, 'a> {
    pub(super) fn new(cx: &'c Check<'a>, file: FileId) -> Self {
        Self {
            cx,
            file,
            type_params: TypeParams::default(),
            found: Vec::new(),
            parts: Vec::new(),
            redundant: Vec::new(),
        }
    }
}

impl TypeResolver<'_, '_> {
    /// Adds an error. The part of the type causes no further ones.
    pub(super) fn add(&mut self, stage: Stage, diagnostic: Diagnostic) -> ResolvedKind {
        self.found.push((stage, diagnostic));
        ResolvedKind::Error
    }

    /// A diagnostic in this file.
    pub(super) fn wrong(&self, code: Code, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(code, self.file, span, message)
    }

    /// Resolves a parameter or the result of a function type, which is checked by itself: errors in it do not affect the rest.
    pub(super) fn resolve_part(&mut self, expr: &TypeExpr) -> ResolvedType {
        let around = std::mem::take(&mut self.found);
        let mut ty = self.resolve(expr);
        let found = std::mem::replace(&mut self.found, around);
        if !found.is_empty() {
            ty.kind = ResolvedKind::Error;
            self.parts.extend(first_kind(found));
        }
        ty
    }

    /// Resolves a type or a part of it.
    pub(super) fn resolve(&mut self, expr: &TypeExpr) -> ResolvedType {
        let (kind, head) = match &expr.kind {
            TypeKind::Bad => (ResolvedKind::Error, expr.span),
            TypeKind::Literal(literal) => (ResolvedKind::Literal(model_of(literal)), expr.span),
            TypeKind::Union(members) => (self.anonymous(expr, members), expr.span),
            TypeKind::Name { name, args } => return self.name(expr.span, name, args),
            TypeKind::Tuple(elements) => {
                let elements = elements.iter().map(|element| self.resolve(element));
                (ResolvedKind::Tuple(elements.collect()), expr.span)
            }
            TypeKind::Nullable(inner) => {
                let ty = self.resolve(inner);
                let head = ty.head;
                if !matches!(ty.kind, ResolvedKind::Prim(Prim::Any)) {
                    (ResolvedKind::Nullable(Box::new(ty)), head)
                } else if matches!(inner.kind, TypeKind::Nullable(_)) {
                    // `Any??`: the inner `?` left no trace, but two of them are an error with every type
                    let span = inner.span;
                    let kind = ResolvedKind::Nullable(Box::new(ty));
                    let once = ResolvedType {
                        kind,
                        span,
                        head,
                        alias: None,
                    };
                    (ResolvedKind::Nullable(Box::new(once)), head)
                } else {
                    self.redundant(expr, &ty);
                    return ty;
                }
            }
        };
        ResolvedType {
            kind,
            span: expr.span,
            head,
            alias: None,
        }
    }

    /// A union in a type's place. Errors in its members are reported, too.
    fn anonymous(&mut self, expr: &TypeExpr, members: &[tree::UnionMember]) -> ResolvedKind {
        for member in members.iter().filter(|member| !member.ty.is_absent()) {
            self.resolve(&member.ty);
        }
        let diagnostic = self.cx.anonymous_union(self.file, expr, members);
        self.add(Stage::Form, diagnostic)
    }

    fn name(&mut self, span: Span, name: &Ident, args: &[TypeArg]) -> ResolvedType {
        let before = self.found.len();
        let ty = self.named(span, name, args);
        // a syntax error in the arguments is reported already
        if !args.is_empty() && self.cx.has_problem(self.file, name.span.end..span.end) {
            let mut index = 0;
            self.found.retain(|(stage, _)| {
                index += 1;
                index <= before || *stage != Stage::Arguments
            });
        }
        ty
    }

    fn named(&mut self, span: Span, name: &Ident, args: &[TypeArg]) -> ResolvedType {
        let kind = match self.cx.lookup(self.file, &name.text) {
            _ if let Some(param) = self.type_params.find(&name.text) => {
                if self.type_params.is_static && !self.type_params.is_of_method(&name.text) {
                    self.class_param_in_static(name)
                } else if args.is_empty() {
                    let bound = param.bound.as_ref();
                    let bound = bound.and_then(|it| self.cx.class(self.file, it));
                    ResolvedKind::Parameter(name.text.clone(), bound)
                } else {
                    self.no_arguments(name, args, Some(span))
                }
            }
            Some(Binding::Item(id)) if !self.cx.params_of(id).is_empty() => {
                self.applied(id, span, name, args)
            }
            Some(Binding::Item(id)) => {
                if !args.is_empty() {
                    self.no_arguments(name, args, Some(span));
                }
                return self.item(id, name);
            }
            Some(Binding::Broken) if !is_reserved(&name.text) => ResolvedKind::Error,
            Some(Binding::Broken) | None => match builtin(&name.text) {
                Some(found) => self.builtin(found, span, name, args),
                None => self.unknown(name, args, span),
            },
        };
        ResolvedType {
            kind,
            span,
            head: name.span,
            alias: None,
        }
    }

    /// A type parameter of the class in a static member.
    fn class_param_in_static(&mut self, name: &Ident) -> ResolvedKind {
        let message = "a static member cannot name a type parameter of its class".to_owned();
        let diagnostic = self
            .wrong(Code::JSI0234, name.span, message)
            .label("each object of the class has its own type arguments")
            .help("give the method a type parameter of its own");
        self.add(Stage::Name, diagnostic)
    }

    /// A name that is not declared.
    pub(super) fn unknown(&mut self, name: &Ident, args: &[TypeArg], span: Span) -> ResolvedKind {
        let diagnostic = self.cx.unknown_type(self.file, name, args, span);
        let kind = self.add(Stage::Name, diagnostic);
        // the counterpart of a type of another language has other arguments
        if foreign(&name.text, args.len()).is_none() {
            self.read_all(args);
        }
        kind
    }

    fn item(&mut self, id: ItemId, name: &Ident) -> ResolvedType {
        let cx = self.cx;
        if let Some(ty) = cx.aliases.get(&id) {
            return ResolvedType::from_type(ty, Some(id), name.span, &|id| cx.named(id));
        }
        let kind = match cx.scopes.item(id) {
            // one mistake: the keyword of the interface
            Some(item) if is_meant_as_record(item.tree) => ResolvedKind::Error,
            Some(item) if matches!(item.tree.kind, tree::ItemKind::Interface(_)) => {
                let message = format!("interface `{}` is not a type", name.text);
                let diagnostic = self
                    .wrong(Code::JSI0211, name.span, message)
                    .label("expected a type")
                    .secondary_label(item.file, item.name.span, "declared as an interface here")
                    .help("declare a `class` for objects that are passed as values")
                    .help("declare a `callback interface` for objects that either side implements");
                self.add(Stage::Name, diagnostic)
            }
            _ => cx.named(id),
        };
        ResolvedType {
            kind,
            span: name.span,
            head: name.span,
            alias: None,
        }
    }

    fn builtin(
        &mut self,
        found: Builtin,
        span: Span,
        name: &Ident,
        args: &[TypeArg],
    ) -> ResolvedKind {
        match found {
            Builtin::Void | Builtin::Prim(_) | Builtin::Wide | Builtin::This
                if !args.is_empty() =>
            {
                self.no_arguments(name, args, Some(span))
            }
            Builtin::Void => ResolvedKind::Void,
            Builtin::This => ResolvedKind::This,
            Builtin::Prim(prim) => ResolvedKind::Prim(prim),
            Builtin::Wide => self.wide(name),
            Builtin::Number => self.number(span, name, args),
            Builtin::BigInt => self.bigint(span, name, args),
            Builtin::Array => self.container(name, args, ResolvedKind::Array),
            Builtin::Dictionary => self.dictionary(name, args),
            Builtin::Map => self.map(name, args),
            Builtin::Set => self.container(name, args, ResolvedKind::Set),
            Builtin::Iterable => self.container(name, args, ResolvedKind::Iterable),
            Builtin::AsyncIterable => self.container(name, args, ResolvedKind::AsyncIterable),
            Builtin::Promise => self.container(name, args, ResolvedKind::Promise),
            Builtin::MemoryView => self.container(name, args, ResolvedKind::View),
            Builtin::Function => self.function(name, args),
            Builtin::Class => self.class_value(name, args),
        }
    }

    fn redundant(&mut self, expr: &TypeExpr, any: &ResolvedType) {
        let mark = Span::new(any.span.end, expr.span.end);
        let mut diagnostic = self
            .wrong(
                Code::JSI0402,
                mark,
                "`Any?` is the same as `Any`".to_owned(),
            )
            .label("`Any` includes null")
            .fix("remove the `?`", mark, "");
        if let Some(item) = any.alias.and_then(|id| self.cx.scopes.item(id)) {
            diagnostic = diagnostic.secondary_label(item.file, item.name.span, "alias of `Any`");
        }
        self.redundant.push(diagnostic);
    }
}
