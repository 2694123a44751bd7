//! `Promise`: a future of a JavaScript promise, or a Rust future that JavaScript can wait for.

#[cfg(target_family = "wasm")]
pub(crate) mod entries;
mod wait;

use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

pub(crate) use wait::live;

use crate::executor;
use crate::marshal::{FromJs, ToJs};
use crate::reference::{Object, Ref};
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::{Any, JsError, Place};
use crate::wire::{Reader, Writer};
use wait::{Waiting, settle};

/// A value that will be there later, or an error.
///
/// From JavaScript: a future of the checked value; dropping it forgets the answer. From Rust: any future, which JavaScript
/// sees as a promise. Use it with any executor, or with [`spawn`](crate::spawn).
///
/// ```
/// use jsi_runtime::{JsError, Promise, block_on};
///
/// let later = Promise::new(async { Ok(1 + Promise::ready(41).await?) });
/// assert_eq!(block_on(later)?, 42);
/// # Ok::<(), JsError>(())
/// ```
///
/// It is no element of a list, an iteration or a map, since of several promises one may be forgotten. A record that has it as a field can be one.
///
/// ```compile_fail,E0080
/// use jsi_runtime::{Object, Promise};
///
/// let promises = Object::new().to_array::<Promise<f64>>();
/// ```
#[must_use = "a dropped promise is forgotten"]
pub struct Promise<T> {
    /// In a cell, since the future moves to JavaScript from a shared reference.
    state: RefCell<State<T>>,
    /// Natively the result may depend on a task of this crate's executor, which no other code would run.
    #[cfg(not(target_family = "wasm"))]
    driver: executor::Driver,
}

enum State<T> {
    /// In a box, so that a record may contain a promise of itself.
    Ready(Box<Result<T, JsError>>),
    Future(Pin<Box<dyn Future<Output = Result<T, JsError>>>>),
    Waiting(Waiting<T>),
    Done,
}

impl<T> Unpin for Promise<T> {}

impl<T> Promise<T> {
    /// A promise of a Rust future.
    pub fn new(future: impl Future<Output = Result<T, JsError>> + 'static) -> Self {
        Self::of(State::Future(Box::pin(future)))
    }

    /// A promise that is already fulfilled.
    pub fn ready(value: T) -> Self {
        Self::from(Ok(value))
    }

    /// A promise that is already rejected.
    pub fn failed(error: impl Into<JsError>) -> Self {
        Self::from(Err(error.into()))
    }

    fn of(state: State<T>) -> Self {
        Self {
            state: RefCell::new(state),
            #[cfg(not(target_family = "wasm"))]
            driver: executor::Driver::default(),
        }
    }

    fn poll_state(&mut self, cx: &mut Context<'_>) -> Poll<Result<T, JsError>> {
        let state = self.state.get_mut();
        match state {
            State::Future(future) => future.as_mut().poll(cx),
            State::Waiting(waiting) => waiting.poll(cx.waker()),
            State::Ready(_) | State::Done => Poll::Ready(match mem::replace(state, State::Done) {
                State::Ready(result) => *result,
                _ => Err(taken()),
            }),
        }
    }

    /// Polls once more after running tasks that the result may depend on.
    #[cfg(not(target_family = "wasm"))]
    fn drive(&mut self, cx: &mut Context<'_>) -> Poll<Result<T, JsError>> {
        self.driver.drive(cx.waker());
        match self.state.get_mut() {
            State::Waiting(waiting) => waiting.poll(cx.waker()),
            // The queue wakes this task when it can continue: nested promises would be polled twice as often at each level.
            _ => Poll::Pending,
        }
    }
}

impl<T: FromJs + 'static> Promise<T> {
    /// Waits for a JavaScript promise. Functions in its value came from `origin`.
    pub(crate) fn wait(value: &Ref, shape: &'static Shape, place: &str, origin: Place) -> Self {
        let waiting = Waiting::new(shape, origin);
        #[cfg(target_family = "wasm")]
        entries::PROMISES.load();
        let id = waiting.id();
        if let Err(error) = Sys::promise_await(value, id, shape, place, settle) {
            settle(id, Err(error));
        }
        Self::of(State::Waiting(waiting))
    }

    /// Waits for the promise of `call`, which gets the number to settle.
    #[cfg(target_family = "wasm")]
    pub(crate) fn begin(
        shape: &'static Shape,
        origin: Place,
        call: impl FnOnce(u32) -> Result<(), JsError>,
    ) -> Self {
        let waiting = Waiting::new(shape, origin);
        match call(waiting.id()) {
            Ok(()) => Self::of(State::Waiting(waiting)),
            Err(error) => Self::failed(error),
        }
    }
}

impl<T: ToJs + 'static> Promise<T> {
    /// The JavaScript promise; the future runs on this crate's executor from now on.
    pub(crate) fn to_ref(&self, shape: &'static Shape) -> Ref {
        let (promise, id) = Sys::promise_new();
        match self.state.replace(State::Done) {
            State::Ready(result) => finish(id, *result, shape),
            State::Done => finish::<T>(id, Err(taken()), shape),
            state @ (State::Future(_) | State::Waiting(_)) => {
                let rest = Self::of(state);
                executor::start(async move { finish(id, rest.await, shape) });
            }
        }
        promise
    }
}

fn finish<T: ToJs>(id: u32, result: Result<T, JsError>, shape: &'static Shape) {
    match result {
        Ok(value) => Sys::promise_settle(id, Ok((&Writer::shaped(&value, shape), shape))),
        Err(error) => Sys::promise_settle(id, Err(error.as_ref())),
    }
}

fn taken() -> JsError {
    JsError::new("promise was already taken")
}

impl<T> Future for Promise<T> {
    type Output = Result<T, JsError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let poll = self.poll_state(cx);
        #[cfg(not(target_family = "wasm"))]
        let poll = match poll {
            Poll::Pending => self.drive(cx),
            ready => ready,
        };
        if poll.is_ready() {
            *self = Self::of(State::Done);
        }
        poll
    }
}

impl<T> fmt::Debug for Promise<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Promise(..)")
    }
}

impl<T> From<Result<T, JsError>> for Promise<T> {
    fn from(result: Result<T, JsError>) -> Self {
        Self::of(State::Ready(Box::new(result)))
    }
}

/// A JavaScript promise, which settles with the Rust one.
impl<T: ToJs + 'static> From<Promise<T>> for Any {
    fn from(promise: Promise<T>) -> Self {
        Self::Promise(Object::from_ref(promise.to_ref(T::SHAPE)))
    }
}

impl<T: ToJs + 'static> ToJs for Promise<T> {
    const SHAPE: &'static Shape = &Shape::Promise(T::SHAPE);
    const DECLARED: bool = true;
    const PROMISE: bool = true;

    fn write(&self, writer: &mut Writer) {
        let shape = writer.promised().unwrap_or(T::SHAPE);
        writer.reference(&self.to_ref(shape));
    }
}

impl<T: FromJs + 'static> FromJs for Promise<T> {
    const SHAPE: &'static Shape = &Shape::Promise(T::SHAPE);
    const DECLARED: bool = true;
    const PROMISE: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let shape = reader.promised().unwrap_or(T::SHAPE);
        let place = reader.place("promise");
        let origin = reader.found();
        Ok(Self::wait(&reader.reference()?, shape, &place, origin))
    }
}
