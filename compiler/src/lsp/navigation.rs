//! Navigation: definitions, generated Rust, references, renames and links.

use std::path::{Path, PathBuf};

use gen_lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentHighlight, DocumentHighlightParams,
    DocumentLink, DocumentLinkParams, ImplementationParams, ImplementationResponse, Location,
    LocationLink, PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult, Range,
    ReferenceParams, RenameFilesParams, RenameParams, TypeDefinitionParams, TypeDefinitionResponse,
    WorkspaceEdit,
};
use jsi_idl::ide::{self, DefinitionSite, Entity, Lines, Occurrence};
use jsi_idl::model::Item;
use jsi_idl::source::Span;

use super::convert;
use super::disk::is_on_disk;
use super::rust_code;
use super::scripts;
use super::state::{At, Failure, State};
use super::uri;
use crate::fs::{GENERATED_HEADER, read_text};
use crate::lower::names::module_stem;
use crate::pipeline::crate_root;

/// `textDocument/definition`
pub(super) fn definition(
    state: &mut State,
    params: DefinitionParams,
) -> Result<Option<DefinitionResponse>, Failure> {
    let At {
        analysis,
        file,
        offset,
    } = state.at(&params.text_document_position_params)?;
    let Some((span, place)) = ide::definition(&analysis, file, offset) else {
        return Ok(None);
    };
    let mut places = state.places(&analysis);
    let (target_uri, target_range, target_selection_range) = match place {
        DefinitionSite::Name { file, name, whole } => (
            places.uri(file),
            places.range(file, whole),
            places.range(file, name),
        ),
        DefinitionSite::File(path)
            if !Path::new(&path).is_file() && ide::file(&analysis, &path).is_none() =>
        {
            return Ok(None);
        }
        DefinitionSite::File(path) => (uri::of(&path), Range::default(), Range::default()),
        DefinitionSite::JavaScript { path, names } => {
            let Some(site) = scripts::site(state, &path, &names) else {
                return Ok(None);
            };
            let lines = Lines::new(&site.text, state.client.encoding);
            let range = convert::range(&lines, site.span);
            (uri::of(&site.path), range, range)
        }
    };
    let link = LocationLink {
        origin_selection_range: Some(places.range(file, span)),
        target_uri,
        target_range,
        target_selection_range,
    };
    Ok(Some(if state.client.links {
        DefinitionResponse::DefinitionLinkList(vec![link])
    } else {
        let location = Location {
            uri: link.target_uri,
            range: link.target_selection_range,
        };
        DefinitionResponse::Definition(location.into())
    }))
}

/// `textDocument/typeDefinition`
pub(super) fn type_definition(
    state: &mut State,
    params: TypeDefinitionParams,
) -> Result<Option<TypeDefinitionResponse>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let mut places = state.places(&at.analysis);
    let found = ide::type_definition(&at.analysis, at.file, at.offset);
    let found: Vec<Location> = found
        .into_iter()
        .filter_map(|it| match it {
            DefinitionSite::Name { file, name, .. } => Some(places.location(file, name)),
            DefinitionSite::File(_) | DefinitionSite::JavaScript { .. } => None,
        })
        .collect();
    let found = (!found.is_empty()).then_some(Definition::LocationList(found));
    Ok(found.map(TypeDefinitionResponse::Definition))
}

/// `workspace/willRenameFiles`
pub(super) fn will_rename(
    state: &mut State,
    params: RenameFilesParams,
) -> Result<Option<WorkspaceEdit>, Failure> {
    let analysis = state.session.analysis();
    let moves = params.files.iter();
    let moves = moves.map(|it| (uri::path(&it.old_uri), uri::path(&it.new_uri)));
    let edits = ide::moved_files(&analysis, &moves.collect::<Vec<_>>());
    let edit = (!edits.is_empty()).then(|| state.places(&analysis).workspace_edit(&edits));
    Ok(edit)
}

/// `textDocument/implementation`: the user's code, and the generated Rust, if it was written.
pub(super) fn implementation(
    state: &mut State,
    params: ImplementationParams,
) -> Result<Option<ImplementationResponse>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let (id, member) = match ide::occurrence_at(&at.analysis, at.file, at.offset) {
        Some(Occurrence {
            entity: Entity::Item(id),
            ..
        }) => (id, None),
        Some(Occurrence {
            entity: Entity::Member(id, index),
            ..
        }) => (id, Some(index)),
        _ => return Ok(None),
    };
    let model = &at.analysis.model;
    let item = model.item(id);
    let jsi = &model.file(item.file).path;
    let name = member.and_then(|index| super::code_lens::rust_member(item, index));
    let mut found = Vec::new();
    let root = Path::new(jsi).parent().filter(|_| is_on_disk(jsi));
    if let Some(root) = root.and_then(crate_root) {
        for it in rust_code::implementations(&root, &item.rust_name, name) {
            let lines = Lines::new(&it.text, state.client.encoding);
            found.push(Location {
                uri: uri::of(&it.path.to_string_lossy()),
                range: convert::range(&lines, it.span),
            });
        }
    }
    if let Some((path, text)) = generated(jsi) {
        let range = generated_range(state, item, name, &text);
        let uri = uri::of(&path.to_string_lossy());
        found.push(Location { uri, range });
    }
    Ok(match found.len() {
        0 => None,
        1 => found
            .pop()
            .map(|it| ImplementationResponse::Definition(it.into())),
        _ => Some(ImplementationResponse::Definition(found.into())),
    })
}

/// The place of an item, or of its member of this name, in generated Rust.
fn generated_range(state: &State, item: &Item, name: Option<&str>, text: &str) -> Range {
    let mut offset = ["trait", "struct", "enum"]
        .into_iter()
        .find_map(|kind| text.find(&format!("pub {kind} {}", item.rust_name)))
        .unwrap_or_default();
    if let Some(name) = name {
        let rest = text.get(offset..).unwrap_or_default();
        offset += rest.find(&format!("fn {name}(")).unwrap_or_default();
    }
    let lines = Lines::new(text, state.client.encoding);
    convert::range(&lines, Span::new(offset as u32, offset as u32))
}

/// The newest generated file of a `.jsi` file: next to the sources, or in the output folder of a build script.
fn generated(jsi: &str) -> Option<(PathBuf, String)> {
    let name = format!("{}.rs", module_stem(jsi));
    let root = crate_root(Path::new(jsi).parent()?)?;
    let mut folders = vec![root.join("src")];
    for above in root.ancestors() {
        let target = above.join("target");
        let folder = |path: &Path| std::fs::read_dir(path).into_iter().flatten().flatten();
        for profile in [
            "debug",
            "release",
            "wasm32-unknown-unknown/debug",
            "wasm32-unknown-unknown/release",
        ] {
            let build = target.join(profile).join("build");
            folders.extend(folder(&build).map(|it| it.path().join("out")));
        }
    }
    let mut found: Vec<(std::time::SystemTime, PathBuf)> = Vec::new();
    for folder in folders {
        let inner = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let inner = inner.map(|it| it.path()).filter(|it| it.is_dir());
        for folder in std::iter::once(folder.clone()).chain(inner) {
            let path = folder.join(&name);
            if let Ok(time) = path.metadata().and_then(|it| it.modified()) {
                found.push((time, path));
            }
        }
    }
    found.sort();
    found.into_iter().rev().find_map(|(_, path)| {
        let text = read_text(&path).ok()?;
        text.starts_with(GENERATED_HEADER).then_some((path, text))
    })
}

/// `textDocument/references`
pub(super) fn references(
    state: &mut State,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let mut places = state.places(&at.analysis);
    let mut found = ide::references(&at.analysis, at.file, at.offset);
    found.retain(|it| params.context.include_declaration || !it.declares);
    let found = found
        .into_iter()
        .map(|it| places.location(it.file, it.span));
    Ok(Some(found.collect()))
}

/// `textDocument/documentHighlight`
pub(super) fn highlights(
    state: &mut State,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let mut places = state.places(&at.analysis);
    let found = ide::highlights(&at.analysis, at.file, at.offset);
    let found = found.into_iter().map(|it| DocumentHighlight {
        range: places.range(it.file, it.span),
        kind: None,
    });
    Ok(Some(found.collect()))
}

/// `textDocument/prepareRename`
pub(super) fn prepare_rename(
    state: &mut State,
    params: PrepareRenameParams,
) -> Result<Option<PrepareRenameResult>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let span = ide::prepare_rename(&at.analysis, at.file, at.offset);
    let Some(span) = span else {
        return Ok(None);
    };
    let text = at.analysis.sources.get(at.file.0 as usize);
    let placeholder = text.map_or("", |source| span.of(&source.text)).to_owned();
    let range = state.places(&at.analysis).range(at.file, span);
    Ok(Some(PrepareRenameResult::PrepareRenamePlaceholder(
        PrepareRenamePlaceholder { range, placeholder },
    )))
}

/// `textDocument/rename`
pub(super) fn rename(
    state: &mut State,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let edits = ide::rename(&at.analysis, at.file, at.offset, &params.new_name);
    let edits = edits.map_err(Failure::refused)?;
    Ok(Some(state.places(&at.analysis).workspace_edit(&edits)))
}

/// `textDocument/documentLink`
pub(super) fn links(
    state: &mut State,
    params: DocumentLinkParams,
) -> Result<Option<Vec<DocumentLink>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let mut places = state.places(&analysis);
    let found = ide::links(&analysis, file).into_iter();
    let found = found.map(|(span, path)| DocumentLink {
        range: places.range(file, span),
        target: Some(uri::of(&path)),
        tooltip: None,
        data: None,
    });
    Ok(Some(found.collect()))
}
