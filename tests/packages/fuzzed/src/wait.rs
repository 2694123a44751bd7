//! Promises of JavaScript. A promise may never be settled: `give_up` ends everything that waits.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Poll, Waker};

use jsi_runtime::{Any, Date, JsError, Object, Promise};

use crate::promises::{
    AnswerLater, AskLater, Await, JsAnswerLater, export_ask_later, export_await,
};
use crate::seen;
use crate::types::{Align, JsGadget, JsNode, JsToken, Level, Mood, Open, Tree};

thread_local! {
    /// How often everything was given up, and who waits now.
    static WAITING: RefCell<(u32, Vec<Waker>)> = RefCell::default();
}

/// Ends what waits now.
pub fn give_up() {
    let wakers = WAITING.with_borrow_mut(|waiting| {
        waiting.0 += 1;
        std::mem::take(&mut waiting.1)
    });
    wakers.into_iter().for_each(Waker::wake);
}

/// A promise of the future's result, or of an error once everything is given up.
pub fn given_up<T: jsi_runtime::ToJs + 'static>(
    future: impl Future<Output = Result<T, JsError>> + 'static,
) -> Promise<T> {
    let begun = WAITING.with_borrow(|waiting| waiting.0);
    Promise::new(async move {
        let mut future = pin!(future);
        poll_fn(|cx| {
            if WAITING.with_borrow(|waiting| waiting.0) != begun {
                return Poll::Ready(Err(JsError::named("AbortError", "given up")));
            }
            let poll = future.as_mut().poll(cx);
            if poll.is_pending() {
                WAITING.with_borrow_mut(|waiting| waiting.1.push(cx.waker().clone()));
            }
            poll
        })
        .await
    })
}

struct It;

macro_rules! wait {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, value: Promise<$owned>) -> Promise<String> {
            given_up(async move { Ok(seen(value.await?)) })
        }
    )*};
}

impl Await for It {
    simple!(wait);
}

macro_rules! ask_later {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self) -> Promise<String> {
            let answer = JsAnswerLater.$name();
            given_up(async move { Ok(seen(answer.await?)) })
        }
    )*};
}

impl AskLater for It {
    simple!(ask_later);
}

export_await!(It);
export_ask_later!(It);
