//! Objects of Rust that imports get and give.

use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Object, Promise, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Cell, CellStatics, Failure, Holder, JsCell, JsFailure, JsLone, JsShim, Lone, Shim as _,
    export_cell, export_failure,
};
use crate::support::{collected, rounds, text};

const SHIM: JsShim = JsShim;

/// A number that may change, and what lives as long as it.
struct Number(std::cell::Cell<i32>, Rc<()>);

impl Number {
    fn new(value: i32) -> Self {
        Self(std::cell::Cell::new(value), Rc::new(()))
    }
}

impl Cell for Number {
    fn value(&self) -> Result<i32, JsError> {
        Ok(self.0.get())
    }

    fn set_value(&self, value: i32) -> Result<(), JsError> {
        self.0.set(value);
        Ok(())
    }

    fn add(&self, by: i32) -> Result<JsCell, JsError> {
        Ok(JsCell::new(Number::new(self.0.get() + by)))
    }

    fn later(&self, by: i32) -> Promise<i32> {
        Promise::ready(self.0.get() + by)
    }
}

impl CellStatics for Number {
    fn new(value: i32) -> Result<Self, JsError> {
        Ok(Number::new(value))
    }

    fn made() -> Result<u32, JsError> {
        Ok(0)
    }
}

impl Lone for Number {}

export_cell!(Number);

fn cell(value: i32) -> JsCell {
    JsCell::new(Number::new(value))
}

#[wasm_bindgen_test]
fn a_rust_object_keeps_its_identity_in_javascript() -> Result<(), JsError> {
    let (one, other) = (cell(1), cell(2));
    assert_eq!(SHIM.same(&one)?, one);
    assert_ne!(SHIM.same(&one)?, other);
    assert!(SHIM.is_same(&one, &one)? && !SHIM.is_same(&one, &other)?);
    assert_eq!(SHIM.maybe(Some(&one))?, Some(one.clone()));
    assert_eq!(SHIM.maybe(None)?, None);
    assert_eq!(
        SHIM.list(&[one.clone(), other.clone()])?,
        [other.clone(), one.clone()]
    );
    SHIM.set(&one, 5)?;
    assert_eq!((one.value()?, SHIM.value(&one)?), (5, 5));
    Ok(())
}

#[wasm_bindgen_test]
async fn rust_objects_cross_in_fields_promises_and_callbacks() -> Result<(), JsError> {
    let (one, other) = (cell(1), cell(2));
    let holder = Holder {
        cell: one.clone(),
        more: vec![other.clone()],
        none: None,
    };
    let back = SHIM.holder(&holder)?;
    assert_eq!((back.cell, back.more), (other, vec![one.clone()]));
    assert_eq!(SHIM.later(&one).await?, one);
    let next = Callback::scoped(|it: JsCell| it.add(10));
    assert_eq!(SHIM.each(&next, &one)?.value()?, 21);
    Ok(())
}

#[wasm_bindgen_test]
fn javascript_makes_objects_of_rust() -> Result<(), JsError> {
    let made = SHIM.make(&cell(1), 7)?;
    assert_eq!(made.value()?, 7);
    assert_eq!(SHIM.value(&made)?, 7);
    Ok(())
}

#[wasm_bindgen_test]
fn other_values_than_objects_of_an_exported_class_are_rejected() {
    assert_eq!(
        text(SHIM.wrong()),
        "Shim.wrong: result: expected a Cell, found Object (object)"
    );
}

#[wasm_bindgen_test]
fn a_disposed_object_is_rejected_and_rust_keeps_its_own() -> Result<(), JsError> {
    let one = cell(1);
    assert_eq!(
        text(SHIM.disposed(&one)),
        "Shim.disposed: result: Cell was disposed"
    );
    // to JavaScript it is another object from now on
    assert_eq!(SHIM.same(&one)?, one);
    SHIM.dispose(&one)?;
    assert_eq!(one.value()?, 1);
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_without_its_macro_cannot_cross() {
    let lone = JsLone::new(Number::new(0));
    assert_eq!(
        text(SHIM.lone(&lone)),
        "Shim.lone: parameter lone: Lone is not exported: export_lone! is missing"
    );
}

#[wasm_bindgen_test]
fn an_object_of_rust_is_an_object_to_any() -> Result<(), JsError> {
    let one = cell(1);
    let object = Object::try_from(&one)?;
    let Any::Object(back) = SHIM.any(&Any::Object(object.clone()))? else {
        panic!("no object");
    };
    assert_eq!(back, object);
    assert_eq!(back.to::<JsCell>()?, one);
    assert_eq!(back.get::<i32>("value")?, 1);
    Ok(())
}

#[wasm_bindgen_test]
fn objects_of_rust_leave_nothing_behind() -> Result<(), JsError> {
    rounds("objects of Rust", || {
        let (one, other) = (cell(1), cell(2));
        SHIM.same(&one)?;
        SHIM.list(&[one.clone(), other.clone()])?;
        let _ = SHIM.wrong();
        let _ = SHIM.disposed(&one);
        SHIM.dispose(&other)
    })
}

#[wasm_bindgen_test]
async fn javascript_keeps_an_object_alive_until_it_is_collected() -> Result<(), JsError> {
    let number = Number::new(1);
    let alive = Rc::downgrade(&number.1);
    let one = JsCell::new(number);
    let before = live_counts().objects;
    SHIM.same(&one)?;
    assert_eq!(live_counts().objects, before + 1);
    drop(one);
    assert!(alive.upgrade().is_some());
    collected("the object", || alive.upgrade().is_none()).await
}

#[derive(Debug)]
struct Code(i32);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "code {}", self.0)
    }
}

impl std::error::Error for Code {}

impl Failure for Code {
    fn code(&self) -> Result<i32, JsError> {
        Ok(self.0)
    }
}

export_failure!(Code);

#[wasm_bindgen_test]
fn an_error_class_that_javascript_throws_is_the_same_object() -> Result<(), JsError> {
    let failure = JsFailure::new(Code(7));
    let error = SHIM.raise(&failure).expect_err("an error");
    assert_eq!((error.name(), error.message()), ("Failure", "code 7"));
    assert!(error.stack().is_some());
    assert_eq!(JsFailure::try_from(&error)?, failure);
    assert_eq!(SHIM.same_error(&failure.clone().into())?, error);
    let other = SHIM.wrong().map(drop).expect_err("no cell");
    assert!(JsFailure::try_from(&other).is_err());
    Ok(())
}
