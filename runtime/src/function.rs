//! `Function`: a JavaScript function that Rust calls.

use std::fmt;

use crate::marshal::{Args, FromJs, ToJs};
use crate::reference::{Object, Ref};
use crate::shape::{FunctionShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::{Function, JsError};
use crate::wire::{Reader, Writer};

impl<A: Args + ?Sized, R: FromJs> Function<A, R> {
    /// The shape of these types.
    pub(crate) const SHAPE: &'static FunctionShape = &FunctionShape {
        args: A::SHAPE,
        result: R::SHAPE,
    };

    /// Calls the function; `this` is undefined.
    pub fn call(&self, args: A::Given<'_>) -> Result<R, JsError> {
        self.apply(None, args)
    }

    /// Calls the function with a `this`.
    pub fn call_with_this(&self, this: &Object, args: A::Given<'_>) -> Result<R, JsError> {
        self.apply(Some(this.as_ref()), args)
    }

    fn apply(&self, this: Option<&Ref>, args: A::Given<'_>) -> Result<R, JsError> {
        let result = Sys::call(
            &self.value,
            this,
            &Writer::of(&args),
            self.shape,
            self.place,
        )?;
        result.read_result(self.shape.result, self.place)
    }
}

/// By identity.
impl<A: ?Sized, R> PartialEq for Function<A, R> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<A: ?Sized, R> Eq for Function<A, R> {}

impl<A: ?Sized, R> fmt::Debug for Function<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Function").field(&self.value).finish()
    }
}

impl<A: ?Sized, R> From<Function<A, R>> for Object {
    fn from(function: Function<A, R>) -> Self {
        Self::from_ref(function.value)
    }
}

impl<A: Args + ?Sized, R: FromJs> ToJs for Function<A, R> {
    const SHAPE: &'static Shape = &Shape::Function(Function::<A, R>::SHAPE);

    fn write(&self, writer: &mut Writer) {
        writer.reference(&self.value);
    }
}

impl<A: Args + ?Sized, R: FromJs> FromJs for Function<A, R> {
    const SHAPE: &'static Shape = &Shape::Function(Function::<A, R>::SHAPE);

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let shape = reader.signature().unwrap_or(Function::<A, R>::SHAPE);
        let place = reader.found();
        Ok(Self::found(reader.reference()?, shape, place))
    }
}
