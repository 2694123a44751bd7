//! Loads the files of a run: the roots, then what they reach through `use`. Reports files that are missing, or
//! use each other in a circle.

use std::collections::HashMap;
use std::sync::Arc;

use super::platform::{self, is_platform};
use super::similar_file::{offer_path, similar_file};
use super::{Loader, graph, path};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, LineIndex, Span};
use crate::syntax::{self, tree};

/// A file of the run.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path as given, or, when reached through `use`, joined with that of the file it is used in.
    pub path: String,
    /// Its text. Bytes that are not UTF-8 are replaced by U+FFFD.
    pub text: Arc<str>,
    /// Its syntax tree.
    pub tree: Arc<tree::File>,
    /// Where its lines begin.
    pub lines: Arc<LineIndex>,
}

/// The text of a file and the result of parsing it; cheap to copy.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The text. Bytes that are not UTF-8 are replaced by U+FFFD.
    pub text: Arc<str>,
    /// Where its lines begin.
    pub lines: Arc<LineIndex>,
    /// The tree.
    pub tree: Arc<tree::File>,
    /// Its syntax errors. Their [`FileId`] is not set yet.
    pub diagnostics: Arc<[Diagnostic]>,
}

impl Snapshot {
    /// Parses bytes that should be UTF-8.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let (text, parsed) = syntax::parse_bytes(bytes, FileId::default());
        Self::of(text.into(), parsed)
    }

    /// A text and the result of parsing it.
    #[must_use]
    pub fn of(text: Arc<str>, parsed: syntax::Parsed) -> Self {
        Self {
            lines: Arc::new(LineIndex::new(&text)),
            text,
            tree: Arc::new(parsed.file),
            diagnostics: parsed.diagnostics.into(),
        }
    }
}

/// The diagnostic with all its places in `file`.
fn moved(mut diagnostic: Diagnostic, file: FileId) -> Diagnostic {
    diagnostic.primary.file = file;
    for label in &mut diagnostic.secondary {
        label.file = file;
    }
    for edit in diagnostic.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        edit.file = file;
    }
    diagnostic
}

/// All files of a run. The vectors have one entry per [`FileId`].
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) sources: Vec<Source>,
    /// Normalised paths.
    pub(crate) paths: Vec<String>,
    /// How many files were asked for; the others are reached through `use`.
    pub(crate) roots: usize,
    /// For each `use` in source order the file it names.
    pub(crate) uses: Vec<Vec<Option<FileId>>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Loads `roots` and everything they use.
pub(crate) fn load(loader: &dyn Loader, roots: &[&str]) -> Loaded {
    let mut loading = Loading {
        loader,
        ids: HashMap::new(),
        loaded: Loaded::default(),
    };
    for root in roots {
        let normal = path::normalize(root);
        if loading.ids.contains_key(&normal) {
            continue;
        }
        let document = loading.document(&normal);
        let missing = document.is_none();
        let document = document.unwrap_or_else(|| Snapshot::new(&[]));
        let refused = if missing {
            loader.refused(&normal)
        } else {
            None
        };
        let file = loading.add(root, normal, document);
        if let Some(refused) = refused {
            let diagnostic = refused.at(root, file, Span::default());
            loading.loaded.diagnostics.push(diagnostic);
        } else if missing {
            let message = format!("file `{root}` not found");
            let diagnostic = Diagnostic::new(Code::JSI0103, file, Span::default(), message);
            loading.loaded.diagnostics.push(diagnostic);
        }
    }
    loading.loaded.roots = loading.loaded.sources.len();
    let mut next = 0;
    while next < loading.loaded.sources.len() {
        loading.follow(FileId(next as u32));
        next += 1;
    }
    loading.platform();
    report_cycles(&mut loading.loaded);
    loading.loaded
}

struct Loading<'l> {
    loader: &'l dyn Loader,
    ids: HashMap<String, FileId>,
    loaded: Loaded,
}

impl Loading<'_> {
    fn document(&self, path: &str) -> Option<Snapshot> {
        let known = self.loader.parsed(path);
        known.or_else(|| Some(Snapshot::new(&self.loader.read(path)?)))
    }

    fn add(&mut self, given: &str, normal: String, document: Snapshot) -> FileId {
        let loaded = &mut self.loaded;
        let file = FileId(loaded.sources.len() as u32);
        let problems = document.diagnostics.iter().cloned();
        loaded
            .diagnostics
            .extend(problems.map(|it| moved(it, file)));
        loaded.sources.push(Source {
            path: given.to_owned(),
            text: document.text,
            tree: document.tree,
            lines: document.lines,
        });
        loaded.paths.push(normal.clone());
        loaded.uses.push(Vec::new());
        self.ids.insert(normal, file);
        file
    }

    /// Loads the files that `file` uses.
    fn follow(&mut self, file: FileId) {
        let index = file.0 as usize;
        let source = self.loaded.sources.get(index);
        let literals: Vec<tree::StrLit> = source
            .into_iter()
            .flat_map(|source| uses(&source.tree))
            .map(|used| used.path.clone())
            .collect();
        let targets: Vec<Option<FileId>> = literals
            .iter()
            .map(|literal| self.target(file, literal))
            .collect();
        if let Some(uses) = self.loaded.uses.get_mut(index) {
            *uses = targets;
        }
    }

    /// Loads what the files use of the platform.
    fn platform(&mut self) {
        let mut wanted: Vec<(FileId, tree::Use)> = Vec::new();
        for (index, source) in self.loaded.sources.iter().enumerate() {
            let file = FileId(index as u32);
            for used in uses(&source.tree) {
                let problems = platform::members_of_files(file, used);
                self.loaded.diagnostics.extend(problems);
                if is_platform(&used.path.value) {
                    wanted.push((file, used.clone()));
                }
            }
        }
        if wanted.is_empty() {
            return;
        }
        let wanted: Vec<(FileId, &tree::Use)> =
            wanted.iter().map(|(file, it)| (*file, it)).collect();
        let found = platform::load(self.loader.platform(), &wanted);
        self.loaded.diagnostics.extend(found.diagnostics);
        for (name, text) in found.modules {
            self.add(name, name.to_owned(), Snapshot::new(text.as_bytes()));
        }
        for (source, targets) in self.loaded.sources.iter().zip(&mut self.loaded.uses) {
            targets.resize(uses(&source.tree).count(), None);
            for (used, target) in uses(&source.tree).zip(targets) {
                if is_platform(&used.path.value) {
                    *target = self.ids.get(&used.path.value).copied();
                }
            }
        }
    }

    fn target(&mut self, file: FileId, literal: &tree::StrLit) -> Option<FileId> {
        let here = self.loaded.paths.get(file.0 as usize).cloned();
        let here = here.unwrap_or_default();
        let written = literal.value.as_str();
        if is_platform(written) {
            return None;
        }
        let wanted = path::join(&here, written);
        let plain = path::is_relative(written) || written.starts_with('/');
        if plain {
            if let Some(known) = self.ids.get(&wanted) {
                return Some(*known);
            }
            if let Some(document) = self.document(&wanted) {
                return Some(self.add(&wanted.clone(), wanted, document));
            }
        }
        if plain && let Some(refused) = self.loader.refused(&wanted) {
            let diagnostic = refused.at(written, file, literal.span);
            self.loaded.diagnostics.push(diagnostic);
            return None;
        }
        let message = format!("file `{written}` not found");
        let mut diagnostic = Diagnostic::new(Code::JSI0103, file, literal.span, message)
            .label(format!("there is no file `{wanted}`"));
        if !plain && self.loader.exists(&wanted) {
            diagnostic.primary.message = "the path must begin with `./` or `../`".to_owned();
        }
        let is_source = |name: &str| name.ends_with(".jsi");
        diagnostic = match similar_file(self.loader, &here, written, &[".jsi"], is_source) {
            // nothing else is meant by a path without its extension
            Some(found) if plain && found == format!("{written}.jsi") => diagnostic
                .help(format!("a file with a similar name exists: `{found}`"))
                .fix(
                    format!("write `{found}`"),
                    literal.span,
                    format!("\"{found}\""),
                ),
            Some(found) => offer_path(diagnostic, literal.span, &found),
            None => diagnostic.help("the path is relative to the file that contains it"),
        };
        self.loaded.diagnostics.push(diagnostic);
        None
    }
}

/// The `use` items of a file in source order.
pub(crate) fn uses(tree: &tree::File) -> impl Iterator<Item = &tree::Use> {
    tree.items.iter().filter_map(|item| match &item.kind {
        tree::ItemKind::Use(used) => Some(used),
        _ => None,
    })
}

fn report_cycles(loaded: &mut Loaded) {
    let mut edges: Vec<Vec<usize>> = Vec::with_capacity(loaded.uses.len());
    let mut places: Vec<Vec<Span>> = Vec::with_capacity(loaded.uses.len());
    for (source, uses) in loaded.sources.iter().zip(&loaded.uses) {
        // modules of the platform may name each other
        let uses = if is_platform(&source.path) {
            &[][..]
        } else {
            uses
        };
        let found = self::uses(&source.tree).zip(uses);
        let (out, at) = found
            .filter_map(|(used, target)| Some(((*target)?.0 as usize, used.path.span)))
            .unzip();
        edges.push(out);
        places.push(at);
    }
    for cycle in graph::walk(&edges).cycles {
        let place = |step: &graph::Step| {
            let span = places.get(step.node).and_then(|at| at.get(step.edge));
            (FileId(step.node as u32), span.copied().unwrap_or_default())
        };
        let Some((first, others)) = cycle.steps.split_first() else {
            continue;
        };
        let (file, span) = place(first);
        let label = match others {
            [] => "the file uses itself",
            _ => "this file uses the current file again",
        };
        let message = "files `use` each other in a cycle";
        let mut diagnostic = Diagnostic::new(Code::JSI0104, file, span, message).label(label);
        for step in others {
            let (file, span) = place(step);
            diagnostic = diagnostic.secondary_label(file, span, "next step of the cycle");
        }
        let help = "move the shared items to a third file, and `use` it in both";
        loaded.diagnostics.push(diagnostic.help(help));
    }
}
