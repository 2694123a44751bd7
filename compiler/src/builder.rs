//! For build scripts: generates `OUT_DIR/jsi/mod.rs`, which `jsi_runtime::bindings!()` includes, from `.jsi` files.
//! Communicates with cargo; the pipeline decides what is generated.

mod advice;
mod prebuilt;

use std::collections::HashSet;
use std::env;
use std::fs::{read_dir, remove_file};
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::{Diagnostic, Level};
use jsi_idl::resolve::platform::is_platform;
use jsi_idl::source::FileId;

use crate::bindings::Mocks;
use crate::error::Error;
use crate::fs;
use crate::manifest::Manifest;
use crate::pipeline::{self, ExternFile, Options, Output};
use crate::render::{self, Sources};
use crate::sources;

/// Generates bindings in a build script.
///
/// ```no_run
/// // build.rs
/// jsic::Builder::new().file("api.jsi").compile();
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "call `compile` to generate the bindings"]
pub struct Builder {
    paths: Vec<String>,
    out: Option<PathBuf>,
    crate_root: Option<PathBuf>,
    dts_imports: bool,
    mocks: Mocks,
    externs: Vec<ExternFile>,
}

impl Builder {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a `.jsi` file, or all in a folder and the folders in it. Relative paths are relative to the package.
    pub fn file(mut self, path: impl AsRef<Path>) -> Self {
        self.paths
            .push(path.as_ref().to_string_lossy().into_owned());
        self
    }

    /// Adds several.
    pub fn files<P: AsRef<Path>>(self, paths: impl IntoIterator<Item = P>) -> Self {
        paths.into_iter().fold(self, Self::file)
    }

    /// Writes to this folder instead of `OUT_DIR/jsi`.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out = Some(folder.into());
        self
    }

    /// The folder of the `Cargo.toml` of the crate that will contain the output; usually it is found automatically.
    pub fn crate_root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.crate_root = Some(folder.into());
        self
    }

    /// Writes TypeScript declarations for imports, too.
    pub fn dts_imports(mut self, yes: bool) -> Self {
        self.dts_imports = yes;
        self
    }

    /// Generates a mock `MockName` for the trait of each import, with the crate `mockall`, which must be among the `dev-dependencies`.
    /// The mocks exist in unit tests of the crate, on targets without JavaScript.
    pub fn mockall(mut self) -> Self {
        self.mocks.mockall = true;
        self
    }

    /// Generates a trait `FakeName` for the trait of each import, on targets without JavaScript. Its functions return an error with
    /// the name of the member, or panic if they are `@infallible`, so a fake implements only what a test needs.
    pub fn fakes(mut self) -> Self {
        self.mocks.fakes = true;
        self
    }

    /// Uses the bindings of another crate for a file that the files of this one use, instead of generating them again, so that both
    /// crates have the same types. `path` is that of the file, relative to the package, or the name of a module of the platform;
    /// `module` is the Rust path of the module with the bindings, which begins with the name of a crate.
    ///
    /// ```no_run
    /// // `my_dom` has `bindings!()` at its root, and uses the same items of `web:dom`
    /// jsic::Builder::new()
    ///     .file("api.jsi")
    ///     .extern_file("web:dom", "my_dom::web_dom")
    ///     .compile();
    /// ```
    pub fn extern_file(mut self, path: impl AsRef<Path>, module: impl Into<String>) -> Self {
        let path = path.as_ref().to_string_lossy();
        self.externs.push(ExternFile {
            path: path.replace(std::path::MAIN_SEPARATOR, "/"),
            module: module.into(),
        });
        self
    }

    /// Generates the bindings. Cargo shows the errors, and the build ends.
    pub fn compile(self) {
        if let Err(error) = self.try_compile() {
            error.report();
            std::process::exit(1);
        }
    }

    /// Generates the bindings. Cargo shows errors in the sources.
    ///
    /// If the environment variable `JSIC` is the path of a `jsic` of the same version, that program generates them. A build script
    /// is usually built without optimisation, so this saves time where there are thousands of interfaces.
    ///
    /// # Errors
    ///
    /// If nothing was generated.
    pub fn try_compile(&self) -> Result<(), Error> {
        println!("cargo::rerun-if-env-changed={}", prebuilt::VARIABLE);
        match prebuilt::named() {
            Some(program) => {
                watch(&program.to_string_lossy());
                prebuilt::compile(self, Path::new(&program))
            }
            None => self.generate(),
        }
    }

    /// Generates the bindings in this process.
    pub(crate) fn generate(&self) -> Result<(), Error> {
        if self.paths.is_empty() {
            return Err(Error::NoInput);
        }
        if let Some(it) = self.externs.iter().find(|it| !it.is_rust_path()) {
            return Err(Error::ExternPath(it.module.clone()));
        }
        let out = match &self.out {
            Some(folder) => folder.clone(),
            None => PathBuf::from(env::var_os("OUT_DIR").ok_or(Error::NoOutput)?).join("jsi"),
        };
        for path in self.paths.iter().filter(|path| Path::new(path).is_dir()) {
            watch(path);
        }
        let mut loader = sources::Sources::read(&self.paths);
        if !loader.problems.is_empty() {
            return Err(loader.problems.remove(0).into());
        }
        let options = self.options();
        loader.admit(&options.crate_root);
        for it in self.externs.iter().filter(|it| !is_platform(&it.path)) {
            // it is in another crate
            loader.admit(Path::new(&it.path).parent().unwrap_or(Path::new(".")));
        }
        let roots: Vec<&str> = loader.roots.iter().map(String::as_str).collect();
        let analysis = jsi_idl::analyze(&loader, &roots);
        let configuration = FileId(analysis.sources.len() as u32);
        let sources = [&analysis.sources[..], &loader.config.sources()].concat();
        for source in sources.iter().filter(|it| !is_platform(&it.path)) {
            watch(&source.path);
        }
        if options.manifest.is_some() {
            watch(&options.crate_root.join("Cargo.toml").to_string_lossy());
        }
        let mut diagnostics = analysis.diagnostics.clone();
        diagnostics.extend(loader.config.diagnostics(configuration));
        let sound = diagnostics.iter().all(|it| it.level != Level::Error);
        let outputs = match analysis.checked().filter(|_| sound) {
            Some(checked) => pipeline::generate(checked, &loader, &options).map_err(|found| {
                diagnostics.extend(found);
            }),
            None => Err(()),
        };
        show(Sources(&sources), &diagnostics);
        let Ok(outputs) = outputs else {
            let errors = diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.level == Level::Error);
            return Err(Error::Rejected(errors.count()));
        };
        outputs.shipped.iter().for_each(|path| watch(path));
        self.advise(&options);
        for it in outputs.unused_externs {
            let path = render::line(&it.path);
            println!("cargo::warning=no interface file uses `{path}`, which `extern_file` names");
        }
        let files = outputs.files.iter();
        fs::write_changed(files.map(|it| (out.join(&it.path), &it.text)))?;
        remove_stale(&out, &outputs.files);
        Ok(())
    }

    /// Warns of mistakes in the crate around the interfaces.
    fn advise(&self, options: &Options) {
        let root = &options.crate_root;
        let bindings = match self.out {
            None => advice::without_bindings(root),
            Some(_) => None,
        };
        let manifest = options.manifest.as_ref();
        let cdylib = manifest.and_then(|it| advice::without_cdylib(root, it));
        for advice in bindings.into_iter().chain(cdylib) {
            println!("cargo::warning={}", advice.message);
            if let Some(path) = advice.watched {
                watch(&path.to_string_lossy());
            }
        }
    }

    fn options(&self) -> Options {
        let manifest = || env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = self.crate_root.clone().or_else(manifest);
        let root = root.or_else(|| pipeline::crate_root(Path::new(".")));
        let crate_root = root.unwrap_or_else(|| PathBuf::from("."));
        Options {
            manifest: Manifest::read(&crate_root),
            crate_root,
            dts_imports: self.dts_imports,
            mocks: self.mocks,
            externs: self.externs.clone(),
        }
    }
}

/// Cargo runs the build script again when this changes.
fn watch(path: &str) {
    println!("cargo::rerun-if-changed={}", render::line(path));
}

/// All details on standard error, which cargo prints when a build fails, and one line each as cargo's own messages.
fn show(sources: Sources<'_>, diagnostics: &[Diagnostic]) {
    if diagnostics.is_empty() {
        return;
    }
    // writing to memory does not fail
    let mut full = Vec::new();
    let _ = render::human(&mut full, false, sources, diagnostics);
    eprint!("{}", String::from_utf8_lossy(&full));
    for diagnostic in diagnostics {
        let mut line = Vec::new();
        let _ = render::short(&mut line, sources, std::slice::from_ref(diagnostic));
        let kind = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        println!(
            "cargo::{kind}={}",
            String::from_utf8_lossy(&line).trim_end()
        );
    }
}

/// Removes files that an earlier run generated and this one did not.
fn remove_stale(out: &Path, files: &[Output]) {
    let current: HashSet<PathBuf> = files.iter().map(|output| out.join(&output.path)).collect();
    let Ok(entries) = read_dir(out) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if !current.contains(&path) && fs::is_generated(&path) {
            // a file that stays is harmless, since no module refers to it
            let _ = remove_file(&path);
        }
    }
}
