//! JSI0221: `This` anywhere but in the result of a method of a class.

use super::Check;
use super::positions::{TypeContext, TypePosition};
use super::resolved_type::{ResolvedKind, ResolvedType};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::FileId;
use crate::syntax::tree::ItemKind;

impl Check<'_> {
    /// The error of a `This` that is not the object of a method.
    pub(super) fn check_this(
        &self,
        ty: &ResolvedType,
        context: &TypeContext<'_>,
    ) -> Option<Diagnostic> {
        let this = ty.find(&is_this)?;
        let wrong = |message, label| {
            let diagnostic =
                Diagnostic::new(Code::JSI0221, context.file, this.span, message).label(label);
            self.with_alias(diagnostic, this)
        };
        if !context.of_method {
            let message = "`This` can only be the result of a method of a class";
            let diagnostic = wrong(message, "not the result of a method of a class");
            let diagnostic = diagnostic.help("write the name of a class for an object of it");
            return Some(self.offer_class_name(diagnostic, context.file, this));
        }
        let export = matches!(context.position, TypePosition::Result { export: true });
        match &ty.kind {
            ResolvedKind::This => None,
            _ if export => {
                let message = "an exported method can return `This` only by itself";
                let diagnostic = wrong(message, "inside another type");
                Some(
                    diagnostic
                        .help("in Rust the method returns `()`, and JavaScript returns the object"),
                )
            }
            ResolvedKind::Nullable(inner) if is_this(inner) => None,
            ResolvedKind::Promise(inner) if is_this(inner.without_null()) => None,
            _ => {
                let message = "`This` is only allowed alone, and in `?` and `Promise`";
                let diagnostic = wrong(message, "inside another type");
                Some(diagnostic.help("write the name of the class"))
            }
        }
    }
}

impl Check<'_> {
    /// Offers the name of the class around a `This`.
    fn offer_class_name(
        &self,
        diagnostic: Diagnostic,
        file: FileId,
        this: &ResolvedType,
    ) -> Diagnostic {
        match self.item_around(file, this.span).map(|item| &item.kind) {
            Some(ItemKind::Class(it)) if it.type_params.is_empty() && this.alias.is_none() => {
                let name = it.name.text.as_str();
                diagnostic.offer(format!("write `{name}`"), this.span, name)
            }
            _ => diagnostic,
        }
    }
}

fn is_this(ty: &ResolvedType) -> bool {
    matches!(ty.kind, ResolvedKind::This)
}
