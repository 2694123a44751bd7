//! What happens later, in order, for a task that waits for it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Clones stand for the same queue.
pub struct Queue<T>(Rc<RefCell<State<T>>>);

struct State<T> {
    items: VecDeque<T>,
    waker: Option<Waker>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self(Rc::new(RefCell::new(State {
            items: VecDeque::new(),
            waker: None,
        })))
    }
}

impl<T: 'static> Queue<T> {
    /// A listener that adds what it makes of an event.
    pub fn sender<E: 'static>(&self, make: impl Fn(&E) -> T + 'static) -> impl FnMut(E) + 'static {
        let state = Rc::clone(&self.0);
        move |event| {
            let waker = {
                let mut state = state.borrow_mut();
                state.items.push_back(make(&event));
                state.waker.take()
            };
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }

    /// Waits for the next one.
    pub async fn next(&self) -> T {
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            if let Some(item) = state.items.pop_front() {
                return Poll::Ready(item);
            }
            state.waker = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}
