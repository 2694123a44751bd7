//! Host modules are there from the moment they are registered.

use jsi_runtime::{Callback, JsError, Object, module};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Chart as _, Evil as _, JsChart, JsEvil};
use crate::support::text;

const URL: &str = "data:text/javascript,export const render = async (points) => points.length; \
                   export const upload = async (bytes) => bytes.map((byte) => byte * 2); \
                   export const name = () => 'chart'; export const version = 7;";

#[wasm_bindgen_test]
async fn an_imported_module_is_called() -> Result<(), JsError> {
    let before = text(JsChart.name());
    assert!(
        before.contains("\"ChartShim\"") && before.contains("not registered"),
        "{before}"
    );
    assert!(JsChart.render(&[]).await.is_err());
    module::import("ChartShim", URL).await?;
    assert_eq!(JsChart.render(&[1.0, 2.0]).await?, 2);
    assert_eq!(JsChart.upload(&[1, 100]).await?, [2, 200]);
    assert_eq!(
        (JsChart.name()?, JsChart.version()?),
        ("chart".to_owned(), 7)
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_name_may_be_any_string() -> Result<(), JsError> {
    let module = Object::new();
    module.set("go", Callback::new(|| "went".to_owned()).into_js())?;
    module::register("a\"; throw 'evil'; (\"", &module)?;
    assert_eq!(JsEvil.go()?, "went");
    Ok(())
}
