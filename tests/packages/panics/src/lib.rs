//! Exports that panic, and others beside them.
#![forbid(unsafe_code)]

jsi_runtime::bindings!();

use crate::panics::{Panics, Thing, ThingStatics, export_panics, export_thing};
use jsi_runtime::{Callback, JsError, Promise};

struct Fragile;

impl Panics for Fragile {
    fn panic(&self, text: &str) -> Result<(), JsError> {
        panic!("{text}")
    }

    fn panic_later(&self) -> Promise<()> {
        Promise::new(async { panic!("later") })
    }

    fn unharmed(&self) -> Result<String, JsError> {
        Ok("alive".to_owned())
    }

    fn later(&self) -> Promise<String> {
        Promise::ready("alive".to_owned())
    }

    fn callback(&self) -> Result<Callback<'static, (), String>, JsError> {
        Ok(Callback::new(|| "alive".to_owned()))
    }
}

struct Named;

impl Thing for Named {
    fn name(&self) -> Result<String, JsError> {
        Ok("thing".to_owned())
    }
}

impl ThingStatics for Named {
    fn new() -> Result<Self, JsError> {
        Ok(Self)
    }
}

export_panics!(Fragile);
export_thing!(Named);
