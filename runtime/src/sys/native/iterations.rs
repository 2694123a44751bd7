//! Iterations over native values, and iterators whose elements come from Rust.

use std::rc::Rc;

use super::codec::{Mismatch, encode};
use crate::reference::Incoming;
use crate::reference::native::iterables::{is_iterable, values};
use crate::reference::native::{Body, Iteration, ObjectData, Promise, Rest, Value, settle};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::Frame;

/// Begins an iteration. One over an iterator of Rust takes over what is left of that.
pub(super) fn open(value: &Value, is_async: bool, place: &str) -> Result<Value, JsError> {
    let rest = match value.body().map(|body| body.data()) {
        Some(ObjectData::Iteration(other)) if is_iterable(value, is_async) => {
            other.rest.replace(Rest::Over)
        }
        _ => Rest::Values(
            values(value)
                .ok_or_else(|| Mismatch::expected("an iterable", value).into_error(place))?,
        ),
    };
    Ok(iterator(Iteration::new(rest, is_async, place)))
}

/// An iterator whose elements come from this function.
pub(super) fn of_function(pull: &Value, is_async: bool) -> Value {
    iterator(Iteration::new(Rest::Pull(pull.clone()), is_async, ""))
}

fn iterator(iteration: Iteration) -> Value {
    Body::new(ObjectData::Iteration(iteration)).into()
}

fn iteration(value: &Value) -> Result<&Iteration, JsError> {
    match value.body().map(|body| body.data()) {
        Some(ObjectData::Iteration(iteration)) => Ok(iteration),
        _ => Err(Mismatch::bytes().into_error("iteration")),
    }
}

/// What a function of Rust returns for the next element, or for the end of the iteration.
fn pull(function: &Value, last: bool) -> Result<Value, Value> {
    match function.body().and_then(|body| body.function()) {
        Some(function) => function.call(&Value::Undefined, &[Value::Bool(last)]),
        None => Ok(Value::Undefined),
    }
}

impl Iteration {
    /// The next element or the promise of it, in a list, or a promise of the list; an empty list at the end.
    fn advance(&self) -> Result<Value, Value> {
        let function = match &mut *self.rest.borrow_mut() {
            Rest::Values(values) => return Ok(Body::array(values.pop_front()).into()),
            Rest::Over => return Ok(Body::array([]).into()),
            Rest::Pull(function) => function.clone(),
        };
        pull(&function, false)
    }

    /// Ends the iteration.
    fn end(&self) -> Result<(), Value> {
        // Outside of the borrow: dropping runs code of users.
        let rest = self.rest.replace(Rest::Over);
        match rest {
            Rest::Pull(function) => pull(&function, true).map(|_| ()),
            Rest::Values(_) | Rest::Over => Ok(()),
        }
    }

    /// The element of a list; `None` at the end, which ends the iteration.
    fn element(&self, list: &Value) -> Option<Value> {
        let found = list
            .body()
            .and_then(|body| body.elements().into_iter().next());
        if found.is_none() {
            // Nothing of Rust is left that could fail.
            let _ = self.end();
        }
        found
    }
}

/// The next element with the number of elements, and whether it is the end.
pub(super) fn next(value: &Value, element: &'static Shape) -> Result<Frame, JsError> {
    let it = iteration(value)?;
    let found = if it.is_async {
        it.found.take()
    } else {
        let list = it.advance().map_err(|error| {
            // The first error counts.
            let _ = it.end();
            JsError::from_ref(error)
        })?;
        it.element(&list)
    };
    let Some(found) = found else {
        return Ok(frame(0, Vec::new(), Vec::new()));
    };
    let index = it.index.replace(it.index.get() + 1);
    let (bytes, refs) = encode(element, &found).map_err(|wrong| {
        // The first error counts.
        let _ = it.end();
        wrong.at("element", index).into_error(&it.place)
    })?;
    Ok(frame(1, bytes, refs))
}

fn frame(count: u32, element: Vec<u8>, refs: Vec<Value>) -> Frame {
    let ended = u32::from(count == 0);
    let mut bytes = [count.to_le_bytes(), ended.to_le_bytes()].concat();
    bytes.extend(element);
    Frame::new(bytes, Incoming::new(refs))
}

/// A promise that is fulfilled once the next element is there.
pub(super) fn step(value: &Value) -> Result<Value, JsError> {
    let body = value.body().cloned().ok_or_else(Mismatch::bytes);
    let body = body.map_err(|wrong| wrong.into_error("iteration"))?;
    let list = iteration(value)?.advance();
    Ok(then(list, move |list| match body.data() {
        ObjectData::Iteration(it) => it.element(&list).map_or_else(
            || Ok(Value::Undefined),
            // An element may be a promise itself.
            |element| {
                let body = Rc::clone(&body);
                Ok(then(Ok(element), move |element| {
                    if let ObjectData::Iteration(it) = body.data() {
                        it.found.replace(Some(element));
                    }
                    Ok(Value::Undefined)
                }))
            },
        ),
        _ => Ok(Value::Undefined),
    }))
}

/// The promise of what `next` makes of a value, once that is settled.
fn then(
    value: Result<Value, Value>,
    next: impl FnOnce(Value) -> Result<Value, Value> + 'static,
) -> Value {
    let awaited = Body::new(ObjectData::Promise(Promise::default()));
    let result = Body::new(ObjectData::Promise(Promise::default()));
    settle::settle(&awaited, value);
    if let ObjectData::Promise(promise) = awaited.data() {
        let result = Rc::clone(&result);
        promise.then(move |outcome| settle::settle(&result, outcome.and_then(next)));
    }
    result.into()
}

/// Ends an iteration.
pub(super) fn end(value: &Value) -> Result<Value, JsError> {
    let it = iteration(value)?;
    let ended = it.end().map(|()| Value::Undefined);
    if it.is_async {
        let done = Body::new(ObjectData::Promise(Promise::default()));
        settle::settle(&done, ended);
        return Ok(done.into());
    }
    ended.map_err(JsError::from_ref)
}
