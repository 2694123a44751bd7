//! Scalars cross unchanged, or give an error that names the place.

use jsi_runtime::{Date, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsScalars, Scalars as _};
use crate::support::text;

const API: JsScalars = JsScalars;

#[wasm_bindgen_test]
fn every_width_goes_there_and_back() -> Result<(), JsError> {
    assert_eq!(API.add(40, 2)?, 42);
    assert!(API.flag(true)? && !API.flag(false)?);
    for x in [i8::MIN, -1, 0, i8::MAX] {
        assert_eq!(API.int8(x)?, x);
    }
    assert_eq!((API.uint8(0)?, API.uint8(255)?), (0, 255));
    assert_eq!(
        (API.int16(i16::MIN)?, API.uint16(u16::MAX)?),
        (i16::MIN, u16::MAX)
    );
    assert_eq!(
        (API.int32(i32::MIN)?, API.uint32(u32::MAX)?),
        (i32::MIN, u32::MAX)
    );
    assert_eq!(API.seen()?, "number 4294967295");
    assert_eq!(
        (API.int_size(isize::MIN)?, API.uint_size(usize::MAX)?),
        (isize::MIN, usize::MAX)
    );
    const SAFE: i64 = (1 << 53) - 1;
    assert_eq!(
        (API.safe(-SAFE)?, API.unsigned_safe(SAFE as u64)?),
        (-SAFE, SAFE as u64)
    );
    assert_eq!(API.seen()?, "number 9007199254740991");
    assert_eq!((API.float(1.5)?, API.float(f32::MAX)?), (1.5, f32::MAX));
    assert!(API.float(f32::NAN)?.is_nan() && API.double(f64::NAN)?.is_nan());
    assert_eq!(
        (
            API.double(f64::MIN_POSITIVE)?,
            API.double(f64::NEG_INFINITY)?
        ),
        (f64::MIN_POSITIVE, f64::NEG_INFINITY)
    );
    assert_eq!(
        (API.big(i64::MIN)?, API.unsigned_big(u64::MAX)?),
        (i64::MIN, u64::MAX)
    );
    assert_eq!(API.seen()?, "bigint 18446744073709551615");
    assert_eq!(
        (API.huge(i128::MIN)?, API.unsigned_huge(u128::MAX)?),
        (i128::MIN, u128::MAX)
    );
    for x in ['a', '\0', '\u{FEFF}', 'é', '😀', char::MAX] {
        assert_eq!(API.letter(x)?, x);
    }
    assert_eq!(API.seen()?, "string \u{10FFFF}");
    for millis in [0, -1, 8_640_000_000_000_000, -8_640_000_000_000_000] {
        assert_eq!(API.date(Date::new(millis)?)?.millis(), millis);
    }
    assert_eq!(API.seen()?, "object -271821-04-20T00:00:00.000Z");
    API.nothing()
}

#[wasm_bindgen_test]
fn null_is_none_both_ways() -> Result<(), JsError> {
    assert_eq!(
        (API.maybe_flag(Some(false))?, API.maybe_flag(None)?),
        (Some(false), None)
    );
    assert_eq!(API.seen()?, "object null");
    assert_eq!(
        (API.maybe_int(Some(0))?, API.maybe_int(None)?),
        (Some(0), None)
    );
    assert_eq!(
        (API.maybe_double(Some(0.5))?, API.maybe_double(None)?),
        (Some(0.5), None)
    );
    assert_eq!(
        (API.maybe_safe(Some(-5))?, API.maybe_safe(None)?),
        (Some(-5), None)
    );
    assert_eq!(
        (API.maybe_big(Some(u64::MAX))?, API.maybe_big(None)?),
        (Some(u64::MAX), None)
    );
    assert_eq!(
        (API.maybe_huge(Some(i128::MAX))?, API.maybe_huge(None)?),
        (Some(i128::MAX), None)
    );
    assert_eq!(
        (API.maybe_letter(Some('x'))?, API.maybe_letter(None)?),
        (Some('x'), None)
    );
    let date = Date::new(1234)?;
    assert_eq!(
        (API.maybe_date(Some(date))?, API.maybe_date(None)?),
        (Some(date), None)
    );
    API.set("undefined")?;
    assert_eq!((API.as_maybe_int()?, API.as_maybe_big()?), (None, None));
    Ok(())
}

#[wasm_bindgen_test]
fn what_is_missing_at_the_end_is_not_passed() -> Result<(), JsError> {
    assert_eq!(API.optional(None, None, None)?, "0: ");
    assert_eq!(API.optional(Some(1), None, None)?, "1: 1");
    assert_eq!(API.optional(None, Some(2), None)?, "2: undefined 2");
    assert_eq!(
        API.optional(None, None, Some(None))?,
        "3: undefined undefined null"
    );
    assert_eq!(API.optional(Some(1), Some(2), Some(Some(3)))?, "3: 1 2 3");
    assert_eq!(API.rest(1, &[])?, "1: 1");
    assert_eq!(API.rest(1, &[2.5, 3.0])?, "3: 1 2.5 3");
    assert_eq!(API.optional_and_rest(None, &[])?, "0: ");
    assert_eq!(API.optional_and_rest(Some(true), &[])?, "1: true");
    assert_eq!(API.optional_and_rest(None, &[7])?, "2: undefined 7");
    Ok(())
}

/// What the function says of each value.
fn wrong<T: std::fmt::Debug>(
    call: impl Fn(&JsScalars) -> Result<T, JsError>,
    cases: &[(&str, &str)],
) {
    for (value, expected) in cases {
        API.set(value).expect("a known value");
        assert_eq!(text(call(&API)), *expected, "{value}");
    }
}

#[wasm_bindgen_test]
fn a_wrong_integer_names_the_place() {
    let cases = [
        (
            "1.5",
            "Scalars.asInt32: result: expected an integer, found 1.5 (number)",
        ),
        (
            "NaN",
            "Scalars.asInt32: result: expected an integer, found NaN (number)",
        ),
        (
            "1n",
            "Scalars.asInt32: result: expected an integer, found 1 (bigint)",
        ),
        (
            "text",
            "Scalars.asInt32: result: expected an integer, found \"five\" (string)",
        ),
        (
            "true",
            "Scalars.asInt32: result: expected an integer, found true (boolean)",
        ),
        (
            "null",
            "Scalars.asInt32: result: expected an integer, found null",
        ),
        (
            "undefined",
            "Scalars.asInt32: result: expected an integer, found undefined",
        ),
        (
            "symbol",
            "Scalars.asInt32: result: expected an integer, found Symbol(s) (symbol)",
        ),
        (
            "sneaky",
            "Scalars.asInt32: result: expected an integer, found Object (object)",
        ),
        (
            "function",
            "Scalars.asInt32: result: expected an integer, found function",
        ),
        (
            "2^31",
            "Scalars.asInt32: result: out of range for i32: 2147483648, minimum -2147483648, maximum 2147483647",
        ),
        (
            "2^53",
            "Scalars.asInt32: result: expected an integer, found 9007199254740992 (number)",
        ),
        ("-0", "no error: 0"),
    ];
    wrong(JsScalars::as_int32, &cases);
    let out = |name, range| format!("Scalars.{name}: result: out of range for {range}");
    wrong(
        JsScalars::as_int8,
        &[
            ("127", "no error: 127"),
            ("128", &out("asInt8", "i8: 128, minimum -128, maximum 127")),
        ],
    );
    wrong(
        JsScalars::as_uint8,
        &[
            ("255", "no error: 255"),
            ("256", &out("asUint8", "u8: 256, minimum 0, maximum 255")),
        ],
    );
    wrong(
        JsScalars::as_uint32,
        &[
            ("2^31", "no error: 2147483648"),
            (
                "-1",
                &out("asUint32", "u32: -1, minimum 0, maximum 4294967295"),
            ),
        ],
    );
}

#[wasm_bindgen_test]
fn a_wrong_safe_integer_names_the_place() {
    let place = "Scalars.asSafe: result: expected an integer, found";
    wrong(
        JsScalars::as_safe,
        &[
            ("2^53", &format!("{place} 9007199254740992 (number)")),
            ("1n", &format!("{place} 1 (bigint)")),
        ],
    );
    let out = "Scalars.asUnsignedSafe: result: out of range for u64: -1, minimum 0, maximum 9007199254740991";
    wrong(
        JsScalars::as_unsigned_safe,
        &[("-1", out), ("-0", "no error: 0")],
    );
    assert_eq!(
        text(API.safe(1 << 53)),
        "Scalars.safe: parameter x: out of range for i64: 9007199254740992, minimum -9007199254740991, maximum \
         9007199254740991"
    );
    assert_eq!(
        text(API.unsigned_safe(u64::MAX)),
        "Scalars.unsignedSafe: parameter x: out of range for u64: 18446744073709551615, minimum 0, maximum \
         9007199254740991"
    );
    assert!(API.maybe_safe(Some(i64::MIN)).is_err());
}

#[wasm_bindgen_test]
fn a_wrong_bigint_names_the_place() {
    let place = "Scalars.asBig: result: expected a bigint, found";
    wrong(
        JsScalars::as_big,
        &[
            ("127", &format!("{place} 127 (number)")),
            ("null", &format!("{place} null")),
            (
                "2n^63",
                "Scalars.asBig: result: out of range for i64: 9223372036854775808, minimum -9223372036854775808, maximum \
                 9223372036854775807",
            ),
        ],
    );
    let out = "Scalars.asUnsignedBig: result: out of range for u64: -1, minimum 0, maximum 18446744073709551615";
    wrong(
        JsScalars::as_unsigned_big,
        &[("2n^63", "no error: 9223372036854775808"), ("-1n", out)],
    );
    assert!(
        text({
            API.set("2n^127").expect("a known value");
            API.as_huge()
        })
        .starts_with("Scalars.asHuge: result: out of range for i128")
    );
}

#[wasm_bindgen_test]
fn other_wrong_scalars_name_the_place() {
    let number = "Scalars.asDouble: result: expected a number, found";
    wrong(
        JsScalars::as_double,
        &[
            ("text", &format!("{number} \"five\" (string)")),
            ("1n", &format!("{number} 1 (bigint)")),
            ("Infinity", "no error: inf"),
        ],
    );
    wrong(
        JsScalars::as_float,
        &[
            (
                "1e300",
                "Scalars.asFloat: result: out of range for f32: 1e+300, minimum -3.4028234663852886e+38, maximum 3.4028234663852886e+38",
            ),
            ("Infinity", "no error: inf"),
        ],
    );
    let flag = "Scalars.asFlag: result: expected a boolean, found";
    wrong(
        JsScalars::as_flag,
        &[
            ("-1", &format!("{flag} -1 (number)")),
            ("null", &format!("{flag} null")),
        ],
    );
    let letter = "Scalars.asLetter: result: expected a single character, found";
    wrong(
        JsScalars::as_letter,
        &[
            ("pair", &format!("{letter} \"ab\" (string)")),
            ("empty", &format!("{letter} \"\" (string)")),
            ("smile", "no error: '😀'"),
        ],
    );
    let date = "Scalars.asDate: result:";
    wrong(
        JsScalars::as_date,
        &[
            (
                "127",
                &format!("{date} expected a date, found 127 (number)"),
            ),
            ("early", "no error: Date(-8640000000000000)"),
        ],
    );
    let string = "Scalars.asText: result: expected a string, found";
    wrong(
        JsScalars::as_text,
        &[
            ("127", &format!("{string} 127 (number)")),
            ("undefined", &format!("{string} undefined")),
        ],
    );
    wrong(
        JsScalars::as_void,
        &[("127", "no error: ()"), ("symbol", "no error: ()")],
    );
}
