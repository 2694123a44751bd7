//! What a memory view can hold.

use crate::marshal::{FromJs, ToJs};

mod sealed {
    pub trait Sealed {}
}

/// An element of a memory view: `u8`, `i32`, `f32` or `f64`.
///
/// Every pattern of bits is a value of these types, so JavaScript can write whatever it likes.
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
