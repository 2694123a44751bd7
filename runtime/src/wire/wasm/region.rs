//! The region: a buffer that JavaScript writes frames to and Rust reads them from.
//!
//! It grows only when JavaScript requests it. A frame that is being read keeps the old buffer alive, since reading may run code
//! that calls JavaScript, which may request more.

use std::cell::{Cell, RefCell};

use crate::js;

struct Region {
    /// The last buffer is in use; the others are still being read.
    buffers: RefCell<Vec<Vec<u8>>>,
    /// The address and the length of the last buffer.
    start: Cell<*const u8>,
    size: Cell<usize>,
    readers: Cell<usize>,
    /// Whether buffers must be freed when there are no readers.
    retired: Cell<bool>,
    /// Whether there was no memory for the value of a frame.
    short: Cell<bool>,
    /// Memory for the error about it.
    spare: Cell<Vec<u8>>,
}

thread_local! {
    static REGION: Region = const {
        Region {
            buffers: RefCell::new(Vec::new()),
            start: Cell::new(std::ptr::null()),
            size: Cell::new(0),
            readers: Cell::new(0),
            retired: Cell::new(false),
            short: Cell::new(false),
            spare: Cell::new(Vec::new()),
        }
    };
}

/// The maximal memory of an error.
const SPARE: usize = 1024;

/// Makes the region `size` bytes long and returns its address; the content stays. Returns 0 and changes nothing if there is no
/// memory. A size of 0 frees the region.
pub(crate) fn grow(size: usize) -> usize {
    REGION.with(|region| region.grow(size).unwrap_or(0))
}

/// Called if there is no memory for the value of the frame that is being read: frees the memory that is reserved for the error.
pub(super) fn out_of_memory() {
    REGION.with(|region| {
        region.short.set(true);
        region.retired.set(true);
        region.spare.take();
    });
}

impl Region {
    fn grow(&self, size: usize) -> Option<usize> {
        let reading = self.readers.get() > 0;
        let mut buffers = self.buffers.borrow_mut();
        if size == 0 {
            if !reading {
                buffers.clear();
            }
            self.start.set(std::ptr::null());
            self.size.set(0);
            return None;
        }
        match buffers.last_mut() {
            // The allocator may extend it in place.
            Some(bytes) if !reading => resize(bytes, size)?,
            old => {
                let mut bytes = Vec::new();
                resize(&mut bytes, size)?;
                for (new, old) in bytes.iter_mut().zip(old.into_iter().flatten()) {
                    *new = *old;
                }
                buffers.push(bytes);
                self.retired.set(buffers.len() > 1);
            }
        }
        let start = buffers.last_mut()?.as_mut_ptr();
        self.start.set(start);
        self.size.set(size);
        self.keep_spare();
        Some(start.expose_provenance())
    }

    fn keep_spare(&self) {
        let mut spare = self.spare.take();
        // If this fails too, there is no reserve, and the next error may end the instance.
        let _ = spare.try_reserve_exact(SPARE);
        self.spare.set(spare);
    }

    /// Frees the buffers without readers. After the first frame, if there was no memory for it, all of them: then the region
    /// contains nothing else.
    #[cold]
    fn tidy(&self, base: usize) {
        let mut buffers = self.buffers.borrow_mut();
        let short = self.short.take();
        let freed = short && base == 0;
        let retired = buffers.len().saturating_sub(usize::from(!freed));
        buffers.drain(..retired);
        self.retired.set(false);
        if freed {
            self.start.set(std::ptr::null());
            self.size.set(0);
            js::region_gone();
        }
        if short {
            self.keep_spare();
        }
    }
}

/// Makes a buffer this long, if there is memory for it.
fn resize(bytes: &mut Vec<u8>, size: usize) -> Option<()> {
    let length = bytes.len();
    let more = size.saturating_sub(length);
    bytes.try_reserve_exact(more).ok()?;
    // SAFETY: there is capacity for `more` bytes behind the first `length`, and a zero is a byte. `Vec::resize` would write
    // them one by one without optimisation, which takes seconds in tests.
    unsafe {
        bytes.as_mut_ptr().add(length).write_bytes(0, more);
        bytes.set_len(length + more);
    }
    Some(())
}

/// Passes the `count` bytes from `base` on to `read`; none if they are not inside the region.
#[inline]
pub(super) fn with<T>(base: usize, count: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    REGION.with(|region| {
        region.readers.set(region.readers.get() + 1);
        let inside = base
            .checked_add(count)
            .is_some_and(|end| end <= region.size.get());
        let bytes = if count == 0 || !inside {
            &[]
        } else {
            // SAFETY: the bytes are inside the newest buffer, as was just checked. It is not freed while `readers` is above 0, and
            // JavaScript writes only from the status word `top` on, which is behind these bytes until the frame is dropped.
            unsafe { std::slice::from_raw_parts(region.start.get().add(base), count) }
        };
        let value = read(bytes);
        region.readers.set(region.readers.get() - 1);
        if region.retired.get() && region.readers.get() == 0 {
            region.tidy(base);
        }
        value
    })
}
