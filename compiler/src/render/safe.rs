//! Foreign text in a terminal: nothing in it may move the cursor, reorder the line, hide, or fill the screen.

use std::fmt::Write;

/// Characters of a message or a help that are shown; of what is longer, the two ends.
const LONGEST: usize = 400;

/// A piece of source as it is shown. Character by character, so that the length of a part tells where it ends.
pub(super) fn source(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// How many characters the character is shown as.
pub(super) fn width(c: char) -> usize {
    let mut shown = String::new();
    push(&mut shown, c);
    shown.chars().count()
}

/// One line of words that may quote a source: made safe for a terminal, and of bounded length.
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

/// Words of several lines, of any length, in which nothing is obeyed but the ends of the lines.
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

/// JSON, in which the same characters stand only in strings, and are written as their escapes.
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

/// The character as it is shown: itself, or its escape.
fn push(out: &mut String, c: char) {
    if is_unsafe(c) {
        // writing to a string does not fail
        let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
    } else {
        out.push(c);
    }
}

/// Control characters other than the tab (columns of a snippet are counted with it), and what is invisible or
/// changes the order of what is visible.
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
