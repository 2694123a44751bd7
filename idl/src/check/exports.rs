//! JSI0303 for `export` before an item that is the same on both sides.

use super::Check;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Item, ItemKind};

impl Check<'_> {
    /// Reports an `export` without effect.
    pub(super) fn check_export(&self, file: FileId, item: &Item) {
        let what = match &item.kind {
            ItemKind::Use(_) => "a `use`",
            ItemKind::Alias(_) => "an alias",
            ItemKind::Record(_) => "a record",
            ItemKind::Enum(_) => "an enum",
            ItemKind::CallbackInterface(_) => "a callback interface",
            ItemKind::Interface(_) | ItemKind::Class(_) | ItemKind::Bad(_) => return,
        };
        let Some(export) = item.export else {
            return;
        };
        let source = self.loaded.sources.get(file.0 as usize);
        let after = source.and_then(|it| it.text.get(export.end as usize..));
        let after = after.unwrap_or_default();
        let blank = (after.len() - after.trim_start().len()) as u32;
        let message = format!("{what} cannot be exported");
        let help = if matches!(item.kind, ItemKind::CallbackInterface(_)) {
            "either side can implement it, and other files can `use` it without `export`"
        } else {
            "`export` marks interfaces and classes that are implemented in Rust; other files can `use` items without it"
        };
        let diagnostic = Diagnostic::new(Code::JSI0303, file, export, message)
            .label("not an interface or class")
            .help(help)
            .fix(
                "remove `export`",
                Span::new(export.start, export.end + blank),
                "",
            );
        self.report(diagnostic);
    }
}
