//! The scratch buffer: short texts that JavaScript has written for the call that it makes, or that returns. No code of a user runs
//! before Rust reads them, so there is one buffer; where it may run, it is put aside.

use std::cell::UnsafeCell;

use super::status_words::address;
use crate::wire::lossy::lossy;

/// The size of the scratch buffer; the JavaScript half has the same number.
const SIZE: usize = 192;

thread_local! {
    static BUFFER: UnsafeCell<[u8; SIZE]> = const { UnsafeCell::new([0; SIZE]) };
}

/// The address of the buffer.
pub(crate) fn address_of_buffer() -> i32 {
    BUFFER.with(|buffer| address(buffer.get().expose_provenance()))
}

/// The content, while code of users may write another one.
pub(crate) struct Aside([u8; SIZE]);

/// Puts the content aside.
pub(crate) fn put_aside() -> Aside {
    // SAFETY: JavaScript writes the buffer in calls, which a copy does not make.
    BUFFER.with(|buffer| Aside(unsafe { *buffer.get() }))
}

/// Puts it back.
pub(crate) fn put_back(Aside(bytes): Aside) {
    // SAFETY: no reference to the buffer is in use, as those of `text` end before it returns.
    BUFFER.with(|buffer| unsafe { *buffer.get() = bytes });
}

/// The text of `length` bytes at an offset.
pub(crate) fn text(offset: usize, length: usize) -> String {
    BUFFER.with(|buffer| {
        // SAFETY: JavaScript wrote the buffer before it called or returned, and will write it in a later call, which this function
        // does not make.
        let bytes = unsafe { std::slice::from_raw_parts(buffer.get().cast::<u8>(), SIZE) };
        let bytes = bytes.get(offset..).and_then(|rest| rest.get(..length));
        let bytes = bytes.unwrap_or_default();
        // `TextEncoder` writes only valid UTF-8; the check is cheap for short texts.
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => lossy(bytes),
        }
    })
}
