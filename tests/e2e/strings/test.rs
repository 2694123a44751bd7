//! Text keeps every scalar value, and what is not Unicode becomes U+FFFD.

use jsi_runtime::{Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsStrings, Strings as _};
use crate::support::text;

mod lists;
mod seen;

const API: JsStrings = JsStrings;

#[wasm_bindgen_test]
fn strings_of_every_short_length_are_unchanged() -> Result<(), JsError> {
    for last in ['z', 'é', '€', '😀'] {
        for count in 0..80 {
            let word = format!("{}{last}", "x".repeat(count));
            assert_eq!(API.echo(&word)?, word);
            let front = format!("{last}{}", "x".repeat(count));
            assert_eq!(API.echo(&front)?, front);
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn empty_is_empty_and_not_null() -> Result<(), JsError> {
    assert_eq!(API.echo("")?, "");
    assert_eq!(API.units("")?, "");
    assert_eq!(API.maybe(Some(""))?.as_deref(), Some(""));
    assert_eq!(API.join("", "", "")?, "||");
    Ok(())
}

#[wasm_bindgen_test]
fn nul_and_a_byte_order_mark_are_unchanged() -> Result<(), JsError> {
    assert_eq!(API.units("\u{feff}a\0b")?, "feff 61 0 62");
    assert_eq!(API.from_units("feff 61 0 62")?, "\u{feff}a\0b");
    assert_eq!(API.units("\0")?, "0");
    assert_eq!(API.echo("\u{feff}")?, "\u{feff}");
    assert_eq!(
        API.all(&["\0".into(), "\u{feff}".into()])?,
        ["\0", "\u{feff}"]
    );
    Ok(())
}

#[wasm_bindgen_test]
fn beyond_the_first_plane() -> Result<(), JsError> {
    assert_eq!(API.units("😀\u{10ffff}")?, "d83d de00 dbff dfff");
    assert_eq!(API.from_units("d83d de00")?, "😀");
    assert_eq!(API.length("😀")?, 2);
    assert_eq!(API.echo("नमस्ते 你好 e\u{301}")?, "नमस्ते 你好 e\u{301}");
    Ok(())
}

#[wasm_bindgen_test]
fn a_lone_surrogate_becomes_the_replacement_character() -> Result<(), JsError> {
    assert_eq!(API.from_units("d800")?, "\u{fffd}");
    assert_eq!(API.from_units("61 dc00 62")?, "a\u{fffd}b");
    assert_eq!(API.from_units("de00 d83d")?, "\u{fffd}\u{fffd}");
    Ok(())
}

#[wasm_bindgen_test]
fn long_strings_are_unchanged() -> Result<(), JsError> {
    for (part, count) in [("a", 3_000_000), ("é€", 500_000), ("😀", 300_000)] {
        let long = part.repeat(count);
        assert!(API.echo(&long)? == long, "{part}");
        assert!(
            API.repeat(part, u32::try_from(count).unwrap())? == long,
            "{part}"
        );
    }
    // ASCII up to where it is not: the first guess of the room is too small.
    let late = format!("{}{}", "a".repeat(5_000), "€".repeat(5_000));
    assert_eq!(API.echo(&late)?, late);
    Ok(())
}

#[wasm_bindgen_test]
fn changing_strings_do_not_mix() -> Result<(), JsError> {
    for round in 0..2_000_u32 {
        let word = format!("{round:x}");
        assert_eq!(API.join(&word, "-", &word)?, format!("{word}|-|{word}"));
    }
    Ok(())
}

#[wasm_bindgen_test]
fn texts_in_lists_may_be_null() -> Result<(), JsError> {
    let words = ["", "a", "😀"].map(str::to_owned);
    assert_eq!(API.all(&words)?, words);
    let some = [Some("a".to_owned()), None, Some(String::new())];
    assert_eq!(API.some(&some)?, some);
    Ok(())
}

#[wasm_bindgen_test]
fn missing_and_null_are_distinguished() -> Result<(), JsError> {
    assert_eq!(API.optional(None, None)?, "0: undefined undefined");
    assert_eq!(API.optional(Some("a"), None)?, "1: \"a\" undefined");
    assert_eq!(API.optional(None, Some(None))?, "2: undefined null");
    assert_eq!(API.optional(Some(""), Some(Some("")))?, "2: \"\" \"\"");
    assert_eq!(API.maybe(None)?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn strings_are_unchanged_in_nested_calls() -> Result<(), JsError> {
    let double = Callback::new(|word: String| -> Result<String, JsError> {
        let nested = JsStrings.echo(&word)?;
        Ok(format!("{nested}{}", JsStrings.echo("é")?))
    });
    assert_eq!(API.twice("ab", &double)?, "abéab!é");
    Ok(())
}

#[wasm_bindgen_test]
fn a_number_is_not_converted_to_a_string() {
    for (kind, found) in [
        ("number", "5 (number)"),
        ("bigint", "5 (bigint)"),
        ("boolean", "true (boolean)"),
        ("date", "Date (object)"),
        ("array", "Array (object)"),
        ("symbol", "Symbol(s) (symbol)"),
        ("text", "Object (object)"),
        ("primitive", "Object (object)"),
        ("null", "null"),
        ("undefined", "undefined"),
    ] {
        assert_eq!(
            text(API.odd(kind)),
            format!("Strings.odd: result: expected a string, found {found}")
        );
    }
}

#[wasm_bindgen_test]
fn other_values_than_strings_are_errors() {
    assert_eq!(
        text(API.boxed()),
        "Strings.boxed: result: expected a string, found String (object)"
    );
    assert_eq!(
        text(API.list_of_wrong()),
        "Strings.listOfWrong: result: element 2: expected a string, found 3 (number)"
    );
}
