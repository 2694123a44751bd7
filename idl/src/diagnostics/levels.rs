//! The configured levels of lints.

use std::collections::BTreeMap;

use super::{Code, LintLevel};

/// The levels of all lints in one file: the default level, unless one is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<Code, LintLevel>,
    no_warnings: bool,
}

impl Levels {
    /// Sets the level of a lint. A code that is no lint is not changed.
    pub fn set(&mut self, lint: Code, level: LintLevel) {
        if lint.lint().is_some() {
            self.set.insert(lint, level);
        }
    }

    /// Turns warnings of lints into errors.
    pub fn deny_warnings(&mut self) {
        self.no_warnings = true;
    }

    /// Sets all levels that are set in `others`, which take precedence.
    pub fn set_all(&mut self, others: &Self) {
        self.set.extend(&others.set);
        self.no_warnings |= others.no_warnings;
    }

    /// The level of a lint; `None` for a code that is no lint.
    #[must_use]
    pub fn get(&self, lint: Code) -> Option<LintLevel> {
        let level = self.set.get(&lint).copied().or(lint.lint())?;
        Some(match level {
            LintLevel::Warn if self.no_warnings => LintLevel::Deny,
            level => level,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_set_is_as_usual() {
        let mut levels = Levels::default();
        levels.set(Code::JSI0405, LintLevel::Warn);
        levels.set(Code::JSI0101, LintLevel::Allow);
        assert_eq!(levels.get(Code::JSI0405), Some(LintLevel::Warn));
        assert_eq!(levels.get(Code::JSI0401), Some(LintLevel::Allow));
        assert_eq!(levels.get(Code::JSI0403), Some(LintLevel::Warn));
        assert_eq!(levels.get(Code::JSI0101), None, "no lint");
    }

    #[test]
    fn the_stronger_win() {
        let (mut file, mut command) = (Levels::default(), Levels::default());
        file.set(Code::JSI0401, LintLevel::Warn);
        file.set(Code::JSI0405, LintLevel::Warn);
        command.set(Code::JSI0405, LintLevel::Deny);
        file.set_all(&command);
        assert_eq!(file.get(Code::JSI0401), Some(LintLevel::Warn));
        assert_eq!(file.get(Code::JSI0405), Some(LintLevel::Deny));
    }

    #[test]
    fn warnings_can_be_errors_and_what_is_allowed_stays_so() {
        let mut levels = Levels::default();
        levels.set(Code::JSI0402, LintLevel::Allow);
        levels.deny_warnings();
        assert_eq!(levels.get(Code::JSI0402), Some(LintLevel::Allow));
        assert_eq!(levels.get(Code::JSI0403), Some(LintLevel::Deny));
        assert_eq!(levels.get(Code::JSI0404), Some(LintLevel::Allow));
    }
}
