//! Numbers of every width.

use jsi_runtime::Promise;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, Done};
use crate::conformance::api::Conformance as _;
use crate::support::text;

#[wasm_bindgen_test]
fn byte_out() -> Done {
    assert_eq!(API.byte_out(255)?, "number 255");
    Ok(())
}

#[wasm_bindgen_test]
fn byte_in() -> Done {
    assert_eq!(API.byte_in("five")?, 5);
    assert_eq!(
        text(API.byte_in("large")),
        "Conformance.byteIn: result: out of range for u8: 1099511627776, minimum 0, maximum 255"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn byte_nullable() -> Done {
    assert_eq!(API.byte_nullable(Some(7))?, Some(7));
    assert_eq!(API.byte_nullable(None)?, None);
    assert_eq!(API.byte_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.byte_nullable_in("large")),
        "Conformance.byteNullableIn: result: out of range for u8: 1099511627776, minimum 0, maximum 255"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn byte_in_promise() -> Done {
    assert_eq!(API.byte_settle(Promise::ready(7)).await?, "number 7");
    assert_eq!(API.byte_later("five").await?, 5);
    assert_eq!(
        text(API.byte_later("large").await),
        "Conformance.byteLater: result: out of range for u8: 1099511627776, minimum 0, maximum 255"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn byte_in_array() -> Done {
    let values = [0_u8, 255];
    assert_eq!(API.byte_array(&values)?, values);
    assert_eq!(API.byte_array_in("bytes")?, vec![1, 2]);
    assert_eq!(
        text(API.byte_array_in("large numbers")),
        "Conformance.byteArrayIn: result: element 0: out of range for u8: 1099511627776, minimum 0, maximum 255"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int16_out() -> Done {
    assert_eq!(API.int16_out(i16::MIN)?, "number -32768");
    Ok(())
}

#[wasm_bindgen_test]
fn int16_in() -> Done {
    assert_eq!(API.int16_in("five")?, 5);
    assert_eq!(
        text(API.int16_in("large")),
        "Conformance.int16In: result: out of range for i16: 1099511627776, minimum -32768, maximum 32767"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int16_nullable() -> Done {
    assert_eq!(API.int16_nullable(Some(-7))?, Some(-7));
    assert_eq!(API.int16_nullable(None)?, None);
    assert_eq!(API.int16_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.int16_nullable_in("large")),
        "Conformance.int16NullableIn: result: out of range for i16: 1099511627776, minimum -32768, maximum 32767"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn int16_in_promise() -> Done {
    assert_eq!(API.int16_settle(Promise::ready(-7)).await?, "number -7");
    assert_eq!(API.int16_later("five").await?, 5);
    assert_eq!(
        text(API.int16_later("large").await),
        "Conformance.int16Later: result: out of range for i16: 1099511627776, minimum -32768, maximum 32767"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int16_in_array() -> Done {
    let values = [i16::MIN, i16::MAX];
    assert_eq!(API.int16_array(&values)?, values);
    assert_eq!(API.int16_array_in("integers")?, [1, 2]);
    assert_eq!(
        text(API.int16_array_in("large numbers")),
        "Conformance.int16ArrayIn: result: element 0: out of range for i16: 1099511627776, minimum -32768, maximum 32767"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int32_out() -> Done {
    assert_eq!(API.int32_out(i32::MAX)?, "number 2147483647");
    Ok(())
}

#[wasm_bindgen_test]
fn int32_in() -> Done {
    assert_eq!(API.int32_in("five")?, 5);
    assert_eq!(
        text(API.int32_in("half")),
        "Conformance.int32In: result: expected an integer, found 0.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int32_nullable() -> Done {
    assert_eq!(API.int32_nullable(Some(-7))?, Some(-7));
    assert_eq!(API.int32_nullable(None)?, None);
    assert_eq!(API.int32_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.int32_nullable_in("half")),
        "Conformance.int32NullableIn: result: expected an integer, found 0.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn int32_in_promise() -> Done {
    assert_eq!(API.int32_settle(Promise::ready(-7)).await?, "number -7");
    assert_eq!(API.int32_later("five").await?, 5);
    assert_eq!(
        text(API.int32_later("half").await),
        "Conformance.int32Later: result: expected an integer, found 0.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int32_in_array() -> Done {
    let values = [i32::MIN, 7];
    assert_eq!(API.int32_array(&values)?, values);
    assert_eq!(API.int32_array_in("integers")?, vec![1, 2]);
    assert_eq!(
        text(API.int32_array_in("large numbers")),
        "Conformance.int32ArrayIn: result: element 0: out of range for i32: 1099511627776, minimum -2147483648, maximum 2147483647"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_number_out() -> Done {
    assert_eq!(
        API.int64_number_out(-9_007_199_254_740_991)?,
        "number -9007199254740991"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_number_in() -> Done {
    assert_eq!(API.int64_number_in("large")?, 1 << 40);
    assert_eq!(
        text(API.int64_number_in("bigint")),
        "Conformance.int64NumberIn: result: expected an integer, found 5 (bigint)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_number_nullable() -> Done {
    assert_eq!(API.int64_number_nullable(Some(1 << 40))?, Some(1 << 40));
    assert_eq!(API.int64_number_nullable(None)?, None);
    assert_eq!(API.int64_number_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.int64_number_nullable_in("bigint")),
        "Conformance.int64NumberNullableIn: result: expected an integer, found 5 (bigint)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn int64_number_in_promise() -> Done {
    assert_eq!(
        API.int64_number_settle(Promise::ready(1 << 40)).await?,
        "number 1099511627776"
    );
    assert_eq!(API.int64_number_later("large").await?, 1 << 40);
    assert_eq!(
        text(API.int64_number_later("bigint").await),
        "Conformance.int64NumberLater: result: expected an integer, found 5 (bigint)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_number_in_array() -> Done {
    let values = [-(1_i64 << 53) + 1, 1 << 40];
    assert_eq!(API.int64_number_array(&values)?, values);
    assert_eq!(API.int64_number_array_in("large numbers")?, [1 << 40]);
    assert_eq!(
        text(API.int64_number_array_in("bigints")),
        "Conformance.int64NumberArrayIn: result: element 0: expected an integer, found 5 (bigint)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_bigint_out() -> Done {
    assert_eq!(
        API.int64_bigint_out(i64::MIN)?,
        "bigint -9223372036854775808"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_bigint_in() -> Done {
    assert_eq!(API.int64_bigint_in("bigint")?, 5);
    assert_eq!(
        text(API.int64_bigint_in("five")),
        "Conformance.int64BigintIn: result: expected a bigint, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_bigint_nullable() -> Done {
    assert_eq!(API.int64_bigint_nullable(Some(-7))?, Some(-7));
    assert_eq!(API.int64_bigint_nullable(None)?, None);
    assert_eq!(API.int64_bigint_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.int64_bigint_nullable_in("five")),
        "Conformance.int64BigintNullableIn: result: expected a bigint, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn int64_bigint_in_promise() -> Done {
    assert_eq!(
        API.int64_bigint_settle(Promise::ready(-7)).await?,
        "bigint -7"
    );
    assert_eq!(API.int64_bigint_later("bigint").await?, 5);
    assert_eq!(
        text(API.int64_bigint_later("five").await),
        "Conformance.int64BigintLater: result: expected a bigint, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn int64_bigint_in_array() -> Done {
    let values = [i64::MIN, i64::MAX];
    assert_eq!(API.int64_bigint_array(&values)?, values);
    assert_eq!(API.int64_bigint_array_in("bigints")?, [5, -1]);
    assert_eq!(
        text(API.int64_bigint_array_in("integers")),
        "Conformance.int64BigintArrayIn: result: element 0: expected a bigint, found 1 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn single_out() -> Done {
    assert_eq!(API.single_out(f32::MAX)?, "number 3.4028234663852886e+38");
    Ok(())
}

#[wasm_bindgen_test]
fn single_in() -> Done {
    assert_eq!(API.single_in("half")?, 0.5);
    assert_eq!(
        text(API.single_in("text")),
        "Conformance.singleIn: result: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn single_nullable() -> Done {
    assert_eq!(API.single_nullable(Some(-1.5))?, Some(-1.5));
    assert_eq!(API.single_nullable(None)?, None);
    assert_eq!(API.single_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.single_nullable_in("text")),
        "Conformance.singleNullableIn: result: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn single_in_promise() -> Done {
    assert_eq!(
        API.single_settle(Promise::ready(-1.5)).await?,
        "number -1.5"
    );
    assert_eq!(API.single_later("half").await?, 0.5);
    assert_eq!(
        text(API.single_later("text").await),
        "Conformance.singleLater: result: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn single_in_array() -> Done {
    let values = [0.5_f32, f32::MAX];
    assert_eq!(API.single_array(&values)?, values);
    assert_eq!(API.single_array_in("integers")?, vec![1.0, 2.0]);
    assert_eq!(
        text(API.single_array_in("wrong numbers")),
        "Conformance.singleArrayIn: result: element 0: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn double_out() -> Done {
    assert_eq!(API.double_out(f64::INFINITY)?, "number Infinity");
    Ok(())
}

#[wasm_bindgen_test]
fn double_in() -> Done {
    assert_eq!(API.double_in("half")?, 0.5);
    assert_eq!(
        text(API.double_in("text")),
        "Conformance.doubleIn: result: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn double_nullable() -> Done {
    assert_eq!(API.double_nullable(Some(1e300))?, Some(1e300));
    assert_eq!(API.double_nullable(None)?, None);
    assert_eq!(API.double_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.double_nullable_in("text")),
        "Conformance.doubleNullableIn: result: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn double_in_promise() -> Done {
    assert_eq!(
        API.double_settle(Promise::ready(1e300)).await?,
        "number 1e+300"
    );
    assert_eq!(API.double_later("half").await?, 0.5);
    assert_eq!(
        text(API.double_later("text").await),
        "Conformance.doubleLater: result: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn double_in_array() -> Done {
    let values = [0.5_f64, f64::MAX];
    assert_eq!(API.double_array(&values)?, values);
    assert_eq!(API.double_array_in("integers")?, vec![1.0, 2.0]);
    assert_eq!(
        text(API.double_array_in("wrong numbers")),
        "Conformance.doubleArrayIn: result: element 0: expected a number, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn intptr_out() -> Done {
    assert_eq!(API.intptr_out(isize::MIN)?, "number -2147483648");
    Ok(())
}

#[wasm_bindgen_test]
fn intptr_in() -> Done {
    assert_eq!(API.intptr_in("five")?, 5);
    assert_eq!(
        text(API.intptr_in("large")),
        "Conformance.intptrIn: result: out of range for isize: 1099511627776, minimum -2147483648, maximum 2147483647"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn intptr_nullable() -> Done {
    assert_eq!(API.intptr_nullable(Some(-7))?, Some(-7));
    assert_eq!(API.intptr_nullable(None)?, None);
    assert_eq!(API.intptr_nullable_in("undefined")?, None);
    assert_eq!(
        text(API.intptr_nullable_in("large")),
        "Conformance.intptrNullableIn: result: out of range for isize: 1099511627776, minimum -2147483648, maximum 2147483647"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn intptr_in_promise() -> Done {
    assert_eq!(API.intptr_settle(Promise::ready(-7)).await?, "number -7");
    assert_eq!(API.intptr_later("five").await?, 5);
    assert_eq!(
        text(API.intptr_later("large").await),
        "Conformance.intptrLater: result: out of range for isize: 1099511627776, minimum -2147483648, maximum 2147483647"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn intptr_in_array() -> Done {
    let values = [isize::MIN, isize::MAX];
    assert_eq!(API.intptr_array(&values)?, values);
    assert_eq!(API.intptr_array_in("integers")?, [1, 2]);
    assert_eq!(
        text(API.intptr_array_in("large numbers")),
        "Conformance.intptrArrayIn: result: element 0: out of range for isize: 1099511627776, minimum -2147483648, maximum 2147483647"
    );
    Ok(())
}
