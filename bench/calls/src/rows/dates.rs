//! Dates, which are milliseconds in Rust.

use wasm_bindgen::prelude::JsValue;

use super::sum;
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::raw;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("Date, in", 0.7)
            .ours(|n| {
                sum(n, |i| {
                    done(
                        JsCalls
                            .take_date(jsi_runtime::Date::new(millis(i)).unwrap())
                            .unwrap(),
                    )
                })
            })
            .hand(|n| {
                sum(n, |i| {
                    done(
                        hand::take_date(&js_sys::Date::new(&JsValue::from_f64(millis(i) as f64)))
                            .unwrap(),
                    )
                })
            })
            .raw(|n| sum(n, |i| done(raw::take_date(millis(i) as f64)))),
        Row::new("Date, out", 0.9)
            .ours(|n| sum(n, |_| JsCalls.give_date().unwrap().millis() as f64))
            .hand(|n| sum(n, |_| hand::give_date().unwrap().get_time()))
            .raw(|n| sum(n, |_| raw::give_date())),
    ]
}

fn millis(i: u32) -> i64 {
    1_000_000_000_000 + i64::from(i) * 1000
}

fn done((): ()) -> f64 {
    0.0
}
