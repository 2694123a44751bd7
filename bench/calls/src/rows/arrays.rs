//! Blocks of numbers, copied.

use std::hint::black_box;

use js_sys::{Float64Array, Uint8Array};

use super::sum;
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::row::Row;

const KIB: u32 = 1 << 10;
const MIB: u32 = 1 << 20;

pub fn rows() -> Vec<Row> {
    [
        bytes_in(),
        bytes_out(),
        doubles_in(),
        doubles_out(),
        numbers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn bytes_in() -> [Row; 2] {
    let row = |name| Row::new(name, 1.05);
    [
        row("Uint8Array of 1 KiB, in")
            .ours(bytes_ours::<KIB>)
            .hand(bytes_hand::<KIB>),
        row("Uint8Array of 1 MiB, in")
            .ours(bytes_ours::<MIB>)
            .hand(bytes_hand::<MIB>),
    ]
}

fn bytes_out() -> [Row; 2] {
    let row = |name| Row::new(name, 1.05);
    [
        row("Uint8Array of 1 KiB, out")
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_bytes(KIB).unwrap())))
            .hand_with("Vec", |n| {
                sum(n, |_| weigh(&hand::give_bytes(KIB).unwrap()))
            })
            .hand_with("array", |n| {
                sum(n, |_| weigh(&hand::give_byte_array(KIB).unwrap().to_vec()))
            }),
        row("Uint8Array of 1 MiB, out")
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_bytes(MIB).unwrap())))
            .hand_with("Vec", |n| {
                sum(n, |_| weigh(&hand::give_bytes(MIB).unwrap()))
            })
            .hand_with("array", |n| {
                sum(n, |_| weigh(&hand::give_byte_array(MIB).unwrap().to_vec()))
            }),
    ]
}

fn doubles_in() -> [Row; 2] {
    let row = |name| Row::new(name, 1.05);
    [
        row("Float64Array of 1 KiB, in")
            .ours(doubles_ours::<{ KIB / 8 }>)
            .hand(doubles_hand::<{ KIB / 8 }>),
        row("Float64Array of 1 MiB, in")
            .ours(doubles_ours::<{ MIB / 8 }>)
            .hand(doubles_hand::<{ MIB / 8 }>),
    ]
}

fn doubles_out() -> [Row; 2] {
    let row = |name| Row::new(name, 1.05);
    [
        row("Float64Array of 1 KiB, out")
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_doubles(KIB / 8).unwrap())))
            .hand_with("Vec", |n| {
                sum(n, |_| weigh(&hand::give_doubles(KIB / 8).unwrap()))
            })
            .hand_with("array", |n| {
                sum(n, |_| {
                    weigh(&hand::give_double_array(KIB / 8).unwrap().to_vec())
                })
            }),
        row("Float64Array of 1 MiB, out")
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_doubles(MIB / 8).unwrap())))
            .hand_with("Vec", |n| {
                sum(n, |_| weigh(&hand::give_doubles(MIB / 8).unwrap()))
            })
            .hand_with("array", |n| {
                sum(n, |_| {
                    weigh(&hand::give_double_array(MIB / 8).unwrap().to_vec())
                })
            }),
    ]
}

fn numbers() -> [Row; 2] {
    [
        Row::new("Array<f64> of 100, in", 1.2)
            .ours(|n| pass::<f64, 100>(n, |values| JsCalls.take_numbers(values).unwrap()))
            .hand(|n| pass::<f64, 100>(n, |values| hand::take_numbers(values).unwrap())),
        Row::new("Array<f64> of 100, out", 1.2)
            .ours(|n| sum(n, |_| weigh(&JsCalls.give_numbers().unwrap())))
            .hand(|n| sum(n, |_| weigh(&hand::give_numbers().unwrap()))),
    ]
}

fn bytes_ours<const LENGTH: u32>(iterations: u32) -> f64 {
    pass::<u8, LENGTH>(iterations, |values| JsCalls.take_bytes(values).unwrap())
}

fn bytes_hand<const LENGTH: u32>(iterations: u32) -> f64 {
    pass::<u8, LENGTH>(iterations, |values| {
        hand::take_bytes(&Uint8Array::from(values)).unwrap()
    })
}

fn doubles_ours<const LENGTH: u32>(iterations: u32) -> f64 {
    pass::<f64, LENGTH>(iterations, |values| JsCalls.take_doubles(values).unwrap())
}

fn doubles_hand<const LENGTH: u32>(iterations: u32) -> f64 {
    pass::<f64, LENGTH>(iterations, |values| {
        hand::take_doubles(&Float64Array::from(values)).unwrap()
    })
}

/// Passes a block whose first and last elements change.
fn pass<T: Copy + From<u8>, const LENGTH: u32>(iterations: u32, call: impl Fn(&[T])) -> f64 {
    let mut values = vec![T::from(1); LENGTH as usize];
    for i in 0..iterations {
        let it = T::from(i.to_le_bytes()[0]);
        if let [first, .., last] = values.as_mut_slice() {
            (*first, *last) = (it, it);
        }
        call(black_box(&values));
    }
    0.0
}

/// A number that needs both ends of the block.
fn weigh<T: Copy + Into<f64>>(values: &[T]) -> f64 {
    match black_box(values) {
        [first, .., last] => (*first).into() + (*last).into() + values.len() as f64,
        _ => 0.0,
    }
}
