//! Waking a task never polls it: the caller of a waker may hold a lock that the task needs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::{Poll, Waker};

use jsi_runtime::{Callback, JsError, Object, Promise, live_counts, spawn};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsWaking, Waking as _};
use crate::channels;
use crate::support::{nothing_more_than, turn};

const API: JsWaking = JsWaking;

/// Has every channel's message sent by `send`, which is given the function that does, while a task waits for it. The task
/// goes on afterwards.
async fn each(send: impl AsyncFn(Rc<dyn Fn()>) -> Result<(), JsError>) -> Result<(), JsError> {
    let before = live_counts();
    for channel in channels::all() {
        let (name, receive) = (channel.name, channel.receive);
        let received = Rc::new(Cell::new(None));
        let answer = received.clone();
        spawn(async move { answer.set(Some(receive.await)) });
        turn().await?;
        assert_eq!(received.get(), None, "{name}: nothing was sent");
        let seen = received.clone();
        send(Rc::new(move || {
            channel.send.call();
            assert_eq!(seen.get(), None, "{name}: received inside of the call");
        }))
        .await?;
        turn().await?;
        assert_eq!(received.get(), Some(1), "{name}");
    }
    nothing_more_than(before, "tasks");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_callback_sends_to_a_task() -> Result<(), JsError> {
    each(async |send| API.call_now(&Callback::scoped(|| send()))).await
}

#[wasm_bindgen_test]
async fn a_callback_from_the_event_loop_sends_to_a_task() -> Result<(), JsError> {
    each(async |send| API.call_later(&Callback::new(move || send())).await).await
}

#[wasm_bindgen_test]
async fn a_getter_sends_to_a_task() -> Result<(), JsError> {
    each(async |send| API.point(&Callback::scoped(|| send())).map(drop)).await
}

#[wasm_bindgen_test]
async fn a_task_sends_to_another_task() -> Result<(), JsError> {
    each(async |send| {
        spawn(async move { send() });
        Ok(())
    })
    .await
}

#[wasm_bindgen_test]
async fn a_callback_sends_to_a_future_that_javascript_awaits() -> Result<(), JsError> {
    for channel in channels::all() {
        let (name, receive, send) = (channel.name, channel.receive, channel.send);
        let promise = Promise::new(async move { Ok(receive.await) });
        let callback = Callback::new(move || send.call());
        assert_eq!(API.after(promise, &callback).await?, 1, "{name}");
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn a_promise_for_javascript_polls_no_other_task() -> Result<(), JsError> {
    let (log, waker) = (
        Rc::new(RefCell::new(Vec::new())),
        Rc::new(Cell::new(None::<Waker>)),
    );
    let (notes, left) = (log.clone(), waker.clone());
    let mut polls = 0;
    spawn(std::future::poll_fn(move |context| {
        notes.borrow_mut().push("task");
        left.set(Some(context.waker().clone()));
        polls += 1;
        if polls < 2 {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }));
    turn().await?;
    // From the event loop, where no task is being polled.
    let inner = log.clone();
    API.call_later(&Callback::new(move || {
        let notes = inner.clone();
        let mut borrowed = inner.borrow_mut();
        if let Some(waker) = waker.take() {
            waker.wake();
        }
        borrowed.push("woken");
        drop(borrowed);
        let promise = Promise::new(async move {
            notes.borrow_mut().push("promise");
            Ok(1)
        });
        let outcome = Object::new().set("promise", promise);
        inner
            .borrow_mut()
            .push(if outcome.is_ok() { "given" } else { "lost" });
    }))
    .await?;
    turn().await?;
    assert_eq!(*log.borrow(), ["task", "woken", "promise", "given", "task"]);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_task_that_is_woken_twice_runs_once() -> Result<(), JsError> {
    let (polls, waker) = (Rc::new(Cell::new(0)), Rc::new(RefCell::new(None::<Waker>)));
    let (count, left) = (polls.clone(), waker.clone());
    spawn(std::future::poll_fn(move |context| {
        count.set(count.get() + 1);
        *left.borrow_mut() = Some(context.waker().clone());
        if count.get() < 2 {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }));
    turn().await?;
    let woken = waker.clone();
    API.call_later(&Callback::new(move || {
        if let Some(waker) = &*woken.borrow() {
            waker.wake_by_ref();
            let another = waker.clone();
            another.wake();
        }
    }))
    .await?;
    turn().await?;
    assert_eq!(polls.get(), 2);
    // The task is over: its waker does nothing, and neither does dropping the last of them.
    if let Some(waker) = waker.take() {
        waker.wake_by_ref();
        drop(waker);
    }
    turn().await?;
    assert_eq!(polls.get(), 2);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_settled_promise_runs_its_task_in_that_turn() -> Result<(), JsError> {
    let log = Rc::new(RefCell::new(Vec::new()));
    let (notes, others) = (log.clone(), log.clone());
    let note = Callback::new(move |what: String| others.borrow_mut().push(what));
    let promise = API.around(&note);
    spawn(async move {
        let outcome = if promise.await.is_ok() {
            "task"
        } else {
            "failed"
        };
        notes.borrow_mut().push(outcome.to_owned());
    });
    turn().await?;
    assert_eq!(*log.borrow(), ["before", "task", "after"]);
    Ok(())
}
