//! Paths as URIs: absolute ones with the scheme of files, others relative.

use std::fmt::Write as _;

use jsi_idl::resolve::path::normalize;

/// The URI of a path as the language writes it.
pub(crate) fn uri(path: &str) -> String {
    let path = normalize(path);
    let mut out = String::from(match path.as_bytes() {
        [b'/', ..] => "file://",
        _ if has_drive(&path) => "file:///",
        _ => "",
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // writing to a string does not fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
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
