//! The two traits of values that cross, and their implementations, one family of types a file.

mod containers;
mod scalars;
mod strings;
mod tuples;

pub use scalars::Number;

use crate::error::JsError;
use crate::shape::Shape;
use crate::wire::{Reader, Writer};

/// A value that goes to JavaScript.
///
/// Implemented for the types of the `.jsi` language and, by generated code, for records and enums.
pub trait ToJs {
    /// The shape used where no interface says otherwise.
    const SHAPE: &'static Shape;

    /// Appends the wire bytes.
    fn write(&self, writer: &mut Writer);

    /// Appends the wire bytes of many.
    fn write_all(values: &[Self], writer: &mut Writer)
    where
        Self: Sized,
    {
        for value in values {
            value.write(writer);
        }
    }
}

/// A value that comes from JavaScript.
///
/// Implemented for the types of the `.jsi` language and, by generated code, for records and enums.
pub trait FromJs: Sized {
    /// The shape used where no interface says otherwise.
    const SHAPE: &'static Shape;

    /// Reads the wire bytes.
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError>;

    /// Reads the wire bytes of many.
    fn read_all(count: usize, reader: &mut Reader<'_>) -> Result<Vec<Self>, JsError> {
        // Not more than the bytes can hold, so a wrong count is an error and not an allocation.
        let mut values = Vec::with_capacity(count.min(reader.remaining()));
        for _ in 0..count {
            values.push(Self::read(reader)?);
        }
        Ok(values)
    }
}

impl<T: ToJs + ?Sized> ToJs for &T {
    const SHAPE: &'static Shape = T::SHAPE;

    fn write(&self, writer: &mut Writer) {
        T::write(self, writer);
    }
}

/// Arguments of a call: a tuple of up to 8 values, or a slice of [`Any`](crate::Any).
pub trait ArgList: ToJs {
    /// The shape of all of them together.
    #[doc(hidden)]
    const SHAPE: &'static Shape;
}

/// The parameters of a `Function` or `Callback`: a tuple of up to 8 types, or `[Any]` for any number of any values.
pub trait Args {
    /// The shape of all of them together.
    #[doc(hidden)]
    const SHAPE: &'static Shape;
    /// What a closure is given.
    #[doc(hidden)]
    type Owned: FromJs;
    /// What a caller gives.
    #[doc(hidden)]
    type Given<'a>: ToJs
    where
        Self: 'a;
}
