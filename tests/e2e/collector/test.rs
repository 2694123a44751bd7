//! What JavaScript no longer holds is released when its garbage is collected, and not before.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Collector as _, JsCollector};
use crate::support::collected;

const API: JsCollector = JsCollector;
/// Enough that a value which an engine conservatively treats as reachable does not count as a leak.
const MANY: usize = 64;
const FEW: usize = 4;

/// Counts how many of its kind were dropped.
#[derive(Clone, Default)]
struct Dropped(Rc<Cell<usize>>);

struct Payload(Dropped);

impl Dropped {
    fn payload(&self) -> Payload {
        Payload(self.clone())
    }

    fn count(&self) -> usize {
        self.0.get()
    }
}

impl Drop for Payload {
    fn drop(&mut self) {
        self.0.0.set(self.0.count() + 1);
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Payload")
    }
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a payload")
    }
}

impl std::error::Error for Payload {}

#[wasm_bindgen_test]
async fn a_callback_handed_over_lives_as_long_as_its_function() -> Result<(), JsError> {
    let (before, dropped) = (live_counts().callbacks, Dropped::default());
    for _ in 0..MANY {
        let payload = dropped.payload();
        let callback = Callback::new(move |value: i32| {
            assert_eq!(payload.to_string(), "a payload");
            value + 1
        });
        API.keep_function(&callback)?;
        drop(callback.into_js());
    }
    for _ in 0..3 {
        assert!(API.collect().await?);
    }
    assert_eq!((dropped.count(), API.call_kept(1)?), (0, 2));
    API.forget()?;
    collected("callbacks", || {
        dropped.count() >= MANY - FEW && live_counts().callbacks <= before + FEW
    })
    .await
}

#[wasm_bindgen_test]
async fn a_function_that_rust_holds_keeps_its_callback() -> Result<(), JsError> {
    let dropped = Dropped::default();
    let payload = dropped.payload();
    let function = Callback::new(move |value: i32| {
        assert_eq!(payload.to_string(), "a payload");
        value * 2
    })
    .into_js();
    for _ in 0..3 {
        assert!(API.collect().await?);
    }
    assert_eq!((function.call((21,))?, dropped.count()), (42, 0));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_rust_value_in_javascript_lives_as_long_as_its_object() -> Result<(), JsError> {
    let dropped = Dropped::default();
    for _ in 0..MANY {
        API.keep_any(&Any::Rust(Rc::new(dropped.payload())))?;
    }
    for _ in 0..3 {
        assert!(API.collect().await?);
    }
    let Any::Rust(value) = API.kept()? else {
        panic!("it is the value of Rust");
    };
    assert!(value.is::<Payload>() && dropped.count() == 0);
    drop(value);
    API.forget()?;
    collected("values of Rust", || dropped.count() >= MANY - FEW).await
}

#[wasm_bindgen_test]
async fn an_error_of_rust_in_javascript_keeps_its_source() -> Result<(), JsError> {
    let dropped = Dropped::default();
    for _ in 0..MANY {
        API.keep_error(&JsError::from_error(dropped.payload()))?;
    }
    for _ in 0..3 {
        assert!(API.collect().await?);
    }
    let error = API.kept_error()?;
    assert!(error.downcast_ref::<Payload>().is_some() && dropped.count() == 0);
    drop(error);
    API.forget()?;
    collected("errors", || dropped.count() >= MANY - FEW).await
}
