//! Places in UTF-8, which the compiler counts in, and in UTF-16, which JavaScript counts in.

use jsi_idl::source::Span;

use crate::playground::Range;

/// The places of a text.
#[derive(Debug)]
pub(crate) struct Units {
    /// For each byte, and the end, the units of UTF-16 before its character; nothing if both are the same everywhere.
    before: Option<Vec<u32>>,
    length: u32,
}

impl Units {
    pub(crate) fn new(text: &str) -> Self {
        let length = text.len() as u32;
        if text.is_ascii() {
            let before = None;
            return Self { before, length };
        }
        let mut before = Vec::with_capacity(text.len() + 1);
        let mut units = 0;
        for character in text.chars() {
            before.extend(std::iter::repeat_n(units, character.len_utf8()));
            units += character.len_utf16() as u32;
        }
        before.push(units);
        let before = Some(before);
        Self { before, length }
    }

    /// A place in UTF-16; places after the end are the end.
    fn units(&self, offset: u32) -> u32 {
        let offset = offset.min(self.length);
        match &self.before {
            None => offset,
            Some(before) => before.get(offset as usize).copied().unwrap_or_default(),
        }
    }

    /// A place in UTF-8: the beginning of the character, also inside of a pair of surrogates.
    pub(crate) fn offset(&self, units: u32) -> u32 {
        match &self.before {
            None => units.min(self.length),
            Some(before) => {
                let after = before.partition_point(|it| *it <= units);
                let last = before.get(after.saturating_sub(1)).copied();
                before.partition_point(|it| Some(*it) < last) as u32
            }
        }
    }

    pub(crate) fn range(&self, span: Span) -> Range {
        Range {
            start: self.units(span.start),
            end: self.units(span.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_there_and_back_again() {
        for text in ["", "abc\n", "ä😀x", "😀"] {
            let units = Units::new(text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let expected = text[..offset].encode_utf16().count() as u32;
                assert_eq!(units.units(offset as u32), expected, "{text} {offset}");
                assert_eq!(units.offset(expected), offset as u32, "{text} {offset}");
            }
        }
    }

    #[test]
    fn places_that_do_not_exist_are_moved() {
        let units = Units::new("a😀b");
        assert_eq!(units.offset(2), 1, "inside of a pair");
        assert_eq!(units.offset(99), 6);
        assert_eq!(units.units(99), 4);
        assert_eq!(Units::new("ab").offset(99), 2);
        assert_eq!(
            units.range(Span::new(1, 5)),
            Range { start: 1, end: 3 },
            "both units of the pair"
        );
    }
}
