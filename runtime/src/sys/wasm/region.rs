//! The region: a buffer that JavaScript writes frames to and Rust reads them from.
//!
//! It grows only when JavaScript asks. A frame that is being read keeps the old buffer alive, since reading may run code
//! that calls JavaScript, which may ask for more.

use std::cell::{Cell, RefCell};

struct Region {
    /// The last one is in use; the others are still being read.
    buffers: RefCell<Vec<Box<[u8]>>>,
    /// Where the last one begins.
    start: Cell<*const u8>,
    readers: Cell<usize>,
    /// Whether there are others.
    retired: Cell<bool>,
}

thread_local! {
    static REGION: Region = const {
        Region {
            buffers: RefCell::new(Vec::new()),
            start: Cell::new(std::ptr::null()),
            readers: Cell::new(0),
            retired: Cell::new(false),
        }
    };
}

/// Makes the region `size` bytes long and returns its address; what was written stays.
pub(super) fn grow(size: usize) -> usize {
    REGION.with(|region| {
        let mut buffers = region.buffers.borrow_mut();
        let mut bytes = vec![0; size];
        if let Some(old) = buffers.last() {
            for (new, old) in bytes.iter_mut().zip(old.iter()) {
                *new = *old;
            }
        }
        if region.readers.get() == 0 {
            buffers.clear();
        }
        buffers.push(bytes.into_boxed_slice());
        region.retired.set(buffers.len() > 1);
        let start = buffers
            .last_mut()
            .map_or(std::ptr::null_mut(), |bytes| bytes.as_mut_ptr());
        region.start.set(start);
        start.expose_provenance()
    })
}

impl Region {
    /// Frees the buffers that nobody reads any more.
    #[cold]
    fn tidy(&self) {
        let mut buffers = self.buffers.borrow_mut();
        let retired = buffers.len().saturating_sub(1);
        buffers.drain(..retired);
        self.retired.set(false);
    }
}

/// Gives `read` the `count` bytes from `base` on.
#[inline]
pub(super) fn with<T>(base: usize, count: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    REGION.with(|region| {
        region.readers.set(region.readers.get() + 1);
        let bytes = if count == 0 {
            &[]
        } else {
            // SAFETY: `base` and `count` come from JavaScript, which wrote them together with the bytes inside the
            // newest buffer (`state.js`, `reserve`). That buffer is not freed while `readers` is above 0, and JavaScript
            // writes only from the cell `top` on, which lies behind these bytes until the frame is dropped.
            unsafe { std::slice::from_raw_parts(region.start.get().add(base), count) }
        };
        let value = read(bytes);
        region.readers.set(region.readers.get() - 1);
        if region.retired.get() && region.readers.get() == 0 {
            region.tidy();
        }
        value
    })
}
