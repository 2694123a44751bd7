//! The text that is visible to the grammar, with the length of the file: comments, hidden ranges and white space that is not
//! ASCII are replaced by spaces. So the grammar skips one range of characters, which is most of its work.

use super::scan::Scan;

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
        for space in ['\u{A0}', '\u{FEFF}'] {
            for (at, found) in text.match_indices(space) {
                blank(at, at + found.len());
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
