//! The runtime's own executor and wasm-bindgen's work side by side: each awaits what the other one runs.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::{mpsc, oneshot};
use futures::{SinkExt as _, StreamExt as _};
use js_sys::Promise as Foreign;
use jsi_runtime::{JsError, Promise, live_counts, spawn};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Executors as _, JsExecutors};
use crate::support::{nothing_more_than, turn};

const API: JsExecutors = JsExecutors;

#[wasm_bindgen_test]
async fn a_runtime_promise_is_awaited_by_wasm_bindgen_futures() -> Result<(), JsError> {
    let before = live_counts();
    let (answer, answered) = oneshot::channel();
    let promise = API.deferred("theirs");
    spawn_local(async move {
        // It is not awaited after a failure.
        let _ = answer.send(promise.await);
    });
    turn().await?;
    API.settle("theirs", 5)?;
    let answer = answered.await.expect("the task has ended")?;
    assert_eq!(answer, 5);
    nothing_more_than(before, "a task of theirs");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_js_sys_promise_is_awaited_by_the_runtime() -> Result<(), JsError> {
    let before = live_counts();
    let (answer, answered) = oneshot::channel();
    spawn(async move {
        let first = JsFuture::from(Foreign::resolve(&JsValue::from(40))).await;
        let second = JsFuture::from(future_to_promise(async { Ok(JsValue::from(2)) })).await;
        let sum = first.and_then(|a| Ok(a.as_f64().zip(second?.as_f64())));
        let _ = answer.send(sum.map_err(JsError::from));
    });
    let answer = answered.await.expect("the task has ended")?;
    assert_eq!(answer, Some((40.0, 2.0)));
    turn().await?;
    nothing_more_than(before, "tasks and promises");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_js_sys_rejection_is_a_js_error() {
    let rejected = JsFuture::from(Foreign::reject(&JsError::range_error("theirs").into())).await;
    let error = rejected.map_err(JsError::from).expect_err("rejected");
    assert_eq!((error.name(), error.message()), ("RangeError", "theirs"));
}

#[wasm_bindgen_test]
async fn a_future_of_a_js_sys_promise_goes_out() -> Result<(), JsError> {
    let theirs = Promise::new(async {
        let value = JsFuture::from(Foreign::resolve(&JsValue::from(41))).await?;
        value
            .as_f64()
            .map(|value| value as i32)
            .ok_or_else(|| JsError::new("a number was promised"))
    });
    assert_eq!(API.plus_one(theirs).await?, 42);
    Ok(())
}

#[wasm_bindgen_test]
async fn tasks_of_both_executors_wake_each_other() -> Result<(), JsError> {
    let before = live_counts();
    let log = Rc::new(RefCell::new(Vec::new()));
    let (mut ball, mut other) = (mpsc::channel(1), mpsc::channel(1));
    let (ours, theirs) = (log.clone(), log.clone());
    spawn(async move {
        while let Some(n) = ball.1.next().await {
            ours.borrow_mut().push(format!("ours {n}"));
            if other.0.send(n + 1).await.is_err() {
                break;
            }
        }
    });
    let (end, ended) = oneshot::channel();
    spawn_local(async move {
        for round in 0..3 {
            let promise = API.deferred("round");
            if API.settle("round", round * 10).is_err() {
                break;
            }
            let Ok(start) = promise.await else { break };
            if ball.0.send(start).await.is_err() {
                break;
            }
            let answer = other.1.next().await;
            theirs.borrow_mut().push(format!("theirs {answer:?}"));
        }
        let _ = end.send(());
    });
    ended.await.expect("the task has ended");
    turn().await?;
    assert_eq!(
        *log.borrow(),
        [
            "ours 0",
            "theirs Some(1)",
            "ours 10",
            "theirs Some(11)",
            "ours 20",
            "theirs Some(21)"
        ]
    );
    nothing_more_than(before, "tasks and promises");
    Ok(())
}
