//! The error index of the book has the texts of `jsic explain`. A test checks that it is up to date.

use std::fmt::Write;

use jsi_idl::diagnostics::{Code, Level, LintLevel};

use crate::case::expect;

#[test]
fn the_error_index_is_up_to_date() {
    expect("docs/src/reference/errors.md", &page());
}

fn page() -> String {
    let mut page = String::from(
        "# Errors\n\n\
         <!-- Generated from idl/src/diagnostics/explain by a test of jsic; JSI_BLESS=1 updates it. -->\n\n\
         `jsic explain CODE` prints the same texts. Codes are never reused.\n\n\
         | code | name | level |\n|---|---|---|\n",
    );
    for code in Code::ALL {
        let level = match (code.lint(), code.level()) {
            (Some(LintLevel::Allow), _) => "allowed",
            (_, Level::Error) => "error",
            (_, Level::Warning) => "warning",
        };
        writeln!(page, "| [{code}](#{code}) | {} | {level} |", code.name()).unwrap();
    }
    for code in Code::ALL {
        writeln!(page, "\n<a id=\"{code}\"></a>\n").unwrap();
        let mut in_code = false;
        for line in code.explanation().lines() {
            in_code ^= line.starts_with("```");
            // one level down: the page has a title of its own
            let lower = if line.starts_with('#') && !in_code {
                "#"
            } else {
                ""
            };
            writeln!(page, "{lower}{line}").unwrap();
        }
    }
    page
}
