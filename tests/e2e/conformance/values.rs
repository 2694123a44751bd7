//! Booleans, characters, dates and strings.

use jsi_runtime::{Date, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, Done};
use crate::conformance::api::Conformance as _;
use crate::support::text;

#[wasm_bindgen_test]
fn boolean_out() -> Done {
    assert_eq!(API.boolean_out(true)?, "boolean true");
    Ok(())
}

#[wasm_bindgen_test]
fn boolean_in() -> Done {
    assert!(API.boolean_in("true")?);
    assert_eq!(
        text(API.boolean_in("five")),
        "Conformance.booleanIn: result: expected a boolean, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn boolean_nullable() -> Done {
    assert_eq!(API.boolean_nullable(Some(false))?, Some(false));
    assert_eq!(API.boolean_nullable(None)?, None);
    assert_eq!(API.boolean_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.boolean_nullable_in("five")),
        "Conformance.booleanNullableIn: result: expected a boolean, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn boolean_in_promise() -> Done {
    assert_eq!(
        API.boolean_settle(Promise::ready(false)).await?,
        "boolean false"
    );
    assert!(API.boolean_later("true").await?);
    assert_eq!(
        text(API.boolean_later("five").await),
        "Conformance.booleanLater: result: expected a boolean, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn boolean_in_array() -> Done {
    let values = [true, false];
    assert_eq!(API.boolean_array(&values)?, values);
    assert_eq!(API.boolean_array_in("flags")?, [true, false]);
    assert_eq!(
        text(API.boolean_array_in("integers")),
        "Conformance.booleanArrayIn: result: element 0: expected a boolean, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn char_out() -> Done {
    assert_eq!(API.char_out('😀')?, "string 😀");
    Ok(())
}

#[wasm_bindgen_test]
fn char_in() -> Done {
    assert_eq!(API.char_in("letter")?, 'ß');
    assert_eq!(
        text(API.char_in("text")),
        "Conformance.charIn: result: expected a single character, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn char_nullable() -> Done {
    assert_eq!(API.char_nullable(Some('c'))?, Some('c'));
    assert_eq!(API.char_nullable(None)?, None);
    assert_eq!(API.char_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.char_nullable_in("text")),
        "Conformance.charNullableIn: result: expected a single character, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn char_in_promise() -> Done {
    assert_eq!(API.char_settle(Promise::ready('c')).await?, "string c");
    assert_eq!(API.char_later("letter").await?, 'ß');
    assert_eq!(
        text(API.char_later("text").await),
        "Conformance.charLater: result: expected a single character, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn char_in_array() -> Done {
    let values = ['ß', '\u{1F600}'];
    assert_eq!(API.char_array(&values)?, values);
    assert_eq!(API.char_array_in("letters")?, ['ß', 'a']);
    assert_eq!(
        text(API.char_array_in("wrong numbers")),
        "Conformance.charArrayIn: result: element 0: expected a single character, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn date_out() -> Done {
    assert_eq!(
        API.date_out(Date::new(1)?)?,
        "Date 1970-01-01T00:00:00.001Z"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn date_in() -> Done {
    assert_eq!(API.date_in("date")?, Date::new(5)?);
    assert_eq!(
        text(API.date_in("invalid")),
        "Conformance.dateIn: result: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn date_nullable() -> Done {
    assert_eq!(API.date_nullable(Some(Date::EPOCH))?, Some(Date::EPOCH));
    assert_eq!(API.date_nullable(None)?, None);
    assert_eq!(API.date_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.date_nullable_in("invalid")),
        "Conformance.dateNullableIn: result: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn date_in_promise() -> Done {
    assert_eq!(
        API.date_settle(Promise::ready(Date::EPOCH)).await?,
        "Date 1970-01-01T00:00:00.000Z"
    );
    assert_eq!(API.date_later("date").await?, Date::new(5)?);
    assert_eq!(
        text(API.date_later("invalid").await),
        "Conformance.dateLater: result: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn date_in_array() -> Done {
    let values = [Date::new(5)?, Date::new(-1)?];
    assert_eq!(API.date_array(&values)?, values);
    assert_eq!(API.date_array_in("dates")?, values);
    assert_eq!(
        text(API.date_array_in("invalids")),
        "Conformance.dateArrayIn: result: element 0: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn string_out() -> Done {
    assert_eq!(API.string_out("ä\0")?, "string ä\0");
    Ok(())
}

#[wasm_bindgen_test]
fn string_in() -> Done {
    assert_eq!(API.string_in("text")?, "text");
    assert_eq!(
        text(API.string_in("five")),
        "Conformance.stringIn: result: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn string_nullable() -> Done {
    assert_eq!(
        API.string_nullable(Some("owned"))?.as_deref(),
        Some("owned")
    );
    assert_eq!(API.string_nullable(None)?, None);
    assert_eq!(API.string_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.string_nullable_in("five")),
        "Conformance.stringNullableIn: result: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn string_in_promise() -> Done {
    assert_eq!(
        API.string_settle(Promise::ready("owned".to_owned()))
            .await?,
        "string owned"
    );
    assert_eq!(API.string_later("text").await?, "text");
    assert_eq!(
        text(API.string_later("five").await),
        "Conformance.stringLater: result: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn string_in_array() -> Done {
    let values = ["a".to_owned(), String::new()];
    assert_eq!(API.string_array(&values)?, values);
    assert_eq!(API.string_array_in("texts")?, vec!["a", "b"]);
    assert_eq!(
        text(API.string_array_in("large numbers")),
        "Conformance.stringArrayIn: result: element 0: expected a string, found 1099511627776 (number)"
    );
    Ok(())
}
