//! What JavaScript hands over without a frame: short texts in a fixed place, and blocks of memory that become a `Vec`.
//!
//! Both are read right after the call that left them, and nothing of a user's runs in between, so there is one of each.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::cell::{Cell, UnsafeCell};
use std::ptr::NonNull;

use super::cells::address;
use crate::error::JsError;

/// The room for a short text; `runtime/js/handover.js` has the same number.
const PLACE: usize = 192;

thread_local! {
    static SHORT: UnsafeCell<[u8; PLACE]> = const { UnsafeCell::new([0; PLACE]) };
    static BLOCK: Cell<Option<Block>> = const { Cell::new(None) };
}

/// Where JavaScript writes a short text.
pub(super) fn place() -> i32 {
    SHORT.with(|place| address(place.get().expose_provenance()))
}

/// Gives `read` the short text of so many bytes.
pub(crate) fn short<T>(length: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    SHORT.with(|place| {
        // SAFETY: the place is as long. JavaScript wrote it before the call that has just returned, and next when there is
        // another call, which `read` does not make.
        let bytes =
            unsafe { std::slice::from_raw_parts(place.get().cast::<u8>(), length.min(PLACE)) };
        read(bytes)
    })
}

/// Memory that JavaScript fills.
struct Block {
    bytes: NonNull<u8>,
    /// Of at least one byte.
    layout: Layout,
}

/// The entry that makes a block of `size` bytes for elements of `width` bytes, and returns its address, or 0 where there is no
/// such memory. What was written to one that was not handed over stays if `keep` is 1.
pub(super) extern "C" fn block(size: i32, width: i32, keep: i32) -> i32 {
    let layout = Layout::from_size_align(
        (size.cast_unsigned() as usize).max(1),
        width.cast_unsigned() as usize,
    );
    let Ok(layout) = layout else { return 0 };
    let old = BLOCK
        .take()
        .filter(|old| keep == 1 && old.layout.align() == layout.align());
    let block = match old {
        // Where this fails the block goes.
        Some(mut old) => old.resize(layout).then_some(old),
        None => Block::new(layout),
    };
    let place = block
        .as_ref()
        .map_or(0, |block| address(block.bytes.as_ptr().expose_provenance()));
    BLOCK.set(block);
    place
}

impl Block {
    fn new(layout: Layout) -> Option<Self> {
        // SAFETY: the layout has at least one byte.
        let bytes = NonNull::new(unsafe { alloc(layout) })?;
        Some(Self { bytes, layout })
    }

    /// Makes it longer or shorter. Where this fails it is as before.
    fn resize(&mut self, layout: Layout) -> bool {
        // SAFETY: the bytes are of the global allocator with the old layout, whose alignment is that of the new one. The new
        // size is above 0 and, as part of a layout, not too large.
        let bytes = unsafe { realloc(self.bytes.as_ptr(), self.layout, layout.size()) };
        let Some(bytes) = NonNull::new(bytes) else {
            return false;
        };
        self.bytes = bytes;
        self.layout = layout;
        true
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        // SAFETY: the bytes are of the global allocator with this layout.
        unsafe { dealloc(self.bytes.as_ptr(), self.layout) }
    }
}

/// A number: whatever bytes are there, they are one.
///
/// # Safety
///
/// Every pattern of bytes is a value, and the alignment is the size.
pub unsafe trait Plain {}

macro_rules! plain {
    ($($type:ident)*) => {$(
        // SAFETY: a number of WebAssembly.
        unsafe impl Plain for $type {}
    )*};
}

plain! { i8 u8 i16 u16 i32 u32 i64 u64 f32 f64 }

/// The block that JavaScript has just filled with so many bytes, which may have been made for more.
pub(crate) fn take_exact(count: usize) -> Result<Vec<u8>, JsError> {
    let mut block = BLOCK.take();
    if let Some(block) = &mut block
        && (1..block.layout.size()).contains(&count)
        && let Ok(layout) = Layout::from_size_align(count, block.layout.align())
    {
        // What is too long is still right.
        block.resize(layout);
    }
    from(block, count)
}

/// The block that JavaScript has just filled with `count` elements.
pub(crate) fn take<T: Plain>(count: usize) -> Result<Vec<T>, JsError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    from(BLOCK.take(), count)
}

fn from<T: Plain>(block: Option<Block>, count: usize) -> Result<Vec<T>, JsError> {
    let wrong = || JsError::new("what was handed over does not fit");
    let block = block.ok_or_else(wrong)?;
    let capacity = block.layout.size() / size_of::<T>();
    if block.layout.align() != align_of::<T>()
        || capacity * size_of::<T>() != block.layout.size()
        || count > capacity
    {
        return Err(wrong());
    }
    let block = std::mem::ManuallyDrop::new(block);
    // SAFETY: the memory is of the global allocator, with the layout of `capacity` elements, as was just checked, and belongs to
    // nobody else. JavaScript has filled the first `count`, and any bytes are elements.
    Ok(unsafe { Vec::from_raw_parts(block.bytes.as_ptr().cast(), count, capacity) })
}
