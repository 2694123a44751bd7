//! Arguments that are there or not, and names that mean something elsewhere.

use std::cell::Cell;

use jsi_runtime::{JsError, Object};

use crate::behaviour::{Greeter, Inner, export_greeter, export_inner};
use crate::types::Point;

thread_local! {
    static MADE: Cell<u32> = const { Cell::new(0) };
}

struct Polite;

impl Polite {
    fn new() -> Self {
        MADE.set(MADE.get() + 1);
        Self
    }
}

impl Greeter for Polite {
    fn greet(&self, name: &str) -> Result<String, JsError> {
        Ok(format!("Hello, {name}!"))
    }

    fn optional(&self, number: Option<i32>) -> Result<String, JsError> {
        Ok(format!("{number:?}"))
    }

    fn nested(&self, text: Option<Option<&str>>) -> Result<String, JsError> {
        Ok(format!("{text:?}"))
    }

    fn nullable(&self, object: Option<&Object>) -> Result<String, JsError> {
        Ok(format!("{}", object.is_some()))
    }

    fn nested_object(&self, object: Option<Option<&Object>>) -> Result<String, JsError> {
        Ok(format!("{:?}", object.map(|it| it.is_some())))
    }

    fn record(&self, point: Option<&Point>) -> Result<String, JsError> {
        Ok(format!("{point:?}"))
    }

    fn sum(&self, first: f64, more: &[f64]) -> Result<f64, JsError> {
        Ok(first + more.iter().sum::<f64>())
    }

    fn join(&self, texts: &[String]) -> Result<String, JsError> {
        Ok(texts.join("+"))
    }

    fn both(&self, must: &str, may: Option<bool>, might: Option<&[u8]>) -> Result<String, JsError> {
        Ok(format!("{must} {may:?} {might:?}"))
    }

    fn made(&self) -> Result<u32, JsError> {
        Ok(MADE.get())
    }

    fn too_large(&self) -> Result<i64, JsError> {
        Ok(1 << 53)
    }

    fn old(&self) -> Result<(), JsError> {
        Ok(())
    }
}

struct Names;

impl Inner for Names {
    fn dashed(&self) -> Result<String, JsError> {
        Ok("dashed".into())
    }

    fn made(&self) -> Result<String, JsError> {
        Ok("made".into())
    }

    fn proto(&self) -> Result<String, JsError> {
        Ok("proto".into())
    }

    fn to_string(&self) -> Result<String, JsError> {
        Ok("text".into())
    }

    fn then(&self) -> Result<String, JsError> {
        Ok("then".into())
    }

    fn r#type(&self, self_: &str, this: &str) -> Result<String, JsError> {
        Ok(format!("{self_} {this}"))
    }
}

export_greeter!(Polite::new());
export_inner!(Names,);
