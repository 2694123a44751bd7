//! Numbers, with nothing around them.

use std::hint::black_box;

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls};
use crate::hand::{self, integer, unchecked};
use crate::raw;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("scalar argument, Void result", 1.05)
            .ours(|n| each(n, |i| JsCalls.take(i.cast_signed()).unwrap()))
            .hand(|n| each(n, |i| hand::take(i.cast_signed()).unwrap()))
            .raw(|n| each(n, |i| raw::take(i.cast_signed()))),
        Row::new("unchecked: integer result", 2.2)
            .uncounted()
            .ours(|n| integers(n, |i| JsCalls.add(i, 1).unwrap()))
            .hand(|n| integers(n, |i| unchecked::add(i, 1))),
        Row::new("unchecked: Void result", 1.15)
            .uncounted()
            .ours(|n| each(n, |i| JsCalls.take(i.cast_signed()).unwrap()))
            .hand(|n| each(n, |i| unchecked::take(i.cast_signed()))),
        Row::new("unchecked: f64 result", 1.15)
            .uncounted()
            .ours(|n| sum(n, |i| JsCalls.scale(f64::from(i)).unwrap()))
            .hand(|n| sum(n, |i| unchecked::scale(f64::from(i)))),
        Row::new("fallible, Ok", 0.6)
            .ours(|n| integers(n, |i| JsCalls.fallible(i).unwrap()))
            .hand(|n| integers(n, |i| hand::fallible(i).and_then(integer).unwrap()))
            .raw(|n| integers(n, raw::fallible)),
        Row::later("fallible, thrown and caught", 1.0)
            .ours(|n| integers(n, |i| failed(JsCalls.fallible(-1 - i).is_err())))
            .hand(|n| integers(n, |i| failed(hand::fallible(-1 - i).is_err()))),
        Row::new("nullable scalar, in", 0.5)
            .ours(|n| each(n, |i| JsCalls.take_maybe(maybe(i)).unwrap()))
            .hand(|n| each(n, |i| hand::take_maybe(maybe(i)).unwrap()))
            .raw(|n| each(n, |i| raw_maybe(maybe(i)))),
        Row::new("nullable scalar, out", 0.5)
            .ours(|n| sum(n, |_| JsCalls.give_maybe().unwrap().unwrap_or(7.0)))
            .hand(|n| sum(n, |_| hand::give_maybe().unwrap().unwrap_or(7.0)))
            .raw(|n| sum(n, |_| given(raw::give_maybe()).unwrap_or(7.0))),
        Row::reported("1,000 numbers in a batch, each")
            .each(1000)
            .ours(|n| batch(n, |values| JsCalls.take_all(values).unwrap()))
            .hand_with("one by one", |n| {
                batch(n, |values| {
                    values.iter().for_each(|value| hand::take(*value).unwrap())
                })
            })
            .hand_with("slice", |n| {
                batch(n, |values| hand::take_all(values).unwrap())
            }),
    ]
}

#[inline(always)]
fn integers(iterations: u32, mut call: impl FnMut(i32) -> i32) -> f64 {
    let mut sum = 0_i64;
    for i in 0..iterations.cast_signed() {
        sum += i64::from(black_box(call(black_box(i))));
    }
    sum as f64
}

fn failed(it: bool) -> i32 {
    i32::from(it)
}

fn maybe(i: u32) -> Option<f64> {
    (i & 1 == 1).then(|| f64::from(i))
}

fn raw_maybe(value: Option<f64>) {
    raw::take_maybe(i32::from(value.is_some()), value.unwrap_or_default());
}

fn given(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

fn batch(iterations: u32, call: impl Fn(&[i32])) -> f64 {
    let values: Vec<i32> = (0..1000).collect();
    for _ in 0..iterations {
        call(black_box(&values));
    }
    0.0
}
