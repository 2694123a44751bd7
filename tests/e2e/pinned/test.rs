//! Buffers that Rust and JavaScript share: who keeps them alive, what both see, and what Rust never lends.

use std::cell::Cell;

use jsi_runtime::{Any, Callback, JsError, Object, PinnedBuffer, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsPinned, Pinned as _};
use crate::support::{collected, rounds, text};

const API: JsPinned = JsPinned;

fn dispose(view: &Object) -> Result<(), JsError> {
    view.call("dispose", ())
}

#[wasm_bindgen_test]
fn a_pinned_view_outlives_the_call() -> Result<(), JsError> {
    let buffer = PinnedBuffer::from([1, 2, 3]);
    API.bytes(&buffer, "keep")?;
    assert_eq!(API.kept("isDisposed")?, Any::from(false));
    API.kept("setAt1")?;
    assert_eq!(buffer.to_vec(), [1, 7, 8]);
    buffer.set(0, 9)?;
    assert_eq!(API.kept("copyTo")?, Any::from("9,7,8,0"));
    assert_eq!(
        text(API.bytes(&buffer, "keepAndThrow")),
        "thrown by the test"
    );
    assert_eq!(API.kept("dispose")?, Any::from(true));
    API.forget()
}

#[wasm_bindgen_test]
fn pinned_buffers_have_the_four_element_types() -> Result<(), JsError> {
    let bytes = PinnedBuffer::from([1_u8]);
    let ints = PinnedBuffer::from([-1]);
    let floats = PinnedBuffer::from([0.1_f32]);
    let doubles = PinnedBuffer::from([0.1]);
    assert_eq!(API.bytes(&bytes, "kind")?, Any::from("Uint8Array"));
    assert_eq!(API.ints(&ints, "kind")?, Any::from("Int32Array"));
    assert_eq!(API.floats(&floats, "kind")?, Any::from("Float32Array"));
    assert_eq!(API.doubles(&doubles, "kind")?, Any::from("Float64Array"));
    API.bytes(&bytes, "double")?;
    API.ints(&ints, "double")?;
    API.floats(&floats, "double")?;
    API.doubles(&doubles, "double")?;
    assert_eq!((bytes.get(0), ints.get(0)), (Some(2), Some(-2)));
    assert_eq!((floats.get(0), doubles.get(0)), (Some(0.2), Some(0.2)));
    API.bytes(&bytes, "dispose")?;
    API.ints(&ints, "dispose")?;
    API.floats(&floats, "dispose")?;
    API.doubles(&doubles, "dispose")?;
    API.forget()
}

#[wasm_bindgen_test]
fn the_same_buffer_is_the_same_view_while_that_lives() -> Result<(), JsError> {
    let buffer = PinnedBuffer::from([1, 2]);
    API.bytes(&buffer, "keep")?;
    assert_eq!(API.bytes(&buffer.clone(), "isLeft")?, Any::from(true));
    let view = API.same(&buffer)?;
    assert_eq!(API.same(&buffer)?, view);
    // Equal content is not the same buffer.
    let other = API.same(&PinnedBuffer::from([1, 2]))?;
    assert_ne!(other, view);
    dispose(&other)?;
    dispose(&view)?;
    API.forget()
}

#[wasm_bindgen_test]
fn after_disposal_the_buffer_gets_a_new_view() -> Result<(), JsError> {
    let before = live_counts();
    let buffer = PinnedBuffer::from([1, 2]);
    let first = API.same(&buffer)?;
    assert_eq!(live_counts().views, before.views + 1);
    dispose(&first)?;
    dispose(&first)?;
    assert_eq!(live_counts().views, before.views);
    assert!(first.get::<bool>("isDisposed")?);
    let second = API.same(&buffer)?;
    assert_ne!(second, first);
    assert_eq!(second.get::<u32>("length")?, 2);
    assert_eq!(
        text(first.get::<u32>("length")),
        "MemoryView.length: the view is disposed"
    );
    dispose(&second)?;
    drop((first, second));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn a_view_keeps_its_buffer_alive() -> Result<(), JsError> {
    let view = {
        let buffer = PinnedBuffer::from(vec![7_u8; 10_000]);
        API.same(&buffer)?
    };
    // What is allocated now must not lie where the buffer lies.
    let others: Vec<Vec<u8>> = (0..100).map(|_| vec![1; 10_000]).collect();
    let copy: Vec<u8> = view.call("slice", ())?;
    assert!(copy.len() == 10_000 && copy.iter().all(|byte| *byte == 7));
    assert!(others.iter().flatten().all(|byte| *byte == 1));
    dispose(&view)
}

#[wasm_bindgen_test]
fn a_pinned_view_is_valid_after_memory_growth() -> Result<(), JsError> {
    let buffer = PinnedBuffer::from([1, 2, 3]);
    let view = API.same(&buffer)?;
    let pages = std::arch::wasm32::memory_size::<0>();
    std::hint::black_box(vec![1_u8; pages * 65_536]);
    assert!(std::arch::wasm32::memory_size::<0>() > pages);
    view.call::<()>("set", (view.call::<Object>("slice", (1,))?,))?;
    assert_eq!(buffer.to_vec(), [2, 3, 3]);
    dispose(&view)
}

#[wasm_bindgen_test]
fn set_on_a_read_only_pinned_view_throws() -> Result<(), JsError> {
    let buffer = PinnedBuffer::from([1, 2]);
    assert_eq!(
        text(API.read_bytes(&buffer, "setAt1")),
        "MemoryView.set: the view is read-only"
    );
    assert_eq!(API.read_bytes(&buffer, "copyTo")?, Any::from("1,2,0"));
    assert_eq!(buffer.to_vec(), [1, 2]);
    // It is another object than the view that can be written, and each is the same again.
    let readonly = API.same_readonly(&buffer)?;
    let writable = API.same(&buffer)?;
    assert_ne!(readonly, writable);
    assert_eq!(API.same_readonly(&buffer)?, readonly);
    dispose(&writable)?;
    assert_eq!(readonly.get::<u32>("length")?, 2);
    dispose(&readonly)
}

#[wasm_bindgen_test]
fn both_sides_read_writes_immediately() -> Result<(), JsError> {
    let buffer = PinnedBuffer::from([0, 0, 5]);
    let cells: &[Cell<i32>] = buffer.as_cells();
    let seen = Cell::new((0, 0));
    let back = Callback::scoped(|| {
        // Between two writes of JavaScript, through two ways to the same memory.
        seen.set((cells[0].get(), buffer.get(0).unwrap_or(-1)));
        cells[2].set(6);
        cells[0].get() + 1
    });
    API.around(&buffer, &back)?;
    assert_eq!(seen.get(), (41, 41));
    assert_eq!(buffer.to_vec(), [41, 42, 6]);
    assert_eq!(API.ints(&buffer, "copyToFrom1")?, Any::from("42,6,0"));
    API.ints(&buffer, "dispose")?;
    API.forget()
}

#[wasm_bindgen_test]
fn a_call_may_lend_one_slice_and_pin_another() -> Result<(), JsError> {
    let mut lent = [1, 2];
    let kept = PinnedBuffer::new(2);
    API.both(&mut lent, &kept)?;
    assert_eq!((lent, kept.to_vec()), ([2, 1], vec![1, 2]));
    dispose(&API.same(&kept)?)
}

#[wasm_bindgen_test]
async fn a_pinned_view_crosses_into_a_call_that_returns_a_promise() -> Result<(), JsError> {
    let buffer = PinnedBuffer::from([1.5, 2.0]);
    let promise = API.later(&buffer);
    buffer.set(0, 4.0)?;
    assert_eq!(promise.await?, 4.0);
    assert_eq!(buffer.to_vec(), [8.0, 2.0]);
    API.doubles(&buffer, "dispose")?;
    API.forget()
}

#[wasm_bindgen_test]
fn an_empty_pinned_buffer_has_a_view() -> Result<(), JsError> {
    let buffer = PinnedBuffer::new(0);
    assert_eq!(API.bytes(&buffer, "length")?, Any::from(0.0));
    assert_eq!(API.bytes(&buffer, "copyTo")?, Any::from("0"));
    API.bytes(&buffer, "dispose")?;
    API.forget()
}

#[wasm_bindgen_test]
fn a_buffer_can_be_a_property_of_an_object() -> Result<(), JsError> {
    let object = Object::new();
    let buffer = PinnedBuffer::from([1, 2]);
    object.set("samples", &buffer)?;
    assert_eq!(object.get::<Object>("samples")?, API.same(&buffer)?);
    dispose(&object.get("samples")?)
}

#[wasm_bindgen_test]
fn nothing_is_left_of_a_thousand_pinned_views() -> Result<(), JsError> {
    rounds("pinned views", || {
        let buffer = PinnedBuffer::<u8>::new(100);
        API.bytes(&buffer, "dispose")?;
        API.bytes(&buffer, "throwIt").unwrap_err();
        dispose(&API.same_readonly(&buffer)?)?;
        API.bytes(&buffer, "disposeBySymbol")?;
        API.forget()
    })
}

#[wasm_bindgen_test]
async fn a_collected_view_releases_its_buffer() -> Result<(), JsError> {
    let before = live_counts().views;
    let kept = PinnedBuffer::from([1, 2]);
    API.bytes(&kept, "keep")?;
    for _ in 0..100 {
        drop(API.same(&PinnedBuffer::new(1_000))?);
    }
    assert_eq!(live_counts().views, before + 101);
    collected("views", || live_counts().views <= before + 1).await?;
    // The view that JavaScript still holds is not among them.
    assert_eq!(API.kept("copyTo")?, Any::from("1,2,0"));
    API.kept("dispose")?;
    API.forget()
}
