//! The status words: four words of memory that JavaScript and Rust both write. The order is that of `runtime/js/state.js`.

use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

#[repr(C)]
struct StatusWords {
    /// 0 good, 1 an error is pending, 2 the value is null.
    status: AtomicI32,
    /// Where the newest frame begins in the region.
    base: AtomicI32,
    /// Where frames end that are not read to their end.
    top: AtomicI32,
    /// Where the wire bytes of a callback's result lie.
    out: AtomicI32,
}

// One of each thread, since each has JavaScript of its own. Atomic, since JavaScript writes them; only one thread uses them, so
// nothing orders them.
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

/// The outcome of the last call of JavaScript, besides its value.
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

/// Where the newest frame begins.
#[inline]
pub(crate) fn base() -> usize {
    WORDS.with(|words| words.base.load(Relaxed).cast_unsigned() as usize)
}

/// Frees the region from here on.
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

/// Addresses have 32 bits here. Those that JavaScript reads or writes at, or gives back, are of exposed pointers.
pub(crate) fn address(value: usize) -> i32 {
    (value as u32).cast_signed()
}
