//! Why an import cannot be made.

use std::io;

use serde::Deserialize;

use crate::render::line;

/// Why an import cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Node is not installed.
    #[error("cannot run `{}`, which reads the types: {error}\nhelp: install Node 20 or newer, or name it in the environment variable NODE", line(.program))]
    NoNode {
        /// The program.
        program: String,
        /// The message of the system.
        error: io::Error,
    },
    /// TypeScript is not installed, or only versions that other programs cannot use.
    #[error("{}", typescript(.0))]
    NoTypeScript(Vec<String>),
    /// The file does not exist.
    #[error("cannot read `{}`: no such file", line(.0))]
    NoFile(String),
    /// The package has no types, or is not installed.
    #[error("{}", untyped(.package, *.installed))]
    NoTypes {
        /// Its name.
        package: String,
        /// Whether the package itself is there.
        installed: bool,
    },
    /// Names that the module does not export.
    #[error("{}", names("the module has no export", .missing, .known))]
    NoExports {
        /// These names.
        missing: Vec<String>,
        /// The names that it exports.
        known: Vec<String>,
    },
    /// Names that no file of WebIDL defines.
    #[error("{}", names("no file defines", .missing, .known))]
    NoDefinitions {
        /// These names.
        missing: Vec<String>,
        /// The names that are defined.
        known: Vec<String>,
    },
    /// A file of WebIDL or of events cannot be read.
    #[error("cannot read `{}`: {error}", line(.path))]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        error: String,
    },
    /// The types have syntax errors.
    #[error("{}", syntax(.errors, *.count))]
    Syntax {
        /// The first ones.
        errors: Vec<SyntaxError>,
        /// How many there are.
        count: usize,
    },
    /// The script ended without an answer.
    #[error("the program that reads the types failed{}", after_colon(.0))]
    Failed(String),
    /// The interface has more members than are imported without a question.
    #[error(
        "the import has {found} members, more than {most}\nhelp: name the exports that you need with --only, go less far with --depth, or use --all (at most 200,000)"
    )]
    TooMany {
        /// Their number, or `more than` a number.
        found: String,
        /// The limit.
        most: usize,
    },
    /// The compiler does not accept the result.
    #[error("the import made an interface with errors, which is a mistake in jsic:\n  {}", .0.join("\n  "))]
    Internal(Vec<String>),
}

/// A syntax error in the types.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SyntaxError {
    /// The file.
    pub path: String,
    /// Its line, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The message of TypeScript.
    pub message: String,
}

fn typescript(unusable: &[String]) -> String {
    match unusable {
        [] => "TypeScript is not installed in this folder or one above it\nhelp: run `npm install --save-dev typescript@6`".to_owned(),
        versions => format!(
            "TypeScript {} has no checker that other programs can use; versions 5 and 6 have one\nhelp: run `npm install --save-dev typescript6@npm:typescript@6`, which adds version 6 beside it",
            line(&versions.join(", "))
        ),
    }
}

fn untyped(package: &str, installed: bool) -> String {
    let package = line(package);
    if installed {
        let types = match package.strip_prefix('@') {
            Some(scoped) => scoped.replacen('/', "__", 1),
            None => package.clone(),
        };
        format!(
            "package `{package}` has no types\nhelp: run `npm install --save-dev @types/{types}`, or write a `.d.ts` file and import that"
        )
    } else {
        format!("package `{package}` is not installed\nhelp: run `npm install {package}`")
    }
}

fn names(what: &str, missing: &[String], known: &[String]) -> String {
    let all: Vec<String> = missing
        .iter()
        .map(|name| {
            let text = format!("{what} `{}`", line(name));
            match jsi_idl::diagnostics::similar::similar(name, known.iter().map(String::as_str)) {
                Some(found) => format!("{text}; one with a similar name exists: `{}`", line(found)),
                None => text,
            }
        })
        .collect();
    all.join("\n")
}

fn syntax(errors: &[SyntaxError], count: usize) -> String {
    let mut lines: Vec<String> = errors
        .iter()
        .map(|it| {
            format!(
                "{}:{}:{}: {}",
                line(&it.path),
                it.line,
                it.column,
                line(&it.message)
            )
        })
        .collect();
    if count > errors.len() {
        lines.push(format!("and {} more", count - errors.len()));
    }
    format!("the types have syntax errors\n{}", lines.join("\n"))
}

fn after_colon(text: &str) -> String {
    let text: Vec<String> = text.lines().take(12).map(line).collect();
    if text.is_empty() {
        String::new()
    } else {
        format!(": {}", text.join("\n"))
    }
}
