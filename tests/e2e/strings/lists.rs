//! Arrays of strings, which are decoded many at a time.

use jsi_runtime::JsError;
use wasm_bindgen_test::wasm_bindgen_test;

use super::API;
use crate::strings::api::Strings as _;

/// There and back, as they are and with nulls between them.
fn survive(texts: &[String]) -> Result<(), JsError> {
    assert!(API.all(texts)? == texts, "{texts:?}");
    let some: Vec<Option<String>> = texts.iter().cloned().map(Some).chain([None]).collect();
    assert!(API.some(&some)? == some, "{texts:?}");
    Ok(())
}

#[wasm_bindgen_test]
fn few_and_many() -> Result<(), JsError> {
    for count in (0..40).chain([100, 1_000, 10_000]) {
        survive(&(0..count).map(|i| format!("text {i}")).collect::<Vec<_>>())?;
        survive(&vec![String::new(); count])?;
        survive(&vec!["\0\0\0".to_owned(); count])?;
    }
    Ok(())
}

#[wasm_bindgen_test]
fn one_that_is_not_like_the_others() -> Result<(), JsError> {
    let odd = [
        "é", "ÿ", "€", "😀", "\u{fffd}", "\u{feff}", "\0", "", "\u{80}", "\u{7f}",
    ];
    for count in [1, 7, 8, 9, 30] {
        for at in 0..count {
            for odd in odd {
                let mut texts: Vec<String> = (0..count).map(|i| format!("t{i}")).collect();
                texts[at] = odd.to_owned();
                survive(&texts)?;
                texts[at] = format!("{odd} and more");
                survive(&texts)?;
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn lengths_whose_bytes_are_not_ascii() -> Result<(), JsError> {
    for length in [
        0, 1, 63, 64, 65, 126, 127, 128, 129, 194, 195, 255, 256, 257, 8_000, 8_191, 8_192, 8_193,
        32_768, 33_000, 49_824,
    ] {
        for part in ["x", "é"] {
            let long = part.repeat(length);
            survive(std::slice::from_ref(&long))?;
            let mut texts: Vec<String> = (0..20).map(|i| format!("short {i}")).collect();
            texts.insert(10, long.clone());
            survive(&texts)?;
            survive(&vec![long; 12])?;
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn what_is_cut_out_stays_when_memory_goes() -> Result<(), JsError> {
    let mut kept = Vec::new();
    for round in 0..50 {
        let texts: Vec<String> = (0..2_000)
            .map(|i| format!("round {round}, text number {i}"))
            .collect();
        kept.push(API.all(&texts)?);
        assert!(kept[round] == texts);
    }
    assert_eq!(kept[0][1_999], "round 0, text number 1999");
    Ok(())
}
