//! Types whose values are references, and promises themselves.

use jsi_runtime::{Any, JsError, Object, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{API, Done};
use crate::conformance::api::Conformance as _;
use crate::support::text;

#[wasm_bindgen_test]
fn exception_out() -> Done {
    assert_eq!(
        API.exception_out(&JsError::type_error("bad"))?,
        "Error TypeError: bad"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn exception_in() -> Done {
    let error = API.exception_in("error")?;
    assert_eq!((error.name(), error.message()), ("RangeError", "made"));
    assert_eq!(
        text(API.exception_in("text")),
        "Conformance.exceptionIn: result: expected an error, found \"text\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn exception_nullable() -> Done {
    let error = JsError::new("kept");
    assert_eq!(API.exception_nullable(Some(&error))?, Some(error));
    assert_eq!(API.exception_nullable(None)?, None);
    assert_eq!(API.exception_nullable_in("undefined")?, None);
    Ok(())
}

#[wasm_bindgen_test]
async fn exception_in_promise() -> Done {
    let error = Promise::ready(JsError::new("a value, no failure"));
    assert_eq!(
        API.exception_settle(error).await?,
        "Error Error: a value, no failure"
    );
    assert_eq!(
        API.exception_later("error").await?,
        API.exception_in("error")?
    );
    assert_eq!(
        text(API.exception_later("object").await),
        "Conformance.exceptionLater: result: expected an error, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn exception_in_array() -> Done {
    let errors = [API.exception_in("error")?, JsError::new("ours")];
    let back = API.exception_array(&errors)?;
    assert_eq!(back.len(), 2);
    assert_eq!(back[0].message(), "made");
    assert_eq!(back[1].message(), "ours");
    assert_eq!(API.exception_array_in("errors")?[0].name(), "RangeError");
    assert_eq!(
        text(API.exception_array_in("texts")),
        "Conformance.exceptionArrayIn: result: element 0: expected an error, found \"a\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn jsobject_out() -> Done {
    let object = Object::new();
    object.set("a", 1)?;
    assert_eq!(API.jsobject_out(&object)?, "object {\"a\":1}");
    Ok(())
}

#[wasm_bindgen_test]
fn jsobject_in() -> Done {
    assert_eq!(API.jsobject_in("object")?.get::<String>("name")?, "it");
    assert_eq!(
        text(API.jsobject_in("symbol")),
        "Conformance.jsobjectIn: result: expected an object, found Symbol(s) (symbol)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn jsobject_nullable() -> Done {
    let object = Object::new();
    assert_eq!(API.jsobject_nullable(Some(&object))?, Some(object));
    assert_eq!(API.jsobject_nullable(None)?, None);
    assert_eq!(API.jsobject_nullable_in("undefined")?, None);
    assert!(API.jsobject_nullable_in("five").is_err());
    Ok(())
}

#[wasm_bindgen_test]
async fn jsobject_in_promise() -> Done {
    assert_eq!(
        API.jsobject_settle(Promise::ready(Object::new())).await?,
        "object {}"
    );
    assert_eq!(
        API.jsobject_later("object").await?,
        API.jsobject_in("object")?
    );
    assert_eq!(
        text(API.jsobject_later("five").await),
        "Conformance.jsobjectLater: result: expected an object, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn jsobject_in_array() -> Done {
    let objects = [Object::new(), API.jsobject_in("object")?];
    assert_eq!(API.jsobject_array(&objects)?, objects);
    assert_eq!(
        API.jsobject_array_in("objects")?[1].get::<String>("name")?,
        "second"
    );
    assert_eq!(
        text(API.jsobject_array_in("texts")),
        "Conformance.jsobjectArrayIn: result: element 0: expected an object, found \"a\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn object_out() -> Done {
    assert_eq!(API.object_out(&Any::from("any"))?, "string any");
    assert_eq!(API.object_out(&Any::from(5_i64))?, "bigint 5");
    assert_eq!(API.object_out(&Any::from([1, 2]))?, "object [1,2]");
    Ok(())
}

#[wasm_bindgen_test]
fn object_in() -> Done {
    assert_eq!(API.object_in("half")?, Any::Number(0.5));
    assert!(matches!(API.object_in("error")?, Any::Error(_)));
    assert!(matches!(API.object_in("symbol")?, Any::Other(_)));
    assert_eq!(
        text(API.object_in("invalid")),
        "Conformance.objectIn: result: expected a valid date, found Date (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn object_in_promise() -> Done {
    assert_eq!(
        API.object_settle(Promise::ready(Any::Null)).await?,
        "object null"
    );
    assert_eq!(API.object_later("text").await?, Any::from("text"));
    Ok(())
}

#[wasm_bindgen_test]
fn object_in_array() -> Done {
    let values = [Any::from(1), Any::from("two"), Any::Null];
    assert_eq!(API.object_array(&values)?, values);
    assert_eq!(API.object_array_in("anys")?, values);
    Ok(())
}

#[wasm_bindgen_test]
async fn task_out() -> Done {
    assert_eq!(
        API.task_out(Promise::ready(())).await?,
        "undefined undefined"
    );
    assert_eq!(text(API.task_out(Promise::failed("no")).await), "no");
    Ok(())
}

#[wasm_bindgen_test]
async fn task_in() -> Done {
    API.task_in("five").await?;
    assert_eq!(text(API.fail().await), "it fails");
    Ok(())
}

#[wasm_bindgen_test]
async fn task_nullable() -> Done {
    let given = API.task_nullable(Some(Promise::ready(())));
    assert_eq!(given.await?, "undefined undefined");
    assert_eq!(API.task_nullable(None).await?, "object null");
    API.task_nullable_in("settled")?.ok_or("a promise")?.await?;
    assert!(API.task_nullable_in("undefined")?.is_none());
    assert_eq!(
        text(API.task_nullable_in("five").map(drop)),
        "Conformance.taskNullableIn: result: expected a promise, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn object_nullable() -> Done {
    assert_eq!(API.object_nullable(&Any::from("any"))?, Any::from("any"));
    assert_eq!(API.object_nullable(&Any::Null)?, Any::Null);
    assert_eq!(API.object_nullable_in("undefined")?, Any::Undefined);
    Ok(())
}
