//! The slab of promises that Rust waits for: JavaScript settles them by number.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::error::JsError;
use crate::marshal::FromJs;
use crate::shape::Shape;
use crate::slab::Slab;
use crate::sys::{self, Frame};

thread_local! {
    static WAITS: RefCell<Slab<Rc<dyn Settle>>> = const { RefCell::new(Slab::new()) };
}

/// What the slab knows of a promise.
trait Settle {
    fn settle(&self, outcome: Result<Frame, JsError>);
}

struct Wait<T> {
    shape: &'static Shape,
    result: Cell<Option<Result<T, JsError>>>,
    waker: Cell<Option<Waker>>,
    settled: Cell<bool>,
}

impl<T: FromJs> Settle for Wait<T> {
    fn settle(&self, outcome: Result<Frame, JsError>) {
        self.settled.set(true);
        self.result
            .set(Some(outcome.and_then(|frame| frame.read_as(self.shape))));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// The waiting end. Dropping it forgets the answer.
pub(super) struct Waiting<T> {
    id: u32,
    wait: Rc<Wait<T>>,
}

impl<T: FromJs + 'static> Waiting<T> {
    pub(super) fn new(shape: &'static Shape) -> Self {
        let wait = Rc::new(Wait {
            shape,
            result: Cell::new(None),
            waker: Cell::new(None),
            settled: Cell::new(false),
        });
        let id = WAITS.with_borrow_mut(|waits| waits.insert(wait.clone()));
        Self { id, wait }
    }
}

impl<T> Waiting<T> {
    pub(super) fn id(&self) -> u32 {
        self.id
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<T, JsError>> {
        if let Some(result) = self.wait.result.take() {
            return Poll::Ready(result);
        }
        self.wait.waker.set(Some(cx.waker().clone()));
        // Natively the answer may depend on a task of this crate's executor, which nobody else would run.
        #[cfg(not(target_family = "wasm"))]
        {
            crate::executor::run_for(cx.waker());
            if let Some(result) = self.wait.result.take() {
                return Poll::Ready(result);
            }
        }
        Poll::Pending
    }
}

impl<T> Drop for Waiting<T> {
    fn drop(&mut self) {
        // Not when it was settled: then the number may already belong to another promise.
        if !self.wait.settled.get() {
            let forgotten = WAITS.with_borrow_mut(|waits| waits.remove(self.id));
            sys::promise_forget(self.id);
            drop(forgotten);
        }
    }
}

/// JavaScript answers.
pub(crate) fn settle(id: u32, outcome: Result<Frame, JsError>) {
    let wait = WAITS.with_borrow_mut(|waits| waits.remove(id));
    if let Some(wait) = wait {
        wait.settle(outcome);
    }
}

pub(crate) fn live() -> usize {
    WAITS.with_borrow(Slab::len)
}
