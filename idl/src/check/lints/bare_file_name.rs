//! JSI0407: a module without `./` that has the name of a file beside the source.

use super::Lints;
use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::{Loader, offer_path, path};
use crate::syntax::tree::{FromClause, ItemKind};

impl Lints<'_, '_> {
    pub(super) fn bare_file_names(&self, loader: &dyn Loader) {
        for item in &self.cx.scopes.items {
            let (ItemKind::Interface(it) | ItemKind::Class(it)) = &item.tree.kind else {
                continue;
            };
            let Some(FromClause::Module(literal)) = &it.from else {
                continue;
            };
            let name = literal.value.as_str();
            let is_file = [".js", ".mjs"].iter().any(|end| name.ends_with(end));
            if !is_file || name.starts_with(['.', '/']) || name.contains(':') {
                continue;
            }
            let here = self.cx.loaded.paths.get(item.file.0 as usize);
            let beside = path::join(here.map(String::as_str).unwrap_or_default(), name);
            if self.looks_for(Code::JSI0407, item.file) && loader.exists(&beside) {
                let message = format!("`{name}` is the name of a package and of a file");
                let diagnostic = Diagnostic::new(Code::JSI0407, item.file, literal.span, message)
                    .label("without `./`, a package is meant");
                self.report(offer_path(diagnostic, literal.span, &format!("./{name}")));
            }
        }
    }
}
