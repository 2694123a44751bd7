//! The state cells: what JavaScript and Rust tell each other in memory. The order is that of `runtime/js/state.js`.

use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

#[repr(C)]
pub(super) struct Cells {
    /// 0 good, 1 an error is pending, 2 the value is null.
    status: AtomicI32,
    /// Where the newest frame begins in the region.
    base: AtomicI32,
    /// Where frames end that are not read to their end.
    top: AtomicI32,
    /// Where the wire bytes of a callback's result lie.
    out: AtomicI32,
}

// Of each thread, since each has JavaScript of its own. Atomic, since that writes them; of nobody else's interest, so that
// nothing orders them.
thread_local! {
    static CELLS: Cells = const {
        Cells {
            status: AtomicI32::new(0),
            base: AtomicI32::new(0),
            top: AtomicI32::new(0),
            out: AtomicI32::new(0),
        }
    };
}

/// What the last call left behind besides its value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Good,
    Null,
    Failed,
}

/// Reads the status and resets it.
#[inline]
pub(crate) fn take_status() -> Status {
    CELLS.with(|cells| match cells.status.load(Relaxed) {
        0 => Status::Good,
        status => {
            cells.status.store(0, Relaxed);
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
pub(super) fn base() -> usize {
    CELLS.with(|cells| cells.base.load(Relaxed).cast_unsigned() as usize)
}

/// Frees the region from here on.
#[inline]
pub(super) fn set_top(top: usize) {
    CELLS.with(|cells| cells.top.store(address(top), Relaxed));
}

pub(super) fn set_out(address_of_bytes: usize) {
    CELLS.with(|cells| cells.out.store(address(address_of_bytes), Relaxed));
}

pub(super) fn address_of_cells() -> i32 {
    CELLS.with(|cells| address(std::ptr::from_ref(cells).expose_provenance()))
}

/// Addresses have 32 bits here. Those that JavaScript reads or writes at, or gives back, are of exposed pointers.
pub(super) fn address(value: usize) -> i32 {
    (value as u32).cast_signed()
}
