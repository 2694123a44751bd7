//! The buffers of writers: a pool, so that a call does not allocate (benchmark row `record of 8 fields, in`).

use std::cell::RefCell;

use super::status_words::address;
use super::{region, string_cache};
use crate::js;
use crate::reference::Ref;
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::Memory;

thread_local! {
    static POOL: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// The number of buffers in the pool, and their maximal size.
const POOLED: usize = 8;
const POOLED_BYTES: usize = 64 * 1024;

/// A pool of buffers, and the string cache.
pub(crate) struct Buffers;

impl Memory for Buffers {
    fn buffer() -> Vec<u8> {
        POOL.with_borrow_mut(Vec::pop).unwrap_or_default()
    }

    fn recycle(mut buffer: Vec<u8>) {
        if buffer.capacity() == 0 || buffer.capacity() > POOLED_BYTES {
            return;
        }
        buffer.clear();
        POOL.with_borrow_mut(|pool| {
            if pool.len() < POOLED {
                pool.push(buffer);
            }
        });
    }

    fn intern(text: &str) -> i32 {
        string_cache::intern(text)
    }

    fn shape_number(shape: &'static Shape) -> u32 {
        address(std::ptr::from_ref(shape).expose_provenance()).cast_unsigned()
    }

    fn shape_at(number: u32) -> Option<&'static Shape> {
        let pointer = std::ptr::with_exposed_provenance::<Shape>(number as usize);
        // SAFETY: JavaScript writes only numbers that `shape_number` or `sys::address_of` made from a `&'static Shape`.
        unsafe { pointer.as_ref() }
    }

    /// JavaScript creates the text, since Rust may have no memory for it.
    #[cold]
    fn no_memory(bytes: usize, param: Option<(&'static str, &'static str)>) -> JsError {
        region::out_of_memory();
        let (place, param) = param.unwrap_or_default();
        JsError::from_ref(Ref::new(js::out_of_memory(
            u32::try_from(bytes).unwrap_or(u32::MAX),
            place.as_ptr(),
            place.len(),
            param.as_ptr(),
            param.len(),
        )))
    }
}
