//! `jsic import`: an interface of the TypeScript types of a module, or of WebIDL.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::{finish, print_error};
use super::{ColorChoice, Outcome, after_help};
use crate::import::webidl::{self, EventFact, IdlFile, Selection};
use crate::import::{self, ImportError, Imported, LIMIT, MANY, Mode, Request, Tally, UpdateError};

/// How many declarations away from an export are imported, if nothing else is wanted.
const DEPTH: u32 = 4;

/// Make an interface of the TypeScript types of a package, or of WebIDL
///
/// Node and TypeScript 5 or 6 read the types: of a package that is installed, or of a .d.ts or .ts file. The interface has the
/// exports and what these name. What the language cannot say is a comment at the member, and the last line counts the members.
///
/// With --from-webidl, files of WebIDL are read, as specifications of the web platform have them. This needs neither Node nor
/// TypeScript.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic import chart.js --from chart.js/auto --only Chart --out src/chart.jsi
  jsic import types/editor.d.ts --from ./editor.js --out src/editor.jsi
  jsic import chart.js --from chart.js/auto --only Chart,Tooltip --out src/chart.jsi --update
  jsic import --from-webidl dom.idl html.idl --only Document --depth 1 --out src/dom.jsi"
))]
pub(super) struct ImportArgs {
    /// A package with types, such as chart.js, or a .d.ts or .ts file
    #[arg(
        value_name = "SOURCE",
        required_unless_present = "from_webidl",
        conflicts_with = "from_webidl"
    )]
    source: Option<String>,

    /// Files of WebIDL; one that ends in .json has the events, in the form of @webref/events
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["typescript", "from"])]
    from_webidl: Vec<PathBuf>,

    /// The module as the program imports it: a package, a path with ./, or globalThis. Default: the package
    #[arg(long, value_name = "MODULE")]
    from: Option<String>,

    /// Only these exports, and what they name
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    only: Vec<String>,

    /// How many declarations away from an export are imported; what is further away is a class without members
    #[arg(long, value_name = "NUMBER", default_value_t = DEPTH)]
    depth: u32,

    /// The file to write. Default: standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Also import more than 3000 members
    #[arg(long)]
    all: bool,

    /// Merge the import with the edits of FILE
    #[arg(long, requires = "out")]
    update: bool,

    /// With --update, keep the edit where the import changes the same lines; without it, this is an error
    #[arg(long, requires = "update")]
    keep_edits: bool,

    /// The folder of TypeScript. Default: the nearest one in node_modules, in this folder or above it
    #[arg(long, value_name = "DIR")]
    typescript: Option<PathBuf>,

    /// Let TypeScript compare each member with the original, and write what it finds as JSON
    #[arg(long, value_name = "FILE", conflicts_with = "from_webidl")]
    compare: Option<PathBuf>,

    /// The format of the counts
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: CountFormat,
}

/// The format of the counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum CountFormat {
    /// A sentence
    #[default]
    Human,
    /// A JSON object
    Json,
}

pub(super) fn run(arguments: &ImportArgs, color: ColorChoice) -> Outcome {
    let imported = match arguments.import() {
        Ok(imported) => imported,
        Err(error) => {
            print_error(color, &error.to_string());
            return match error {
                ImportError::Syntax { .. } => Outcome::Rejected,
                _ => Outcome::Failed,
            };
        }
    };
    if let (Some(path), Some(comparison)) = (&arguments.compare, &imported.comparison) {
        let text = serde_json::to_string_pretty(comparison).unwrap_or_default();
        if let Err(error) = std::fs::write(path, text) {
            print_error(
                color,
                &format!("cannot write `{}`: {error}", path.display()),
            );
            return Outcome::Failed;
        }
    }
    let Some(out) = &arguments.out else {
        let written = finish(io::stdout().lock().write_all(imported.text.as_bytes()));
        arguments.count(imported.tally, None, &mut io::stderr().lock());
        return written;
    };
    match import::write(out, &imported.text, arguments.mode()) {
        Ok(merged) => {
            let what = if merged { "merged into" } else { "written to" };
            let file = format!("{what} `{}`", out.display());
            match arguments.message_format {
                CountFormat::Human => {
                    arguments.count(imported.tally, Some(&file), &mut io::stderr().lock());
                }
                CountFormat::Json => {
                    arguments.count(imported.tally, None, &mut io::stdout().lock());
                }
            }
            Outcome::Fine
        }
        Err(error) => {
            print_error(color, &error.to_string());
            match error {
                UpdateError::Conflicts { .. } => Outcome::Rejected,
                UpdateError::Edited(_) | UpdateError::NoRecord(..) | UpdateError::Problem(_) => {
                    Outcome::Failed
                }
            }
        }
    }
}

impl ImportArgs {
    fn import(&self) -> Result<Imported, ImportError> {
        let only = (!self.only.is_empty()).then(|| self.only.clone());
        let most = if self.all { LIMIT } else { MANY };
        let Some(source) = &self.source else {
            let (files, events) = self.read_webidl()?;
            let selection = Selection {
                only,
                depth: self.depth,
            };
            let facts = webidl::facts_of(&files, &events, &selection)?;
            return import::import(&facts, "globalThis", &self.command(), Some(most));
        };
        let folder =
            std::env::current_dir().map_err(|error| ImportError::Failed(error.to_string()))?;
        let request = Request {
            source: source.clone(),
            folder,
            typescript: self.typescript.clone(),
            only,
            depth: self.depth,
            limit: if self.all { LIMIT } else { 20 * MANY },
        };
        let facts = import::read_facts(&request)?;
        let from = self.from.as_deref().unwrap_or(source);
        let command = self.command();
        match self.compare {
            Some(_) => import::import_and_compare(&facts, from, &command, Some(most), &request),
            None => import::import(&facts, from, &command, Some(most)),
        }
    }

    /// The files of WebIDL, and the events.
    fn read_webidl(&self) -> Result<(Vec<IdlFile>, Vec<EventFact>), ImportError> {
        let mut files = Vec::new();
        let mut events = Vec::new();
        for path in &self.from_webidl {
            let name = path.display().to_string();
            let unreadable = |error: &dyn std::fmt::Display| ImportError::Unreadable {
                path: name.clone(),
                error: error.to_string(),
            };
            let text = std::fs::read_to_string(path).map_err(|error| unreadable(&error))?;
            if path.extension().is_some_and(|it| it == "json") {
                events.extend(webidl::read_events(&text).map_err(|error| unreadable(&error))?);
            } else {
                files.push(IdlFile { path: name, text });
            }
        }
        Ok((files, events))
    }

    fn mode(&self) -> Mode {
        match (self.update, self.keep_edits) {
            (true, true) => Mode::KeepEdits,
            (true, false) => Mode::Update,
            (false, _) => Mode::Replace,
        }
    }

    /// Writes the counts. A closed pipe is no failure.
    fn count(&self, tally: Tally, file: Option<&str>, out: &mut dyn io::Write) {
        let text = match (self.message_format, file) {
            (CountFormat::Human, Some(file)) => format!("{tally}; {file}"),
            (CountFormat::Human, None) => tally.to_string(),
            (CountFormat::Json, _) => serde_json::to_string(&tally).unwrap_or_default(),
        };
        let _ = writeln!(out, "{text}");
    }

    fn command(&self) -> String {
        let mut words = vec!["jsic import".to_owned()];
        words.extend(self.source.clone());
        if !self.from_webidl.is_empty() {
            words.push("--from-webidl".to_owned());
            words.extend(self.from_webidl.iter().map(|it| it.display().to_string()));
        }
        if let Some(from) = &self.from {
            words.push(format!("--from {from}"));
        }
        if !self.only.is_empty() {
            words.push(format!("--only {}", self.only.join(",")));
        }
        if self.depth != DEPTH {
            words.push(format!("--depth {}", self.depth));
        }
        if self.all {
            words.push("--all".to_owned());
        }
        if let Some(out) = &self.out {
            words.push(format!("--out {} --update", out.display()));
        }
        words.join(" ")
    }
}
