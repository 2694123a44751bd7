//! What Rust implements for JavaScript: an object, an iterator and a stream.

use std::task::Poll;

use crate::panics::Source;
use futures::stream::poll_fn;
use jsi_runtime::{JsError, JsStream, Promise};

/// An object whose members panic if they are given `true`.
pub struct Fatal;

impl Source for Fatal {
    fn take(&self, fatal: bool) -> Result<String, JsError> {
        assert!(!fatal, "taken");
        Ok("alive".to_owned())
    }

    fn take_later(&self, fatal: bool) -> Promise<String> {
        Promise::new(async move {
            assert!(!fatal, "taken later");
            Ok("alive".to_owned())
        })
    }

    fn fatal(&self) -> Result<bool, JsError> {
        Ok(false)
    }

    fn set_fatal(&self, value: bool) -> Result<(), JsError> {
        assert!(!value, "set");
        Ok(())
    }

    fn never(&self) -> Promise<String> {
        Promise::ready("alive".to_owned())
    }
}

/// The numbers from 0, with a panic in place of one.
pub fn numbers(panicking: u32) -> impl Iterator<Item = u32> {
    (0..).inspect(move |&number| assert!(number != panicking, "no {number}"))
}

/// The same as a stream, whose elements are there when they are asked for, or one turn later.
pub fn stream(panicking: u32, later: bool) -> JsStream<u32> {
    let mut numbers = numbers(panicking);
    let mut is_asked = !later;
    JsStream::new(poll_fn(move |cx| {
        if later && !is_asked {
            is_asked = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        is_asked = !later;
        Poll::Ready(numbers.next())
    }))
}
