//! The crate's own executor: a task whose promise settles is polled right there, without a further turn of the event loop.
//!
//! Tasks woken while one is polled wait in a queue. Everything is safe code: a waker holds only a number and the queue.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};

use crate::slab::Slab;
use crate::sys;

/// How many polls happen in one go before JavaScript gets a turn.
const BUDGET: usize = 256;

struct Task {
    future: Pin<Box<dyn Future<Output = ()>>>,
    waker: Waker,
}

struct Executor {
    /// `None` while a task is being polled.
    tasks: RefCell<Slab<Option<Task>>>,
    running: Cell<bool>,
    queue: Arc<Queue>,
}

/// The part that wakers share, also those that have moved to other threads.
struct Queue {
    ready: Mutex<VecDeque<Arc<TaskWaker>>>,
    /// How many are ready: a look at it costs less than one behind the lock.
    count: AtomicUsize,
    owner: Thread,
    /// Who polls a promise of ours with another executor, natively.
    driver: Mutex<Option<Waker>>,
}

struct TaskWaker {
    id: u32,
    queued: AtomicBool,
    queue: Arc<Queue>,
}

thread_local! {
    // Never dropped, as the slab in it: a waker may be called while the thread ends.
    static EXECUTOR: ManuallyDrop<Executor> = ManuallyDrop::new(Executor {
        tasks: const { RefCell::new(Slab::new()) },
        running: const { Cell::new(false) },
        queue: Arc::new(Queue { ready: Mutex::default(), count: AtomicUsize::new(0), owner: thread::current(), driver: Mutex::default() }),
    });
}

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

    fn is_local(&self) -> bool {
        cfg!(target_family = "wasm") || thread::current().id() == self.owner.id()
    }
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        if self.queued.swap(true, Ordering::AcqRel) {
            return;
        }
        if self.queue.is_local() {
            run_with(Some(self));
            return;
        }
        let queue = self.queue.clone();
        queue.push(self);
        queue.owner.unpark();
        if let Some(driver) = lock(&queue.driver).take() {
            driver.wake();
        }
    }
}

/// Runs a future to its end in the background.
///
/// It is polled first after the current code has returned to JavaScript; natively by [`block_on`] or while a
/// [`Promise`](crate::Promise) is awaited.
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
    let running = enqueue(Box::pin(future));
    if !running {
        sys::schedule();
    }
}

/// Polls a future at once, and then in the background.
pub(crate) fn start(future: impl Future<Output = ()> + 'static) {
    enqueue(Box::pin(future));
    run();
}

/// Whether the executor is running, so that the task will be seen.
fn enqueue(future: Pin<Box<dyn Future<Output = ()>>>) -> bool {
    EXECUTOR.with(|executor| {
        let id = executor.tasks.borrow_mut().insert(None);
        let waker = Arc::new(TaskWaker {
            id,
            queued: AtomicBool::new(true),
            queue: executor.queue.clone(),
        });
        let task = Task {
            future,
            waker: waker.clone().into(),
        };
        if let Some(slot) = executor.tasks.borrow_mut().get_mut(id) {
            *slot = Some(task);
        }
        executor.queue.push(waker);
        executor.running.get()
    })
}

/// Polls what is ready, unless that is already happening further up the stack.
pub(crate) fn run() {
    run_with(None);
}

/// The same after a task has become ready. One that nobody is before is polled without a way through the queue.
fn run_with(woken: Option<Arc<TaskWaker>>) {
    EXECUTOR.with(|executor| {
        let running = executor.running.replace(true);
        let mut next = woken;
        if let Some(task) = next.take_if(|_| running || !executor.queue.is_empty()) {
            executor.queue.push(task);
        }
        if running {
            return;
        }
        let _stop = Stop(&executor.running);
        for _ in 0..BUDGET {
            let Some(task) = next.take().or_else(|| executor.queue.pop()) else {
                return;
            };
            task.queued.store(false, Ordering::Release);
            executor.poll(task.id);
        }
        sys::schedule();
    });
}

/// Ends `running`, also when a task panics.
struct Stop<'a>(&'a Cell<bool>);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

impl Executor {
    fn poll(&self, id: u32) {
        let task = self.tasks.borrow_mut().get_mut(id).and_then(Option::take);
        let Some(mut task) = task else { return };
        let pending = task
            .future
            .as_mut()
            .poll(&mut Context::from_waker(&task.waker))
            .is_pending();
        let finished = {
            let mut tasks = self.tasks.borrow_mut();
            if pending {
                tasks.get_mut(id).and_then(|slot| slot.replace(task))
            } else {
                tasks.remove(id);
                Some(task)
            }
        };
        // Outside of the borrow: dropping a future may spawn or wake others.
        drop(finished);
    }
}

/// Runs a future on this thread until it is done, and the tasks of [`spawn`] beside it. Not in WebAssembly, which cannot
/// block.
///
/// ```
/// assert_eq!(jsi_runtime::block_on(async { 40 + 2 }), 42);
/// ```
#[cfg(not(target_family = "wasm"))]
pub fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    let mut future = std::pin::pin!(future);
    let waker = Arc::new(Unpark(thread::current())).into();
    loop {
        run();
        if let std::task::Poll::Ready(value) =
            future.as_mut().poll(&mut Context::from_waker(&waker))
        {
            return value;
        }
        if EXECUTOR.with(|executor| executor.queue.is_empty()) {
            thread::park();
        }
    }
}

/// Runs what is ready, and lets wakes from other threads reach the foreign executor that is waiting.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn run_for(driver: &Waker) {
    EXECUTOR.with(|executor| {
        // Further up the stack somebody runs the queue to its end; a wake from here would queue this task for ever.
        if executor.running.get() {
            return;
        }
        *lock(&executor.queue.driver) = Some(driver.clone());
        run();
        if !executor.queue.is_empty() {
            driver.wake_by_ref();
        }
    });
}

/// How many tasks are alive.
pub(crate) fn live() -> usize {
    EXECUTOR.with(|executor| executor.tasks.borrow().len())
}
