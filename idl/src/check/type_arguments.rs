//! Type arguments: their number, their form, widths, and the 64-bit types that need one.

use super::resolved_type::{ResolvedKind, ResolvedParam, ResolvedSignature, ResolvedType};
use super::type_resolver::{Stage, TypeResolver};
use crate::builtins::builtin;
use crate::diagnostics::similar::similar;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{BigIntWidth, NumberWidth, Prim};
use crate::resolve::scope::Binding;
use crate::source::Span;
use crate::syntax::tree::{self, Ident, SignatureParam, TypeArg, TypeExpr, TypeKind};

impl TypeResolver<'_, '_> {
    /// `Array<T>` and its like: exactly one argument.
    pub(super) fn container(
        &mut self,
        name: &Ident,
        args: &[TypeArg],
        make: fn(Box<ResolvedType>) -> ResolvedKind,
    ) -> ResolvedKind {
        match args {
            [arg] => {
                let resolved = self.argument(arg);
                make(Box::new(resolved))
            }
            [] => {
                let example = match name.text.as_str() {
                    "MemoryView" => "u8",
                    "Class" => "Control",
                    _ => "String",
                };
                let message = format!("missing type argument of `{}`", name.text);
                let diagnostic = self
                    .wrong(Code::JSI0209, name.span, message)
                    .label("expected one type argument")
                    .help(format!("for example `{}<{example}>`", name.text));
                self.add(Stage::Arguments, diagnostic)
            }
            [_, surplus @ ..] => {
                self.read_all(args);
                let message = format!(
                    "`{}` takes one type argument, not {}",
                    name.text,
                    args.len()
                );
                let diagnostic = self
                    .wrong(Code::JSI0209, all(surplus, name.span), message)
                    .label("unexpected argument");
                self.add(Stage::Arguments, diagnostic)
            }
        }
    }

    /// `Class<C>`: its argument is a class that is found in JavaScript.
    pub(super) fn class_value(&mut self, name: &Ident, args: &[TypeArg]) -> ResolvedKind {
        if let [arg] = args
            && let Some(diagnostic) = self.generic_class(arg)
        {
            return self.add(Stage::Arguments, diagnostic);
        }
        let kind = self.container(name, args, ResolvedKind::Constructor);
        let ResolvedKind::Constructor(class) = &kind else {
            return kind;
        };
        let declared = match class.kind {
            ResolvedKind::Error => return kind,
            ResolvedKind::Class(id) => self.cx.scopes.item(id),
            _ => None,
        };
        let of_class = declared.and_then(|item| match &item.tree.kind {
            tree::ItemKind::Class(it) => Some((item, it)),
            _ => None,
        });
        if of_class.is_some_and(|(item, it)| it.from.is_some() && item.tree.export.is_none()) {
            return kind;
        }
        let message = "the argument of `Class` must be a class with `from`".to_owned();
        let mut diagnostic = self
            .wrong(Code::JSI0223, class.span, message)
            .label("not a class with `from`");
        if let Some((item, _)) = of_class {
            diagnostic = diagnostic.secondary_label(item.file, item.name.span, "declared here");
        }
        let diagnostic = diagnostic.help("use `Object` for a class that is not declared");
        self.add(Stage::Arguments, diagnostic)
    }

    /// The error of a class with type parameters as the argument of `Class`.
    fn generic_class(&self, arg: &TypeArg) -> Option<Diagnostic> {
        let TypeArg::Type(TypeExpr {
            kind: TypeKind::Name { name, .. },
            ..
        }) = arg
        else {
            return None;
        };
        let Some(Binding::Item(id)) = self.cx.lookup(self.file, &name.text) else {
            return None;
        };
        let params = self.cx.params_of(id);
        let item = self.cx.scopes.item(id).filter(|_| !params.is_empty())?;
        let message = "the argument of `Class` must be a class without type parameters".to_owned();
        let diagnostic = self
            .wrong(Code::JSI0223, arg_span(arg), message)
            .label("has type parameters")
            .secondary_label(item.file, item.name.span, "declared here");
        Some(diagnostic.help("use `Object` for a reference to the class"))
    }

    /// `Record<T>`; TypeScript's also has the type of the keys.
    pub(super) fn dictionary(&mut self, name: &Ident, args: &[TypeArg]) -> ResolvedKind {
        let [key, value] = args else {
            return self.container(name, args, ResolvedKind::Dictionary);
        };
        self.read_all(args);
        let message = "`Record` takes one type argument, not 2".to_owned();
        let mut diagnostic = self
            .wrong(Code::JSI0209, arg_span(key), message)
            .label("unexpected argument");
        if plain(key).is_some_and(|key| key.text == "String") {
            let key = Span::new(arg_span(key).start, arg_span(value).start);
            let title = "remove the type of the keys, which are strings";
            diagnostic = diagnostic.fix(title, key, "");
        } else {
            diagnostic = diagnostic
                .help("the keys are strings; `Map<K, V>` has keys of other types")
                .help("declare a `record` for an object with known fields");
        }
        self.add(Stage::Arguments, diagnostic)
    }

    /// `Map<K, V>`
    pub(super) fn map(&mut self, name: &Ident, args: &[TypeArg]) -> ResolvedKind {
        if let [key, value] = args {
            let key = self.argument(key);
            return ResolvedKind::Map(Box::new(key), Box::new(self.argument(value)));
        }
        self.read_all(args);
        let (span, message, label) = match args {
            [] => (
                name.span,
                "missing type arguments of `Map`".to_owned(),
                "expected two type arguments",
            ),
            [_, _, surplus @ ..] if !surplus.is_empty() => (
                all(surplus, name.span),
                format!("`Map` takes two type arguments, not {}", args.len()),
                "unexpected argument",
            ),
            _ => (
                all(args, name.span),
                "`Map` takes two type arguments, not 1".to_owned(),
                "expected the types of the keys and of the values",
            ),
        };
        let diagnostic = self
            .wrong(Code::JSI0209, span, message)
            .label(label)
            .help("for example `Map<String, Number>`");
        self.add(Stage::Arguments, diagnostic)
    }

    /// `Function` alone, or with one signature.
    pub(super) fn function(&mut self, name: &Ident, args: &[TypeArg]) -> ResolvedKind {
        match args {
            [] => ResolvedKind::Function(None),
            [TypeArg::Signature(signature)] => self.signature(signature),
            _ => {
                self.read_all(args);
                let message = "`Function` takes one signature".to_owned();
                let diagnostic = self
                    .wrong(Code::JSI0209, all(args, name.span), message)
                    .label("not of the form `(A, B) => R`")
                    .help("for example `Function<(String, i32) => Void>`");
                let written = |arg: &TypeArg| self.cx.written(self.file, arg_span(arg));
                let all_types = args.iter().all(|it| matches!(it, TypeArg::Type(_)));
                let diagnostic = match args {
                    [params @ .., result] if all_types && !params.is_empty() => {
                        let params: Vec<&str> = params.iter().map(written).collect();
                        let text = format!("({}) => {}", params.join(", "), written(result));
                        let place = all(args, name.span);
                        diagnostic.offer(format!("write `Function<{text}>`"), place, text)
                    }
                    _ => diagnostic,
                };
                self.add(Stage::Arguments, diagnostic)
            }
        }
    }

    /// A type that takes no arguments and got some.
    pub(super) fn no_arguments(
        &mut self,
        name: &Ident,
        args: &[TypeArg],
        span: Option<Span>,
    ) -> ResolvedKind {
        self.read_all(args);
        let message = format!("`{}` takes no type arguments", name.text);
        let diagnostic = self
            .wrong(Code::JSI0209, all(args, name.span), message)
            .label("unexpected argument");
        let diagnostic = match span.filter(|span| span.end > name.span.end) {
            Some(span) => {
                let arguments = Span::new(name.span.end, span.end);
                diagnostic.offer("remove the type arguments", arguments, "")
            }
            None => diagnostic,
        };
        self.add(Stage::Arguments, diagnostic)
    }

    /// `Number`, `Number<W>`
    pub(super) fn number(&mut self, span: Span, name: &Ident, args: &[TypeArg]) -> ResolvedKind {
        match args {
            [] => ResolvedKind::Prim(Prim::Number(NumberWidth::F64)),
            [arg] => match plain(arg).and_then(|it| NumberWidth::from_name(&it.text)) {
                Some(width) => ResolvedKind::Prim(Prim::Number(width)),
                None => self.wrong_width(span, name, arg),
            },
            [_, surplus @ ..] => self.one_width(name, surplus),
        }
    }

    /// `BigInt<W>`
    pub(super) fn bigint(&mut self, span: Span, name: &Ident, args: &[TypeArg]) -> ResolvedKind {
        match args {
            [] => {
                let message = "missing width of `BigInt`".to_owned();
                let diagnostic = self
                    .wrong(Code::JSI0207, name.span, message)
                    .label("expected a width")
                    .help(format!("supported types: {}", widths("BigInt")));
                let forms = BigIntWidth::ALL
                    .iter()
                    .map(|width| format!("BigInt<{}>", width.name()));
                let diagnostic = forms.fold(diagnostic, |it, form| {
                    it.offer(format!("write `{form}`"), name.span, form)
                });
                self.add(Stage::Wide, diagnostic)
            }
            [arg] => match plain(arg).and_then(|it| BigIntWidth::from_name(&it.text)) {
                Some(width) => ResolvedKind::Prim(Prim::BigInt(width)),
                None => self.wrong_width(span, name, arg),
            },
            [_, surplus @ ..] => self.one_width(name, surplus),
        }
    }

    /// `i64` or `u64` alone.
    pub(super) fn wide(&mut self, name: &Ident) -> ResolvedKind {
        let width = &name.text;
        let number = format!("`Number<{width}>` is a number, exact only up to 2^53 - 1");
        let diagnostic = self
            .wrong(
                Code::JSI0207,
                name.span,
                format!("`{width}` has two mappings"),
            )
            .label("can be a number or a bigint in JavaScript")
            .help(number)
            .help(format!("`BigInt<{width}>` is a bigint with all 64 bits"));
        let mut diagnostic = diagnostic;
        for form in [format!("Number<{width}>"), format!("BigInt<{width}>")] {
            diagnostic = diagnostic.offer(format!("write `{form}`"), name.span, form);
        }
        self.add(Stage::Wide, diagnostic)
    }

    pub(super) fn argument(&mut self, arg: &TypeArg) -> ResolvedType {
        match arg {
            TypeArg::Type(expr) => self.resolve(expr),
            TypeArg::Signature(signature) => ResolvedType {
                kind: self.signature(signature),
                span: signature.span,
                head: signature.span,
                alias: None,
            },
        }
    }

    /// Reads arguments only for what is wrong in them.
    pub(super) fn read_all(&mut self, args: &[TypeArg]) {
        for arg in args {
            self.argument(arg);
        }
    }

    /// The function that receives an event.
    pub(super) fn listener(
        &mut self,
        params: &[SignatureParam],
        value: Option<&TypeExpr>,
        span: Span,
    ) -> ResolvedKind {
        let value = value.map(|value| self.resolve_part(value));
        let value = value.filter(|value| !matches!(value.kind, ResolvedKind::Void));
        let value = value.map(|ty| ResolvedParam {
            name: None,
            ty,
            optional: false,
            rest: false,
        });
        let params = value.into_iter().chain(self.params(params)).collect();
        let result = ResolvedType {
            kind: ResolvedKind::Void,
            span,
            head: span,
            alias: None,
        };
        ResolvedKind::Function(Some(Box::new(ResolvedSignature { params, result })))
    }

    fn signature(&mut self, signature: &tree::Signature) -> ResolvedKind {
        let params = self.params(&signature.params);
        let result = self.resolve_part(&signature.result);
        ResolvedKind::Function(Some(Box::new(ResolvedSignature { params, result })))
    }

    fn params(&mut self, written: &[SignatureParam]) -> Vec<ResolvedParam> {
        let params: Vec<ResolvedParam> = written
            .iter()
            .map(|param| ResolvedParam {
                name: param.name.as_ref().map(|name| name.text.clone()),
                ty: self.resolve_part(&param.ty),
                optional: param.optional.is_some() && param.rest.is_none(),
                rest: param.rest.is_some(),
            })
            .collect();
        self.cx.check_signature_params(self.file, written, &params);
        params
    }

    fn one_width(&mut self, name: &Ident, surplus: &[TypeArg]) -> ResolvedKind {
        let message = format!("`{}` takes one width, not {}", name.text, surplus.len() + 1);
        let diagnostic = self
            .wrong(Code::JSI0209, all(surplus, name.span), message)
            .label("unexpected argument");
        self.add(Stage::Arguments, diagnostic)
    }

    /// A width that is no type: most likely a misspelled one.
    fn unknown_width(&mut self, name: &Ident, width: &Ident) -> ResolvedKind {
        let numbers = NumberWidth::ALL.iter().map(|it| it.name());
        let found = match name.text.as_str() {
            "Number" => similar(&width.text, numbers),
            _ => similar(&width.text, BigIntWidth::ALL.iter().map(|it| it.name())),
        };
        let Some(found) = found else {
            return self.unknown(width, &[], width.span);
        };
        let diagnostic = self
            .wrong(
                Code::JSI0101,
                width.span,
                format!("unknown type `{}`", width.text),
            )
            .label("not a width")
            .help(format!("a width with a similar name exists: `{found}`"))
            .offer(format!("write `{found}`"), width.span, found);
        self.add(Stage::Name, diagnostic)
    }

    fn wrong_width(&mut self, span: Span, name: &Ident, arg: &TypeArg) -> ResolvedKind {
        let width = plain(arg);
        if let Some(width) = width {
            let known = builtin(&width.text).is_some();
            if !known && self.cx.lookup(self.file, &width.text).is_none() {
                return self.unknown_width(name, width);
            }
        }
        let message = match width {
            Some(width) => format!("`{}` is not a width of `{}`", width.text, name.text),
            None => format!("the argument of `{}` must be a width", name.text),
        };
        let mut diagnostic = self
            .wrong(Code::JSI0208, arg_span(arg), message)
            .label("not a width")
            .help(format!("supported types: {}", widths(&name.text)));
        if let Some(width) = width {
            let text = &width.text;
            if name.text == "Number" && BigIntWidth::from_name(text).is_some() {
                // 128 bits fit nothing but a bigint
                let fixed = format!("BigInt<{text}>");
                diagnostic = diagnostic.offer(format!("write `{fixed}`"), span, fixed);
            } else if NumberWidth::from_name(text).is_some() && name.text == "BigInt" {
                let fixed = format!("Number<{text}>");
                diagnostic = diagnostic
                    .help(format!("for a number, use `{fixed}`"))
                    .offer(format!("write `{fixed}`"), span, fixed);
            }
        }
        self.add(Stage::Arguments, diagnostic)
    }
}

/// The argument, if it is a name and nothing else.
fn plain(arg: &TypeArg) -> Option<&Ident> {
    match arg {
        TypeArg::Type(TypeExpr {
            kind: TypeKind::Name { name, args },
            ..
        }) if args.is_empty() => Some(name),
        _ => None,
    }
}

fn all(args: &[TypeArg], otherwise: Span) -> Span {
    args.iter()
        .map(arg_span)
        .reduce(Span::to)
        .unwrap_or(otherwise)
}

/// The place of an argument.
pub(super) fn arg_span(arg: &TypeArg) -> Span {
    match arg {
        TypeArg::Type(expr) => expr.span,
        TypeArg::Signature(signature) => signature.span,
    }
}

/// The forms of `Number` or `BigInt` with a width, for a help.
fn widths(name: &str) -> String {
    let rows: Vec<&str> = match name {
        "Number" => NumberWidth::ALL.iter().map(|width| width.name()).collect(),
        _ => BigIntWidth::ALL.iter().map(|width| width.name()).collect(),
    };
    let rows: Vec<String> = rows.iter().map(|row| format!("`{name}<{row}>`")).collect();
    rows.join(", ")
}
