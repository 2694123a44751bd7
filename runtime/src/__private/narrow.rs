//! Results of inherited methods that return the object they were called on: the handle becomes one of the subclass.

use super::Result;
use crate::class::FromObject;
use crate::marshal::FromJs;
use crate::promise::Promise;
use crate::reference::Object;
use crate::sys::{Host, Sys};
use crate::wire::Frame;

/// A handle, or none, that becomes one of a subclass.
pub trait NarrowValue<T> {
    /// The handle, after a check of its object.
    fn narrow_value(self, place: &str) -> Result<T>;
}

impl<S: FromObject + Into<Object>, T: FromJs> NarrowValue<T> for S {
    fn narrow_value(self, place: &str) -> Result<T> {
        let object: Object = self.into();
        Sys::read(object.as_ref(), T::SHAPE, place).and_then(Frame::read)
    }
}

impl<S: FromObject + Into<Object>, T: FromJs> NarrowValue<Option<T>> for Option<S> {
    fn narrow_value(self, place: &str) -> Result<Option<T>> {
        self.map(|it| it.narrow_value(place)).transpose()
    }
}

/// A result that contains such a handle.
pub trait Narrow<T> {
    /// The result with the handle of the subclass.
    fn narrow(self, place: &'static str) -> T;
}

impl<S: NarrowValue<T>, T> Narrow<Result<T>> for Result<S> {
    fn narrow(self, place: &'static str) -> Result<T> {
        self?.narrow_value(place)
    }
}

impl<S: NarrowValue<T> + 'static, T: 'static> Narrow<Promise<T>> for Promise<S> {
    fn narrow(self, place: &'static str) -> Promise<T> {
        Promise::new(async move { self.await?.narrow_value(place) })
    }
}

/// Of the form with a closure.
impl<S: NarrowValue<T>, T, C> Narrow<Result<(T, C)>> for Result<(S, C)> {
    fn narrow(self, place: &'static str) -> Result<(T, C)> {
        let (value, callback) = self?;
        Ok((value.narrow_value(place)?, callback))
    }
}

/// Of the form with a closure.
impl<S, T, C> Narrow<(Promise<T>, C)> for (Promise<S>, C)
where
    Promise<S>: Narrow<Promise<T>>,
{
    fn narrow(self, place: &'static str) -> (Promise<T>, C) {
        (self.0.narrow(place), self.1)
    }
}

/// The result with the handle of the subclass; `place` names it in errors.
pub fn narrowed<S: Narrow<T>, T>(place: &'static str, result: S) -> T {
    result.narrow(place)
}
