//! Objects of JavaScript, held by Rust.

use super::sum;
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::raw;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("object call", 1.05)
            .ours(increment_ours)
            .hand(increment_hand)
            .raw(increment_raw),
        Row::new("object created, called, dropped", 1.05)
            .ours(create_ours)
            .hand(create_hand)
            .raw(create_raw),
    ]
}

/// Also the first line of the article.
pub fn increment_ours(iterations: u32) -> f64 {
    let object = JsCalls.create_object().unwrap();
    for _ in 0..iterations {
        JsCalls.increment_answer(&object).unwrap();
    }
    f64::from(JsCalls.answer(&object).unwrap())
}

pub fn increment_hand(iterations: u32) -> f64 {
    let object = hand::create_object().unwrap();
    for _ in 0..iterations {
        hand::increment_answer(&object).unwrap();
    }
    hand::answer(&object).unwrap()
}

pub fn increment_raw(iterations: u32) -> f64 {
    let object = raw::create_object();
    for _ in 0..iterations {
        raw::increment_answer(&object);
    }
    f64::from(raw::answer(&object))
}

/// Also the second line of the article.
pub fn create_ours(iterations: u32) -> f64 {
    sum(iterations, |_| {
        let object = JsCalls.create_object().unwrap();
        JsCalls.increment_answer(&object).unwrap();
        1.0
    })
}

pub fn create_hand(iterations: u32) -> f64 {
    sum(iterations, |_| {
        let object = hand::create_object().unwrap();
        hand::increment_answer(&object).unwrap();
        1.0
    })
}

pub fn create_raw(iterations: u32) -> f64 {
    sum(iterations, |_| {
        raw::increment_answer(&raw::create_object());
        1.0
    })
}
