//! How native promises are resolved: with a value, with another promise, or with a thenable.

use std::rc::Rc;

use super::{Body, Function, ObjectData, Promise, Value};

/// The method `then` of a promise or another thenable.
pub(crate) fn thenable(value: &Value) -> Option<Function> {
    value.body()?.get("then").body()?.function().cloned()
}

/// Whether a value can be awaited.
pub(crate) fn is_promise(value: &Value) -> bool {
    value
        .body()
        .is_some_and(|body| matches!(body.data(), ObjectData::Promise(_)))
        || thenable(value).is_some()
}

/// Fulfils or rejects the promise in `body`. Fulfilling with a thenable waits for it. Only the first call has an effect.
pub(crate) fn settle(body: &Rc<Body>, outcome: Result<Value, Value>) {
    let ObjectData::Promise(promise) = body.data() else {
        return;
    };
    if !promise.resolve() {
        return;
    }
    match outcome {
        Ok(value) => follow(body, promise, value),
        Err(reason) => promise.settle(Err(reason)),
    }
}

/// Fulfils the promise in `body` with the value as it is, even if that is a thenable.
pub(crate) fn fulfil(body: &Rc<Body>, value: Value) {
    if let ObjectData::Promise(promise) = body.data()
        && promise.resolve()
    {
        promise.settle(Ok(value));
    }
}

fn follow(body: &Rc<Body>, promise: &Promise, value: Value) {
    let Value::Object(other) = &value else {
        return promise.settle(Ok(value));
    };
    if Rc::ptr_eq(body, other) {
        promise.settle(Err(Body::type_error(
            "a promise cannot be resolved with itself",
        )));
    } else if matches!(other.data(), ObjectData::Promise(_)) {
        chain(other, body);
    } else if let Some(then) = thenable(&value) {
        chain(&ask(&then, &value), body);
    } else {
        promise.settle(Ok(value));
    }
}

/// Settles the promise in `to` as the one in `from` is settled.
fn chain(from: &Rc<Body>, to: &Rc<Body>) {
    let to = Rc::clone(to);
    if let ObjectData::Promise(from) = from.data() {
        from.then(move |outcome| {
            if let ObjectData::Promise(to) = to.data() {
                to.settle(outcome);
            }
        });
    }
}

/// A promise for a thenable that is not a promise. An exception after it has called back is ignored.
fn ask(then: &Function, value: &Value) -> Rc<Body> {
    let answer = Body::new(ObjectData::Promise(Promise::default()));
    let settler = |make: fn(Value) -> Result<Value, Value>| {
        let answer = Rc::clone(&answer);
        let function = Function::new(move |_, arguments| {
            settle(
                &answer,
                make(arguments.first().cloned().unwrap_or(Value::Undefined)),
            );
            Ok(Value::Undefined)
        });
        Value::from(Body::new(ObjectData::Function(function)))
    };
    if let Err(thrown) = then.call(value, &[settler(Ok), settler(Err)]) {
        settle(&answer, Err(thrown));
    }
    answer
}
