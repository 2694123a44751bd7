//! `Function`: a JavaScript function that Rust calls.

use std::fmt;
use std::marker::PhantomData;

use crate::error::JsError;
use crate::marshal::{Args, FromJs, ToJs};
use crate::object::Object;
use crate::shape::{FunctionShape, Shape};
use crate::sys::{self, Ref};
use crate::wire::{Reader, Writer};

/// Where a function came from, which errors of its calls are to name: a member and what it is of that.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place {
    pub(crate) member: &'static str,
    /// The name of a parameter; empty where the member says it all.
    pub(crate) param: &'static str,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.member, self.param) {
            ("", _) => f.write_str("function"),
            (member, "") => f.write_str(member),
            (member, param) => write!(f, "{member}: parameter {param}"),
        }
    }
}

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
    place: Place,
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
        let result = sys::call(
            &self.value,
            this,
            &Writer::of(&args),
            self.shape,
            self.place,
        )?;
        result.read_result(self.shape.result, self.place)
    }
}

impl<A: ?Sized, R> Function<A, R> {
    pub(crate) fn from_ref(value: Ref, shape: &'static FunctionShape) -> Self {
        Self::found(value, shape, Place::default())
    }

    /// The same where it is known where the function came from.
    pub(crate) fn found(value: Ref, shape: &'static FunctionShape, place: Place) -> Self {
        Self {
            value,
            shape,
            place,
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
        Self::found(self.value.clone(), self.shape, self.place)
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
