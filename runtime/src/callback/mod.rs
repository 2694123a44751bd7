//! `Callback`: a Rust closure that JavaScript calls.

mod closure;
#[cfg(target_family = "wasm")]
pub(crate) mod entries;
mod erased;
#[cfg(target_family = "wasm")]
mod failure;
mod function;
mod handler;
mod table;

use std::fmt;
use std::panic::Location;
use std::rc::Rc;

pub use erased::{erased_callback, erased_callback_option, erased_callback_options};
pub use handler::{Handler, IntoResult, OnceHandler};
pub(crate) use table::{Pass, live};

use crate::marshal::{Args, FromJs, ToJs};
#[cfg(target_family = "wasm")]
use crate::reference::Ref;
use crate::shape::{FunctionShape, Shape};
use crate::value::{Function, JsError};
use crate::wire::Writer;
use closure::{Closure, Many, Once, Run, UntilTrue, Whole, closure};
use function::{LazyFunction, forward, of_pass};
use table::{Invoke, Life};

/// A Rust closure that JavaScript calls as a function, with the parameters `A`, a tuple, and the result `R`.
///
/// The same `Callback` is always the same JavaScript function, so what was added with it can be removed with it. How long
/// JavaScript may call it is decided when it is made: [`new`](Callback::new), [`once`](Callback::once),
/// [`scoped`](Callback::scoped), [`into_js`](Callback::into_js). A `Function` becomes a callback by `From`. A call after that throws an error that names the callback.
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
    closure: Rc<dyn Closure<A, R> + 'a>,
}

impl<A: Args + ?Sized + 'static, R: ToJs + 'static> Callback<'static, A, R> {
    /// Exists until its last clone is dropped.
    #[track_caller]
    pub fn new(closure: impl Handler<A, R> + 'static) -> Self {
        Self::with_life(Life::Owned, Many(closure))
    }

    /// Exists until it was called; if it is never called, as long as the instance. JavaScript may hold it after the Rust value
    /// is dropped.
    #[track_caller]
    pub fn once(closure: impl OnceHandler<A, R> + 'static) -> Self {
        Self::with_life(Life::Once, Once(Some(closure)))
    }

    /// Gives the closure to JavaScript, which drops it when it collects the function.
    pub fn into_js(self) -> Function<A, R>
    where
        R: FromJs,
    {
        self.into_function(Function::<A, R>::SHAPE)
    }

    /// A function for a field of a record, an element or a result. It ends with the callback: a call after that throws.
    ///
    /// ```
    /// use jsi_runtime::{Callback, Function};
    ///
    /// let double = Callback::new(|x: i32| x * 2);
    /// let function: Function<(i32,), i32> = double.function();
    /// assert_eq!(function.call((21,))?, 42);
    /// drop(double);
    /// assert!(function.call((21,)).is_err());
    /// # Ok::<(), jsi_runtime::JsError>(())
    /// ```
    pub fn function(&self) -> Function<A, R>
    where
        R: FromJs,
    {
        let shape = Function::<A, R>::SHAPE;
        match self.closure.foreign(shape) {
            Some(function) => Function::from_ref(function.clone(), shape),
            None => {
                let callback: Rc<dyn Invoke> = self.closure.clone();
                Function::of_callback(LazyFunction::borrowing(&callback), shape)
            }
        }
    }

    /// `into_js` where an interface declares the shape.
    pub(crate) fn into_function(self, shape: &'static FunctionShape) -> Function<A, R> {
        match self.closure.foreign(shape) {
            Some(function) => Function::from_ref(function.clone(), shape),
            None => Function::of_callback(LazyFunction::owning(self.closure, shape), shape),
        }
    }
}

/// A JavaScript function where a callback is taken: the function itself is passed, so it can also be removed with it.
impl<A: Args + ?Sized, R: ToJs + FromJs + 'static> From<Function<A, R>>
    for Callback<'static, A, R>
{
    #[track_caller]
    fn from(function: Function<A, R>) -> Self {
        Self {
            closure: forward(function),
        }
    }
}

impl<R: ToJs + 'static> Callback<'static, (bool,), R> {
    /// Exists until it was called with true. Errors name the place where it was made.
    pub(crate) fn until_true(
        made_at: &'static Location<'static>,
        closure: impl FnMut(bool) -> Result<R, JsError> + 'static,
    ) -> Self {
        let ended = false;
        Self::made_at(Life::Owned, made_at, UntilTrue { closure, ended })
    }
}

impl<'a, A: Args + ?Sized + 'a, R: ToJs + 'a> Callback<'a, A, R> {
    /// May borrow: JavaScript may call it only during the calls that it is passed to.
    #[track_caller]
    pub fn scoped(closure: impl Handler<A, R> + 'a) -> Self {
        Self::with_life(Life::Scoped, Many(closure))
    }

    /// A scoped one that gets its arguments as one value.
    pub(crate) fn converting(
        made_at: &'static Location<'static>,
        convert: impl FnMut(A::Owned) -> Result<R, JsError> + 'a,
    ) -> Self {
        Self::made_at(Life::Scoped, made_at, Whole(convert))
    }

    #[track_caller]
    fn with_life(life: Life, run: impl Run<A, R> + 'a) -> Self {
        Self::made_at(life, Location::caller(), run)
    }

    fn made_at(life: Life, place: &'static Location<'static>, run: impl Run<A, R> + 'a) -> Self {
        Self {
            closure: Rc::new(closure(life, place, run)),
        }
    }
}

impl<A: Args + ?Sized, R> Callback<'_, A, R> {
    /// Calls the closure from Rust.
    pub fn call(&self, args: A::Owned) -> Result<R, JsError> {
        self.closure.call(args)
    }

    /// Passes the callback to JavaScript: for its own lifetime or, if it is scoped, for that of the `Pass`. Not one that is a
    /// JavaScript function.
    #[inline]
    pub(crate) fn pass(&self) -> Pass {
        let closure: *const dyn Closure<A, R> = Rc::as_ptr(&self.closure);
        table::pass(self.closure.head(), closure)
    }

    /// The JavaScript function that is passed in place of a slot.
    #[inline]
    #[cfg(target_family = "wasm")]
    pub(crate) fn foreign(&self, shape: &'static FunctionShape) -> Option<&Ref> {
        match self.closure.head().life {
            Life::Foreign => self.closure.foreign(shape),
            Life::Owned | Life::Once | Life::Scoped => None,
        }
    }
}

impl<A: Args + ?Sized, R> Clone for Callback<'_, A, R> {
    fn clone(&self) -> Self {
        Self {
            closure: self.closure.clone(),
        }
    }
}

/// Whether both are clones of one callback.
impl<A: Args + ?Sized, R> PartialEq for Callback<'_, A, R> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.closure), Rc::as_ptr(&other.closure))
    }
}

impl<A: Args + ?Sized, R> fmt::Debug for Callback<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let life = match self.closure.head().life {
            Life::Owned => "owned",
            Life::Once => "once",
            Life::Scoped => "scoped",
            Life::Foreign => "function",
        };
        write!(f, "Callback({life})")
    }
}

/// As a value outside of a call (`object.set("onclick", &callback)`) a scoped callback ends immediately.
impl<A: Args + ?Sized, R: ToJs + FromJs> ToJs for Callback<'_, A, R> {
    const SHAPE: &'static Shape = <Function<A, R> as ToJs>::SHAPE;

    fn write(&self, writer: &mut Writer) {
        let shape = Function::<A, R>::SHAPE;
        match self.closure.foreign(shape) {
            Some(function) => writer.reference(function),
            None => writer.reference(&of_pass(&self.pass(), shape, self.closure.head().made_at)),
        }
    }
}
