//! Tuples: values one after the other.

use crate::marshal::{FromJs, ToJs};
use crate::shape::{CollectionShape, Shape};
#[cfg(target_family = "wasm")]
use crate::sys::modules::TUPLES;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// Connects the runtime module of tuples.
pub fn load_tuples() {
    #[cfg(target_family = "wasm")]
    TUPLES.load();
}

const fn shape(parts: &'static [&'static Shape]) -> CollectionShape {
    CollectionShape {
        parts,
        load: load_tuples,
    }
}

/// The values of a tuple.
macro_rules! tuples {
    ($(($($name:ident)+))*) => {$(
        #[allow(non_snake_case, reason = "the names of the types stand for the values, too")]
        impl<$($name: ToJs),+> ToJs for ($($name,)+) {
            const SHAPE: &'static Shape = &Shape::Tuple(&shape(&[$($name::SHAPE),+]));
            const DECLARED: bool = $($name::DECLARED)||+;
            const PROMISE: bool = $($name::PROMISE)||+;

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
            const SHAPE: &'static Shape = &Shape::Tuple(&shape(&[$($name::SHAPE),+]));
            const DECLARED: bool = $($name::DECLARED)||+;
            const PROMISE: bool = $($name::PROMISE)||+;

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
    const SHAPE: &'static Shape = &Shape::Tuple(&shape(&[T::SHAPE; N]));
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

    fn write(&self, writer: &mut Writer) {
        if T::DECLARED {
            writer.inside(item(Some(0)), |writer| T::write_all(self, writer));
        } else {
            T::write_all(self, writer);
        }
    }
}

impl<T: FromJs, const N: usize> FromJs for [T; N] {
    const SHAPE: &'static Shape = &Shape::Tuple(&shape(&[T::SHAPE; N]));
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

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

/// The declared shape of the item with this index.
fn item(index: Option<usize>) -> impl FnOnce(&'static Shape) -> Option<&'static Shape> {
    move |shape| match shape {
        Shape::Arguments(items) => items.get(index?).copied(),
        Shape::Tuple(tuple) => tuple.parts.get(index?).copied(),
        _ => None,
    }
}
