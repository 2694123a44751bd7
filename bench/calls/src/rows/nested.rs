//! Values in others: arrays of arrays, and functions in records.

use js_sys::Array;
use jsi_runtime::Callback;
use wasm_bindgen::prelude::{Closure, JsCast as _, JsValue};

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls, Listener};
use crate::hand::{self, Answer, JsListener, argument};
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("Array<Array<f64>> of 10 by 10, in", 1.0)
            .ours(|n| each(n, with_matrix(|rows| JsCalls.take_matrix(rows).unwrap())))
            .hand(|n| {
                each(
                    n,
                    with_matrix(|rows| hand::take_matrix(&to_array(rows)).unwrap()),
                )
            }),
        Row::later("Array<Array<f64>> of 10 by 10, out", 1.0)
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_matrix().unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    weigh(&from_array(&hand::give_matrix().unwrap()).unwrap())
                })
            }),
        Row::later("record with a callback: made, passed, called once", 1.0)
            .ours(|n| each(n, listener_ours))
            .hand(|n| each(n, listener_hand)),
    ]
}

/// A call with a matrix that is another one each time.
fn with_matrix(call: impl Fn(&[Vec<f64>])) -> impl FnMut(u32) {
    let row = |y: u32| (0..10).map(|x| f64::from(y * 10 + x) + 0.5).collect();
    let mut rows: Vec<Vec<f64>> = (0..10).map(row).collect();
    move |i| {
        if let Some(first) = rows.first_mut().and_then(|row| row.first_mut()) {
            *first = f64::from(i);
        }
        call(&rows);
    }
}

fn to_array(rows: &[Vec<f64>]) -> Array {
    let number = |value: &f64| JsValue::from_f64(*value);
    rows.iter()
        .map(|row| row.iter().map(number).collect::<Array>())
        .collect()
}

fn from_array(rows: &Array) -> Option<Vec<Vec<f64>>> {
    rows.iter()
        .map(|row| {
            let row = row.dyn_into::<Array>().ok()?;
            row.iter().map(|value| value.as_f64()).collect()
        })
        .collect()
}

fn weigh(rows: &[Vec<f64>]) -> f64 {
    rows.iter().flatten().sum()
}

fn listener_ours(i: u32) {
    let answer = Callback::new(|value: i32| value & 3);
    let listener = Listener {
        id: i.cast_signed(),
        answer: answer.function(),
    };
    JsCalls.take_listener(&listener).unwrap();
}

fn listener_hand(i: u32) {
    let answer: Answer = Closure::new(|value| argument(value) & 3);
    let listener = JsListener::new();
    listener.set_id(i.cast_signed());
    listener.set_answer(answer.as_ref());
    hand::take_listener(&listener).unwrap();
}
