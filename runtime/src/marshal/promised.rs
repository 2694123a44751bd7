//! The trait of values that a promise can have.

use super::{Args, Number, TypedArray};
use crate::reference::Object;
use crate::value::{Any, Date, Function, JsError, Opaque};

/// A type that may be the content of a `Promise` of an interface: every type of values but `Vec` and `Promise`, also in `Option`
/// and tuples. Methods with type parameters have this bound where a parameter is in a promise.
///
/// Implemented for the types of the `.jsi` language and, by generated code, for records, enums and classes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the content of a `Promise`",
    note = "an array from a promise is an `Object`: `object.to_array::<T>()` copies its elements"
)]
pub trait Promised {}

macro_rules! promised {
    ($($type:ty),*) => {$(impl Promised for $type {})*};
}

promised! {
    (), bool, char, i8, u8, i16, u16, i32, u32, i64, u64, i128, u128, isize, usize, f32, f64,
    Number<i64>, Number<u64>, String, Date, JsError, Any, Opaque, Object
}

impl<T: Promised> Promised for Option<T> {}
impl<T: Promised> Promised for Box<T> {}
impl<T: Promised, const N: usize> Promised for [T; N] {}
impl<W> Promised for TypedArray<W> {}
impl<A: Args + ?Sized, R> Promised for Function<A, R> {}

macro_rules! tuples {
    ($(($($name:ident)+))*) => {$(
        impl<$($name: Promised),+> Promised for ($($name,)+) {}
    )*};
}

tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L)
}
