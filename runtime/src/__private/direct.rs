//! Direct values by their types: the Rust value of one number, one reference, or a pair of pointer and length of the signature.
//! Generated code contains no width and no cast; inference selects the implementation.

use wasm_bindgen::JsValue;

use super::wasm::{self, Reference};
use crate::marshal::FromJs;
use crate::promise::Promise;
use crate::shape::Shape;
use crate::sys::{self, Plain};
use crate::value::{Date, JsError};
use crate::wire::wasm::status_words::{Status, take_status};
use crate::wire::{Buffers, Memory};

/// A value that is lowered to one number `R` of the signature.
pub trait IntoDirect<R> {
    /// The number.
    fn into_direct(self) -> R;
}

/// A value that is lifted from an `R` of the signature, which JavaScript has checked.
pub trait FromDirect<R>: Sized {
    /// The value.
    fn from_direct(raw: R) -> Result<Self, JsError>;
}

macro_rules! direct {
    ($($type:ident $raw:ident |$out:ident| $into:expr, |$in:ident| $from:expr;)*) => {$(
        impl IntoDirect<$raw> for $type {
            #[inline]
            fn into_direct(self) -> $raw {
                let $out = self;
                $into
            }
        }

        impl FromDirect<$raw> for $type {
            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "JavaScript has checked the range")]
            fn from_direct($in: $raw) -> Result<Self, JsError> {
                Ok($from)
            }
        }
    )*};
}

direct! {
    bool i32 |x| i32::from(x), |x| x != 0;
    i8 i32 |x| i32::from(x), |x| x as i8;
    u8 i32 |x| i32::from(x), |x| x as u8;
    i16 i32 |x| i32::from(x), |x| x as i16;
    u16 i32 |x| i32::from(x), |x| x as u16;
    i32 i32 |x| x, |x| x;
    u32 i32 |x| x.cast_signed(), |x| x.cast_unsigned();
    isize i32 |x| address(x.cast_unsigned()), |x| x as isize;
    usize i32 |x| address(x), |x| x.cast_unsigned() as usize;
    f32 f32 |x| x, |x| x;
    f64 f64 |x| x, |x| x;
    i64 i64 |x| x, |x| x;
    u64 i64 |x| x.cast_signed(), |x| x.cast_unsigned();
}

/// Addresses and sizes have 32 bits here.
#[inline]
fn address(value: usize) -> i32 {
    (value as u32).cast_signed()
}

// `Number<i64>` and `Number<u64>`; `safe` checks parameters.
impl FromDirect<f64> for i64 {
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "JavaScript has checked that it is a safe integer"
    )]
    fn from_direct(raw: f64) -> Result<Self, JsError> {
        Ok(raw as Self)
    }
}

impl FromDirect<f64> for u64 {
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "JavaScript has checked the range"
    )]
    fn from_direct(raw: f64) -> Result<Self, JsError> {
        Ok(raw as Self)
    }
}

impl IntoDirect<i32> for char {
    #[inline]
    fn into_direct(self) -> i32 {
        u32::from(self).cast_signed()
    }
}

impl FromDirect<i32> for char {
    #[inline]
    fn from_direct(raw: i32) -> Result<Self, JsError> {
        wasm::char(raw)
    }
}

impl IntoDirect<f64> for Date {
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "a date is below 2^53")]
    fn into_direct(self) -> f64 {
        self.millis() as f64
    }
}

impl FromDirect<f64> for Date {
    #[inline]
    fn from_direct(raw: f64) -> Result<Self, JsError> {
        Self::from_time_value(raw)
    }
}

/// A length, see `sys::string`.
impl FromDirect<i32> for String {
    #[inline]
    fn from_direct(raw: i32) -> Result<Self, JsError> {
        sys::string(raw)
    }
}

/// A count; the elements are in the transfer buffer.
impl<T: Plain> FromDirect<i32> for Vec<T> {
    #[inline]
    fn from_direct(raw: i32) -> Result<Self, JsError> {
        sys::take(raw.cast_unsigned() as usize)
    }
}

impl<T: Reference> FromDirect<JsValue> for T {
    #[inline]
    fn from_direct(raw: JsValue) -> Result<Self, JsError> {
        Ok(Self::from_js(raw))
    }
}

/// A missing value is zero, with a flag next to it.
impl<T: IntoDirect<R>, R: Default> IntoDirect<R> for Option<T> {
    #[inline]
    fn into_direct(self) -> R {
        self.map_or_else(R::default, T::into_direct)
    }
}

/// No value.
impl FromDirect<()> for () {
    #[inline]
    fn from_direct((): ()) -> Result<Self, JsError> {
        Ok(())
    }
}

/// A parameter.
#[inline]
pub fn arg<T: IntoDirect<R>, R>(value: T) -> R {
    value.into_direct()
}

/// The result of the call that has just returned.
#[inline]
pub fn lift<T: FromDirect<R>, R>(raw: R) -> Result<T, JsError> {
    sys::outcome()?;
    T::from_direct(raw)
}

/// The result of the call that has just returned, which may be null.
#[inline]
pub fn lift_nullable<T: FromDirect<R>, R>(raw: R) -> Result<Option<T>, JsError> {
    match take_status() {
        Status::Good => T::from_direct(raw).map(Some),
        Status::Null => Ok(None),
        Status::Failed => Err(sys::pending()),
    }
}

/// The encoded result of the call that has just returned, or null.
pub fn lift_nullable_encoded<T: FromJs>(length: i32) -> Result<Option<T>, JsError> {
    match take_status() {
        Status::Good => wasm::lift_encoded(length).map(Some),
        Status::Null => Ok(None),
        Status::Failed => Err(sys::pending()),
    }
}

/// A `Number<i64>` or `Number<u64>`.
pub trait Safe {
    /// The number; an error beyond the safe integers.
    fn safe(self, place: &str) -> Result<f64, JsError>;
}

impl Safe for i64 {
    #[inline]
    fn safe(self, place: &str) -> Result<f64, JsError> {
        super::safe_i64(self, place)
    }
}

impl Safe for u64 {
    #[inline]
    fn safe(self, place: &str) -> Result<f64, JsError> {
        super::safe_u64(self, place)
    }
}

impl<T: Safe> Safe for Option<T> {
    #[inline]
    fn safe(self, place: &str) -> Result<f64, JsError> {
        self.map_or(Ok(0.0), |value| value.safe(place))
    }
}

/// A parameter that must be a safe integer.
#[inline]
pub fn safe<T: Safe>(value: T, place: &str) -> Result<f64, JsError> {
    value.safe(place)
}

/// Pointer of a string parameter, and its length or its tag in the string cache.
#[inline]
pub fn str(value: &str) -> (i32, i32) {
    (
        address(value.as_ptr().expose_provenance()),
        Buffers::intern(value),
    )
}

/// Pointer and count of a number parameter.
#[inline]
pub fn slice<T>(values: &[T]) -> (i32, i32) {
    // Exposed: JavaScript reads the elements.
    let pointer = values.as_ptr().expose_provenance();
    (address(pointer), address(values.len()))
}

/// Pointer and count of memory that JavaScript may also write to, through a view that ends with the call.
#[inline]
pub fn slice_mut<T>(values: &mut [T]) -> (i32, i32) {
    let pointer = values.as_mut_ptr().expose_provenance();
    (address(pointer), address(values.len()))
}

/// A promise result: `call` gets the number and the shape of the content; its error rejects the promise.
pub fn promise<T: FromJs + 'static>(
    shape: &'static Shape,
    call: impl FnOnce(i32, i32) -> Result<(), JsError>,
) -> Promise<T> {
    promise_at(shape, "", call)
}

/// The same of a value with functions or promises: errors of their calls name the place, which is that of the result.
pub fn promise_at<T: FromJs + 'static>(
    shape: &'static Shape,
    place: &'static str,
    call: impl FnOnce(i32, i32) -> Result<(), JsError>,
) -> Promise<T> {
    Promise::begin(shape, wasm::at(place), |id| {
        call(id.cast_signed(), sys::address_of(shape))
    })
}

/// An `@infallible` call: an error is passed to `reportError`.
pub fn infallible(call: impl FnOnce() -> Result<(), JsError>) {
    super::report(call());
}
