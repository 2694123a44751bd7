//! Reads from a test program's output how many tests passed and failed.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that failed as the table of expected failures states.
    pub expected: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.expected += other.expected;
    }
}

/// The format of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporter {
    /// `cargo test`, and wasm-bindgen's runner, which prints the same lines.
    Libtest,
    /// `node --test --test-reporter=tap`.
    Tap,
    /// Our own harness: the last line is `N passed, N failed`.
    Harness,
    /// No tests: the command as a whole is one test.
    Check,
}

impl Reporter {
    /// Counts the tests in `output`. `ok` is whether the command succeeded.
    ///
    /// A command that fails without a failed test (it did not compile, or crashed) counts as one failure, and so does one
    /// without any tests if it should have some.
    pub fn count(self, output: &str, ok: bool) -> Count {
        let mut count = match self {
            Self::Libtest => libtest(output),
            Self::Tap => tap(output),
            Self::Harness => output.lines().rev().find_map(pair).unwrap_or_default(),
            Self::Check => Count {
                passed: usize::from(ok),
                ..Count::default()
            },
        };
        if count.failed == 0 && (!ok || count.passed == 0) {
            count.failed = 1;
        }
        count
    }
}

/// The sum of all test programs; one that crashed has no result, and counts as one failure.
fn libtest(output: &str) -> Count {
    let mut count = Count::default();
    let mut waiting: isize = 0;
    for line in output.lines() {
        if line.starts_with("     Running ") {
            waiting += 1;
        } else if line == "no tests to run!" {
            waiting -= 1;
        } else if let Some(result) = libtest_line(line) {
            waiting -= 1;
            count += result;
        }
    }
    // Programs of documentation tests are not announced, so there may be more results than programs.
    count.failed += usize::try_from(waiting).unwrap_or_default();
    count
}

impl Reporter {
    /// The name of every test in `output`, and whether it passed.
    pub fn tests(self, output: &str) -> Vec<(&str, bool)> {
        let read = |line| match self {
            Self::Libtest => libtest_test(line),
            Self::Harness => harness_test(line),
            Self::Tap | Self::Check => None,
        };
        output.lines().filter_map(read).collect()
    }
}

/// `test a::b ... ok`, `test a::b - should panic ... FAIL`
fn libtest_test(line: &str) -> Option<(&str, bool)> {
    let (name, result) = line
        .trim_end()
        .strip_prefix("test ")?
        .rsplit_once(" ... ")?;
    let name = name.strip_suffix(" - should panic").unwrap_or(name);
    match result {
        "ok" => Some((name, true)),
        "FAIL" | "FAILED" => Some((name, false)),
        _ => None,
    }
}

/// `ok     what it shows (where)`, `FAILED what it shows (where)`
fn harness_test(line: &str) -> Option<(&str, bool)> {
    let (title, ok) = match line.strip_prefix("ok     ") {
        Some(title) => (title, true),
        None => (line.strip_prefix("FAILED ")?, false),
    };
    Some((title.rsplit_once(" (")?.0, ok))
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
        expected: 0,
    }
}

/// `3 passed, 0 failed` or `3 passed; 0 failed; …`
fn pair(text: &str) -> Option<Count> {
    let mut parts = text.trim().split([',', ';']).map(str::trim);
    let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
    Some(Count {
        passed,
        failed,
        expected: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: usize, failed: usize) -> Count {
        Count {
            passed,
            failed,
            expected: 0,
        }
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
    fn every_program_that_was_started_has_a_result() {
        let output = "     Running unittests src/lib.rs (a.wasm)\nno tests to run!\n\
                      \x20    Running tests/a.rs (b.wasm)\ntest result: FAILED. 3 passed; 1 failed; 0 ignored\n\
                      \x20    Running tests/b.rs (c.wasm)\nit crashed\n";
        assert_eq!(Reporter::Libtest.count(output, false), count(3, 2));
    }

    #[test]
    fn tests_are_read_with_their_names() {
        let output = "test a::b ... ok\ntest a::c - should panic ... ok\ntest d ... FAIL\ntest e ... ignored\n";
        let tests = [("a::b", true), ("a::c", true), ("d", false)];
        assert_eq!(Reporter::Libtest.tests(output), tests);
        let output = "ok     p: shows (web package in Bun)\nFAILED p: fails (web package in Bun)\n       why\n1 passed, 1 failed\n";
        let tests = [("p: shows", true), ("p: fails", false)];
        assert_eq!(Reporter::Harness.tests(output), tests);
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
