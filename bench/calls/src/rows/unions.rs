//! A union of a word and numbers.

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls, Length};
use crate::hand;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("union of a word and numbers, in", 0.6)
            .ours(|n| {
                each(n, |i| {
                    let length = match i % 4 {
                        0 => Length::Auto,
                        _ => Length::Number(i.into()),
                    };
                    JsCalls.take_length(&length).unwrap();
                })
            })
            .hand(|n| {
                each(n, |i| {
                    let length = match i % 4 {
                        0 => hand::Length::Auto,
                        _ => hand::Length::Number(i.into()),
                    };
                    hand::take_length(&hand::length(&length)).unwrap();
                })
            }),
        Row::later("union of a word and numbers, out", 0.8)
            .ours(|n| {
                sum(n, |_| match JsCalls.give_length().unwrap() {
                    Length::Auto => 1.0,
                    Length::Number(value) => value,
                })
            })
            .hand(|n| {
                sum(n, |_| {
                    let given = hand::give_length().unwrap();
                    match hand::from_length(&given).unwrap() {
                        hand::Length::Auto => 1.0,
                        hand::Length::Number(value) => value,
                    }
                })
            }),
    ]
}
