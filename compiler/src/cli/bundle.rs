//! `jsic bundle`: one JavaScript file of the many that wasm-bindgen writes.

use std::path::PathBuf;

use clap::Args;

use super::report::{counted, print_error, print_status};
use super::{ColorChoice, Outcome, after_help};
use crate::bundle::{self, BundleError, Options};

/// Make one small JavaScript file of the output of wasm-bindgen
///
/// The glue, the runtime's JavaScript, the shims and wasm-bindgen's own file become one module, without what the program does
/// not use. Imports of npm packages stay imports. The package has the same exports and declarations as before.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  wasm-bindgen target/wasm32-unknown-unknown/release/app.wasm --target web --out-dir target/pkg
  jsic bundle target/pkg --out pkg"
))]
pub(super) struct BundleArgs {
    /// The folder that wasm-bindgen wrote, for target web, bundler, nodejs, experimental-nodejs-module or deno
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Folder for the bundle; created if it is missing. Files of the same names are replaced
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Keep names, spaces and comments
    #[arg(long)]
    no_minify: bool,

    /// Print errors only
    #[arg(short, long)]
    quiet: bool,
}

pub(super) fn run(arguments: &BundleArgs, color: ColorChoice) -> Outcome {
    let options = Options {
        folder: arguments.folder.clone(),
        out: arguments.out.clone(),
        minify: !arguments.no_minify,
    };
    match bundle::bundle(&options) {
        Ok(bundled) => {
            if !arguments.quiet {
                let modules = counted(bundled.modules, "JavaScript file");
                let files: Vec<String> = bundled
                    .files
                    .iter()
                    .map(|(name, size)| format!("{name} ({size} bytes)"))
                    .collect();
                let out = arguments.out.display();
                print_status(&format!(
                    "{modules} in one; in `{out}`: {}",
                    files.join(", ")
                ));
            }
            Outcome::Fine
        }
        Err(error) => {
            print_error(color, &error.to_string());
            match error {
                BundleError::Script { .. } => Outcome::Rejected,
                BundleError::Unreadable { .. }
                | BundleError::Unwritable { .. }
                | BundleError::NoPackage { .. }
                | BundleError::UnknownForm { .. }
                | BundleError::NoWasm { .. } => Outcome::Failed,
            }
        }
    }
}
