//! What is to happen where a lint finds something: configured by people, for each lint by itself.

use std::collections::BTreeMap;

use super::{Code, LintLevel};

/// The levels of all lints in one file: each its own, unless it was set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<Code, LintLevel>,
    no_warnings: bool,
}

impl Levels {
    /// Sets the level of a lint; what is no lint stays as it is.
    pub fn set(&mut self, lint: Code, level: LintLevel) {
        if lint.lint().is_some() {
            self.set.insert(lint, level);
        }
    }

    /// Makes errors of everything that lints warn about.
    pub fn deny_warnings(&mut self) {
        self.no_warnings = true;
    }

    /// Sets everything that is set in others, which are stronger.
    pub fn set_all(&mut self, others: &Self) {
        self.set.extend(&others.set);
        self.no_warnings |= others.no_warnings;
    }

    /// What happens where this lint finds something; `None` for what is no lint.
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
