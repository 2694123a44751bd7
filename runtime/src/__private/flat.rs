//! Flat values by their types: what one number, one reference, or a pair of pointer and length of the signature is in Rust.
//! Generated code names no width and no cast; inference picks the implementation.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use wasm_bindgen::JsValue;

use super::wasm::{self, CallbackArg, Element, Out, Reference};
use crate::callback::Callback;
use crate::date::Date;
use crate::error::JsError;
use crate::marshal::{Args, FromJs, ToJs};
use crate::object::Object;
use crate::promise::Promise;
use crate::shape::{FunctionShape, Shape};
use crate::sys::{self, Status, take_status};

/// A value that is one number `R` of the signature on its way out.
pub trait IntoFlat<R> {
    /// The number.
    fn into_flat(self) -> R;
}

/// A value that comes back as an `R` of the signature, which JavaScript has checked.
pub trait FromFlat<R>: Sized {
    /// The value.
    fn from_flat(raw: R) -> Result<Self, JsError>;
}

macro_rules! flat {
    ($($type:ident $raw:ident |$out:ident| $into:expr, |$in:ident| $from:expr;)*) => {$(
        impl IntoFlat<$raw> for $type {
            #[inline]
            fn into_flat(self) -> $raw {
                let $out = self;
                $into
            }
        }

        impl FromFlat<$raw> for $type {
            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "JavaScript has checked the range")]
            fn from_flat($in: $raw) -> Result<Self, JsError> {
                Ok($from)
            }
        }
    )*};
}

flat! {
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

// `Number<i64>` and `Number<u64>`; on the way out `safe` checks them.
impl FromFlat<f64> for i64 {
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "JavaScript has checked that it is a safe integer"
    )]
    fn from_flat(raw: f64) -> Result<Self, JsError> {
        Ok(raw as Self)
    }
}

impl FromFlat<f64> for u64 {
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "JavaScript has checked the range"
    )]
    fn from_flat(raw: f64) -> Result<Self, JsError> {
        Ok(raw as Self)
    }
}

impl IntoFlat<i32> for char {
    #[inline]
    fn into_flat(self) -> i32 {
        u32::from(self).cast_signed()
    }
}

impl FromFlat<i32> for char {
    #[inline]
    fn from_flat(raw: i32) -> Result<Self, JsError> {
        wasm::char(raw)
    }
}

impl IntoFlat<f64> for Date {
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "a date is below 2^53")]
    fn into_flat(self) -> f64 {
        self.millis() as f64
    }
}

impl FromFlat<f64> for Date {
    #[inline]
    fn from_flat(raw: f64) -> Result<Self, JsError> {
        Self::from_time_value(raw)
    }
}

/// A length; the bytes are in the region.
impl FromFlat<i32> for String {
    #[inline]
    fn from_flat(raw: i32) -> Result<Self, JsError> {
        Ok(wasm::string(raw))
    }
}

/// A count; the elements are in the region.
impl<T: Element> FromFlat<i32> for Vec<T> {
    #[inline]
    fn from_flat(raw: i32) -> Result<Self, JsError> {
        wasm::elements(raw)
    }
}

impl FromFlat<JsValue> for Object {
    #[inline]
    fn from_flat(raw: JsValue) -> Result<Self, JsError> {
        Ok(Self::from_js_value(raw))
    }
}

impl FromFlat<JsValue> for JsError {
    #[inline]
    fn from_flat(raw: JsValue) -> Result<Self, JsError> {
        Ok(Self::from_js_value(raw))
    }
}

/// What is absent is zero; a flag beside it says so.
impl<T: IntoFlat<R>, R: Default> IntoFlat<R> for Option<T> {
    #[inline]
    fn into_flat(self) -> R {
        self.map_or_else(R::default, T::into_flat)
    }
}

/// A parameter.
#[inline]
pub fn arg<T: IntoFlat<R>, R>(value: T) -> R {
    value.into_flat()
}

/// After a call: the result.
#[inline]
pub fn take<T: FromFlat<R>, R>(raw: R) -> Result<T, JsError> {
    sys::outcome()?;
    T::from_flat(raw)
}

/// After a call: the result, which may be null.
#[inline]
pub fn take_nullable<T: FromFlat<R>, R>(raw: R) -> Result<Option<T>, JsError> {
    match take_status() {
        Status::Good => T::from_flat(raw).map(Some),
        Status::Null => Ok(None),
        Status::Failed => Err(sys::pending()),
    }
}

/// After a call: a wire value, or null.
pub fn nullable_wire<T: FromJs>(length: i32) -> Result<Option<T>, JsError> {
    match take_status() {
        Status::Good => wasm::wire(length).map(Some),
        Status::Null => Ok(None),
        Status::Failed => Err(sys::pending()),
    }
}

const MISSING: i32 = 0;
const NULL: i32 = 1;
const PRESENT: i32 = 2;

/// Flag of a `T?`.
#[inline]
pub fn nullable_flag<T>(value: &Option<T>) -> i32 {
    if value.is_some() { PRESENT } else { NULL }
}

/// Flag of a `p?: T`.
#[inline]
pub fn optional_flag<T>(value: &Option<T>) -> i32 {
    if value.is_some() { PRESENT } else { MISSING }
}

/// Flag of a `p?: T?`.
#[inline]
pub fn maybe_flag<T>(value: &Option<Option<T>>) -> i32 {
    match value {
        None => MISSING,
        Some(None) => NULL,
        Some(Some(_)) => PRESENT,
    }
}

/// A `Number<i64>` or `Number<u64>`.
pub trait Safe {
    /// The number; beyond the safe integers an error.
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

/// Pointer and length of a string parameter.
#[inline]
pub fn str(value: &str) -> (i32, i32) {
    slice(value.as_bytes())
}

/// Pointer and count of a number parameter.
#[inline]
pub fn slice<T>(values: &[T]) -> (i32, i32) {
    (address(values.as_ptr().addr()), address(values.len()))
}

const JS_NULL: &JsValue = &JsValue::NULL;
const JS_UNDEFINED: &JsValue = &JsValue::UNDEFINED;

/// The reference of a `T?`.
#[inline]
pub fn or_null<T: Reference>(value: Option<&T>) -> &JsValue {
    value.map_or(JS_NULL, T::js_value)
}

/// The reference of a `p?: T`.
#[inline]
pub fn or_undefined<T: Reference>(value: Option<&T>) -> &JsValue {
    value.map_or(JS_UNDEFINED, T::js_value)
}

/// The reference of a `p?: T?`.
#[inline]
pub fn or_either<T: Reference>(value: Option<Option<&T>>) -> &JsValue {
    value.map_or(JS_UNDEFINED, or_null)
}

/// What stands for a missing argument where there is no flag.
const NO_ARGUMENT: i32 = -1;
/// What stands for null there.
const NO_VALUE: i32 = -2;

/// Wire bytes of a parameter that may be absent: then the length is −1 for missing and −2 for null.
#[derive(Debug)]
pub enum MaybeOut {
    /// It is there.
    Present(Out),
    /// It is not.
    Absent(i32),
}

impl MaybeOut {
    fn new<T: ToJs>(value: Option<T>, shape: &'static Shape, absent: i32) -> Self {
        value.map_or(Self::Absent(absent), |value| {
            Self::Present(wasm::out(&value, shape))
        })
    }

    /// Where the bytes lie.
    pub fn ptr(&self) -> i32 {
        match self {
            Self::Present(out) => out.ptr(),
            Self::Absent(_) => 0,
        }
    }

    /// How many there are, or why there are none.
    #[allow(
        clippy::len_without_is_empty,
        reason = "a void value is empty and present"
    )]
    pub fn len(&self) -> i32 {
        match self {
            Self::Present(out) => out.len(),
            Self::Absent(why) => *why,
        }
    }

    /// The address of the shape.
    pub fn shape(&self) -> i32 {
        match self {
            Self::Present(out) => out.shape(),
            Self::Absent(_) => 0,
        }
    }
}

/// A wire parameter `T?`.
pub fn nullable_out<T: ToJs>(value: Option<T>, shape: &'static Shape) -> MaybeOut {
    MaybeOut::new(value, shape, NO_VALUE)
}

/// A wire parameter `p?: T`.
pub fn optional_out<T: ToJs>(value: Option<T>, shape: &'static Shape) -> MaybeOut {
    MaybeOut::new(value, shape, NO_ARGUMENT)
}

/// A wire parameter `p?: T?`.
pub fn maybe_out<T: ToJs>(value: Option<Option<T>>, shape: &'static Shape) -> MaybeOut {
    value.map_or(MaybeOut::Absent(NO_ARGUMENT), |value| {
        nullable_out(value, shape)
    })
}

/// A callback that may be absent: then the number is −1 for missing and −2 for null.
#[derive(Debug)]
pub enum MaybeCallback {
    /// It is there.
    Present(CallbackArg),
    /// It is not.
    Absent(i32),
}

impl MaybeCallback {
    /// The number that JavaScript calls it by, or why there is none.
    pub fn id(&self) -> i32 {
        match self {
            Self::Present(arg) => arg.id(),
            Self::Absent(why) => *why,
        }
    }

    /// The address of the shape.
    pub fn shape(&self) -> i32 {
        match self {
            Self::Present(arg) => arg.shape(),
            Self::Absent(_) => 0,
        }
    }
}

fn callback_or<A: Args + ?Sized, R: ToJs>(
    value: Option<&Callback<'_, A, R>>,
    shape: &'static FunctionShape,
    absent: i32,
) -> MaybeCallback {
    value.map_or(MaybeCallback::Absent(absent), |value| {
        MaybeCallback::Present(wasm::callback(value, shape))
    })
}

/// A callback parameter `F?`.
pub fn nullable_callback<A: Args + ?Sized, R: ToJs>(
    value: Option<&Callback<'_, A, R>>,
    shape: &'static FunctionShape,
) -> MaybeCallback {
    callback_or(value, shape, NO_VALUE)
}

/// A callback parameter `p?: F`.
pub fn optional_callback<A: Args + ?Sized, R: ToJs>(
    value: Option<&Callback<'_, A, R>>,
    shape: &'static FunctionShape,
) -> MaybeCallback {
    callback_or(value, shape, NO_ARGUMENT)
}

/// A callback parameter `p?: F?`.
pub fn maybe_callback<A: Args + ?Sized, R: ToJs>(
    value: Option<Option<&Callback<'_, A, R>>>,
    shape: &'static FunctionShape,
) -> MaybeCallback {
    value.map_or(MaybeCallback::Absent(NO_ARGUMENT), |value| {
        nullable_callback(value, shape)
    })
}

/// A promise result: `call` is given the number and the shape of the content; its error is the promise's.
pub fn promise<T: FromJs + 'static>(
    shape: &'static Shape,
    call: impl FnOnce(i32, i32) -> Result<(), JsError>,
) -> Promise<T> {
    Promise::begin(shape, |id| {
        call(id.cast_signed(), sys::address_of(shape))?;
        sys::outcome()
    })
}

/// An `@infallible` call: a failure goes to `reportError`.
pub fn infallible(call: impl FnOnce() -> Result<(), JsError>) {
    super::report(call());
}

/// Hands `rt` to a glue module before the first call through it.
///
/// A `static` of each glue. Every instance has its own glue modules, also where several share one memory: what is kept is
/// which instance was last started, by the address of a thread local.
#[derive(Debug, Default)]
pub struct Start(AtomicUsize);

impl Start {
    /// Not yet started.
    pub const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// Calls `init` unless this instance has.
    #[inline]
    pub fn once(&self, init: fn(&JsValue)) {
        thread_local! {
            static INSTANCE: u8 = const { 0 };
        }
        let instance = INSTANCE.with(|it| std::ptr::from_ref(it).addr());
        if self.0.load(Relaxed) != instance {
            init(&wasm::start());
            self.0.store(instance, Relaxed);
        }
    }
}
