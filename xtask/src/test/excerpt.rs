//! The part of a failed command's output that is shown: the failures of its tests, or else its end.

use super::count::Reporter;

/// The number of shown lines of a long output.
const MOST: usize = 120;
/// The number of shown lines of its end.
const END: usize = 80;
/// The number of shown lines of one test: a stack can be longer than the message.
const ONE: usize = 30;

/// The shown lines.
pub fn excerpt(reporter: Reporter, output: &str) -> String {
    let mut lines = match reporter {
        Reporter::Libtest => libtest(output),
        Reporter::Harness => harness(output),
        Reporter::Tap | Reporter::Check => Vec::new(),
    };
    let all: Vec<&str> = output.lines().collect();
    if lines.is_empty() {
        lines = all
            .get(all.len().saturating_sub(END)..)
            .unwrap_or_default()
            .to_vec();
    }
    lines.truncate(MOST);
    lines.join("\n")
}

/// From `failures:` to the result, for each program; the beginning of the output of each test.
fn libtest(output: &str) -> Vec<&str> {
    let mut shown = Vec::new();
    let mut inside = false;
    let mut since = 0;
    for line in output.lines() {
        since = if line.starts_with("---- ") {
            0
        } else {
            since + 1
        };
        if line == "failures:" {
            (inside, since) = (true, 0);
        }
        if inside && since < ONE {
            shown.push(line);
        }
        if line.starts_with("test result: ") {
            inside = false;
        }
    }
    shown
}

/// The failed checks, with the indented lines below them.
fn harness(output: &str) -> Vec<&str> {
    let mut inside = false;
    let belongs = |line: &&str| {
        inside = line.starts_with("FAILED ") || (inside && line.starts_with("  "));
        inside
    };
    output.lines().filter(belongs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_shown_wherever_they_stand() {
        let stack = "    at unknown\n".repeat(100);
        let output = format!(
            "test a ... FAIL\nfailures:\n---- a output ----\n    it is so\n{stack}\nfailures:\n    a\n\
             test result: FAILED. 0 passed; 1 failed\ntest b ... ok\ntest result: ok. 1 passed; 0 failed\n"
        );
        let shown = excerpt(Reporter::Libtest, &output);
        assert!(
            shown.starts_with("failures:\n---- a output ----\n    it is so\n"),
            "{shown}"
        );
        assert!(
            shown.ends_with("failures:\n    a\ntest result: FAILED. 0 passed; 1 failed"),
            "{shown}"
        );
        let output =
            "ok     a (in b)\nFAILED c (in b)\n       why\nok     d (in b)\n3 passed, 1 failed";
        assert_eq!(
            excerpt(Reporter::Harness, output),
            "FAILED c (in b)\n       why"
        );
    }

    #[test]
    fn without_failures_the_end_is_shown() {
        let output = format!("{}error: it did not compile", "a line\n".repeat(1_000));
        let shown = excerpt(Reporter::Libtest, &output);
        assert!(shown.lines().count() == END && shown.ends_with("error: it did not compile"));
    }
}
