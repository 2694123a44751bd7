//! The entries into Rust of callbacks. Where all arguments and the result are scalars, each crosses as one number.

use super::cells::address;
use super::entries::answer;
use super::{Frame, describe, js};
use crate::callback::{self, Slot};
use crate::error::JsError;
use crate::shape::Shape;

/// What `runtime/js/callbacks.js` reads from a result below 0, or hears of a failure.
const THROWN: i32 = -1;
const DROPPED: i32 = -2;
const WRONG: i32 = -3;

/// The address that JavaScript knows a callback's slot by.
#[inline]
pub(crate) fn address_of_slot(slot: &'static Slot) -> i32 {
    address(std::ptr::from_ref(slot).expose_provenance())
}

#[inline]
fn slot(at: i32) -> &'static Slot {
    let pointer = std::ptr::with_exposed_provenance::<Slot>(at.cast_unsigned() as usize);
    // SAFETY: JavaScript passes only addresses that `address_of_slot` made, and slots are never freed.
    unsafe { &*pointer }
}

/// Calls a callback with the arguments in the region. Returns the length of the result's bytes, or what went wrong.
pub(super) extern "C" fn call(at: i32, generation: i32, shape: i32, length: i32) -> i32 {
    let frame = Frame::newest(length);
    let shape = describe::function_at(shape);
    match callback::invoke(slot(at), generation.cast_unsigned(), frame, shape) {
        Some(result) => answer(result),
        None => DROPPED,
    }
}

/// Calls a callback with a number for each argument; of more than three `more` has all. NaN may mean that it failed.
#[inline]
fn flat(at: i32, generation: i32, numbers: [f64; 3], more: &[f64]) -> f64 {
    slot(at)
        .call(generation.cast_unsigned(), numbers, more)
        .unwrap_or_else(|| fail(DROPPED))
}

/// Tells JavaScript that the call that is about to return has failed; without an error a number does not fit.
#[cold]
pub(crate) fn callback_failed(error: Option<JsError>) -> f64 {
    match error {
        Some(error) => {
            js::leave(error.as_ref().js());
            fail(THROWN)
        }
        None => fail(WRONG),
    }
}

#[cold]
fn fail(why: i32) -> f64 {
    js::callback_failed(why);
    f64::NAN
}

pub(super) extern "C" fn call0(at: i32, generation: i32) -> f64 {
    flat(at, generation, [0.0; 3], &[])
}

pub(super) extern "C" fn call1(at: i32, generation: i32, a: f64) -> f64 {
    flat(at, generation, [a, 0.0, 0.0], &[])
}

pub(super) extern "C" fn call2(at: i32, generation: i32, a: f64, b: f64) -> f64 {
    flat(at, generation, [a, b, 0.0], &[])
}

pub(super) extern "C" fn call3(at: i32, generation: i32, a: f64, b: f64, c: f64) -> f64 {
    flat(at, generation, [a, b, c], &[])
}

/// Of as many as `count` says.
pub(super) extern "C" fn call_many(
    at: i32,
    generation: i32,
    count: i32,
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
    f: f64,
    g: f64,
    h: f64,
) -> f64 {
    let numbers = [a, b, c, d, e, f, g, h];
    let count = count.cast_unsigned() as usize;
    flat(
        at,
        generation,
        [a, b, c],
        numbers.get(..count).unwrap_or(&numbers),
    )
}

/// JavaScript has collected the function of a callback.
pub(super) extern "C" fn release(at: i32, generation: i32) {
    callback::release(slot(at), generation.cast_unsigned());
}

/// The kinds of the result and the arguments, where each crosses as one number: the digits to the base of 32 that follow a
/// one. 0 where not.
pub(super) extern "C" fn kinds(shape: i32) -> f64 {
    let shape = describe::function_at(shape);
    let Shape::Tuple(args) = shape.args else {
        return 0.0;
    };
    if !shape.result.kind().callback().result() {
        return 0.0;
    }
    let mut digits = 32.0 + f64::from(describe::kind(shape.result));
    for arg in *args {
        if !arg.kind().callback().argument() {
            return 0.0;
        }
        digits = digits * 32.0 + f64::from(describe::kind(arg));
    }
    digits
}
