//! Dates, which are milliseconds in Rust.

use jsi_runtime::Date;
use wasm_bindgen::prelude::JsValue;

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::raw;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("Date, in", 0.7)
            .ours(|n| each(n, |i| take_ours(millis(i))))
            .hand(|n| each(n, |i| take_hand(millis(i))))
            .raw(|n| each(n, |i| raw::take_date(millis(i) as f64))),
        Row::new("Date, out", 0.9)
            .ours(|n| sum(n, |_| JsCalls.give_date().unwrap().millis() as f64))
            .hand(|n| sum(n, |_| hand::give_date().unwrap().get_time()))
            .raw(|n| sum(n, |_| raw::give_date())),
    ]
}

fn take_ours(millis: i64) {
    JsCalls.take_date(Date::new(millis).unwrap()).unwrap();
}

fn take_hand(millis: i64) {
    hand::take_date(&js_sys::Date::new(&JsValue::from_f64(millis as f64))).unwrap();
}

fn millis(i: u32) -> i64 {
    1_000_000_000_000 + i64::from(i) * 1000
}
