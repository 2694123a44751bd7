//! Memory of Rust that JavaScript reads through a view, compared with a typed array that is copied.

use js_sys::Uint8Array;

use super::each;
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::row::Row;

const LENGTH: usize = 1024;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("MemoryView of 1 KiB, read by copyTo", 1.3)
            .ours(|n| each(n, with_bytes(|bytes| JsCalls.lend_copy(bytes).unwrap())))
            .hand(copied),
        Row::later("MemoryView of 1 KiB, read by slice", 1.3)
            .ours(|n| each(n, with_bytes(|bytes| JsCalls.lend_slice(bytes).unwrap())))
            .hand(copied),
    ]
}

fn copied(iterations: u32) -> f64 {
    let pass = |bytes: &[u8]| hand::take_bytes(&Uint8Array::from(bytes)).unwrap();
    each(iterations, with_bytes(pass))
}

/// A call with bytes whose first one changes.
fn with_bytes(call: impl Fn(&[u8])) -> impl FnMut(u32) {
    let mut bytes = vec![1; LENGTH];
    move |i| {
        if let Some(first) = bytes.first_mut() {
            *first = i.to_le_bytes()[0];
        }
        call(&bytes);
    }
}
