//! What can be called is called and what is an object is one, however odd.

use jsi_runtime::{Any, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Callables as _, Container as _, JsCallables, JsContainer, JsMachine, Machine as _,
};
use crate::support::text;

const API: JsCallables = JsCallables;

#[wasm_bindgen_test]
fn every_function_can_be_called() -> Result<(), JsError> {
    API.prepare()?;
    let machine = JsMachine::new()?;
    assert_eq!(
        (machine.no_call(1)?, machine.no_prototype(2)?, machine.proxied(3)?),
        (11, 12, 13)
    );
    assert_eq!((machine.optional(1, None)?, machine.optional(1, Some(2))?), (11, 12));
    let container = JsContainer;
    assert_eq!(
        (container.no_call(1)?, container.no_prototype(2)?, container.proxied(3)?),
        (21, 22, 23)
    );
    for kind in ["noCall", "noPrototype", "proxied"] {
        assert_eq!(API.function(kind)?.call((1,))?, 2, "{kind}");
        let maybe = API.maybe_function(kind)?.expect("a function");
        let this = Object::new();
        assert_eq!(maybe.call_with_this(&this, (1,))?, 2, "{kind}");
        this.set("f", &maybe)?;
        assert_eq!(this.call::<i32>("f", (1,))?, 2, "{kind}");
        assert_eq!(Object::from(maybe).call_function::<i32>((1,))?, 2, "{kind}");
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn then_is_read_once() -> Result<(), JsError> {
    API.reads()?;
    assert_eq!((API.counted().await?, API.reads()?), (5, 1));
    let function = API.counted_function()?;
    assert_eq!((function.call(())?.await?, API.reads()?), (5, 1));
    // Once to see that it is a promise, and once to await it.
    let Any::Promise(object) = API.counted_any()? else {
        panic!("no promise");
    };
    assert_eq!((object.to_promise::<i32>().await?, API.reads()?), (5, 2));
    Ok(())
}

#[wasm_bindgen_test]
async fn an_exception_of_the_getter_of_then_is_the_error() -> Result<(), JsError> {
    let error = API.bad_then().await.expect_err("a throw");
    assert!(API.is_thrown(&error)?);
    let error = match API.bad_function()?.call(()) {
        Ok(promise) => promise.await.expect_err("a throw"),
        Err(error) => error,
    };
    assert!(API.is_thrown(&error)?);
    Ok(())
}

#[wasm_bindgen_test]
async fn the_error_of_a_wrong_function_result_names_its_origin() -> Result<(), JsError> {
    assert_eq!(
        text(API.wrong()?.call(())),
        "Callables.wrong: result: result: expected an integer, found \"no number\" (string)"
    );
    assert_eq!(
        text(API.wrong_later()?.call(())?.await),
        "Callables.wrongLater: result: result: expected an integer, found \"no number\" (string)"
    );
    let unknown: Object = API.wrong()?.into();
    assert_eq!(
        text(unknown.call_function::<i32>(())),
        "function: result: expected an integer, found \"no number\" (string)"
    );
    Ok(())
}

/// `document.all` says that it is undefined.
#[wasm_bindgen_test]
fn document_all_is_an_object() -> Result<(), JsError> {
    let object = API.all()?;
    assert!(API.is_all(&object)?);
    assert!(API.is_all(&API.maybe_all()?.expect("an object"))?);
    let Any::Object(any) = API.any_all()? else {
        panic!("no object");
    };
    assert_eq!(any, object);
    let holder = API.all_holder()?;
    assert_eq!(holder.type_of("all")?, "object");
    assert_eq!(holder.get::<Object>("all")?, object);
    assert_eq!(holder.get::<Option<Object>>("all")?, Some(object.clone()));
    assert_eq!(holder.get::<Any>("all")?, Any::Object(object.clone()));
    let error = API.throw_all().expect_err("a throw");
    assert_eq!(error.value(), Any::Object(object));
    if API.has_page()? {
        let found = "found HTMLAllCollection (object)";
        assert_eq!(
            text(API.all_text()),
            format!("Callables.allText: result: expected a string, {found}")
        );
        assert_eq!(
            text(API.all_class()),
            format!("Callables.allClass: result: expected a Machine, {found}")
        );
        assert_eq!(error.name(), "HTMLAllCollection");
    }
    Ok(())
}
