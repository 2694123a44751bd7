//! The rows of the table, one file a kind. In each, the sides make the same calls with the same values.

mod arrays;
mod article;
mod callback_interfaces;
mod callbacks;
mod collections;
mod dates;
mod exported;
mod functions;
mod globals;
mod iterables;
mod nested;
mod objects;
mod promises;
mod records;
mod scalars;
mod strings;
mod unions;
mod values;
mod views;

use crate::row::Row;

/// All rows, in the order of the table.
pub fn all() -> Vec<Row> {
    [
        scalars::rows(),
        objects::rows(),
        callbacks::rows(),
        callback_interfaces::rows(),
        strings::rows(),
        arrays::rows(),
        dates::rows(),
        records::rows(),
        nested::rows(),
        collections::rows(),
        iterables::rows(),
        unions::rows(),
        values::rows(),
        functions::rows(),
        globals::rows(),
        views::rows(),
        promises::rows(),
        exported::rows(),
        article::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Runs a call so many times, with a number that is another one each time; the sum of what it gives.
#[inline(always)]
fn sum(iterations: u32, mut call: impl FnMut(u32) -> f64) -> f64 {
    let mut sum = 0.0;
    for i in 0..iterations {
        sum += std::hint::black_box(call(std::hint::black_box(i)));
    }
    sum
}

/// Runs a call that gives nothing so many times, with a number that is another one each time.
#[inline(always)]
fn each(iterations: u32, mut call: impl FnMut(u32)) -> f64 {
    for i in 0..iterations {
        call(std::hint::black_box(i));
    }
    0.0
}
