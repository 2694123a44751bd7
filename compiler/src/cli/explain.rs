//! `jsic explain`: the meaning of a diagnostic code, the reason, and the correct form; or an item of the web platform.

use std::io::{self, BufWriter, Write};

use clap::Args;
use jsi_idl::diagnostics::{Code, similar::similar};
use jsi_idl::resolve::platform::is_platform;

use super::report::{finish, print_error};
use super::{ColorChoice, Outcome, after_help};
use crate::render;
use crate::sources::platform;

/// Explain a diagnostic code and show the correct form, or print an item of the web platform
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic explain JSI0201
  jsic explain array-in-promise
  jsic explain web:dom/Element     prints the interface
  jsic explain web:dom             lists the items of the module
  jsic explain                     lists all codes"
))]
pub(super) struct ExplainArgs {
    /// A code (JSI0201) or its name (array-in-promise), or an item of the platform (web:dom/Element); without one, all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(arguments: &ExplainArgs, color: ColorChoice) -> Outcome {
    let stdout = io::stdout().lock();
    let style = Style {
        on: color.applies_to(&stdout),
    };
    let mut out = BufWriter::new(stdout);
    let written = match &arguments.code {
        None => list(&mut out, style),
        Some(wanted) if is_platform(wanted) => match platform_item(wanted) {
            Ok(text) => out.write_all(text.as_bytes()),
            Err(error) => {
                print_error(color, &error);
                return Outcome::Failed;
            }
        },
        // the number is enough
        Some(wanted) => match wanted.parse().or_else(|()| format!("JSI{wanted}").parse()) {
            Ok(code) => print(&mut out, style, code),
            Err(()) => {
                print_error(color, &unknown(wanted));
                return Outcome::Failed;
            }
        },
    };
    finish(written.and_then(|()| out.flush()))
}

/// The names in a module of the platform, or the text of an item: `web:dom` or `web:dom/Element`.
fn platform_item(wanted: &str) -> Result<String, String> {
    let platform = platform();
    let (name, item) = match wanted.split_once('/') {
        Some((name, item)) => (name, Some(item)),
        None => (wanted, None),
    };
    let like = |text: String, found: Option<&str>| match found {
        Some(found) => format!("{text}; a similar name exists: `{found}`"),
        None => text,
    };
    let Some(module) = platform.module(name) else {
        let text = format!("there is no module `{}`", render::line(name));
        return Err(like(text, similar(name, platform.names())));
    };
    let Some(item) = item else {
        return Ok(module.names().map(|it| format!("{it}\n")).collect());
    };
    match (module.item(item), platform.module_of(item)) {
        (Some(text), _) => {
            let formatted = jsi_idl::format::format(text.trim_start());
            Ok(formatted.unwrap_or(text))
        }
        (None, Some(other)) => Err(format!(
            "`{name}` has no `{}`; `{other}` has it",
            render::line(item)
        )),
        (None, None) => {
            let text = format!("`{name}` has no `{}`", render::line(item));
            Err(like(text, similar(item, module.names())))
        }
    }
}

/// Every code and its name, a line each.
fn list(out: &mut dyn Write, style: Style) -> io::Result<()> {
    for code in Code::ALL {
        writeln!(out, "{}  {}", style.heading(code.as_str()), code.name())?;
    }
    Ok(())
}

/// Formats Markdown for a terminal: headings are highlighted, code is indented, fences are removed.
fn print(out: &mut dyn Write, style: Style, code: Code) -> io::Result<()> {
    let mut in_code = false;
    for line in code.explanation().lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if line.is_empty() {
            writeln!(out)?;
        } else if in_code {
            writeln!(out, "    {}", style.code(line))?;
        } else if let Some(heading) = line.strip_prefix('#') {
            writeln!(
                out,
                "{}",
                style.heading(heading.trim_start_matches('#').trim_start())
            )?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Style {
    on: bool,
}

impl Style {
    fn heading(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// The comment at the end of a line describes the error in the line.
    fn code(self, line: &str) -> String {
        match line.find("// ").and_then(|at| line.split_at_checked(at)) {
            Some((code, comment)) => self.paint("36", code) + &self.paint("31", comment),
            None => self.paint("36", line),
        }
    }

    fn paint(self, escape: &str, text: &str) -> String {
        if self.on {
            format!("\u{1b}[{escape}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// The codes with a similar name.
fn unknown(wanted: &str) -> String {
    let lower = wanted.to_lowercase();
    let near = similar(&lower, Code::ALL.iter().map(|code| code.name()));
    let family = lower.get(..5).filter(|start| start.starts_with("jsi"));
    let is_like = |code: &&Code| {
        let shares_word = || {
            code.name()
                .split('-')
                .any(|word| word.len() > 2 && lower.split('-').any(|own| own == word))
        };
        near == Some(code.name())
            || family.is_some_and(|start| code.as_str().to_lowercase().starts_with(start))
            || shares_word()
    };
    let like = Code::ALL.iter().filter(is_like);
    let like: String = like
        .map(|code| format!("\n  {code}  {}", code.name()))
        .collect();
    let wanted = render::line(wanted);
    if like.is_empty() {
        format!("unknown code or name `{wanted}`; `jsic explain` lists all codes")
    } else {
        format!("unknown code or name `{wanted}`; similar codes are{like}")
    }
}
