//! JavaScript files next to `.jsi` files: JSI0103 for those that are missing, JSI0107 for those that lie outside the
//! crate. The compiler follows the imports of these files.

use super::Check;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, ItemKind, Model, Source};
use crate::resolve::{self, Loader, path};
use crate::source::FileId;
use crate::syntax::tree::{self, FromClause};

impl Check<'_> {
    /// Reports local modules that do not exist.
    pub(super) fn check_local_modules(&self, loader: &dyn Loader) {
        for index in 0..self.scopes.items.len() {
            let Some(item) = self.scopes.item(ItemId(index as u32)) else {
                continue;
            };
            let (tree::ItemKind::Interface(it) | tree::ItemKind::Class(it)) = &item.tree.kind
            else {
                continue;
            };
            let (Some(FromClause::Module(literal)), None) = (&it.from, item.tree.export) else {
                continue;
            };
            let here = self.loaded.paths.get(item.file.0 as usize);
            let written = literal.value.as_str();
            let wanted = path::join(here.map(String::as_str).unwrap_or_default(), written);
            if !path::is_relative(written) || loader.exists(&wanted) {
                continue;
            }
            if let Some(refused) = loader.refused(&wanted) {
                self.report(refused.at(written, item.file, literal.span));
                continue;
            }
            let message = format!("module `{written}` not found");
            let mut diagnostic = Diagnostic::new(Code::JSI0103, item.file, literal.span, message)
                .label(format!("there is no file `{wanted}`"));
            let found = [".js", ".mjs"]
                .into_iter()
                .find(|end| loader.exists(&format!("{wanted}{end}")));
            diagnostic = match found {
                Some(end) => {
                    let at = crate::source::Span::new(literal.span.end - 1, literal.span.end - 1);
                    diagnostic
                        .help(format!(
                            "a file with a similar name exists: `{written}{end}`"
                        ))
                        .fix(format!("write `{written}{end}`"), at, end)
                }
                None => diagnostic.help("the path is relative to the `.jsi` file"),
            };
            self.report(diagnostic);
        }
    }
}

/// JSI0107 for every local module and used file that lies above `root`, the folder of the crate.
/// Paths are compared as they were given, so `root` has to be of the same kind (relative or absolute).
#[must_use]
pub fn above_root(model: &Model, sources: &[resolve::Source], root: &str) -> Vec<Diagnostic> {
    let root = path::normalize(root);
    let mut found = Vec::new();
    let outside = |file: FileId, span, written: &str| {
        let message = format!("`{written}` is outside the crate");
        Diagnostic::new(Code::JSI0107, file, span, message)
            .label("above the folder of `Cargo.toml`")
            .help("a package contains only files below the folder of its `Cargo.toml`")
    };
    for item in &model.items {
        let source = match &item.kind {
            ItemKind::Interface(it) => it.source.as_ref(),
            ItemKind::Class(it) => it.source.as_ref(),
            _ => None,
        };
        if let Some(Source::Local {
            specifier,
            path,
            span,
        }) = source
            && !path::is_below(path, &root)
        {
            found.push(outside(item.file, *span, specifier));
        }
    }
    for (index, source) in sources.iter().enumerate() {
        let file = FileId(index as u32);
        let here = model.files.get(index);
        let here = here.map(|file| file.path.as_str()).unwrap_or_default();
        for used in resolve::uses(&source.tree) {
            if !path::is_below(&path::join(here, &used.path.value), &root) {
                found.push(outside(file, used.path.span, &used.path.value));
            }
        }
    }
    found.sort_by_key(|it| (it.primary.file, it.primary.span));
    found
}
