//! `jsic breaking`: what the differences between two versions break.

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use jsi_idl::diagnostics::Code;

use super::report::{
    MessageFormat, Report, counted, file_count, print_error, print_status, summary,
};
use super::{ColorChoice, Outcome, after_help};
use crate::breaking::{self, Audience, RULES};
use crate::render;

/// Report what the changes of .jsi files break, and whose code
///
/// Compares two versions of .jsi files. Each change that breaks Rust or JavaScript is reported where it is in the new version,
/// with the code of its rule. Compatible changes are not reported. `jsic explain CODE` describes a rule.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic breaking old/api.jsi new/api.jsi
  jsic breaking main src                  src now, compared with src in main
  jsic breaking v1.2:src HEAD:src
  jsic breaking --for javascript-callers HEAD~1 .
  jsic breaking --allow member-added --message-format github origin/main src"
))]
pub(super) struct BreakingArgs {
    /// The old version: a file, a folder, a git revision (of NEW), or REVISION:PATH
    #[arg(value_name = "OLD")]
    old: String,

    /// The new version: a file, a folder, or REVISION:PATH
    #[arg(value_name = "NEW")]
    new: String,

    /// Report only what breaks the code of these
    #[arg(long = "for", value_name = "WHOM", value_enum, value_delimiter = ',')]
    audiences: Vec<Audience>,

    /// Do not report these rules, by name or code
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    allow: Vec<Code>,

    /// The format of diagnostics
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
}

impl ValueEnum for Audience {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// A rule, by name or code.
fn rule(text: &str) -> Result<Code, String> {
    let code: Option<Code> = text.parse().ok();
    code.filter(|code| breaking::rules::rule(*code).is_some())
        .ok_or_else(|| {
            let names: Vec<&str> = RULES.iter().map(|it| it.code.name()).collect();
            let text = render::line(text);
            format!("unknown rule `{text}`; the rules are {}", names.join(", "))
        })
}

pub(super) fn run(arguments: &BreakingArgs, color: ColorChoice) -> Outcome {
    let (old, new) = match breaking::load(&arguments.old, &arguments.new) {
        Ok(versions) => versions,
        Err(error) => {
            print_error(color, &error.to_string());
            return Outcome::Failed;
        }
    };
    let format = arguments.message_format;
    for version in [&old, &new] {
        if let Some((sources, diagnostics)) = version.errors() {
            let report = Report {
                format,
                color,
                sources: &sources,
                diagnostics: &diagnostics,
            };
            let outcome = report.write();
            status(format, "a version with errors cannot be compared");
            return outcome;
        }
    }
    let audiences = match arguments.audiences.as_slice() {
        [] => &Audience::ALL,
        some => some,
    };
    let is_allowed = |code| arguments.allow.contains(&code);
    let found = breaking::compare(&old, &new, audiences, is_allowed);
    let report = Report {
        format,
        color,
        sources: &found.sources,
        diagnostics: &found.diagnostics,
    };
    let outcome = report.write();
    let count = file_count(&new.analysis.sources);
    let text = match found.diagnostics.as_slice() {
        [] => format!("nothing breaks in {}", counted(count, "file")),
        some => summary(some, count),
    };
    status(format, &text);
    outcome
}

fn status(format: MessageFormat, text: &str) {
    if format == MessageFormat::Human {
        print_status(text);
    }
}
