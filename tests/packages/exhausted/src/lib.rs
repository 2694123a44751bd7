//! Lends closures and memory that borrow, to JavaScript that has no stack left.
#![forbid(unsafe_code)]

jsi_runtime::bindings!();

use std::cell::{Cell, RefCell};

use crate::exhausted::{Borrower as _, Exhausted, JsBorrower, export_exhausted};
use jsi_runtime::{Callback, JsError};

thread_local! {
    /// How many calls have begun and not ended.
    static OPEN: Cell<u32> = const { Cell::new(0) };
}

struct Open;

impl Drop for Open {
    fn drop(&mut self) {
        OPEN.set(OPEN.get() - 1);
    }
}

fn lend() -> Result<(), JsError> {
    OPEN.set(OPEN.get() + 1);
    let _open = Open;
    let seen = RefCell::new(Vec::new());
    let number = Callback::scoped(|value: f64| {
        seen.borrow_mut().push(value.to_string());
        value
    });
    let text = Callback::scoped(|text: String| {
        seen.borrow_mut().push(text.clone());
        text
    });
    let mut bytes = [7; 16];
    JsBorrower.take(&number, &text, &mut bytes)
}

/// The same as the export, entered past the runtime.
#[cfg(target_family = "wasm")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn lend_outside() -> bool {
    lend().is_ok()
}

/// How many calls were cut off.
#[cfg(target_family = "wasm")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn cut_off() -> u32 {
    OPEN.get()
}

struct Lender;

impl Exhausted for Lender {
    fn lend(&self) -> Result<(), JsError> {
        lend()
    }

    fn unharmed(&self) -> Result<String, JsError> {
        Ok("alive".to_owned())
    }
}

export_exhausted!(Lender);
