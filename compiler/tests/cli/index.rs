//! The error index of the book is the text of `jsic explain`, and is proven fresh.

use std::fmt::Write;

use jsi_idl::diagnostics::{Code, Level, LintLevel};

use crate::case::expect;

#[test]
fn the_error_index_is_fresh() {
    expect("docs/src/reference/errors.md", &page());
}

fn page() -> String {
    let mut page = String::from(
        "# Errors\n\n\
         <!-- Made from idl/src/diagnostics/explain by the tests of compiler; JSI_BLESS=1 renews it. -->\n\n\
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
