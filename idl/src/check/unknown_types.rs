//! Unknown type names: similar ones, and the files that define them.

use super::Check;
use super::type_arguments::arg_span;
use crate::builtins::{builtin, builtin_names};
use crate::diagnostics::foreign_types::{ForeignType, foreign};
use crate::diagnostics::similar::{same_but_for_case, similar};
use crate::diagnostics::{Applicability, Code, Diagnostic, look_alikes};
use crate::resolve::scope::Binding;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Ident, ItemKind, TypeArg};

/// A run compares no more names than this, so that many unknown names in a large file stay cheap. Beyond it only
/// built-in names are compared.
const MOST_COMPARISONS: usize = 500_000;

impl<'a> Check<'a> {
    /// JSI0101, or JSI0006 for what the language does not have. `span` is the type with its arguments.
    pub(super) fn unknown_type(
        &self,
        file: FileId,
        name: &Ident,
        args: &[TypeArg],
        span: Span,
    ) -> Diagnostic {
        let text = name.text.as_str();
        if let Some(known) = foreign(text, args.len()) {
            return self.foreign_type(file, name, args, span, &known);
        }
        let message = format!("unknown type `{text}`");
        let diagnostic = Diagnostic::new(Code::JSI0101, file, name.span, message);
        if let Some(plain) = look_alikes::plain(text)
            && (builtin(&plain.text).is_some() || self.lookup(file, &plain.text).is_some())
        {
            return diagnostic.label(plain.label()).help(plain.help()).fix(
                format!("write `{}`", plain.text),
                name.span,
                plain.text,
            );
        }
        let mut diagnostic = diagnostic.label("not found in this file");
        let similar = self.similar_type(file, text);
        if let Some(found) = similar {
            let title = format!("write `{found}`");
            diagnostic = diagnostic.help(format!("a type with a similar name exists: `{found}`"));
            if same_but_for_case(text, found) {
                return diagnostic.fix(title, name.span, found);
            }
            diagnostic = diagnostic.offer(title, name.span, found);
        }
        if let Some(other) = self.defined_in(file, text) {
            return self.offer_use(diagnostic, file, other, text);
        }
        if similar.is_none() {
            diagnostic = diagnostic.help(
                "declare it with `record`, `enum`, `class` or `type`, or import it from a file with `use`",
            );
            if args.is_empty() {
                diagnostic = self.offer_declaration(diagnostic, file, name.span, text);
            }
        }
        diagnostic
    }

    /// The error of a type of another language.
    fn foreign_type(
        &self,
        file: FileId,
        name: &Ident,
        args: &[TypeArg],
        span: Span,
        known: &ForeignType,
    ) -> Diagnostic {
        let text = &name.text;
        let rewritten = self.rewritten(file, text, args, span);
        let first = known.forms.first().copied();
        let message = match known.code {
            Code::JSI0006 => format!("`{text}` is not supported"),
            _ => format!("unknown type `{text}`"),
        };
        let label = match (known.code, &rewritten, first) {
            (Code::JSI0006, ..) => "unsupported type".to_owned(),
            (_, Some((_, form)), _) => format!("use `{form}`"),
            (_, None, Some(form)) if text != "undefined" => format!("use `{form}`"),
            (_, None, _) => "not a type of `.jsi`".to_owned(),
        };
        let mut diagnostic = Diagnostic::new(known.code, file, name.span, message)
            .label(label)
            .help(known.help.clone());
        if let Some((applicability, form)) = rewritten {
            let edit = Self::edit(file, span, form.clone());
            return diagnostic.with_fix(format!("write `{form}`"), applicability, vec![edit]);
        }
        let is_value = text == "undefined" && !self.is_result(file, span);
        for form in known.forms.iter().copied().filter(|_| !is_value) {
            let edit = Self::edit(file, name.span, form);
            let title = match (args, self.written(file, span)) {
                ([], _) => format!("write `{form}`"),
                (_, whole) => format!("write `{form}{}`", whole.get(text.len()..).unwrap_or("")),
            };
            diagnostic = diagnostic.with_fix(title, known.applicability, vec![edit]);
        }
        diagnostic
    }

    /// A type with arguments of another language in the form of this one.
    fn rewritten(
        &self,
        file: FileId,
        name: &str,
        args: &[TypeArg],
        span: Span,
    ) -> Option<(Applicability, String)> {
        let written = |arg: &TypeArg| match arg {
            TypeArg::Type(expr) => self.written(file, expr.span).to_owned(),
            TypeArg::Signature(signature) => self.written(file, signature.span).to_owned(),
        };
        let is_closed = args.is_empty() || self.written(file, span).ends_with('>');
        if !is_closed || args.iter().any(|arg| span.end < arg_span(arg).end) {
            return None;
        }
        let args: Vec<String> = args.iter().map(written).collect();
        match (name, args.as_slice()) {
            ("Option" | "Optional" | "Nullable" | "option", [inner]) => {
                let mark = if inner.ends_with('?') { "" } else { "?" };
                Some((Applicability::Safe, format!("{inner}{mark}")))
            }
            ("Box" | "Rc" | "Arc", [inner]) => Some((Applicability::Safe, inner.clone())),
            ("Result" | "result", [value, ..]) => Some((Applicability::Offered, value.clone())),
            ("Dictionary", [key, value]) => {
                // an object has strings as keys
                let form = match key.as_str() {
                    "String" | "string" => format!("Record<{value}>"),
                    _ => format!("Map<{key}, {value}>"),
                };
                Some((Applicability::Offered, form))
            }
            ("StaticArray", [item]) if matches!(item.as_str(), "u8" | "byte") => {
                Some((Applicability::Offered, "Uint8Array".to_owned()))
            }
            ("StaticArray", [item]) => Some((Applicability::Offered, format!("Array<{item}>"))),
            ("Action", params @ [_, ..]) => Some((
                Applicability::Safe,
                format!("Function<({}) => Void>", params.join(", ")),
            )),
            ("Func", [params @ .., result]) => {
                let params = params.join(", ");
                Some((
                    Applicability::Safe,
                    format!("Function<({params}) => {result}>"),
                ))
            }
            _ => None,
        }
    }

    fn similar_type(&self, file: FileId, name: &str) -> Option<&'a str> {
        let scope = self.scopes.file(file);
        let scope = scope.filter(|it| self.may_compare(it.order.len()));
        let declared = scope.into_iter().flat_map(|scope| {
            let names = scope.order.iter().copied();
            names.filter(|name| self.is_type(scope.get(name)))
        });
        let builtin = builtin_names().map(|name| -> &'a str { name });
        similar(name, declared.chain(builtin))
    }

    /// Whether what a name stands for can be a type: an interface cannot.
    fn is_type(&self, binding: Option<Binding>) -> bool {
        match binding {
            Some(Binding::Item(id)) => {
                let item = self.scopes.item(id);
                !item.is_some_and(|it| matches!(it.tree.kind, ItemKind::Interface(_)))
            }
            Some(_) | None => true,
        }
    }

    /// Whether so many more names can be compared.
    pub(super) fn may_compare(&self, count: usize) -> bool {
        let sum = self.comparisons.get().saturating_add(count);
        let may = sum <= MOST_COMPARISONS;
        if may {
            self.comparisons.set(sum);
        }
        may
    }

    /// The one other file of the run that defines `name`.
    fn defined_in(&self, file: FileId, name: &str) -> Option<FileId> {
        let mut elsewhere = self.elsewhere.borrow_mut();
        let defined = elsewhere.get_or_insert_with(|| {
            let mut map: std::collections::HashMap<&'a str, Vec<FileId>> = Default::default();
            for item in &self.scopes.items {
                map.entry(&item.name.text).or_default().push(item.file);
            }
            map
        });
        match defined.get(name).map(Vec::as_slice) {
            Some([other]) if *other != file => Some(*other),
            _ => None,
        }
    }
}
