//! The names of `@js`: properties separated by dots, of which each may be a well-known symbol, as in `items.[Symbol.iterator]`.

/// The well-known symbols, which are properties of `Symbol`.
const WELL_KNOWN: &[&str] = &[
    "asyncDispose",
    "asyncIterator",
    "dispose",
    "hasInstance",
    "isConcatSpreadable",
    "iterator",
    "match",
    "matchAll",
    "replace",
    "search",
    "species",
    "split",
    "toPrimitive",
    "toStringTag",
    "unscopables",
];

/// How a part begins that is meant as a symbol.
const SYMBOL: &str = "[Symbol.";

/// The parts of a path.
pub(crate) fn parts(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(path);
    std::iter::from_fn(move || {
        let text = rest?;
        // the dot in a symbol separates nothing
        let skipped = if text.starts_with(SYMBOL) {
            SYMBOL.len()
        } else {
            0
        };
        let after = text.get(skipped..).unwrap_or_default();
        match after.find('.') {
            Some(at) => {
                rest = after.get(at + 1..);
                text.get(..skipped + at)
            }
            None => {
                rest = None;
                Some(text)
            }
        }
    })
}

/// Whether a part is meant as a symbol.
pub(crate) fn is_like_symbol(part: &str) -> bool {
    part.starts_with(SYMBOL)
}

/// The name of the well-known symbol that a part is.
#[must_use]
pub fn well_known_symbol(part: &str) -> Option<&'static str> {
    let name = part.strip_prefix(SYMBOL)?.strip_suffix(']')?;
    WELL_KNOWN.iter().find(|it| **it == name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_split_at_dots_outside_of_symbols() {
        let split = |path| parts(path).collect::<Vec<_>>();
        assert_eq!(split("a.b"), ["a", "b"]);
        assert_eq!(split("[Symbol.iterator]"), ["[Symbol.iterator]"]);
        assert_eq!(
            split("a.[Symbol.iterator].b"),
            ["a", "[Symbol.iterator]", "b"]
        );
        assert_eq!(split("a..b"), ["a", "", "b"]);
        assert_eq!(split("[x.y]"), ["[x", "y]"]);
        assert_eq!(well_known_symbol("[Symbol.dispose]"), Some("dispose"));
        assert_eq!(well_known_symbol("[Symbol.other]"), None);
    }
}
