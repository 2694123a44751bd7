//! Completion: suggestions for an offset, the most likely first.

mod paths;
mod snippets;
mod types;

use super::builtin_docs::attribute_docs;
use super::context::{CompletionContext, context};
use super::names::{text, tree, use_items, used_file};
use crate::analysis::Analysis;
use crate::check::attribute_table::{attribute_names, lint_names};
use crate::diagnostics::Edit;
use crate::model::ItemKind;
use crate::source::{FileId, Span};

/// The kind of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// A word of the language.
    Keyword,
    /// A form with places to fill.
    Snippet,
    /// A type of the language.
    Builtin,
    /// A type parameter.
    TypeParameter,
    /// A class.
    Class,
    /// A record.
    Record,
    /// An enum.
    Enum,
    /// An alias.
    Alias,
    /// An interface, which can be used from another file.
    Interface,
    /// An attribute, or the name of a lint.
    Attribute,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The text that is displayed.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A short detail, such as the file it comes from.
    pub detail: String,
    /// Documentation in Markdown.
    pub docs: String,
    /// The text that is inserted; in the syntax of snippets if `snippet` is set.
    pub text: String,
    /// `text` has places to fill: `$1`, `${1:name}`, `$0`.
    pub snippet: bool,
    /// Marked as `@deprecated`.
    pub deprecated: bool,
    /// Further edits of the file.
    pub edits: Vec<Edit>,
}

impl Completion {
    fn new(label: &str, kind: CompletionKind) -> Self {
        Self {
            label: label.to_owned(),
            kind,
            detail: String::new(),
            docs: String::new(),
            text: label.to_owned(),
            snippet: false,
            deprecated: false,
            edits: Vec::new(),
        }
    }

    fn snippet(label: &str, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            snippet: true,
            ..Self::new(label, CompletionKind::Snippet)
        }
    }

    fn about(mut self, docs: &str) -> Self {
        docs.clone_into(&mut self.docs);
        self
    }
}

/// Suggestions for an offset, and the word that they replace. `list` gives the names in a folder, those of folders with a
/// `/` at the end.
pub fn complete(
    analysis: &Analysis,
    file: FileId,
    offset: u32,
    list: &dyn Fn(&str) -> Vec<String>,
) -> (Span, Vec<Completion>) {
    let text = text(analysis, file);
    let (context, word) = context(text, offset);
    let found = match context {
        CompletionContext::Nothing => Vec::new(),
        CompletionContext::Item { exported } => snippets::items(exported),
        CompletionContext::Callback => snippets::callback_interface(),
        CompletionContext::Head { words } => head(&words),
        CompletionContext::From => from(),
        CompletionContext::Extends {
            of: "class",
            exported: true,
        } => vec![types::error()],
        CompletionContext::Extends { of, .. } => types::bases(analysis, file, of),
        CompletionContext::Path { start, source } => {
            let span = Span::new(start.min(offset), offset);
            return paths::paths(analysis, file, span, source, list);
        }
        CompletionContext::UseNames { path } => use_names(analysis, file, path),
        CompletionContext::Member { of, words } => snippets::members(of, &words),
        CompletionContext::Type(place) => {
            let mut found = types::types(analysis, file, place);
            if types::takes_any(place) {
                found.splice(0..0, types::type_params(analysis, file, offset));
            }
            found
        }
        CompletionContext::Attribute => attributes(),
        CompletionContext::Argument { attribute: "allow" } => {
            let lints = lint_names();
            lints
                .map(|lint| Completion::new(lint, CompletionKind::Attribute))
                .collect()
        }
        CompletionContext::Argument { .. } => Vec::new(),
    };
    (word, found)
}

fn keyword(word: &str) -> Completion {
    Completion::new(word, CompletionKind::Keyword)
}

fn head(words: &[&str]) -> Vec<Completion> {
    let has = |word| words.contains(&word);
    let mut found = Vec::new();
    if has("callback") {
        return found;
    }
    let is_import = has("interface") || has("class");
    if has("from") || !(is_import || has("record")) {
        return found;
    }
    if is_import && !has("export") {
        found.push(keyword("from"));
    }
    let can_extend = !has("export") || has("class");
    if can_extend && !has("extends") {
        found.push(keyword("extends"));
    }
    found
}

fn from() -> Vec<Completion> {
    vec![
        Completion::snippet("\"./…\"", "\"./$0\"")
            .about("A JavaScript file, with a path relative to this file."),
        keyword("globalThis").about("A global object."),
        Completion::snippet("host \"…\"", "host \"$0\"")
            .about("A module that is registered at run time under this name."),
    ]
}

fn attributes() -> Vec<Completion> {
    let all = attribute_names().map(|name| {
        let about = attribute_docs(name).unwrap_or_default();
        let mut it = Completion::new(name, CompletionKind::Attribute).about(about);
        let inside = match name {
            "js" | "rust" | "deprecated" => "(\"$1\")$0",
            "allow" => "($1)$0",
            _ => return it,
        };
        it.text.push_str(inside);
        it.snippet = true;
        it
    });
    all.collect()
}

fn use_names(analysis: &Analysis, file: FileId, path: &str) -> Vec<Completion> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let same: Vec<_> = use_items(tree)
        .filter(|(_, it)| it.path.value == path)
        .collect();
    let taken: Vec<&str> = same
        .iter()
        .flat_map(|(_, it)| it.names.iter().map(|name| name.name.text.as_str()))
        .collect();
    let here = analysis.model.files.get(file.0 as usize);
    let wanted = crate::resolve::path::join(here.map_or("", |it| &it.path), path);
    let mut readable = same
        .iter()
        .filter_map(|(_, it)| used_file(analysis, file, it));
    let Some(other) = readable.next().or_else(|| super::file(analysis, &wanted)) else {
        return Vec::new();
    };
    let items = analysis.model.file(other).items.iter();
    let items = items.map(|id| analysis.model.item(*id));
    let free = items.filter(|item| !taken.contains(&item.name.as_str()));
    free.map(item).collect()
}

/// An item as a suggestion.
fn item(item: &crate::model::Item) -> Completion {
    let kind = match item.kind {
        ItemKind::Alias(_) | ItemKind::Union(_) => CompletionKind::Alias,
        ItemKind::Interface(_) | ItemKind::CallbackInterface(_) => CompletionKind::Interface,
        ItemKind::Class(_) => CompletionKind::Class,
        ItemKind::Record(_) => CompletionKind::Record,
        ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => CompletionKind::Enum,
    };
    Completion {
        deprecated: item.deprecated.is_some(),
        ..Completion::new(&item.name, kind).about(&item.docs)
    }
}
