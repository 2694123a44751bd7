//! `jsic build`: checks the sources and writes what is generated from them.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::input::{Input, Run};
use super::report::{counted, print_error};
use super::{ColorChoice, Outcome, after_help, extern_file};
use crate::bindings::Mocks;
use crate::fs;
use crate::manifest::Manifest;
use crate::pipeline::{self, ExternFile, Options, Outputs};
use crate::sources;

/// Check .jsi files and generate Rust and JavaScript from them
///
/// Nothing is written if there are errors. Files that are up to date are not touched.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic build api.jsi --out src/bindings
  jsic build interfaces --out src/bindings --dts imports"
))]
pub(super) struct BuildArgs {
    #[command(flatten)]
    input: Input,

    /// Folder for the generated files; created if it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Also write TypeScript declarations for these; exports always have them
    #[arg(long, value_name = "WHAT", value_enum)]
    dts: Option<Declarations>,

    /// Also generate what unit tests use instead of imports: mocks of the crate mockall, traits for fakes, or both
    #[arg(long, value_name = "WHAT", value_enum, value_delimiter = ',')]
    mocks: Vec<MockKind>,

    /// Folder of the Cargo.toml of the crate that will contain the output. Default: the nearest one at or above DIR, else
    /// at or above the first PATH, else the current folder
    #[arg(long, value_name = "DIR")]
    crate_root: Option<PathBuf>,

    /// Use the bindings of another crate for a file that the files use: its path, and the Rust path of the module with the bindings,
    /// such as `web:dom=my_dom::web_dom`; may be repeated
    #[arg(long = "extern-file", value_name = "PATH=MODULE", value_parser = extern_file)]
    externs: Vec<ExternFile>,
}

/// Which TypeScript declarations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Declarations {
    /// Declarations of what the JavaScript side of an import has to provide
    Imports,
}

/// What tests use instead of imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MockKind {
    /// A `MockName` for each trait
    Mockall,
    /// A trait `FakeName` for each trait
    Fakes,
}

pub(super) fn run(arguments: &BuildArgs, color: ColorChoice) -> Outcome {
    let input = &arguments.input;
    // the process ends and frees all memory at once, which is faster than dropping each value
    let loader = input.read(color);
    let options = arguments.options(&loader);
    loader.admit(&options.crate_root);
    for it in &options.externs {
        // it is in another crate
        loader.admit(Path::new(&it.path).parent().unwrap_or(Path::new(".")));
    }
    let run = ManuallyDrop::new(Run::new(loader));
    let checked = run.analysis.checked().filter(|_| !run.has_errors());
    let generated = match checked {
        Some(checked) => pipeline::generate(checked, &run.loader, &options),
        None => Err(Vec::new()),
    };
    let (outputs, problems) = match generated {
        Ok(outputs) => (outputs, Vec::new()),
        Err(problems) => (Outputs::default(), problems),
    };
    let outcome = input.report(color, &run, &problems);
    if outcome != Outcome::Fine {
        return outcome;
    }
    let files = outputs.files.iter();
    let files = files.map(|it| (arguments.out.join(&it.path), &it.text));
    match fs::write_changed(files) {
        Ok(changed) => {
            let (files, out) = (
                counted(outputs.files.len(), "file"),
                arguments.out.display(),
            );
            input.print_status(&format!("{files} in `{out}`, {changed} of them written"));
            Outcome::Fine
        }
        Err(problem) => {
            print_error(color, &problem.to_string());
            Outcome::Failed
        }
    }
}

impl BuildArgs {
    fn options(&self, loader: &sources::Sources) -> Options {
        let source = loader
            .roots
            .first()
            .and_then(|path| Path::new(path).parent());
        let found = || pipeline::crate_root(&self.out).or_else(|| pipeline::crate_root(source?));
        let crate_root = self.crate_root.clone().or_else(found);
        let crate_root = crate_root.unwrap_or_else(|| PathBuf::from("."));
        Options {
            manifest: Manifest::read(&crate_root),
            crate_root,
            dts_imports: self.dts == Some(Declarations::Imports),
            mocks: Mocks {
                mockall: self.mocks.contains(&MockKind::Mockall),
                fakes: self.mocks.contains(&MockKind::Fakes),
            },
            externs: self.externs.clone(),
        }
    }
}
