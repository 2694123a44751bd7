//! The benchmark of the article on which the examples are based: an object of JavaScript compared with one of Rust.

use std::hint::black_box;

use super::objects::{
    create_hand, create_ours, create_raw, increment_hand, increment_ours, increment_raw,
};
use super::sum;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::reported("article: increment")
            .ours(increment_ours)
            .hand(increment_hand)
            .raw(increment_raw)
            .native(increment_native),
        Row::reported("article: create, increment")
            .ours(create_ours)
            .hand(create_hand)
            .raw(create_raw)
            .native(create_native),
    ]
}

struct Plain {
    question: String,
    answer: i32,
}

impl Plain {
    fn new() -> Self {
        Self {
            question: "What is the answer?".to_owned(),
            answer: 41,
        }
    }

    /// Engines may still inline it, as Chromium does.
    #[inline(never)]
    fn increment_answer(&mut self) {
        self.answer += 1;
    }
}

fn increment_native(iterations: u32) -> f64 {
    let mut plain = Plain::new();
    for _ in 0..iterations {
        black_box(&mut plain).increment_answer();
    }
    f64::from(plain.answer)
}

fn create_native(iterations: u32) -> f64 {
    sum(iterations, |_| {
        let mut plain = black_box(Plain::new());
        plain.increment_answer();
        black_box(&plain.question);
        1.0
    })
}
