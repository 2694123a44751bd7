//! Completion: suggestions for an offset, the most likely first.

mod javascript;
mod paths;
mod platform;
mod snippets;
mod types;

use super::builtin_docs::attribute_docs;
use super::context::{CompletionContext, context};
use super::js::{ClassMember, Export, Global};
use super::names::{text, tree, use_items, used_file};
use crate::analysis::Analysis;
use crate::check::attribute_table::attribute_names;
use crate::diagnostics::{Code, Edit};
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
    /// A member of an item of the platform.
    Member,
    /// An attribute, or the name of a lint.
    Attribute,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A package of `node_modules`.
    Package,
    /// A name of JavaScript.
    JsName,
}

impl CompletionKind {
    /// What it is, in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keyword => "keyword",
            Self::Snippet => "snippet",
            Self::Builtin => "built-in type",
            Self::TypeParameter => "type parameter",
            Self::Class => "class",
            Self::Record => "record",
            Self::Enum => "enum",
            Self::Alias => "alias",
            Self::Interface => "interface",
            Self::Member => "member",
            Self::Attribute => "attribute",
            Self::File => "file",
            Self::Folder => "folder",
            Self::Package => "package",
            Self::JsName => "JavaScript",
        }
    }
}

/// The files around those of the analysis, and the JavaScript in them. Paths are normalised, as in [`crate::resolve::Loader`].
pub trait Files {
    /// The names in a folder, those of folders with a `/` at the end.
    fn list(&self, folder: &str) -> Vec<String>;

    /// What the module that a file names with `specifier` exports, in source order.
    fn exports(&self, file: &str, specifier: &str) -> Vec<Export> {
        let _ = (file, specifier);
        Vec::new()
    }

    /// The members of a class of such a module, in source order. `class` are the names that lead to it.
    fn class_members(&self, file: &str, specifier: &str, class: &[String]) -> Vec<ClassMember> {
        let _ = (file, specifier, class);
        Vec::new()
    }

    /// The properties of the global object, the most used first.
    fn globals(&self) -> Vec<Global> {
        Vec::new()
    }
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The text that is displayed.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// What follows the label, such as the parameters of a function.
    pub signature: String,
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
            signature: String::new(),
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

/// Suggestions for an offset, and the word that they replace.
pub fn complete(
    analysis: &Analysis,
    file: FileId,
    offset: u32,
    files: &dyn Files,
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
            return paths::paths(analysis, file, span, source, files);
        }
        CompletionContext::UseNames { path } => use_names(analysis, file, path),
        CompletionContext::UseMembers {
            path,
            item,
            event: Some(start),
        } => {
            let span = Span::new(start.min(offset), offset);
            return (span, platform::events(analysis, file, path, item));
        }
        CompletionContext::UseMembers { path, item, .. } => {
            platform::members(analysis, file, path, item)
        }
        CompletionContext::Global => javascript::global_names(files),
        CompletionContext::JsName { start } => {
            let span = Span::new(start.min(offset), offset);
            return (span, javascript::names(analysis, file, offset, true, files));
        }
        CompletionContext::Member { of, words } => {
            let mut found = match words.as_slice() {
                [] | ["static"] => {
                    javascript::members(analysis, file, offset, !words.is_empty(), files)
                }
                _ => Vec::new(),
            };
            let mut forms = snippets::members(of, &words);
            if of == "interface" && javascript::of_module(analysis, file, offset) {
                // only its objects have properties that can be set
                forms.retain(|it| it.label != "property");
            }
            found.extend(forms);
            found
        }
        CompletionContext::Type(place) => {
            let mut found = types::types(analysis, file, place);
            if types::takes_any(place) {
                found.splice(0..0, types::type_params(analysis, file, offset));
            }
            found
        }
        CompletionContext::Attribute => attributes(),
        CompletionContext::Argument { attribute: "allow" } => {
            let lints = Code::lints();
            lints
                .map(|lint| {
                    // the first paragraph below the title
                    let mut parts = lint.explanation().split("\n\n");
                    let about = parts.find(|it| !it.starts_with('#')).unwrap_or_default();
                    Completion::new(lint.name(), CompletionKind::Attribute).about(about)
                })
                .collect()
        }
        CompletionContext::Argument { attribute: "js" } => {
            javascript::names(analysis, file, offset, false, files)
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
        found.push(keyword("from").about("Where JavaScript has it: a module or a global object."));
    }
    let can_extend = !has("export") || has("class");
    if can_extend && !has("extends") {
        found.push(keyword("extends").about("The item whose members it has, too."));
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
    if let Some(module) = analysis.platform.module(path) {
        let free = module.names().filter(|name| !taken.contains(name));
        return free
            .map(|name| Completion::new(name, CompletionKind::Class))
            .collect();
    }
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
