//! Functions with a closure parameter: the result of the function with a callback parameter, together with the callback.

use super::Result;
use crate::callback::Callback;
use crate::marshal::Args;
use crate::promise::Promise;

/// A result that can be returned together with a callback.
pub trait Pair<C> {
    /// Both.
    type With;
    /// The result together with the callback.
    fn with(self, callback: C) -> Self::With;
}

impl<T, C> Pair<C> for Result<T> {
    type With = Result<(T, C)>;

    fn with(self, callback: C) -> Self::With {
        self.map(|value| (value, callback))
    }
}

impl<T, C> Pair<C> for Promise<T> {
    type With = (Self, C);

    fn with(self, callback: C) -> Self::With {
        (self, callback)
    }
}

impl<C> Pair<C> for () {
    type With = ((), C);

    fn with(self, callback: C) -> Self::With {
        ((), callback)
    }
}

/// Calls the function with the callback, and returns its result with the callback.
pub fn with_callback<A: Args + ?Sized, R, T: Pair<Callback<'static, A, R>>>(
    callback: Callback<'static, A, R>,
    call: impl FnOnce(&Callback<'static, A, R>) -> T,
) -> T::With {
    call(&callback).with(callback)
}
