//! Text, one by one and in arrays.

use std::hint::black_box;
use std::sync::LazyLock;

use js_sys::Array;
use wasm_bindgen::prelude::{JsCast as _, JsValue};

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::row::Row;

/// How long a short text is.
const SHORT: usize = 12;
/// How long a long text is.
const LONG: usize = 4096;
/// How many texts there are before one comes again; a power of two, like the next.
const TEXTS: usize = 1 << 16;
/// The same where JavaScript has seen them all.
const SEEN: usize = 64;

/// All texts in one block, so that no side waits for memory.
static BLOCK: LazyLock<String> =
    LazyLock::new(|| (0..TEXTS).map(|i| format!("name {:07}", i * 131)).collect());
static LISTS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    (0..64)
        .map(|list| (0..100).map(|i| text(list * 100 + i).to_owned()).collect())
        .collect()
});

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("short ASCII string, in, new", 0.5)
            .ours(|n| pass(n, TEXTS, |text| JsCalls.take_text(text).unwrap()))
            .hand(|n| pass(n, TEXTS, |text| hand::take_text(text).unwrap())),
        Row::new("short ASCII string, in, seen before", 0.15)
            .ours(|n| pass(n, SEEN, |text| JsCalls.take_text(text).unwrap()))
            .hand(|n| pass(n, SEEN, |text| hand::take_text(text).unwrap())),
        Row::new("short string, out", 0.8)
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_short().unwrap())))
            .hand(|n| sum(n, |_| weigh(&hand::give_short().unwrap()))),
        Row::new("long string (4 KiB), in", 1.05)
            .ours(|n| pass_long(n, |text| JsCalls.take_text(text).unwrap()))
            .hand(|n| pass_long(n, |text| hand::take_text(text).unwrap())),
        Row::new("long string (4 KiB), out", 1.05)
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_long().unwrap())))
            .hand(|n| sum(n, |_| weigh(&hand::give_long().unwrap()))),
        Row::new("100 strings, in", 0.2)
            .ours(|n| pass_list(n, |texts| JsCalls.take_texts(texts).unwrap()))
            .hand_with("Vec", |n| {
                pass_list(n, |texts| hand::take_texts(texts.to_vec()).unwrap())
            })
            .hand_with("Array", |n| {
                pass_list(n, |texts| {
                    let array: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
                    hand::take_text_array(&array).unwrap();
                })
            }),
        Row::new("100 strings, out", 0.6)
            .ours(|n| sum(n, |_| weigh_all(&JsCalls.give_texts().unwrap())))
            .hand_with("Vec", |n| {
                sum(n, |_| weigh_all(&hand::give_texts().unwrap()))
            })
            .hand_with("Array", |n| {
                sum(n, |_| {
                    weigh_all(&strings(&hand::give_text_array().unwrap()))
                })
            }),
    ]
}

fn text(i: usize) -> &'static str {
    &BLOCK[i * SHORT..][..SHORT]
}

fn pass(iterations: u32, different: usize, call: impl Fn(&str)) -> f64 {
    let block: &str = &BLOCK;
    each(iterations, |i| {
        // A division would take as long as some of the calls.
        let at = (i as usize & (different - 1)) * SHORT;
        call(&block[at..at + SHORT]);
    })
}

fn pass_long(iterations: u32, call: impl Fn(&str)) -> f64 {
    let block: &str = &BLOCK;
    each(iterations, |i| {
        let at = (i as usize & 4095) * SHORT;
        call(&block[at..at + LONG]);
    })
}

fn pass_list(iterations: u32, call: impl Fn(&[String])) -> f64 {
    let lists: &[Vec<String>] = &LISTS;
    each(iterations, |i| call(&lists[i as usize % lists.len()]))
}

fn strings(array: &Array) -> Vec<String> {
    array
        .iter()
        .map(|value| {
            value
                .dyn_ref::<js_sys::JsString>()
                .map(String::from)
                .expect("a string")
        })
        .collect()
}

/// A number that needs the text's end.
fn weigh(text: &str) -> f64 {
    let last = text.as_bytes().last().copied().unwrap_or_default();
    text.len() as f64 + f64::from(black_box(last))
}

fn weigh_all(texts: &[String]) -> f64 {
    texts.iter().map(|text| weigh(text)).sum()
}
