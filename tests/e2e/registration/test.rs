//! A name stands for one module, and a failed import leaves it free.

use jsi_runtime::{Callback, JsError, Object, module};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Fetched as _, Given as _, JsFetched, JsGiven, JsNever, JsRetried, Never as _, Retried as _,
};
use crate::support::text;

#[wasm_bindgen_test]
async fn a_call_before_the_registration_is_an_error() {
    let missing = "host module \"Never\" is not registered: await module::import or call module::register before";
    assert_eq!(text(JsNever.go()), missing);
    assert_eq!(text(JsNever.later().await), missing);
    assert_eq!(text(JsNever.value()), missing);
    assert_eq!(text(JsNever.deep()), missing);
}

#[wasm_bindgen_test]
fn an_object_is_a_module() -> Result<(), JsError> {
    let (given, inner) = (Object::new(), Object::new());
    inner.set("name", Callback::new(|| "inner".to_owned()).into_js())?;
    given.set("inner", &inner)?;
    given.set("go", Callback::new(|n: i32| n + 1).into_js())?;
    given.set("version", 3)?;
    module::register("Given", &given)?;
    assert_eq!(
        (JsGiven.go(1)?, JsGiven.name()?, JsGiven.version()?),
        (2, "inner".into(), 3)
    );
    given.set("go", Callback::new(|n: i32| n * 10).into_js())?;
    assert_eq!(JsGiven.go(1)?, 10);
    assert_eq!(
        text(JsGiven.missing()),
        "Given.missing: Given: missing is undefined"
    );
    assert_eq!(text(JsGiven.gone()), "Given.gone: Given: gone is undefined");
    given.set("go", 5)?;
    assert_eq!(text(JsGiven.go(1)), "Given.go: Given: go is not a function");
    // The same object once more is no mistake; another one is.
    module::register("Given", &given)?;
    assert_eq!(
        text(module::register("Given", &inner)),
        "module \"Given\" is already registered"
    );
    Ok(())
}

const GOOD: &str =
    "data:text/javascript,export const answer = () => 42; export const constant = 7;";

#[wasm_bindgen_test]
async fn the_same_name_is_the_same_module() -> Result<(), JsError> {
    let (first, again) = (
        module::import("Fetched", GOOD),
        module::import("Fetched", GOOD),
    );
    assert_eq!(first.await?, again.await?);
    assert_eq!((JsFetched.answer()?, JsFetched.constant()?), (42, 7));
    let other = "data:text/javascript,export {}";
    assert_eq!(
        text(module::import("Fetched", other).await),
        format!("module \"Fetched\" is already registered from {GOOD}, not from {other}")
    );
    assert_eq!(
        text(module::register("Fetched", &Object::new())),
        "module \"Fetched\" is already registered"
    );
    assert_eq!(JsFetched.answer()?, 42);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_failed_import_can_be_tried_again() -> Result<(), JsError> {
    let broken = "data:text/javascript,throw new Error('broken')";
    let error = module::import("Retried", broken)
        .await
        .expect_err("the module throws");
    assert_eq!(
        error.message(),
        format!("module \"Retried\": import of {broken} failed: broken")
    );
    assert_eq!(
        error
            .cause()
            .map(|cause| cause.message().to_owned())
            .as_deref(),
        Some("broken")
    );
    assert!(JsRetried.answer().is_err());
    module::import("Retried", GOOD).await?;
    assert_eq!(JsRetried.answer()?, 42);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_failed_import_names_the_resolved_url() {
    let error = module::import("Nowhere", "./jsi/no such file.js")
        .await
        .expect_err("there is no such file");
    let message = error.message();
    assert!(
        message.starts_with("module \"Nowhere\": import of "),
        "{message}"
    );
    assert!(
        message.contains("://") && message.contains("/jsi/no%20such%20file.js failed: "),
        "{message}"
    );
}
