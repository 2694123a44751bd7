//! `Callback`: a Rust closure that JavaScript calls.

mod handler;
mod table;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::Location;
use std::rc::Rc;

pub use handler::{Handler, IntoResult, OnceHandler};
pub(crate) use table::{Pass, invoke, live, release};

use crate::error::JsError;
use crate::function::Function;
use crate::marshal::{Args, FromJs, ToJs};
use crate::shape::{FunctionShape, Shape};
use crate::sys::Frame;
use crate::wire::Writer;

/// A Rust closure that JavaScript calls as a function, with the parameters `A`, a tuple, and the result `R`.
///
/// The same `Callback` is always the same JavaScript function, so what was added with it can be removed with it. How long
/// JavaScript may call it is said when it is made: [`new`](Callback::new), [`once`](Callback::once),
/// [`scoped`](Callback::scoped), [`into_js`](Callback::into_js). A call after that throws an error that names the callback.
///
/// ```
/// use jsi_runtime::{Callback, JsError};
///
/// let greet = Callback::new(|name: String| format!("hello {name}"));
/// assert_eq!(greet.call(("Ada".to_owned(),))?, "hello Ada");
///
/// // A closure may fail; JavaScript sees the error as thrown.
/// let parse: Callback<'_, (String,), i32> = Callback::new(|text: String| text.parse::<i32>());
/// assert!(parse.call(("x".to_owned(),)).is_err());
/// # Ok::<(), JsError>(())
/// ```
pub struct Callback<'a, A: Args + ?Sized, R> {
    inner: Rc<Inner<'a, A, R>>,
}

type Closure<'a, A, R> = Box<dyn FnMut(<A as Args>::Owned) -> Result<R, JsError> + 'a>;

struct Inner<'a, A: Args + ?Sized, R> {
    closure: RefCell<Closure<'a, A, R>>,
    life: Life,
    /// Names the callback in errors where no interface does.
    made_at: &'static Location<'static>,
    /// The number JavaScript calls it by, once it was passed.
    id: Cell<Option<u32>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Life {
    /// Until the last clone is dropped.
    Owned,
    /// Until it was called.
    Once,
    /// For the calls it is passed to.
    Scoped,
}

impl<A: Args + ?Sized, R> Callback<'static, A, R> {
    /// Lives until its last clone is dropped.
    #[track_caller]
    pub fn new(closure: impl Handler<A, R> + 'static) -> Self {
        Self::with_life(Life::Owned, closure)
    }

    /// Lives until it was called; one that never is stays as long as the instance. JavaScript may hold it after the Rust
    /// value is dropped.
    #[track_caller]
    pub fn once(closure: impl OnceHandler<A, R> + 'static) -> Self {
        let mut closure = Some(closure);
        let run = move |args| match closure.take() {
            Some(closure) => closure.handle_once(args),
            None => Err(JsError::new("callback was already called")),
        };
        Self::boxed(Life::Once, Box::new(run))
    }

    /// Hands the closure over to JavaScript, which drops it when it collects the function.
    pub fn into_js(self) -> Function<A, R>
    where
        A: 'static,
        R: ToJs + FromJs + 'static,
    {
        self.into_function(Function::<A, R>::SHAPE)
    }

    /// The same where an interface says the shape.
    pub(crate) fn into_function(self, shape: &'static FunctionShape) -> Function<A, R>
    where
        A: 'static,
        R: ToJs + FromJs + 'static,
    {
        let pass = self.pass(shape);
        let function = pass.function(shape, self.inner.made_at);
        table::hand_over(pass.id(), self.inner.clone());
        Function::from_ref(function, shape)
    }
}

impl<'a, A: Args + ?Sized, R> Callback<'a, A, R> {
    /// May borrow what is around it: JavaScript knows it only during the calls that it is passed to.
    #[track_caller]
    pub fn scoped(closure: impl Handler<A, R> + 'a) -> Self {
        Self::with_life(Life::Scoped, closure)
    }

    /// Calls the closure from Rust.
    pub fn call(&self, args: A::Owned) -> Result<R, JsError> {
        self.inner.call(args)
    }

    #[track_caller]
    fn with_life(life: Life, mut closure: impl Handler<A, R> + 'a) -> Self {
        Self::boxed(life, Box::new(move |args| closure.handle(args)))
    }

    #[track_caller]
    fn boxed(life: Life, closure: Closure<'a, A, R>) -> Self {
        Self {
            inner: Rc::new(Inner {
                closure: RefCell::new(closure),
                life,
                made_at: Location::caller(),
                id: Cell::new(None),
            }),
        }
    }

    /// Makes the callback known to JavaScript: for as long as it lives, or, a scoped one, as long as the `Pass` does.
    pub(crate) fn pass(&self, shape: &'static FunctionShape) -> Pass
    where
        R: ToJs,
    {
        let id = match self.inner.id.get() {
            Some(id) => id,
            None => {
                let inner: Rc<dyn Invoke + '_> = self.inner.clone();
                let id = table::enter(inner, self.inner.life, shape);
                self.inner.id.set(Some(id));
                id
            }
        };
        table::pass(id, self.inner.life)
    }
}

impl<A: Args + ?Sized, R> Inner<'_, A, R> {
    fn call(&self, args: A::Owned) -> Result<R, JsError> {
        match self.closure.try_borrow_mut() {
            Ok(mut closure) => closure(args),
            Err(_) => Err(JsError::new("callback is already running")),
        }
    }
}

/// What the table knows of a callback.
trait Invoke {
    fn invoke(&self, args: Frame, shape: &'static FunctionShape) -> Result<Writer, JsError>;
    /// The table forgot the callback.
    fn forgotten(&self);
}

impl<A: Args + ?Sized, R: ToJs> Invoke for Inner<'_, A, R> {
    fn invoke(&self, args: Frame, shape: &'static FunctionShape) -> Result<Writer, JsError> {
        let result = self.call(args.read()?)?;
        Ok(Writer::shaped(&result, shape.result))
    }

    fn forgotten(&self) {
        self.id.set(None);
    }
}

impl<A: Args + ?Sized, R> Drop for Inner<'_, A, R> {
    fn drop(&mut self) {
        if let Some(id) = self.id.get() {
            table::leave(id);
        }
    }
}

impl<A: Args + ?Sized, R> Clone for Callback<'_, A, R> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
        }
    }
}

/// Whether both are clones of one callback.
impl<A: Args + ?Sized, R> PartialEq for Callback<'_, A, R> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl<A: Args + ?Sized, R> fmt::Debug for Callback<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let life = match self.inner.life {
            Life::Owned => "owned",
            Life::Once => "once",
            Life::Scoped => "scoped",
        };
        write!(f, "Callback({life})")
    }
}

/// As a value outside of a call (`object.set("onclick", &callback)`) a scoped callback is unknown at once.
impl<A: Args + ?Sized, R: ToJs + FromJs> ToJs for Callback<'_, A, R> {
    const SHAPE: &'static Shape = <Function<A, R> as ToJs>::SHAPE;

    fn write(&self, writer: &mut Writer) {
        let shape = Function::<A, R>::SHAPE;
        writer.reference(&self.pass(shape).function(shape, self.inner.made_at));
    }
}
