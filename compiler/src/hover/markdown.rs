//! Markdown for an editor. Text of a source is escaped: names and messages are text or code. Documentation, which is Markdown
//! itself, opens nothing that it does not close, contains no HTML, loads nothing, and links only to pages of the web.

use crate::render::lines;

/// Inline code.
pub(crate) fn code(text: &str) -> String {
    let text = lines(text).replace(['\n', '\r'], " ");
    let ticks = "`".repeat(longest_run(&text) + 1);
    // separated from backticks in the text by a space
    let space = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// A block of code.
pub(crate) fn block(language: &str, text: &str) -> String {
    let text = lines(text.trim_end());
    let ticks = "`".repeat(longest_run(&text).max(2) + 1);
    format!("{ticks}{language}\n{text}\n{ticks}")
}

/// Text without markup.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in lines(text).chars() {
        match c {
            // characters that begin a list or a heading do so only at the start of a line
            '\n' => out.push(' '),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// Documentation as its author formatted it, without what a page must not contain.
#[must_use]
pub fn docs(text: &str) -> String {
    let mut out = String::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let line = lines(line);
        let start = line.trim_start();
        let mark = start.chars().next().filter(|c| matches!(c, '`' | '~'));
        let run: String = start.chars().take_while(|c| Some(*c) == mark).collect();
        let after = start.get(run.len()..).unwrap_or_default();
        match &fence {
            Some(open) if run.starts_with(open.as_str()) && after.trim().is_empty() => fence = None,
            Some(_) => {}
            None if run.len() >= 3 && (mark == Some('~') || !after.contains('`')) => {
                fence = Some(run);
            }
            None => {
                out.push_str(&harmless(&line));
                out.push('\n');
                continue;
            }
        }
        out.push_str(&line);
        out.push('\n');
    }
    // the following text is not part of it
    out.extend(fence);
    out.trim_end().to_owned()
}

/// A line of documentation without HTML, images, and links except those to pages.
fn harmless(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '\\' => {
                out.push(c);
                let escaped = after.chars().next();
                out.extend(escaped);
                rest = after
                    .get(escaped.map_or(0, char::len_utf8)..)
                    .unwrap_or_default();
                continue;
            }
            '`' => {
                // code is copied as it is if it is closed
                let run = rest.len() - rest.trim_start_matches('`').len();
                let (ticks, inner) = rest.split_at(run);
                let length = closing(inner, run).map_or(0, |end| end + run);
                out.push_str(ticks);
                out.push_str(inner.get(..length).unwrap_or_default());
                rest = inner.get(length..).unwrap_or_default();
                continue;
            }
            '<' if !is_page(after) && after.starts_with(|c: char| !c.is_whitespace()) => {
                out.push_str("\\<");
            }
            '!' if after.starts_with('[') => out.push_str("\\!"),
            ']' if leads_elsewhere(after) => out.push_str("\\]"),
            c => out.push(c),
        }
        rest = after;
    }
    out
}

/// The start of a run of exactly this many backticks.
fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('`') {
        let start = at + found;
        let tail = text.get(start..)?;
        let length = tail.len() - tail.trim_start_matches('`').len();
        if length == run {
            return Some(start);
        }
        at = start + length;
    }
    None
}

/// Whether the text after a `]` makes it a link to anything except a page.
fn leads_elsewhere(after: &str) -> bool {
    let target = after.strip_prefix('(').or_else(|| after.strip_prefix(':'));
    target.is_some_and(|it| !is_page(it.trim_start().trim_start_matches('<')))
}

fn is_page(target: &str) -> bool {
    let begins = |scheme: &str| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    begins("https://") || begins("http://")
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`');
    runs.map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_holds_any_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a\nb\u{1b}\u{202e}"), "`a b\\u{1b}\\u{202e}`");
        assert_eq!(block("jsi", "a\n"), "```jsi\na\n```");
        assert_eq!(block("jsi", "a ````` b"), "``````jsi\na ````` b\n``````");
    }

    #[test]
    fn words_have_no_form() {
        assert_eq!(
            plain("use [b](command:x)\n# now"),
            "use \\[b\\]\\(command\\:x\\) \\# now"
        );
    }

    #[test]
    fn documentation_keeps_its_form_and_nothing_else() {
        let same = "# A\n\n- *b* `<c>` [d](https://e) <https://f> [g]\n- 1 < 2, a[1](2\n\n```ts\nlet a = b<c>[d](e);\n```";
        assert_eq!(docs(same).replace("\\]", "]"), same);
        assert_eq!(
            docs("[a](command:b) [c](file:///d)"),
            "[a\\](command:b) [c\\](file:///d)"
        );
        assert_eq!(docs("[a]: javascript:b"), "[a\\]: javascript:b");
        assert_eq!(
            docs("<img src=x> <a:b> ![c](https://d)"),
            "\\<img src=x> \\<a:b> \\![c](https://d)"
        );
        assert_eq!(docs("`<b>` ``<`c>`` `<d>"), "`<b>` ``<`c>`` `\\<d>");
        assert_eq!(
            docs("a\n```\n[b](command:c)"),
            "a\n```\n[b](command:c)\n```"
        );
        assert_eq!(docs("~~~~ x\n```\n~~~"), "~~~~ x\n```\n~~~\n~~~~");
        assert_eq!(docs("a\u{202e}b"), "a\\u{202e}b");
    }
}
