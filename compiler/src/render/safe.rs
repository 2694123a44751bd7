//! Escapes foreign text for a terminal: nothing in it may move the cursor, reorder the line, hide, or fill the screen.

use std::fmt::Write;

/// The number of shown characters of a message or a help; of a longer one the start and the end are shown.
const LONGEST: usize = 400;

/// A piece of source, escaped character by character, so that the escaped length of a part gives its end.
pub(super) fn source(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// The number of characters that show the character.
pub(super) fn width(c: char) -> usize {
    let mut shown = String::new();
    push(&mut shown, c);
    shown.chars().count()
}

/// One line of text that may quote a source: escaped for a terminal, and cut to a maximal length.
#[must_use]
pub fn line(text: &str) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return words(text);
    }
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let head = text.get(..at(LONGEST / 2)).unwrap_or_default();
    let tail = text.get(at(length - LONGEST / 2)..).unwrap_or_default();
    words(head) + "…" + &words(tail)
}

/// Text of several lines and any length; all control characters except line ends are escaped.
#[must_use]
pub fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            _ => push(&mut out, c),
        }
    }
    out
}

/// JSON, in which these characters occur only in strings, and are written as JSON escapes.
#[cfg(feature = "cli")]
pub(super) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // writing to a string does not fail
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Tabs and line feeds are escaped, too.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            _ => push(&mut out, c),
        }
    }
    out
}

/// The character itself, or its escape.
fn push(out: &mut String, c: char) {
    if is_unsafe(c) {
        // writing to a string does not fail
        let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
    } else {
        out.push(c);
    }
}

/// Control characters except the tab (it counts in columns of a snippet), and characters that are invisible or change the
/// visible order.
fn is_unsafe(c: char) -> bool {
    let invisible = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    invisible || (c.is_control() && c != '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_remains() {
        let shown = source("a\u{1b}[31mb\u{202e}c\0d\te");
        assert_eq!(shown, "a\\u{1b}[31mb\\u{202e}c\\u{0}d\te");
        assert_eq!(line("two\nlines\tone"), "two\\nlines\\tone");
    }

    #[test]
    fn json_says_the_same_in_letters() {
        let text = "a\u{9b}\u{202e}é\u{e0041}\n";
        assert_eq!(json(text), "a\\u009b\\u202eé\\udb40\\udc41\n");
    }

    #[test]
    fn long_words_keep_their_ends() {
        let long = format!("unknown type `{}`", "é".repeat(5_000_000));
        let shown = line(&long);
        assert_eq!(shown.chars().count(), LONGEST + 1);
        assert!(
            shown.starts_with("unknown type `é") && shown.ends_with("é`"),
            "{shown}"
        );
    }
}
