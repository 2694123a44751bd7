//! The imports between the files of a crate: `use` declarations, and paths that begin with `crate`, `super` or `self`. Re-exports are
//! followed to the file that defines the item. Modules under `#[cfg(test)]` are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One file names an item of another.
#[derive(Clone)]
pub struct Import {
    /// Path of the importing file, below the root of the repository.
    pub from: String,
    pub line: usize,
    /// The text of the path.
    text: String,
    /// Path of the file that defines the item.
    pub to: String,
}

impl fmt::Display for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} ({})",
            self.from, self.line, self.text, self.to
        )
    }
}

/// Whether one of the files is the parent module of the other one.
pub fn is_within(a: &str, b: &str) -> bool {
    let holds = |module: &str, part: &str| {
        let folder = module
            .strip_suffix("mod.rs")
            .map(str::to_owned)
            .or_else(|| Some(format!("{}/", module.strip_suffix(".rs")?)));
        folder.is_some_and(|folder| part.starts_with(&folder))
    };
    holds(a, b) || holds(b, a)
}

/// A path from the root of the crate, as segments.
type ModulePath = Vec<String>;

/// The content of a file.
#[derive(Default)]
struct File {
    path: String,
    module: ModulePath,
    /// Modules that it declares.
    children: BTreeSet<String>,
    /// Names of items that the file defines.
    items: BTreeSet<String>,
    /// Imported names, and the path of each.
    names: BTreeMap<String, ModulePath>,
    /// Modules that it imports with `*`.
    globs: Vec<ModulePath>,
    /// Line, text and target of all paths.
    paths: Vec<(usize, String, ModulePath)>,
}

/// The files of a crate's `src`.
pub struct Crate {
    folder: String,
    files: Vec<File>,
}

impl Crate {
    pub fn read(root: &Path, folder: &str) -> Self {
        let mut files = Vec::new();
        let mut open = vec![root.join(folder).join("src")];
        while let Some(place) = open.pop() {
            for entry in fs::read_dir(place).expect("the folder exists") {
                let path = entry.expect("the entry is readable").path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let short = path.strip_prefix(root).expect("it is below the root");
                    let short = short.to_string_lossy().replace('\\', "/");
                    let text = fs::read_to_string(&path).expect("the file is text");
                    files.push(File::parse(folder, short, &text));
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            folder: folder.to_owned(),
            files: without_tests(files),
        }
    }

    /// The names of the modules directly in `src`.
    pub fn modules(&self) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .map(|file| self.module_of(&file.path))
            .filter(|module| !["lib", "main"].contains(module))
    }

    /// The module directly in `src` that a file is a part of.
    pub fn module_of<'a>(&self, path: &'a str) -> &'a str {
        let inside = path
            .strip_prefix(&format!("{}/src/", self.folder))
            .expect("a file of this crate");
        let first = inside.split('/').next().unwrap_or(inside);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// All imports of one file from another.
    pub fn imports(&self) -> Vec<Import> {
        let mut found = BTreeMap::new();
        for file in &self.files {
            for (line, text, target) in &file.paths {
                let Some(to) = self.definition(target, &mut BTreeSet::new()) else {
                    continue;
                };
                if to != file.path {
                    found
                        .entry((&file.path, line, to))
                        .or_insert_with(|| Import {
                            from: file.path.clone(),
                            line: *line,
                            text: text.clone(),
                            to: to.to_owned(),
                        });
                }
            }
        }
        found.into_values().collect()
    }

    /// The file of the longest module that a path leads through, and the rest of the path.
    fn longest<'a>(&self, path: &'a [String]) -> Option<(&File, &'a [String])> {
        (0..=path.len()).rev().find_map(|length| {
            let (module, rest) = path.split_at(length);
            let file = self.files.iter().find(|file| file.module == module)?;
            Some((file, rest))
        })
    }

    fn definition(&self, path: &[String], seen: &mut BTreeSet<ModulePath>) -> Option<&str> {
        if !seen.insert(path.to_vec()) {
            return None;
        }
        let (file, rest) = self.longest(path)?;
        let Some((name, more)) = rest.split_first() else {
            return Some(&file.path);
        };
        if file.items.contains(name) {
            return Some(&file.path);
        }
        if let Some(target) = file.names.get(name) {
            let target: ModulePath = target.iter().chain(more).cloned().collect();
            return self.definition(&target, seen);
        }
        let through = file.globs.iter().find_map(|glob| {
            let target: ModulePath = glob.iter().chain(rest).cloned().collect();
            let (found, left) = self.longest(&target)?;
            let known = left
                .first()
                .is_none_or(|name| found.items.contains(name) || found.names.contains_key(name));
            known.then(|| self.definition(&target, seen)).flatten()
        });
        Some(through.unwrap_or(&file.path))
    }
}

/// The files that are not modules under `#[cfg(test)]` of others.
fn without_tests(files: Vec<File>) -> Vec<File> {
    let tests: Vec<ModulePath> = files
        .iter()
        .flat_map(|file| {
            let marked = file
                .items
                .iter()
                .filter_map(|item| item.strip_prefix("test "));
            marked.map(|name| joined(&file.module, [name.to_owned()]))
        })
        .collect();
    let is_test = |file: &File| tests.iter().any(|test| file.module.starts_with(test));
    files.into_iter().filter(|file| !is_test(file)).collect()
}

fn joined(module: &[String], more: impl IntoIterator<Item = String>) -> ModulePath {
    module.iter().cloned().chain(more).collect()
}

impl File {
    fn parse(folder: &str, path: String, text: &str) -> Self {
        let inside = path
            .strip_prefix(&format!("{folder}/src/"))
            .and_then(|path| path.strip_suffix(".rs"))
            .expect("a Rust file of the crate");
        let mut module: ModulePath = inside.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") || module == ["lib"] {
            module.pop();
        }
        let tokens: TokenStream = text.parse().expect("the file is Rust");
        let mut file = Self {
            path,
            module: module.clone(),
            ..Self::default()
        };
        file.children = declared_modules(tokens.clone());
        file.scan(tokens, &module, true);
        file
    }

    /// Collects the content of a module, which may be inline in the file.
    fn scan(&mut self, tokens: TokenStream, module: &[String], top: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut test = false;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let after = tokens.get(at + 1);
            match token {
                TokenTree::Group(group) => {
                    let attribute = group.stream().to_string();
                    test |= attribute == "cfg (test)";
                    self.scan(group.stream(), module, false);
                }
                TokenTree::Ident(word) if *word == "use" => {
                    let end = tokens.iter().skip(at).position(|token| is(token, ';'));
                    let end = at + end.unwrap_or_default();
                    let line = word.span().start().line;
                    let tree = tokens.get(at + 1..end).unwrap_or_default();
                    self.declare(tree, &[], module, line, !test);
                    test = false;
                    at = end;
                }
                TokenTree::Ident(word) if *word == "mod" => {
                    let name = after.map(ToString::to_string).unwrap_or_default();
                    let inline = match tokens.get(at + 2) {
                        Some(TokenTree::Group(group)) => Some(group.stream()),
                        _ => None,
                    };
                    match inline {
                        Some(_) if test => {}
                        Some(inner) => {
                            self.items.insert(name.clone());
                            self.scan(inner, &joined(module, [name]), false);
                        }
                        None if test => {
                            self.items.insert(format!("test {name}"));
                        }
                        None => {}
                    }
                    test = false;
                    at += 2;
                }
                TokenTree::Ident(word) if is_item(&word.to_string()) => {
                    if let (true, Some(TokenTree::Ident(name))) = (top, after) {
                        self.items.insert(name.to_string());
                    }
                }
                TokenTree::Ident(word) if *word == "macro_rules" => {
                    if let Some(name) = tokens.get(at + 2) {
                        self.items.insert(name.to_string());
                    }
                }
                TokenTree::Ident(word) if is_root(&word.to_string()) => {
                    let exported =
                        at > 0 && tokens.get(at - 1).is_some_and(|before| is(before, '$'));
                    let path = segments(tokens.get(at..).unwrap_or_default());
                    if !exported && path.len() > 1 {
                        self.refer(&path, module, word.span().start().line);
                    }
                    at += 3 * (path.len() - 1);
                }
                TokenTree::Punct(end) if end.as_char() == ';' => test = false,
                _ => {}
            }
            at += 1;
        }
    }

    /// Adds what a `use` declares.
    fn declare(
        &mut self,
        tree: &[TokenTree],
        before: &[String],
        module: &[String],
        line: usize,
        counts: bool,
    ) {
        // Macros are expanded in other crates.
        if tree.first().is_some_and(|token| is(token, '$')) {
            return;
        }
        let mut path = before.to_vec();
        let mut renamed = None;
        let mut tokens = tree.iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) if *word == "as" => {
                    renamed = tokens.next().map(ToString::to_string);
                }
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in inner.split(|token| is(token, ',')) {
                        if !part.is_empty() {
                            self.declare(part, &path, module, line, counts);
                        }
                    }
                    return;
                }
                TokenTree::Punct(star) if star.as_char() == '*' => {
                    self.globs.extend(self.absolute(&path, module));
                    return;
                }
                _ => {}
            }
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = renamed.or_else(|| path.last().cloned()).unwrap_or_default();
        if let Some(target) = self.absolute(&path, module) {
            self.names.insert(name, target);
        }
        if counts {
            self.refer(&path, module, line);
        }
    }

    /// The path from the root of the crate; none where it begins with the name of another crate.
    fn absolute(&self, path: &[String], module: &[String]) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some(joined(module, rest.iter().cloned())),
            "super" => {
                let (_, above) = module.split_last()?;
                match rest.first() {
                    Some(next) if next == "super" => self.absolute(rest, above),
                    _ => Some(joined(above, rest.iter().cloned())),
                }
            }
            child if self.children.contains(child) => Some(joined(module, path.iter().cloned())),
            _ => None,
        }
    }

    fn refer(&mut self, path: &[String], module: &[String], line: usize) {
        if let Some(target) = self.absolute(path, module) {
            self.paths.push((line, path.join("::"), target));
        }
    }
}

/// The names behind `mod`.
fn declared_modules(tokens: TokenStream) -> BTreeSet<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    pairs
        .filter(|(word, _)| matches!(word, TokenTree::Ident(word) if *word == "mod"))
        .map(|(_, name)| name.to_string())
        .collect()
}

/// The words of a path that starts here.
fn segments(tokens: &[TokenTree]) -> Vec<String> {
    let mut path = Vec::new();
    for (index, step) in tokens.chunks(3).enumerate() {
        let Some(TokenTree::Ident(word)) = step.first() else {
            break;
        };
        path.push(word.to_string());
        let colons = step.iter().skip(1).filter(|token| is(token, ':')).count();
        if colons < 2 || tokens.get(3 * index + 3).is_none() {
            break;
        }
    }
    path
}

fn is(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn is_root(word: &str) -> bool {
    ["crate", "super", "self"].contains(&word)
}

fn is_item(word: &str) -> bool {
    [
        "fn", "struct", "enum", "trait", "type", "const", "static", "union",
    ]
    .contains(&word)
}
