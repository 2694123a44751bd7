//! `jsic bundle`: makes one JavaScript module of the many that wasm-bindgen writes, and leaves out what the program does not use.
//!
//! 1. `package` finds the files; `wasm` reads which functions the WebAssembly file imports.
//! 2. `graph` reads the main file and the files of the package that it imports; `parse` and `scan` collect of each what the
//!    rest needs. Imports of anything else, such as npm packages, stay imports.
//! 3. `link` gives every name at the top level of a file a name that is unique in the bundle; `print` writes all files as one.
//! 4. `glue` finds the list of imports in the main file. It then names only the functions that the WebAssembly file imports, so
//!    that `optimize` can remove the others, with everything that only they use.
//! 5. `write` writes the files of the bundle, all or none.
//!
//! `build` is the form for crates: it builds the program, has wasm-bindgen write it, and makes one package of both.

mod build;
mod error;
mod glue;
mod graph;
mod link;
mod module;
mod optimize;
mod package;
mod parse;
mod print;
mod scan;
mod wasm;
mod write;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use oxc_span::Span;

pub use build::{BuildError, BuildOptions, Built, Watch, build};
pub use error::BundleError;
use glue::ImportList;
use graph::{Graph, resolve};
use link::{Binding, Linked};
use module::{Edit, Replacement, Target as Requested};
use optimize::Optimize;
use package::{Package, Target};
use wasm::{Import, Wasm};

/// What is bundled, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder that wasm-bindgen wrote.
    pub folder: PathBuf,
    /// The folder for the bundle; it is created.
    pub out: PathBuf,
    /// Whether names and spaces are shortened.
    pub minify: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundled {
    /// The names of the files with their sizes in bytes.
    pub files: Vec<(String, usize)>,
    /// The number of JavaScript files that became one.
    pub modules: usize,
}

/// Bundles a package.
///
/// # Errors
///
/// [`BundleError`], with the file and line of the cause; nothing is written then.
///
/// # Example
///
/// ```no_run
/// # fn main() -> Result<(), jsic::bundle::BundleError> {
/// let options = jsic::bundle::Options {
///     folder: "pkg".into(),
///     out: "dist".into(),
///     minify: true,
/// };
/// let bundled = jsic::bundle::bundle(&options)?;
/// println!("{} files became one", bundled.modules);
/// # Ok(())
/// # }
/// ```
pub fn bundle(options: &Options) -> Result<Bundled, BundleError> {
    let Options {
        folder,
        out,
        minify,
    } = options;
    let package = Package::find(folder)?;
    if same(folder, out) {
        let in_place = std::io::Error::other("it is the folder that is bundled");
        return Err(BundleError::unwritable(out, in_place));
    }
    let assembled = Assembled::new(package, *minify)?;
    let mut files = vec![(assembled.package.main.clone(), assembled.main.into_bytes())];
    let package = &assembled.package;
    if package.target == Target::Bundler {
        let main = format!("{}.js", package.name);
        files.insert(0, (main.clone(), read(folder, &main)?));
    }
    files.push((format!("{}_bg.wasm", package.name), assembled.wasm));
    files.extend(assembled.assets);
    for name in &package.copied {
        files.push((name.clone(), read(folder, name)?));
    }
    for (name, content) in &mut files {
        if name == "package.json" {
            *content = with_effects(content, &package.main);
        }
    }
    write::write(out, &files)?;
    Ok(Bundled {
        files: files
            .into_iter()
            .map(|(name, bytes)| (name, bytes.len()))
            .collect(),
        modules: assembled.modules,
    })
}

/// The files of a folder, with their paths.
type Files = Vec<(String, Vec<u8>)>;

/// The files of a bundle before they are written, and what the package is made of.
struct Assembled {
    package: Package,
    main: String,
    wasm: Vec<u8>,
    /// The number of JavaScript files that became one.
    modules: usize,
    /// The names that the main file exports.
    exports: Vec<String>,
    /// The modules that are imported and not part of the bundle.
    external: Vec<String>,
    /// The files that the main file names by their addresses.
    assets: Files,
}

/// Bundles the package in a folder, without writing anything.
fn assemble(folder: &Path, minify: bool) -> Result<Assembled, BundleError> {
    Assembled::new(Package::find(folder)?, minify)
}

impl Assembled {
    fn new(package: Package, minify: bool) -> Result<Self, BundleError> {
        let bundle = Bundle::new(package)?;
        let modules = &bundle.linked.graph.modules;
        let requests = modules.iter().flat_map(|it| &it.requests);
        let external = requests.filter(|it| it.target == Requested::External);
        let assets = bundle.linked.graph.assets.iter();
        let assets = assets.map(|it| Ok((it.clone(), read(&bundle.package.folder, it)?)));
        Ok(Self {
            assets: assets.collect::<Result<_, BundleError>>()?,
            main: bundle.text(minify)?,
            wasm: bundle.wasm(),
            modules: modules.len(),
            exports: bundle.linked.export_names(graph::MAIN).0,
            external: external.map(|it| it.specifier.clone()).collect(),
            package: bundle.package,
        })
    }
}

/// The `package.json` of wasm-pack, where the main file has the effects of the snippets that are parts of it.
fn with_effects(manifest: &[u8], main: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(manifest);
    text.replace("\"./snippets/*\"", &format!("\"./{main}\""))
        .into_bytes()
}

/// Whether two paths are one folder.
fn same(left: &Path, right: &Path) -> bool {
    match (left.canonicalize(), right.canonicalize()) {
        (Ok(left), Ok(right)) => left == right,
        _ => false,
    }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, BundleError> {
    let path = folder.join(name);
    std::fs::read(&path).map_err(|error| BundleError::unreadable(&path, error))
}

/// A package whose files are connected.
struct Bundle {
    package: Package,
    wasm: Wasm,
    linked: Linked,
    /// What the WebAssembly file imports from files of the package: its short name, and what it is.
    imported: Vec<(Import, String, Binding)>,
    /// The short names of what it imports from wasm-bindgen's own file.
    own: HashMap<String, String>,
    /// The list in the main file, unless the bundler of the page connects the imports.
    list: Option<ImportList>,
}

impl Bundle {
    fn new(package: Package) -> Result<Self, BundleError> {
        let wasm = Wasm::read(&package.folder.join(format!("{}_bg.wasm", package.name)))?;
        let own_module = package.own_module();
        let syntax = package.target.syntax();
        // the main file for bundlers does not import them: the WebAssembly file does
        let mut more: Vec<String> = wasm
            .imports
            .iter()
            .filter(|it| it.module != own_module)
            .filter_map(|it| local(&it.module))
            .collect();
        more.dedup();
        let more: Vec<&str> = match package.target {
            Target::Bundler => more.iter().map(String::as_str).collect(),
            Target::Module | Target::CommonJs => Vec::new(),
        };
        let graph = Graph::load(&package.folder, &package.main, syntax, &more)?;
        if package.target == Target::CommonJs {
            refuse_waiting(&graph)?;
        }
        let main = graph
            .modules
            .first()
            .map(|it| it.text.as_str())
            .unwrap_or_default();
        let list = match package.target {
            Target::Bundler => None,
            Target::Module | Target::CommonJs => {
                let list = glue::import_list(main, syntax, &own_module);
                Some(list.ok_or_else(|| {
                    let reason = "there is no function `__wbg_get_imports` that lists the imports";
                    unknown(&package, &wasm, reason.to_owned())
                })?)
            }
        };
        let mut bundle = Self {
            linked: Linked::link(graph)?,
            package,
            wasm,
            imported: Vec::new(),
            own: HashMap::new(),
            list,
        };
        bundle.connect()?;
        Ok(bundle)
    }

    /// Finds what the WebAssembly file imports, and gives it short names.
    fn connect(&mut self) -> Result<(), BundleError> {
        let own_module = self.package.own_module();
        let mut short = ShortNames {
            taken: match &self.list {
                Some(list) => list.keys.keys().cloned().collect(),
                None => self
                    .linked
                    .export_names(graph::MAIN)
                    .0
                    .into_iter()
                    .collect(),
            },
            count: 0,
        };
        for import in self.wasm.imports.clone() {
            if import.module == own_module {
                let known = match &self.list {
                    Some(list) => list.keys.contains_key(&import.name),
                    None => self.linked.exported(graph::MAIN, &import.name).is_some(),
                };
                if !known {
                    let reason = format!("it has no import `{}`", import.name);
                    return Err(unknown(&self.package, &self.wasm, reason));
                }
                // only names that no other part of the file uses
                if self.list.is_some() && import.name.starts_with("__wb") {
                    self.own.entry(import.name).or_insert_with(|| short.next());
                }
                continue;
            }
            let Some(path) = local(&import.module) else {
                continue;
            };
            let modules = &self.linked.graph.modules;
            let number = modules.iter().position(|it| it.path == path);
            let binding = number.and_then(|number| self.linked.exported(number, &import.name));
            let Some(binding) = binding else {
                let reason = format!("`{path}` has no function `{}`", import.name);
                return Err(unknown(&self.package, &self.wasm, reason));
            };
            self.linked.need(&binding);
            let known = self
                .imported
                .iter()
                .find(|it| it.2 == binding)
                .map(|it| it.1.clone());
            let name = known.unwrap_or_else(|| short.next());
            self.imported.push((import, name, binding));
        }
        Ok(())
    }

    /// The text of the bundle.
    fn text(&self, minify: bool) -> Result<String, BundleError> {
        let syntax = self.package.target.syntax();
        let mut functions: Vec<(String, Binding)> = Vec::new();
        for (_, name, binding) in &self.imported {
            if !functions.iter().any(|it| it.0 == *name) {
                functions.push((name.clone(), binding.clone()));
            }
        }
        let (edits, exports) = match &self.list {
            Some(list) => (self.edits(list, &functions), Vec::new()),
            None => (Vec::new(), functions),
        };
        let text = print::print(&self.linked, syntax, &edits, &exports);
        let rt = self.runtime_object();
        let optimize = Optimize {
            syntax,
            rt: rt.as_deref(),
            minify,
        };
        let text = optimize.run(&self.package.main, &text)?;
        Ok(format!("{}{text}", self.header()))
    }

    /// The comment by which Deno and JSR find the declarations.
    fn header(&self) -> String {
        let main = self.linked.graph.modules.first();
        let text = main.map(|it| it.text.as_str()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim();
        match line.starts_with("/* @ts-self-types=") && line.ends_with("*/") {
            true => format!("{line}\n"),
            false => String::new(),
        }
    }

    /// The changes of the list in the main file.
    fn edits(&self, list: &ImportList, functions: &[(String, Binding)]) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut put = |span: Span, text: String| {
            edits.push(Edit {
                span,
                text: Replacement::Text(text),
            });
        };
        for (name, short) in &self.own {
            if let Some(key) = list.keys.get(name) {
                put(*key, short.clone());
            }
        }
        for (specifier, span) in &list.modules {
            if local(specifier).is_some() {
                put(*span, String::new());
            }
        }
        let mut more = String::new();
        for (short, binding) in functions {
            let name = self.linked.name(binding).unwrap_or_default();
            more.push_str(&format!("\n{short}: {name},"));
        }
        put(Span::empty(list.end), more);
        if self.shortens_module() {
            put(list.own, SHORT_MODULE.to_owned());
        }
        edits
    }

    /// Whether the module of the imports can get a short name: nothing else in the main file names it.
    fn shortens_module(&self) -> bool {
        let main = self.linked.graph.modules.first();
        let text = main.map(|it| it.text.as_str()).unwrap_or_default();
        self.list.is_some() && text.matches(&self.package.own_module()).count() == 1
    }

    /// The final name of the object `rt` of the runtime's JavaScript.
    fn runtime_object(&self) -> Option<String> {
        let modules = &self.linked.graph.modules;
        let is_state = |path: &str| {
            path.starts_with("snippets/jsi-runtime-") && path.ends_with("/js/state.js")
        };
        let number = modules.iter().position(|it| is_state(&it.path))?;
        let binding = self.linked.exported(number, "rt")?;
        self.linked.name(&binding).map(str::to_owned)
    }

    /// The WebAssembly file with the new names of its imports.
    fn wasm(&self) -> Vec<u8> {
        let own_module = self.package.own_module();
        let module = match self.shortens_module() {
            true => SHORT_MODULE.to_owned(),
            false => own_module.clone(),
        };
        self.wasm.renamed(|import| {
            if import.module == own_module {
                let name = self.own.get(&import.name).unwrap_or(&import.name);
                return Some((module.clone(), name.clone()));
            }
            let mut all = self.imported.iter();
            let same = |it: &Import| it.module == import.module && it.name == import.name;
            let (_, name, _) = all.find(|it| same(&it.0))?;
            Some((module.clone(), name.clone()))
        })
    }
}

/// The short name of the module of all imports.
const SHORT_MODULE: &str = "_";

/// The path of a module that the WebAssembly file imports, if it is a file of the package.
fn local(module: &str) -> Option<String> {
    module
        .starts_with("./")
        .then(|| resolve("", module))
        .flatten()
}

fn unknown(package: &Package, wasm: &Wasm, reason: String) -> BundleError {
    BundleError::UnknownForm {
        file: package.folder.join(&package.main).display().to_string(),
        reason,
        version: wasm.version.clone(),
    }
}

/// CommonJS cannot wait before a module is complete.
fn refuse_waiting(graph: &Graph) -> Result<(), BundleError> {
    for module in &graph.modules {
        if let Some(offset) = module.waits {
            let message = "`await` outside of a function is not possible in CommonJS";
            return Err(module.error(Span::empty(offset), message.to_owned()));
        }
        let url = module.requests.iter().find(|it| {
            it.target == Requested::External
                && it.specifier.contains("://")
                && !module
                    .dynamic
                    .iter()
                    .any(|dynamic| dynamic.0.contains_inclusive(it.span))
        });
        if let Some(request) = url {
            let message = format!("CommonJS cannot load `{}`", request.specifier);
            return Err(module.error(request.span, message));
        }
    }
    Ok(())
}

/// Names of one letter, then of two.
#[derive(Debug, Default)]
struct ShortNames {
    taken: HashSet<String>,
    count: usize,
}

impl ShortNames {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// The next name that is not taken.
    fn next(&mut self) -> String {
        loop {
            let name = Self::name(self.count);
            self.count += 1;
            if !self.taken.contains(&name) {
                return name;
            }
        }
    }

    fn name(mut number: usize) -> String {
        let count = Self::LETTERS.len();
        let mut name = String::new();
        loop {
            name.extend(Self::LETTERS.chars().nth(number % count));
            number /= count;
            if number == 0 {
                return name;
            }
            number -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_differ() {
        let mut names = ShortNames {
            taken: ["c".to_owned()].into(),
            count: 0,
        };
        let all: Vec<String> = (0..5000).map(|_| names.next()).collect();
        let mut unique = all.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), all.len());
        assert_eq!(
            all.get(..2),
            Some(["a".to_owned(), "b".to_owned()].as_slice())
        );
        assert_eq!(all.get(51).map(String::as_str), Some("aa"));
        assert!(!unique.contains(&"c".to_owned()));
    }
}
