//! Fast path of callbacks whose arguments and result are scalars: each crosses as one number (benchmark rows `callback …`).
//! Also the entry of all other callbacks.

use super::failure::{DROPPED, fail};
use super::table::Slot;
use crate::js;
use crate::shape::Shape;
use crate::sys::describe::{function_at, kind};
use crate::sys::modules::{CODECS, STRINGS};
use crate::sys::runtime_module::{Name, RuntimeModule, entry};
use crate::sys::{Callee, ENTRIES, answer};
use crate::wire::Frame;

/// Callbacks whose arguments and result are scalars.
pub static CALLBACKS: RuntimeModule = RuntimeModule::new(Name::Callbacks, &[&ENTRIES], || {
    js::install_callbacks(
        entry!(kinds),
        entry!(call0),
        entry!(call1),
        entry!(call2),
        entry!(call3),
        entry!(call_many),
        entry!(release),
    );
});

/// All other callbacks.
pub static ENCODED_CALLBACKS: RuntimeModule = RuntimeModule::new(
    Name::EncodedCallbacks,
    &[&CALLBACKS, &CODECS, &STRINGS],
    || {
        js::install_encoded_callbacks(entry!(call));
    },
);

#[inline]
fn slot(at: i32) -> &'static Slot {
    let pointer = std::ptr::with_exposed_provenance::<Slot>(at.cast_unsigned() as usize);
    // SAFETY: JavaScript passes only addresses that `sys::address_of_slot` made, and slots are never freed.
    unsafe { &*pointer }
}

/// Calls a callback with the arguments in the region. Returns the length of the result's bytes, or an error code.
extern "C" fn call(at: i32, generation: i32, shape: i32, length: i32) -> i32 {
    let frame = Frame::newest(length);
    let shape = function_at(shape);
    match slot(at).invoke(generation.cast_unsigned(), frame, shape) {
        Some(result) => answer(result),
        None => DROPPED,
    }
}

/// Calls a callback with a number for each argument; if there are more than three, `more` has all. NaN may mean an error.
#[inline]
fn direct(at: i32, generation: i32, numbers: [f64; 3], more: &[f64]) -> f64 {
    slot(at)
        .call(generation.cast_unsigned(), numbers, more)
        .unwrap_or_else(|| fail(DROPPED))
}

extern "C" fn call0(at: i32, generation: i32) -> f64 {
    direct(at, generation, [0.0; 3], &[])
}

extern "C" fn call1(at: i32, generation: i32, a: f64) -> f64 {
    direct(at, generation, [a, 0.0, 0.0], &[])
}

extern "C" fn call2(at: i32, generation: i32, a: f64, b: f64) -> f64 {
    direct(at, generation, [a, b, 0.0], &[])
}

extern "C" fn call3(at: i32, generation: i32, a: f64, b: f64, c: f64) -> f64 {
    direct(at, generation, [a, b, c], &[])
}

/// A callback has no more arguments if each crosses as a number.
const MOST_NUMBERS: usize = 8;

/// With `count` arguments.
extern "C" fn call_many(
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
    direct(
        at,
        generation,
        [a, b, c],
        numbers.get(..count).unwrap_or(&numbers),
    )
}

/// The entry for a callback whose function JavaScript has collected.
extern "C" fn release(at: i32, generation: i32) {
    slot(at).release(generation.cast_unsigned());
}

/// The kinds of the result and the arguments, if each crosses as one number: the digits after a one, to the base of 32. If some
/// arguments are strings, which do so if they are short, the number is negative. Otherwise 0.
extern "C" fn kinds(shape: i32) -> f64 {
    let shape = function_at(shape);
    let Shape::Arguments(args) = shape.args else {
        return 0.0;
    };
    if args.len() > MOST_NUMBERS || !shape.result.kind().callback().result() {
        return 0.0;
    }
    let mut digits = 32.0 + f64::from(kind(shape.result));
    let mut sign = 1.0;
    for arg in *args {
        if matches!(arg, Shape::String) {
            sign = -1.0;
        } else if !arg.kind().callback().argument() {
            return 0.0;
        }
        digits = digits * 32.0 + f64::from(kind(arg));
    }
    digits * sign
}
