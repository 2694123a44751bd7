//! Tuples: values one after the other, and the arguments of functions.

use super::{ArgList, Args, FromJs, ToJs};
use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// The values of a tuple.
macro_rules! tuples {
    ($(($($name:ident)+))*) => {$(
        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<$($name: ToJs),+> ToJs for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Tuple(&[$($name::SHAPE),+]);
            const DECLARED: bool = $($name::DECLARED)||+;

            fn write(&self, writer: &mut Writer) {
                let ($($name,)+) = self;
                if <Self as ToJs>::DECLARED {
                    let mut items = 0..;
                    $(writer.inside(item(items.next()), |writer| $name.write(writer));)+
                } else {
                    $($name.write(writer);)+
                }
            }
        }

        impl<$($name: FromJs),+> FromJs for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Tuple(&[$($name::SHAPE),+]);
            const DECLARED: bool = $($name::DECLARED)||+;

            fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
                if <Self as FromJs>::DECLARED {
                    let mut items = 0..;
                    Ok(($(reader.inside(item(items.next()), $name::read)?,)+))
                } else {
                    Ok(($($name::read(reader)?,)+))
                }
            }
        }
    )*};
}

tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L) (A B C D E F G H I J K L M)
    (A B C D E F G H I J K L M N) (A B C D E F G H I J K L M N O) (A B C D E F G H I J K L M N O P)
}

/// Values of one type; a tuple of more than 12 values is written so.
impl<T: ToJs, const N: usize> ToJs for [T; N] {
    const SHAPE: &'static Shape = &Shape::Tuple(&[T::SHAPE; N]);
    const DECLARED: bool = T::DECLARED;

    fn write(&self, writer: &mut Writer) {
        if T::DECLARED {
            writer.inside(item(Some(0)), |writer| T::write_all(self, writer));
        } else {
            T::write_all(self, writer);
        }
    }
}

impl<T: FromJs, const N: usize> FromJs for [T; N] {
    const SHAPE: &'static Shape = &Shape::Tuple(&[T::SHAPE; N]);
    const DECLARED: bool = T::DECLARED;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        let values = if T::DECLARED {
            reader.inside(item(Some(0)), |reader| T::read_all(N, reader))
        } else {
            T::read_all(N, reader)
        }?;
        values
            .try_into()
            .map_err(|_| JsError::new("wire tuple has another length"))
    }
}

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

/// The declared shape of the item with this index.
fn item(index: Option<usize>) -> impl FnOnce(&'static Shape) -> Option<&'static Shape> {
    move |shape| match shape {
        Shape::Arguments(items) | Shape::Tuple(items) => items.get(index?).copied(),
        _ => None,
    }
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
