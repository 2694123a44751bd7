//! A native promise: settled once, reactions run in the order they were added. There is no event loop, so a reaction
//! runs at the moment of settling, and at once when the promise is settled already.

use std::cell::{Cell, RefCell};

use super::Value;

type Reaction = Box<dyn FnOnce(Result<Value, Value>)>;

/// What a promise has come to.
enum State {
    /// Nothing yet; these wait.
    Pending(Vec<Reaction>),
    Settled(Result<Value, Value>),
}

/// The inside of a promise object.
pub(crate) struct Promise {
    state: RefCell<State>,
    /// Resolved, though perhaps with a promise that is pending itself: later attempts do nothing.
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
