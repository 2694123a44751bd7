//! Enums: from tree to model. JSI0102 for values, JSI0004 for numbers that are none, JSI0001 for mixed kinds.

use std::collections::HashMap;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::attributes::Attrs;
use super::names::variant_name;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemKind, NumberEnum, NumberVariant, StringEnum, StringVariant};
use crate::resolve::scope::ItemRef;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Enum, Ident, StrLit, Variant, VariantKind};

impl Check<'_> {
    /// Checks an enum and gives its model. Its first value decides whether it is one of numbers or of strings.
    pub(super) fn check_enum(&self, item: ItemRef<'_>, it: &Enum, _: &Attrs) -> ItemKind {
        let open = it.open.is_some();
        let body = it.body;
        if it.variants.is_empty() && !self.has_problem(item.file, body.start..body.end) {
            let message = format!("enum `{}` has no values", it.name.text);
            let diagnostic = Diagnostic::new(Code::JSI0001, item.file, body, message)
                .label("expected at least one value")
                .help("for example `enum Side { \"left\", \"right\" }` or `enum Level { Low = 0, High = 1 }`");
            self.report(diagnostic);
        }
        match it.variants.first().map(|first| &first.kind) {
            Some(VariantKind::Number { .. }) => ItemKind::NumberEnum(NumberEnum {
                variants: self.numbers(item.file, it),
                open,
            }),
            _ => ItemKind::StringEnum(StringEnum {
                variants: self.strings(item.file, it),
                open,
            }),
        }
    }

    fn strings(&self, file: FileId, it: &Enum) -> Vec<StringVariant> {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        let mut variants = Vec::with_capacity(it.variants.len());
        for variant in &it.variants {
            let attrs = self.check_attributes(file, &variant.attrs, AttributeTarget::Variant);
            let VariantKind::Str(StrLit { value, span }) = &variant.kind else {
                self.report(mixed(file, it, variant, "a string"));
                continue;
            };
            if let Some(first) = seen.get(value.as_str()) {
                let diagnostic = self.duplicate(file, "enum value", value, *span, *first);
                self.report(diagnostic.offer("remove it", self.list_part(file, *span), ""));
                continue;
            }
            seen.insert(value, *span);
            variants.push(StringVariant {
                value: value.clone(),
                span: *span,
                rust_name: attrs.rust_name(|| variant_name(value)),
                docs: super::docs(&variant.docs),
                deprecated: attrs.deprecated,
            });
        }
        variants
    }

    /// A part of a list with the comma before it.
    fn list_part(&self, file: FileId, span: Span) -> Span {
        let before = self.written(file, Span::new(0, span.start)).trim_end();
        match before.strip_suffix(',') {
            Some(before) => Span::new(before.len() as u32, span.end),
            None => span,
        }
    }

    fn numbers(&self, file: FileId, it: &Enum) -> Vec<NumberVariant> {
        let mut names: HashMap<&str, Span> = HashMap::new();
        let mut values: HashMap<i32, &Ident> = HashMap::new();
        let mut variants = Vec::with_capacity(it.variants.len());
        // the value of the next one if it has none written; unknown after a wrong one
        let mut next = Some(0_i64);
        for variant in &it.variants {
            let attrs = self.check_attributes(file, &variant.attrs, AttributeTarget::Variant);
            let VariantKind::Number { name, value } = &variant.kind else {
                self.report(mixed(file, it, variant, "a name"));
                continue;
            };
            let number = match value {
                // one that does not fit was reported where it was read
                Some(written) => written.text.parse().ok(),
                None => next.and_then(|number| self.implied(file, name, number)),
            };
            next = number.map(|number| i64::from(number) + 1);
            if let Some(first) = names.get(name.text.as_str()) {
                self.report(self.duplicate(file, "enum value", &name.text, name.span, *first));
                continue;
            }
            names.insert(&name.text, name.span);
            let Some(number) = number else {
                continue;
            };
            if let Some(first) = values.get(&number) {
                let span = value.as_ref().map_or(name.span, |value| value.span);
                let message = format!("duplicate enum value {number}");
                let diagnostic = Diagnostic::new(Code::JSI0102, file, span, message)
                    .label(format!("`{}` is {number}", name.text))
                    .secondary_label(
                        file,
                        first.span,
                        format!("`{}` is also {number}", first.text),
                    );
                self.report(diagnostic);
                continue;
            }
            values.insert(number, name);
            variants.push(NumberVariant {
                name: name.text.clone(),
                span: name.span,
                rust_name: attrs.rust_name(|| variant_name(&name.text)),
                docs: super::docs(&variant.docs),
                deprecated: attrs.deprecated,
                value: number,
            });
        }
        variants
    }

    fn implied(&self, file: FileId, name: &Ident, number: i64) -> Option<i32> {
        let fits = i32::try_from(number).ok();
        if fits.is_none() {
            let message = format!("the value of `{}` is out of range", name.text);
            let diagnostic = Diagnostic::new(Code::JSI0004, file, name.span, message)
                .label(format!("the previous value plus one: {number}"))
                .help(format!(
                    "enum values are integers from {} to {}",
                    i32::MIN,
                    i32::MAX
                ));
            self.report(diagnostic);
        }
        fits
    }
}

/// A value that is not of the kind of the first.
fn mixed(file: FileId, it: &Enum, variant: &Variant, wanted: &str) -> Diagnostic {
    let found = match &variant.kind {
        VariantKind::Str(_) => "a string".to_owned(),
        VariantKind::Number { name, .. } => format!("`{}`", name.text),
    };
    let message = format!("expected {wanted}, found {found}");
    let first = it.variants.first().map_or(it.body, |first| first.span);
    Diagnostic::new(Code::JSI0001, file, variant.span, message)
        .label("differs from the first value")
        .secondary_label(
            file,
            first,
            "the first value determines the kind of the enum",
        )
        .help("an enum has either strings or named numbers")
}
