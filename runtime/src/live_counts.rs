//! Live counts, for tests of leaks.

use crate::sys::{Host, Sys};
use crate::{callback, executor, promise, reference, view};

/// How many values of this instance are alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LiveCounts {
    /// References to JavaScript values.
    pub handles: usize,
    /// Callbacks that JavaScript may call.
    pub callbacks: usize,
    /// Promises of JavaScript that Rust waits for, promises of Rust that JavaScript waits for, and spawned tasks.
    pub promises: usize,
    /// Memory views that JavaScript can use: of pinned buffers, and during calls those of slices.
    pub views: usize,
    /// Objects of exported classes and callback interfaces that JavaScript keeps alive.
    pub objects: usize,
}

/// Counts what is alive.
///
/// ```
/// use jsi_runtime::{Object, live_counts};
///
/// let before = live_counts();
/// let object = Object::new();
/// assert_eq!(live_counts().handles, before.handles + 1);
/// drop(object);
/// assert_eq!(live_counts(), before);
/// ```
pub fn live_counts() -> LiveCounts {
    LiveCounts {
        handles: reference::live(),
        callbacks: callback::live(),
        promises: promise::live() + Sys::pending_promises() + executor::live(),
        views: view::live() + Sys::lent_views(),
        objects: Sys::exported_live(),
    }
}
