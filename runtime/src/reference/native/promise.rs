//! A native promise: settled once, reactions run in the order they were added. There is no event loop, so a reaction runs when
//! the promise is settled, and immediately if it is settled already.

use std::cell::{Cell, RefCell};

use super::Value;

type Reaction = Box<dyn FnOnce(Result<Value, Value>)>;

/// The state of a promise.
enum State {
    /// Pending, with its reactions.
    Pending(Vec<Reaction>),
    Settled(Result<Value, Value>),
}

/// The content of a promise object.
pub(crate) struct Promise {
    state: RefCell<State>,
    /// Resolved, perhaps with a pending promise: later attempts have no effect.
    resolved: Cell<bool>,
}

impl Default for Promise {
    fn default() -> Self {
        Promise {
            state: RefCell::new(State::Pending(Vec::new())),
            resolved: false.into(),
        }
    }
}

impl Promise {
    /// Runs `reaction` with the outcome, now or later.
    pub(crate) fn then(&self, reaction: impl FnOnce(Result<Value, Value>) + 'static) {
        let outcome = match &mut *self.state.borrow_mut() {
            State::Pending(waiting) => {
                waiting.push(Box::new(reaction));
                return;
            }
            State::Settled(outcome) => outcome.clone(),
        };
        reaction(outcome);
    }

    /// Whether this is the first attempt to resolve it.
    pub(super) fn resolve(&self) -> bool {
        !self.resolved.replace(true)
    }

    pub(super) fn settle(&self, outcome: Result<Value, Value>) {
        let before = self.state.replace(State::Settled(outcome.clone()));
        if let State::Pending(waiting) = before {
            for reaction in waiting {
                reaction(outcome.clone());
            }
        }
    }
}
