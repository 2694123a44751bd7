//! Conversions to `Any`.

use crate::marshal::ToJs;
use crate::reference::Object;
use crate::sys::{Host, Sys};
use crate::value::{Any, Date, Function, JsError, Opaque};
use crate::wire::Writer;

macro_rules! from {
    ($($type:ty => |$value:ident| $any:expr;)*) => {$(
        impl From<$type> for Any {
            fn from($value: $type) -> Self {
                $any
            }
        }
    )*};
}

from! {
    () => |_value| Self::Undefined;
    bool => |value| Self::Bool(value);
    i8 => |value| Self::Number(value.into());
    u8 => |value| Self::Number(value.into());
    i16 => |value| Self::Number(value.into());
    u16 => |value| Self::Number(value.into());
    i32 => |value| Self::Number(value.into());
    u32 => |value| Self::Number(value.into());
    f32 => |value| Self::Number(value.into());
    f64 => |value| Self::Number(value);
    i64 => |value| Self::BigInt(value.into());
    u64 => |value| Self::BigInt(value.into());
    i128 => |value| Self::BigInt(value);
    char => |value| Self::String(value.into());
    &str => |value| Self::String(value.to_owned());
    String => |value| Self::String(value);
    Date => |value| Self::Date(value);
    JsError => |value| Self::Error(value);
    Object => |value| Self::Object(value);
    &Object => |value| Self::Object(value.clone());
    Opaque => |value| Self::Other(value);
}

impl Any {
    /// The object that JavaScript has for a value: a copy, or a reference. A value without one (a `Number` beyond the safe integers)
    /// becomes an error.
    pub(crate) fn made_of<T: ToJs>(value: &T) -> Self {
        match Sys::make(&Writer::of(value), T::SHAPE) {
            Ok(object) => Self::Object(Object::from_ref(object)),
            Err(error) => Self::Error(error),
        }
    }
}

/// JavaScript's function. Its arguments and its result are checked when it is called as a function of other types.
impl<A: ?Sized, R> From<Function<A, R>> for Any {
    fn from(function: Function<A, R>) -> Self {
        let shape = Function::<[Self], Self>::SHAPE;
        Self::Function(Function::found(
            function.as_ref().clone(),
            shape,
            function.place,
        ))
    }
}

/// `None` is null.
impl<T: Into<Any>> From<Option<T>> for Any {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A JavaScript array with copies of the elements.
impl<T: ToJs> From<&[T]> for Any {
    fn from(values: &[T]) -> Self {
        match Object::from_array(values) {
            Ok(array) => Self::Object(array),
            // An element that has no JavaScript value (a `Number` beyond the safe integers) becomes an error.
            Err(error) => Self::Error(error),
        }
    }
}

/// A JavaScript array with copies of the elements.
impl<T: ToJs> From<Vec<T>> for Any {
    fn from(values: Vec<T>) -> Self {
        Self::from(values.as_slice())
    }
}

/// A JavaScript array with copies of the elements.
impl<T: ToJs, const N: usize> From<[T; N]> for Any {
    fn from(values: [T; N]) -> Self {
        Self::from(values.as_slice())
    }
}
