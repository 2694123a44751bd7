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
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Documentation lines, with `//!` or `///`.
pub(crate) fn docs(w: &mut Writer, marker: &str, docs: &str) {
    if docs.is_empty() {
        return;
    }
    let mut fence = None;
    for line in docs.split('\n') {
        let line: String = line
            .chars()
            .filter(|c| !turns(*c) && (*c == '\t' || !c.is_control()))
            .collect();
        let line = line.trim_end();
        // code in these docs is not Rust to be tested
        let kind = if opens_untold(&mut fence, line.trim_start()) {
            "text"
        } else {
            ""
        };
        if line.is_empty() {
            w.line(marker);
        } else {
            w.line(&format!("{marker} {line}{kind}"));
        }
    }
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
    fn docs_stay_comments() {
        let mut w = Writer::default();
        docs(&mut w, "///", "a\rfn evil() {}\n\n*/ b \u{202e}");
        assert_eq!(w.finish(), "/// afn evil() {}\n///\n/// */ b\n");
    }
}
