//! What JavaScript does can be cancelled from Rust.

use jsi_runtime::{AbortController, Any, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Cancelling as _, JsCancelling, Options};
use crate::support::text;

const API: JsCancelling = JsCancelling;

#[wasm_bindgen_test]
async fn dropping_the_controller_cancels() -> Result<(), JsError> {
    let controller = AbortController::new()?;
    let signal = controller.signal().clone();
    let waiting = API.wait(&signal);
    assert_eq!(API.maybe(Some(&signal))?, "false");
    drop(controller);
    assert_eq!(API.maybe(Some(&signal))?, "true");
    let error = waiting.await.expect_err("cancelled");
    assert_eq!(error.name(), "AbortError");
    Ok(())
}

#[wasm_bindgen_test]
async fn aborting_gives_the_reason() -> Result<(), JsError> {
    let controller = AbortController::new()?;
    let waiting = API.wait(controller.signal());
    let reason = JsError::new("enough");
    controller.abort(reason.clone())?;
    assert_eq!(waiting.await.expect_err("cancelled"), reason);
    // The second time changes nothing, and neither does the drop.
    controller.abort("other")?;
    let signal = controller.signal().clone();
    drop(controller);
    assert_eq!(API.wait(&signal).await.expect_err("cancelled"), reason);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_signal_crosses_like_an_object() -> Result<(), JsError> {
    let controller = AbortController::new()?;
    let signal = controller.signal().clone();
    assert!(API.all(&[signal.clone(), signal.clone()])?);
    assert_eq!(API.maybe(None)?, "none");
    let (record, any) = (
        API.wait_with(&Options {
            signal: signal.clone(),
            name: None,
        }),
        API.anything(&Any::from(&signal)),
    );
    let holder = Object::new();
    holder.set("signal", &signal)?;
    assert_eq!(holder.get::<Object>("signal")?, signal);
    controller.abort("stop")?;
    assert_eq!(text(record.await), "stop");
    assert_eq!(text(any.await), "stop");
    Ok(())
}
