//! Which closures become callbacks: up to 16 parameters, a plain result or a `Result`.

use crate::marshal::Args;
use crate::value::{Any, JsError};

/// The return type of a closure with the result `R`: `R` itself or a `Result` with any error that becomes a [`JsError`].
pub trait IntoResult<R> {
    /// The result, or the error that JavaScript sees as thrown.
    fn into_result(self) -> Result<R, JsError>;
}

impl<R> IntoResult<R> for R {
    fn into_result(self) -> Result<R, JsError> {
        Ok(self)
    }
}

impl<R, E: Into<JsError>> IntoResult<R> for Result<R, E> {
    fn into_result(self) -> Result<R, JsError> {
        self.map_err(Into::into)
    }
}

/// A closure with the parameters `A` that can be called many times.
#[diagnostic::on_unimplemented(
    message = "this closure cannot be a callback",
    label = "other parameters, another result, or not callable many times",
    note = "the interface declares the function: its parameters are passed by value, and the result may be in a `Result`",
    note = "a closure that can be called once is passed with `Callback::once`"
)]
pub trait Handler<A: Args + ?Sized, R> {
    /// Calls it.
    fn handle(&mut self, args: A::Owned) -> Result<R, JsError>;
}

/// A closure with the parameters `A` that can be called once.
#[diagnostic::on_unimplemented(
    message = "this closure cannot be a callback",
    label = "other parameters or another result",
    note = "the interface declares the function: its parameters are passed by value, and the result may be in a `Result`"
)]
pub trait OnceHandler<A: Args + ?Sized, R> {
    /// Calls it.
    fn handle_once(self, args: A::Owned) -> Result<R, JsError>;
}

macro_rules! handlers {
    ($(($($name:ident)*))*) => {$(
        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<Fun, $($name,)* Out, R> Handler<($($name,)*), R> for Fun
        where
            ($($name,)*): Args<Owned = ($($name,)*)>,
            Fun: FnMut($($name),*) -> Out,
            Out: IntoResult<R>,
        {
            fn handle(&mut self, ($($name,)*): ($($name,)*)) -> Result<R, JsError> {
                self($($name),*).into_result()
            }
        }

        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<Fun, $($name,)* Out, R> OnceHandler<($($name,)*), R> for Fun
        where
            ($($name,)*): Args<Owned = ($($name,)*)>,
            Fun: FnOnce($($name),*) -> Out,
            Out: IntoResult<R>,
        {
            fn handle_once(self, ($($name,)*): ($($name,)*)) -> Result<R, JsError> {
                self($($name),*).into_result()
            }
        }
    )*};
}

handlers! {
    () (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L) (A B C D E F G H I J K L M)
    (A B C D E F G H I J K L M N) (A B C D E F G H I J K L M N O) (A B C D E F G H I J K L M N O P)
}

impl<Fun, Out, R> Handler<[Any], R> for Fun
where
    Fun: FnMut(&[Any]) -> Out,
    Out: IntoResult<R>,
{
    fn handle(&mut self, args: Vec<Any>) -> Result<R, JsError> {
        self(&args).into_result()
    }
}

impl<Fun, Out, R> OnceHandler<[Any], R> for Fun
where
    Fun: FnOnce(&[Any]) -> Out,
    Out: IntoResult<R>,
{
    fn handle_once(self, args: Vec<Any>) -> Result<R, JsError> {
        self(&args).into_result()
    }
}
