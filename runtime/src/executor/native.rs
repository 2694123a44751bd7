//! Runs the queue natively: in [`block_on`], and in promises that another executor polls.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::mem;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use super::{EXECUTOR, Executor, Queue, TaskWaker, lock};

/// What waits for the queue: the thread itself, and tasks of other executors.
pub(super) struct Runner {
    owner: Thread,
    drivers: Mutex<Drivers>,
}

#[derive(Default)]
struct Drivers {
    wakers: BTreeMap<u64, Waker>,
    next: u64,
}

impl Default for Runner {
    fn default() -> Self {
        Self {
            owner: thread::current(),
            drivers: Mutex::default(),
        }
    }
}

impl Runner {
    pub(super) fn announce(&self, busy: bool) {
        if thread::current().id() != self.owner.id() {
            self.owner.unpark();
        } else if busy {
            return;
        }
        // Wakes all, since any of them may be dropped without being polled. Outside of the lock, since wakers are foreign code.
        let wakers = mem::take(&mut lock(&self.drivers).wakers);
        for waker in wakers.into_values() {
            waker.wake();
        }
    }
}

/// By which a promise runs the queue when another executor polls it.
#[derive(Default)]
pub(crate) struct Driver {
    registered: Option<(Arc<Queue>, u64)>,
}

impl Driver {
    /// Runs ready tasks, since no other code would, and wakes the task of the foreign executor if more are ready.
    pub(crate) fn drive(&mut self, waker: &Waker) {
        EXECUTOR.with(|executor| {
            let Some(_busy) = executor.enter() else {
                return;
            };
            self.register(&executor.queue, waker.clone());
            executor.run();
        });
    }

    fn register(&mut self, queue: &Arc<Queue>, waker: Waker) {
        let mut drivers = lock(&queue.runner.drivers);
        let (_, id) = self.registered.get_or_insert_with(|| {
            drivers.next += 1;
            (queue.clone(), drivers.next)
        });
        let old = drivers.wakers.insert(*id, waker);
        drop(drivers);
        drop(old);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some((queue, id)) = self.registered.take() {
            let old = lock(&queue.runner.drivers).wakers.remove(&id);
            drop(old);
        }
    }
}

thread_local! {
    /// Tasks that were woken while they block in their own [`block_on`].
    static BLOCKED: RefCell<Vec<Arc<TaskWaker>>> = const { RefCell::new(Vec::new()) };
}

impl TaskWaker {
    pub(super) fn ready(self: Arc<Self>) {
        let queue = self.queue.clone();
        queue.push(self);
        queue.announce();
    }
}

impl Executor {
    pub(super) fn pop(&self) -> Option<Arc<TaskWaker>> {
        self.queue.pop()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    pub(super) fn polled_already(&self, task: Arc<TaskWaker>) {
        BLOCKED.with_borrow_mut(|blocked| blocked.push(task));
    }
}

/// Runs a future on this thread until it is done, and the tasks of [`spawn`](crate::spawn) beside it. A task may block, too:
/// then the others go on. Not in WebAssembly, which cannot block.
///
/// ```
/// assert_eq!(jsi_runtime::block_on(async { 40 + 2 }), 42);
/// ```
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let main = Arc::new(Main {
        woken: AtomicBool::new(true),
        thread: thread::current(),
    });
    let waker = Waker::from(main.clone());
    EXECUTOR.with(|executor| {
        let _blocking = Blocking::new(&executor.queue);
        loop {
            executor.run();
            if main.woken.swap(false, Ordering::AcqRel)
                && let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker))
            {
                return value;
            }
            // Checks for woken tasks instead of the thread's token, which other code may have used up.
            if executor.queue.is_empty() && !main.woken.load(Ordering::Acquire) {
                thread::park();
            }
        }
    })
}

/// The waker of the future of [`block_on`].
struct Main {
    woken: AtomicBool,
    thread: Thread,
}

impl Wake for Main {
    fn wake(self: Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

/// Runs the queue even if code further up the stack would, since that code cannot run while the thread is blocked.
struct Blocking<'a> {
    queue: &'a Queue,
    before: bool,
}

impl<'a> Blocking<'a> {
    fn new(queue: &'a Queue) -> Self {
        let before = queue.busy.swap(true, Ordering::Relaxed);
        Self { queue, before }
    }
}

impl Drop for Blocking<'_> {
    fn drop(&mut self) {
        for task in BLOCKED.take() {
            self.queue.push(task);
        }
        self.queue.busy.store(self.before, Ordering::Relaxed);
        if !self.queue.is_empty() {
            self.queue.announce();
        }
    }
}
