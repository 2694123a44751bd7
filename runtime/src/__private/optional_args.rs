//! Arguments that may be absent: a flag beside a direct value, or values that mean "missing" and "null".

use wasm_bindgen::JsValue;

use super::wasm::{self, CallbackArg, Encoded, Reference};
use crate::callback::Callback;
use crate::marshal::{Args, ToJs};
use crate::promise::Promise;
use crate::shape::{FunctionShape, Shape};

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
pub fn optional_nullable_flag<T>(value: &Option<Option<T>>) -> i32 {
    match value {
        None => MISSING,
        Some(None) => NULL,
        Some(Some(_)) => PRESENT,
    }
}

const JS_NULL: &JsValue = &JsValue::NULL;
const JS_UNDEFINED: &JsValue = &JsValue::UNDEFINED;

/// The reference of a `T?`.
#[inline]
pub fn or_null<T: Reference>(value: Option<&T>) -> &JsValue {
    value.map_or(JS_NULL, T::js)
}

/// The reference of a `p?: T`.
#[inline]
pub fn or_undefined<T: Reference>(value: Option<&T>) -> &JsValue {
    value.map_or(JS_UNDEFINED, T::js)
}

/// The reference of a `p?: T?`.
#[inline]
pub fn or_null_or_undefined<T: Reference>(value: Option<Option<&T>>) -> &JsValue {
    value.map_or(JS_UNDEFINED, or_null)
}

/// The word of a missing argument without a flag.
const NO_ARGUMENT: i32 = -1;
/// The word of null without a flag.
const NO_VALUE: i32 = -2;

/// The wire bytes of a parameter that may be absent: then the length is −1 for missing and −2 for null.
#[derive(Debug)]
pub enum MaybeEncoded {
    /// It is there.
    Present(Encoded),
    /// It is not.
    Absent(i32),
}

impl MaybeEncoded {
    fn new<T: ToJs>(value: Option<T>, shape: &'static Shape, absent: i32) -> Self {
        value.map_or(Self::Absent(absent), |value| {
            Self::Present(wasm::encode_arg(&value, shape))
        })
    }

    /// The address of the bytes.
    pub fn ptr(&self) -> i32 {
        match self {
            Self::Present(encoded) => encoded.ptr(),
            Self::Absent(_) => 0,
        }
    }

    /// Their number, or the reason why there are none.
    #[allow(
        clippy::len_without_is_empty,
        reason = "a void value is empty and present"
    )]
    pub fn len(&self) -> i32 {
        match self {
            Self::Present(encoded) => encoded.len(),
            Self::Absent(why) => *why,
        }
    }

    /// The address of the shape.
    pub fn shape(&self) -> i32 {
        match self {
            Self::Present(encoded) => encoded.shape(),
            Self::Absent(_) => 0,
        }
    }
}

/// An encoded parameter `T?`.
pub fn encode_nullable<T: ToJs>(value: Option<T>, shape: &'static Shape) -> MaybeEncoded {
    MaybeEncoded::new(value, shape, NO_VALUE)
}

/// An encoded parameter `p?: T`.
pub fn encode_optional<T: ToJs>(value: Option<T>, shape: &'static Shape) -> MaybeEncoded {
    MaybeEncoded::new(value, shape, NO_ARGUMENT)
}

/// An encoded parameter `p?: T?`.
pub fn encode_optional_nullable<T: ToJs>(
    value: Option<Option<T>>,
    shape: &'static Shape,
) -> MaybeEncoded {
    value.map_or(MaybeEncoded::Absent(NO_ARGUMENT), |value| {
        encode_nullable(value, shape)
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
    /// The number that JavaScript calls it by, or the reason why there is none.
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
pub fn optional_nullable_callback<A: Args + ?Sized, R: ToJs>(
    value: Option<Option<&Callback<'_, A, R>>>,
    shape: &'static FunctionShape,
) -> MaybeCallback {
    value.map_or(MaybeCallback::Absent(NO_ARGUMENT), |value| {
        nullable_callback(value, shape)
    })
}

fn promise_or<T: ToJs + 'static>(
    value: Option<Promise<T>>,
    shape: &'static Shape,
    absent: JsValue,
) -> JsValue {
    value.map_or(absent, |value| wasm::promise_arg(value, shape))
}

/// A promise parameter `Promise<T>?`.
pub fn nullable_promise<T: ToJs + 'static>(
    value: Option<Promise<T>>,
    shape: &'static Shape,
) -> JsValue {
    promise_or(value, shape, JsValue::NULL)
}

/// A promise parameter `p?: Promise<T>`.
pub fn optional_promise<T: ToJs + 'static>(
    value: Option<Promise<T>>,
    shape: &'static Shape,
) -> JsValue {
    promise_or(value, shape, JsValue::UNDEFINED)
}

/// A promise parameter `p?: Promise<T>?`.
pub fn optional_nullable_promise<T: ToJs + 'static>(
    value: Option<Option<Promise<T>>>,
    shape: &'static Shape,
) -> JsValue {
    value.map_or(JsValue::UNDEFINED, |value| nullable_promise(value, shape))
}
