//! `Function`: a JavaScript function that Rust calls.

use std::fmt;

use crate::marshal::{Args, FromJs, ToJs};
use crate::reference::{Object, Ref};
use crate::shape::{FunctionShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::{Function, FunctionSource, JsError};
use crate::wire::{Reader, Writer};

impl<A: Args + ?Sized, R: FromJs> Function<A, R> {
    /// The shape of these types.
    pub(crate) const SHAPE: &'static FunctionShape = &FunctionShape {
        args: A::SHAPE,
        result: R::SHAPE,
        rest: false,
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
            self.as_ref(),
            this,
            &Writer::shaped(&args, self.shape.args),
            self.shape,
            self.place,
        )?;
        result.read_result(self.shape.result, self.place)
    }
}

/// By identity.
impl<A: ?Sized, R> PartialEq for Function<A, R> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.source, &other.source) {
            (FunctionSource::Callback(one), FunctionSource::Callback(two)) => {
                one.address() == two.address()
            }
            _ => self.as_ref() == other.as_ref(),
        }
    }
}

impl<A: ?Sized, R> Eq for Function<A, R> {}

impl<A: ?Sized, R> fmt::Debug for Function<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            FunctionSource::Js(value) => f.debug_tuple("Function").field(value).finish(),
            FunctionSource::Callback(_) => f.write_str("Function(..)"),
        }
    }
}

impl<A: ?Sized, R> From<Function<A, R>> for Object {
    fn from(function: Function<A, R>) -> Self {
        Self::from_ref(function.as_ref().clone())
    }
}

impl<A: Args + ?Sized, R: FromJs> ToJs for Function<A, R> {
    const SHAPE: &'static Shape = &Shape::Function(Function::<A, R>::SHAPE);
    const DECLARED: bool = true;

    fn write(&self, writer: &mut Writer) {
        let shape = writer.signature().unwrap_or(self.shape);
        writer.reference(self.declared(shape));
    }
}

impl<A: Args + ?Sized, R: FromJs> FromJs for Function<A, R> {
    const SHAPE: &'static Shape = &Shape::Function(Function::<A, R>::SHAPE);
    const DECLARED: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let shape = reader.signature().unwrap_or(Function::<A, R>::SHAPE);
        let place = reader.found();
        Ok(Self::found(reader.reference()?, shape, place))
    }
}
