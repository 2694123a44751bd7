//! Callbacks with `Any` in the place of type parameters.

use std::ops::Deref;

use super::function::{forward_owned, of_pass};
use super::table::{Life, Pass};
use super::{Callback, Function};
use crate::marshal::{Args, FromJs, ToJs};
use crate::shape::{FunctionShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::JsError;
use crate::wire::Writer;

/// A callback with `Any` in the place of type parameters.
pub struct ErasedCallback<'a, A: Args + ?Sized, R> {
    callback: Callback<'a, A, R>,
    _pass: Option<Pass>,
}

impl<'a, A: Args + ?Sized, R> Deref for ErasedCallback<'a, A, R> {
    type Target = Callback<'a, A, R>;

    fn deref(&self) -> &Callback<'a, A, R> {
        &self.callback
    }
}

/// The callback with `Any` in the place of type parameters. JavaScript gets the function of `callback` itself, which has the shape `own`, so
/// that it is the same each time. Of a scoped one there is no function outside of a call, so values are converted; `place` names it.
pub fn erased_callback<'a, A, R, B, S>(
    callback: &Callback<'a, A, R>,
    own: &'static FunctionShape,
    over_any: &'static FunctionShape,
    place: &'static str,
) -> ErasedCallback<'a, B, S>
where
    A: Args + ?Sized,
    R: ToJs + 'a,
    B: Args<Owned: 'static> + ?Sized,
    S: ToJs + FromJs + 'static,
{
    let made_at = callback.closure.head().made_at;
    let callback = callback.clone();
    let (value, pass) = match callback.closure.foreign(own) {
        Some(function) => (function.clone(), None),
        None if callback.closure.head().life == Life::Scoped => {
            let erased = move |args: B::Owned| {
                let args = B::give(args, |args| Writer::shaped(&args, over_any.args));
                let args = convert(&args, over_any.args, own.args, place)?;
                let result = callback.call(args)?;
                let result = Writer::shaped(&result, own.result);
                convert(&result, own.result, over_any.result, place)
            };
            return ErasedCallback {
                callback: Callback::converting(made_at, erased),
                _pass: None,
            };
        }
        None => {
            let pass = callback.pass();
            (of_pass(&pass, own, made_at), Some(pass))
        }
    };
    let function = Function::from_ref(value, over_any);
    ErasedCallback {
        callback: Callback {
            closure: forward_owned(function, made_at, callback),
        },
        _pass: pass,
    }
}

/// The same of a callback that may be absent.
pub fn erased_callback_option<'a, A, R, B, S>(
    callback: Option<&Callback<'a, A, R>>,
    own: &'static FunctionShape,
    over_any: &'static FunctionShape,
    place: &'static str,
) -> Option<ErasedCallback<'a, B, S>>
where
    A: Args + ?Sized,
    R: ToJs + 'a,
    B: Args<Owned: 'static> + ?Sized,
    S: ToJs + FromJs + 'static,
{
    callback.map(|it| erased_callback(it, own, over_any, place))
}

/// The same of a callback that may be missing or null.
pub fn erased_callback_options<'a, A, R, B, S>(
    callback: Option<Option<&Callback<'a, A, R>>>,
    own: &'static FunctionShape,
    over_any: &'static FunctionShape,
    place: &'static str,
) -> Option<Option<ErasedCallback<'a, B, S>>>
where
    A: Args + ?Sized,
    R: ToJs + 'a,
    B: Args<Owned: 'static> + ?Sized,
    S: ToJs + FromJs + 'static,
{
    callback.map(|it| erased_callback_option(it, own, over_any, place))
}

fn convert<T: FromJs>(
    value: &Writer,
    from: &'static Shape,
    to: &'static Shape,
    place: &str,
) -> Result<T, JsError> {
    let value = Sys::make(value, from)?;
    Sys::read(&value, to, place)?.read_as(to)
}
