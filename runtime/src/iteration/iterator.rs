//! `JsIterator`: what JavaScript iterates over with `for … of`.

use std::cell::{Cell, RefCell};
use std::mem;
use std::panic::Location;
use std::rc::Rc;
use std::vec;

use super::Source;
use crate::callback::{Callback, IntoResult};
use crate::marshal::{FromJs, ToJs, element};
use crate::reference::Ref;
use crate::shape::{IterableShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::JsError;
use crate::wire::Reader;

/// An iterator over the elements of a JavaScript iterable, or an iterator of Rust that JavaScript can iterate over once.
///
/// An error is the last item: what JavaScript throws, or an element of a wrong type. Where the iterator is dropped before its end,
/// the iterator of JavaScript is ended by its method `return`. A clone is the same iterator.
///
/// ```
/// use jsi_runtime::{JsError, JsIterator};
///
/// let mut squares: JsIterator<i32> = JsIterator::new((1..4).map(|x| x * x));
/// assert_eq!(squares.next().transpose()?, Some(1));
/// let rest: Vec<i32> = squares.collect::<Result<_, _>>()?;
/// assert_eq!(rest, [4, 9]);
/// # Ok::<(), JsError>(())
/// ```
#[must_use = "an iterator without a use is not run"]
pub struct JsIterator<T> {
    state: Rc<State<T>>,
}

struct State<T> {
    items: RefCell<Items<T>>,
    /// Whether the iteration was ended while an element was made.
    ended: Cell<bool>,
    /// Where Rust made it: names it in errors.
    made_at: &'static Location<'static>,
}

/// Where the elements come from.
enum Items<T> {
    Rust(Box<dyn Iterator<Item = Result<T, JsError>>>),
    /// The elements of JavaScript, after those that crossed together.
    Js(vec::IntoIter<T>, Source<T>),
    Over,
}

impl<T> Items<T> {
    fn next(&mut self) -> Option<Result<T, JsError>> {
        match self {
            Self::Rust(items) => items.next(),
            Self::Js(known, source) => {
                if let Some(item) = known.next() {
                    return Some(Ok(item));
                }
                if source.ended {
                    return None;
                }
                match source.open(false).map(|_| ()).and_then(|()| source.batch()) {
                    Ok(items) => {
                        *known = items.into_iter();
                        known.next().map(Ok)
                    }
                    Err(error) => Some(Err(error)),
                }
            }
            Self::Over => None,
        }
    }
}

impl<T> State<T> {
    /// Ends the iteration: an iterator of Rust is dropped, one of JavaScript is ended.
    fn end(&self) -> Items<T> {
        match self.items.try_borrow_mut() {
            Ok(mut items) => mem::replace(&mut *items, Items::Over),
            Err(_) => {
                self.ended.set(true);
                Items::Over
            }
        }
    }
}

impl<T: 'static> JsIterator<T> {
    /// An iterator of Rust. Its items are elements, or results of any error that becomes a [`JsError`].
    #[track_caller]
    pub fn new<I>(items: I) -> Self
    where
        I: IntoIterator<Item: IntoResult<T> + 'static, IntoIter: 'static>,
    {
        let items = items.into_iter().map(IntoResult::into_result);
        Self::of(Items::Rust(Box::new(items)))
    }
}

impl<T> JsIterator<T> {
    /// Ends the iteration before its end. An error is what the method `return` of JavaScript's iterator throws.
    pub fn close(&self) -> Result<(), JsError> {
        match self.state.end() {
            Items::Js(_, mut source) if !source.ended => {
                source.ended = true;
                match &source.iteration {
                    Some(iteration) => Sys::iteration_return(iteration).map(|_| ()),
                    None => Ok(()),
                }
            }
            Items::Js(..) | Items::Rust(_) | Items::Over => Ok(()),
        }
    }

    #[track_caller]
    fn of(items: Items<T>) -> Self {
        Self {
            state: Rc::new(State {
                items: RefCell::new(items),
                ended: Cell::new(false),
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
}

impl<T: ToJs + 'static> JsIterator<T> {
    /// JavaScript's iterator.
    fn to_ref(&self, shape: &'static IterableShape) -> Ref {
        if let Some(value) = self.original() {
            return value;
        }
        let mut items = self.clone();
        let callback = Callback::until_true(self.state.made_at, move |last| {
            if last {
                drop(items.state.end());
            }
            items
                .next()
                .into_iter()
                .collect::<Result<Vec<T>, JsError>>()
        });
        let function = callback.into_function(&shape.pull);
        Sys::iterator_new(function.declared(&shape.pull), false)
    }
}

impl<T> Iterator for JsIterator<T> {
    type Item = Result<T, JsError>;

    fn next(&mut self) -> Option<Self::Item> {
        let Ok(mut items) = self.state.items.try_borrow_mut() else {
            return Some(Err(JsError::type_error("iterator is already running")));
        };
        let item = items.next();
        let is_last = !matches!(item, Some(Ok(_))) || self.state.ended.get();
        drop(items);
        if is_last {
            // Outside of the borrow: dropping runs code of users.
            drop(self.state.end());
        }
        item
    }
}

/// The elements of a list.
impl<T: 'static> From<Vec<T>> for JsIterator<T> {
    #[track_caller]
    fn from(items: Vec<T>) -> Self {
        Self::of(Items::Rust(Box::new(items.into_iter().map(Ok))))
    }
}

handle!(JsIterator: Iterable = __iterable);

impl<T: FromJs> FromJs for JsIterator<T> {
    const SHAPE: &'static Shape = &__iterable!(element(T::SHAPE, T::PROMISE));
    const DECLARED: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let source = Source::read(reader)?;
        Ok(Self::of(Items::Js(Vec::new().into_iter(), source)))
    }
}
