//! Conversions between the runtime's values and those of js-sys, and errors of other libraries.
#![cfg(target_family = "wasm")]

use jsi_runtime::{JsError, Object, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn an_object_is_the_same_as_a_type_of_js_sys() {
    let map = js_sys::Map::new();
    map.set(&"a".into(), &1.into());
    let object = Object::try_from_js(&map).unwrap();
    let back: js_sys::Map = object.to_js().unwrap();
    assert!(js_sys::Object::is(&map, &back));
    assert_eq!(back.get(&"a".into()), JsValue::from(1));
}

#[wasm_bindgen_test]
fn an_object_of_another_class_is_an_error() {
    let object = Object::new();
    let error = object.to_js::<js_sys::Map>().unwrap_err();
    assert_eq!(error.name(), "TypeError");
    assert_eq!(error.message(), "value: the object is no instance of `Map`");
    assert!(Object::try_from_js(&JsValue::from(1)).is_err());
}

#[wasm_bindgen_test]
fn an_object_is_the_same_as_a_type_of_web_sys() {
    let controller = web_sys::AbortController::new().unwrap();
    let object = Object::try_from_js(&controller).unwrap();
    object.call::<()>("abort", ()).unwrap();
    assert!(controller.signal().aborted());
    // its class, and a base class
    let signal: Object = object.get("signal").unwrap();
    assert!(signal.to_js::<web_sys::AbortSignal>().unwrap().aborted());
    assert!(signal.to_js::<web_sys::EventTarget>().is_ok());
    let error = signal.to_js::<web_sys::AbortController>().unwrap_err();
    assert_eq!(
        error.message(),
        "value: the object is no instance of `AbortController`"
    );
    // Node has no such class: that is the same error
    assert!(signal.to_js::<web_sys::Element>().is_err());
}

/// Only a page has elements.
#[wasm_bindgen_test]
fn an_element_of_web_sys_is_one_of_an_interface() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        assert!(!Object::global().has("document").unwrap());
        return;
    };
    let element = document.create_element("p").unwrap();
    let object = Object::try_from_js(&element).unwrap();
    object.set("textContent", "from a handle").unwrap();
    assert_eq!(element.text_content().as_deref(), Some("from a handle"));
    let back: web_sys::Element = object.to_js().unwrap();
    assert!(back.is_same_node(Some(&element)));
    let document = Object::try_from_js(&document).unwrap();
    let error = document.to_js::<web_sys::Element>().unwrap_err();
    assert_eq!(
        error.message(),
        "value: the object is no instance of `Element`"
    );
}

#[wasm_bindgen_test]
async fn a_promise_is_one_of_js_sys_and_back() {
    let promise = js_sys::Promise::resolve(&JsValue::from("later"));
    let promise = Promise::<String>::try_from(JsValue::from(promise)).unwrap();
    assert_eq!(promise.await.unwrap(), "later");

    let promise = js_sys::Promise::resolve(&JsValue::from("no number"));
    let promise = Promise::<f64>::try_from(JsValue::from(promise)).unwrap();
    assert!(promise.await.is_err());

    let promise: js_sys::Promise = JsValue::from(Promise::ready(7.0)).unchecked_into();
    let promise = Promise::<f64>::try_from(JsValue::from(promise)).unwrap();
    assert_eq!(promise.await.unwrap(), 7.0);
    assert!(Promise::<f64>::try_from(JsValue::from(1)).is_err());
}

#[derive(Debug, thiserror::Error)]
#[error("the configuration is unusable")]
struct Unusable(#[source] std::num::ParseIntError);

/// The message of the cause that JavaScript sees.
fn cause(error: &JsError) -> String {
    let thrown: Object = JsValue::from(error.clone()).try_into().unwrap();
    let cause: Object = thrown.get("cause").unwrap();
    cause.get("message").unwrap()
}

#[wasm_bindgen_test]
fn sources_of_errors_are_causes() {
    let source = "x".parse::<i32>().unwrap_err();
    let text = source.to_string();
    let error = JsError::from_error(Unusable(source.clone()));
    assert_eq!(error.message(), "the configuration is unusable");
    assert_eq!(cause(&error), text);

    // the form in which other libraries give errors away
    let error: Box<dyn std::error::Error + Send + Sync> = Unusable(source).into();
    let error = JsError::from(error);
    assert_eq!(error.message(), "the configuration is unusable");
    assert_eq!(cause(&error), text);
}

#[wasm_bindgen_test]
fn an_error_of_anyhow_keeps_its_contexts_as_causes() {
    let source = "x".parse::<i32>().unwrap_err();
    let text = source.to_string();
    let error = anyhow::Error::new(source)
        .context("line 3")
        .context("the file is unusable");
    let error = JsError::from(Box::<dyn std::error::Error + Send + Sync>::from(error));
    assert_eq!(error.message(), "the file is unusable");
    assert_eq!(cause(&error), "line 3");
    let thrown: Object = JsValue::from(error).try_into().unwrap();
    let line: Object = thrown.get("cause").unwrap();
    let number: Object = line.get("cause").unwrap();
    assert_eq!(number.get::<String>("message").unwrap(), text);
}
