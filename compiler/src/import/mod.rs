//! `jsic import`: an interface of what TypeScript knows about a module, or of what WebIDL specifies.
//!
//! A script that Node runs prints facts of TypeScript's checker (`extract`, [`facts`]), and [`webidl`] reads the same ones from
//! files; `decide` makes items of the language of them, `verify` gives these to the compiler and repairs what it does not accept, and `print` writes them. Only `node` starts a
//! program, so that every decision is tested with facts alone.

mod compare;
mod decide;
mod error;
pub mod facts;
mod interface;
mod merge;
mod node;
pub mod platform;
mod print;
mod repair;
mod tally;
mod update;
mod verify;
mod visit;
pub mod webidl;

pub use compare::{Comparison, Difference};
pub use error::{ImportError, SyntaxError};
pub use merge::{Conflict, Merged, merge};
pub(crate) use node::run_script;
pub use node::{Request, read_answer, read_facts};
pub use tally::Tally;
pub use update::{Mode, UpdateError, record_of, write};

use facts::Facts;

/// The highest number of members that are imported without a question.
pub const MANY: usize = 3_000;

/// The highest number of members that are imported at all.
pub const LIMIT: usize = 200_000;

/// What an import makes.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The `.jsi` text, formatted.
    pub text: String,
    /// How much of the module it has.
    pub tally: Tally,
    /// What TypeScript says about that, if it was asked.
    pub comparison: Option<Comparison>,
}

/// Makes an interface of facts.
///
/// `from` is the module as the program imports it, `globalThis` or `globalThis.NAME`; `command` is what a reader runs to make the
/// interface again. More than `most` members are refused, if there is such a number.
///
/// # Errors
///
/// [`ImportError::TooMany`], or [`ImportError::Internal`] if the compiler does not accept the result, which is a mistake in this
/// program.
pub fn import(
    facts: &Facts,
    from: &str,
    command: &str,
    most: Option<usize>,
) -> Result<Imported, ImportError> {
    make(facts, from, command, most, None)
}

/// The same of the answer to a request, after which TypeScript compares the result with the original.
///
/// # Errors
///
/// Those of [`import`] and of reading the facts.
pub fn import_and_compare(
    facts: &Facts,
    from: &str,
    command: &str,
    most: Option<usize>,
    request: &Request,
) -> Result<Imported, ImportError> {
    make(facts, from, command, most, Some(request))
}

fn make(
    facts: &Facts,
    from: &str,
    command: &str,
    most: Option<usize>,
    compared: Option<&Request>,
) -> Result<Imported, ImportError> {
    if !facts.complete {
        return Err(ImportError::TooMany {
            found: "too many".to_owned(),
            most: most.unwrap_or(LIMIT),
        });
    }
    let is_global = from == "globalThis" || from.starts_with("globalThis.");
    let source = if is_global {
        from.to_owned()
    } else {
        print::quoted(from)
    };
    let mut interface = decide::decide(facts, &source, &module_name(from));
    let found = Tally::of(&interface, &verify::reached(&interface)).members;
    if let Some(most) = most.filter(|most| found > *most) {
        return Err(ImportError::TooMany {
            found: found.to_string(),
            most,
        });
    }
    let used = verify::verify(&mut interface).map_err(ImportError::Internal)?;
    let tally = Tally::of(&interface, &used);
    let comparison = match compared {
        Some(request) => Some(compare::compare(request, &interface, &used)?),
        None => None,
    };
    let mut head = vec![of_package(facts), format!("Renew it with: {command}")];
    if !facts.unresolved.is_empty() {
        let names = facts.unresolved.join(", ");
        head.push(format!(
            "Modules without types, from which everything is `Any`: {names}"
        ));
    }
    let mut printed = print::print(&interface, &used, &head);
    printed.text.push_str(&format!("\n// {tally}\n"));
    let text = jsi_idl::format::format(&printed.text).map_err(|errors| {
        ImportError::Internal(errors.iter().take(5).map(|it| it.message.clone()).collect())
    })?;
    Ok(Imported {
        text,
        tally,
        comparison,
    })
}

fn of_package(facts: &Facts) -> String {
    match &facts.package {
        Some(it) => {
            let version = it.version.as_deref().unwrap_or("without a version");
            format!("Imported by jsic from the types of {} {version}", it.name)
        }
        None if facts.webidl => "Imported by jsic from WebIDL".to_owned(),
        None => "Imported by jsic".to_owned(),
    }
}

/// The name of the interface with the functions and constants of a module.
fn module_name(from: &str) -> String {
    let name = from.trim_start_matches(['.', '/']);
    let name = name.strip_suffix(".js").unwrap_or(name);
    let name = name.rsplit("node:").next().unwrap_or(name);
    let name: String = heck::ToUpperCamelCase::to_upper_camel_case(name);
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    if name.is_empty() {
        "Module".to_owned()
    } else {
        name
    }
}
