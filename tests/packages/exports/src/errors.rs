//! Errors that begin in Rust or in JavaScript, and go through the other side.

use std::error::Error;
use std::fmt;

use jsi_runtime::{Any, Function, JsError, Promise};

use crate::behaviour::{Errors, export_errors};

/// An error of Rust's own.
#[derive(Debug)]
struct Refused {
    code: u32,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused with {}", self.code)
    }
}

impl Error for Refused {}

fn refused() -> JsError {
    JsError::from_error(Refused { code: 7 })
}

fn is_refused(error: &JsError) -> bool {
    error
        .downcast_ref::<Refused>()
        .is_some_and(|it| it.code == 7)
}

struct Thrower;

impl Errors for Thrower {
    fn fail(&self, message: &str) -> Result<(), JsError> {
        Err(JsError::new(message))
    }

    fn fail_type(&self, message: &str) -> Result<(), JsError> {
        Err(JsError::type_error(message))
    }

    fn refuse(&self) -> Result<(), JsError> {
        Err(refused())
    }

    fn pass(&self, f: Function<(), ()>) -> Result<(), JsError> {
        f.call(())
    }

    fn is_refused(&self, f: Function<(), ()>) -> Result<bool, JsError> {
        Ok(f.call(()).is_err_and(|error| is_refused(&error)))
    }

    fn throw_it(&self, error: &JsError) -> Result<(), JsError> {
        Err(error.clone())
    }

    fn throw_any(&self, value: &Any) -> Result<(), JsError> {
        Err(JsError::from(value.clone()))
    }

    fn reject(&self, error: &JsError) -> Promise<()> {
        Promise::failed(error.clone())
    }

    fn pass_later(&self, promise: Promise<()>) -> Promise<()> {
        Promise::new(promise)
    }

    fn refuse_later(&self) -> Promise<()> {
        Promise::new(async { Err(refused()) })
    }

    fn is_refused_later(&self, promise: Promise<()>) -> Promise<bool> {
        Promise::new(async { Ok(promise.await.is_err_and(|error| is_refused(&error))) })
    }
}

export_errors!(Thrower);
