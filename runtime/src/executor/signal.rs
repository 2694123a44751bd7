//! Waking from other threads that share the memory. They have their own JavaScript, so they cannot make ours run the queue.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};

use crate::js;
use crate::wire::wasm::status_words::address;

/// Gets a lock that no thread holds for long. The thread of a page may not block.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    loop {
        match mutex.try_lock() {
            Ok(guard) => return guard,
            Err(TryLockError::Poisoned(error)) => return error.into_inner(),
            Err(TryLockError::WouldBlock) => std::hint::spin_loop(),
        }
    }
}

/// The signal by which other threads wake the executor's thread.
#[derive(Default)]
pub(super) struct Signal {
    /// 1 after another thread has queued a task. JavaScript waits for it without blocking.
    given: AtomicI32,
    /// Whether JavaScript waits.
    awaited: AtomicBool,
}

impl Signal {
    fn address(&self) -> i32 {
        address(self.given.as_ptr().expose_provenance())
    }

    /// Signals that another thread has queued a task.
    pub(super) fn give(&self) {
        if self.given.swap(1, Ordering::SeqCst) == 0 {
            js::notify(self.address());
        }
    }

    /// Makes JavaScript wait, as another thread may wake a task.
    pub(super) fn listen(&self) {
        if !self.awaited.swap(true, Ordering::Relaxed) {
            js::listen(self.address());
        }
    }

    /// Resets the signal. The queue is read afterwards, so no wake is lost.
    pub(super) fn take(&self) {
        self.awaited.store(false, Ordering::Relaxed);
        self.given.swap(0, Ordering::SeqCst);
    }
}
