//! The crate's own executor. Waking a task only queues it: the caller of a waker may hold a lock that the task needs, or a
//! borrow. The queue is polled with no user code on the stack: right after a promise has settled, or in a microtask.
//!
//! Everything is safe code: a waker contains only a number and the queue.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
#[cfg(not(target_feature = "atomics"))]
use std::sync::{MutexGuard, PoisonError};
use std::task::{Context, Wake, Waker};

#[cfg(not(target_family = "wasm"))]
pub(crate) use native::Driver;
#[cfg(not(target_family = "wasm"))]
pub use native::block_on;
#[cfg(target_family = "wasm")]
pub(crate) use wasm::turn;

use crate::slab::Slab;

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(target_feature = "atomics")]
mod signal;
#[cfg(target_family = "wasm")]
mod wasm;

/// The maximal number of polls before JavaScript continues.
const BUDGET: usize = 256;

struct Task {
    future: Pin<Box<dyn Future<Output = ()>>>,
    waker: Waker,
}

struct Executor {
    /// `None` while a task is being polled.
    tasks: RefCell<Slab<Option<Task>>>,
    queue: Arc<Queue>,
    /// The first ready task that was woken without the queue and its lock.
    #[cfg(target_family = "wasm")]
    first: wasm::First,
}

/// The part that wakers share, including those in other threads.
#[derive(Default)]
struct Queue {
    ready: Mutex<VecDeque<Arc<TaskWaker>>>,
    /// The number of ready tasks: reading it costs less than taking the lock.
    count: AtomicUsize,
    /// Whether code further up the stack of the executor's thread will run the queue before it returns.
    busy: AtomicBool,
    /// Schedules a run of the queue.
    runner: Runner,
}

#[cfg(not(target_family = "wasm"))]
use native::Runner;
#[cfg(target_family = "wasm")]
use wasm::Runner;

struct TaskWaker {
    id: u32,
    queued: AtomicBool,
    queue: Arc<Queue>,
}

thread_local! {
    // Never dropped, like the slab in it: a waker may be called while the thread ends.
    static EXECUTOR: ManuallyDrop<Executor> = ManuallyDrop::new(Executor {
        tasks: const { RefCell::new(Slab::new()) },
        queue: Arc::default(),
        #[cfg(target_family = "wasm")]
        first: wasm::First::default(),
    });
}

#[cfg(target_feature = "atomics")]
use signal::lock;

#[cfg(not(target_feature = "atomics"))]
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Queue {
    fn push(&self, task: Arc<TaskWaker>) {
        let mut ready = lock(&self.ready);
        ready.push_back(task);
        self.count.store(ready.len(), Ordering::Release);
    }

    fn pop(&self) -> Option<Arc<TaskWaker>> {
        if self.is_empty() {
            return None;
        }
        let mut ready = lock(&self.ready);
        let task = ready.pop_front();
        self.count.store(ready.len(), Ordering::Release);
        task
    }

    fn is_empty(&self) -> bool {
        self.count.load(Ordering::Acquire) == 0
    }

    /// Schedules a run, as a task is ready.
    fn announce(&self) {
        self.runner.announce(self.busy.load(Ordering::Relaxed));
    }
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        if !self.queued.swap(true, Ordering::AcqRel) {
            self.ready();
        }
    }
}

/// Runs a future to its end in the background.
///
/// It is polled first after the current code has returned to JavaScript. Natively `block_on` polls it, or another executor
/// while it polls a [`Promise`](crate::Promise); before that nothing happens. The same holds when it is woken: waking never
/// polls, so a task may be woken by code that holds a lock or a borrow.
///
/// ```
/// use std::cell::Cell;
/// use std::rc::Rc;
///
/// let done = Rc::new(Cell::new(false));
/// let flag = done.clone();
/// jsi_runtime::spawn(async move { flag.set(true) });
/// assert!(!done.get());
/// jsi_runtime::block_on(async {});
/// assert!(done.get());
/// ```
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    EXECUTOR.with(|executor| {
        let task = executor.insert(Box::pin(future));
        executor.queue.push(task);
        executor.queue.announce();
    });
}

/// Polls a future immediately, and then in the background. No other task is polled, since user code is on the stack.
pub(crate) fn start(future: impl Future<Output = ()> + 'static) {
    EXECUTOR.with(|executor| {
        let task = executor.insert(Box::pin(future));
        match executor.enter() {
            Some(_busy) => executor.poll(task),
            None => executor.queue.push(task),
        }
    });
}

impl Executor {
    /// A new task, to be polled.
    fn insert(&self, future: Pin<Box<dyn Future<Output = ()>>>) -> Arc<TaskWaker> {
        let id = self.tasks.borrow_mut().insert(None);
        let task = Arc::new(TaskWaker {
            id,
            queued: AtomicBool::new(true),
            queue: self.queue.clone(),
        });
        let waker = task.clone().into();
        if let Some(slot) = self.tasks.borrow_mut().get_mut(id) {
            *slot = Some(Task { future, waker });
        }
        task
    }

    /// Does nothing if code further up the stack will run the queue.
    fn enter(&self) -> Option<Busy<'_>> {
        let busy = self.queue.busy.swap(true, Ordering::Relaxed);
        (!busy).then_some(Busy(self))
    }

    /// Polls what is ready, up to a limit.
    fn run(&self) {
        for _ in 0..BUDGET {
            let Some(task) = self.pop() else { return };
            self.poll(task);
        }
    }

    fn poll(&self, woken: Arc<TaskWaker>) {
        let id = woken.id;
        let slot = self.tasks.borrow_mut().get_mut(id).map(Option::take);
        let mut task = match slot {
            Some(Some(task)) => task,
            Some(None) => return self.polled_already(woken),
            None => return,
        };
        // A swap, and no store: who found the task queued before this has written what the poll must see.
        woken.queued.swap(false, Ordering::AcqRel);
        // Dropped before the task, whose drop may spawn or wake others.
        let end = End(self, id);
        let poll = task
            .future
            .as_mut()
            .poll(&mut Context::from_waker(&task.waker));
        if poll.is_pending() {
            std::mem::forget(end);
            if let Some(slot) = self.tasks.borrow_mut().get_mut(id) {
                *slot = Some(task);
            }
        }
    }
}

/// While it exists, ready tasks schedule no run. At its end, remaining tasks do.
struct Busy<'a>(&'a Executor);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.queue.busy.store(false, Ordering::Relaxed);
        if !self.0.is_empty() {
            self.0.queue.announce();
        }
        #[cfg(target_feature = "atomics")]
        if self.0.tasks.borrow().len() > 0 {
            wasm::THREADS.load();
            self.0.queue.runner.signal.listen();
        }
    }
}

/// Removes a task from the table, also when it panics.
struct End<'a>(&'a Executor, u32);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.tasks.borrow_mut().remove(self.1);
    }
}

/// How many tasks are alive.
pub(crate) fn live() -> usize {
    EXECUTOR.with(|executor| executor.tasks.borrow().len())
}
