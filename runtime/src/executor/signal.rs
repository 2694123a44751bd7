//! Waking from other threads that share the memory. They have JavaScript of their own, so they cannot have ours run the queue.

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

/// What other threads wake the executor's thread by.
#[derive(Default)]
pub(super) struct Signal {
    /// 1 since another thread has queued a task. JavaScript waits here, without blocking.
    given: AtomicI32,
    /// Whether it does.
    awaited: AtomicBool,
}

impl Signal {
    fn address(&self) -> i32 {
        address(self.given.as_ptr().expose_provenance())
    }

    /// Another thread has queued a task.
    pub(super) fn give(&self) {
        if self.given.swap(1, Ordering::SeqCst) == 0 {
            js::notify(self.address());
        }
    }

    /// There are tasks that another thread may wake.
    pub(super) fn listen(&self) {
        if !self.awaited.swap(true, Ordering::Relaxed) {
            js::listen(self.address());
        }
    }

    /// From now on what is queued is a new signal. The queue is looked at afterwards, so none is lost.
    pub(super) fn take(&self) {
        self.awaited.store(false, Ordering::Relaxed);
        self.given.swap(0, Ordering::SeqCst);
    }
}
