//! Arrays are read once, element by element, and nothing outside of them.

use jsi_runtime::{Any, Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Arrays as _, JsArrays, Pair};
use crate::support::text;

const API: JsArrays = JsArrays;

#[wasm_bindgen_test]
fn large_arrays_outgrow_the_region() -> Result<(), JsError> {
    // Each is larger than all before it, so the region grows while it is being written.
    let doubles = API.doubles(50_000)?;
    assert!(
        doubles
            .iter()
            .zip(0..)
            .all(|(value, i)| *value == f64::from(i) / 2.0)
            && doubles.len() == 50_000
    );
    let bytes = API.bytes(700_000)?;
    assert!(
        bytes
            .iter()
            .zip(0_u32..)
            .all(|(value, i)| u32::from(*value) == i % 256)
            && bytes.len() == 700_000
    );
    let texts = API.texts(200_000)?;
    assert!(
        texts
            .iter()
            .zip(0..)
            .all(|(value, i)| *value == format!("n{i}"))
            && texts.len() == 200_000
    );
    let pairs = API.pairs(100_000)?;
    assert_eq!(
        pairs[99_998],
        Pair {
            key: "99998".into(),
            values: vec![0, 1]
        }
    );
    assert_eq!(API.sum_pairs(&pairs)?, 99_999.0 * 50_000.0 + 33_333.0);
    let view = API.view(1_000_000)?;
    assert!(view.len() == 1_000_000 && view[999_999] == 999_999.0);
    assert_eq!(API.sum(&view)?, 499_999_500_000.0);
    Ok(())
}

#[wasm_bindgen_test]
fn many_references_arrive_in_order() -> Result<(), JsError> {
    let objects = API.objects(5_000)?;
    for (object, i) in objects.iter().zip(0..) {
        assert_eq!(object.get::<i32>("i")?, i);
    }
    let anys = API.anys(8)?;
    assert_eq!(
        anys[..4],
        [Any::Number(0.0), Any::from("1"), Any::Null, Any::Undefined]
    );
    assert_eq!(anys[5], Any::from("5"));
    Ok(())
}

#[wasm_bindgen_test]
fn a_rest_parameter_may_be_long() -> Result<(), JsError> {
    let values: Vec<f64> = (0..10_000).map(f64::from).collect();
    assert_eq!(API.sum_all(&values)?, 49_995_000.0);
    assert_eq!(API.sum_all(&[])?, 0.0);
    Ok(())
}

#[wasm_bindgen_test]
fn arrays_are_copies() -> Result<(), JsError> {
    let mut values = vec![1, 2, 3];
    API.keep(&values)?;
    values[0] = 50;
    let before = API.kept()?;
    API.change_kept()?;
    assert_eq!(
        (values, before, API.kept()?),
        (vec![50, 2, 3], vec![1, 2, 3], vec![99, 2, 3])
    );
    Ok(())
}

#[wasm_bindgen_test]
fn subclasses_and_proxies_of_arrays_are_arrays() -> Result<(), JsError> {
    assert_eq!(API.as_integers("proxy")?, [5, 6]);
    assert_eq!(API.as_integers("subclass")?, [7, 8]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_numeric_array_may_be_the_matching_typed_array() -> Result<(), JsError> {
    assert_eq!(API.as_byte_array("Uint8Array")?, [1, 2]);
    assert_eq!(API.as_integers("Int32Array")?, [1, 2]);
    assert_eq!(API.as_floats("Float32Array")?, [1.0, 2.0]);
    assert_eq!(API.as_numbers("Float64Array")?, [1.0, 2.0]);
    for kind in ["Uint32Array", "Int16Array", "Float32Array", "BigInt64Array"] {
        assert_eq!(
            text(API.as_integers(kind)),
            format!("Arrays.asIntegers: result: expected an array, found {kind} (object)")
        );
    }
    for kind in ["Uint8ClampedArray", "Int8Array", "buffer"] {
        assert!(API.as_byte_array(kind).is_err(), "{kind}");
    }
    assert!(API.as_floats("Float64Array").is_err() && API.as_numbers("Float32Array").is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn a_numeric_array_goes_out_as_an_array() -> Result<(), JsError> {
    assert_eq!(API.class_of_bytes(&[1])?, "Array 1");
    assert_eq!(API.class_of_integers(&[-1, 0])?, "Array 2");
    assert_eq!(API.class_of_floats(&[0.5])?, "Array 1");
    assert_eq!(API.class_of_numbers(&[])?, "Array 0");
    Ok(())
}

#[wasm_bindgen_test]
fn holes_read_as_undefined() -> Result<(), JsError> {
    assert_eq!(
        API.as_anys("hole")?,
        [Any::Number(1.0), Any::Undefined, Any::Number(3.0)]
    );
    assert_eq!(
        API.as_maybe_texts("text hole")?,
        [Some("a".to_owned()), None, Some("c".to_owned())]
    );
    assert_eq!(
        text(API.as_integers("hole")),
        "Arrays.asIntegers: result: element 1: expected an integer, found undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_subclass_of_a_typed_array_is_one() -> Result<(), JsError> {
    assert_eq!(API.as_bytes("bytes' heir")?, [3, 4]);
    assert_eq!(API.as_byte_array("bytes' heir")?, [3, 4]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_uint8array_may_be_an_array_buffer() -> Result<(), JsError> {
    assert_eq!(API.as_bytes("buffer")?, [4, 5]);
    assert_eq!(API.as_bytes("empty buffer")?, [0; 0]);
    for (text, class) in [
        (text(API.as_int8("buffer")), "an Int8Array"),
        (text(API.as_clamped("buffer")), "a Uint8ClampedArray"),
        (text(API.as_float64("buffer")), "a Float64Array"),
    ] {
        assert!(
            text.ends_with(&format!("expected {class}, found ArrayBuffer (object)")),
            "{text}"
        );
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_typed_array_is_copied_whole_and_not_by_element() -> Result<(), JsError> {
    // Reading its elements, its length or its iterator fails.
    assert_eq!(API.as_bytes("untouchable")?, [1, 2, 3]);
    assert_eq!(API.as_byte_array("untouchable")?, [1, 2, 3]);
    let copy = API.view(3)?;
    assert_eq!(copy, [0.0, 1.0, 2.0]);
    Ok(())
}

#[wasm_bindgen_test]
fn array_like_objects_are_not_arrays() {
    for (kind, found) in [
        ("text", "\"123\" (string)"),
        ("arguments", "Object (object)"),
        ("set", "Set (object)"),
        ("null", "null"),
        ("undefined", "undefined"),
        ("Uint8Array", "Uint8Array (object)"),
        ("Uint32Array", "Uint32Array (object)"),
        ("buffer", "ArrayBuffer (object)"),
    ] {
        assert_eq!(
            text(API.as_integers(kind)),
            format!("Arrays.asIntegers: result: expected an array, found {found}")
        );
    }
    assert_eq!(
        text(API.as_objects("Float64Array")),
        "Arrays.asObjects: result: expected an array, found Float64Array (object)"
    );
}

#[wasm_bindgen_test]
fn a_wrong_element_names_its_index() {
    let place = "Arrays.asIntegers: result: element";
    for (kind, error) in [
        ("hole", "1: expected an integer, found undefined"),
        ("text at 2", "2: expected an integer, found \"3\" (string)"),
        ("null at 0", "0: expected an integer, found null"),
        ("huge", "1: expected an integer, found 1e+39 (number)"),
        ("shrinking", "1: expected an integer, found undefined"),
    ] {
        assert_eq!(text(API.as_integers(kind)), format!("{place} {error}"));
    }
    assert_eq!(
        text(API.as_floats("huge")),
        "Arrays.asFloats: result: element 1: out of range for f32: 1e+39, minimum -3.4028234663852886e+38, maximum \
         3.4028234663852886e+38"
    );
    assert_eq!(
        text(API.as_pairs("bad pair")),
        "Arrays.asPairs: result: element 1: field values: element 1: expected an integer, found 2.5 (number)"
    );
    assert_eq!(
        text(API.as_pairs("no pair")),
        "Arrays.asPairs: result: element 1: expected an object, found null"
    );
    assert_eq!(
        text(API.as_objects("integers")),
        "Arrays.asObjects: result: element 0: expected an object, found 1 (number)"
    );
    assert_eq!(
        text(API.as_byte_array("large")),
        "Arrays.asByteArray: result: element 1: out of range for u8: 256, minimum 0, maximum 255"
    );
    assert_eq!(text(API.as_integers("throwing")), "no element");
}

/// One function of each class, with what it says of every other class.
macro_rules! classes {
    ($($name:ident $js:literal $class:literal $article:literal: $values:expr;)*) => {{
        let all = [$($class),*];
        $(
            assert_eq!(API.$name($class)?, $values);
            for other in all {
                if other != $class {
                    let place = concat!("Arrays.", $js, ": result: expected ", $article, " ", $class, ", found ");
                    assert_eq!(text(API.$name(other)), format!("{place}{other} (object)"));
                }
            }
        )*
    }};
}

#[wasm_bindgen_test]
fn each_class_of_typed_arrays_is_only_itself() -> Result<(), JsError> {
    classes! {
        as_bytes "asBytes" "Uint8Array" "a": [1, 2];
        as_clamped "asClamped" "Uint8ClampedArray" "a": [1, 2];
        as_int8 "asInt8" "Int8Array" "an": [1, 2];
        as_int16 "asInt16" "Int16Array" "an": [1, 2];
        as_uint16 "asUint16" "Uint16Array" "a": [1, 2];
        as_int32 "asInt32" "Int32Array" "an": [1, 2];
        as_uint32 "asUint32" "Uint32Array" "a": [1, 2];
        as_float32 "asFloat32" "Float32Array" "a": [1.0, 2.0];
        as_float64 "asFloat64" "Float64Array" "a": [1.0, 2.0];
        as_big_int64 "asBigInt64" "BigInt64Array" "a": [1, 2];
        as_big_uint64 "asBigUint64" "BigUint64Array" "a": [1, 2];
    }
    Ok(())
}

#[wasm_bindgen_test]
fn overridden_sizes_of_typed_arrays_are_ignored() -> Result<(), JsError> {
    assert_eq!(API.as_bytes("liar")?, [1, 2, 3]);
    assert_eq!(API.as_byte_array("liar")?, [1, 2, 3]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_typed_array_without_its_memory_is_an_error() {
    for kind in ["detached", "outside"] {
        let why = match kind {
            "detached" => "detached",
            _ => "out of bounds",
        };
        let expected =
            format!("expected a Uint8Array that is not {why}, found Uint8Array (object)");
        assert_eq!(
            text(API.as_bytes(kind)),
            format!("Arrays.asBytes: result: {expected}")
        );
        assert_eq!(
            text(API.as_byte_array(kind)),
            format!("Arrays.asByteArray: result: {expected}")
        );
    }
}

#[wasm_bindgen_test]
fn objects_like_typed_arrays_are_errors() {
    let place = "Arrays.asBytes: result: expected a Uint8Array, found";
    assert_eq!(
        text(API.as_bytes("view")),
        format!("{place} DataView (object)")
    );
    assert_eq!(
        text(API.as_bytes("integers")),
        format!("{place} Array (object)")
    );
    assert_eq!(
        text(API.as_bytes("tagged")),
        format!("{place} Object (object)")
    );
    assert_eq!(
        text(API.as_bytes("pretender")),
        format!("{place} Uint8Array (object)")
    );
    assert_eq!(
        text(API.as_clamped("buffer")),
        "Arrays.asClamped: result: expected a Uint8ClampedArray, found ArrayBuffer (object)"
    );
}

#[wasm_bindgen_test]
fn a_part_of_a_buffer_is_only_that_part() -> Result<(), JsError> {
    assert_eq!(API.as_float64("part")?, [1.0, 2.0]);
    assert_eq!(API.as_numbers("part")?, [1.0, 2.0]);
    assert_eq!(API.as_bytes("odd part")?, [1, 2, 3]);
    Ok(())
}

#[wasm_bindgen_test]
fn megabytes_both_ways_while_memory_grows() -> Result<(), JsError> {
    // All are kept, so that every one needs new memory.
    let mut kept = Vec::new();
    for round in 1..12_u32 {
        let count = 1_000_000 + round;
        let mut bytes = API.blank(count)?;
        assert!(bytes.len() == count as usize && bytes.iter().all(|byte| *byte == 0));
        bytes.fill(7);
        API.keep(&bytes)?;
        assert!(API.kept()? == bytes);
        assert_eq!(API.length_of_bytes(&bytes)?, count);
        let doubles = API.view(100_000)?;
        assert_eq!(API.sum(&doubles)?, 4_999_950_000.0);
        kept.push((bytes, doubles));
    }
    assert!(kept.iter().all(|(bytes, doubles)| {
        bytes.iter().all(|byte| *byte == 7) && doubles[99_999] == 99_999.0
    }));
    Ok(())
}

#[wasm_bindgen_test]
fn numbers_whose_getters_call_rust() -> Result<(), JsError> {
    let nested = Callback::new(|i: i32| -> Result<i32, JsError> {
        // Frames above the half-written one, and memory that grows.
        let inner = JsArrays.doubles(200_000)?;
        let texts = JsArrays.texts(500)?;
        assert!(inner[199_999] == 99_999.5 && texts[499] == "n499");
        // Kept, so that the next one needs more memory.
        std::mem::forget(inner);
        Ok(i * 10)
    });
    assert_eq!(API.lazy_numbers(&nested)?, [0.0, 10.0, 20.0, 30.0]);
    let failing = Callback::new(|i: i32| {
        if i == 2 {
            Err(JsError::new("two"))
        } else {
            Ok(i)
        }
    });
    assert_eq!(text(API.lazy_numbers(&failing)), "two");
    assert_eq!(API.doubles(3)?, [0.0, 0.5, 1.0]);
    Ok(())
}

#[wasm_bindgen_test]
fn wrong_elements_of_numbers_and_texts() -> Result<(), JsError> {
    for (kind, error) in [
        ("hole", "1: expected a number, found undefined"),
        ("text at 2", "2: expected a number, found \"3\" (string)"),
        ("null at 0", "0: expected a number, found null"),
        ("shrinking", "1: expected a number, found undefined"),
        ("longer proxy", "2: expected a number, found undefined"),
    ] {
        let place = "Arrays.asNumbers: result: element";
        assert_eq!(text(API.as_numbers(kind)), format!("{place} {error}"));
    }
    assert_eq!(
        text(API.as_texts("text hole")),
        "Arrays.asTexts: result: element 1: expected a string, found undefined"
    );
    assert_eq!(text(API.as_numbers("throwing")), "no element");
    assert_eq!(
        text(API.as_texts("throwing")),
        "Arrays.asTexts: result: element 0: expected a string, found 1 (number)"
    );
    assert_eq!(API.as_numbers("proxy")?, [5.0, 6.0]);
    Ok(())
}

#[wasm_bindgen_test]
fn getters_of_elements_may_call_rust() -> Result<(), JsError> {
    let nested = Callback::new(|i: i32| -> Result<i32, JsError> {
        // Larger than what is half written, and than the region.
        let inner = JsArrays.doubles(3_000)?;
        assert_eq!(inner[2_999], 1499.5);
        Ok(i * 10)
    });
    assert_eq!(API.lazy(&nested)?, [0, 10, 20, 30]);
    let texts = Callback::new(|i: i32| -> Result<String, JsError> {
        Ok(JsArrays.texts(200)?.swap_remove(i as usize))
    });
    assert_eq!(API.lazy_texts(&texts)?, ["n0", "n1", "n2", "n3"]);
    let failing = Callback::new(|i: i32| {
        if i == 2 {
            Err(JsError::new("two"))
        } else {
            Ok(i)
        }
    });
    assert_eq!(text(API.lazy(&failing)), "two");
    assert_eq!(API.as_integers("proxy")?, [5, 6]);
    Ok(())
}
