//! Handles stay on the thread of their instance.

use std::marker::PhantomData;

use jsi_runtime::{
    AbortController, Any, Callback, Function, JsError, Object, PinnedBuffer, Promise,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Whether a type may go to other threads: the method of types that are `Send` comes before that of all types.
struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized + Send> Probe<T> {
    fn is_send(&self) -> bool {
        true
    }
}

trait Otherwise {
    fn is_send(&self) -> bool;
}

impl<T: ?Sized> Otherwise for &Probe<T> {
    fn is_send(&self) -> bool {
        false
    }
}

macro_rules! is_send {
    ($($type:ty),+) => { [$((&Probe::<$type>(PhantomData)).is_send()),+] };
}

#[wasm_bindgen_test]
fn handles_do_not_leave_their_thread() {
    assert_eq!(is_send!(i32, String, jsi_runtime::Date), [true; 3]);
    assert_eq!(
        is_send!(
            Object,
            Any,
            JsError,
            Promise<i32>,
            Function<(i32,), i32>,
            Callback<'static, (i32,), i32>,
            AbortController,
            PinnedBuffer<u8>
        ),
        [false; 8]
    );
}
