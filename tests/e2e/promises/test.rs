//! Promises come in as futures and go out as promises.

use std::cell::Cell;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsPromises, Level, Point, Promises as _};
use crate::support::text;

const API: JsPromises = JsPromises;

#[wasm_bindgen_test]
async fn every_type_of_value_is_received() -> Result<(), JsError> {
    assert_eq!(API.number(5).await?, 5);
    assert_eq!(API.text("é\0").await?, "é\0");
    assert_eq!(
        (API.bytes().await?, API.clamped().await?),
        (vec![1, 2, 255], vec![0, 255, 7])
    );
    assert_eq!((API.safe().await?, API.big().await?), (-5, i64::MIN));
    assert_eq!(API.object().await?.get::<String>("name")?, "it");
    assert!(matches!(API.any().await?, Any::String(text) if text == "anything"));
    let point = Point { x: 1.0, y: -2.5 };
    assert_eq!(API.point(&point).await?, point);
    assert_eq!(API.level().await?, Level::High);
    assert_eq!(
        (
            API.maybe(Some("x")).await?.as_deref(),
            API.maybe(None).await?
        ),
        (Some("x"), None)
    );
    API.nothing().await?;
    API.wait(1).await
}

#[wasm_bindgen_test]
async fn failures_are_the_err_of_the_future() {
    assert_eq!(text(API.reject("error").await), "rejected");
    assert!(API.reject("null").await.is_err() && API.reject("text").await.is_err());
    assert_eq!(text(API.throw_now().await), "thrown at once");
    assert_eq!(
        text(API.not_a_promise().await),
        "Promises.notAPromise: result: expected a promise, found 5 (number)"
    );
    assert_eq!(
        text(API.wrong(7).await),
        "Promises.wrong: result: expected a string, found 7 (number)"
    );
    assert!(
        text(API.checked(i64::MAX).await)
            .starts_with("Promises.checked: parameter x: out of range for i64")
    );
}

#[wasm_bindgen_test]
async fn a_thenable_is_a_promise() -> Result<(), JsError> {
    assert_eq!(API.thenable().await?, 6);
    Ok(())
}

#[wasm_bindgen_test]
async fn the_call_happens_before_the_first_poll() -> Result<(), JsError> {
    let (seen, heard) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let promises: Vec<_> = [seen.clone(), heard.clone()]
        .map(|cell| API.with_callback_with(move |value| cell.set(value)))
        .into_iter()
        .collect();
    API.wait(5).await?;
    assert_eq!((seen.get(), heard.get()), (3, 3));
    for (promise, _callback) in promises {
        assert_eq!(promise.await?, 4);
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn a_callback_outlives_the_call() -> Result<(), JsError> {
    let last = Rc::new(Cell::new(0));
    let cell = last.clone();
    let callback = Callback::new(move |value: i32| cell.set(value));
    assert_eq!(API.with_callback(&callback).await?, 4);
    assert_eq!(last.get(), 3);
    Ok(())
}

#[wasm_bindgen_test]
async fn futures_go_out_as_promises() -> Result<(), JsError> {
    assert_eq!(API.plus_one(Promise::ready(1)).await?, 2);
    let later = Promise::new(async {
        JsPromises.wait(1).await?;
        Ok(10)
    });
    assert_eq!(API.plus_one(later).await?, 11);
    assert_eq!(
        API.message(Promise::ready(())).await?,
        "fulfilled undefined"
    );
    assert_eq!(
        API.message(Promise::failed(JsError::new("no"))).await?,
        "rejected no"
    );
    assert_eq!(
        API.sum_point(Promise::ready(Point { x: 1.0, y: 2.0 }))
            .await?,
        3.0
    );
    let there_and_back = API.number(5);
    assert_eq!(API.plus_one(there_and_back).await?, 6);
    Ok(())
}
