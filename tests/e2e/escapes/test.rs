//! Whatever things are called, they are only called so.

use std::cell::Cell;

use jsi_runtime::{Callback, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{self, Copy as _, Escapes as _, JsCopy, JsEscapes};

const API: JsEscapes = JsEscapes;

#[wasm_bindgen_test]
fn names_of_javascript_are_names() -> Result<(), JsError> {
    assert_eq!(
        (API.construct()?, API.proto()?, API.prototype()?),
        ("constructor".into(), "proto".into(), "prototype".into())
    );
    assert_eq!(
        (
            API.then(1)?,
            API.to_string()?,
            API.value_of()?,
            API.default()?
        ),
        (1, "toString".into(), 7, "default".into())
    );
    assert_eq!(
        (API.r#type()?, API.r#fn(1, 2)?, API.self_(3, 4)?),
        ("type".into(), 3, 7)
    );
    API.crate_()?;
    assert!(API.r#await(true)?);
    assert_eq!(API.delete(1, 2, 3, 4, 5, 6)?, 21);
    assert_eq!(
        (
            API.größe(8)?,
            API.dollar()?,
            API.arguments(9)?,
            API.start(10)?
        ),
        (8, "dollar".into(), 9, 10)
    );
    Ok(())
}

#[wasm_bindgen_test]
#[allow(deprecated, reason = "that is what is tested")]
fn deprecated_functions_are_there() -> Result<(), JsError> {
    API.old()?;
    API.older()
}

#[wasm_bindgen_test]
fn parameters_may_be_called_like_anything_generated() -> Result<(), JsError> {
    assert_eq!(API.value(1, 2, &Callback::new(|x: i32| x * 10))?, 30);
    let (thirty, _callback) = API.value_with(1, 2, |x| x * 10)?;
    assert_eq!(thirty, 30);
    let calls = Cell::new(0);
    let count = Callback::scoped(|| calls.set(calls.get() + 1));
    API.on(&count)?;
    assert_eq!(API.on_without()?, "on_with");
    assert_eq!(calls.get(), 1);
    Ok(())
}

#[wasm_bindgen_test]
fn types_may_be_called_like_those_of_the_prelude() -> Result<(), JsError> {
    let inner = Object::new();
    let identity: Object = Object::global().call(
        "eval",
        ("(o, r, v, b, c) => b === 'a\"b\\\\c' && c === 2 ? o : null",),
    )?;
    inner.set("c-d", identity)?;
    let outer = Object::new();
    outer.set("a \"b\"", inner)?;
    Object::global().set("jsiEscapes", outer)?;
    let option = || api::Option { some: 5 };
    let result = api::Result { ok: option() };
    let vec = api::Vec { v: vec![option()] };
    assert_eq!(
        JsCopy.odd(
            &option(),
            Some(&result),
            &vec,
            &api::Box::ABC,
            Some(api::Clone::Err)
        )?,
        Some(option())
    );
    assert_eq!(
        JsCopy.odd(&option(), None, &vec, &api::Box::Self_, None)?,
        None
    );
    Ok(())
}
