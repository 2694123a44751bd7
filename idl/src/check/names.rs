//! Rust names of the declarations of a `.jsi` file. Keywords are escaped where Rust is printed.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::characters::{compose, is_plain};
use crate::model::{Literal, OVER_ANY};

/// Of an item: as written, with the first letter raised and without `$`.
#[must_use]
pub fn type_name(name: &str) -> String {
    let name = without_dollar(name);
    let mut chars = name.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => name,
    }
}

/// Of a method, property, parameter or record field.
#[must_use]
pub fn value_name(name: &str) -> String {
    // most names are one word in lower case
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if name.bytes().all(is_word) {
        return name.to_owned();
    }
    without_dollar(name).to_snake_case()
}

/// The methods that a record has without its fields, except those of traits that have to be imported.
const RECORD_METHODS: &[&str] = &[
    "clone",
    "clone_from",
    "default",
    "eq",
    "from",
    "into",
    "ne",
    "new",
    "to_owned",
    "try_from",
    "try_into",
];

/// Of the method that sets an optional field, whose Rust name is `field`.
#[must_use]
pub fn setter_name(field: &str) -> String {
    if RECORD_METHODS.binary_search(&field).is_ok() {
        format!("{field}_")
    } else {
        field.to_owned()
    }
}

/// Of a function of an index beside the one that reads it, whose name `get` may have something before and after that word.
#[must_use]
pub fn of_index(get: &str, word: &str) -> String {
    let (before, after) = match get.strip_suffix(OVER_ANY) {
        Some(before) => (before, OVER_ANY),
        None => (get, ""),
    };
    let before = before.strip_suffix("get").unwrap_or_default();
    format!("{before}{word}{after}")
}

/// Of a value of an enum.
#[must_use]
pub fn variant_name(name: &str) -> String {
    without_dollar(name).to_upper_camel_case()
}

/// Of the variant of a union that is one value.
#[must_use]
pub fn literal_name(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => variant_name(text),
        Literal::Number(text) => {
            let words = text.replace('-', "Minus").replace('.', "_");
            format!("Value{words}")
        }
        Literal::Boolean(true) => "True".to_owned(),
        Literal::Boolean(false) => "False".to_owned(),
    }
}

/// Whether Rust takes it as an identifier, raw if it is a keyword, and warns of no character in it.
#[must_use]
pub fn is_rust_name(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = |c: char| c == '_' || unicode_ident::is_xid_start(c) && is_plain(c);
    chars.next().is_some_and(starts) && chars.all(is_in_names) && name != "_" && !is_composed(name)
}

/// Whether a character is allowed in names of generated Rust, after the first.
#[must_use]
pub fn is_in_names(c: char) -> bool {
    unicode_ident::is_xid_continue(c) && is_plain(c)
}

/// Whether two characters of a name are another way to write one.
#[must_use]
pub fn is_composed(name: &str) -> bool {
    !name.is_ascii()
        && name
            .chars()
            .zip(name.chars().skip(1))
            .any(|(a, b)| compose(a, b))
}

fn without_dollar(name: &str) -> String {
    name.replace('$', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_rust_writes_them() {
        assert_eq!(value_name("getURL"), "get_url");
        assert_eq!(value_name("get_url"), "get_url");
        assert_eq!(value_name("utf8"), "utf8");
        assert_eq!(value_name("$on$Click"), "on_click");
        assert_eq!(value_name("$"), "");
        assert_eq!(value_name("__proto__"), "proto");
        assert_eq!(value_name("toUTF8String"), "to_utf8_string");
        assert_eq!(type_name("$window"), "Window");
        assert_eq!(type_name("URL"), "URL");
        assert_eq!(variant_name("half-open"), "HalfOpen");
        assert_eq!(variant_name("LOW_VALUE"), "LowValue");
        assert_eq!(variant_name("+"), "");
        let literals = [
            Literal::String("auto".to_owned()),
            Literal::Number("-1.5".to_owned()),
            Literal::Boolean(true),
        ];
        let names = literals.each_ref().map(literal_name);
        assert_eq!(names, ["Auto", "ValueMinus1_5", "True"]);
    }

    #[test]
    fn setters_do_not_hide_methods_of_records() {
        assert!(RECORD_METHODS.is_sorted());
        assert_eq!(setter_name("new"), "new_");
        assert_eq!(setter_name("passive"), "passive");
    }

    #[test]
    fn identifiers_are_distinguished_from_other_text() {
        assert!(["a", "_a", "größe", "type"].into_iter().all(is_rust_name));
        let not = [
            "",
            "_",
            "1a",
            "a-b",
            "a b",
            "xµ",
            "ª",
            "cafe\u{301}",
            "ক\u{9c7}\u{9be}",
        ];
        assert!(!not.into_iter().any(is_rust_name));
        assert!(is_rust_name("caf\u{e9}") && is_rust_name("ক\u{9cb}"));
    }
}
