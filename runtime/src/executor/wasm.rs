//! Runs the queue in WebAssembly: when JavaScript enters Rust with no other code on the stack.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{EXECUTOR, Executor, TaskWaker};
use crate::js;
use crate::sys::ENTRIES;
use crate::sys::runtime_module::{Name, RuntimeModule, entry};

/// The queue, which JavaScript runs in a microtask.
static QUEUE: RuntimeModule = RuntimeModule::new(Name::Executor, &[&ENTRIES], || {
    js::install_executor(entry!(run));
});

/// Waking across threads.
#[cfg(target_feature = "atomics")]
pub(super) static THREADS: RuntimeModule = RuntimeModule::new(Name::Threads, &[&ENTRIES], || {
    js::install_threads(entry!(woken));
});

/// Makes JavaScript run the queue.
#[derive(Default)]
pub(super) struct Runner {
    /// Whether JavaScript will run the queue.
    scheduled: AtomicBool,
    /// The signal by which other threads wake this one.
    #[cfg(target_feature = "atomics")]
    pub(super) signal: super::signal::Signal,
}

impl Runner {
    pub(super) fn announce(&self, busy: bool) {
        if !busy && !self.scheduled.swap(true, Ordering::Relaxed) {
            QUEUE.load();
            js::schedule();
        }
    }
}

/// The task that is polled before those in the queue.
#[derive(Default)]
pub(super) struct First(Cell<Option<Arc<TaskWaker>>>);

impl First {
    fn is_empty(&self) -> bool {
        let first = self.0.take();
        let empty = first.is_none();
        self.0.set(first);
        empty
    }
}

impl TaskWaker {
    pub(super) fn ready(self: Arc<Self>) {
        EXECUTOR.with(|executor| {
            let queue = self.queue.clone();
            #[cfg(target_feature = "atomics")]
            if !Arc::ptr_eq(&queue, &executor.queue) {
                queue.push(self);
                THREADS.load();
                queue.runner.signal.give();
                return;
            }
            if queue.busy.load(Ordering::Relaxed) && executor.is_empty() {
                executor.first.0.set(Some(self));
                return;
            }
            queue.push(self);
            queue.announce();
        });
    }
}

impl Executor {
    pub(super) fn pop(&self) -> Option<Arc<TaskWaker>> {
        self.first.0.take().or_else(|| self.queue.pop())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty() && self.first.is_empty()
    }

    /// In WebAssembly no task is polled inside of another one.
    pub(super) fn polled_already(&self, _: Arc<TaskWaker>) {}
}

/// Runs ready tasks. JavaScript calls it in a microtask.
extern "C" fn run() {
    EXECUTOR.with(|executor| {
        executor
            .queue
            .runner
            .scheduled
            .store(false, Ordering::Relaxed)
    });
    turn(|| {});
}

/// Runs tasks that other threads have made ready. JavaScript calls it after their signal.
#[cfg(target_feature = "atomics")]
extern "C" fn woken() {
    EXECUTOR.with(|executor| executor.queue.runner.signal.take());
    turn(|| {});
}

/// Runs `work`, and the tasks that it makes ready. No user code may be on the stack.
pub(crate) fn turn(work: impl FnOnce()) {
    EXECUTOR.with(|executor| {
        let busy = executor.enter();
        work();
        if busy.is_some() {
            executor.run();
        }
    });
}
