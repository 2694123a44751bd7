//! Promises of JavaScript that Rust waits for, and futures of Rust that JavaScript waits for.

use std::cell::RefCell;
use std::future::{Future, pending, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use jsi_runtime::{Any, Callback, JsError, Object, Promise, live_counts};

use crate::behaviour::{Promises, export_promises};

struct Waiter;

/// Whether the time is over, and who waits for that.
type Timer = Rc<RefCell<(bool, Option<Waker>)>>;

/// Waits for this time.
async fn wait(ms: u32) -> Result<(), JsError> {
    let timer = Timer::default();
    let end = timer.clone();
    let end: Callback<'_, (), ()> = Callback::once(move || {
        let waker = {
            let mut timer = end.borrow_mut();
            timer.0 = true;
            timer.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    });
    Object::global().call::<Any>("setTimeout", (end, ms))?;
    poll_fn(|cx| {
        let mut timer = timer.borrow_mut();
        timer.1 = Some(cx.waker().clone());
        if timer.0 {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    Ok(())
}

impl Promises for Waiter {
    fn ready(&self, text: &str) -> Promise<String> {
        Promise::ready(text.to_owned())
    }

    fn later(&self, ms: u32) -> Promise<String> {
        Promise::new(async move {
            wait(ms).await?;
            Ok(format!("after {ms}"))
        })
    }

    fn add(&self, a: Promise<i32>, b: Promise<i32>) -> Promise<i32> {
        Promise::new(async move { Ok(a.await? + b.await?) })
    }

    fn race(&self, a: Promise<String>, b: Promise<String>) -> Promise<String> {
        Promise::new(async move {
            let (mut a, mut b) = (a, b);
            poll_fn(|cx| match Pin::new(&mut a).poll(cx) {
                Poll::Ready(first) => Poll::Ready(first),
                Poll::Pending => Pin::new(&mut b).poll(cx),
            })
            .await
        })
    }

    fn forget(&self, promise: Promise<String>) -> Result<(), JsError> {
        drop(promise);
        Ok(())
    }

    fn never(&self) -> Promise<()> {
        Promise::new(pending())
    }

    fn nothing(&self, promise: Promise<()>) -> Promise<()> {
        Promise::new(promise)
    }

    fn wrong(&self, value: i32) -> Promise<i32> {
        Promise::ready(value)
    }

    fn live_counts(&self) -> Result<String, JsError> {
        Ok(format!("{:?}", live_counts()))
    }
}

export_promises!(Waiter);
