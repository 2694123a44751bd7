//! The element types of memory views.

use crate::marshal::{FromJs, ToJs};

mod sealed {
    pub trait Sealed {}
}

/// An element of a memory view: `u8`, `i32`, `f32` or `f64`.
///
/// Every pattern of bits is a value of these types, so JavaScript can write whatever it likes.
///
/// What a call lends no other code can reach until it ends, not even a closure that JavaScript calls in the meantime:
///
/// ```compile_fail,E0502
/// use jsi_runtime::{Callback, JsError};
///
/// trait Filters {
///     fn each(&self, pixels: &mut [u8], report: &Callback<'_, (), ()>) -> Result<(), JsError>;
/// }
///
/// fn run(filters: &impl Filters) -> Result<(), JsError> {
///     let mut pixels = [0; 16];
///     filters.each(&mut pixels, &Callback::scoped(|| println!("{pixels:?}")))
/// }
/// ```
pub trait ViewElement:
    sealed::Sealed + ToJs + FromJs + Copy + Default + PartialEq + std::fmt::Debug + 'static
{
}

macro_rules! elements {
    ($($type:ident)*) => {$(
        impl sealed::Sealed for $type {}
        impl ViewElement for $type {}
    )*};
}

elements! { u8 i32 f32 f64 }
