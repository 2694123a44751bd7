//! Scalars that are of another type, or beyond what their width holds.

use jsi_runtime::Any;
use wasm_bindgen_test::wasm_bindgen_test;

use super::API;
use crate::scalars::api::{JsScalars, Scalars as _};
use crate::support::text;

/// What the function says of each value.
fn wrong<T: std::fmt::Debug>(
    call: impl Fn(&JsScalars) -> Result<T, jsi_runtime::JsError>,
    cases: &[(&str, &str)],
) {
    for (value, expected) in cases {
        API.set(value).expect("a known value");
        assert_eq!(text(call(&API)), *expected, "{value}");
    }
}

/// What the function says of the one value.
fn says<T: std::fmt::Debug>(
    call: impl Fn(&JsScalars) -> Result<T, jsi_runtime::JsError>,
    value: impl Into<Any>,
) -> String {
    API.set_any(&value.into()).expect("any value");
    text(call(&API))
}

/// A macro, since each of the functions has a result of its own.
macro_rules! all_integers {
    ($check:expr) => {{
        let check: &dyn Fn(&str, &dyn Fn() -> String) = &$check;
        check("asInt8", &|| text(API.as_int8()));
        check("asUint8", &|| text(API.as_uint8()));
        check("asInt16", &|| text(API.as_int16()));
        check("asUint16", &|| text(API.as_uint16()));
        check("asInt32", &|| text(API.as_int32()));
        check("asUint32", &|| text(API.as_uint32()));
        check("asIntSize", &|| text(API.as_int_size()));
        check("asUintSize", &|| text(API.as_uint_size()));
        check("asSafe", &|| text(API.as_safe()));
        check("asUnsignedSafe", &|| text(API.as_unsigned_safe()));
    }};
}

#[wasm_bindgen_test]
fn an_integer_must_be_a_safe_integer() {
    for (value, found) in [
        ("1.5", "1.5 (number)"),
        ("NaN", "NaN (number)"),
        ("Infinity", "Infinity (number)"),
        ("2^53", "9007199254740992 (number)"),
        ("1n", "1 (bigint)"),
        ("text", "\"five\" (string)"),
        ("empty", "\"\" (string)"),
        ("true", "true (boolean)"),
        ("symbol", "Symbol(s) (symbol)"),
        ("sneaky", "Object (object)"),
        ("boxed", "Number (object)"),
        ("array", "Array (object)"),
        ("function", "function"),
    ] {
        API.set(value).expect("a known value");
        all_integers!(|name, call| {
            assert_eq!(
                call(),
                format!("Scalars.{name}: result: expected an integer, found {found}")
            );
        });
    }
}

#[wasm_bindgen_test]
fn an_integer_beyond_its_width_is_out_of_range() {
    macro_rules! limits {
        ($($call:ident $name:literal $width:literal $min:expr, $max:expr;)*) => {$(
            let (min, max): (f64, f64) = ($min, $max);
            assert_eq!(says(JsScalars::$call, min), format!("no error: {min}"));
            assert_eq!(says(JsScalars::$call, max), format!("no error: {max}"));
            for beyond in [min - 1.0, max + 1.0] {
                assert_eq!(
                    says(JsScalars::$call, beyond),
                    format!(
                        "Scalars.{}: result: out of range for {}: {beyond}, minimum {min}, maximum {max}",
                        $name, $width
                    )
                );
            }
        )*};
    }
    limits! {
        as_int8 "asInt8" "i8" -128.0, 127.0;
        as_uint8 "asUint8" "u8" 0.0, 255.0;
        as_int16 "asInt16" "i16" -32_768.0, 32_767.0;
        as_uint16 "asUint16" "u16" 0.0, 65_535.0;
        as_int32 "asInt32" "i32" -2_147_483_648.0, 2_147_483_647.0;
        as_uint32 "asUint32" "u32" 0.0, 4_294_967_295.0;
        as_int_size "asIntSize" "isize" -2_147_483_648.0, 2_147_483_647.0;
        as_uint_size "asUintSize" "usize" 0.0, 4_294_967_295.0;
    }
    assert_eq!(
        says(JsScalars::as_unsigned_safe, -1),
        "Scalars.asUnsignedSafe: result: out of range for u64: -1, minimum 0, maximum 9007199254740991"
    );
}

#[wasm_bindgen_test]
fn a_number_of_64_bits_is_checked_before_javascript_is_called() {
    let before = API.calls().expect("a count");
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
    assert!(API.safe(-(1 << 53)).is_err() && API.maybe_safe(Some(i64::MIN)).is_err());
    assert_eq!(API.calls().expect("a count"), before);
    assert!(API.safe((1 << 53) - 1).is_ok() && API.safe(1 - (1 << 53)).is_ok());
    assert_eq!(API.calls().expect("a count"), before + 2);
}

#[wasm_bindgen_test]
fn a_number_is_not_a_bigint() {
    let found = [
        ("127", "127 (number)"),
        ("-0", "-0 (number)"),
        ("text", "\"five\" (string)"),
        ("true", "true (boolean)"),
        ("null", "null"),
        ("sneaky", "Object (object)"),
    ];
    for (value, found) in found {
        let says = |name| format!("Scalars.{name}: result: expected a bigint, found {found}");
        wrong(JsScalars::as_big, &[(value, &says("asBig"))]);
        wrong(
            JsScalars::as_unsigned_big,
            &[(value, &says("asUnsignedBig"))],
        );
        wrong(JsScalars::as_huge, &[(value, &says("asHuge"))]);
        wrong(
            JsScalars::as_unsigned_huge,
            &[(value, &says("asUnsignedHuge"))],
        );
    }
}

#[wasm_bindgen_test]
fn a_bigint_beyond_its_width_is_out_of_range() {
    macro_rules! limits {
        ($($call:ident $name:literal $width:ident;)*) => {$(
            let (min, max) = ($width::MIN, $width::MAX);
            let out = |value: &str| format!(
                "Scalars.{}: result: out of range for {}: {value}, minimum {min}, maximum {max}",
                $name, stringify!($width)
            );
            for (value, text) in [
                ("-1n", "-1"),
                ("2n^63", "9223372036854775808"),
                ("2n^127", "170141183460469231731687303715884105728"),
                ("2n^128", "340282366920938463463374607431768211456"),
            ] {
                let fits = text.parse::<$width>().is_ok();
                let expected = if fits { format!("no error: {text}") } else { out(text) };
                wrong(JsScalars::$call, &[(value, &expected)]);
            }
        )*};
    }
    limits! {
        as_big "asBig" i64;
        as_unsigned_big "asUnsignedBig" u64;
        as_huge "asHuge" i128;
        as_unsigned_huge "asUnsignedHuge" u128;
    }
    assert_eq!(
        says(JsScalars::as_big, i64::MIN),
        format!("no error: {}", i64::MIN)
    );
    assert!(says(JsScalars::as_big, i128::from(i64::MIN) - 1).contains("out of range for i64"));
}

#[wasm_bindgen_test]
fn only_numbers_are_numbers() {
    let number = "Scalars.asDouble: result: expected a number, found";
    wrong(
        JsScalars::as_double,
        &[
            ("text", &format!("{number} \"five\" (string)")),
            ("1n", &format!("{number} 1 (bigint)")),
            ("true", &format!("{number} true (boolean)")),
            ("boxed", &format!("{number} Number (object)")),
        ],
    );
}

#[wasm_bindgen_test]
fn a_finite_number_that_becomes_infinite_is_out_of_range() {
    let limits = "minimum -3.4028234663852886e+38, maximum 3.4028234663852886e+38";
    let out = |value| format!("Scalars.asFloat: result: out of range for f32: {value}, {limits}");
    wrong(JsScalars::as_float, &[("1e300", &out("1e+300"))]);
    assert_eq!(says(JsScalars::as_float, -1e39), out("-1e+39"));
    // Half way between the largest f32 and what would be the next one.
    let beyond = 3.402_823_567_797_336_6e38;
    assert!(says(JsScalars::as_float, beyond).contains("out of range for f32"));
}

#[wasm_bindgen_test]
fn only_booleans_are_boolean() {
    let flag = "Scalars.asFlag: result: expected a boolean, found";
    wrong(
        JsScalars::as_flag,
        &[
            ("true", "no error: true"),
            ("false", "no error: false"),
            ("-1", &format!("{flag} -1 (number)")),
            ("-0", &format!("{flag} -0 (number)")),
            ("empty", &format!("{flag} \"\" (string)")),
            ("null", &format!("{flag} null")),
            ("flag", &format!("{flag} Boolean (object)")),
        ],
    );
}

#[wasm_bindgen_test]
fn a_char_is_a_string_of_one_scalar_value() {
    let letter = "Scalars.asLetter: result: expected a single character, found";
    wrong(
        JsScalars::as_letter,
        &[
            ("smile", "no error: '😀'"),
            ("pair", &format!("{letter} \"ab\" (string)")),
            ("empty", &format!("{letter} \"\" (string)")),
            ("accent", &format!("{letter} \"e\u{301}\" (string)")),
            ("surrogate", &format!("{letter} \"\\ud800\" (string)")),
            ("127", &format!("{letter} 127 (number)")),
        ],
    );
}

#[wasm_bindgen_test]
fn null_is_an_error_where_nothing_is_nullable() {
    for value in ["null", "undefined"] {
        API.set(value).expect("a known value");
        all_integers!(|name, call| {
            assert_eq!(
                call(),
                format!("Scalars.{name}: result: expected an integer, found {value}")
            );
        });
        for (says, expected) in [
            (text(API.as_flag()), "asFlag: result: expected a boolean"),
            (text(API.as_double()), "asDouble: result: expected a number"),
            (text(API.as_float()), "asFloat: result: expected a number"),
            (text(API.as_big()), "asBig: result: expected a bigint"),
            (text(API.as_huge()), "asHuge: result: expected a bigint"),
            (
                text(API.as_letter()),
                "asLetter: result: expected a single character",
            ),
            (text(API.as_date()), "asDate: result: expected a date"),
            (text(API.as_text()), "asText: result: expected a string"),
        ] {
            assert_eq!(says, format!("Scalars.{expected}, found {value}"));
        }
    }
}

#[wasm_bindgen_test]
fn a_void_result_is_ignored() {
    for value in [
        "127",
        "symbol",
        "null",
        "object",
        "invalid",
        "2n^127",
        "surrogate",
    ] {
        wrong(JsScalars::as_void, &[(value, "no error: ()")]);
    }
}
