//! Futures of promises beside one another, thenables of every kind, and what goes wrong.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use futures::future::{Either, join3, select, try_join};
use jsi_runtime::{Any, Callback, JsError, Promise, live_counts, spawn};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Awaiting as _, JsAwaiting};
use crate::support::{nothing_more_than, text, turn};

const API: JsAwaiting = JsAwaiting;

#[wasm_bindgen_test]
async fn joined_futures_settle_in_any_order() -> Result<(), JsError> {
    let before = live_counts();
    let log = Rc::new(RefCell::new(Vec::new()));
    let noted = |name: &'static str| {
        let log = log.clone();
        let promise = API.deferred(name);
        async move {
            let value = promise.await;
            log.borrow_mut().push(name);
            value
        }
    };
    let all = join3(noted("a"), noted("b"), noted("c"));
    let settler = async {
        for (name, value) in [("c", 3), ("a", 1), ("b", 2)] {
            API.settle(name, &value.into())?;
            turn().await?;
        }
        Ok::<(), JsError>(())
    };
    let ((a, b, c), settled) = futures::join!(all, settler);
    settled?;
    assert_eq!((a?, b?, c?), (1, 2, 3));
    assert_eq!(*log.borrow(), ["c", "a", "b"]);
    nothing_more_than(before, "tasks and promises");
    Ok(())
}

#[wasm_bindgen_test]
async fn spawned_tasks_make_progress_together() -> Result<(), JsError> {
    let before = live_counts();
    let log = Rc::new(RefCell::new(Vec::new()));
    for name in ["x", "y", "z"] {
        let (log, promise) = (log.clone(), API.deferred(name));
        spawn(async move {
            let outcome = text(promise.await.map(|value| format!("{name}{value}")));
            log.borrow_mut().push(outcome);
        });
    }
    API.settle("z", &3.into())?;
    API.refuse("x", &JsError::new("x failed").into())?;
    turn().await?;
    assert_eq!(*log.borrow(), ["no error: \"z3\"", "x failed"]);
    API.settle("y", &2.into())?;
    turn().await?;
    assert_eq!(log.borrow().len(), 3);
    nothing_more_than(before, "tasks and promises");
    Ok(())
}

#[wasm_bindgen_test]
async fn the_other_future_of_a_select_may_continue_or_be_dropped() -> Result<(), JsError> {
    let before = live_counts();
    let (fast, slow) = (API.deferred("fast"), API.deferred("slow"));
    API.settle("fast", &1.into())?;
    let Either::Left((first, slow)) = select(fast, slow).await else {
        return Err("the other one was not settled".into());
    };
    assert_eq!(first?, 1);
    API.settle("slow", &2.into())?;
    assert_eq!(slow.await?, 2);

    let (fast, slow) = (API.deferred("fast"), API.deferred("slow"));
    API.settle("fast", &3.into())?;
    drop(select(fast, slow).await);
    nothing_more_than(before, "tasks and promises");
    // The wait was cancelled.
    API.settle("slow", &4.into())?;
    turn().await?;
    nothing_more_than(before, "tasks and promises");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_dropped_result_never_reaches_another_future() -> Result<(), JsError> {
    drop(API.deferred("forgotten"));
    let next = API.deferred("next");
    API.settle("forgotten", &1.into())?;
    turn().await?;
    API.settle("next", &2.into())?;
    assert_eq!(next.await?, 2);
    Ok(())
}

#[wasm_bindgen_test]
async fn everything_with_a_then_is_awaited() -> Result<(), JsError> {
    for kind in [
        "promise",
        "subclass",
        "object",
        "function",
        "hasty",
        "nested",
        "twice",
        "inherited",
    ] {
        assert_eq!(API.thenable(kind).await?, 5, "{kind}");
    }
    assert_eq!(text(API.bad_thenable("throws").await), "then throws");
    assert_eq!(text(API.bad_thenable("rejects").await), "no reason to give");
    assert_eq!(text(API.bad_thenable("getter").await), "no then");
    assert_eq!(
        text(API.bad_thenable("noFunction").await),
        "Awaiting.badThenable: result: expected a promise, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_thenable_that_settles_immediately_takes_effect_after_the_call() -> Result<(), JsError> {
    let log = Rc::new(RefCell::new(Vec::new()));
    let inner = log.clone();
    spawn(async move {
        inner.borrow_mut().push("before");
        let promise = JsAwaiting.thenable("hasty");
        inner.borrow_mut().push("called");
        let value = promise.await;
        inner
            .borrow_mut()
            .push(if value.is_ok() { "answered" } else { "failed" });
    });
    turn().await?;
    assert_eq!(*log.borrow(), ["before", "called", "answered"]);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_task_woken_while_it_is_polled_runs_afterwards() -> Result<(), JsError> {
    let log = Rc::new(RefCell::new(Vec::new()));
    let notes = log.clone();
    let polls = Cell::new(0);
    spawn(poll_fn(move |context| {
        polls.set(polls.get() + 1);
        notes.borrow_mut().push(format!("poll {}", polls.get()));
        if polls.get() == 3 {
            return Poll::Ready(());
        }
        let waker = context.waker().clone();
        // JavaScript calls back at once, in the middle of the poll.
        let outcome = JsAwaiting.call_now(&Callback::scoped(|| waker.wake_by_ref()));
        notes
            .borrow_mut()
            .push(format!("woken {}", outcome.is_ok()));
        Poll::Pending
    }));
    turn().await?;
    assert_eq!(
        *log.borrow(),
        ["poll 1", "woken true", "poll 2", "woken true", "poll 3"]
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_wrong_value_fails_its_own_future_only() -> Result<(), JsError> {
    let (wrong, right) = (API.deferred("wrong"), API.deferred("right"));
    API.settle("wrong", &"no number".into())?;
    API.settle("right", &7.into())?;
    let (wrong, right) = futures::join!(wrong, right);
    assert_eq!(
        text(wrong),
        "Awaiting.deferred: result: expected an integer, found \"no number\" (string)"
    );
    assert_eq!(right?, 7);
    let (a, b) = (API.deferred("a"), API.deferred("b"));
    API.settle("a", &1.5.into())?;
    API.settle("b", &1.into())?;
    assert_eq!(
        text(try_join(a, b).await),
        "Awaiting.deferred: result: expected an integer, found 1.5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_rejection_is_the_err_with_any_reason() -> Result<(), JsError> {
    let original = JsError::type_error("the very same");
    let promise = API.deferred("error");
    API.refuse("error", &original.clone().into())?;
    assert_eq!(promise.await.expect_err("refused"), original);
    for reason in [
        Any::Null,
        Any::Undefined,
        Any::from(5),
        Any::from("text"),
        Any::Bool(false),
    ] {
        let promise = API.deferred("odd");
        API.refuse("odd", &reason)?;
        assert_eq!(promise.await.expect_err("refused").value(), reason);
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn errors_of_the_call_are_errors_of_the_future() {
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    let (promise, _callback) = API.throwing_with(move || count.set(count.get() + 1));
    // The call has happened; its error is returned when the promise is awaited.
    assert_eq!(calls.get(), 1);
    let error = promise.await.expect_err("thrown");
    assert_eq!((error.name(), error.message()), ("RangeError", "at once"));
    assert_eq!(
        text(API.no_thenable(&Any::Null).await),
        "Awaiting.noThenable: result: expected a promise, found null"
    );
    drop(API.throwing_with(|| ()));
}

#[wasm_bindgen_test]
async fn a_ready_future_needs_no_additional_turn() -> Result<(), JsError> {
    // What the first `then` is called after: nothing, as for a promise that JavaScript resolved itself.
    let made_by_javascript = API.order(API.thenable("promise")).await?;
    assert_eq!(API.order(Promise::ready(1)).await?, "promise one two");
    assert_eq!(
        API.order(Promise::new(async { Ok(1) })).await?,
        "promise one two"
    );
    assert_eq!(made_by_javascript, "one promise two");
    Ok(())
}

#[wasm_bindgen_test]
async fn any_future_of_rust_is_a_promise() -> Result<(), JsError> {
    assert_eq!(API.outcome(Promise::ready(1)).await?, "ok 1");
    assert_eq!(
        API.outcome(Promise::failed(JsError::range_error("no")))
            .await?,
        "err RangeError no"
    );
    let promise = API.deferred("through");
    let answer = API.outcome(Promise::new(async move { Ok(promise.await? * 2) }));
    API.settle("through", &21.into())?;
    assert_eq!(answer.await?, "ok 42");
    let promise = API.deferred("through");
    let answer = API.outcome(promise);
    API.settle("through", &"text".into())?;
    assert_eq!(
        answer.await?,
        "err TypeError Awaiting.deferred: result: expected an integer, found \"text\" (string)"
    );
    Ok(())
}
