//! The files of an editor from one change to the next: what is open and how it was parsed, what was read from the disk,
//! and the analysis of all of it, computed again only when something changed.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use super::actions::{Action, ActionKind};
use crate::analysis::{Analysis, analyze};
use crate::diagnostics::{Applicability, Edit, Levels};
use crate::repair::{Repairs, keeps_comments, settle};
use crate::resolve::platform::Platform;
use crate::resolve::{Loader, Refused, Snapshot};
use crate::source::{FileId, Span};
use crate::syntax::Document;

/// The files that an editor works on. Paths are normalised, as in [`Loader`].
pub struct Session {
    disk: Box<dyn Loader>,
    /// Files of the workspace, open or not.
    known: BTreeSet<String>,
    open: HashMap<String, OpenFile>,
    /// The files read from the disk; `None` for one that does not exist.
    read: RefCell<HashMap<String, Option<Snapshot>>>,
    current: Option<Rc<Analysis>>,
}

/// A file whose text is the editor's.
struct OpenFile {
    document: Document,
    /// The document as of the last analysis.
    snapshot: Option<Snapshot>,
}

impl Session {
    /// No files yet; what is not open is read from `disk`.
    #[must_use]
    pub fn new(disk: Box<dyn Loader>) -> Self {
        Self {
            disk,
            known: BTreeSet::new(),
            open: HashMap::new(),
            read: RefCell::new(HashMap::new()),
            current: None,
        }
    }

    /// Sets the files of the workspace, beside those that are open.
    pub fn set_known(&mut self, paths: impl IntoIterator<Item = String>) {
        self.known = paths.into_iter().collect();
        self.current = None;
    }

    /// Opens a file, or replaces the whole text of one that is open.
    pub fn open(&mut self, path: &str, text: String) {
        let open = OpenFile {
            document: Document::new(text, FileId::default()),
            snapshot: None,
        };
        self.open.insert(path.to_owned(), open);
        self.current = None;
    }

    /// Replaces a part of an open file; of others nothing. Offsets that are nowhere are moved to where something is.
    pub fn edit(&mut self, path: &str, span: Span, with: &str) {
        if let Some(open) = self.open.get_mut(path) {
            open.snapshot = None;
            open.document.edit(span.start, span.end, with);
            self.current = None;
        }
    }

    /// The text of an open file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.open.get(path).map(|open| open.document.text())
    }

    /// Closes a file; from now on the disk has its text.
    pub fn close(&mut self, path: &str) {
        self.open.remove(path);
        self.changed(path);
    }

    /// Discards the text of a file that was changed outside of the editor. `exists` is whether it still exists.
    pub fn changed_on_disk(&mut self, path: &str, exists: bool) {
        if path.ends_with(".jsi") {
            if exists {
                self.known.insert(path.to_owned());
            } else {
                self.known.remove(path);
            }
        }
        self.changed(path);
    }

    fn changed(&mut self, path: &str) {
        self.read.borrow_mut().remove(path);
        self.current = None;
    }

    /// Drops everything that was computed from the texts, and parses open files again.
    pub fn reset(&mut self) {
        self.read.borrow_mut().clear();
        self.current = None;
        let texts = std::mem::take(&mut self.open);
        for (path, open) in texts {
            self.open(&path, open.document.text().to_owned());
        }
    }

    /// Closes all files, where even parsing them again fails.
    pub fn forget(&mut self) {
        self.open.clear();
        self.current = None;
    }

    /// The analysis of all files.
    pub fn analysis(&mut self) -> Rc<Analysis> {
        if let Some(current) = &self.current {
            return Rc::clone(current);
        }
        for open in self.open.values_mut() {
            let document = &open.document;
            let fresh = || Snapshot::of(document.text().into(), document.parsed().clone());
            open.snapshot.get_or_insert_with(fresh);
        }
        let roots: BTreeSet<&str> = self
            .known
            .iter()
            .chain(self.open.keys())
            .map(String::as_str)
            .collect();
        let roots: Vec<&str> = roots.into_iter().collect();
        let analysis = Rc::new(analyze(&SessionLoader(self), &roots));
        self.current = Some(Rc::clone(&analysis));
        analysis
    }

    /// The safe fixes of a file, made over and over as `jsic fix` does; nothing if they bring nothing more to light.
    pub fn fix_all(&mut self, path: &str) -> Option<Action> {
        let current = self.analysis();
        let file = file(&current, path)?;
        let source = current.sources.get(file.0 as usize)?;
        let before = Arc::clone(&source.text);
        let start = Fixed {
            analysis: Rc::clone(&current),
            text: before.to_string(),
            count: 0,
            rounds: 0,
        };
        let roots: Vec<&str> = current.sources.iter().map(|it| it.path.as_str()).collect();
        let fixed = settle(
            start,
            |it| &it.analysis,
            |it| it.next(self, path, file, &roots),
        );
        if fixed.rounds < 2 {
            return None;
        }
        let title = format!("fix {} problems in this file", fixed.count);
        let edits = vec![difference(file, &before, &fixed.text)];
        Some(Action::new(title, ActionKind::FixAll, edits))
    }

    /// Whether a file is open.
    #[must_use]
    pub fn is_open(&self, path: &str) -> bool {
        self.open.contains_key(path)
    }
}

/// A file after some of its fixes.
struct Fixed {
    analysis: Rc<Analysis>,
    text: String,
    count: usize,
    rounds: usize,
}

impl Fixed {
    /// The file after the next fixes that can be made together, if there are any.
    fn next(&self, session: &Session, path: &str, file: FileId, roots: &[&str]) -> Option<Self> {
        let sources = &self.analysis.sources;
        let source = sources.get(file.0 as usize)?;
        let of_file = self.analysis.diagnostics.iter();
        let of_file = of_file.filter(|it| it.primary.file == file);
        let repairs = Repairs::sound(sources, of_file, Applicability::Safe, |edit| {
            edit.file == file && keeps_comments(source, edit)
        });
        if repairs.count == 0 {
            return None;
        }
        let text = repairs.applied(file, &self.text);
        let loader = ChangedFile {
            others: SessionLoader(session),
            path,
            text: &text,
        };
        Some(Self {
            analysis: Rc::new(analyze(&loader, roots)),
            count: self.count + repairs.count,
            rounds: self.rounds + 1,
            text,
        })
    }
}

/// The one edit that makes a text of another one.
fn difference(file: FileId, before: &str, after: &str) -> Edit {
    let pairs = before.char_indices().zip(after.chars());
    let mut same = pairs
        .take_while(|((_, a), b)| a == b)
        .map(|((at, a), _)| at + a.len_utf8());
    let start = same.by_ref().last().unwrap_or_default();
    let (rest, new) = (
        before.get(start..).unwrap_or_default(),
        after.get(start..).unwrap_or_default(),
    );
    let pairs = rest.chars().rev().zip(new.chars().rev());
    let end: usize = pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    Edit {
        file,
        span: Span::new(start as u32, (before.len() - end) as u32),
        text: new.get(..new.len() - end).unwrap_or_default().to_owned(),
    }
}

/// The files of a session, one of which has another text.
struct ChangedFile<'s> {
    others: SessionLoader<'s>,
    path: &'s str,
    text: &'s str,
}

impl Loader for ChangedFile<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match path == self.path {
            true => Some(self.text.as_bytes().to_vec()),
            false => self.others.read(path),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.others.exists(path)
    }

    fn files(&self, folder: &str) -> Vec<String> {
        self.others.files(folder)
    }

    fn refused(&self, path: &str) -> Option<Refused> {
        self.others.refused(path)
    }

    fn parsed(&self, path: &str) -> Option<Snapshot> {
        (path != self.path)
            .then(|| self.others.parsed(path))
            .flatten()
    }

    fn levels(&self, path: &str) -> Levels {
        self.others.levels(path)
    }

    fn platform(&self) -> Platform {
        self.others.platform()
    }
}

/// A file of an analysis by its path.
#[must_use]
pub fn file(analysis: &Analysis, path: &str) -> Option<FileId> {
    let found = analysis.model.files.iter().position(|it| it.path == path);
    found.map(|index| FileId(index as u32))
}

/// Loads open files from the session, and others from the disk.
struct SessionLoader<'s>(&'s Session);

impl Loader for SessionLoader<'_> {
    fn refused(&self, path: &str) -> Option<Refused> {
        if self.0.is_open(path) {
            return None;
        }
        self.0.disk.refused(path)
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match self.0.open.get(path) {
            Some(open) => Some(open.document.text().as_bytes().to_vec()),
            None => self.0.disk.read(path),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.0.open.contains_key(path) || self.0.disk.exists(path)
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let open = self.0.open.keys().filter_map(|path| {
            let (place, name) = path.rsplit_once('/').unwrap_or(("", path));
            (place == folder).then(|| name.to_owned())
        });
        let names: BTreeSet<String> = open.chain(self.0.disk.files(folder)).collect();
        names.into_iter().collect()
    }

    fn levels(&self, path: &str) -> Levels {
        self.0.disk.levels(path)
    }

    fn platform(&self) -> Platform {
        self.0.disk.platform()
    }

    fn parsed(&self, path: &str) -> Option<Snapshot> {
        if let Some(open) = self.0.open.get(path) {
            return open.snapshot.clone();
        }
        let mut read = self.0.read.borrow_mut();
        let entry = read.entry(path.to_owned());
        entry
            .or_insert_with(|| Some(Snapshot::new(&self.0.disk.read(path)?)))
            .clone()
    }
}
