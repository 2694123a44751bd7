//! Diagnostics for people at a terminal: the source with labels, notes, helps and the changes of fixes.

use std::io::{self, Write};

use codespan_reporting::diagnostic::{self as codespan, Severity};
use codespan_reporting::term::termcolor::{Buffer, Color, ColorSpec, WriteColor};
use codespan_reporting::term::{self, Config};
use jsi_idl::diagnostics::{Applicability, Diagnostic, Fix, Level};

use super::excerpt::Excerpts;
use super::{Sources, fix, safe};

/// Writes the diagnostics, with an empty line after each; `colour` puts ANSI escapes in.
///
/// # Errors
/// Those of `out`.
pub fn human(
    out: &mut dyn Write,
    colour: bool,
    sources: Sources,
    diagnostics: &[Diagnostic],
) -> io::Result<()> {
    let config = Config::default();
    for diagnostic in diagnostics {
        let mut head = buffer(colour);
        let (excerpts, labels) = Excerpts::new(sources, diagnostic);
        let severity = match diagnostic.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
        };
        let shown = codespan::Diagnostic::new(severity)
            .with_code(diagnostic.code.as_str())
            .with_message(safe::line(&diagnostic.message))
            .with_labels(labels);
        term::emit_to_write_style(&mut head, &config, &excerpts, &shown)
            .map_err(io::Error::other)?;

        let mut notes = Notes {
            out: buffer(colour),
            sources,
            diagnostic,
            gutter: excerpts.last_line().max(1).ilog10() as usize + 1,
        };
        notes.write()?;

        // codespan ends with an empty line, which has to come after the notes
        out.write_all(head.as_slice().strip_suffix(b"\n").unwrap_or_default())?;
        out.write_all(notes.out.as_slice())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn buffer(colour: bool) -> Buffer {
    if colour {
        Buffer::ansi()
    } else {
        Buffer::no_color()
    }
}

/// The text below the source.
struct Notes<'a> {
    out: Buffer,
    sources: Sources<'a>,
    diagnostic: &'a Diagnostic,
    /// Columns of the line numbers.
    gutter: usize,
}

impl Notes<'_> {
    fn write(&mut self) -> io::Result<()> {
        if self.diagnostic.helps.is_empty() && self.diagnostic.fixes.is_empty() {
            return Ok(());
        }
        self.painted(Color::Cyan, &format!("{:1$} │", "", self.gutter))?;
        writeln!(self.out)?;
        for help in &self.diagnostic.helps {
            let mut lines = help.lines();
            self.note("help", lines.next().unwrap_or_default())?;
            for line in lines {
                writeln!(
                    self.out,
                    "{:1$} {2}",
                    "",
                    self.gutter + "= help: ".len(),
                    safe::line(line)
                )?;
            }
        }
        for fix in &self.diagnostic.fixes {
            self.fix(fix)?;
        }
        Ok(())
    }

    /// `  = help: text`
    fn note(&mut self, kind: &str, text: &str) -> io::Result<()> {
        write!(self.out, "{:1$} ", "", self.gutter)?;
        self.painted(Color::Cyan, "= ")?;
        self.out.set_color(ColorSpec::new().set_bold(true))?;
        write!(self.out, "{kind}")?;
        self.out.reset()?;
        writeln!(self.out, ": {}", safe::line(text))
    }

    /// The title, then the lines before and after.
    fn fix(&mut self, fix: &Fix) -> io::Result<()> {
        let kind = match fix.applicability {
            Applicability::Safe => "fix",
            Applicability::Offered => "suggestion",
        };
        self.note(kind, &fix.title)?;
        for change in fix::changes(self.sources, fix) {
            if change.file != self.diagnostic.primary.file {
                let name = safe::line(self.sources.name(change.file));
                self.painted(Color::Cyan, &format!("{:1$} ┌─ ", "", self.gutter))?;
                writeln!(self.out, "{name}:{}", change.line)?;
            }
            let sides = [
                (Color::Red, '-', &change.before),
                (Color::Green, '+', &change.after),
            ];
            for (colour, sign, lines) in sides {
                for (number, line) in (change.line..).zip(lines) {
                    self.painted(Color::Cyan, &format!("{number:>0$} ", self.gutter))?;
                    self.painted(colour, &format!("{sign} {line}"))?;
                    writeln!(self.out)?;
                }
            }
        }
        Ok(())
    }

    fn painted(&mut self, colour: Color, text: &str) -> io::Result<()> {
        self.out.set_color(ColorSpec::new().set_fg(Some(colour)))?;
        write!(self.out, "{text}")?;
        self.out.reset()
    }
}
