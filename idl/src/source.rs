//! Files and byte offsets. Line and column numbers are computed only where they are displayed.

/// Names one source file of an analysis; an index into its list of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A half-open range of byte offsets in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text of this span; empty where it does not lie within `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A line and a column, both from 1; the column counts Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Where the lines of a text begin; turns offsets into lines and columns without a rescan of the file, or of a line
/// that is as long as one.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Offset of the first byte of each line.
    starts: Vec<u32>,
    /// Characters before each block of [`BLOCK`] bytes.
    marks: Vec<u32>,
}

/// Bytes that at most are scanned to find a column.
const BLOCK: usize = 512;

/// Some editors put it before a text; it is in the file, but in no column.
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl LineIndex {
    /// Indexes `text`. A line ends after `\n` (so also after `\r\n`).
    #[must_use]
    pub fn new(text: &str) -> Self {
        let newlines = text.match_indices('\n');
        let after_newline = newlines.map(|(at, _)| at as u32 + 1);
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let mark = *before;
            *before += characters(block);
            Some(mark)
        });
        Self {
            starts: std::iter::once(0).chain(after_newline).collect(),
            marks: blocks.collect(),
        }
    }

    /// The line and column of `offset` in `text`, the text this index was made from.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset).max(1) as u32;
        let start = self.line_span(text, line).start;
        let column = self
            .characters_before(text, offset)
            .saturating_sub(self.characters_before(text, start))
            + 1;
        LineColumn { line, column }
    }

    /// The place of a line (from 1) in `text`, the text this index was made from: without what ends it, and without a
    /// byte order mark. Empty at the end where there is no such line.
    #[must_use]
    pub fn line_span(&self, text: &str, line: u32) -> Span {
        let start_of = |line: u32| self.starts.get(line as usize).copied();
        let end = start_of(line).unwrap_or(text.len() as u32);
        let start = start_of(line.saturating_sub(1)).unwrap_or(end);
        let line = Span::new(start, end).of(text);
        let kept = line.strip_suffix('\n').unwrap_or(line);
        let kept = kept.strip_suffix('\r').unwrap_or(kept);
        let end = start + kept.len() as u32;
        let marked = start == 0 && kept.starts_with(BYTE_ORDER_MARK);
        Span::new(
            if marked {
                BYTE_ORDER_MARK.len() as u32
            } else {
                start
            },
            end,
        )
    }

    /// Characters that begin before `offset`.
    fn characters_before(&self, text: &str, offset: u32) -> u32 {
        let block = offset as usize / BLOCK;
        let rest = text
            .as_bytes()
            .get(block * BLOCK..offset as usize)
            .unwrap_or_default();
        // a text that fills its last block has no mark for its own end
        match self.marks.get(block) {
            Some(mark) => mark + characters(rest),
            None => {
                text.as_bytes().chunks(BLOCK).last().map_or(0, characters)
                    + self.marks.last().copied().unwrap_or(0)
            }
        }
    }
}

/// Characters that begin in these bytes of a UTF-8 text.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| *byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "ab\nä😀x\r\ny";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.line_column(text, text.find(needle).unwrap_or(0) as u32);
        assert_eq!(at("x"), LineColumn { line: 2, column: 3 });
        assert_eq!(at("y"), LineColumn { line: 3, column: 1 });
        assert_eq!(
            index.line_column(text, 0),
            LineColumn { line: 1, column: 1 }
        );
    }

    #[test]
    fn long_lines_are_counted_in_blocks() {
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
            let text = format!("first\n{}", "é".repeat(length));
            let index = LineIndex::new(&text);
            for (column, (offset, _)) in text.char_indices().skip(6).enumerate() {
                let expected = LineColumn {
                    line: 2,
                    column: column as u32 + 1,
                };
                assert_eq!(index.line_column(&text, offset as u32), expected);
            }
            let end = LineColumn {
                line: 2,
                column: length as u32 + 1,
            };
            assert_eq!(index.line_column(&text, text.len() as u32), end);
        }
    }

    #[test]
    fn lines_stand_without_their_ends_and_without_a_byte_order_mark() {
        let text = "\u{feff}ab\r\n\ncd";
        let index = LineIndex::new(text);
        let line = |line| index.line_span(text, line).of(text);
        assert_eq!([line(1), line(2), line(3), line(4)], ["ab", "", "cd", ""]);
        assert_eq!(
            index.line_column(text, 4),
            LineColumn { line: 1, column: 2 }
        );
        assert_eq!(
            index.line_column(text, 0),
            LineColumn { line: 1, column: 1 }
        );
    }
}
