//! Closures of Rust that JavaScript calls.

use std::cell::Cell;
use std::rc::Rc;

use jsi_runtime::Callback;
use wasm_bindgen::prelude::Closure;

use super::sum;
use crate::calls::{Calls as _, JsCalls};
use crate::hand::{self, Answer, argument};
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("callback kept, called", 1.05)
            .ours(kept_ours)
            .hand(kept_hand),
        Row::later("callback kept, called with a short string", 1.0)
            .ours(reader_ours)
            .hand(reader_hand),
        Row::new("callback borrowed, passed again, called 10 times", 1.05)
            .ours(again_ours)
            .hand_with("kept", again_hand)
            .hand_with("borrowed", again_hand_borrowed),
        Row::new("callback owned: made, passed, called once, dropped", 0.35)
            .ours(owned_ours)
            .hand(owned_hand),
        Row::new("callback borrowed: made, passed, called once", 2.2)
            .ours(borrowed_ours)
            .hand(borrowed_hand),
        Row::later("event: listener added, called once, removed", 0.7)
            .ours(event_ours)
            .hand(event_hand),
    ]
}

/// A closure that owns what it counts in, and what it counted.
fn counting() -> (Rc<Cell<f64>>, impl FnMut(i32) -> i32 + 'static) {
    let seen = Rc::new(Cell::new(0.0));
    let count = seen.clone();
    (seen, move |value| {
        count.set(count.get() + f64::from(value));
        value & 3
    })
}

fn kept_ours(iterations: u32) -> f64 {
    let (seen, count) = counting();
    let callback = Callback::new(count);
    JsCalls.keep(&callback).unwrap();
    JsCalls.call_kept(iterations).unwrap();
    seen.get()
}

fn kept_hand(iterations: u32) -> f64 {
    let (seen, mut count) = counting();
    let closure: Answer = Closure::new(move |value| count(argument(value)));
    hand::keep(&closure).unwrap();
    hand::call_kept(iterations).unwrap();
    seen.get()
}

/// A closure that owns what it counts in, and the length of the texts.
fn reading() -> (Rc<Cell<f64>>, impl FnMut(String) -> i32 + 'static) {
    let (seen, mut count) = counting();
    let length = move |text: String| count(text.len() as i32);
    (seen, length)
}

fn reader_ours(iterations: u32) -> f64 {
    let (seen, read) = reading();
    let callback = Callback::new(read);
    JsCalls.keep_reader(&callback).unwrap();
    JsCalls.call_reader(iterations).unwrap();
    seen.get()
}

fn reader_hand(iterations: u32) -> f64 {
    let (seen, read) = reading();
    let closure: Closure<dyn FnMut(String) -> i32> = Closure::new(read);
    hand::keep_reader(&closure).unwrap();
    hand::call_reader(iterations).unwrap();
    seen.get()
}

fn again_ours(iterations: u32) -> f64 {
    let seen = Cell::new(0.0);
    let callback = Callback::scoped(|value: i32| {
        seen.set(seen.get() + f64::from(value));
        value & 3
    });
    for _ in 0..iterations {
        JsCalls.call_ten(&callback).unwrap();
    }
    seen.get()
}

fn again_hand(iterations: u32) -> f64 {
    let (seen, mut count) = counting();
    let closure: Answer = Closure::new(move |value| count(argument(value)));
    for _ in 0..iterations {
        hand::call_ten(&closure).unwrap();
    }
    seen.get()
}

fn again_hand_borrowed(iterations: u32) -> f64 {
    let (seen, mut count) = counting();
    let mut closure = move |value| count(argument(value));
    for _ in 0..iterations {
        hand::call_ten_borrowed(&mut closure).unwrap();
    }
    seen.get()
}

fn owned_ours(iterations: u32) -> f64 {
    sum(iterations, |i| {
        let (seen, mut count) = counting();
        let callback = Callback::new(move |value| count(value) + i.cast_signed());
        JsCalls.call_once(&callback).unwrap();
        seen.get()
    })
}

fn owned_hand(iterations: u32) -> f64 {
    sum(iterations, |i| {
        let (seen, mut count) = counting();
        let closure: Answer = Closure::new(move |value| count(argument(value)) + i.cast_signed());
        hand::call_once(&closure).unwrap();
        seen.get()
    })
}

fn borrowed_ours(iterations: u32) -> f64 {
    sum(iterations, |i| {
        let mut seen = 0.0;
        let callback = Callback::scoped(|value: i32| {
            seen += f64::from(value);
            value & i.cast_signed()
        });
        JsCalls.call_once(&callback).unwrap();
        drop(callback);
        seen
    })
}

fn borrowed_hand(iterations: u32) -> f64 {
    sum(iterations, |i| {
        let mut seen = 0.0;
        hand::call_once_borrowed(&mut |value| {
            let value = argument(value);
            seen += f64::from(value);
            value & i.cast_signed()
        })
        .unwrap();
        seen
    })
}

fn event_ours(iterations: u32) -> f64 {
    sum(iterations, |_| {
        let (seen, mut count) = counting();
        let guard = JsCalls
            .on_fire(move |value| {
                count(value);
            })
            .unwrap();
        JsCalls.fire().unwrap();
        drop(guard);
        seen.get()
    })
}

fn event_hand(iterations: u32) -> f64 {
    sum(iterations, |_| {
        let (seen, mut count) = counting();
        let closure: Closure<dyn FnMut(f64)> = Closure::new(move |value| {
            count(argument(value));
        });
        hand::on("fire", &closure).unwrap();
        hand::fire().unwrap();
        hand::off("fire", &closure).unwrap();
        seen.get()
    })
}
