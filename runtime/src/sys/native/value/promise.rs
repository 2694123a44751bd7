//! A native promise: settled once, reactions run in the order they were added. There is no event loop, so a reaction
//! runs at the moment of settling, and at once when the promise is settled already.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Body, Function, Kind, Value, error};

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
    taken: Cell<bool>,
}

impl Default for Promise {
    fn default() -> Self {
        Promise {
            state: RefCell::new(State::Pending(Vec::new())),
            taken: false.into(),
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

    fn settle(&self, outcome: Result<Value, Value>) {
        let before = self.state.replace(State::Settled(outcome.clone()));
        if let State::Pending(waiting) = before {
            for reaction in waiting {
                reaction(outcome.clone());
            }
        }
    }
}

/// The method `then` of a promise or another thenable.
pub(crate) fn thenable(value: &Value) -> Option<Function> {
    value.body()?.get("then").body()?.function().cloned()
}

/// Whether a value can be awaited.
pub(crate) fn is_promise(value: &Value) -> bool {
    value
        .body()
        .is_some_and(|body| matches!(body.kind(), Kind::Promise(_)))
        || thenable(value).is_some()
}

/// Fulfils or rejects the promise in `body`. Fulfilling with a thenable follows that one. Only the first call counts.
pub(crate) fn settle(body: &Rc<Body>, outcome: Result<Value, Value>) {
    let Kind::Promise(promise) = body.kind() else {
        return;
    };
    if promise.taken.replace(true) {
        return;
    }
    match outcome {
        Ok(value) => follow(body, promise, value),
        Err(reason) => promise.settle(Err(reason)),
    }
}

/// Fulfils the promise in `body` with the value as it is, even if that is a thenable.
pub(crate) fn fulfil(body: &Rc<Body>, value: Value) {
    if let Kind::Promise(promise) = body.kind()
        && !promise.taken.replace(true)
    {
        promise.settle(Ok(value));
    }
}

fn follow(body: &Rc<Body>, promise: &Promise, value: Value) {
    let Value::Object(other) = &value else {
        return promise.settle(Ok(value));
    };
    if Rc::ptr_eq(body, other) {
        promise.settle(Err(error::type_error(
            "a promise cannot be resolved with itself",
        )));
    } else if matches!(other.kind(), Kind::Promise(_)) {
        chain(other, body);
    } else if let Some(then) = thenable(&value) {
        chain(&ask(&then, &value), body);
    } else {
        promise.settle(Ok(value));
    }
}

/// Lets the promise in `to` come to what the one in `from` comes to.
fn chain(from: &Rc<Body>, to: &Rc<Body>) {
    let to = Rc::clone(to);
    if let Kind::Promise(from) = from.kind() {
        from.then(move |outcome| {
            if let Kind::Promise(to) = to.kind() {
                to.settle(outcome);
            }
        });
    }
}

/// A promise of what a thenable, which is no promise itself, answers. What it throws after answering is ignored.
fn ask(then: &Function, value: &Value) -> Rc<Body> {
    let answer = Body::new(Kind::Promise(Promise::default()));
    let settler = |make: fn(Value) -> Result<Value, Value>| {
        let answer = Rc::clone(&answer);
        let function = Function::new(move |_, arguments| {
            settle(
                &answer,
                make(arguments.first().cloned().unwrap_or(Value::Undefined)),
            );
            Ok(Value::Undefined)
        });
        Value::from(Body::new(Kind::Function(function)))
    };
    if let Err(thrown) = then.call(value, &[settler(Ok), settler(Err)]) {
        settle(&answer, Err(thrown));
    }
    answer
}
