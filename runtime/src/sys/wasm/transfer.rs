//! Fast path of results without a frame (benchmark rows `short string, out`, `long string (4 KiB), out` and those of typed arrays,
//! out): the scratch buffer of short texts, and the transfer buffer, whose memory becomes a `Vec` without a copy.
//!
//! Both are read right after the call that has filled them, and no code of a user runs in between, so there is one of each. Where such
//! code may run, [`keeping`] puts both aside.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::core::CORE;
use super::runtime_module::{Name, RuntimeModule, entry};
use crate::js;
use crate::value::JsError;
use crate::wire::wasm::scratch;
use crate::wire::wasm::status_words::address;

thread_local! {
    static BUFFER: Cell<Option<TransferBuffer>> = const { Cell::new(None) };
    /// The buffers of the arguments before that one, of one call.
    static EARLIER: RefCell<Vec<TransferBuffer>> = const { RefCell::new(Vec::new()) };
}

/// Results without a frame.
pub(super) static TRANSFER: RuntimeModule = RuntimeModule::new(Name::Transfer, &[&CORE], || {
    js::install_transfer(scratch::address_of_buffer(), entry!(transfer_buffer));
});

/// Memory that JavaScript fills.
struct TransferBuffer {
    bytes: NonNull<u8>,
    /// Of at least one byte.
    layout: Layout,
}

/// The entry that allocates a transfer buffer of `size` bytes for elements of `width` bytes, and returns its address, or 0 if
/// there is no memory. If `keep` is 1, it starts with the bytes of the previous buffer, which was not read. If it is 2, the previous
/// buffers are those of earlier arguments of the same call.
extern "C" fn transfer_buffer(size: i32, width: i32, keep: i32) -> i32 {
    let layout = Layout::from_size_align(
        (size.cast_unsigned() as usize).max(1),
        width.cast_unsigned() as usize,
    );
    let Ok(layout) = layout else { return 0 };
    let mut old = BUFFER.take();
    match keep {
        1 => old = old.filter(|old| old.layout.align() == layout.align()),
        2 => EARLIER.with_borrow_mut(|earlier| earlier.extend(old.take())),
        _ => {
            old = None;
            EARLIER.with_borrow_mut(Vec::clear);
        }
    }
    let buffer = match old {
        // On failure the buffer is freed.
        Some(mut old) => old.resize(layout).then_some(old),
        None => TransferBuffer::new(layout),
    };
    let start = buffer.as_ref().map_or(0, |buffer| {
        address(buffer.bytes.as_ptr().expose_provenance())
    });
    BUFFER.set(buffer);
    start
}

impl TransferBuffer {
    fn new(layout: Layout) -> Option<Self> {
        // SAFETY: the layout has at least one byte.
        let bytes = NonNull::new(unsafe { alloc(layout) })?;
        Some(Self { bytes, layout })
    }

    /// Changes its size. On failure it is unchanged.
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

impl Drop for TransferBuffer {
    fn drop(&mut self) {
        // SAFETY: the bytes are of the global allocator with this layout.
        unsafe { dealloc(self.bytes.as_ptr(), self.layout) }
    }
}

/// Runs code of users while arguments that were not read yet are in the buffers.
pub(crate) fn keeping<V>(run: impl FnOnce() -> V) -> V {
    let (last, earlier) = (BUFFER.take(), EARLIER.take());
    let short = scratch::put_aside();
    let value = run();
    scratch::put_back(short);
    EARLIER.set(earlier);
    BUFFER.set(last);
    value
}

/// A number for which all bytes are valid.
///
/// # Safety
///
/// Every pattern of bytes is a value, and the alignment is the size.
pub unsafe trait Plain {
    /// The number of the typed array of such elements; the order is that of `runtime/js/typed.js`.
    const KIND: i32;
}

macro_rules! plain {
    ($($type:ident $kind:literal)*) => {$(
        // SAFETY: a number type of WebAssembly.
        unsafe impl Plain for $type {
            const KIND: i32 = $kind;
        }
    )*};
}

plain! { i8 0 u8 1 i16 2 u16 3 i32 4 u32 5 f32 6 f64 7 i64 8 u64 9 }

/// The first buffer that was not read.
fn next() -> Option<TransferBuffer> {
    let first = EARLIER.with_borrow_mut(|earlier| (!earlier.is_empty()).then(|| earlier.remove(0)));
    first.or_else(|| BUFFER.take())
}

/// The transfer buffer that JavaScript has just filled with so many bytes; it may be larger.
pub(super) fn take_exact(count: usize) -> Result<Vec<u8>, JsError> {
    let mut buffer = next();
    if let Some(buffer) = &mut buffer
        && (1..buffer.layout.size()).contains(&count)
        && let Ok(layout) = Layout::from_size_align(count, buffer.layout.align())
    {
        // On failure the buffer is too large, which is correct.
        buffer.resize(layout);
    }
    from(buffer, count)
}

/// The transfer buffer that JavaScript has just filled with `count` elements.
pub(crate) fn take<T: Plain>(count: usize) -> Result<Vec<T>, JsError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    from(next(), count)
}

fn from<T: Plain>(buffer: Option<TransferBuffer>, count: usize) -> Result<Vec<T>, JsError> {
    let wrong = || JsError::new("the transfer buffer does not fit");
    let buffer = buffer.ok_or_else(wrong)?;
    let capacity = buffer.layout.size() / size_of::<T>();
    if buffer.layout.align() != align_of::<T>()
        || capacity * size_of::<T>() != buffer.layout.size()
        || count > capacity
    {
        return Err(wrong());
    }
    let buffer = std::mem::ManuallyDrop::new(buffer);
    // SAFETY: the memory is of the global allocator, with the layout of `capacity` elements, as was just checked, and has no other
    // owner. JavaScript has filled the first `count`, and any bytes are elements.
    Ok(unsafe { Vec::from_raw_parts(buffer.bytes.as_ptr().cast(), count, capacity) })
}
