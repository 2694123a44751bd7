//! Parameters: their order and form (JSI0304), their names (JSI0102), their types.

use std::collections::HashMap;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::names::value_name;
use super::positions::{TypeContext, TypeParams, TypePosition};
use super::resolved_type::{ResolvedKind, ResolvedParam, ResolvedType};
use crate::diagnostics::{Applicability, Code, Diagnostic, Edit, Fix};
use crate::model::{self, Type};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Ident, Param, SignatureParam, TypeExpr, TypeKind};

/// What the rules about the form of parameters look at, of a method and of a function type.
struct ParamForm<'p> {
    /// The name; parameters of function types need none.
    name: Option<&'p Ident>,
    optional: Option<Span>,
    rest: Option<Span>,
    ty: &'p TypeExpr,
    /// From its first token, attributes included, to the end of the type.
    span: Span,
}

impl<'p> ParamForm<'p> {
    fn of_method(param: &'p Param) -> Self {
        let start = param.attrs.first().map_or(param.span, |attr| attr.span);
        Self {
            name: Some(&param.name),
            optional: param.optional,
            rest: param.rest,
            ty: &param.ty,
            span: start.to(param.span),
        }
    }

    fn of_signature(param: &'p SignatureParam) -> Self {
        Self {
            name: param.name.as_ref(),
            optional: param.optional,
            rest: param.rest,
            ty: &param.ty,
            span: param.span,
        }
    }

    /// The place of the name, or of the type of a parameter without a name.
    fn head(&self) -> Span {
        self.name.map_or(self.ty.span, |name| name.span)
    }

    /// `rest parameter `x``
    fn text(&self, role: &str) -> String {
        match self.name {
            Some(name) => format!("{role} parameter `{}`", name.text),
            None => format!("{role} parameter"),
        }
    }
}

impl Check<'_> {
    /// Checks the parameters of a method or constructor, which have this position, and gives their models. The types can name the
    /// type parameters.
    pub(super) fn check_params(
        &self,
        file: FileId,
        type_params: TypeParams<'_>,
        params: &[Param],
        position: TypePosition,
    ) -> Vec<model::Param> {
        self.check_duplicate_params(file, params.iter().map(|param| &param.name), "parameter");
        let read = |param: &Param| {
            let attrs = self.check_attributes(file, &param.attrs, AttributeTarget::Param);
            let context = TypeContext {
                pinned: attrs.pinned.is_some(),
                optional: param.optional.filter(|_| param.rest.is_none()),
                type_params,
                ..TypeContext::new(file, position)
            };
            let ty = self.check_type(&param.ty, &context);
            self.check_view_attributes(file, &attrs, &ty, true);
            if param.rest.is_some() {
                self.check_rest_param(file, &ParamForm::of_method(param), &ty);
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
        let forms: Vec<ParamForm<'_>> = params.iter().map(ParamForm::of_method).collect();
        let is_fixed = |index: usize| {
            // also where its argument is wrong
            let is_named = |param: &Param| matches!(&param.ty.kind, TypeKind::Name { name, .. } if name.text == "MemoryView");
            let model = models.get(index);
            model.is_some_and(|param| matches!(param.ty, Type::MemoryView(_) | Type::Literal(_)))
                || params.get(index).is_some_and(is_named)
        };
        self.check_param_order(file, &forms, is_fixed);
        models
    }

    /// Reports names that occur again; `what` is what they are the names of.
    pub(super) fn check_duplicate_params<'p>(
        &self,
        file: FileId,
        names: impl Iterator<Item = &'p Ident>,
        what: &str,
    ) {
        let (_, most) = names.size_hint();
        if most == Some(1) {
            return;
        }
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(most.unwrap_or_default());
        for name in names {
            match seen.get(name.text.as_str()) {
                Some(first) => {
                    self.report(self.duplicate(file, what, &name.text, name.span, *first));
                }
                None => {
                    seen.insert(&name.text, name.span);
                }
            }
        }
    }

    /// The order of required, optional and rest parameters; `is_fixed` is asked about one that cannot be optional.
    fn check_param_order(
        &self,
        file: FileId,
        params: &[ParamForm<'_>],
        is_fixed: impl Fn(usize) -> bool,
    ) {
        let mut optional: Option<&ParamForm<'_>> = None;
        for (index, param) in params.iter().enumerate() {
            match (optional, param.rest) {
                (_, Some(_)) => {}
                (_, None) if param.optional.is_some() => optional = optional.or(Some(param)),
                (Some(first), None) => {
                    self.report(required_after_optional(file, param, is_fixed(index), first));
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
            let message = format!("{} must be last", param.text("rest"));
            let mut diagnostic =
                Diagnostic::new(Code::JSI0304, file, rest.to(param.head()), message)
                    .label("receives all remaining arguments")
                    .secondary_label(file, last.head(), "would receive no argument");
            if let (1, Some(next)) = (rests, params.get(index + 1)) {
                diagnostic
                    .fixes
                    .push(self.move_to_end(file, param, next, last));
            }
            self.report(diagnostic);
        }
    }

    fn move_to_end(
        &self,
        file: FileId,
        param: &ParamForm<'_>,
        next: &ParamForm<'_>,
        last: &ParamForm<'_>,
    ) -> Fix {
        let moved = self.written(file, param.span);
        let end = last.span.end;
        let edit = |span, text| Edit { file, span, text };
        Fix {
            title: "move the parameter to the end".to_owned(),
            applicability: Applicability::Offered,
            edits: vec![
                edit(Span::new(param.span.start, next.span.start), String::new()),
                edit(Span::new(end, end), format!(", {moved}")),
            ],
        }
    }

    fn check_rest_param(&self, file: FileId, param: &ParamForm<'_>, ty: &Type) {
        let name = param.text("rest");
        if let Some(mark) = param.optional {
            let message = format!("{name} cannot be optional");
            let diagnostic = Diagnostic::new(Code::JSI0304, file, mark, message)
                .label("without arguments, the array is empty")
                .fix("remove the `?`", mark, "");
            self.report(diagnostic);
        }
        let whole = param.ty.span;
        let (message, label) = match ty {
            Type::Array(_) | Type::Error => return,
            Type::Nullable(inner) if matches!(**inner, Type::Array(_)) => (
                format!("{name} cannot be nullable"),
                "without arguments, the array is empty",
            ),
            _ => (format!("{name} must be an `Array`"), "expected `Array<T>`"),
        };
        let diagnostic = Diagnostic::new(Code::JSI0304, file, whole, message).label(label);
        let diagnostic = match &param.ty.kind {
            TypeKind::Nullable(inner) if matches!(ty, Type::Nullable(it) if matches!(**it, Type::Array(_))) =>
            {
                let mark = Span::new(inner.span.end, whole.end);
                diagnostic.fix("remove the `?`", mark, "")
            }
            _ if self.is_element(ty, file, whole) => {
                let fixed = format!("Array<{}>", self.written(file, whole));
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

    /// Checks the form of the parameters of a function type, whose types are resolved.
    pub(super) fn check_signature_params(
        &self,
        file: FileId,
        params: &[SignatureParam],
        resolved: &[ResolvedParam],
    ) {
        let names = params.iter().filter_map(|param| param.name.as_ref());
        self.check_duplicate_params(file, names, "parameter");
        let forms: Vec<ParamForm<'_>> = params.iter().map(ParamForm::of_signature).collect();
        let is_fixed = |index: usize| {
            let kind = resolved.get(index).map(|it| &it.ty.kind);
            matches!(kind, Some(ResolvedKind::View(_) | ResolvedKind::Literal(_)))
        };
        self.check_param_order(file, &forms, is_fixed);
        for (form, param) in forms.iter().zip(resolved).filter(|(_, it)| it.rest) {
            self.check_rest_param(file, form, &param.ty.to_type());
        }
    }
}

fn required_after_optional(
    file: FileId,
    param: &ParamForm<'_>,
    is_fixed: bool,
    first: &ParamForm<'_>,
) -> Diagnostic {
    let message = format!("{} cannot follow an optional one", param.text("required"));
    let head = first.head();
    let diagnostic = Diagnostic::new(Code::JSI0304, file, param.head(), message)
        .label("required")
        .secondary_label(file, head.to(first.optional.unwrap_or(head)), "optional");
    match param.name {
        Some(name) if !is_fixed => {
            let end = name.span.end;
            diagnostic.offer("make the parameter optional", Span::new(end, end), "?")
        }
        _ => diagnostic.help("move the required parameters before the optional ones"),
    }
}
