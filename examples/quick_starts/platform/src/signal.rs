//! Something that happens once, and what waits for it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Clones stand for the same signal.
#[derive(Clone, Default)]
pub struct Signal(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    raised: bool,
    waker: Option<Waker>,
}

impl Signal {
    /// Ends the wait.
    pub fn raise(&self) {
        let waker = {
            let mut state = self.0.borrow_mut();
            state.raised = true;
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Waits until it is raised.
    pub async fn raised(&self) {
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            if state.raised {
                return Poll::Ready(());
            }
            state.waker = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}
