//! Text of a source inside JavaScript: string literals and property access. Nothing gets out of its quotes.

use jsi_idl::model::js_path::well_known_symbol;

/// A string literal.
pub(crate) fn literal(text: &str) -> String {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    if text.bytes().all(plain) {
        out.push_str(text);
        out.push('"');
        return out;
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // not a character of a literal in some engines, or invisible, or turning the text around
            '\u{2028}'
            | '\u{2029}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `.name` or `["name"]`
pub(crate) fn access(name: &str) -> String {
    if is_plain(name) {
        format!(".{name}")
    } else {
        format!("[{}]", property_key(name))
    }
}

/// The expression of a property's key: a string, or a well-known symbol. An engine that does not have the symbol may use the
/// registered one.
pub(crate) fn property_key(name: &str) -> String {
    match well_known_symbol(name) {
        Some(symbol @ ("dispose" | "asyncDispose")) => {
            format!("Symbol.{symbol} ?? Symbol.for(\"Symbol.{symbol}\")")
        }
        Some(symbol) => format!("Symbol.{symbol}"),
        None => literal(name),
    }
}

/// `?.name` or `?.["name"]`
pub(crate) fn optional_access(name: &str) -> String {
    if is_plain(name) {
        format!("?.{name}")
    } else {
        format!("?.[{}]", property_key(name))
    }
}

/// An array literal of property keys.
pub(crate) fn list<'a>(parts: impl Iterator<Item = &'a String>) -> String {
    let parts: Vec<String> = parts.map(|part| property_key(part)).collect();
    format!("[{}]", parts.join(", "))
}

/// Whether it can stand after a dot as it is.
pub(crate) fn is_plain(name: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
    name.bytes().all(word)
        && name
            .bytes()
            .next()
            .is_some_and(|first| !first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_anything() {
        assert_eq!(
            literal("a\"; evil(); \"\\\n\r\u{2028}é"),
            "\"a\\\"; evil(); \\\"\\\\\\n\\u000d\\u2028é\""
        );
    }

    #[test]
    fn properties_are_quoted_where_they_must_be() {
        assert_eq!(
            ["__proto__", "a-b", "1", "größe"].map(access),
            [".__proto__", "[\"a-b\"]", "[\"1\"]", "[\"größe\"]"]
        );
        assert_eq!(optional_access("a b"), "?.[\"a b\"]");
        assert_eq!(access("[Symbol.iterator]"), "[Symbol.iterator]");
    }
}
