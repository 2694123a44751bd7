//! Natively an export is a trait, a macro that checks the types, and objects that are shared.

use std::cell::Cell as StdCell;

use jsi_runtime::{JsError, Promise, block_on};

use crate::exported::api::{
    Cell, CellStatics, Failure, Holder, JsCell, JsFailure, JsShim, Lone, Shim as _,
};
use crate::exported::api::{export_cell, export_failure, export_lone};

struct Number(StdCell<i32>);

impl Cell for Number {
    fn value(&self) -> Result<i32, JsError> {
        Ok(self.0.get())
    }

    fn set_value(&self, value: i32) -> Result<(), JsError> {
        self.0.set(value);
        Ok(())
    }

    fn add(&self, by: i32) -> Result<JsCell, JsError> {
        Ok(JsCell::new(Number(StdCell::new(self.0.get() + by))))
    }

    fn later(&self, by: i32) -> Promise<i32> {
        Promise::ready(self.0.get() + by)
    }
}

impl CellStatics for Number {
    fn new(value: i32) -> Result<Self, JsError> {
        Ok(Number(StdCell::new(value)))
    }

    fn made() -> Result<u32, JsError> {
        Ok(1)
    }
}

impl Lone for Number {}

// what these expand to natively compiles only where the traits are implemented
export_cell!(Number);
export_lone!(Number);

#[test]
fn an_exported_class_works_without_javascript() -> Result<(), JsError> {
    let one = JsCell::new(<Number as CellStatics>::new(1)?);
    let same = one.clone();
    one.set_value(5)?;
    assert_eq!(same.value()?, 5);
    assert_eq!(same, one);
    assert_ne!(same.add(0)?, one);
    assert_eq!(format!("{one:?}"), "JsCell(..)");
    assert_eq!(block_on(one.later(2))?, 7);
    let cell: &dyn Cell = &one;
    assert_eq!(cell.add(1)?.value()?, 6);
    Ok(())
}

#[test]
fn an_import_with_exported_classes_says_natively_that_there_is_no_javascript() {
    let one = JsCell::new(Number(StdCell::new(1)));
    let error = JsShim.same(&one).expect_err("no JavaScript");
    assert_eq!(
        error.message(),
        "Shim.same: not available without JavaScript"
    );
}

#[test]
fn a_record_holds_exported_objects() {
    let one = JsCell::new(Number(StdCell::new(1)));
    let holder = Holder {
        cell: one.clone(),
        more: vec![one.clone()],
        none: None,
    };
    assert_eq!(holder, holder.clone());
    assert_eq!(holder.more, [one]);
}

#[derive(Debug)]
struct Code(i32, std::num::ParseIntError);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "code {}", self.0)
    }
}

impl std::error::Error for Code {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.1)
    }
}

impl Failure for Code {
    fn code(&self) -> Result<i32, JsError> {
        Ok(self.0)
    }
}

export_failure!(Code);

#[test]
fn an_error_class_works_without_javascript() -> Result<(), JsError> {
    let source = "x".parse::<i32>().expect_err("no number");
    let failure = JsFailure::new(Code(7, source));
    assert_eq!(failure.to_string(), "code 7");
    let error = JsError::from(failure.clone());
    assert_eq!(error.message(), "code 7");
    let cause = error.cause().expect("a cause");
    assert_eq!(cause.message(), "invalid digit found in string");
    assert_eq!(JsFailure::try_from(&error)?, failure);
    assert_eq!(JsFailure::try_from(&error)?.code()?, 7);
    assert!(JsFailure::try_from(&JsError::new("another")).is_err());
    let object = jsi_runtime::Object::new();
    object.set("error", &failure)?;
    assert_eq!(object.get::<JsError>("error")?, error);
    let thrown: Result<(), JsError> = (|| Err(failure)?)();
    assert_eq!(thrown, Err(error));
    Ok(())
}
