//! The entries into Rust that `runtime/js` calls, found in the function table; `kit.rs` says which kit brings which. All take
//! and return scalars.

use std::cell::RefCell;

use super::cells::{self, address};
use super::refs::Ref;
use super::{Frame, describe, exported, js, kept, region};
use crate::error::JsError;
use crate::shape::Shape;
use crate::wire::Writer;
use crate::{executor, export, promise, view};

thread_local! {
    /// The result of the last callback, until JavaScript has decoded it.
    static RESULT: RefCell<Option<Writer>> = const { RefCell::new(None) };
}

/// Makes the region this long and returns its address; 0 where there is no such memory.
pub(super) extern "C" fn grow(size: i32) -> i32 {
    address(region::grow(size.cast_unsigned() as usize))
}

/// Describes the shape at an address.
pub(super) extern "C" fn shape(shape: i32) -> i32 {
    let pointer = std::ptr::with_exposed_provenance::<Shape>(shape.cast_unsigned() as usize);
    // SAFETY: JavaScript passes only addresses that `describe::address_of` made from a `&'static Shape`.
    describe::describe(unsafe { &*pointer })
}

/// Describes the function shape at an address.
pub(super) extern "C" fn signature(shape: i32) -> i32 {
    describe::describe_signature(describe::function_at(shape))
}

/// Describes a member of an export; 0 where there is none.
pub(super) extern "C" fn member(export: i32, index: i32) -> i32 {
    export::describe(export, index).map_or(0, |member| describe::describe_member(&member))
}

/// Calls a member of an export, on an object of a class, with the arguments in the region; answers like `__jsi1_call`.
pub(super) extern "C" fn invoke(export: i32, index: i32, object: i32, length: i32) -> i32 {
    answer(export::invoke(export, index, object, Frame::newest(length)))
}

pub(super) fn answer(result: Result<Writer, JsError>) -> i32 {
    match result {
        Ok(mut result) => {
            // It is dropped at the next result, when its place in the list of references may be that one's.
            result.delivered();
            let (at, count) = result.for_js();
            cells::set_out(at);
            let previous = RESULT.replace(Some(result));
            drop(previous);
            count
        }
        Err(error) => {
            js::leave(error.as_ref().js());
            -1
        }
    }
}

/// Settles a promise that Rust waits for: with the value in the region, or with the pending error.
pub(super) extern "C" fn settle(id: i32, fulfilled: i32, length: i32) {
    let outcome = if fulfilled == 0 {
        Err(JsError::from_ref(Ref::new(js::take_pending())))
    } else {
        Ok(Frame::newest(length))
    };
    executor::turn(|| promise::settle(id.cast_unsigned(), outcome));
}

/// Settles a promise that Rust waits for with a number. Returns 0 where that is no value of its type, and the promise is not
/// settled.
pub(super) extern "C" fn settle_number(id: i32, number: f64) -> i32 {
    let mut fits = false;
    executor::turn(|| fits = promise::settle_number(id.cast_unsigned(), number));
    i32::from(fits)
}

/// Runs the executor.
pub(super) extern "C" fn run() {
    executor::run();
}

/// Other threads have made tasks of this one ready.
#[cfg(target_feature = "atomics")]
pub(super) extern "C" fn woken() {
    executor::woken();
}

/// JavaScript has disposed of an object of an exported class, or collected it.
pub(super) extern "C" fn release_object(number: i32) {
    exported::release(number.cast_unsigned());
}

/// JavaScript has disposed of the view of a pinned buffer, or collected it.
pub(super) extern "C" fn release_view(id: i32) {
    view::release(id.cast_unsigned());
}

/// JavaScript has collected the error or object around a value of Rust.
pub(super) extern "C" fn release_payload(id: i32) {
    kept::release(id.cast_unsigned());
}
