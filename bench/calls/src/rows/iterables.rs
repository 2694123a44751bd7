//! Iterables: each element crosses when it is needed.

use jsi_runtime::JsIterator;

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::row::Row;

/// The number of elements.
const COUNT: u32 = 100;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("Iterable of 100 numbers, out", 1.0)
            .ours(|n| {
                sum(n, |_| {
                    let numbers = JsCalls.give_iterable().unwrap();
                    numbers.map(Result::unwrap).sum()
                })
            })
            .hand(|n| {
                sum(n, |_| {
                    hand::sum_of(&hand::give_iterable().unwrap()).unwrap()
                })
            }),
        Row::later("Iterable of 100 numbers, in", 1.0)
            .ours(|n| {
                each(n, |i| {
                    let numbers = JsIterator::new(numbers(i));
                    JsCalls.take_iterable(numbers).unwrap();
                })
            })
            .hand(|n| {
                each(n, |i| {
                    let numbers = hand::to_iterable(numbers(i));
                    hand::take_iterable(&numbers).unwrap();
                })
            }),
    ]
}

fn numbers(first: u32) -> impl Iterator<Item = f64> + 'static {
    (first..first.wrapping_add(COUNT)).map(f64::from)
}
