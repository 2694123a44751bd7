//! Functions of JavaScript that Rust holds and calls.

use std::hint::black_box;

use wasm_bindgen::prelude::JsValue;

use super::sum;
use crate::calls::{Calls as _, JsCalls};
use crate::hand::{self, integer};
use crate::row::Row;

const TEXTS: [&str; 4] = ["a text", "another one", "and one more", "the last"];

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("function called, a number in and out", 1.0)
            .ours(|n| {
                let function = JsCalls.give_answer().unwrap();
                sum(n, |i| f64::from(function.call((i.cast_signed(),)).unwrap()))
            })
            .hand(|n| {
                let function = hand::give_answer().unwrap();
                sum(n, |i| {
                    let result = function.call1(&JsValue::UNDEFINED, &i.into()).unwrap();
                    f64::from(integer(result.as_f64().expect("a number")).unwrap())
                })
            }),
        Row::later("function called, a short string in", 1.0)
            .ours(|n| {
                let function = JsCalls.give_reader().unwrap();
                sum(n, |i| {
                    f64::from(function.call((text(i).to_owned(),)).unwrap())
                })
            })
            .hand(|n| {
                let function = hand::give_reader().unwrap();
                sum(n, |i| {
                    let text = JsValue::from_str(text(i));
                    let result = function.call1(&JsValue::UNDEFINED, &text).unwrap();
                    f64::from(integer(result.as_f64().expect("a number")).unwrap())
                })
            }),
        Row::later("function called, a short string out", 1.0)
            .ours(|n| {
                let function = JsCalls.give_namer().unwrap();
                sum(n, |i| weigh(&function.call((i.cast_signed(),)).unwrap()))
            })
            .hand(|n| {
                let function = hand::give_namer().unwrap();
                sum(n, |i| {
                    let result = function.call1(&JsValue::UNDEFINED, &i.into()).unwrap();
                    weigh(&result.as_string().expect("a text"))
                })
            }),
    ]
}

fn text(i: u32) -> &'static str {
    TEXTS
        .get(i as usize % TEXTS.len())
        .copied()
        .unwrap_or_default()
}

/// A number that needs the text's end.
fn weigh(text: &str) -> f64 {
    let last = text.as_bytes().last().copied().unwrap_or_default();
    text.len() as f64 + f64::from(black_box(last))
}
