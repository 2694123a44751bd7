//! Tests that fail in an engine for a known reason: the table in `docs/src/reference/engines.md`, compared with the results.
//! Nothing is skipped: a test that is listed must fail, and one that is not must pass. Only a test whose reason begins with
//! [`SOMETIMES`] may do both.

use std::fs;

use super::count::{Count, Reporter};
use crate::engine::{self, Engine};
use crate::failure::{Failure, Result};
use crate::layout::Layout;

const PAGE: &str = "docs/src/reference/engines.md";
/// The heading above the table.
const HEADING: &str = "## Expected failures";
/// How the reason of a test begins that fails in some runs only.
const SOMETIMES: &str = "sometimes: ";

/// A row of the table: this test of this part fails in this engine, for a reason that the page gives.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpectedFailure {
    engine: Engine,
    part: String,
    test: String,
    /// Whether it may pass as well.
    sometimes: bool,
}

/// All rows.
pub fn read(layout: &Layout) -> Result<Vec<ExpectedFailure>> {
    let text = fs::read_to_string(layout.root.join(PAGE))?;
    parse(&text).map_err(|row| {
        Failure::new(
            format!("{PAGE}: this row of the table of expected failures is not understood: {row}"),
            "it has four cells: an engine, a part of the tests, the name of a test in backquotes, and a reason",
        )
    })
}

/// Below the heading, rows begin with the title of an engine; the error is a row that cannot be read.
fn parse(page: &str) -> std::result::Result<Vec<ExpectedFailure>, &str> {
    let mut expected = Vec::new();
    for line in page.lines().skip_while(|line| *line != HEADING) {
        let Some(row) = line.strip_prefix("| ") else {
            continue;
        };
        let cells: Vec<&str> = row
            .trim_end_matches('|')
            .split('|')
            .map(str::trim)
            .collect();
        let title = cells.first().copied().unwrap_or_default();
        let Some(engine) = engine::ALL.iter().find(|engine| engine.title() == title) else {
            continue;
        };
        match cells.as_slice() {
            [_, part, test, reason] if !reason.is_empty() && test.len() > 2 => {
                expected.push(ExpectedFailure {
                    engine: *engine,
                    part: (*part).to_owned(),
                    test: test.trim_matches('`').to_owned(),
                    sometimes: reason.starts_with(SOMETIMES),
                })
            }
            _ => return Err(line),
        }
    }
    Ok(expected)
}

/// Compares the results of a part in an engine with the table and corrects the count; returns the contradictions.
pub fn judge(
    expected: &[ExpectedFailure],
    (engine, part): (Engine, &str),
    (reporter, output): (Reporter, &str),
    count: &mut Count,
) -> Vec<String> {
    let tests = reporter.tests(output);
    let mut wrong = Vec::new();
    // It did not compile or crashed at once, which is one failure.
    if tests.is_empty() {
        return wrong;
    }
    for failure in expected {
        if failure.engine != engine || failure.part != part {
            continue;
        }
        let runs = || tests.iter().filter(|(name, _)| *name == failure.test);
        let failed = runs().filter(|(_, ok)| !ok).count();
        count.failed = count.failed.saturating_sub(failed);
        count.expected += failed;
        let what = if runs().count() == 0 {
            "did not run"
        } else if !failure.sometimes && runs().any(|(_, ok)| *ok) {
            "passes"
        } else {
            continue;
        };
        wrong.push(format!(
            "`{}` {what}, and {PAGE} lists it as an expected failure",
            failure.test
        ));
    }
    count.failed += wrong.len();
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "| Bun | has | three |\n## Expected failures\n\
                        | engine | part | test | why |\n|---|---|---|---|\n\
                        | Bun | e2e | `a::fails` | it has none |\n| Bun | e2e | `a::has` | it had none |\n\
                        | Bun | e2e | `a::gone` | it had none |\n| Deno | e2e | `a::works` | other engine |\n";

    #[test]
    fn only_a_listed_failure_is_excused() {
        let expected = parse(ROWS).expect("the table is well formed");
        let output = "test a::fails ... FAIL\ntest a::has ... ok\ntest a::works ... ok\ntest a::new ... FAIL\n";
        let mut count = Count {
            passed: 2,
            failed: 2,
            expected: 0,
        };
        let run = (Reporter::Libtest, output);
        let wrong = judge(&expected, (Engine::Bun, "e2e"), run, &mut count);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong.iter().any(|line| line.starts_with("`a::has` passes")));
        assert!(
            wrong
                .iter()
                .any(|line| line.starts_with("`a::gone` did not run"))
        );
        let expected = Count {
            passed: 2,
            failed: 3,
            expected: 1,
        };
        assert_eq!(count, expected);
    }

    #[test]
    fn a_test_that_fails_sometimes_may_pass_and_must_run() {
        let rows = format!("{HEADING}\n| Bun | e2e | `a` | {SOMETIMES}its stack varies |");
        let expected = parse(&rows).expect("the table is well formed");
        for (output, wrong, failed) in [
            ("test a ... ok\n", 0, 0),
            ("test a ... FAIL\n", 0, 1),
            ("test b ... ok\n", 1, 0),
        ] {
            let mut count = Count {
                passed: 1 - failed,
                failed,
                expected: 0,
            };
            let run = (Reporter::Libtest, output);
            let found = judge(&expected, (Engine::Bun, "e2e"), run, &mut count);
            assert_eq!((found.len(), count.expected), (wrong, failed), "{output}");
        }
    }

    #[test]
    fn a_row_without_a_reason_is_not_understood() {
        for row in ["| Bun | e2e | `a` |", "| Bun | e2e | `a` | |"] {
            assert_eq!(parse(&format!("{HEADING}\n{row}")), Err(row));
        }
        assert_eq!(
            parse(&format!("{HEADING}\n| Other | cell |")),
            Ok(Vec::new())
        );
    }

    #[test]
    fn the_page_is_understood_and_names_parts_that_run_in_engines() -> Result<()> {
        for failure in read(&Layout::find())? {
            let parts = crate::test::plan::expand(&[failure.engine], false);
            assert!(
                parts
                    .iter()
                    .any(|run| run.part.name == failure.part && run.engine.is_some()),
                "{failure:?}"
            );
        }
        Ok(())
    }
}
