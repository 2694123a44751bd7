//! Every code has an explanation: its example fails with exactly this code at the marked lines, and the corrected example has
//! no diagnostics.

use std::collections::BTreeSet;

use jsi_idl::diagnostics::{Code, Level, LintLevel};

use crate::case::Case;

/// A code block of an explanation.
struct Block {
    /// The text after the fence.
    info: String,
    text: String,
    /// Below "How to fix".
    corrected: bool,
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut open, mut corrected) = (false, false);
    for line in markdown.lines() {
        if let Some(info) = line.strip_prefix("```") {
            open = !open;
            if open {
                blocks.push(Block {
                    info: info.to_owned(),
                    text: String::new(),
                    corrected,
                });
            }
        } else if open {
            let text = &mut blocks.last_mut().unwrap().text;
            text.push_str(line);
            text.push('\n');
        } else if line == "## How to fix" {
            corrected = true;
        }
    }
    assert!(!open, "a code block is not closed");
    blocks
}

/// The checkable examples of an explanation, and whether each should have no diagnostics. A block with `file=` is not checked,
/// but can be used by those below it; `warn=` enables a lint.
pub fn examples(code: Code) -> Vec<(Case, bool)> {
    let mut others = Vec::new();
    let mut examples = Vec::new();
    for block in blocks(code.explanation()) {
        match block.info.split_once(',') {
            Some(("jsi", info)) if info.starts_with("file=") => {
                let path = info.trim_start_matches("file=");
                others.push((path.to_owned(), block.text));
            }
            Some((other, _)) if other != "jsi" => {}
            None if block.info != "jsi" => {}
            info => {
                let mut case = Case::of("example.jsi", &block.text);
                case.files.extend(others.iter().cloned());
                if let Some((_, info)) = info {
                    let lint = info.strip_prefix("warn=");
                    let lint = lint.expect("jsi blocks can have a file name, or a lint");
                    let lint = lint.parse().expect("a lint");
                    case.levels.set(lint, LintLevel::Warn);
                }
                examples.push((case, block.corrected));
            }
        }
    }
    examples
}

/// `(line, level and code)` of each `// error: JSI0000` or `// warning: JSI0000`.
fn marks(text: &str) -> BTreeSet<(u32, String)> {
    let mark = |(index, line): (usize, &str)| {
        let (_, comment) = line.rsplit_once("// ")?;
        let marked = comment.starts_with("error: ") || comment.starts_with("warning: ");
        marked.then(|| (index as u32 + 1, comment.to_owned()))
    };
    text.lines().enumerate().filter_map(mark).collect()
}

fn found(case: &Case) -> BTreeSet<(u32, String)> {
    let analysis = case.analyze();
    let found = analysis.diagnostics.iter().map(|diagnostic| {
        let source = &analysis.sources[diagnostic.primary.file.0 as usize];
        let at = source
            .lines
            .line_column(&source.text, diagnostic.primary.span.start);
        let level = if diagnostic.level == Level::Error {
            "error"
        } else {
            "warning"
        };
        (at.line, format!("{level}: {}", diagnostic.code))
    });
    let set: BTreeSet<_> = found.collect();
    assert_eq!(
        set.len(),
        analysis.diagnostics.len(),
        "reported twice: {:#?}",
        analysis.diagnostics
    );
    set
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let text = code.explanation();
        assert!(
            text.starts_with(&format!("# {code}: ")),
            "{code}: begins with its code"
        );
        assert!(
            text.contains("\n## How to fix\n"),
            "{code}: has a correction"
        );
        assert!(text.len() > 300, "{code}: gives the reason");
        assert!(text.ends_with('\n') && !text.contains('\t'), "{code}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 92),
            "{code}: fits a terminal"
        );
    }
}

/// Whether it is about two versions or about JavaScript; `tests/breaking` and `compiler/tests/contract` have the tests of these.
fn is_rule(code: Code) -> bool {
    jsic::breaking::rules::rule(code).is_some() || code.as_str().starts_with("JSI05")
}

#[test]
fn examples_fail_at_the_marked_lines() {
    // what cannot be shown as a short text is tested below
    let special = [Code::JSI0003, Code::JSI0005, Code::JSI0107, Code::JSI0601];
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let failing: Vec<Case> = examples(*code)
            .into_iter()
            .filter(|(_, clean)| !clean)
            .map(|(case, _)| case)
            .collect();
        assert_eq!(
            failing.is_empty(),
            special.contains(code) || is_rule(*code),
            "{code}: has an example"
        );
        for case in failing {
            let marks = marks(&case.files[0].1);
            assert!(
                marks.iter().all(|(_, mark)| mark.ends_with(code.as_str())),
                "{code}: only itself"
            );
            assert!(!marks.is_empty(), "{code}: marks the mistake");
            let found = found(&case);
            if found != marks {
                wrong.push((code, marks, found));
            }
        }
    }
    assert!(wrong.is_empty(), "code, marked, found: {wrong:#?}");
}

#[test]
fn corrected_examples_have_no_diagnostics() {
    for code in Code::ALL {
        let corrected: Vec<Case> = examples(*code)
            .into_iter()
            .filter(|(_, clean)| *clean)
            .map(|(case, _)| case)
            .collect();
        // that one is about another kind of file
        let shown = !corrected.is_empty() || *code == Code::JSI0601 || is_rule(*code);
        assert!(shown, "{code}: has a corrected example");
        for case in corrected {
            assert_eq!(
                found(&case),
                BTreeSet::new(),
                "{code}:\n{}",
                case.files[0].1
            );
        }
    }
}

#[test]
fn deep_nesting_has_its_own_code() {
    let deep = format!(
        "type Deep = {}u8{};\n",
        "Array<".repeat(5000),
        ">".repeat(5000)
    );
    let expected = BTreeSet::from([(1, "error: JSI0003".to_owned())]);
    assert_eq!(found(&Case::of("deep.jsi", &deep)), expected);
}
