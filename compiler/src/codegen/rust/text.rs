//! Text of a source inside Rust: string literals and documentation. Nothing gets out of its quotes or its comment.

use super::writer::Writer;
use crate::bindings::Notes;

/// A string literal.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || turns(c) => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A raw string literal of text without carriage returns.
pub(crate) fn raw_literal(text: &str) -> String {
    let mut hashes = 1;
    for rest in text.split('"').skip(1) {
        let run = rest.bytes().take_while(|byte| *byte == b'#').count();
        hashes = hashes.max(run + 1);
    }
    let hashes = "#".repeat(hashes);
    format!("r{hashes}\"{text}\"{hashes}")
}

/// Characters that change the direction of text; the compiler refuses them in sources.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Documentation lines, with `//!` or `///`.
pub(crate) fn docs(w: &mut Writer, marker: &str, docs: &str) {
    if docs.is_empty() {
        return;
    }
    let mut fence = None;
    let mut lines = Vec::new();
    let mut tested = false;
    for line in docs.split('\n') {
        let line: String = line
            .chars()
            .filter(|c| !turns(*c) && (*c == '\t' || !c.is_control()))
            .collect();
        let line = line.trim_end();
        let inside = fence.is_some();
        // code in these docs is not Rust to be tested
        let kind = if opens_untold(&mut fence, line.trim_start()) {
            "text"
        } else {
            ""
        };
        tested |= (!inside || fence.is_none()) && may_be_tested(line);
        lines.push(format!("{line}{kind}"));
    }
    if tested {
        let head = if marker == "//!" { "#!" } else { "#" };
        let text = format!("doc = {}", literal(&lines.join("\n")));
        return w.attribute(&format!("{head}[cfg_attr"), &["not(doctest)", &text]);
    }
    for line in lines {
        if line.is_empty() {
            w.line(marker);
        } else {
            w.line(&format!("{marker} {line}"));
        }
    }
}

/// Whether rustdoc could take the line for the beginning of Rust that is to be tested: code by its indentation or in a fence
/// of another kind. What of these it really is depends on much around it.
fn may_be_tested(line: &str) -> bool {
    let indent = line.len() - line.trim_start().len();
    let marks = |c: char| c.is_whitespace() || "->*+.)".contains(c) || c.is_ascii_digit();
    let inner = line.trim_start_matches(marks);
    // of marks, some are spaces that indent code
    let before = line.strip_suffix(inner).unwrap_or_default();
    let indented = indent >= 4 || before.contains('\t') || before.contains("    ");
    let fenced = inner.starts_with("~~~")
        || inner.starts_with("```") && (indent > 0 || inner.len() < line.len() || is_rust(inner));
    !inner.is_empty() && (indented || fenced)
}

/// Whether a fence is one of Rust, or says something of which that is not clear.
fn is_rust(fence: &str) -> bool {
    let language = fence.trim_start_matches('`');
    // nothing at the end of a block, or at one that is marked as text
    let other = [
        "",
        "js",
        "ts",
        "javascript",
        "typescript",
        "json",
        "html",
        "css",
        "text",
        "txt",
        "sh",
        "jsi",
        "toml",
    ];
    !other.contains(&language)
}

/// Whether the line opens a block of code and does not say of which language. `fence` is what opened the present block.
fn opens_untold(fence: &mut Option<String>, line: &str) -> bool {
    let after = line.trim_start_matches('`');
    let ticks = line.strip_suffix(after).unwrap_or_default();
    let opens = fence.is_none() && ticks.len() >= 3;
    if opens {
        *fence = Some(ticks.to_owned());
    } else if after.is_empty() && fence.as_ref().is_some_and(|open| ticks.starts_with(open)) {
        *fence = None;
    }
    opens && after.is_empty()
}

/// Documentation and deprecation before an item.
pub(crate) fn notes(w: &mut Writer, notes: &Notes) {
    docs(w, "///", &notes.docs);
    deprecation(w, notes);
}

/// Deprecation before an item.
pub(crate) fn deprecation(w: &mut Writer, notes: &Notes) {
    match notes.deprecated.as_deref() {
        None => {}
        Some("") => w.line("#[deprecated]"),
        Some(why) => w.line(&format!("#[deprecated = {}]", literal(why))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_anything() {
        let text = "a\"; evil(); \"\\\n\r\0\u{202e}é";
        let quoted = literal(text);
        assert_eq!(quoted, "\"a\\\"; evil(); \\\"\\\\\\n\\r\\u{0}\\u{202e}é\"");
        assert_eq!(
            syn::parse_str::<syn::LitStr>(&quoted)
                .map(|it| it.value())
                .ok()
                .as_deref(),
            Some(text)
        );
    }

    #[test]
    fn raw_literals_take_as_many_hashes_as_they_need() {
        for text in ["plain", "\"", "\"# \"##", "#"] {
            let value = syn::parse_str::<syn::LitStr>(&raw_literal(text)).map(|it| it.value());
            assert_eq!(value.ok().as_deref(), Some(text));
        }
    }

    #[test]
    fn code_in_docs_is_no_test() {
        let mut w = Writer::default();
        docs(
            &mut w,
            "///",
            "```\na()\n```\n\n````js\n```\n````\n```\n```",
        );
        let expected = [
            "```text", "a()", "```", "", "````js", "```", "````", "```text", "```",
        ];
        assert_eq!(
            w.finish(),
            expected
                .map(|line| format!("/// {line}").trim_end().to_owned() + "\n")
                .concat()
        );
    }

    #[test]
    fn code_that_would_be_tested_is_hidden_from_tests() {
        let printed = |text: &str| {
            let mut w = Writer::default();
            docs(&mut w, "//!", text);
            w.finish()
        };
        for text in [
            "a\n\n    b()",
            "\tb()",
            "~~~\na(\n~~~",
            "> ```\n> a(\n> ```",
            "-\n     a(",
            "1.     a(",
            "```rust\na(\n```",
            "```should_panic\na(\n```",
            "```js\n```\n    a(",
            "   ```\na(\n```",
            "- ```\n  a(\n  ```",
            "````ignore\n````",
            "*\ta(",
        ] {
            let text = printed(text);
            assert!(
                text.starts_with("#![cfg_attr(not(doctest), doc = \""),
                "{text}"
            );
        }
        for text in [
            "a",
            "- a\n  - b",
            "a\n  b",
            "```js\n    a(\n```",
            "```\n    a(\n```",
            "1. a\n   b",
            "a `b` c    d",
            "10 * 3",
        ] {
            assert!(printed(text).starts_with("//! "), "{text}");
        }
    }

    #[test]
    fn docs_stay_comments() {
        let mut w = Writer::default();
        docs(&mut w, "///", "a\rfn evil() {}\n\n*/ b \u{202e}");
        assert_eq!(w.finish(), "/// afn evil() {}\n///\n/// */ b\n");
    }
}
