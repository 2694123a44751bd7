//! What an editor shows about the place under the pointer, as Markdown: the declaration of a name with its generated code, the Rust type
//! of a type, the meaning of a keyword. The language server and the playground show the same.

pub(crate) mod lowered;
pub(crate) mod markdown;

use jsi_idl::Analysis;
use jsi_idl::ide::{self, Entity, Occurrence};
use jsi_idl::model::{Item, ItemId, ItemKind, Member, Source};
use jsi_idl::source::{FileId, Span};

use lowered::Lowered;
use markdown::code;
pub use markdown::docs;

/// A text about a piece of source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// Markdown.
    pub text: String,
    /// What it is about.
    pub span: Option<Span>,
}

/// The text about an offset of a file.
#[must_use]
pub fn hover(analysis: &Analysis, file: FileId, offset: u32) -> Option<Hover> {
    let found = ide::occurrence_at(analysis, file, offset);
    let typed = ide::written_types(analysis, file);
    let around = typed
        .iter()
        .find(|it| it.span.start <= offset && offset <= it.span.end);
    let mut text = String::new();
    let mut place = None;
    if let Some(Occurrence { span, entity }) = found {
        place = Some(span);
        let word = span.of(source(analysis, file));
        match entity {
            Entity::Item(id) => {
                item(analysis, id, &mut text);
                if ide::builtin_type_docs(word).is_some() {
                    let word = markdown::code(word);
                    let note = format!("used instead of the built-in type {word} in this file");
                    paragraph(&mut text, &note);
                }
            }
            Entity::Member(id, index) => part(analysis, id, index, &mut text),
            Entity::Param(..) => {}
            Entity::TypeParam(id, index, name) => type_param(analysis, id, index, name, &mut text),
            Entity::Builtin => text.push_str(ide::builtin_type_docs(word).unwrap_or_default()),
            Entity::Attribute => text.push_str(ide::attribute_docs(word).unwrap_or_default()),
            Entity::File(ref path) => text.push_str(&markdown::code(path)),
        }
        if let Entity::Param(id, _, name) = entity
            && let Some(lowered) = Lowered::new(analysis, id)
            && let Some(it) = typed
                .iter()
                .find(|it| matches!(it.role, ide::TypeRole::Param(param) if param.span == name))
            && let Some(ty) = lowered.ty(it)
        {
            fence(&mut text, "rust", &format!("{word}: {ty}"));
        }
    }
    if let Some(typed) = around
        && let Some(lowered) = Lowered::new(analysis, typed.item)
        && let Some(ty) = lowered.ty(typed)
    {
        let written = typed.span.of(source(analysis, file));
        let (written, ty) = (markdown::code(written), markdown::code(&ty));
        paragraph(&mut text, &format!("{written} is {ty} in Rust here"));
        place = place.or(Some(typed.span));
    }
    if text.is_empty()
        && let Some((span, about)) = keyword(analysis, file, offset)
    {
        text.push_str(about);
        place = Some(span);
    }
    if text.is_empty() {
        return None;
    }
    Some(Hover { text, span: place })
}

fn source(analysis: &Analysis, file: FileId) -> &str {
    let source = analysis.sources.get(file.0 as usize);
    source.map_or("", |source| &source.text)
}

fn paragraph(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more);
}

fn fence(text: &mut String, language: &str, code: &str) {
    paragraph(text, &markdown::block(language, code));
}

fn notes(docs: &str, deprecated: Option<&str>, text: &mut String) {
    if let Some(why) = deprecated {
        let colon = if why.is_empty() { "" } else { ": " };
        let why = markdown::plain(why);
        paragraph(text, &format!("**deprecated**{colon}{why}"));
    }
    paragraph(text, &markdown::docs(docs));
}

fn item(analysis: &Analysis, id: ItemId, text: &mut String) {
    let item = analysis.model.item(id);
    fence(text, "jsi", &head(analysis, item));
    notes(&item.docs, item.deprecated.as_deref(), text);
    if let Some(lowered) = Lowered::new(analysis, id) {
        fence(text, "rust", &lowered.rust());
        if let Some(typescript) = lowered.typescript_item() {
            fence(text, "typescript", &typescript);
        }
    }
    if let Some(from) = from(&item.kind) {
        paragraph(text, &from);
    }
}

/// The text before the body; of an alias all of it.
fn head(analysis: &Analysis, item: &Item) -> String {
    let text = item.span.of(source(analysis, item.file));
    let head = text.split_once('{').map_or(text, |(head, _)| head);
    head.trim_end().to_owned()
}

fn from(kind: &ItemKind) -> Option<String> {
    let source = match kind {
        ItemKind::Interface(it) => it.source.as_ref(),
        ItemKind::Class(it) => it.source.as_ref(),
        _ => None,
    }?;
    Some(match source {
        Source::Local { path, .. } => format!("JavaScript: {}", code(path)),
        Source::Bare(name) => format!(
            "JavaScript: the module {}, resolved by the bundler",
            code(name)
        ),
        Source::Global(parts) => {
            let parts = parts.iter().map(|part| format!(".{part}"));
            let path = format!("globalThis{}", parts.collect::<String>());
            format!("JavaScript: {}", code(&path))
        }
        Source::Host(name) => {
            let name = code(name);
            format!("JavaScript: the module that is registered at run time as {name}")
        }
    })
}

fn part(analysis: &Analysis, id: ItemId, index: usize, text: &mut String) {
    let item = analysis.model.item(id);
    let member = |it: &Member, text: &mut String| {
        fence(text, "jsi", it.span.of(source(analysis, item.file)));
        notes(&it.docs, it.deprecated.as_deref(), text);
    };
    match &item.kind {
        ItemKind::Interface(it) => it
            .members
            .get(index)
            .into_iter()
            .for_each(|it| member(it, text)),
        ItemKind::CallbackInterface(it) => it
            .members
            .get(index)
            .into_iter()
            .for_each(|it| member(it, text)),
        ItemKind::Class(it) => it
            .members
            .get(index)
            .into_iter()
            .for_each(|it| member(it, text)),
        ItemKind::Record(it) => {
            if let Some(it) = it.fields.get(index) {
                notes(&it.docs, it.deprecated.as_deref(), text);
            }
        }
        ItemKind::NumberEnum(it) => {
            if let Some(it) = it.variants.get(index) {
                notes(&it.docs, it.deprecated.as_deref(), text);
            }
        }
        ItemKind::StringEnum(it) => {
            if let Some(it) = it.variants.get(index) {
                notes(&it.docs, it.deprecated.as_deref(), text);
            }
        }
        ItemKind::Alias(_) | ItemKind::Union(_) => {}
    }
    if let Some(lowered) = Lowered::new(analysis, id) {
        if let Some(rust) = lowered.part(index) {
            fence(text, "rust", &rust);
        }
        if let Some(typescript) = lowered.typescript(index) {
            fence(text, "typescript", &typescript);
        }
    }
}

/// A type parameter with its bound, in `.jsi` and in Rust.
fn type_param(
    analysis: &Analysis,
    id: ItemId,
    index: Option<usize>,
    name: Span,
    text: &mut String,
) {
    let item = analysis.model.item(id);
    let (of_item, members) = match &item.kind {
        ItemKind::Interface(it) => (&[][..], it.members.as_slice()),
        ItemKind::CallbackInterface(it) => (&[][..], it.members.as_slice()),
        ItemKind::Class(it) => (it.type_params.as_slice(), it.members.as_slice()),
        ItemKind::Record(it) => (it.type_params.as_slice(), &[][..]),
        ItemKind::Alias(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => return,
    };
    let member = index.and_then(|index| members.get(index));
    let all = member.map_or(of_item, Member::type_params);
    let Some(param) = all.iter().find(|it| it.span == name) else {
        return;
    };
    let bound = param.bound.map(|id| analysis.model.item(id).name.as_str());
    let bound = bound.map_or_else(String::new, |bound| format!(" extends {bound}"));
    fence(text, "jsi", &format!("{}{bound}", param.name));
    let of = markdown::code(member.map_or(&item.name, |it| &it.name));
    paragraph(text, &format!("type parameter of {of}"));
    let rust = member.zip(Lowered::new(analysis, id));
    if let Some(bounds) = rust.and_then(|(member, it)| it.type_param(member, &param.name)) {
        fence(text, "rust", &bounds);
    }
}

/// The keyword at an offset, and what it means.
fn keyword(analysis: &Analysis, file: FileId, offset: u32) -> Option<(Span, &'static str)> {
    let words = ide::semantic_tokens(analysis, file);
    let is_here = |span: Span| span.start <= offset && offset <= span.end;
    let word = words
        .into_iter()
        .find(|it| it.kind == ide::SemanticTokenKind::Keyword && is_here(it.span))?;
    Some((
        word.span,
        ide::keyword_docs(word.span.of(source(analysis, file)))?,
    ))
}
