//! Offsets as editors count them: lines from 0, columns in units of an encoding. Lines end as in the protocol, so also
//! after a lone carriage return; positions beyond a line or the text are moved back to its end.

/// The unit of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, which every client understands.
    #[default]
    Utf16,
}

/// A place as editors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0.
    pub column: u32,
}

/// The lines of a text.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<u32>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'t str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(i, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(i, _)| i as u32 + 1));
        Self {
            text,
            starts: starts.collect(),
            encoding,
        }
    }

    /// The place of an offset.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.text.floor_char_boundary(offset as usize) as u32;
        let line = self.starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start as usize..offset as usize);
        Position {
            line: line as u32,
            column: self.width(before.unwrap_or_default()),
        }
    }

    /// The offset of a place.
    #[must_use]
    pub fn offset(&self, position: Position) -> u32 {
        let Some(start) = self.starts.get(position.line as usize).copied() else {
            return self.text.len() as u32;
        };
        let end = self.starts.get(position.line as usize + 1).copied();
        let end = end.unwrap_or(self.text.len() as u32);
        let line = self.text.get(start as usize..end as usize);
        let line = line.unwrap_or_default().trim_end_matches(['\n', '\r']);
        let column = match self.encoding {
            Encoding::Utf8 => line.floor_char_boundary(position.column as usize),
            Encoding::Utf16 => {
                let mut units = 0;
                let mut chars = line.char_indices();
                let beyond = chars.find(|(_, c)| {
                    units += c.len_utf16();
                    units > position.column as usize
                });
                beyond.map_or(line.len(), |(at, _)| at)
            }
        };
        start + column as u32
    }

    /// How many columns a text on one line takes.
    #[must_use]
    pub fn width(&self, text: &str) -> u32 {
        match self.encoding {
            Encoding::Utf8 => text.len() as u32,
            Encoding::Utf16 => text.chars().map(|c| c.len_utf16() as u32).sum(),
        }
    }

    /// Where a line (from 0) begins; the end of the text where there is no such line.
    #[must_use]
    pub fn start_of(&self, line: u32) -> u32 {
        let start = self.starts.get(line as usize).copied();
        start.unwrap_or(self.text.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ab\nä😀x\r\nc\rd";

    #[test]
    fn there_and_back_again_in_both_encodings() {
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::new(TEXT, encoding);
            for (offset, _) in TEXT.char_indices() {
                // the end of a line is at its first line terminator
                if TEXT[..offset].ends_with('\r') {
                    continue;
                }
                let position = lines.position(offset as u32);
                assert_eq!(lines.offset(position), offset as u32, "{position:?}");
            }
        }
    }

    #[test]
    fn columns_count_what_was_agreed_on() {
        let x = TEXT.find('x').unwrap() as u32;
        let at = |encoding| Lines::new(TEXT, encoding).position(x);
        assert_eq!(at(Encoding::Utf8), Position { line: 1, column: 6 });
        assert_eq!(at(Encoding::Utf16), Position { line: 1, column: 3 });
        let d = TEXT.find('d').unwrap() as u32;
        let lines = Lines::new(TEXT, Encoding::Utf16);
        assert_eq!(lines.position(d), Position { line: 3, column: 0 });
    }

    #[test]
    fn places_that_are_nowhere_are_moved_back() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let offset = |line, column| lines.offset(Position { line, column });
        assert_eq!(offset(0, 99), 2);
        assert_eq!(offset(1, 2), offset(1, 1), "inside of a pair");
        assert_eq!(offset(99, 0), TEXT.len() as u32);
        assert_eq!(lines.position(u32::MAX).line, 3);
        assert_eq!(
            Lines::new("", Encoding::Utf8).offset(Position::default()),
            0
        );
    }
}
