//! Memory that is lent for a call, with every rule of how long, how far and by whom it can be used. What is pinned is in
//! `e2e/pinned`.

use std::cell::Cell;

use jsi_runtime::{Any, Callback, JsError, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsMixer, JsViews, Mixer as _, Views as _};
use crate::support::{rounds, text};

const API: JsViews = JsViews;

/// Runs an action on a view of bytes.
fn on(view: &mut [u8], action: &str) -> Result<Any, JsError> {
    API.bytes(view, action)
}

fn string(text: &str) -> Any {
    Any::from(text)
}

#[wasm_bindgen_test]
fn a_view_has_the_length_of_the_slice_in_elements_and_in_bytes() -> Result<(), JsError> {
    assert_eq!(on(&mut [0; 3], "length")?, Any::from(3.0));
    assert_eq!(on(&mut [0; 3], "byteLength")?, Any::from(3.0));
    assert_eq!(API.doubles(&mut [0.0; 3], "length")?, Any::from(3.0));
    assert_eq!(API.doubles(&mut [0.0; 3], "byteLength")?, Any::from(24.0));
    assert_eq!(API.ints(&mut [0; 3], "byteLength")?, Any::from(12.0));
    assert_eq!(API.floats(&mut [0.0; 3], "byteLength")?, Any::from(12.0));
    Ok(())
}

#[wasm_bindgen_test]
fn a_view_has_no_member_that_leads_to_the_memory() -> Result<(), JsError> {
    let members = on(&mut [0], "members")?;
    let known = "byteLength copyTo dispose isDisposed length set slice";
    assert_eq!(members, string(known));
    assert_eq!(on(&mut [0], "own")?, Any::from(0.0));
    Ok(())
}

#[wasm_bindgen_test]
fn views_have_the_four_element_types() -> Result<(), JsError> {
    assert_eq!(on(&mut [0], "kind")?, string("Uint8Array"));
    assert_eq!(API.ints(&mut [0], "kind")?, string("Int32Array"));
    assert_eq!(API.floats(&mut [0.0], "kind")?, string("Float32Array"));
    assert_eq!(API.doubles(&mut [0.0], "kind")?, string("Float64Array"));
    let mut bytes = [1, 255];
    API.bytes(&mut bytes, "double")?;
    assert_eq!(bytes, [2, 254]);
    let mut ints = [i32::MIN / 2, -1];
    API.ints(&mut ints, "double")?;
    assert_eq!(ints, [i32::MIN, -2]);
    let mut floats = [0.1_f32, f32::NAN];
    API.floats(&mut floats, "double")?;
    assert!(floats[0] == 0.2 && floats[1].is_nan());
    let mut doubles = [0.1, f64::INFINITY];
    API.doubles(&mut doubles, "double")?;
    assert_eq!(doubles, [0.2, f64::INFINITY]);
    Ok(())
}

#[wasm_bindgen_test]
fn set_copies_into_the_slice_from_an_offset_on() -> Result<(), JsError> {
    let mut bytes = [1, 2, 3, 4];
    on(&mut bytes, "setAt1")?;
    on(&mut bytes, "setNothing")?;
    assert_eq!(bytes, [1, 7, 8, 4]);
    // Only the part that is lent.
    on(&mut bytes[1..], "setAt1")?;
    assert_eq!(bytes, [1, 7, 7, 8]);
    Ok(())
}

#[wasm_bindgen_test]
fn copy_to_copies_out_of_the_slice_from_an_offset_on() -> Result<(), JsError> {
    assert_eq!(on(&mut [1, 2, 3], "copyTo")?, string("1,2,3,0"));
    assert_eq!(on(&mut [1, 2, 3], "copyToFrom1")?, string("2,3,0"));
    Ok(())
}

#[wasm_bindgen_test]
fn slice_returns_a_copied_typed_array() -> Result<(), JsError> {
    let mut bytes = [1, 2, 3];
    assert_eq!(
        on(&mut bytes, "slices")?,
        string("1,2,3 | 2,3 | 2 | 2,3 | 1,2 | 1,2,3 |  | ")
    );
    // Of a buffer of its own, no larger than it.
    assert_eq!(on(&mut bytes, "copy")?, Any::from(3.0));
    assert_eq!(bytes, [1, 2, 3]);
    Ok(())
}

#[wasm_bindgen_test]
fn views_copy_to_each_other_also_where_they_overlap() -> Result<(), JsError> {
    let mut to = [0.0; 2];
    API.copy(&[1.5, 2.5], &mut to)?;
    assert_eq!(to, [1.5, 2.5]);
    let mut bytes = [1, 2, 3, 4];
    on(&mut bytes, "shift")?;
    assert_eq!(bytes, [2, 3, 4, 4]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_view_of_an_empty_slice_works() -> Result<(), JsError> {
    assert_eq!(on(&mut [], "length")?, Any::from(0.0));
    assert_eq!(on(&mut [], "slices")?, string(" |  |  |  |  |  |  | "));
    on(&mut [], "setNothing")?;
    API.doubles(&mut [], "double")?;
    assert_eq!(API.read_doubles(&[], "copyTo")?, string("0"));
    assert_eq!(
        text(on(&mut [], "setTooMany")),
        "MemoryView.set: 1 elements at offset 0 overrun a view of 0"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_view_is_valid_after_memory_growth() -> Result<(), JsError> {
    let mut bytes = vec![0; 4];
    let grown = Cell::new(0);
    let grow = Callback::scoped(|| {
        // More than the memory has now, so that it must grow and move.
        let pages = std::arch::wasm32::memory_size::<0>();
        let more = vec![1_u8; pages * 65_536];
        grown.set(std::arch::wasm32::memory_size::<0>() - pages);
        std::hint::black_box(more);
    });
    API.around(&mut bytes, &grow)?;
    assert!(grown.get() > 0);
    assert_eq!(bytes, [1, 0, 0, 2]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_borrowed_view_is_disposed_when_the_call_ends() -> Result<(), JsError> {
    let before = live_counts().views;
    on(&mut [1, 2], "keep")?;
    assert_eq!(live_counts().views, before);
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    API.big(&mut [1, 2])?;
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    API.second(&mut [1], &mut [2], "length")?;
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    API.read_bytes(&[1, 2], "keep")?;
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    API.forget()
}

#[wasm_bindgen_test]
fn a_borrowed_view_is_disposed_when_the_call_ends_in_an_exception() -> Result<(), JsError> {
    let before = live_counts().views;
    let mut bytes = [1, 2];
    assert_eq!(text(on(&mut bytes, "keepAndThrow")), "thrown by the test");
    assert_eq!(live_counts().views, before);
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    assert_eq!(text(API.big_throws(&mut bytes)), "no bigint");
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    // The result is wrong, too.
    assert_eq!(
        text(
            API.texts(&mut bytes, &Any::from(f64::NAN))
                .and(API.kept("length"))
        ),
        "MemoryView.length: the view is disposed"
    );
    assert_eq!(live_counts().views, before);
    API.forget()
}

#[wasm_bindgen_test]
fn no_view_is_left_of_a_call_with_an_argument_that_does_not_cross() {
    let before = live_counts();
    assert_eq!(
        text(API.r#unsafe(&mut [1], i64::MAX)),
        "Views.unsafe: parameter value: out of range for i64: 9223372036854775807, \
         minimum -9007199254740991, maximum 9007199254740991"
    );
    assert_eq!(live_counts(), before);
}

#[wasm_bindgen_test]
fn a_borrowed_view_is_counted_while_the_call_lasts() -> Result<(), JsError> {
    let before = live_counts().views;
    let during = Cell::new(0);
    API.around(
        &mut [0],
        &Callback::scoped(|| during.set(live_counts().views)),
    )?;
    assert_eq!((during.get(), live_counts().views), (before + 1, before));
    Ok(())
}

#[wasm_bindgen_test]
fn javascript_may_call_back_while_it_holds_a_view() -> Result<(), JsError> {
    let mut bytes = [0; 3];
    let mut inner = [5, 6];
    let sum = Cell::new(0.0);
    let back = Callback::scoped(|| {
        // Another slice is lent in the meantime; the borrow checker ensures that it is another one.
        let taken = API
            .bytes(&mut inner, "slices")
            .and(API.read_doubles(&[1.5, 2.0], "length"));
        sum.set(if taken == Ok(Any::from(2.0)) {
            1.0
        } else {
            0.0
        });
    });
    API.around(&mut bytes, &back)?;
    drop(back);
    assert_eq!((bytes, inner, sum.get()), ([1, 0, 2], [5, 6], 1.0));
    Ok(())
}

#[wasm_bindgen_test]
fn rust_reads_javascripts_writes_after_the_call() -> Result<(), JsError> {
    // Values that the compiler knows before the call: it must not go on knowing them.
    let mut bytes = [1, 2, 3];
    on(&mut bytes, "double")?;
    let first = bytes[0];
    bytes[0] = 10;
    on(&mut bytes, "double")?;
    assert_eq!((first, bytes), (2, [20, 8, 12]));
    Ok(())
}

#[wasm_bindgen_test]
fn set_on_a_read_only_view_throws() -> Result<(), JsError> {
    let bytes = [1, 2];
    let readonly = "MemoryView.set: the view is read-only";
    assert_eq!(text(API.read_bytes(&bytes, "setAt1")), readonly);
    assert_eq!(text(API.read_bytes(&bytes, "setNothing")), readonly);
    assert_eq!(
        text(API.read_bytes(&bytes, "shift")),
        "MemoryView.copyTo: the target is read-only"
    );
    assert_eq!(API.read_bytes(&bytes, "copyTo")?, string("1,2,0"));
    assert_eq!(API.read_bytes(&bytes, "copy")?, Any::from(2.0));
    assert_eq!(bytes, [1, 2]);
    Ok(())
}

#[wasm_bindgen_test]
fn use_after_disposal_is_an_error() -> Result<(), JsError> {
    let mut bytes = [1, 2];
    for finish in ["keep", "dispose"] {
        on(&mut bytes, finish)?;
        for (action, method) in [
            ("length", "length"),
            ("byteLength", "byteLength"),
            ("setByte", "set"),
            ("copyToBytes", "copyTo"),
            ("slice", "slice"),
        ] {
            let disposed = format!("MemoryView.{method}: the view is disposed");
            assert_eq!(text(API.kept(action)), disposed);
        }
        assert_eq!(
            text(on(&mut bytes, "setFromLeft")),
            "MemoryView.set: the source is disposed"
        );
        assert_eq!(
            text(on(&mut bytes, "copyToLeft")),
            "MemoryView.copyTo: the target is disposed"
        );
    }
    assert_eq!(bytes, [1, 2]);
    API.forget()
}

#[wasm_bindgen_test]
fn javascript_may_dispose_of_a_view_before_the_call_ends() -> Result<(), JsError> {
    let before = live_counts();
    assert_eq!(on(&mut [1], "dispose")?, Any::from(true));
    assert_eq!(on(&mut [1], "disposeBySymbol")?, Any::from(true));
    assert_eq!(
        text(on(&mut [1], "disposeWhileConverted")),
        "MemoryView.slice: the view is disposed"
    );
    assert_eq!(live_counts(), before);
    API.forget()
}

#[wasm_bindgen_test]
fn another_element_type_is_an_error() {
    let mut bytes = [1, 2];
    let expected = "expected a Uint8Array or a MemoryView<u8>, found";
    assert_eq!(
        text(on(&mut bytes, "setOther")),
        format!("MemoryView.set: {expected} Int16Array (object)")
    );
    assert_eq!(
        text(on(&mut bytes, "setArray")),
        format!("MemoryView.set: {expected} Array (object)")
    );
    assert_eq!(
        text(on(&mut bytes, "setNull")),
        format!("MemoryView.set: {expected} null")
    );
    assert_eq!(
        text(on(&mut bytes, "copyToOther")),
        format!("MemoryView.copyTo: {expected} Int16Array (object)")
    );
    assert_eq!(
        text(API.ints(&mut [1], "setOther")),
        "MemoryView.set: expected an Int32Array or a MemoryView<i32>, found Int16Array (object)"
    );
    assert_eq!(bytes, [1, 2]);
}

#[wasm_bindgen_test]
fn a_detached_array_is_an_error() {
    assert_eq!(
        text(on(&mut [1], "detached")),
        "MemoryView.set: the source is detached"
    );
}

#[wasm_bindgen_test]
fn an_overrun_is_an_error_and_writes_no_other_memory() {
    let mut bytes = [1, 2, 3, 4];
    for (action, error) in [
        (
            "setTooMany",
            "set: 3 elements at offset 0 overrun a view of 2",
        ),
        (
            "setBeyond",
            "set: 1 elements at offset 2 overrun a view of 2",
        ),
        (
            "setBefore",
            "set: offset: out of range: -1, minimum 0, maximum 2",
        ),
        (
            "setBetween",
            "set: offset: expected an integer, found 0.5 (number)",
        ),
        (
            "copyToLittle",
            "copyTo: 2 elements from offset 0 on overrun a target of 1",
        ),
        (
            "copyFromBeyond",
            "copyTo: offset: out of range: 3, minimum 0, maximum 2",
        ),
    ] {
        assert_eq!(
            text(on(&mut bytes[1..3], action)),
            format!("MemoryView.{error}")
        );
    }
    assert_eq!(bytes, [1, 2, 3, 4]);
}

#[wasm_bindgen_test]
fn javascript_cannot_make_or_forge_a_view() {
    assert_eq!(
        text(on(&mut [1], "make")),
        "MemoryView: only Rust can create memory views"
    );
    assert_eq!(
        text(on(&mut [1], "subclass")),
        "MemoryView: only Rust can create memory views"
    );
    for action in ["forge", "proxy"] {
        let error = on(&mut [1], action).unwrap_err();
        assert_eq!(error.name(), "TypeError", "{error}");
    }
}

#[wasm_bindgen_test]
fn an_infallible_call_borrows_too() {
    let mut bytes = [1, 2];
    API.quiet(&mut bytes);
    assert_eq!(bytes, [3, 2]);
}

#[wasm_bindgen_test]
fn constructors_methods_and_statics_take_views() -> Result<(), JsError> {
    let output = jsi_runtime::PinnedBuffer::new(2);
    let mixer = JsMixer::new(&[0.5, 1.0], &output)?;
    assert_eq!(API.kept("isDisposed")?, Any::from(true));
    mixer.mix(&[1.0, 2.0])?;
    assert_eq!(output.to_vec(), [1.5, 3.0]);
    let mut copy = [0.0; 3];
    mixer.fill(&mut copy[1..])?;
    assert_eq!(copy, [0.0, 1.5, 3.0]);
    assert_eq!(JsMixer::sum(&[1.0, 2.5])?, 3.5);
    mixer.get::<Object>("output")?.call::<()>("dispose", ())?;
    API.forget()
}

#[wasm_bindgen_test]
fn nothing_is_left_of_a_thousand_lent_views() -> Result<(), JsError> {
    let mut bytes = [1, 2, 3];
    rounds("lent views", || {
        on(&mut bytes, "copyTo")?;
        on(&mut bytes, "dispose")?;
        on(&mut bytes, "setTooMany").unwrap_err();
        on(&mut bytes, "throwIt").unwrap_err();
        API.r#unsafe(&mut bytes, i64::MAX).unwrap_err();
        API.copy(&[1.0], &mut [2.0])?;
        API.forget()
    })
}
