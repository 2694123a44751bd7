//! Milliseconds over the whole range of JavaScript, and nothing else.

use std::time::{Duration, SystemTime};

use jsi_runtime::{Callback, Date, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Dates as _, JsDates};
use crate::support::text;

const API: JsDates = JsDates;

#[wasm_bindgen_test]
fn the_whole_range_of_dates_crosses() -> Result<(), JsError> {
    for date in [
        Date::MIN,
        Date::new(-1)?,
        Date::EPOCH,
        Date::new(1)?,
        Date::new(951_782_400_000)?,
        Date::MAX,
    ] {
        assert_eq!(API.echo(date)?, date);
        assert_eq!(API.iso(date)?, format!("true {date}"));
    }
    assert_eq!((API.make("max")?, API.make("min")?), (Date::MAX, Date::MIN));
    assert_eq!(API.make("year0")?.to_string(), "0000-01-01T00:00:00.000Z");
    Ok(())
}

#[wasm_bindgen_test]
fn parts_of_milliseconds_are_dropped() -> Result<(), JsError> {
    assert_eq!(
        (
            API.make("fraction")?.millis(),
            API.make("negative fraction")?.millis()
        ),
        (1, -1)
    );
    assert_eq!(API.make("-0")?, Date::EPOCH);
    assert_eq!(
        Date::try_from(SystemTime::UNIX_EPOCH + Duration::from_nanos(1_999_999))?.millis(),
        1
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_invalid_date_is_an_error() {
    for kind in ["invalid", "beyond"] {
        assert_eq!(
            text(API.make(kind)),
            "Dates.make: result: expected a valid date, found Date (object)"
        );
        assert_eq!(
            text(API.maybe_make(kind)),
            "Dates.maybeMake: result: expected a valid date, found Date (object)"
        );
    }
}

#[wasm_bindgen_test]
fn a_date_outside_of_the_range_cannot_be_made() {
    for millis in [
        8_640_000_000_000_001,
        -8_640_000_000_000_001,
        i64::MAX,
        i64::MIN,
    ] {
        let error = Date::new(millis).expect_err("outside");
        assert_eq!(
            (error.name(), error.message()),
            (
                "RangeError",
                &*format!(
                    "out of range for Date: {millis}, minimum -8640000000000000, maximum 8640000000000000"
                )
            )
        );
    }
}

#[wasm_bindgen_test]
fn a_date_converts_to_a_system_time_in_its_range() -> Result<(), JsError> {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(951_782_400_123);
    let date = Date::try_from(time)?;
    assert_eq!(date.to_string(), "2000-02-29T00:00:00.123Z");
    assert_eq!(SystemTime::try_from(date)?, time);
    assert_eq!(SystemTime::try_from(Date::EPOCH)?, SystemTime::UNIX_EPOCH);
    // Here the time of the system begins in 1970; a date does not.
    assert!(SystemTime::try_from(Date::new(-1)?).is_err());
    assert!(SystemTime::try_from(Date::MIN).is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn only_dates_are_dates() {
    for (kind, error) in [
        ("number", "expected a date, found 5 (number)"),
        (
            "text",
            "expected a date, found \"2000-01-01T00:00:00.000Z\" (string)",
        ),
        ("null", "expected a date, found null"),
        ("undefined", "expected a date, found undefined"),
        ("pretender", "expected a date, found Date (object)"),
        ("tagged", "expected a date, found Object (object)"),
    ] {
        assert_eq!(text(API.make(kind)), format!("Dates.make: result: {error}"));
    }
}

#[wasm_bindgen_test]
fn the_internal_time_of_a_date_is_used() -> Result<(), JsError> {
    assert_eq!(
        (API.make("lying")?.millis(), API.make("subclass")?.millis()),
        (7, 3)
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn dates_may_be_missing_and_come_later() -> Result<(), JsError> {
    assert_eq!(
        (API.maybe(None)?, API.maybe(Some(Date::MAX))?),
        (None, Some(Date::MAX))
    );
    assert_eq!(
        (API.maybe_make("null")?, API.maybe_make("undefined")?),
        (None, None)
    );
    assert_eq!(API.optional(None, None)?, "0: ");
    assert_eq!(
        API.optional(Some(Date::EPOCH), None)?,
        "1: \"1970-01-01T00:00:00.000Z\""
    );
    assert_eq!(API.optional(None, Some(None))?, "2: undefined null");
    assert_eq!(API.later("before").await?.millis(), -1);
    assert_eq!(
        text(API.later("invalid").await),
        "Dates.later: result: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn dates_are_copies() -> Result<(), JsError> {
    let date = Date::new(500)?;
    assert_eq!(API.advance(date)?.millis(), 1500);
    assert_eq!(date.millis(), 500);
    Ok(())
}

#[wasm_bindgen_test]
fn callbacks_take_and_give_dates() -> Result<(), JsError> {
    let next = Callback::new(|date: Date| Date::new(date.millis() + 1));
    assert_eq!(API.call(&next, "epoch")?.millis(), 1);
    assert_eq!(
        text(API.call(&next, "invalid")),
        "Dates.call: parameter f: argument 1: expected a valid date, found Date (object)"
    );
    assert_eq!(
        text(API.call(&next, "max")),
        "out of range for Date: 8640000000000001, minimum -8640000000000000, maximum 8640000000000000"
    );
    Ok(())
}
