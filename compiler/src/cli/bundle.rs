//! `jsic bundle`: a package of a crate, or one JavaScript file of the many that wasm-bindgen writes.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::report::{counted, finish, print_error, print_status};
use super::{ColorChoice, Outcome, after_help};
use crate::bundle::{self, BuildError, BuildOptions, Built, BundleError, Options, Watch};

/// Make a package of a crate, or one small JavaScript file of the output of wasm-bindgen
///
/// In the folder of a crate: builds it for WebAssembly, and writes a package that pages, bundlers and Node load: an ES module, a
/// CommonJS file, the WebAssembly file, declarations for TypeScript and a package.json.
///
/// In a folder that wasm-bindgen wrote: the glue, the runtime's JavaScript, the shims and wasm-bindgen's own file become one
/// module, without what the program does not use. The package has the same exports and declarations as before.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic bundle
  jsic bundle crates/app --out web/pkg --dev --watch
  jsic bundle -- --features extra
  jsic bundle -- --profile small   built with a profile of Cargo.toml instead of the release profile
  jsic bundle target/pkg --out pkg"
))]
pub(super) struct BundleArgs {
    /// The folder of a crate, or one that wasm-bindgen wrote, for target web, bundler, nodejs, experimental-nodejs-module or deno
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,

    /// Folder for the package; created if it is missing. Files of the same names are replaced. Default: pkg in the folder of the crate
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Build the crate without optimisation, and keep names, spaces and comments
    #[arg(long)]
    dev: bool,

    /// Make the WebAssembly file of the crate smaller with wasm-opt
    #[arg(long)]
    wasm_opt: bool,

    /// Write no file for `require`, which an older Node, Jest and some bundlers use
    #[arg(long)]
    no_commonjs: bool,

    /// Install what is missing: Rust's standard library for WebAssembly, wasm-bindgen in the version of Cargo.lock
    #[arg(long)]
    install: bool,

    /// Make the package again whenever a source of the crate changes
    #[arg(long)]
    watch: bool,

    /// Keep names, spaces and comments
    #[arg(long)]
    no_minify: bool,

    /// Print errors only
    #[arg(short, long)]
    quiet: bool,

    /// The format of the result
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: ResultFormat,

    /// Further arguments of `cargo build`
    #[arg(value_name = "ARGUMENT", last = true)]
    arguments: Vec<String>,
}

/// The format of what was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ResultFormat {
    /// A sentence on standard error
    #[default]
    Human,
    /// A line on standard output for each package: a JSON object
    Json,
}

/// What was written, for programs.
#[derive(Debug, Serialize)]
struct Report<'a> {
    /// The folder of the package.
    out: &'a Path,
    files: Vec<File<'a>>,
    /// The files that the package was made of.
    sources: &'a [PathBuf],
}

#[derive(Debug, Serialize)]
struct File<'a> {
    name: &'a str,
    size: usize,
}

pub(super) fn run(arguments: &BundleArgs, color: ColorChoice) -> Outcome {
    if arguments.folder.join("Cargo.toml").is_file() {
        return arguments.package(color);
    }
    if let Some(option) = arguments.option_of_crates() {
        let folder = arguments.folder.display();
        let message = format!("`{option}` is for a crate, and `{folder}` has no Cargo.toml");
        print_error(color, &message);
        return Outcome::Failed;
    }
    arguments.bundle(color)
}

impl BundleArgs {
    /// An option that has no effect on the output of wasm-bindgen.
    fn option_of_crates(&self) -> Option<&'static str> {
        let options = [
            ("--dev", self.dev),
            ("--wasm-opt", self.wasm_opt),
            ("--no-commonjs", self.no_commonjs),
            ("--install", self.install),
            ("--watch", self.watch),
            ("-- ARGUMENT", !self.arguments.is_empty()),
        ];
        options.into_iter().find(|it| it.1).map(|it| it.0)
    }

    /// Bundles what wasm-bindgen wrote.
    fn bundle(&self, color: ColorChoice) -> Outcome {
        let Some(out) = &self.out else {
            let folder = self.folder.display();
            let message = format!(
                "`{folder}` has no Cargo.toml; name the folder of a crate, or one that wasm-bindgen wrote, with `--out DIR`"
            );
            print_error(color, &message);
            return Outcome::Failed;
        };
        let options = Options {
            folder: self.folder.clone(),
            out: out.clone(),
            minify: !self.no_minify,
        };
        match bundle::bundle(&options) {
            Ok(bundled) => {
                let modules = counted(bundled.modules, "JavaScript file");
                self.report(&format!("{modules} in one; in"), out, &bundled.files, &[])
            }
            Err(error) => {
                print_error(color, &error.to_string());
                outcome(&error)
            }
        }
    }

    /// Makes a package of a crate; with `--watch` again and again.
    fn package(&self, color: ColorChoice) -> Outcome {
        let out = match &self.out {
            Some(out) => out.clone(),
            None => self.folder.join("pkg"),
        };
        let options = BuildOptions {
            folder: self.folder.clone(),
            out: out.clone(),
            dev: self.dev,
            minify: !self.no_minify && !self.dev,
            commonjs: !self.no_commonjs,
            wasm_opt: self.wasm_opt,
            install: self.install,
            arguments: self.arguments.clone(),
        };
        let mut sources = Vec::new();
        loop {
            let mut watch = Watch::before(&self.folder);
            let outcome = match bundle::build(&options) {
                Ok(built) => {
                    let outcome = self.built(&built, &out);
                    sources = built.sources;
                    outcome
                }
                Err(error) => {
                    print_error(color, &error.to_string());
                    match error {
                        BuildError::Rejected { .. } => Outcome::Rejected,
                        BuildError::Bundle(error) => self::outcome(&error),
                        _ => Outcome::Failed,
                    }
                }
            };
            if !self.watch {
                return outcome;
            }
            watch.add(&sources);
            if !self.quiet {
                print_status("waiting for changes");
            }
            watch.wait();
        }
    }

    fn built(&self, built: &Built, out: &Path) -> Outcome {
        if !self.quiet && !built.unlisted.is_empty() {
            let names = built.unlisted.join(", ");
            print_status(&format!(
                "warning: the program imports {names}, which no dependency of the package names; \
                 add the `dependencies` to package.json beside Cargo.toml"
            ));
        }
        self.report("the package is in", out, &built.files, &built.sources)
    }

    fn report(
        &self,
        what: &str,
        out: &Path,
        files: &[(String, usize)],
        sources: &[PathBuf],
    ) -> Outcome {
        if self.message_format == ResultFormat::Json {
            let files = files.iter();
            let report = Report {
                out,
                files: files
                    .map(|(name, size)| File { name, size: *size })
                    .collect(),
                sources,
            };
            let text = serde_json::to_string(&report).unwrap_or_default();
            let mut stdout = io::stdout().lock();
            return finish(writeln!(stdout, "{text}").and_then(|()| stdout.flush()));
        }
        if !self.quiet {
            let files: Vec<String> = files
                .iter()
                .map(|(name, size)| format!("{name} ({size} bytes)"))
                .collect();
            let files = files.join(", ");
            print_status(&format!("{what} `{}`: {files}", out.display()));
        }
        Outcome::Fine
    }
}

fn outcome(error: &BundleError) -> Outcome {
    match error {
        BundleError::Script { .. } => Outcome::Rejected,
        BundleError::Unreadable { .. }
        | BundleError::Unwritable { .. }
        | BundleError::NoPackage { .. }
        | BundleError::UnknownForm { .. }
        | BundleError::NoWasm { .. } => Outcome::Failed,
    }
}
