//! Objects that either side implements: calls in both directions, and an object that is passed.

use std::cell::Cell;

use jsi_runtime::JsError;

use super::{each, sum};
use crate::calls::{Adder, Calls as _, JsAdder, JsCalls};
use crate::hand;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("callback interface: JavaScript's object called", 1.05)
            .ours(|n| {
                let adder = JsCalls.give_adder().unwrap();
                sum(n, |i| adder.add(f64::from(i), 3).unwrap())
            })
            .hand(|n| {
                let adder = hand::give_adder().unwrap();
                sum(n, |i| adder.add(f64::from(i), 3).unwrap())
            }),
        Row::new("callback interface: Rust's object called", 1.3)
            .ours(|n| {
                let adder = JsAdder::new(Rust::default());
                JsCalls.call_adder(&adder, n).unwrap();
                0.0
            })
            .hand(|n| {
                let (adder, _closure) = hand::adder();
                hand::call_adder(&adder, n).unwrap();
                0.0
            }),
        Row::later("callback interface: Rust's object passed again", 1.05)
            .ours(|n| {
                let adder = JsAdder::new(Rust::default());
                each(n, |_| JsCalls.take_adder(&adder).unwrap())
            })
            .hand(|n| {
                let (adder, _closure) = hand::adder();
                each(n, |_| hand::take_adder(&adder).unwrap())
            }),
    ]
}

/// An object of Rust.
#[derive(Default)]
struct Rust(Cell<f64>);

impl Adder for Rust {
    fn add(&self, a: f64, b: i32) -> Result<f64, JsError> {
        self.0.set(self.0.get() + a);
        Ok(a + f64::from(b))
    }
}
