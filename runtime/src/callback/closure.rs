//! The closure behind a callback, with its types.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;

#[cfg(target_family = "wasm")]
use super::failure::callback_failed;
use super::handler::{Handler, OnceHandler};
use super::table::{Head, Invoke, Life};
use crate::marshal::{Args, ToJs};
use crate::shape::FunctionShape;
use crate::value::JsError;
use crate::wire::{Frame, Writer};

/// A callback with the parameters `A` and the result `R`.
pub(super) trait Closure<A: Args + ?Sized, R>: Invoke {
    fn call(&self, args: A::Owned) -> Result<R, JsError>;
}

/// One allocation, which contains the closure.
struct Inner<A: ?Sized, R, F> {
    /// The first field, so that JavaScript cannot call a closure that is being dropped.
    head: Head,
    types: PhantomData<fn(Box<A>) -> R>,
    closure: RefCell<F>,
}

/// A closure that runs when the callback is called.
pub(super) trait Run<A: Args + ?Sized, R> {
    /// Whether it can run only once.
    const ONCE: bool;
    /// Whether a call may be the last one.
    const ENDS: bool = false;

    fn run(&mut self, args: A::Owned) -> Result<R, JsError>;

    /// Whether there was the last call.
    fn has_ended(&self) -> bool {
        false
    }
}

/// Runs many times.
pub(super) struct Many<H>(pub(super) H);

impl<A: Args + ?Sized, R, H: Handler<A, R>> Run<A, R> for Many<H> {
    const ONCE: bool = false;

    #[inline]
    fn run(&mut self, args: A::Owned) -> Result<R, JsError> {
        self.0.handle(args)
    }
}

/// Runs many times with all arguments as one value.
pub(super) struct Whole<F>(pub(super) F);

impl<A, R, F> Run<A, R> for Whole<F>
where
    A: Args + ?Sized,
    F: FnMut(A::Owned) -> Result<R, JsError>,
{
    const ONCE: bool = false;

    fn run(&mut self, args: A::Owned) -> Result<R, JsError> {
        (self.0)(args)
    }
}

/// Runs once.
pub(super) struct Once<H>(pub(super) Option<H>);

impl<A: Args + ?Sized, R, H: OnceHandler<A, R>> Run<A, R> for Once<H> {
    const ONCE: bool = true;

    fn run(&mut self, args: A::Owned) -> Result<R, JsError> {
        match self.0.take() {
            Some(closure) => closure.handle_once(args),
            None => Err(JsError::new("callback was already called")),
        }
    }
}

/// Runs until its argument is true.
pub(super) struct UntilTrue<F> {
    pub(super) closure: F,
    pub(super) ended: bool,
}

impl<R, F: FnMut(bool) -> Result<R, JsError>> Run<(bool,), R> for UntilTrue<F> {
    const ONCE: bool = false;
    const ENDS: bool = true;

    fn run(&mut self, (last,): (bool,)) -> Result<R, JsError> {
        self.ended |= last;
        (self.closure)(last)
    }

    fn has_ended(&self) -> bool {
        self.ended
    }
}

/// Stores a head in front of a closure.
pub(super) fn closure<A, R, F>(
    life: Life,
    made_at: &'static Location<'static>,
    closure: F,
) -> impl Closure<A, R>
where
    A: Args + ?Sized,
    R: ToJs,
    F: Run<A, R>,
{
    Inner {
        #[cfg(target_family = "wasm")]
        head: Head::new(life, made_at, direct::<A, R, F>),
        #[cfg(not(target_family = "wasm"))]
        head: Head::new(life, made_at, super::table::NOT_DIRECT),
        types: PhantomData,
        closure: RefCell::new(closure),
    }
}

impl<A: Args + ?Sized, R: ToJs, F: Run<A, R>> Closure<A, R> for Inner<A, R, F> {
    #[inline]
    fn call(&self, args: A::Owned) -> Result<R, JsError> {
        match self.closure.try_borrow_mut() {
            Ok(mut closure) => closure.run(args),
            Err(_) => Err(busy()),
        }
    }
}

#[cold]
fn busy() -> JsError {
    JsError::new("callback is already running")
}

impl<A: Args + ?Sized, R: ToJs, F: Run<A, R>> Invoke for Inner<A, R, F> {
    fn head(&self) -> &Head {
        &self.head
    }

    fn invoke(
        self: Rc<Self>,
        args: Frame,
        shape: &'static FunctionShape,
    ) -> Result<Writer, JsError> {
        if F::ONCE {
            self.head.forget();
        }
        let result = invoke(&*self, args, shape);
        if F::ENDS && self.closure.try_borrow().is_ok_and(|it| it.has_ended()) {
            self.head.forget();
        }
        result
    }
}

/// See [`DirectCall`](super::table::DirectCall). Each closure type has its own function, so that a call uses one function
/// pointer.
///
/// # Safety
///
/// `closure` comes from `Rc::into_raw` of a closure of these types, which has an owner.
#[cfg(target_family = "wasm")]
unsafe fn direct<A: Args + ?Sized, R: ToJs, F: Run<A, R>>(
    closure: *const (),
    a: f64,
    b: f64,
    c: f64,
    more: &[f64],
) -> f64 {
    let closure = closure.cast::<Inner<A, R, F>>();
    // SAFETY: `closure` has stored this function next to closures of exactly these types, and there is an owner.
    let closure = unsafe {
        Rc::increment_strong_count(closure);
        Rc::from_raw(closure)
    };
    if F::ONCE {
        closure.head.forget();
    }
    let first = [a, b, c];
    let numbers = first.get(..A::COUNT).unwrap_or(more);
    let result = match A::from_numbers(numbers) {
        Some(args) => closure.call(args).map(|result| result.to_number()),
        None => Ok(None),
    };
    // Dropping the closure may run code of its values, so an error is reported afterwards.
    drop(closure);
    match result {
        Ok(Some(number)) => number,
        Ok(None) => callback_failed(None),
        Err(error) => callback_failed(Some(error)),
    }
}

/// Compiled once for all closures of the same types.
pub(super) fn invoke<A: Args + ?Sized, R: ToJs>(
    closure: &dyn Closure<A, R>,
    args: Frame,
    shape: &'static FunctionShape,
) -> Result<Writer, JsError> {
    let result = closure.call(args.read_as(shape.args)?)?;
    Ok(Writer::shaped(&result, shape.result))
}
