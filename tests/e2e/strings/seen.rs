//! What JavaScript remembers of texts is never mistaken for another text.

use std::collections::BTreeMap;

use jsi_runtime::{Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, JsStrings};
use crate::strings::api::{Counted, Strings as _};

/// More than the string cache can hold.
const UNSAFE: i64 = 1 << 53;

#[wasm_bindgen_test]
fn every_length_comes_again() -> Result<(), JsError> {
    for last in ["", "z", "é", "€", "😀"] {
        for count in 0..40 {
            let words = [
                format!("{}{last}", "x".repeat(count)),
                format!("{last}{}", "x".repeat(count)),
                format!("{}{last}{}", "y".repeat(count / 2), "x".repeat(count / 3)),
            ];
            for _ in 0..4 {
                for word in &words {
                    assert_eq!(API.echo(word)?, *word);
                }
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn texts_that_nearly_are_another() -> Result<(), JsError> {
    let base = "the quick brown fox jumps over d";
    for length in 1..=base.len() {
        let mut words = vec![base[..length].to_owned()];
        for i in 0..length {
            let mut word = base.as_bytes()[..length].to_vec();
            word[i] ^= 1;
            words.push(String::from_utf8(word).expect("ASCII"));
            word_with_nul(base, length, i, &mut words);
        }
        for _ in 0..4 {
            for word in &words {
                assert_eq!(API.echo(word)?, *word);
            }
        }
    }
    Ok(())
}

fn word_with_nul(base: &str, length: usize, at: usize, words: &mut Vec<String>) {
    let mut word = base.as_bytes()[..length].to_vec();
    word[at] = 0;
    words.push(String::from_utf8(word).expect("ASCII"));
}

#[wasm_bindgen_test]
fn ten_thousand_texts_push_one_another_out() -> Result<(), JsError> {
    for round in 0..4 {
        for i in 0..10_000_u32 {
            let word = format!("text {i}");
            assert_eq!(API.echo(&word)?, word, "round {round}");
            let often = format!("often {}", i % 64);
            assert_eq!(API.echo(&often)?, often, "round {round}");
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn texts_of_one_call_that_want_the_same_place() -> Result<(), JsError> {
    // With as many words some of each three share a place, in whatever order they come.
    let words: Vec<String> = (0..1_500).map(|i| format!("w{i}")).collect();
    for round in 0..40 {
        for (i, a) in words.iter().enumerate() {
            let b = &words[(i * 7 + round) % words.len()];
            let c = &words[(i * 13 + 5 * round) % words.len()];
            assert_eq!(API.join(a, b, c)?, format!("{a}|{b}|{c}"));
        }
    }
    Ok(())
}

/// The second argument is decoded between the texts.
fn within(text: &str, count: i64, more: &str) -> Result<String, JsError> {
    API.counted_within(text, &Counted { count }, more)
}

#[wasm_bindgen_test]
fn calls_that_fail_before_or_while_they_are_decoded() -> Result<(), JsError> {
    for round in 0..10_u32 {
        for i in 0..2_000 {
            let word = format!("fails {i}");
            let other = format!("other {}", i * 31 % 2_000);
            match (i + round) % 4 {
                0 => assert!(API.counted(&word, UNSAFE).is_err()),
                1 => assert!(within(&word, UNSAFE, &other).is_err()),
                2 => assert_eq!(within(&word, 2, &other)?, format!("{word}2{other}")),
                _ => assert_eq!(API.counted(&other, 3)?, format!("{other}3")),
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn calls_within_calls() -> Result<(), JsError> {
    let nested = Callback::new(|word: String| -> Result<String, JsError> {
        for i in 0..20 {
            let inner = format!("{word}{i}");
            assert_eq!(
                JsStrings.join(&inner, &word, &inner)?,
                format!("{inner}|{word}|{inner}")
            );
        }
        JsStrings.echo(&word)
    });
    for _ in 0..20 {
        for i in 0..100 {
            let word = format!("nested {i}");
            assert_eq!(API.twice(&word, &nested)?, format!("{word}{word}!"));
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn whatever_comes_in_any_order() -> Result<(), JsError> {
    // A sequence that looks random and is the same every time; few words often, many seldom.
    let mut state = 1_u32;
    let mut seen = BTreeMap::new();
    for _ in 0..30_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = if state & 0x100 == 0 {
            state >> 26
        } else {
            state >> 19
        };
        let word = format!(
            "{pick:x}{}",
            ["", "é", "-0123456789abcdef"][(state >> 10) as usize % 3]
        );
        assert_eq!(API.echo(&word)?, word);
        *seen.entry(word).or_insert(0) += 1;
    }
    assert!(seen.len() > 5_000 && seen.values().any(|count| *count > 50));
    Ok(())
}
