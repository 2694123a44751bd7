//! The two traits of values that cross, and their implementations, one family of types a file.

mod containers;
mod frame;
mod nested;
mod numeric;
mod scalars;
mod strings;
mod tuples;

pub use scalars::Number;

use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// A value that goes to JavaScript.
///
/// Implemented for the types of the `.jsi` language and, by generated code, for records and enums.
pub trait ToJs {
    /// The shape used where no interface declares another.
    const SHAPE: &'static Shape;

    /// Appends the wire bytes.
    fn write(&self, writer: &mut Writer);

    /// The value as one number, where there is such a form: what JavaScript makes the value of again without looking at
    /// bytes.
    #[doc(hidden)]
    fn to_number(&self) -> Option<f64> {
        None
    }

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
pub trait FromJs: Sized + 'static {
    /// The shape used where no interface declares another.
    const SHAPE: &'static Shape;

    /// Reads the wire bytes.
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError>;

    /// The value of one number, where there is such a form and the number fits.
    #[doc(hidden)]
    fn from_number(_number: f64) -> Option<Self> {
        None
    }

    /// Reads the wire bytes of many.
    fn read_all(count: usize, reader: &mut Reader<'_>) -> Result<Vec<Self>, JsError> {
        // Not more than the bytes can hold, so a wrong count is an error and not an allocation.
        let mut values = reader.list(count.min(reader.remaining()))?;
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

    fn to_number(&self) -> Option<f64> {
        T::to_number(self)
    }
}

/// Arguments of a call: a tuple of up to 8 values, or a slice of [`Any`](crate::Any).
pub trait ArgList: ToJs {
    /// The shape of all of them together.
    #[doc(hidden)]
    const SHAPE: &'static Shape;
}

/// The parameters of a `Function` or `Callback`: a tuple of up to 8 types, or `[Any]` for any number of any values.
pub trait Args: 'static {
    /// The shape of all of them together.
    #[doc(hidden)]
    const SHAPE: &'static Shape;
    /// What a closure is given.
    #[doc(hidden)]
    type Owned: FromJs;
    /// How many parameters there are, where each can be a number.
    #[doc(hidden)]
    const COUNT: usize = 0;
    /// What a closure is given, of a number for each argument; none where there is no such form or a number does not fit.
    #[doc(hidden)]
    fn from_numbers(_numbers: &[f64]) -> Option<Self::Owned> {
        None
    }
    /// What a caller gives.
    #[doc(hidden)]
    type Given<'a>: ToJs
    where
        Self: 'a;
}
