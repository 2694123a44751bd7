//! The files of a package from its main file on, in the order in which JavaScript evaluates them.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::error::BundleError;
use super::module::{Module, Syntax, Target};
use super::parse::parse;
use crate::js_imports;

/// The files of a package.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) modules: Vec<Module>,
    /// The numbers of the modules, each after those that it imports; cycles as JavaScript breaks them.
    pub(super) order: Vec<usize>,
    /// The files that addresses name, with those that they import: they stay files of their own.
    pub(super) assets: Vec<String>,
}

/// The number of the main file.
pub(super) const MAIN: usize = 0;

impl Graph {
    /// Reads the main file of a folder, all files of the folder that it imports, and `more` of them.
    ///
    /// # Errors
    ///
    /// [`BundleError`] of a file that is missing, or is not JavaScript.
    pub(super) fn load(
        folder: &Path,
        main: &str,
        syntax: Syntax,
        more: &[&str],
    ) -> Result<Self, BundleError> {
        let mut loader = Loader {
            folder,
            numbers: HashMap::new(),
            modules: Vec::new(),
        };
        loader.module(main, syntax)?;
        let more: Vec<usize> = more
            .iter()
            .map(|path| loader.module(path, Syntax::Module))
            .collect::<Result<_, _>>()?;
        // the files that are found are appended, until none is new
        let mut next = 0;
        while next < loader.modules.len() {
            loader.requests(next)?;
            next += 1;
        }
        let mut graph = Self {
            assets: assets(folder, main, &loader.modules),
            modules: loader.modules,
            order: Vec::new(),
        };
        graph.sort(&more);
        Ok(graph)
    }

    /// Determines the order of evaluation. What is only imported at run time comes last.
    fn sort(&mut self, more: &[usize]) {
        let mut done = vec![false; self.modules.len()];
        let mut order = Vec::new();
        for number in more {
            self.visit(*number, &mut done, &mut order);
        }
        self.visit(MAIN, &mut done, &mut order);
        for number in 0..self.modules.len() {
            self.visit(number, &mut done, &mut order);
        }
        self.order = order;
    }

    /// Appends a module after those that it imports, without recursion: chains of imports may be long.
    fn visit(&self, number: usize, done: &mut [bool], order: &mut Vec<usize>) {
        let mut stack = vec![(number, 0)];
        while let Some((number, next)) = stack.pop() {
            let Some(module) = self.modules.get(number) else {
                continue;
            };
            let was_done = done.get_mut(number).map(|it| std::mem::replace(it, true));
            if next == 0 && was_done == Some(true) {
                continue;
            }
            let is_static = |request: &usize| !module.dynamic.iter().any(|it| it.1 == *request);
            let imports = (next..module.requests.len()).filter(is_static);
            let found = imports.filter_map(|request| match module.requests.get(request)?.target {
                Target::Module(target) if done.get(target) == Some(&false) => {
                    Some((request, target))
                }
                _ => None,
            });
            match { found }.next() {
                Some((request, target)) => {
                    stack.push((number, request + 1));
                    stack.push((target, 0));
                }
                None => order.push(number),
            }
        }
    }
}

struct Loader<'a> {
    folder: &'a Path,
    numbers: HashMap<String, usize>,
    modules: Vec<Module>,
}

impl Loader<'_> {
    /// The number of the module in a file, which is read the first time.
    fn module(&mut self, path: &str, syntax: Syntax) -> Result<usize, BundleError> {
        if let Some(number) = self.numbers.get(path) {
            return Ok(*number);
        }
        let file = self.folder.join(path);
        let text = std::fs::read_to_string(&file)
            .map_err(|error| BundleError::unreadable(&file, error))?;
        let module = parse(path.to_owned(), file.display().to_string(), text, syntax)?;
        let number = self.modules.len();
        self.numbers.insert(path.to_owned(), number);
        self.modules.push(module);
        Ok(number)
    }

    /// Finds what a module imports.
    fn requests(&mut self, number: usize) -> Result<(), BundleError> {
        let Some(module) = self.modules.get(number) else {
            return Ok(());
        };
        let count = module.requests.len();
        for request in 0..count {
            let target = self.target(number, request)?;
            if let Some(it) = self
                .modules
                .get_mut(number)
                .and_then(|it| it.requests.get_mut(request))
            {
                it.target = target;
            }
        }
        Ok(())
    }

    fn target(&mut self, number: usize, request: usize) -> Result<Target, BundleError> {
        let Some(module) = self.modules.get(number) else {
            return Ok(Target::External);
        };
        let Some(it) = module.requests.get(request) else {
            return Ok(Target::External);
        };
        let is_local = it.specifier.starts_with("./") || it.specifier.starts_with("../");
        // the bundler of the page loads a WebAssembly file, and JSON and styles have attributes
        if !is_local || it.specifier.ends_with(".wasm") || !it.attributes.is_empty() {
            return Ok(Target::External);
        }
        let is_dynamic = module.dynamic.iter().any(|dynamic| dynamic.1 == request);
        let found =
            resolve(&module.path, &it.specifier).filter(|path| self.folder.join(path).is_file());
        match found {
            Some(path) => Ok(Target::Module(self.module(&path, Syntax::Module)?)),
            None if is_dynamic => Ok(Target::Absent),
            None => Err(module.error(
                it.span,
                format!("cannot find `{}`, which is imported here", it.specifier),
            )),
        }
    }
}

/// The files of the folder that modules name by their addresses, such as those of workers, and what these import, sorted. The main file is
/// written anyway.
fn assets(folder: &Path, main: &str, modules: &[Module]) -> Vec<String> {
    let named = modules.iter().flat_map(|module| {
        let paths = module.addresses.iter().map(|(path, ..)| path);
        paths.filter_map(|path| asset(folder, &module.path, path))
    });
    let mut waiting: Vec<String> = named.collect();
    let mut found = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if path == main || path.ends_with("_bg.wasm") || !found.insert(path.clone()) {
            continue;
        }
        if !path.ends_with(".js") && !path.ends_with(".mjs") {
            continue;
        }
        let text = std::fs::read_to_string(folder.join(&path)).unwrap_or_default();
        let imports = js_imports::imports(&text);
        waiting.extend(
            imports
                .iter()
                .filter_map(|it| asset(folder, &path, &it.specifier)),
        );
    }
    found.into_iter().collect()
}

/// The path of a file of the folder that another one names by a relative path.
pub(super) fn asset(folder: &Path, from: &str, specifier: &str) -> Option<String> {
    let file = specifier.split(['?', '#']).next()?;
    let path = resolve(from, file).filter(|_| file.starts_with('.'))?;
    folder.join(&path).is_file().then_some(path)
}

/// The path of a file that is named relative to another one; `None` outside of the folder.
pub(super) fn resolve(from: &str, specifier: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file() {
        let resolved = |from, to| resolve(from, to);
        assert_eq!(resolved("a.js", "./b.js").as_deref(), Some("b.js"));
        assert_eq!(
            resolved("snippets/a/x.js", "../b//y.js").as_deref(),
            Some("snippets/b/y.js")
        );
        assert_eq!(resolved("a.js", "../b.js"), None);
    }
}
