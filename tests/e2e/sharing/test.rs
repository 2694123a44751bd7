//! A type of another file exists once, whatever it is called there.

use jsi_runtime::{Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{self, JsSharing, Sharing as _, Window};
use super::types::{self, JsTypes, Types as _};
use crate::support::text;

#[wasm_bindgen_test]
fn both_names_are_one_type() -> Result<(), JsError> {
    let size: types::Size = api::Extent {
        width: 2.0,
        height: 3.0,
    };
    assert_eq!(JsSharing.area(&size)?, 6.0);
    assert_eq!(
        JsSharing.level(types::Level::High)?,
        JsTypes.same(api::Level::High)?
    );
    Ok(())
}

#[wasm_bindgen_test]
fn they_stand_in_records_arrays_and_functions() -> Result<(), JsError> {
    let size = types::Size {
        width: 2.0,
        height: 3.0,
    };
    let window = Window {
        title: "w".into(),
        extent: size.clone(),
        levels: vec![types::Level::Low, types::Level::High],
        more: Some(vec![size.clone()]),
    };
    assert_eq!(JsSharing.window(&window)?, window);
    assert_eq!(
        JsSharing.all(&[size.clone(), size.clone()])?,
        [size.clone(), size.clone()]
    );
    let double = Callback::new(|size: types::Size| types::Size {
        width: size.width * 2.0,
        ..size
    });
    assert_eq!(JsSharing.apply(&double, &size)?.width, 4.0);
    Ok(())
}

#[wasm_bindgen_test]
fn errors_name_the_fields() {
    assert_eq!(
        text(JsSharing.wrong()),
        "Sharing.wrong: result: field extent: field height: expected a number, found undefined"
    );
}
