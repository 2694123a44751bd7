//! Asks before set-up changes anything outside of the repository: commands as root, settings of other projects, and programs of
//! other versions than they were released with. Without an answer, the user has not agreed.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::failure::{Failure, Result, indent};

/// How the user can agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// By `--yes`, to everything.
    Given,
    /// By a question, if there is a terminal.
    Asked,
}

/// The proof that the user has agreed: functions that run commands as root take one.
pub struct Permit(());

impl Consent {
    /// Prints `what` will happen, and in which steps; an error unless the user agrees.
    pub fn to(self, what: &str, steps: &[String]) -> Result<Permit> {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        self.by(terminal.then(|| io::stdin().lock()), what, steps)
    }

    fn by(self, person: Option<impl BufRead>, what: &str, steps: &[String]) -> Result<Permit> {
        let list = indent(&steps.join("\n"));
        if self == Self::Given {
            println!("{}", indent(&format!("{what}, as --yes allows:\n{list}")));
            return Ok(Permit(()));
        }
        let Some(mut person) = person else {
            return Err(Failure::new(
                format!("no user could be asked, and {what}:\n{list}"),
                "do it yourself, or allow it: `cargo xtask --yes COMMAND`",
            ));
        };
        println!("{}", indent(&format!("{what}:\n{list}")));
        print!("    go on? [y/N] ");
        io::stdout().flush()?;
        let mut answer = String::new();
        person.read_line(&mut answer)?;
        match answer.trim() {
            "y" | "Y" | "yes" => Ok(Permit(())),
            _ => Err(Failure::new(
                format!("it was not allowed, and {what}:\n{list}"),
                "do it yourself, or answer with y",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(consent: Consent, answer: Option<&str>) -> Result<Permit> {
        let steps = ["first".to_owned(), "second".to_owned()];
        consent.by(answer.map(str::as_bytes), "it changes things", &steps)
    }

    #[test]
    fn only_a_clear_yes_is_one() {
        for answer in ["y\n", "Y\n", "yes\n", "y"] {
            assert!(ask(Consent::Asked, Some(answer)).is_ok(), "{answer:?}");
        }
        for answer in ["\n", "", "n\n", "no\n", "yesterday\n", "\u{fffd}y\n"] {
            assert!(ask(Consent::Asked, Some(answer)).is_err(), "{answer:?}");
        }
    }

    #[test]
    fn without_a_terminal_the_error_has_every_step_and_the_flag() {
        let text = ask(Consent::Asked, None)
            .map(|_| ())
            .unwrap_err()
            .to_string();
        assert!(text.contains("first") && text.contains("second") && text.contains("--yes"));
        assert!(ask(Consent::Given, None).is_ok());
    }
}
