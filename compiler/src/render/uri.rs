//! Paths as URIs: absolute ones with the scheme of files, others relative.

use jsi_idl::resolve::path::normalize;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The characters of a path that are percent-encoded: all but letters, digits and these.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The URI of a path as the language writes it.
pub(crate) fn uri(path: &str) -> String {
    let path = normalize(path);
    let scheme = match path.as_bytes() {
        [b'/', ..] => "file://",
        _ if has_drive(&path) => "file:///",
        _ => "",
    };
    format!("{scheme}{}", utf8_percent_encode(&path, ENCODED))
}

/// Whether a path begins as those of Windows do.
pub(crate) fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_taken_for_something_else() {
        assert_eq!(uri("./src/a b.jsi"), "src/a%20b.jsi");
        assert_eq!(uri("../100%/ü?#.jsi"), "../100%25/%C3%BC%3F%23.jsi");
        assert_eq!(uri("untitled:1.jsi"), "untitled%3A1.jsi");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("two\nlines.jsi"), "two%0Alines.jsi");
        assert_eq!(uri("/a/b.jsi"), "file:///a/b.jsi");
        assert_eq!(uri("C:/x.jsi"), "file:///C%3A/x.jsi");
    }
}
