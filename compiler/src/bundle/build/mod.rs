//! `jsic bundle` in the folder of a crate: what follows `cargo build` otherwise by hand.
//!
//! 1. `cargo` reads the manifest and builds the crate; `tools` finds the programs that are needed.
//! 2. wasm-bindgen writes the program for pages and for Node; both become one file each, with one WebAssembly file.
//! 3. `manifest` makes the `package.json`, in which Node, bundlers and TypeScript find their files.
//! 4. `watch` waits until a file changes of which the program was made.

mod cargo;
mod error;
mod manifest;
mod tools;
mod watch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{BundleError, Files, assemble, read, write};
use cargo::{Crate, Program};
pub use error::BuildError;
pub use watch::Watch;

/// What is built, and how.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The folder of the crate's `Cargo.toml`.
    pub folder: PathBuf,
    /// The folder for the package; it is created.
    pub out: PathBuf,
    /// Whether the crate is built without optimisation, which takes less time.
    pub dev: bool,
    /// Whether names and spaces are shortened, and the WebAssembly file has no names.
    pub minify: bool,
    /// Whether there is also a file for `require`.
    pub commonjs: bool,
    /// Whether wasm-opt makes the WebAssembly file smaller.
    pub wasm_opt: bool,
    /// Whether missing programs are installed.
    pub install: bool,
    /// Further arguments of `cargo build`, such as `--features`.
    pub arguments: Vec<String>,
}

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The names of the files with their sizes in bytes.
    pub files: Vec<(String, usize)>,
    /// The files that the package was made of.
    pub sources: Vec<PathBuf>,
    /// npm packages that the program imports, and no table of dependencies names.
    pub unlisted: Vec<String>,
}

/// The main file of a package for Node as an ES module: it is the CommonJS file, so that a program has one instance of it.
const NODE_OF_COMMONJS: &str = "import api from \"./NAME.cjs\";\n\nexport default api.default;\nexport const { NAMES } = api;\n";

/// The same without CommonJS.
const NODE_OF_MODULE: &str = "import { readFileSync } from \"node:fs\";\n\nimport { initSync } from \"./NAME.js\";\n\n\
    const exports = initSync({ module: readFileSync(new URL(\"NAME_bg.wasm\", import.meta.url)) });\n\n\
    export default async () => exports;\nexport * from \"./NAME.js\";\n";

/// The main file of a package for workers whose host loads the WebAssembly file before the program, such as Cloudflare's.
const WORKERD: &str = "import module from \"./NAME_bg.wasm\";\n\nimport { initSync } from \"./NAME.js\";\n\n\
    const exports = initSync({ module });\n\nexport default async () => exports;\nexport * from \"./NAME.js\";\n";

/// What the CommonJS file has besides the exports of the program: the functions that start it elsewhere. It is started already.
const STARTED: &str = "\nObject.defineProperty(exports, \"__esModule\", { value: true });\n\
    exports.default = async () => wasm;\nexports.initSync = () => wasm;\n";

/// Builds a crate and makes a package of it.
///
/// # Errors
///
/// [`BuildError`], with what to do; nothing is written to the folder of the package then.
pub fn build(options: &BuildOptions) -> Result<Built, BuildError> {
    let krate = Crate::read(&options.folder)?;
    tools::require_target(&krate, options.install)?;
    let optimizer = match options.wasm_opt {
        true => Some(tools::wasm_opt(&krate)?),
        false => None,
    };
    // what is missing is reported before the build, unless only the build writes the lock file
    let locked = || krate.locked("wasm-bindgen");
    if let Some(version) = locked() {
        tools::wasm_bindgen(&krate, &version, options.install)?;
    }
    let program = krate.build(options.dev, &options.arguments)?;
    let version = locked().ok_or_else(|| BuildError::NoBindgen {
        name: krate.package.name.clone(),
        folder: krate.folder.display().to_string(),
    })?;
    let bindgen = tools::wasm_bindgen(&krate, &version, options.install)?;
    let assembly = Assembly {
        krate: &krate,
        program: &program,
        bindgen: &bindgen,
        optimizer: optimizer.as_deref(),
        options,
        name: krate.file_name(),
    };
    let (files, unlisted) = assembly.files()?;
    write::write(&options.out, &files)?;
    Ok(Built {
        files: files
            .into_iter()
            .map(|(name, bytes)| (name, bytes.len()))
            .collect(),
        sources: program.sources,
        unlisted,
    })
}

/// Makes the files of a package.
struct Assembly<'a> {
    krate: &'a Crate,
    program: &'a Program,
    bindgen: &'a Path,
    optimizer: Option<&'a Path>,
    options: &'a BuildOptions,
    name: String,
}

impl Assembly<'_> {
    /// The files of the package, the main one first, and the npm packages that no table names.
    fn files(&self) -> Result<(Files, Vec<String>), BuildError> {
        let name = &self.name;
        let web = self.bindings("web")?;
        let page = assemble(&web, self.options.minify)?;
        let mut files = vec![(format!("{name}.js"), page.main.into_bytes())];
        let types = read(&web, &format!("{name}.d.ts"))?;
        if self.options.commonjs {
            let folder = self.bindings("nodejs")?;
            let path = folder.join(format!("{name}.js"));
            let text =
                fs::read_to_string(&path).map_err(|error| BundleError::unreadable(&path, error))?;
            fs::write(&path, text + STARTED)
                .map_err(|error| BundleError::unwritable(&path, error))?;
            let node = assemble(&folder, self.options.minify)?;
            if node.wasm != page.wasm {
                return Err(BuildError::TwoPrograms);
            }
            files.push((format!("{name}.cjs"), node.main.into_bytes()));
            files.push((format!("{name}.d.cts"), types.clone()));
        }
        files.push((
            format!("{name}.node.js"),
            self.node(&page.exports).into_bytes(),
        ));
        let workerd = WORKERD.replace("NAME", name);
        files.push((format!("{name}.workerd.js"), workerd.into_bytes()));
        files.push((format!("{name}.d.ts"), types));
        files.push((format!("{name}_bg.wasm"), self.optimized(page.wasm)?));
        files.extend(page.assets);
        let file = format!("{name}_bg.wasm.d.ts");
        files.push((file.clone(), read(&web, &file)?));
        let manifest = manifest::manifest(self.krate, name, self.options.commonjs, &page.external)?;
        files.push(("package.json".to_owned(), manifest.text.into_bytes()));
        files.extend(self.texts()?);
        Ok((files, manifest.unlisted))
    }

    /// What wasm-bindgen writes for a target.
    fn bindings(&self, target: &str) -> Result<PathBuf, BuildError> {
        let folder = self.krate.target_directory.join("jsic");
        let folder = folder.join(&self.name).join(target);
        // files of an earlier version must not remain
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| BundleError::unwritable(&folder, error))?;
        }
        let mut command = Command::new(self.bindgen);
        command
            .arg(&self.program.wasm)
            .args(["--target", target, "--out-name", &self.name, "--out-dir"])
            .arg(&folder);
        if self.options.minify {
            // names of functions, for debuggers: a fifth of the file
            command.args(["--remove-name-section", "--remove-producers-section"]);
        }
        tools::run(command, "install it again")?;
        Ok(folder)
    }

    /// The main file of Node's ES modules.
    fn node(&self, exports: &[String]) -> String {
        let text = match self.options.commonjs {
            true => NODE_OF_COMMONJS,
            false => NODE_OF_MODULE,
        };
        let exports = exports.iter().filter(|it| *it != "default");
        let names: Vec<&str> = exports.map(String::as_str).collect();
        text.replace("{ NAMES }", &format!("{{ {} }}", names.join(", ")))
            .replace("NAME", &self.name)
    }

    /// The WebAssembly file after wasm-opt.
    fn optimized(&self, wasm: Vec<u8>) -> Result<Vec<u8>, BuildError> {
        let Some(program) = self.optimizer else {
            return Ok(wasm);
        };
        let folder = self.krate.target_directory.join("jsic").join(&self.name);
        let (from, to) = (folder.join("program.wasm"), folder.join("optimized.wasm"));
        fs::write(&from, wasm).map_err(|error| BundleError::unwritable(&from, error))?;
        let mut command = Command::new(program);
        command.arg("-O").arg(&from).arg("-o").arg(&to);
        tools::run(command, "install it again")?;
        Ok(fs::read(&to).map_err(|error| BundleError::unreadable(&to, error))?)
    }

    /// The texts that npm shows or that a license requires.
    fn texts(&self) -> Result<Files, BuildError> {
        let folder = &self.krate.folder;
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter(|it| it.path().is_file())
            .filter_map(|it| it.file_name().into_string().ok())
            .filter(|it| it.starts_with("LICENSE") || it.starts_with("LICENCE"))
            .collect();
        names.sort();
        let mut files: Files = Vec::new();
        for name in names {
            let text = read(folder, &name)?;
            files.push((name, text));
        }
        if let Some(readme) = &self.krate.package.readme {
            // the path may lead out of the crate
            let path = folder.join(readme);
            if let Ok(text) = fs::read(&path) {
                files.push(("README.md".to_owned(), text));
            }
        }
        Ok(files)
    }
}
