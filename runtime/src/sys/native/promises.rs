//! Promises between native objects and Rust's futures.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use super::codec::Mismatch;
use super::frame::{frame_of, value_of};
use crate::reference::native::{Body, ObjectData, Promise, Value, settle};
use crate::shape::Shape;
use crate::slab::Slab;
use crate::sys::Settle;
use crate::value::JsError;
use crate::wire::Writer;

thread_local! {
    /// The waits: a number that is never reused for each id, so that a late result of a cancelled wait does not settle the next
    /// wait of that id. Never dropped, like the tables of `Slab`.
    static WAITING: RefCell<ManuallyDrop<HashMap<u32, u64>>> = RefCell::default();
    static NEXT: Cell<u64> = const { Cell::new(0) };
    /// Promises that Rust is to settle.
    static OPEN: RefCell<Slab<Rc<Body>>> = const { RefCell::new(Slab::new()) };
}

/// Settles the wait `id` when the promise is settled, which may be now.
pub(super) fn promise_await(
    value: &Value,
    id: u32,
    shape: &'static Shape,
    place: &str,
    answer: Settle,
) -> Result<(), JsError> {
    let place = place.to_owned();
    if !settle::is_promise(value) {
        return Err(Mismatch::expected("a promise", value).into_error(&place));
    }
    let ticket = NEXT.replace(NEXT.get().wrapping_add(1));
    WAITING.with_borrow_mut(|waiting| waiting.insert(id, ticket));
    let body = Body::new(ObjectData::Promise(Promise::default()));
    settle::settle(&body, Ok(value.clone()));
    let ObjectData::Promise(followed) = body.data() else {
        return Ok(());
    };
    followed.then(move |outcome| {
        let wanted = WAITING.with_borrow_mut(|waiting| match waiting.get(&id) {
            Some(known) if *known == ticket => waiting.remove(&id).is_some(),
            _ => false,
        });
        if wanted {
            answer(
                id,
                outcome
                    .map_err(JsError::from_ref)
                    .and_then(|value| frame_of(shape, &value, &place)),
            );
        }
    });
    Ok(())
}

/// Cancels a wait.
pub(super) fn promise_forget(id: u32) {
    WAITING.with_borrow_mut(|waiting| waiting.remove(&id));
}

/// A pending promise and the id to settle it by.
pub(super) fn promise_new() -> (Value, u32) {
    let body = Body::new(ObjectData::Promise(Promise::default()));
    let id = OPEN.with_borrow_mut(|open| open.insert(Rc::clone(&body)));
    (body.into(), id)
}

/// Fulfils or rejects the promise of an id.
pub(super) fn promise_settle(id: u32, outcome: Result<(&Writer, &'static Shape), &Value>) {
    let Some(body) = OPEN.with_borrow_mut(|open| open.remove(id)) else {
        return;
    };
    let outcome = match outcome {
        Ok((writer, shape)) => {
            value_of(writer, shape).map_err(|wrong| wrong.into_error("promise").as_ref().clone())
        }
        Err(reason) => Err(reason.clone()),
    };
    settle::settle(&body, outcome);
}

/// The number of promises that Rust has not settled yet.
pub(super) fn live() -> usize {
    OPEN.with_borrow(Slab::len)
}
