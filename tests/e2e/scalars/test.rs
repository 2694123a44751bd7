//! Scalars cross unchanged, or give an error that names the place.

use jsi_runtime::{Any, Callback, Date, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsScalars, Scalars as _};

mod wrong;

const API: JsScalars = JsScalars;

#[wasm_bindgen_test]
fn every_width_crosses_in_both_directions() -> Result<(), JsError> {
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
fn minus_zero_is_zero() -> Result<(), JsError> {
    API.set("-0")?;
    assert_eq!((API.as_int8()?, API.as_uint32()?), (0, 0));
    assert_eq!((API.as_safe()?, API.as_unsigned_safe()?), (0, 0));
    // Where there is a minus zero, it stays one.
    assert!(API.as_double()?.is_sign_negative() && API.as_float()?.is_sign_negative());
    Ok(())
}

#[wasm_bindgen_test]
fn any_number_is_an_f64() -> Result<(), JsError> {
    for x in [
        0.1,
        f64::MIN_POSITIVE,
        5e-324,
        f64::MAX,
        f64::INFINITY,
        f64::NEG_INFINITY,
        9_007_199_254_740_993.0,
    ] {
        assert_eq!(API.double(x)?, x);
        API.set_any(&Any::Number(x))?;
        assert_eq!(API.as_double()?, x);
    }
    API.set("NaN")?;
    assert!(API.as_double()?.is_nan() && API.double(f64::NAN)?.is_nan());
    Ok(())
}

#[wasm_bindgen_test]
fn an_f32_is_rounded_to_the_nearest() -> Result<(), JsError> {
    for (x, nearest) in [
        (0.1, 0.1_f32),
        (16_777_217.0, 16_777_216.0),
        (16_777_219.0, 16_777_220.0),
        (f64::from(f32::MAX), f32::MAX),
        (3.402_823_466_385_289e38, f32::MAX),
        (1e-60, 0.0),
        (f64::INFINITY, f32::INFINITY),
        (f64::NEG_INFINITY, f32::NEG_INFINITY),
    ] {
        API.set_any(&Any::Number(x))?;
        assert_eq!(API.as_float()?, nearest, "{x}");
    }
    API.set("NaN")?;
    assert!(API.as_float()?.is_nan());
    Ok(())
}

#[wasm_bindgen_test]
fn null_and_undefined_are_none() -> Result<(), JsError> {
    for kind in ["null", "undefined"] {
        API.set(kind)?;
        assert_eq!((API.as_maybe_int()?, API.as_maybe_big()?), (None, None));
        assert_eq!((API.as_maybe_flag()?, API.as_maybe_double()?), (None, None));
        assert_eq!((API.as_maybe_letter()?, API.as_maybe_date()?), (None, None));
        assert_eq!((API.as_maybe_huge()?, API.as_maybe_safe()?), (None, None));
    }
    for kind in ["false", "empty", "NaN"] {
        API.set(kind)?;
        assert!(API.as_maybe_int().is_err(), "{kind} is not null");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn none_goes_out_as_null() -> Result<(), JsError> {
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
    assert_eq!(API.seen()?, "object null");
    Ok(())
}

#[wasm_bindgen_test]
fn trailing_none_is_not_passed() -> Result<(), JsError> {
    assert_eq!(API.optional(None, None, None)?, "0: ");
    assert_eq!(API.optional(Some(1), None, None)?, "1: 1");
    assert_eq!(API.optional(Some(1), Some(2), None)?, "2: 1 2");
    assert_eq!(API.optional(Some(1), Some(2), Some(Some(3)))?, "3: 1 2 3");
    assert_eq!(API.rest(1, &[])?, "1: 1");
    assert_eq!(API.rest(1, &[2.5, 3.0])?, "3: 1 2.5 3");
    assert_eq!(API.optional_and_rest(None, &[])?, "0: ");
    assert_eq!(API.optional_and_rest(Some(true), &[])?, "1: true");
    Ok(())
}

#[wasm_bindgen_test]
fn none_before_an_argument_is_undefined() -> Result<(), JsError> {
    assert_eq!(API.optional(None, Some(2), None)?, "2: undefined 2");
    assert_eq!(
        API.optional(None, None, Some(Some(3)))?,
        "3: undefined undefined 3"
    );
    assert_eq!(API.optional_and_rest(None, &[7])?, "2: undefined 7");
    Ok(())
}

#[wasm_bindgen_test]
fn some_none_goes_out_as_null() -> Result<(), JsError> {
    assert_eq!(
        API.optional(None, None, Some(None))?,
        "3: undefined undefined null"
    );
    assert_eq!(
        API.optional(Some(1), None, Some(None))?,
        "3: 1 undefined null"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn surplus_arguments_are_ignored() -> Result<(), JsError> {
    let double = Callback::new(|n: i32| n * 2);
    let args = [Any::from(4), Any::from("five"), Any::Null];
    assert_eq!(API.call_number(&double, &args)?, "8");
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_argument_is_an_error() -> Result<(), JsError> {
    let double = Callback::new(|n: i32| n * 2);
    assert_eq!(
        API.call_number(&double, &[])?,
        "TypeError: Scalars.callNumber: parameter f: argument 1: expected an integer, found undefined"
    );
    let both = Callback::new(|_: bool, _: char| {});
    assert_eq!(
        API.call_both(&both, &[Any::from(true)])?,
        "TypeError: Scalars.callBoth: parameter f: argument 2: expected a single character, found undefined"
    );
    Ok(())
}
