//! `--allow`, `--warn` and `--deny`: levels of lints. The last one on the command line takes precedence.

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};
use jsi_idl::diagnostics::similar::similar;
use jsi_idl::diagnostics::{Code, Levels, LintLevel};

use crate::render;

/// The levels on the command line.
#[derive(Debug, Clone, Default)]
pub(super) struct LintOptions {
    pub(super) levels: Levels,
}

/// The lints that an argument names.
#[derive(Debug, Clone, Copy)]
enum What {
    Lint(Code),
    /// All lints that are warnings.
    Warnings,
}

const OPTIONS: [(LintLevel, &str); 3] = [
    (LintLevel::Allow, "Disable a lint, by name or code"),
    (LintLevel::Warn, "Report the findings of a lint as warnings"),
    (
        LintLevel::Deny,
        "Report the findings of a lint as errors; `warnings` selects all lints of level warn",
    ),
];

impl Args for LintOptions {
    fn augment_args(command: Command) -> Command {
        OPTIONS.into_iter().fold(command, |command, (level, help)| {
            let parse = move |text: &str| parse(text, level);
            let arg = Arg::new(level.name())
                .long(level.name())
                .value_name("LINT")
                .help(help)
                .help_heading("Lints")
                .action(ArgAction::Append)
                .value_delimiter(',')
                .value_parser(ValueParser::new(parse));
            command.arg(arg)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LintOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut options = Self::default();
        options.update_from_arg_matches(matches)?;
        Ok(options)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        let mut given: Vec<(usize, LintLevel, What)> = Vec::new();
        for (level, _) in OPTIONS {
            let places = matches.indices_of(level.name()).into_iter().flatten();
            let whats = matches.get_many(level.name()).into_iter().flatten();
            given.extend(places.zip(whats).map(|(place, what)| (place, level, *what)));
        }
        given.sort_by_key(|(place, _, _)| *place);
        for (_, level, what) in given {
            match what {
                What::Lint(lint) => self.levels.set(lint, level),
                What::Warnings => self.levels.deny_warnings(),
            }
        }
        Ok(())
    }
}

fn parse(text: &str, level: LintLevel) -> Result<What, String> {
    if text == "warnings" && level == LintLevel::Deny {
        return Ok(What::Warnings);
    }
    match text.parse::<Code>() {
        Ok(code) if code.lint().is_some() => Ok(What::Lint(code)),
        Ok(code) => Err(format!(
            "`{code}` is not a lint, so its level cannot change"
        )),
        Err(()) => {
            let names = || Code::lints().map(Code::name);
            Err(match similar(text, names()) {
                Some(found) => format!("a lint with a similar name exists: `{found}`"),
                None => {
                    let text = render::line(text);
                    let names: Vec<&str> = names().collect();
                    format!("unknown lint `{text}`; the lints are {}", names.join(", "))
                }
            })
        }
    }
}
