//! JavaScript files next to `.jsi` files: JSI0103 for those that are missing, JSI0303 for an interface that names none, JSI0107 for those that lie outside the
//! crate. The compiler follows the imports of these files.

use heck::{ToKebabCase as _, ToSnakeCase as _};

use super::Check;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, ItemKind, Model, Source};
use crate::resolve::scope::ItemRef;
use crate::resolve::{self, Loader, path};
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Container, FromClause};

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
            let here = here.map(String::as_str).unwrap_or_default();
            let written = literal.value.as_str();
            let wanted = path::join(here, written);
            if !path::is_relative(written) || loader.exists(&wanted) {
                continue;
            }
            if let Some(refused) = loader.refused(&wanted) {
                self.report(refused.at(written, item.file, literal.span));
                continue;
            }
            let message = format!("module `{written}` not found");
            let diagnostic = Diagnostic::new(Code::JSI0103, item.file, literal.span, message)
                .label(format!("there is no file `{wanted}`"));
            let is_module = |name: &str| name.ends_with(".js") || name.ends_with(".mjs");
            let found = resolve::similar_file(loader, here, written, &[".js", ".mjs"], is_module);
            self.report(match found {
                Some(found) => resolve::offer_path(diagnostic, literal.span, &found),
                None => diagnostic.help("the path is relative to the `.jsi` file"),
            });
        }
    }
}

impl Check<'_> {
    /// Reports interfaces of which nothing says who implements them.
    pub(super) fn check_missing_sources(&self, loader: &dyn Loader) {
        for item in &self.scopes.items {
            let tree::ItemKind::Interface(it) = &item.tree.kind else {
                continue;
            };
            // a part that is missing is reported at what follows it, at the latest the `{`; that this is not closed says nothing
            // about the head
            let end = it.body.map_or(item.tree.span.end, |body| match body.start {
                open if self.is_unclosed(item.file, open) => open,
                open => open + 1,
            });
            let head = item.tree.span.start..end;
            if item.tree.export.is_some() || it.from.is_some() || self.has_problem(item.file, head)
            {
                continue;
            }
            let message = format!("interface `{}` has no `from`", it.name.text);
            let diagnostic = Diagnostic::new(Code::JSI0303, item.file, it.name.span, message)
                .label("missing `from`")
                .help("if it is in JavaScript, add `from` with `\"./shim.js\"`, `\"package\"` or `globalThis.name`")
                .help("if it is implemented in Rust, add `export` before it");
            self.report(self.offer_source(diagnostic, *item, it, loader));
        }
    }

    /// Offers to make a record of an interface with fields alone, or the file beside the source that has its name.
    fn offer_source(
        &self,
        diagnostic: Diagnostic,
        item: ItemRef<'_>,
        it: &Container,
        loader: &dyn Loader,
    ) -> Diagnostic {
        if has_fields_alone(it)
            && let Some(keyword) = self.keyword_before(item.file, item.tree, "interface")
        {
            return diagnostic
                .help("an object with these fields, which is copied, is a `record`")
                .offer("write `record`", keyword, "record");
        }
        let here = self.loaded.paths.get(item.file.0 as usize);
        let here = here.map(String::as_str).unwrap_or_default();
        let name = &it.name.text;
        let forms = [
            name.to_kebab_case(),
            name.to_snake_case(),
            name.to_lowercase(),
            name.clone(),
        ];
        let files = forms
            .iter()
            .flat_map(|form| [".js", ".mjs"].map(|end| format!("./{form}{end}")));
        let mut files = files.filter(|file| loader.exists(&path::join(here, file)));
        match files.next() {
            Some(file) => {
                let end = Span::new(it.name.span.end, it.name.span.end);
                let text = format!(" from \"{file}\"");
                diagnostic.offer(format!("add `from \"{file}\"`"), end, text)
            }
            None => diagnostic,
        }
    }
}

/// Whether an interface is what another language calls the type of an object with fields.
pub(super) fn has_fields_alone(it: &Container) -> bool {
    let is_field = |member: &tree::Member| {
        let property = matches!(
            member.kind,
            tree::MemberKind::Property { readonly: None, .. }
        );
        property && member.is_static.is_none()
    };
    it.extends.is_none() && !it.members.is_empty() && it.members.iter().all(is_field)
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
