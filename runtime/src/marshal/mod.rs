//! The two traits of values that cross, and their implementations, one family of types a file.

mod arguments;
mod containers;
mod frame;
mod nested;
mod numeric;
mod promised;
mod scalars;
mod strings;
mod typed_array;

pub use nested::Recursive;
pub(crate) use nested::part;
pub use promised::Promised;
pub use scalars::Number;
pub use typed_array::TypedArray;

use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Reader, Writer};

/// A value that can be passed to JavaScript.
///
/// Implemented for the types of the `.jsi` language and, by generated code, for records and enums.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to JavaScript",
    label = "no type of the `.jsi` language is this type in Rust",
    note = "declare a `record`, `enum` or `class` in a .jsi file, and convert to its type"
)]
pub trait ToJs {
    /// The shape if no interface declares another.
    const SHAPE: &'static Shape;

    /// Whether the value depends on the shape that an interface declares: it is or contains a function or a promise, and no
    /// record is around that.
    #[doc(hidden)]
    const DECLARED: bool = false;

    /// Whether the value is or holds a promise that is in no record: such a value is no element of a list.
    #[doc(hidden)]
    const PROMISE: bool = false;

    /// Appends the wire bytes.
    fn write(&self, writer: &mut Writer);

    /// The value as one number, if there is such a form: JavaScript converts it back without reading bytes.
    #[doc(hidden)]
    fn to_number(&self) -> Option<f64> {
        None
    }

    /// Appends the wire bytes of many values.
    // Inlined in a debug build, too: a value may have many levels.
    #[cfg_attr(debug_assertions, inline(always))]
    fn write_all(values: &[Self], writer: &mut Writer)
    where
        Self: Sized,
    {
        for value in values {
            value.write(writer);
        }
    }
}

/// A value that can come from JavaScript.
///
/// Implemented for the types of the `.jsi` language and, by generated code, for records and enums.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come from JavaScript",
    label = "no type of the `.jsi` language is this type in Rust",
    note = "declare a `record`, `enum` or `class` in a .jsi file, and convert from its type"
)]
pub trait FromJs: Sized + 'static {
    /// The shape if no interface declares another.
    const SHAPE: &'static Shape;

    /// Whether the value depends on the shape that an interface declares: it is or contains a function or a promise, and no
    /// record is around that.
    #[doc(hidden)]
    const DECLARED: bool = false;

    /// Whether the value is or holds a promise that is in no record: such a value is no element of a list.
    #[doc(hidden)]
    const PROMISE: bool = false;

    /// Reads the wire bytes.
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError>;

    /// The value of one number, if there is such a form and the number fits.
    #[doc(hidden)]
    fn from_number(_number: f64) -> Option<Self> {
        None
    }

    /// Reads the wire bytes of many values.
    fn read_all(count: usize, reader: &mut Reader<'_>) -> Result<Vec<Self>, JsError> {
        // No more than the bytes can contain, so a wrong count is an error and not an allocation.
        let mut values = reader.list(count.min(reader.remaining()))?;
        for _ in 0..count {
            values.push(Self::read(reader)?);
        }
        Ok(values)
    }
}

impl<T: ToJs + ?Sized> ToJs for &T {
    const SHAPE: &'static Shape = T::SHAPE;
    const DECLARED: bool = T::DECLARED;
    const PROMISE: bool = T::PROMISE;

    fn write(&self, writer: &mut Writer) {
        T::write(self, writer);
    }

    fn to_number(&self) -> Option<f64> {
        T::to_number(self)
    }
}

/// The shape of a type in a list, an iteration or a map. As in the language, these hold no promises: the program has a build
/// error where a type parameter would bring one in.
pub(crate) const fn element(shape: &'static Shape, promise: bool) -> &'static Shape {
    assert!(
        !promise,
        "a `Promise` cannot be an element of a list, an iteration or a map: use a record that contains it, or `Object`"
    );
    shape
}

/// Arguments of a call: a tuple of up to 16 values, or a slice of [`Any`](crate::Any).
pub trait ArgList: ToJs {
    /// The shape of all arguments together.
    #[doc(hidden)]
    const SHAPE: &'static Shape;
}

/// The parameters of a `Function` or `Callback`: a tuple of up to 16 types, or `[Any]` for any number of any values.
pub trait Args: 'static {
    /// The shape of all arguments together.
    #[doc(hidden)]
    const SHAPE: &'static Shape;
    /// The parameters of a closure.
    #[doc(hidden)]
    type Owned: FromJs;
    /// The number of parameters, if each can be a number.
    #[doc(hidden)]
    const COUNT: usize = 0;
    /// The parameters of a closure, from a number for each argument; none if there is no such form or a number does not fit.
    #[doc(hidden)]
    fn from_numbers(_numbers: &[f64]) -> Option<Self::Owned> {
        None
    }
    /// The arguments of a caller.
    #[doc(hidden)]
    type Given<'a>: ToJs
    where
        Self: 'a;
    /// Passes the parameters of a closure on to a function.
    #[doc(hidden)]
    fn give<T>(owned: Self::Owned, to: impl FnOnce(Self::Given<'_>) -> T) -> T;
}
