//! The closure behind a callback: as its owners know it, with its types, and as the table knows it, without.

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;

use super::handler::{Handler, OnceHandler};
use super::table::{self, Slot};
use crate::error::JsError;
use crate::marshal::{Args, ToJs};
use crate::shape::FunctionShape;
#[cfg(target_family = "wasm")]
use crate::sys;
use crate::sys::Frame;
use crate::wire::Writer;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    /// Until the last clone is dropped.
    Owned,
    /// Until it was called.
    Once,
    /// For the calls it is passed to.
    Scoped,
}

/// What is known of a callback whatever its types are.
pub(super) struct Head {
    pub(super) life: Life,
    /// Names the callback in errors where no interface does.
    pub(super) made_at: &'static Location<'static>,
    #[cfg(target_family = "wasm")]
    pub(super) flat: Flat,
    /// Where JavaScript finds it, once it was passed.
    pub(super) slot: Cell<Option<&'static Slot>>,
}

impl Head {
    /// Leaves the table, as what may be called once does before it is.
    fn forget(&self) {
        if let Some(slot) = self.slot.get() {
            table::forget(slot);
        }
    }
}

impl Drop for Head {
    fn drop(&mut self) {
        if let Some(slot) = self.slot.get() {
            table::leave(slot);
        }
    }
}

/// A callback of any types.
pub(super) trait Invoke {
    fn head(&self) -> &Head;

    /// A call whose arguments are wire bytes, as is the result.
    fn invoke(
        self: Rc<Self>,
        args: Frame,
        shape: &'static FunctionShape,
    ) -> Result<Writer, JsError>;
}

/// A call whose arguments are a number each, as is the result; of more than three the slice has all. The pointer is one of
/// `Rc::into_raw` of the callback that the function was made for.
#[cfg(target_family = "wasm")]
pub(super) type Flat = unsafe fn(*const (), f64, f64, f64, &[f64]) -> f64;

/// A callback with the parameters `A` and the result `R`.
pub(super) trait Closure<A: Args + ?Sized, R>: Invoke {
    fn call(&self, args: A::Owned) -> Result<R, JsError>;
}

/// One allocation: the closure lies in it.
struct Inner<A: ?Sized, R, F> {
    /// Comes first, so that JavaScript does not reach a closure that is being dropped.
    head: Head,
    types: PhantomData<fn(Box<A>) -> R>,
    closure: RefCell<F>,
}

/// A closure that runs when the callback is called.
pub(super) trait Run<A: Args + ?Sized, R> {
    /// Whether that can be only once.
    const ONCE: bool;

    fn run(&mut self, args: A::Owned) -> Result<R, JsError>;
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

/// Puts a head before a closure.
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
        head: Head {
            life,
            made_at,
            #[cfg(target_family = "wasm")]
            flat: flat::<A, R, F>,
            slot: Cell::new(None),
        },
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
        invoke(&*self, args, shape)
    }
}

/// See [`Flat`]. Each closure has its own, so that a call goes through one pointer.
///
/// # Safety
///
/// `closure` is what `Rc::into_raw` gives of a closure of these types, which has an owner.
#[cfg(target_family = "wasm")]
unsafe fn flat<A: Args + ?Sized, R: ToJs, F: Run<A, R>>(
    closure: *const (),
    a: f64,
    b: f64,
    c: f64,
    more: &[f64],
) -> f64 {
    let closure = closure.cast::<Inner<A, R, F>>();
    // SAFETY: `closure` has put this function beside closures of just these types, and there is an owner.
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
    // What the closure owns may run code while it is dropped, and a failure is told last.
    drop(closure);
    match result {
        Ok(Some(number)) => number,
        Ok(None) => sys::callback_failed(None),
        Err(error) => sys::callback_failed(Some(error)),
    }
}

/// Once for all closures of the same types.
fn invoke<A: Args + ?Sized, R: ToJs>(
    closure: &dyn Closure<A, R>,
    args: Frame,
    shape: &'static FunctionShape,
) -> Result<Writer, JsError> {
    let result = closure.call(args.read()?)?;
    Ok(Writer::shaped(&result, shape.result))
}
