//! What JavaScript calls through generated bindings. `hand_exported` is the same by hand.

use std::cell::Cell;
use std::hint::black_box;

use jsi_runtime::{JsError, Object};

use crate::calls::{Counter, CounterStatics, Item, Service, export_counter, export_service};
use crate::hand_exported::text;

/// The value of the interface.
struct MyService;

impl Service for MyService {
    fn nothing(&self) -> Result<(), JsError> {
        Ok(())
    }

    fn add(&self, a: i32, b: i32) -> Result<i32, JsError> {
        Ok(a.wrapping_add(b))
    }

    fn text_in(&self, text: &str) -> Result<u32, JsError> {
        Ok(black_box(text).len() as u32)
    }

    fn text_out(&self, index: u32) -> Result<String, JsError> {
        Ok(text(index))
    }

    fn record_in(&self, item: &Item) -> Result<f64, JsError> {
        Ok(item.x + item.width + f64::from(item.id) + item.name.len() as f64)
    }

    fn bytes_in(&self, bytes: &[u8]) -> Result<u32, JsError> {
        Ok(black_box(bytes).len() as u32)
    }

    fn bytes_out(&self, length: u32) -> Result<Vec<u8>, JsError> {
        Ok(vec![1; length as usize])
    }

    fn numbers_in(&self, values: &[f64]) -> Result<f64, JsError> {
        Ok(values.iter().sum())
    }

    fn object_in(&self, object: &Object) -> Result<(), JsError> {
        black_box(object);
        Ok(())
    }
}

export_service!(MyService);

/// An object of the class.
struct MyCounter(Cell<i32>);

impl Counter for MyCounter {
    fn add(&self, by: i32) -> Result<i32, JsError> {
        self.0.set(self.0.get().wrapping_add(by));
        Ok(self.0.get())
    }

    fn value(&self) -> Result<i32, JsError> {
        Ok(self.0.get())
    }
}

impl CounterStatics for MyCounter {
    fn new(start: i32) -> Result<Self, JsError> {
        Ok(Self(Cell::new(start)))
    }
}

export_counter!(MyCounter);
