//! Values of any type, and enums.

use std::hint::black_box;

use jsi_runtime::Any;
use wasm_bindgen::prelude::JsValue;

use super::{each, sum};
use crate::calls::{Align, Calls as _, JsCalls, Level};
use crate::hand;
use crate::row::Row;

/// What `giveAny` gives.
const NUMBER: u32 = 0;
const TEXT: u32 = 1;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("Any, out, a number", 1.0)
            .ours(|n| sum(n, |_| number(JsCalls.give_any(NUMBER).unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    let value = hand::give_any(NUMBER).unwrap();
                    value.as_f64().expect("a number")
                })
            }),
        Row::later("Any, out, a short string", 1.0)
            .ours(|n| sum(n, |_| text(JsCalls.give_any(TEXT).unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    let value = hand::give_any(TEXT).unwrap();
                    weigh(&value.as_string().expect("a text"))
                })
            }),
        Row::later("Any, in, a number", 1.0)
            .ours(|n| {
                each(n, |i| {
                    JsCalls.take_any(&Any::Number(i.into())).unwrap();
                })
            })
            .hand(|n| {
                each(n, |i| {
                    hand::take_any(&JsValue::from_f64(i.into())).unwrap();
                })
            }),
        Row::later("enum of words, in", 1.0)
            .ours(|n| each(n, |i| JsCalls.take_align(&align(i)).unwrap()))
            .hand(|n| each(n, |i| hand::take_align(hand_align(i)).unwrap())),
        Row::later("enum of words, out", 1.0)
            .ours(|n| {
                sum(n, |_| match JsCalls.give_align().unwrap() {
                    Align::Start => 1.0,
                    Align::Center => 2.0,
                    Align::End => 3.0,
                })
            })
            .hand(|n| {
                sum(n, |_| match hand::give_align().unwrap() {
                    hand::Align::Start => 1.0,
                    hand::Align::Center => 2.0,
                    hand::Align::End => 3.0,
                    other => panic!("{other:?} is not a word"),
                })
            }),
        Row::later("enum of numbers, in", 1.0)
            .ours(|n| each(n, |i| JsCalls.take_level(level(i)).unwrap()))
            .hand(|n| each(n, |i| hand::take_level(hand_level(i) as i32).unwrap())),
        Row::later("enum of numbers, out", 1.0)
            .ours(|n| sum(n, |_| f64::from(JsCalls.give_level().unwrap() as i32)))
            .hand(|n| {
                sum(n, |_| {
                    let level = hand::give_level().and_then(hand::level).unwrap();
                    f64::from(level as i32)
                })
            }),
    ]
}

fn number(value: Any) -> f64 {
    match value {
        Any::Number(number) => number,
        other => panic!("{other:?} is not a number"),
    }
}

fn text(value: Any) -> f64 {
    match value {
        Any::String(text) => weigh(&text),
        other => panic!("{other:?} is not a text"),
    }
}

/// A number that needs the text's end.
fn weigh(text: &str) -> f64 {
    let last = text.as_bytes().last().copied().unwrap_or_default();
    text.len() as f64 + f64::from(black_box(last))
}

fn align(i: u32) -> Align {
    match i % 3 {
        0 => Align::Start,
        1 => Align::Center,
        _ => Align::End,
    }
}

fn hand_align(i: u32) -> hand::Align {
    match i % 3 {
        0 => hand::Align::Start,
        1 => hand::Align::Center,
        _ => hand::Align::End,
    }
}

fn level(i: u32) -> Level {
    match i % 3 {
        0 => Level::Low,
        1 => Level::Middle,
        _ => Level::High,
    }
}

fn hand_level(i: u32) -> hand::Level {
    match i % 3 {
        0 => hand::Level::Low,
        1 => hand::Level::Middle,
        _ => hand::Level::High,
    }
}
