//! Names of the JavaScript side: exports of the module that an item is from, members of its class, globals and packages.

use super::{Completion, CompletionKind, Files};
use crate::analysis::Analysis;
use crate::ide::js::ExportKind;
use crate::ide::names::tree;
use crate::model::js_path;
use crate::source::FileId;
use crate::syntax::tree::{AttrArg, Container, FromClause, Item, ItemKind, Member, MemberKind};

/// Members for the names of JavaScript that the item around an offset does not have yet. `is_static`: after `static`.
pub(super) fn members(
    analysis: &Analysis,
    file: FileId,
    offset: u32,
    is_static: bool,
    files: &dyn Files,
) -> Vec<Completion> {
    let Some(around) = around(analysis, file, offset, files) else {
        return Vec::new();
    };
    let mut found = around.names();
    found.retain(|it| {
        it.is_static == is_static && !around.item.members.iter().any(|of| has(of, &it.name))
    });
    let as_member = |it: JsName| {
        let place = |index: usize, text: &str| format!("${{{index}:{text}}}");
        let (text, signature) = match &it.params {
            Some(params) => {
                let typed = params.iter().enumerate();
                let typed = typed.map(|(index, name)| match name.strip_prefix("...") {
                    Some(name) => format!("...{name}: Array<{}>", place(index + 1, "Any")),
                    None => format!("{name}: {}", place(index + 1, "Any")),
                });
                let typed = typed.collect::<Vec<_>>().join(", ");
                let result = place(params.len() + 1, "Void");
                let text = format!("{}({typed}): {result};$0", it.name);
                (text, format!("({})", params.join(", ")))
            }
            None => {
                let readonly = if it.readonly { "readonly " } else { "" };
                let text = format!("{readonly}{}: {};$0", it.name, place(1, "Any"));
                (text, String::new())
            }
        };
        Completion {
            signature,
            detail: around.specifier.clone(),
            ..Completion::snippet(&it.name, &escape_names(&text, &it.name))
                .about("A name of the JavaScript module.")
        }
    };
    found.into_iter().map(as_member).collect()
}

/// The names in `@js("…")` of a member, or of a class, as texts.
pub(super) fn names(
    analysis: &Analysis,
    file: FileId,
    offset: u32,
    quoted: bool,
    files: &dyn Files,
) -> Vec<Completion> {
    let Some(around) = around(analysis, file, offset, files) else {
        return Vec::new();
    };
    let mut found = around.names();
    found.dedup_by(|a, b| a.name == b.name);
    let named = |it: JsName| {
        let text = match quoted {
            true => it.name.clone(),
            false => format!("\"{}\"", it.name),
        };
        Completion {
            text,
            signature: it
                .params
                .map_or(String::new(), |it| format!("({})", it.join(", "))),
            detail: around.specifier.clone(),
            ..Completion::new(&it.name, CompletionKind::JsName)
                .about("A name of the JavaScript module.")
        }
    };
    found.into_iter().map(named).collect()
}

/// Whether the item around an offset is from a module.
pub(super) fn of_module(analysis: &Analysis, file: FileId, offset: u32) -> bool {
    let items = tree(analysis, file).map_or(&[][..], |tree| &tree.items);
    let around = items.iter().rfind(|it| it.span.start < offset);
    around.is_some_and(|item| match &item.kind {
        ItemKind::Interface(it) => {
            matches!(it.from, Some(FromClause::Module(_) | FromClause::Host(_)))
        }
        _ => false,
    })
}

/// The global objects after `globalThis.`
pub(super) fn global_names(files: &dyn Files) -> Vec<Completion> {
    let all = files.globals().into_iter().map(|it| Completion {
        detail: it.place.to_owned(),
        ..Completion::new(&it.name, CompletionKind::JsName).about(it.docs)
    });
    all.collect()
}

/// The packages in the `node_modules` folders of a file's folder and those above.
pub(super) fn packages(here: &str, files: &dyn Files) -> Vec<Completion> {
    let mut found: Vec<String> = Vec::new();
    let mut folder = here;
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        let modules = format!("{folder}/node_modules");
        for name in files.list(&modules) {
            let Some(name) = name.strip_suffix('/').filter(|it| !it.starts_with('.')) else {
                continue;
            };
            if name.starts_with('@') {
                let scoped = files.list(&format!("{modules}/{name}"));
                let scoped = scoped.iter().filter_map(|it| it.strip_suffix('/'));
                found.extend(scoped.map(|it| format!("{name}/{it}")));
            } else {
                found.push(name.to_owned());
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    let package = |name: &String| {
        Completion::new(name, CompletionKind::Package).about("A package of `node_modules`.")
    };
    found.iter().map(package).collect()
}

/// A name of JavaScript that can be a member.
struct JsName {
    name: String,
    params: Option<Vec<String>>,
    is_static: bool,
    readonly: bool,
}

/// The item around an offset, and the module that it is from.
struct Around<'a> {
    item: &'a Container,
    /// In a body of a class, the names that lead to the class in JavaScript.
    class: Option<Vec<String>>,
    /// Whether names of classes are wanted, too.
    classes: bool,
    specifier: String,
    /// The file with the item.
    file: &'a str,
    files: &'a dyn Files,
}

impl Around<'_> {
    fn names(&self) -> Vec<JsName> {
        let Some(class) = &self.class else {
            let found = self.files.exports(self.file, &self.specifier).into_iter();
            // a class is an item of its own
            let found = found.filter(|it| {
                it.name != "default" && (it.kind != ExportKind::Class || self.classes)
            });
            return found
                .map(|it| JsName {
                    params: match it.kind {
                        ExportKind::Function(params) => Some(params),
                        ExportKind::Class | ExportKind::Value => None,
                    },
                    name: it.name,
                    is_static: false,
                    readonly: true,
                })
                .collect();
        };
        let found = self
            .files
            .class_members(self.file, &self.specifier, class)
            .into_iter();
        found
            .map(|it| JsName {
                name: it.name,
                params: it.params,
                is_static: it.is_static,
                readonly: it.readonly,
            })
            .collect()
    }
}

fn around<'a>(
    analysis: &'a Analysis,
    file: FileId,
    offset: u32,
    files: &'a dyn Files,
) -> Option<Around<'a>> {
    let tree = tree(analysis, file)?;
    let begins = |it: &&Item| {
        let attrs = it.attrs.iter().map(|attr| attr.span.start);
        attrs.fold(it.span.start, u32::min) < offset
    };
    let item = tree.items.iter().rfind(begins)?;
    let (container, is_class) = match &item.kind {
        ItemKind::Interface(it) => (it, false),
        ItemKind::Class(it) => (it, true),
        _ => return None,
    };
    let Some(FromClause::Module(module)) = &container.from else {
        return None;
    };
    // attributes before the item name the class itself
    let inside = container.body.is_some_and(|body| body.start < offset);
    let renamed = item.attrs.iter().filter(|it| it.name.text == "js");
    let renamed = renamed.flat_map(|it| it.args.iter().flatten());
    let mut renamed = renamed.filter_map(|it| match it {
        AttrArg::Str(literal) => Some(literal.value.clone()),
        AttrArg::Word(_) => None,
    });
    let here = analysis.model.files.get(file.0 as usize)?;
    Some(Around {
        item: container,
        class: (is_class && inside).then(|| {
            let path = renamed.next();
            let path = path.unwrap_or_else(|| container.name.text.clone());
            js_path::parts(&path).map(str::to_owned).collect()
        }),
        classes: is_class,
        specifier: module.value.clone(),
        file: &here.path,
        files,
    })
}

/// Whether a member has this name in JavaScript.
fn has(member: &Member, name: &str) -> bool {
    let renamed = member.attrs.iter().filter(|it| it.name.text == "js");
    let mut renamed = renamed.flat_map(|it| it.args.iter().flatten()).peekable();
    if renamed.peek().is_some() {
        return renamed.any(|it| matches!(it, AttrArg::Str(literal) if literal.value == name));
    }
    match &member.kind {
        MemberKind::Method { name: of, .. } | MemberKind::Property { name: of, .. } => {
            of.text == name
        }
        _ => false,
    }
}

/// A snippet whose first text is a name, which may have a `$`.
fn escape_names(text: &str, name: &str) -> String {
    text.replacen(name, &name.replace('$', "\\$"), 1)
}
