//! Tuples: the arguments of functions, one after the other.

use super::{ArgList, Args, FromJs, ToJs};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

macro_rules! tuples {
    ($(($($name:ident)+))*) => {$(
        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<$($name: ToJs),+> ToJs for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Tuple(&[$($name::SHAPE),+]);

            fn write(&self, writer: &mut Writer) {
                let ($($name,)+) = self;
                $($name.write(writer);)+
            }
        }

        impl<$($name: FromJs),+> FromJs for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Tuple(&[$($name::SHAPE),+]);

            fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
                Ok(($($name::read(reader)?,)+))
            }
        }

        impl<$($name: ToJs),+> ArgList for ($($name,)+) {
            const SHAPE: &'static Shape = <Self as ToJs>::SHAPE;
        }

        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<$($name: ToJs + FromJs),+> Args for ($($name,)+) {
            const SHAPE: &'static Shape = <Self as FromJs>::SHAPE;
            type Owned = Self;
            type Given<'a> = Self where Self: 'a;
            const COUNT: usize = [$(stringify!($name)),+].len();

            #[inline]
            fn from_numbers(numbers: &[f64]) -> Option<Self> {
                let &[$($name),+] = numbers else { return None };
                Some(($(<$name as FromJs>::from_number($name)?,)+))
            }
        }
    )*};
}

tuples! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) }

// `()` is `Void` as a value and the empty tuple as arguments.
const NONE: &Shape = &Shape::Tuple(&[]);

impl ArgList for () {
    const SHAPE: &'static Shape = NONE;
}

impl Args for () {
    const SHAPE: &'static Shape = NONE;
    type Owned = Self;
    type Given<'a> = Self;

    #[inline]
    fn from_numbers(_: &[f64]) -> Option<Self> {
        Some(())
    }
}
