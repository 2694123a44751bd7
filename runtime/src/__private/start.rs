//! Whether a glue module has received `rt`, by which it calls the runtime.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::JsValue;

use crate::sys;

/// Passes `rt` to a glue module before the first call through it. A `static` of each glue.
#[derive(Debug, Default)]
pub struct Start(AtomicBool);

impl Start {
    /// Not yet started.
    pub const fn new() -> Self {
        Self(AtomicBool::new(false))
    }

    /// Calls `init` unless this thread has.
    #[inline]
    pub fn once(&self, init: fn(&JsValue)) {
        if !self.is_done() {
            self.begin(init);
        }
    }

    #[cold]
    fn begin(&self, init: fn(&JsValue)) {
        // First, since it throws if the instance is refused, and must throw again the next time.
        let rt = sys::rt();
        // Before the call, since `init` may call this function again.
        self.set_done();
        init(&rt);
    }
}

#[cfg(not(target_feature = "atomics"))]
impl Start {
    #[inline]
    fn is_done(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set_done(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Threads share the static, and each has glue modules of its own.
#[cfg(target_feature = "atomics")]
mod threads {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use super::{Ordering, Start};

    thread_local! {
        /// The addresses of the statics of all glue that was started in this thread.
        static DONE: RefCell<BTreeSet<usize>> = const { RefCell::new(BTreeSet::new()) };
    }

    impl Start {
        fn address(&self) -> usize {
            std::ptr::from_ref(self).addr()
        }

        pub(super) fn is_done(&self) -> bool {
            self.0.load(Ordering::Relaxed)
                && DONE.with_borrow(|done| done.contains(&self.address()))
        }

        pub(super) fn set_done(&self) {
            self.0.store(true, Ordering::Relaxed);
            DONE.with_borrow_mut(|done| done.insert(self.address()));
        }
    }
}
