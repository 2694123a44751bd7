//! `Function`: a JavaScript function that Rust calls.

use std::fmt;
use std::marker::PhantomData;

use crate::error::JsError;
use crate::marshal::{Args, FromJs, ToJs};
use crate::object::Object;
use crate::shape::{FunctionShape, Shape};
use crate::sys::{self, Ref};
use crate::wire::{Reader, Writer};

/// A JavaScript function with the parameters `A`, a tuple, and the result `R`. `Function<[Any], Any>` takes any arguments.
///
/// ```
/// use jsi_runtime::{Callback, Function};
///
/// let double: Function<(i32,), i32> = Callback::new(|x: i32| x * 2).into_js();
/// assert_eq!(double.call((21,))?, 42);
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
pub struct Function<A: ?Sized, R> {
    value: Ref,
    shape: &'static FunctionShape,
    types: PhantomData<fn(Box<A>) -> R>,
}

impl<A: Args + ?Sized, R: FromJs> Function<A, R> {
    /// The shape that the types say.
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
        sys::call(&self.value, this, &Writer::of(&args), self.shape)?.read_as(self.shape.result)
    }
}

impl<A: ?Sized, R> Function<A, R> {
    pub(crate) fn from_ref(value: Ref, shape: &'static FunctionShape) -> Self {
        Self {
            value,
            shape,
            types: PhantomData,
        }
    }

    #[cfg(target_family = "wasm")]
    pub(crate) fn as_ref(&self) -> &Ref {
        &self.value
    }
}

impl<A: ?Sized, R> Clone for Function<A, R> {
    fn clone(&self) -> Self {
        Self::from_ref(self.value.clone(), self.shape)
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
        Ok(Self::from_ref(reader.reference()?, shape))
    }
}
