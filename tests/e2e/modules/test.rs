//! A module finds what it imports, transitively.

use jsi_runtime::JsError;
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Again as _, Inline as _, JsAgain, JsInline, JsLocal, Local as _};
use crate::support::text;

#[wasm_bindgen_test]
async fn imports_are_shipped() -> Result<(), JsError> {
    assert_eq!(JsLocal.whole()?, "first+second data effect true");
    assert_eq!(JsLocal.main("Ada")?, "hello Ada");
    assert_eq!(JsLocal.later().await?, "later");
    assert_eq!(JsAgain.loads()?, 1);
    Ok(())
}

#[wasm_bindgen_test]
fn dotted_names_are_bound_to_their_container() -> Result<(), JsError> {
    assert_eq!(JsLocal.double(21)?, 42);
    assert!(JsLocal.bound()?);
    assert_eq!(
        (JsLocal.constant()?, JsLocal.version()?),
        (42, "1.0".to_owned())
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_export_is_named() {
    assert_eq!(
        text(JsLocal.absent()),
        "Local.absent: ./deep/shim.js: nothing is undefined"
    );
    assert_eq!(
        text(JsLocal.gone()),
        "Local.gone: ./deep/shim.js: gone is undefined"
    );
}

#[wasm_bindgen_test]
fn a_url_is_a_module() -> Result<(), JsError> {
    assert_eq!(JsInline.twice(4)?, 8);
    Ok(())
}
