//! The slab of promises that Rust waits for: JavaScript settles them by number.

use std::any::Any;
use std::cell::RefCell;
use std::task::{Poll, Waker};

use crate::marshal::FromJs;
use crate::shape::Shape;
use crate::slab::Slab;
use crate::sys::{Host, Sys};
use crate::value::{JsError, Place};
use crate::wire::Frame;

thread_local! {
    static WAITS: RefCell<Slab<Wait>> = const { RefCell::new(Slab::new()) };
}

/// A waiting promise of any type.
struct Wait {
    shape: &'static Shape,
    /// Where functions in the value came from.
    place: Place,
    types: Types,
    waker: Option<Waker>,
    answer: Option<Answer>,
}

/// The part that depends on the type.
#[derive(Clone, Copy)]
struct Types {
    /// Reads the value.
    read: fn(Frame, &'static Shape, Place) -> Answer,
    /// Whether the number is a value.
    #[cfg(target_family = "wasm")]
    fits: fn(f64) -> bool,
}

/// How a promise was settled.
enum Answer {
    #[cfg(target_family = "wasm")]
    Number(f64),
    Value(Box<dyn Any>),
    Error(JsError),
}

fn read<T: FromJs + 'static>(frame: Frame, shape: &'static Shape, place: Place) -> Answer {
    match frame.read_at::<T>(shape, place) {
        Ok(value) => Answer::Value(Box::new(value)),
        Err(error) => Answer::Error(error),
    }
}

fn value<T: FromJs + 'static>(answer: Answer) -> Result<T, JsError> {
    match answer {
        #[cfg(target_family = "wasm")]
        Answer::Number(number) => T::from_number(number).ok_or_else(unlike),
        Answer::Value(value) => value.downcast().map(|value| *value).map_err(|_| unlike()),
        Answer::Error(error) => Err(error),
    }
}

#[cold]
fn unlike() -> JsError {
    JsError::new("promise has a different type")
}

/// The waiting end. Dropping it discards the result.
pub(super) struct Waiting<T> {
    /// None after the result was read.
    id: Option<u32>,
    value: fn(Answer) -> Result<T, JsError>,
}

impl<T: FromJs + 'static> Waiting<T> {
    pub(super) fn new(shape: &'static Shape, place: Place) -> Self {
        let wait = Wait {
            shape,
            place,
            types: Types {
                read: read::<T>,
                #[cfg(target_family = "wasm")]
                fits: |number| T::from_number(number).is_some(),
            },
            waker: None,
            answer: None,
        };
        Self {
            id: Some(WAITS.with_borrow_mut(|waits| waits.insert(wait))),
            value: value::<T>,
        }
    }
}

impl<T> Waiting<T> {
    pub(super) fn id(&self) -> u32 {
        self.id.unwrap_or(u32::MAX)
    }

    /// The result; without one, stores the waker.
    pub(super) fn poll(&mut self, waker: &Waker) -> Poll<Result<T, JsError>> {
        let Some(id) = self.id else {
            return Poll::Pending;
        };
        let known = WAITS.with_borrow_mut(|waits| match waits.get_mut(id) {
            Some(Wait {
                answer: answer @ Some(_),
                ..
            }) => {
                let answer = answer.take();
                waits.remove(id);
                Known::Answer(answer)
            }
            Some(wait) => match &wait.waker {
                Some(known) if known.will_wake(waker) => Known::Waiting,
                _ => Known::New,
            },
            None => Known::Waiting,
        });
        match known {
            Known::Waiting => Poll::Pending,
            Known::New => {
                // Outside of the borrow: cloning and dropping wakers is code of executors.
                let waker = waker.clone();
                let old = WAITS.with_borrow_mut(|waits| waits.get_mut(id)?.waker.replace(waker));
                drop(old);
                Poll::Pending
            }
            Known::Answer(answer) => {
                self.id = None;
                answer.map_or(Poll::Pending, |answer| Poll::Ready((self.value)(answer)))
            }
        }
    }
}

enum Known {
    Answer(Option<Answer>),
    /// The same task is waiting already.
    Waiting,
    New,
}

impl<T> Drop for Waiting<T> {
    fn drop(&mut self) {
        let Some(id) = self.id else { return };
        let wait = WAITS.with_borrow_mut(|waits| waits.remove(id));
        // If it was not settled, no result will arrive.
        if wait.as_ref().is_some_and(|wait| wait.answer.is_none()) {
            Sys::promise_forget(id);
        }
        drop(wait);
    }
}

/// Settles the promise for JavaScript.
pub(crate) fn settle(id: u32, outcome: Result<Frame, JsError>) {
    let answer = match outcome {
        Ok(frame) => {
            let found = WAITS.with_borrow_mut(|waits| {
                let wait = waits.get_mut(id)?;
                Some((wait.types.read, wait.shape, wait.place))
            });
            let Some((read, shape, place)) = found else {
                return;
            };
            read(frame, shape, place)
        }
        Err(error) => Answer::Error(error),
    };
    let waker = WAITS.with_borrow_mut(|waits| {
        let wait = waits.get_mut(id)?;
        wait.answer = Some(answer);
        wait.waker.take()
    });
    if let Some(waker) = waker {
        waker.wake();
    }
}

/// Settles the promise with a number. Returns whether it is a value of the promise's type.
#[cfg(target_family = "wasm")]
pub(crate) fn settle_number(id: u32, number: f64) -> bool {
    let waker = WAITS.with_borrow_mut(|waits| {
        let Some(wait) = waits.get_mut(id) else {
            return Some(None);
        };
        if !(wait.types.fits)(number) {
            return None;
        }
        wait.answer = Some(Answer::Number(number));
        Some(wait.waker.take())
    });
    match waker {
        Some(Some(waker)) => waker.wake(),
        Some(None) => {}
        None => return false,
    }
    true
}

pub(crate) fn live() -> usize {
    WAITS.with_borrow(Slab::len)
}
