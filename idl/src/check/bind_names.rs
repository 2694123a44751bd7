//! Binds the names of each file: JSI0102 for items, JSI0105 for what a `use` takes.

use super::Check;
use super::attribute_table::AttributeTarget;
use crate::builtins::is_reserved;
use crate::diagnostics::similar::{same_but_for_case, similar};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ItemId, UsedName};
use crate::resolve::platform::is_platform;
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::FileId;
use crate::syntax::tree::{self, Ident};

/// A name that a file takes from one that does not define it.
struct MissingName<'a> {
    file: FileId,
    target: FileId,
    name: &'a Ident,
}

impl<'a> Check<'a> {
    /// Binds the items and used names of all files; gives the used names.
    pub(super) fn bind_names(&mut self) -> Vec<Vec<UsedName>> {
        let loaded = self.loaded;
        let mut next_item = 0;
        let mut missing = Vec::new();
        let mut all = Vec::with_capacity(loaded.sources.len());
        for (index, source) in loaded.sources.iter().enumerate() {
            let file = FileId(index as u32);
            let mut used = Vec::new();
            let mut targets = loaded.uses.get(index).into_iter().flatten();
            for item in &source.tree.items {
                self.check_export(file, item);
                match &item.kind {
                    tree::ItemKind::Use(it) => {
                        self.check_attributes(file, &item.attrs, AttributeTarget::Use);
                        let target = targets.next().copied().flatten();
                        for name in &it.names {
                            used.extend(self.bind_used(file, target, name, &mut missing));
                        }
                    }
                    tree::ItemKind::Bad(None) => {}
                    tree::ItemKind::Bad(Some(name)) => self.bind_name(file, name, Binding::Broken),
                    kind => {
                        let binding = Binding::Item(ItemId(next_item));
                        next_item += 1;
                        if let Some(name) = kind.name() {
                            self.bind_name(file, name, binding);
                        }
                    }
                }
            }
            all.push(used);
        }
        for name in missing {
            self.unknown_use(&name);
        }
        all
    }

    fn bind_name(&mut self, file: FileId, name: &'a Ident, binding: Binding) {
        if is_reserved(&name.text) {
            let message = format!("`{}` is the name of a built-in type", name.text);
            let diagnostic = Diagnostic::new(Code::JSI0102, file, name.span, message)
                .label("cannot be declared again");
            self.report(diagnostic);
            return;
        }
        let Some(scope) = self.scopes.files.get_mut(file.0 as usize) else {
            return;
        };
        let known = scope.get(&name.text);
        if let Err(first) = scope.bind(name, binding)
            // where one of them could not be read, recovery may have cut one item in two
            && ![Some(binding), known].contains(&Some(Binding::Broken))
        {
            self.report(self.duplicate(file, "item", &name.text, name.span, first));
        }
    }

    fn bind_used(
        &mut self,
        file: FileId,
        target: Option<FileId>,
        used: &'a tree::UseName,
        missing: &mut Vec<MissingName<'a>>,
    ) -> Option<UsedName> {
        let name = &used.name;
        let local = used.rename.as_ref().unwrap_or(name);
        if used.rename.is_none() && is_reserved(&name.text) {
            let message = format!("`{}` is the name of a built-in type", name.text);
            let diagnostic = Diagnostic::new(Code::JSI0102, file, name.span, message)
                .label("available in every file")
                .help("a built-in type needs no `use`");
            self.report(diagnostic);
            return None;
        }
        let target_scope = target.and_then(|target| self.scopes.file(target));
        let binding = match (target, target_scope.map(|scope| scope.exported(&name.text))) {
            (_, Some(Some(binding))) => binding,
            // reported where it was loaded
            (Some(target), _) if self.is_platform(target) => Binding::Broken,
            (Some(target), _) => {
                missing.push(MissingName { file, target, name });
                Binding::Broken
            }
            (None, _) => Binding::Broken,
        };
        self.bind_name(file, local, binding);
        match binding {
            Binding::Item(item) => Some(UsedName {
                local: local.text.clone(),
                item,
                span: local.span,
            }),
            Binding::Broken => None,
        }
    }

    fn is_platform(&self, file: FileId) -> bool {
        let path = self.loaded.paths.get(file.0 as usize);
        path.is_some_and(|path| is_platform(path))
    }

    fn unknown_use(&mut self, missing: &MissingName<'_>) {
        let MissingName { file, target, name } = *missing;
        let text = name.text.as_str();
        let path = self.loaded.paths.get(target.0 as usize);
        let path = path.map(String::as_str).unwrap_or_default();
        let message = format!("`{path}` does not define `{text}`");
        let mut diagnostic = Diagnostic::new(Code::JSI0105, file, name.span, message)
            .label("not defined in that file");
        if let Some(item) = self.passed_on(target, text) {
            diagnostic = diagnostic
                .secondary_label(item.file, item.name.span, "defined here")
                .help("import the name from the file that defines it");
        } else if let Some(found) = self.similar_item(target, text) {
            diagnostic = diagnostic.help(format!("a similar name exists in that file: `{found}`"));
            let title = format!("write `{found}`");
            diagnostic = if same_but_for_case(text, found) {
                diagnostic.fix(title, name.span, found)
            } else {
                diagnostic.offer(title, name.span, found)
            };
            // where the right name is used in this file, nothing more is wrong
            if let Some(scope) = self.scopes.files.get_mut(file.0 as usize) {
                scope.ignore(found);
            }
        }
        self.report(diagnostic);
    }

    /// The item of that name which `file` itself takes from another file.
    fn passed_on(&self, file: FileId, name: &str) -> Option<ItemRef<'a>> {
        let Some(Binding::Item(id)) = self.scopes.file(file)?.get(name) else {
            return None;
        };
        self.scopes.item(id).filter(|item| item.file != file)
    }

    fn similar_item(&self, file: FileId, name: &str) -> Option<&'a str> {
        let scope = self.scopes.file(file)?;
        if !self.may_compare(scope.own_order.len()) {
            return None;
        }
        similar(name, scope.own_order.iter().copied())
    }
}
