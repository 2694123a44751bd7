//! Parameters: their order and form (JSI0304), their names (JSI0102), their types.

use std::collections::HashMap;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::names::value_name;
use super::positions::{TypeContext, TypePosition};
use super::resolved_type::ResolvedType;
use crate::builtins::{Builtin, builtin};
use crate::diagnostics::{Code, Diagnostic, Edit, Fix};
use crate::model::{self, Type};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Ident, Param, Signature, TypeExpr, TypeKind};

impl Check<'_> {
    /// Checks the parameters of a method or constructor and gives their models. `promise` is the method's result
    /// if that is a promise.
    pub(super) fn check_params(
        &self,
        file: FileId,
        params: &[Param],
        export: bool,
        promise: Option<Span>,
    ) -> Vec<model::Param> {
        self.check_duplicate_params(file, params.iter().map(|param| &param.name));
        let read = |param: &Param| {
            let attrs = self.check_attributes(file, &param.attrs, AttributeTarget::Param);
            let context = TypeContext {
                pinned: attrs.pinned.is_some(),
                optional: param.optional.filter(|_| param.rest.is_none()),
                ..TypeContext::new(file, TypePosition::Param { export, promise })
            };
            let ty = self.check_type(&param.ty, &context);
            self.check_view_attributes(file, &attrs, &ty, true);
            if param.rest.is_some() {
                self.check_rest_param(file, param, &ty);
            }
            model::Param {
                name: param.name.text.clone(),
                span: param.name.span,
                rust_name: attrs.rust_name(|| value_name(&param.name.text)),
                ty,
                optional: param.optional.is_some() && param.rest.is_none(),
                rest: param.rest.is_some(),
                pinned: attrs.pinned.is_some(),
                readonly: attrs.readonly.is_some(),
            }
        };
        let models: Vec<model::Param> = params.iter().map(read).collect();
        self.check_param_order(file, params, &models);
        models
    }

    fn check_duplicate_params<'p>(&self, file: FileId, names: impl Iterator<Item = &'p Ident>) {
        let (_, most) = names.size_hint();
        if most == Some(1) {
            return;
        }
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(most.unwrap_or_default());
        for name in names {
            match seen.get(name.text.as_str()) {
                Some(first) => {
                    self.report(self.duplicate(file, "parameter", &name.text, name.span, *first));
                }
                None => {
                    seen.insert(&name.text, name.span);
                }
            }
        }
    }

    fn check_param_order(&self, file: FileId, params: &[Param], models: &[model::Param]) {
        let mut optional: Option<&Param> = None;
        for (param, model) in params.iter().zip(models) {
            match (optional, param.rest) {
                (_, Some(_)) => {}
                (_, None) if param.optional.is_some() => optional = optional.or(Some(param)),
                (Some(first), None) => {
                    self.report(required_after_optional(file, param, &model.ty, first));
                }
                (None, None) => {}
            }
        }
        let Some((last, before)) = params.split_last() else {
            return;
        };
        let rests = params.iter().filter(|param| param.rest.is_some()).count();
        for (index, param) in before.iter().enumerate() {
            let Some(rest) = param.rest else {
                continue;
            };
            let message = format!("rest parameter `{}` must be last", param.name.text);
            let mut diagnostic =
                Diagnostic::new(Code::JSI0304, file, rest.to(param.name.span), message)
                    .label("receives all remaining arguments")
                    .secondary_label(file, last.name.span, "would receive no argument");
            if let (1, Some(next)) = (rests, params.get(index + 1)) {
                diagnostic
                    .fixes
                    .push(self.move_to_end(file, param, next, last));
            }
            self.report(diagnostic);
        }
    }

    fn move_to_end(&self, file: FileId, param: &Param, next: &Param, last: &Param) -> Fix {
        let start = |param: &Param| {
            param
                .attrs
                .first()
                .map_or(param.span, |attr| attr.span)
                .start
        };
        let source = self.loaded.sources.get(file.0 as usize);
        let text = source.map(|source| &*source.text).unwrap_or_default();
        let moved = Span::new(start(param), param.span.end).of(text);
        let end = last.span.end;
        let edit = |span, text| Edit { file, span, text };
        Fix {
            title: "move the parameter to the end".to_owned(),
            edits: vec![
                edit(Span::new(start(param), start(next)), String::new()),
                edit(Span::new(end, end), format!(", {moved}")),
            ],
        }
    }

    fn check_rest_param(&self, file: FileId, param: &Param, ty: &Type) {
        let name = &param.name.text;
        if let Some(mark) = param.optional {
            let message = format!("rest parameter `{name}` cannot be optional");
            let diagnostic = Diagnostic::new(Code::JSI0304, file, mark, message)
                .label("without arguments, the array is empty")
                .fix("remove the `?`", mark, "");
            self.report(diagnostic);
        }
        let whole = param.ty.span;
        let (message, label) = match ty {
            Type::Array(_) | Type::Error => return,
            Type::Nullable(inner) if matches!(**inner, Type::Array(_)) => (
                format!("rest parameter `{name}` cannot be nullable"),
                "without arguments, the array is empty",
            ),
            _ => (
                format!("rest parameter `{name}` must be an `Array`"),
                "expected `Array<T>`",
            ),
        };
        let diagnostic = Diagnostic::new(Code::JSI0304, file, whole, message).label(label);
        let diagnostic = match &param.ty.kind {
            TypeKind::Nullable(inner) if matches!(ty, Type::Nullable(it) if matches!(**it, Type::Array(_))) =>
            {
                let mark = Span::new(inner.span.end, whole.end);
                diagnostic.fix("remove the `?`", mark, "")
            }
            _ if self.is_element(ty, file, whole) => {
                let source = self.loaded.sources.get(file.0 as usize);
                let text = source
                    .map(|source| whole.of(&source.text))
                    .unwrap_or_default();
                let fixed = format!("Array<{text}>");
                diagnostic.fix(format!("write `{fixed}`"), whole, fixed)
            }
            _ => diagnostic.help("for example `...values: Array<Number>`"),
        };
        self.report(diagnostic);
    }

    fn is_element(&self, ty: &Type, file: FileId, span: Span) -> bool {
        let resolved = ResolvedType::from_type(ty, None, span, &|id| self.named(id));
        self.check_element(&resolved, file).is_none()
    }

    /// Checks the parameters of a function type, apart from their types.
    pub(super) fn check_signature_params(&self, file: FileId, signature: &Signature) {
        let names = signature
            .params
            .iter()
            .filter_map(|param| param.name.as_ref());
        self.check_duplicate_params(file, names);
        for param in &signature.params {
            let Some(mark) = param.optional else {
                continue;
            };
            let message = "a parameter of a `Function` cannot be optional";
            let mut diagnostic = Diagnostic::new(Code::JSI0304, file, mark, message)
                .label("a callback receives all arguments")
                .help("a nullable `String`, `Object`, `Symbol`, `Error`, typed array or class is null if the argument is missing");
            if is_reference(&param.ty) {
                let end = param.ty.span.end;
                let edit = |span, text: &str| Edit {
                    file,
                    span,
                    text: text.to_owned(),
                };
                diagnostic.fixes.push(Fix {
                    title: "make the type nullable".to_owned(),
                    edits: vec![edit(mark, ""), edit(Span::new(end, end), "?")],
                });
            }
            self.report(diagnostic);
        }
    }
}

fn required_after_optional(file: FileId, param: &Param, ty: &Type, first: &Param) -> Diagnostic {
    let message = format!(
        "required parameter `{}` cannot follow an optional one",
        param.name.text
    );
    let mark = first.optional.unwrap_or(first.name.span);
    let diagnostic = Diagnostic::new(Code::JSI0304, file, param.name.span, message)
        .label("required")
        .secondary_label(file, first.name.span.to(mark), "optional");
    match ty {
        Type::Promise(_) | Type::MemoryView(_) => {
            diagnostic.help("move the required parameters before the optional ones")
        }
        _ => {
            let end = param.name.span.end;
            diagnostic.fix("make the parameter optional", Span::new(end, end), "?")
        }
    }
}

/// A built-in type of which a callback can have a nullable parameter.
fn is_reference(ty: &TypeExpr) -> bool {
    let TypeKind::Name { name, args } = &ty.kind else {
        return false;
    };
    matches!(builtin(&name.text), Some(Builtin::Prim(prim)) if prim.is_nullable_inside())
        && args.is_empty()
}
