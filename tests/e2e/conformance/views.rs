//! Views of memory: .NET's `Span` is lent for the call, its `ArraySegment` outlives it.

use jsi_runtime::PinnedBuffer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, Done};
use crate::conformance::api::Conformance as _;

#[wasm_bindgen_test]
fn span_byte_out() -> Done {
    let mut values: [u8; 2] = [1, 254];
    assert_eq!(API.span_byte_out(&mut values)?, "Uint8Array 1,254");
    assert!(!API.add_once_more()?);
    assert_eq!(values, [2, 255]);
    Ok(())
}

#[wasm_bindgen_test]
fn segment_byte_out() -> Done {
    let values: PinnedBuffer<u8> = PinnedBuffer::from([1, 254]);
    assert_eq!(API.segment_byte_out(&values)?, "Uint8Array 1,254");
    assert_eq!(values.to_vec(), [2, 255]);
    assert!(API.add_once_more()?);
    assert_eq!(values.to_vec(), [3, 0]);
    API.release()
}

#[wasm_bindgen_test]
fn span_int32_out() -> Done {
    let mut values: [i32; 2] = [i32::MIN, 7];
    assert_eq!(API.span_int32_out(&mut values)?, "Int32Array -2147483648,7");
    assert!(!API.add_once_more()?);
    assert_eq!(values, [i32::MIN + 1, 8]);
    Ok(())
}

#[wasm_bindgen_test]
fn segment_int32_out() -> Done {
    let values: PinnedBuffer<i32> = PinnedBuffer::from([i32::MIN, 7]);
    assert_eq!(API.segment_int32_out(&values)?, "Int32Array -2147483648,7");
    assert_eq!(values.to_vec(), [i32::MIN + 1, 8]);
    assert!(API.add_once_more()?);
    assert_eq!(values.to_vec(), [i32::MIN + 2, 9]);
    API.release()
}

#[wasm_bindgen_test]
fn span_double_out() -> Done {
    let mut values: [f64; 2] = [0.5, -1.0];
    assert_eq!(API.span_double_out(&mut values)?, "Float64Array 0.5,-1");
    assert!(!API.add_once_more()?);
    assert_eq!(values, [1.5, 0.0]);
    Ok(())
}

#[wasm_bindgen_test]
fn segment_double_out() -> Done {
    let values: PinnedBuffer<f64> = PinnedBuffer::from([0.5, -1.0]);
    assert_eq!(API.segment_double_out(&values)?, "Float64Array 0.5,-1");
    assert_eq!(values.to_vec(), [1.5, 0.0]);
    assert!(API.add_once_more()?);
    assert_eq!(values.to_vec(), [2.5, 1.0]);
    API.release()
}
