//! `JsIterator` and `JsStream`: iteration over values of JavaScript, and over iterators and streams of Rust.

/// The shape of an iterable with elements of this shape.
#[doc(hidden)]
#[macro_export]
macro_rules! __iterable {
    ($element:expr $(,)?) => {
        $crate::Shape::Iterable(&$crate::IterableShape {
            pull: $crate::FunctionShape {
                args: &$crate::Shape::Arguments(&[&$crate::Shape::Bool]),
                result: &$crate::Shape::Array($element),
                rest: false,
            },
            load: $crate::__private::load_iterables,
        })
    };
}

/// The shape of an async iterable with elements of this shape.
#[doc(hidden)]
#[macro_export]
macro_rules! __async_iterable {
    ($element:expr $(,)?) => {
        $crate::Shape::AsyncIterable(&$crate::IterableShape {
            pull: $crate::FunctionShape {
                args: &$crate::Shape::Arguments(&[&$crate::Shape::Bool]),
                result: &$crate::Shape::Promise(&$crate::Shape::Array($element)),
                rest: false,
            },
            load: $crate::__private::load_iterables,
        })
    };
}

/// Implements the traits of a handle with the field `state`, which crosses as a reference with this shape.
macro_rules! handle {
    ($handle:ident: $shape:ident = $make:ident) => {
        /// The same iteration.
        impl<T> Clone for $handle<T> {
            fn clone(&self) -> Self {
                Self {
                    state: self.state.clone(),
                }
            }
        }

        /// By identity.
        impl<T> PartialEq for $handle<T> {
            fn eq(&self, other: &Self) -> bool {
                let both = || Some((self.original()?, other.original()?));
                Rc::ptr_eq(&self.state, &other.state) || both().is_some_and(|(one, two)| one == two)
            }
        }

        impl<T> Eq for $handle<T> {}

        impl<T> std::fmt::Debug for $handle<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($handle), "(..)"))
            }
        }

        impl<T> crate::marshal::Promised for $handle<T> {}

        impl<T: ToJs + 'static> ToJs for $handle<T> {
            const SHAPE: &'static Shape = &$make!(crate::marshal::element(T::SHAPE, T::PROMISE));
            const DECLARED: bool = true;

            fn write(&self, writer: &mut crate::wire::Writer) {
                let own = match <Self as ToJs>::SHAPE {
                    Shape::$shape(shape) => Some(*shape),
                    _ => None,
                };
                if let Some(shape) = writer.iterable().or(own) {
                    writer.reference(&self.to_ref(shape));
                }
            }
        }

        /// JavaScript's object.
        impl<T: ToJs + 'static> From<$handle<T>> for crate::value::Any {
            fn from(value: $handle<T>) -> Self {
                Self::made_of(&value)
            }
        }
    };
}

mod iterator;
mod stream;

pub use iterator::JsIterator;
pub use stream::JsStream;

use std::borrow::Cow;

use crate::marshal::FromJs;
use crate::reference::Ref;
use crate::shape::Shape;
#[cfg(target_family = "wasm")]
use crate::sys::modules::ITERABLES;
use crate::sys::{Host, Sys};
use crate::value::{JsError, Place};
use crate::wire::{Frame, FrameBytes, Reader};

/// Connects the runtime module of iterables.
pub fn load_iterables() {
    #[cfg(target_family = "wasm")]
    ITERABLES.load();
}

/// The next elements, and whether there are no more after them.
type Batch<T> = Result<(Vec<T>, bool), JsError>;

/// A value of JavaScript that can be iterated over, and what is known of its elements.
struct Source<T> {
    value: Ref,
    /// The running iteration; `None` before the first element is needed.
    iteration: Option<Ref>,
    /// The shape of the elements.
    element: &'static Shape,
    /// The beginning of the messages of errors.
    place: Cow<'static, str>,
    /// Where functions in the elements came from.
    origin: Place,
    read: fn(Frame, &'static Shape, Place) -> Batch<T>,
    /// Whether the iteration has ended by itself.
    ended: bool,
}

impl<T: FromJs> Source<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        Ok(Self {
            iteration: None,
            element: reader.iterable().map_or(T::SHAPE, |it| it.element()),
            place: reader.place("iteration"),
            origin: reader.found(),
            read: |frame, element, origin| frame.read_batch(element, origin),
            ended: false,
            value: reader.reference()?,
        })
    }
}

impl<T> Source<T> {
    /// The running iteration, which begins now if there is none.
    fn open(&mut self, is_async: bool) -> Result<&Ref, JsError> {
        match self.iteration {
            Some(ref iteration) => Ok(iteration),
            None => {
                let iteration = Sys::iteration_open(&self.value, is_async, &self.place)?;
                Ok(self.iteration.insert(iteration))
            }
        }
    }

    /// The next elements of a running iteration.
    fn batch(&mut self) -> Result<Vec<T>, JsError> {
        let Some(iteration) = &self.iteration else {
            return Ok(Vec::new());
        };
        let frame = Sys::iteration_next(iteration, self.element)?;
        let (elements, ended) = (self.read)(frame, self.element, self.origin)?;
        self.ended = ended;
        Ok(elements)
    }
}

/// Ends a running iteration. What JavaScript answers is ignored.
impl<T> Drop for Source<T> {
    fn drop(&mut self) {
        if let Some(iteration) = &self.iteration
            && !self.ended
        {
            Sys::iteration_drop(iteration);
        }
    }
}

impl Frame {
    /// The elements of a batch.
    fn read_batch<T: FromJs>(self, element: &'static Shape, origin: Place) -> Batch<T> {
        self.with_reader(|reader| {
            let mut reader = reader.shaped(element).came_from(origin);
            let count = reader.count()?;
            let ended = reader.count()? != 0;
            Ok((T::read_all(count, &mut reader)?, ended))
        })
    }
}
