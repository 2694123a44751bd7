//! Callbacks as functions: a `Function` of a callback, and a callback of a `Function`.

use std::cell::{Cell, OnceCell};
use std::panic::Location;
use std::rc::{Rc, Weak};

use super::closure::{Closure, invoke};
use super::table::{self, Head, Invoke, Life, Pass};
use crate::marshal::{Args, FromJs, ToJs};
use crate::reference::Ref;
use crate::shape::FunctionShape;
use crate::sys::{Host, Sys};
use crate::value::{CallbackFunction, Function, JsError};
use crate::wire::{Frame, Writer};

/// JavaScript's function of a callback, which is made when it is first needed: then its shape is known.
pub(super) struct LazyFunction {
    value: OnceCell<Ref>,
    callback: Weak<dyn Invoke>,
    /// The callback, until JavaScript's function owns it. None if another Rust value owns it.
    owner: Cell<Option<Rc<dyn Invoke>>>,
}

impl LazyFunction {
    /// The function ends with the callback.
    pub(super) fn borrowing(callback: &Rc<dyn Invoke>) -> Rc<Self> {
        Rc::new(Self {
            value: OnceCell::new(),
            callback: Rc::downgrade(callback),
            owner: Cell::new(None),
        })
    }

    /// The callback ends with the function. If it was passed before, JavaScript has the function and owns the callback from now on.
    pub(super) fn owning(callback: Rc<dyn Invoke>, shape: &'static FunctionShape) -> Rc<Self> {
        let it = Self::borrowing(&callback);
        let was_passed = callback.head().slot.get().is_some();
        it.owner.set(Some(callback));
        if was_passed {
            it.value(shape);
        }
        it
    }

    fn make(&self, shape: &'static FunctionShape) -> Ref {
        let Some(callback) = self.callback.upgrade() else {
            return dropped(shape);
        };
        let head = callback.head();
        let pass = table::pass(head, Rc::as_ptr(&callback));
        let value = of_pass(&pass, shape, head.made_at);
        if let Some(owner) = self.owner.take() {
            table::own(pass.slot(), owner);
        }
        value
    }
}

impl CallbackFunction for LazyFunction {
    fn value(&self, shape: &'static FunctionShape) -> &Ref {
        self.value.get_or_init(|| self.make(shape))
    }

    fn address(&self) -> *const () {
        self.callback.as_ptr().cast()
    }
}

/// The JavaScript function of a callback that is passed.
pub(super) fn of_pass(
    pass: &Pass,
    shape: &'static FunctionShape,
    made_at: &'static Location<'static>,
) -> Ref {
    #[cfg(target_family = "wasm")]
    super::entries::ENCODED_CALLBACKS.load();
    Sys::callback(pass.slot(), shape, made_at)
}

/// The function of a callback that was dropped before it had one: each call throws.
#[cold]
fn dropped(shape: &'static FunctionShape) -> Ref {
    let callback = super::Callback::<(), ()>::new(|| ());
    of_pass(&callback.pass(), shape, Location::caller())
}

/// A JavaScript function as a callback. It has no slot, since the function itself is passed.
struct Forward<A: ?Sized, R, O> {
    head: Head,
    function: Function<A, R>,
    /// What the function lives as long as.
    _owner: O,
}

/// A callback that passes the function on.
#[track_caller]
pub(super) fn forward<A: Args + ?Sized, R: ToJs + FromJs + 'static>(
    function: Function<A, R>,
) -> Rc<dyn Closure<A, R>> {
    forward_owned(function, Location::caller(), ())
}

/// The same of a function that lives as long as `owner`.
pub(super) fn forward_owned<'a, A: Args + ?Sized, R: ToJs + FromJs + 'static, O: 'a>(
    function: Function<A, R>,
    made_at: &'static Location<'static>,
    owner: O,
) -> Rc<dyn Closure<A, R> + 'a> {
    Rc::new(Forward {
        head: Head::new(Life::Foreign, made_at, table::NOT_DIRECT),
        function,
        _owner: owner,
    })
}

impl<A: Args + ?Sized, R: ToJs + FromJs, O> Closure<A, R> for Forward<A, R, O> {
    fn call(&self, args: A::Owned) -> Result<R, JsError> {
        A::give(args, |given| self.function.call(given))
    }
}

impl<A: Args + ?Sized, R: ToJs + FromJs, O> Invoke for Forward<A, R, O> {
    fn head(&self) -> &Head {
        &self.head
    }

    fn foreign(&self, shape: &'static FunctionShape) -> Option<&Ref> {
        Some(self.function.declared(shape))
    }

    fn invoke(
        self: Rc<Self>,
        args: Frame,
        shape: &'static FunctionShape,
    ) -> Result<Writer, JsError> {
        invoke(&*self, args, shape)
    }
}
