//! The arguments of functions.

use super::{ArgList, Args, FromJs, ToJs};
use crate::shape::Shape;

/// The arguments of a function.
macro_rules! arguments {
    ($(($($name:ident)+))*) => {$(
        impl<$($name: ToJs),+> ArgList for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Arguments(&[$($name::SHAPE),+]);
        }

        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<$($name: ToJs + FromJs),+> Args for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Arguments(&[$(<$name as FromJs>::SHAPE),+]);
            type Owned = Self;
            type Given<'a> = Self where Self: 'a;
            const COUNT: usize = [$(stringify!($name)),+].len();

            fn give<T>(owned: Self, to: impl FnOnce(Self) -> T) -> T {
                to(owned)
            }

            #[inline]
            fn from_numbers(numbers: &[f64]) -> Option<Self> {
                let &[$($name),+] = numbers else { return None };
                Some(($(<$name as FromJs>::from_number($name)?,)+))
            }
        }
    )*};
}

arguments! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L) (A B C D E F G H I J K L M)
    (A B C D E F G H I J K L M N) (A B C D E F G H I J K L M N O) (A B C D E F G H I J K L M N O P)
}

// `()` is `Void` as a value and the empty tuple as arguments.
const NONE: &Shape = &Shape::Arguments(&[]);

impl ArgList for () {
    const SHAPE: &'static Shape = NONE;
}

impl Args for () {
    const SHAPE: &'static Shape = NONE;
    type Owned = Self;
    type Given<'a> = Self;

    fn give<T>(owned: Self, to: impl FnOnce(Self) -> T) -> T {
        to(owned)
    }

    #[inline]
    fn from_numbers(_: &[f64]) -> Option<Self> {
        Some(())
    }
}
