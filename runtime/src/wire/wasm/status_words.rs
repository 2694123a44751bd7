//! The status words: four words of memory that JavaScript and Rust both write. The order is that of `runtime/js/state.js`.

use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

#[repr(C)]
struct StatusWords {
    /// 0 success, 1 an error is pending, 2 the value is null.
    status: AtomicI32,
    /// The offset of the newest frame in the region.
    base: AtomicI32,
    /// The end of the frames that Rust is still reading.
    top: AtomicI32,
    /// The address of the wire bytes of a callback's result.
    out: AtomicI32,
}

// One set for each thread, since each has its own JavaScript. Atomic, since JavaScript writes them; only one thread uses them,
// so no ordering is needed.
thread_local! {
    static WORDS: StatusWords = const {
        StatusWords {
            status: AtomicI32::new(0),
            base: AtomicI32::new(0),
            top: AtomicI32::new(0),
            out: AtomicI32::new(0),
        }
    };
}

/// The outcome of the last call of JavaScript, without its value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Good,
    Null,
    Failed,
}

/// Reads the status and resets it.
#[inline]
pub(crate) fn take_status() -> Status {
    WORDS.with(|words| match words.status.load(Relaxed) {
        0 => Status::Good,
        status => {
            words.status.store(0, Relaxed);
            if status == 2 {
                Status::Null
            } else {
                Status::Failed
            }
        }
    })
}

/// The offset of the newest frame.
#[inline]
pub(crate) fn base() -> usize {
    WORDS.with(|words| words.base.load(Relaxed).cast_unsigned() as usize)
}

/// Frees the region from this offset on.
#[inline]
pub(crate) fn set_top(top: usize) {
    WORDS.with(|words| words.top.store(address(top), Relaxed));
}

pub(crate) fn set_out(address_of_bytes: usize) {
    WORDS.with(|words| words.out.store(address(address_of_bytes), Relaxed));
}

pub(crate) fn address_of_status_words() -> i32 {
    WORDS.with(|words| address(std::ptr::from_ref(words).expose_provenance()))
}

/// Addresses have 32 bits here. Those that JavaScript uses or returns are of exposed pointers.
pub(crate) fn address(value: usize) -> i32 {
    (value as u32).cast_signed()
}
