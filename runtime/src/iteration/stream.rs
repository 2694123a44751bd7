//! `JsStream`: what JavaScript iterates over with `for await`.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::mem;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use super::Source;
use crate::callback::{Callback, IntoResult};
use crate::marshal::{FromJs, ToJs, element};
use crate::promise::Promise;
use crate::reference::Ref;
use crate::shape::{IterableShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::{JsError, Place};
use crate::wire::Reader;

/// A stream of the elements of a JavaScript async iterable, or a stream of Rust that JavaScript can iterate over once.
///
/// An error is the last item: what JavaScript throws or rejects with, or an element of a wrong type. Where the stream is dropped
/// before its end, the iterator of JavaScript is ended by its method `return`. A clone is the same stream.
///
/// ```
/// use jsi_runtime::{JsError, JsStream, block_on};
///
/// let mut numbers: JsStream<i32> = JsStream::from_iterator(1..4);
/// let sum = block_on(async {
///     let mut sum = 0;
///     while let Some(number) = numbers.next().await {
///         sum += number?;
///     }
///     Ok::<i32, JsError>(sum)
/// })?;
/// assert_eq!(sum, 6);
/// # Ok::<(), JsError>(())
/// ```
#[must_use = "a stream without a use is not run"]
pub struct JsStream<T> {
    state: Rc<State<T>>,
}

struct State<T> {
    items: RefCell<Items<T>>,
    /// Whether the iteration was ended while an element was made.
    ended: Cell<bool>,
    /// The task that waits for the next element.
    waker: RefCell<Option<Waker>>,
    /// Where Rust made it: names it in errors.
    made_at: &'static Location<'static>,
}

/// Where the elements come from.
enum Items<T> {
    Rust(Pin<Box<dyn Stream<Item = Result<T, JsError>>>>),
    /// The elements of JavaScript, with the promise of the next one.
    Js(Option<Promise<()>>, Source<T>),
    Over,
}

impl<T> Items<T> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JsError>>> {
        match self {
            Self::Rust(items) => items.as_mut().poll_next(cx),
            Self::Js(_, source) if source.ended => Poll::Ready(None),
            Self::Js(waiting, source) => {
                let next = match waiting {
                    Some(next) => next,
                    None => match source.step() {
                        Ok(next) => waiting.insert(next),
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    },
                };
                let Poll::Ready(outcome) = Pin::new(next).poll(cx) else {
                    return Poll::Pending;
                };
                *waiting = None;
                let batch = outcome.and_then(|()| source.batch());
                Poll::Ready(batch.map(|items| items.into_iter().next()).transpose())
            }
            Self::Over => Poll::Ready(None),
        }
    }
}

impl<T> Source<T> {
    /// Asks for the next element. The promise is fulfilled once there is one, or the end.
    fn step(&mut self) -> Result<Promise<()>, JsError> {
        let next = Sys::iteration_step(self.open(true)?)?;
        Ok(Promise::wait(
            &next,
            &Shape::Void,
            &self.place,
            Place::default(),
        ))
    }
}

impl<T> State<T> {
    /// Ends the iteration: a stream of Rust is dropped, an iterator of JavaScript is ended.
    fn end(&self) -> Items<T> {
        let items = match self.items.try_borrow_mut() {
            Ok(mut items) => mem::replace(&mut *items, Items::Over),
            Err(_) => {
                self.ended.set(true);
                Items::Over
            }
        };
        let waker = self.waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
        items
    }
}

impl<T: 'static> JsStream<T> {
    /// A stream of Rust. Its items are elements, or results of any error that becomes a [`JsError`].
    #[track_caller]
    pub fn new<S>(stream: S) -> Self
    where
        S: Stream<Item: IntoResult<T>> + 'static,
    {
        let mut stream = Box::pin(stream);
        Self::polled(move |cx| {
            let item = stream.as_mut().poll_next(cx);
            item.map(|item| item.map(IntoResult::into_result))
        })
    }

    /// A stream of the items of an iterator: elements, or results of any error that becomes a [`JsError`].
    #[track_caller]
    pub fn from_iterator<I>(items: I) -> Self
    where
        I: IntoIterator<Item: IntoResult<T> + 'static, IntoIter: 'static>,
    {
        let mut items = items.into_iter();
        Self::polled(move |_| Poll::Ready(items.next().map(IntoResult::into_result)))
    }

    #[track_caller]
    fn polled(
        poll: impl FnMut(&mut Context<'_>) -> Poll<Option<Result<T, JsError>>> + 'static,
    ) -> Self {
        Self::of(Items::Rust(Box::pin(Polled(Box::new(poll)))))
    }
}

impl<T> JsStream<T> {
    /// The next element, without an import of a trait.
    pub async fn next(&mut self) -> Option<Result<T, JsError>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// Ends the iteration before its end. An error is what the method `return` of JavaScript's iterator throws or rejects with.
    pub fn close(&self) -> Promise<()> {
        let Items::Js(waiting, mut source) = self.state.end() else {
            return Promise::ready(());
        };
        // The promise of the next element is forgotten.
        drop(waiting);
        let Some(iteration) = source.iteration.as_ref().filter(|_| !source.ended) else {
            return Promise::ready(());
        };
        let returned = Sys::iteration_return(iteration);
        let place = mem::take(&mut source.place);
        source.ended = true;
        match returned {
            Ok(promise) => Promise::wait(&promise, &Shape::Void, &place, Place::default()),
            Err(error) => Promise::failed(error),
        }
    }

    #[track_caller]
    fn of(items: Items<T>) -> Self {
        Self {
            state: Rc::new(State {
                items: RefCell::new(items),
                ended: Cell::new(false),
                waker: RefCell::new(None),
                made_at: Location::caller(),
            }),
        }
    }

    /// The value of JavaScript, if none of its elements was read.
    fn original(&self) -> Option<Ref> {
        match &*self.state.items.try_borrow().ok()? {
            Items::Js(_, source) if source.iteration.is_none() => Some(source.value.clone()),
            Items::Js(..) | Items::Rust(_) | Items::Over => None,
        }
    }

    fn poll(&self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JsError>>> {
        let Ok(mut items) = self.state.items.try_borrow_mut() else {
            let error = JsError::type_error("stream is already running");
            return Poll::Ready(Some(Err(error)));
        };
        let polled = items.poll(cx);
        drop(items);
        let is_last = match &polled {
            Poll::Ready(item) => !matches!(item, Some(Ok(_))),
            Poll::Pending => false,
        };
        if is_last || self.state.ended.get() {
            // Outside of the borrow: dropping runs code of users.
            drop(self.state.end());
            return match polled {
                Poll::Pending => Poll::Ready(None),
                ready @ Poll::Ready(_) => ready,
            };
        }
        let waker = polled.is_pending().then(|| cx.waker().clone());
        let before = self.state.waker.replace(waker);
        drop(before);
        polled
    }
}

impl<T: ToJs + 'static> JsStream<T> {
    /// JavaScript's async iterator.
    fn to_ref(&self, shape: &'static IterableShape) -> Ref {
        if let Some(value) = self.original() {
            return value;
        }
        let stream = self.clone();
        let callback = Callback::until_true(self.state.made_at, move |last| {
            if last {
                drop(stream.state.end());
            }
            let mut stream = stream.clone();
            Ok(Promise::new(async move {
                let next = stream.next().await;
                next.into_iter().collect::<Result<Vec<T>, JsError>>()
            }))
        });
        let function = callback.into_function(&shape.pull);
        Sys::iterator_new(function.declared(&shape.pull), true)
    }
}

/// A stream of what a closure returns.
struct Polled<F>(Box<F>);

impl<T, F> Stream for Polled<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<Option<T>>,
{
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        (self.0)(cx)
    }
}

impl<T> Stream for JsStream<T> {
    type Item = Result<T, JsError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

handle!(JsStream: AsyncIterable = __async_iterable);

impl<T: FromJs> FromJs for JsStream<T> {
    const SHAPE: &'static Shape = &__async_iterable!(element(T::SHAPE, T::PROMISE));
    const DECLARED: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(Self::of(Items::Js(None, Source::read(reader)?)))
    }
}
