//! `jsic new` and `jsic init`: a new crate of a template, or what an existing crate needs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::{print_error, print_status};
use super::{ColorChoice, Outcome, after_help};
use crate::template::{self, Template, TemplateError};

/// Make a new project
///
/// The folder must not exist, or be empty. The README of the project describes its files and the next steps.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic new clock
  jsic new words --template npm
  jsic new apps/clock --template page-trunk --name clock-page"
))]
pub(super) struct NewArgs {
    /// The folder, whose name is that of the crate
    #[arg(value_name = "NAME")]
    folder: PathBuf,

    /// The kind of project
    #[arg(long, value_name = "TEMPLATE", value_enum, default_value_t)]
    template: Kind,

    /// The name of the crate, if it is not that of the folder
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// A kind of project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A page, with Vite
    #[default]
    Page,
    /// A page, with Trunk
    PageTrunk,
    /// A package of npm
    Npm,
    /// A page with a worker, with Vite
    Worker,
    /// A library for other crates, with tests by mocks
    Lib,
}

impl From<Kind> for Template {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Page => Self::Page,
            Kind::PageTrunk => Self::PageTrunk,
            Kind::Npm => Self::Npm,
            Kind::Worker => Self::Worker,
            Kind::Lib => Self::Lib,
        }
    }
}

/// Prepare an existing crate for interfaces
///
/// Adds dependencies, a build script, a first interface and the macro that includes the generated code. What the crate has already
/// stays as it is; a second run changes nothing.
#[derive(Debug, Args)]
#[command(after_help = after_help!("  jsic init
  jsic init crates/app"))]
pub(super) struct InitArgs {
    /// The folder of the crate
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

pub(super) fn new(arguments: &NewArgs, color: ColorChoice) -> Outcome {
    let template = Template::from(arguments.template);
    match template::create(&arguments.folder, arguments.name.as_deref(), template) {
        Ok(files) => {
            let folder = arguments.folder.display();
            print_status(&format!("{} files in `{folder}`; next:", files.len()));
            print_status(&format!("\n    cd {folder} && {}\n", template.commands()));
            print_status("README.md there describes the files and the next steps");
            Outcome::Fine
        }
        Err(error) => failed(&error, color),
    }
}

pub(super) fn init(arguments: &InitArgs, color: ColorChoice) -> Outcome {
    match template::init(&arguments.folder) {
        Ok(changes) if changes.is_empty() => {
            print_status("the crate has everything already");
            Outcome::Fine
        }
        Ok(changes) => {
            for change in changes {
                print_status(&format!("{}: {}", change.path.display(), change.what));
            }
            print_status(
                "next: call `JsConsole.log(\"…\")` of `crate::app`, with the trait `Console` imported, and run `jsic bundle`",
            );
            Outcome::Fine
        }
        Err(error) => failed(&error, color),
    }
}

fn failed(error: &TemplateError, color: ColorChoice) -> Outcome {
    print_error(color, &error.to_string());
    Outcome::Failed
}
