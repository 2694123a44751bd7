//! The entries by which JavaScript settles the promises that Rust waits for.

use super::wait::{settle, settle_number};
use crate::executor;
use crate::js;
use crate::reference::Ref;
use crate::sys::ENTRIES;
use crate::sys::modules::CODECS;
use crate::sys::runtime_module::{Name, RuntimeModule, entry};
use crate::value::JsError;
use crate::wire::Frame;

/// Promises that Rust waits for.
pub static PROMISES: RuntimeModule =
    RuntimeModule::new(Name::Promises, &[&CODECS, &ENTRIES], || {
        js::install_promises(entry!(settle_encoded), entry!(settle_direct));
    });

/// Settles a promise with the value in the region, or with the pending error.
extern "C" fn settle_encoded(id: i32, fulfilled: i32, length: i32) {
    let outcome = if fulfilled == 0 {
        Err(JsError::from_ref(Ref::new(js::take_pending())))
    } else {
        Ok(Frame::newest(length))
    };
    executor::turn(|| settle(id.cast_unsigned(), outcome));
}

/// Settles a promise with a number. Returns 0 if the number is not a value of its type; then the promise is not settled.
extern "C" fn settle_direct(id: i32, number: f64) -> i32 {
    let mut fits = false;
    executor::turn(|| fits = settle_number(id.cast_unsigned(), number));
    i32::from(fits)
}
