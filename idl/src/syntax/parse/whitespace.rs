//! The text that is visible to the grammar, with the length of the file: comments, hidden ranges and white space that is not
//! ASCII are replaced by spaces. So the grammar skips one range of characters, which is most of its work.

use super::scan::Scan;
use crate::diagnostics::look_alikes::LookAlike;

/// A control character that is neither white space nor anything else, for those that the grammar's range would skip.
const CONTROL: u8 = 1;

impl Scan {
    /// The text with spaces for what the grammar is not to see. Only its shape may be read from this; strings and
    /// documentation are read from the text itself.
    pub(in crate::syntax) fn visible(&self, text: &str) -> String {
        let mut visible = text.as_bytes().to_vec();
        let mut blank = |start: usize, end: usize| {
            if let Some(place) = visible.get_mut(start..end) {
                place.fill(b' ');
            }
        };
        for span in self.comments.iter().chain(&self.hidden) {
            blank(span.start as usize, span.end as usize);
        }
        for space in ['\u{FEFF}'] {
            for (at, found) in text.match_indices(space) {
                blank(at, at + found.len());
            }
        }
        for (place, found) in &self.look_alikes {
            let (start, end) = (place.start as usize, place.end as usize);
            let Some(bytes) = visible.get_mut(start..end) else {
                continue;
            };
            match found {
                LookAlike::Sign(sign, _) => {
                    bytes.fill(b' ');
                    bytes
                        .iter_mut()
                        .zip(sign.bytes())
                        .for_each(|(byte, sign)| *byte = sign);
                }
                LookAlike::Space(_) => bytes.fill(b' '),
                LookAlike::Invisible(_) => {
                    let in_word = |byte: Option<&u8>| {
                        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
                    };
                    let bytes_of = text.as_bytes();
                    let before = start.checked_sub(1).and_then(|at| bytes_of.get(at));
                    let within = in_word(before) && in_word(bytes_of.get(end));
                    bytes.fill(if within { b'_' } else { b' ' });
                }
                LookAlike::Quote(_) => string(bytes, place.of(text)),
                // `&quot;text&quot;`
                LookAlike::Entity => {
                    let end = bytes.len();
                    for range in [0..5, end.saturating_sub(5)..end] {
                        if let Some(part) = bytes.get_mut(range) {
                            part.fill(b' ');
                        }
                    }
                    for at in [5, end.saturating_sub(6)] {
                        if let Some(byte) = bytes.get_mut(at) {
                            *byte = b'"';
                        }
                    }
                }
            }
        }
        for byte in &mut visible {
            if matches!(byte, 0x0E..0x20) {
                *byte = CONTROL;
            }
        }
        // whole characters became spaces, so this is UTF-8
        String::from_utf8(visible).unwrap_or_else(|_| text.to_owned())
    }
}

/// Writes a string in typographic quotation marks in plain ones: spaces, `"`, its text, `"`, spaces.
fn string(bytes: &mut [u8], written: &str) {
    let mut chars = written.chars();
    let first = chars.next().map_or(0, char::len_utf8);
    let last = chars.next_back().map_or(0, char::len_utf8);
    let end = bytes.len().saturating_sub(last);
    for (range, quote) in [
        (0..first, first.checked_sub(1)),
        (end..bytes.len(), Some(end)),
    ] {
        if let Some(place) = bytes.get_mut(range) {
            place.fill(b' ');
        }
        if let Some(byte) = quote.and_then(|at| bytes.get_mut(at)).filter(|_| last > 0) {
            *byte = b'"';
        }
    }
}
