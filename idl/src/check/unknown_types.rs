//! Unknown type names: similar ones, and the files that define them.

use super::Check;
use super::foreign_types::foreign;
use crate::builtins::builtin_names;
use crate::diagnostics::similar::{same_but_for_case, similar};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::FileId;
use crate::syntax::tree::Ident;

/// A run compares no more names than this, so that many unknown names in a large file stay cheap. Beyond it only
/// built-in names are compared.
const MOST_COMPARISONS: usize = 500_000;

impl<'a> Check<'a> {
    /// JSI0101, or JSI0006 for what version 1 does not have.
    pub(super) fn unknown_type(&self, file: FileId, name: &Ident, args: usize) -> Diagnostic {
        let text = name.text.as_str();
        if let Some(known) = foreign(text, args) {
            let message = match known.code {
                Code::JSI0006 => format!("`{text}` is not supported"),
                _ => format!("unknown type `{text}`"),
            };
            let label = match (known.code, known.fix) {
                (Code::JSI0006, _) => "unsupported type".to_owned(),
                (_, Some(fix)) => format!("use `{fix}`"),
                _ => "not a type of `.jsi`".to_owned(),
            };
            let diagnostic = Diagnostic::new(known.code, file, name.span, message)
                .label(label)
                .help(known.help);
            return match known.fix {
                Some(fix) => diagnostic.fix(format!("write `{fix}`"), name.span, fix),
                None => diagnostic,
            };
        }
        let message = format!("unknown type `{text}`");
        let mut diagnostic = Diagnostic::new(Code::JSI0101, file, name.span, message)
            .label("not found in this file");
        let similar = self.similar_type(file, text);
        if let Some(found) = similar {
            diagnostic = diagnostic.help(format!("a type with a similar name exists: `{found}`"));
            if same_but_for_case(text, found) {
                let title = format!("write `{found}`");
                return diagnostic.fix(title, name.span, found);
            }
        }
        if let Some(path) = self.defined_in(file, text) {
            diagnostic = diagnostic.help(format!(
                "`{text}` is defined in `{path}`; import it with `use`"
            ));
        } else if similar.is_none() {
            diagnostic = diagnostic.help("declare the type with `record`, `enum`, `class` or `type`, or import it from another file with `use`");
        }
        diagnostic
    }

    fn similar_type(&self, file: FileId, name: &str) -> Option<&'a str> {
        let declared: &[&'a str] = match self.scopes.file(file) {
            Some(scope) if self.may_compare(scope.order.len()) => &scope.order,
            _ => &[],
        };
        let builtin = builtin_names().map(|name| -> &'a str { name });
        similar(name, declared.iter().copied().chain(builtin))
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

    /// The path of the one other file of the run that defines `name`.
    fn defined_in(&self, file: FileId, name: &str) -> Option<String> {
        let mut elsewhere = self.elsewhere.borrow_mut();
        let defined = elsewhere.get_or_insert_with(|| {
            let mut map: std::collections::HashMap<&'a str, Vec<FileId>> = Default::default();
            for item in &self.scopes.items {
                map.entry(&item.name.text).or_default().push(item.file);
            }
            map
        });
        match defined.get(name).map(Vec::as_slice) {
            Some([other]) if *other != file => self.loaded.paths.get(other.0 as usize).cloned(),
            _ => None,
        }
    }
}
