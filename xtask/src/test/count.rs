//! Reads from a test program's output how many tests passed and failed.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Whose output it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporter {
    /// `cargo test`, and wasm-bindgen's runner, which prints the same lines.
    Libtest,
    /// `node --test --test-reporter=tap`.
    Tap,
    /// Our own harness: the last line is `N passed, N failed`.
    Harness,
    /// No tests: the command as a whole is one check.
    Check,
}

impl Reporter {
    /// What `output` says. `ok` is whether the command succeeded.
    ///
    /// A command that fails without naming a failed test (it did not compile, it crashed) counts as
    /// one failure, and one that names no test at all, though tests are its purpose, as well.
    pub fn count(self, output: &str, ok: bool) -> Count {
        let mut count = match self {
            Self::Libtest => output
                .lines()
                .filter_map(libtest_line)
                .fold(Count::default(), sum),
            Self::Tap => tap(output),
            Self::Harness => output.lines().rev().find_map(pair).unwrap_or_default(),
            Self::Check => Count {
                passed: usize::from(ok),
                failed: 0,
            },
        };
        if count.failed == 0 && (!ok || count.passed == 0) {
            count.failed = 1;
        }
        count
    }
}

fn sum(mut left: Count, right: Count) -> Count {
    left += right;
    left
}

/// `test result: ok. 3 passed; 0 failed; …`
fn libtest_line(line: &str) -> Option<Count> {
    let counts = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?
        .1;
    pair(counts)
}

/// `# pass 3` and `# fail 0`
fn tap(output: &str) -> Count {
    let number = |key: &str| {
        output
            .lines()
            .filter_map(|line| line.strip_prefix(key)?.trim().parse::<usize>().ok())
            .sum()
    };
    Count {
        passed: number("# pass "),
        failed: number("# fail "),
    }
}

/// `3 passed, 0 failed` or `3 passed; 0 failed; …`
fn pair(text: &str) -> Option<Count> {
    let mut parts = text.trim().split([',', ';']).map(str::trim);
    let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
    Some(Count { passed, failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: usize, failed: usize) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn libtest_results_are_summed() {
        let output = "running 3 tests\ntest a ... ok\n\
                      test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                      test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; finished in 0.1s\n";
        assert_eq!(Reporter::Libtest.count(output, false), count(7, 2));
    }

    #[test]
    fn a_crash_is_a_failure_though_all_tests_that_ran_passed() {
        let output = "test result: ok. 3 passed; 0 failed; 0 ignored\nerror: could not compile\n";
        assert_eq!(Reporter::Libtest.count(output, false), count(3, 1));
        assert_eq!(Reporter::Check.count("", false), count(0, 1));
    }

    #[test]
    fn no_tests_at_all_is_a_failure() {
        assert_eq!(Reporter::Libtest.count("", true), count(0, 1));
        assert_eq!(
            Reporter::Tap.count("# pass 0\n# fail 0\n", true),
            count(0, 1)
        );
        assert_eq!(Reporter::Check.count("", true), count(1, 0));
    }

    #[test]
    fn node_and_our_harness_are_read() {
        assert_eq!(
            Reporter::Tap.count("# tests 5\n# pass 4\n# fail 1\n", false),
            count(4, 1)
        );
        assert_eq!(
            Reporter::Harness.count("x\n9 passed, 2 failed\n\n", false),
            count(9, 2)
        );
    }
}
