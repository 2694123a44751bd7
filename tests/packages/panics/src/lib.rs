//! Exports, and what Rust implements for JavaScript, that panic, and others beside them.
#![forbid(unsafe_code)]

mod given;

jsi_runtime::bindings!();

use crate::given::{Fatal, numbers, stream};
use crate::panics::{
    JsEmitter, JsSource, Panics, Thing, ThingStatics, export_panics, export_thing,
};
use jsi_runtime::{Callback, Function, JsError, JsIterator, JsStream, Promise};

struct Fragile;

fn alive() -> Promise<String> {
    Promise::ready("alive".to_owned())
}

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

    fn count(&self, values: &[f64]) -> Result<u32, JsError> {
        Ok(u32::try_from(values.len()).unwrap_or(u32::MAX))
    }

    fn later(&self) -> Promise<String> {
        alive()
    }

    fn callback(&self) -> Result<Callback<'static, (), String>, JsError> {
        Ok(Callback::new(|| "alive".to_owned()))
    }

    fn fragile(&self) -> Result<Callback<'static, (bool,), String>, JsError> {
        Ok(Callback::new(|fatal: bool| {
            assert!(!fatal, "called with true");
            "alive".to_owned()
        }))
    }

    fn pass(&self, f: Function<(), String>) -> Result<String, JsError> {
        f.call(())
    }

    fn pending(&self) -> Promise<String> {
        Promise::new(std::future::pending())
    }

    fn source(&self) -> Result<JsSource, JsError> {
        Ok(JsSource::new(Fatal))
    }

    fn numbers(&self, panicking: u32) -> Result<JsIterator<u32>, JsError> {
        Ok(JsIterator::new(numbers(panicking)))
    }

    fn stream(&self, panicking: u32, later: bool) -> Result<JsStream<u32>, JsError> {
        Ok(stream(panicking, later))
    }

    fn listen(&self, emitter: &JsEmitter) -> Result<(), JsError> {
        let listener = emitter.on_tick(|number: f64| assert!(number >= 0.0, "below 0"))?;
        listener.forget();
        Ok(())
    }

    fn never(&self) -> Promise<String> {
        alive()
    }

    fn never_read(&self) -> Promise<String> {
        alive()
    }
}

struct Named;

impl Thing for Named {
    fn name(&self) -> Result<String, JsError> {
        Ok("thing".to_owned())
    }

    fn never(&self) -> Promise<String> {
        alive()
    }
}

impl ThingStatics for Named {
    fn new() -> Result<Self, JsError> {
        Ok(Self)
    }

    fn never_static() -> Promise<String> {
        alive()
    }
}

export_panics!(Fragile);
export_thing!(Named);
