//! Documentation: `///` and `//!` lines, and the last `/** … */` directly before what it documents. Any other comment stays one.

use super::grammar::{Node, Nodes, Rule};
use super::tree_builder::TreeBuilder;
use crate::source::Span;
use crate::syntax::tree::Docs;

impl TreeBuilder<'_> {
    /// Adds a `///` or `//!` line.
    pub(super) fn doc_line(&self, docs: &mut Docs, node: &Node<'_>) {
        let mut span = self.span(node);
        let line = span.of(self.text);
        if line.ends_with('\r') {
            span.end -= 1;
        }
        let line = line.get(3..).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = line.strip_prefix(' ').unwrap_or(line);
        docs.append(&Docs {
            lines: vec![line.to_owned()],
            span: Some(span),
            block: None,
        });
    }

    /// The `/** … */` directly before the next of `nodes`, if there is one and it can document something.
    pub(super) fn doc_block(&self, nodes: &Nodes<'_>) -> Option<Span> {
        let next = nodes.peek()?;
        match next.as_rule() {
            // these have no documentation
            Rule::kw_use | Rule::kw_import | Rule::dots => None,
            _ => self.block_before(self.start(&next)),
        }
    }

    /// Adds a `/** … */` to documentation, before the line of this index.
    pub(super) fn add_doc_block(&mut self, docs: &mut Docs, block: Span, index: usize) {
        let lines = lines(block.of(self.text));
        docs.block = Some(index..index + lines.len());
        docs.lines.splice(index..index, lines);
        docs.span = Some(docs.span.map_or(block, |span| {
            Span::new(span.start.min(block.start), span.end.max(block.end))
        }));
        self.doc_blocks.push(block);
    }

    /// The `/** … */` before the token at an offset, with nothing but space and ordinary comments between. Space after a mistake
    /// belongs to that, and an item may not depend on text before its own.
    fn block_before(&self, at: u32) -> Option<Span> {
        let mut end = at;
        loop {
            let before = self.problems.comment_before(end);
            let comment = before.filter(|comment| comment.start >= self.base)?;
            if is_doc_block(comment.of(self.text)) {
                return Some(comment);
            }
            end = comment.start;
        }
    }
}

/// Whether a comment has the form of documentation, which `/**/` and `/***` do not have.
pub(crate) fn is_doc_block(comment: &str) -> bool {
    comment.starts_with("/**") && !comment.starts_with("/***") && comment.len() > "/**/".len()
}

/// The lines of a `/** … */`: without the asterisks at their starts, or else without the indentation that all have.
fn lines(block: &str) -> Vec<String> {
    let inner = block.get(3..).unwrap_or_default();
    let inner = inner.strip_suffix("*/").unwrap_or(inner);
    let inner = inner.trim_end_matches('*');
    let mut lines = inner.split('\n').map(str::trim_end);
    let first = lines.next().unwrap_or_default().trim_start();
    let rest: Vec<&str> = lines.collect();
    let filled = || rest.iter().filter(|line| !line.is_empty());
    // the end of a nested comment is no asterisk of its own
    let starred = |line: &&&str| {
        let text = line.trim_start();
        text.starts_with('*') && !text.starts_with("*/")
    };
    let starred = filled().all(|line| starred(&line));
    let indent = filled().map(|line| line.len() - line.trim_start_matches([' ', '\t']).len());
    let indent = indent.min().unwrap_or_default();
    let read = |line: &&str| {
        let text = if starred {
            let text = line.trim_start();
            let text = text.strip_prefix('*').unwrap_or(text);
            text.strip_prefix(' ').unwrap_or(text)
        } else {
            line.get(indent..).unwrap_or_default()
        };
        text.to_owned()
    };
    let mut read: Vec<String> = rest.iter().map(read).collect();
    if read.last().is_some_and(String::is_empty) {
        read.pop();
    }
    if !first.is_empty() || read.is_empty() {
        read.insert(0, first.to_owned());
    }
    read
}

#[cfg(test)]
mod tests {
    use super::{is_doc_block, lines};

    #[test]
    fn only_two_asterisks_and_content_are_documentation() {
        for text in ["/** a */", "/** */", "/**\n*/", "/**a*/"] {
            assert!(is_doc_block(text), "{text}");
        }
        for text in ["/**/", "/***/", "/*** a */", "/* a */", "// a"] {
            assert!(!is_doc_block(text), "{text}");
        }
    }

    #[test]
    fn asterisks_and_common_indentation_are_no_part_of_the_text() {
        let cases: [(&str, &[&str]); 11] = [
            ("/** */", &[""]),
            ("/** One. */", &["One."]),
            ("/**One. **/", &["One."]),
            (
                "/**\n * One.\n *\n *     code\n */",
                &["One.", "", "    code"],
            ),
            ("/** One.\r\n  * Two.\r\n  */", &["One.", "Two."]),
            (
                "/**\n    One.\n      Two.\n\n    Three.\n*/",
                &["One.", "  Two.", "", "Three."],
            ),
            ("/** List:\n * a\n b */", &["List:", "* a", "b"]),
            ("/**\n * * a\n * * b\n */", &["* a", "* b"]),
            ("/**\n *\n * a\n *\n */", &["", "a", ""]),
            ("/** a\n /* b\n */ c */", &["a", "/* b", "*/ c"]),
            ("/**\n \u{A0}é\n  ü\n*/", &["\u{A0}é", " ü"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(lines(text), wanted, "{text}");
        }
    }
}
