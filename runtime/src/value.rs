//! The types of values that contain each other: an [`Any`] may be a [`JsError`], whose cause is an `Any`. Their functions are
//! in `any`, `date`, `error`, `function`.

use std::cell::OnceCell;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;

use crate::reference::{Object, Ref};
use crate::shape::FunctionShape;

/// Any JavaScript value. Only primitives and dates are copied, so a round trip gives the same value.
///
/// ```
/// use jsi_runtime::Any;
///
/// let value = Any::from("text");
/// assert_eq!(value, Any::String("text".to_owned()));
/// ```
#[derive(Clone, Default)]
pub enum Any {
    /// `undefined`.
    #[default]
    Undefined,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A bigint; larger ones are [`Any::Other`].
    BigInt(i128),
    /// A string.
    String(String),
    /// A date.
    Date(Date),
    /// An `Error` or `DOMException`.
    Error(JsError),
    /// A function.
    Function(Function<[Any], Any>),
    /// A promise or another thenable; `Object::to_promise` awaits it.
    Promise(Object),
    /// Every other object, arrays and typed arrays included.
    Object(Object),
    /// A symbol or a bigint beyond 128 bits.
    Other(Opaque),
    /// A Rust value, which JavaScript sees as an opaque object with `dispose()`.
    Rust(Rc<dyn std::any::Any>),
}

/// A value that Rust can hold and return, but not inspect.
#[derive(Clone, Debug, PartialEq)]
pub struct Opaque(pub(crate) Ref);

/// A point in time with the precision and range of JavaScript: milliseconds within ±8.64e15 of the epoch.
///
/// ```
/// use jsi_runtime::Date;
///
/// let date = Date::new(951_782_400_000)?;
/// assert_eq!(date.to_string(), "2000-02-29T00:00:00.000Z");
/// assert!(Date::new(8_640_000_000_000_001).is_err());
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Date(pub(crate) i64);

/// An error that came from JavaScript, or one that goes there.
///
/// A value thrown in JavaScript is kept as it is, whatever it is, and goes back as the very same value. An error made
/// from a Rust error keeps that error, also on the way through JavaScript and back.
///
/// ```
/// use jsi_runtime::JsError;
///
/// let error = JsError::new("no such user");
/// assert_eq!(error.name(), "Error");
/// assert_eq!(error.to_string(), "no such user");
/// ```
#[derive(Clone)]
pub struct JsError {
    pub(crate) inner: Rc<ErrorInner>,
}

/// All fields are filled when they are first read; a caught error that is never read costs one reference.
#[derive(Default)]
pub(crate) struct ErrorInner {
    pub(crate) value: OnceCell<Ref>,
    pub(crate) info: OnceCell<ErrorInfo>,
    pub(crate) payload: OnceCell<Option<Rc<dyn Error>>>,
    /// Where Rust made it.
    pub(crate) made_at: Option<&'static Location<'static>>,
}

/// Name, message and so on of a thrown value.
#[derive(Debug, Default)]
pub(crate) struct ErrorInfo {
    /// `name`; of what is not an error, its type.
    pub(crate) name: String,
    /// `message`; of what is not an error, its text.
    pub(crate) message: String,
    pub(crate) stack: Option<String>,
    /// `Any::Undefined` when there is none.
    pub(crate) cause: Any,
    /// `code` of a `DOMException` and of Node's errors.
    pub(crate) code: Any,
}

impl JsError {
    /// A JavaScript `Error` with this message.
    #[track_caller]
    pub fn new(message: impl Into<String>) -> Self {
        Self::named("Error", message)
    }

    /// A `TypeError`.
    #[track_caller]
    pub fn type_error(message: impl Into<String>) -> Self {
        Self::named("TypeError", message)
    }

    /// A `RangeError`.
    #[track_caller]
    pub fn range_error(message: impl Into<String>) -> Self {
        Self::named("RangeError", message)
    }

    /// An error with this `name`: that class where the host has it, else an `Error` of that name.
    #[track_caller]
    pub fn named(name: impl Into<String>, message: impl Into<String>) -> Self {
        let info = ErrorInfo {
            name: name.into(),
            message: message.into(),
            ..ErrorInfo::default()
        };
        Self::assemble(info, None)
    }

    #[track_caller]
    pub(crate) fn assemble(info: ErrorInfo, payload: Option<Rc<dyn Error>>) -> Self {
        Self {
            inner: Rc::new(ErrorInner {
                value: OnceCell::new(),
                info: info.into(),
                payload: payload.into(),
                made_at: Some(Location::caller()),
            }),
        }
    }

    /// What JavaScript threw.
    pub(crate) fn from_ref(value: Ref) -> Self {
        let inner = ErrorInner::default();
        // A new cell is empty.
        let _ = inner.value.set(value);
        Self {
            inner: Rc::new(inner),
        }
    }
}

/// Takes a chain of causes apart step by step; one call for each would overflow the stack.
impl Drop for ErrorInner {
    fn drop(&mut self) {
        let mut next = self.take_cause();
        while let Some(cause) = next {
            next = Rc::into_inner(cause.inner).and_then(|mut inner| inner.take_cause());
        }
    }
}

impl ErrorInner {
    fn take_cause(&mut self) -> Option<JsError> {
        match std::mem::take(&mut self.info.get_mut()?.cause) {
            Any::Error(cause) => Some(cause),
            _ => None,
        }
    }
}

/// Where a function came from, as errors of its calls name it: a member, and a parameter of that.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place {
    pub(crate) member: &'static str,
    /// The name of a parameter; empty where the member is enough.
    pub(crate) param: &'static str,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.member, self.param) {
            ("", _) => f.write_str("function"),
            (member, "") => f.write_str(member),
            (member, param) => write!(f, "{member}: parameter {param}"),
        }
    }
}

/// A JavaScript function with the parameters `A`, a tuple, and the result `R`. `Function<[Any], Any>` takes any arguments.
///
/// ```
/// use jsi_runtime::{Callback, Function};
///
/// let double: Function<(i32,), i32> = Callback::new(|x: i32| x * 2).into_js();
/// assert_eq!(double.call((21,))?, 42);
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
pub struct Function<A: ?Sized, R> {
    pub(crate) source: FunctionSource,
    pub(crate) shape: &'static FunctionShape,
    pub(crate) place: Place,
    types: PhantomData<fn(Box<A>) -> R>,
}

/// Where a function came from.
#[derive(Clone)]
pub(crate) enum FunctionSource {
    /// JavaScript.
    Js(Ref),
    /// A callback of Rust.
    Callback(Rc<dyn CallbackFunction>),
}

/// The function of a callback. JavaScript's function is made when it is first needed, with the shape that an interface declares.
pub(crate) trait CallbackFunction {
    /// JavaScript's function. The shape counts the first time.
    fn value(&self, shape: &'static FunctionShape) -> &Ref;

    /// The address of the callback; two functions of one callback have the same.
    fn address(&self) -> *const ();
}

impl<A: ?Sized, R> Function<A, R> {
    pub(crate) fn from_ref(value: Ref, shape: &'static FunctionShape) -> Self {
        Self::found(value, shape, Place::default())
    }

    /// The same where it is known where the function came from.
    pub(crate) fn found(value: Ref, shape: &'static FunctionShape, place: Place) -> Self {
        Self::of(FunctionSource::Js(value), shape, place)
    }

    /// The function of a callback.
    pub(crate) fn of_callback(
        function: Rc<dyn CallbackFunction>,
        shape: &'static FunctionShape,
    ) -> Self {
        Self::of(FunctionSource::Callback(function), shape, Place::default())
    }

    fn of(source: FunctionSource, shape: &'static FunctionShape, place: Place) -> Self {
        Self {
            source,
            shape,
            place,
            types: PhantomData,
        }
    }

    /// JavaScript's function.
    #[inline]
    pub(crate) fn as_ref(&self) -> &Ref {
        self.declared(self.shape)
    }

    /// The same where an interface declares the shape.
    #[inline]
    pub(crate) fn declared(&self, shape: &'static FunctionShape) -> &Ref {
        match &self.source {
            FunctionSource::Js(value) => value,
            FunctionSource::Callback(function) => function.value(shape),
        }
    }
}

impl<A: ?Sized, R> Clone for Function<A, R> {
    fn clone(&self) -> Self {
        Self::of(self.source.clone(), self.shape, self.place)
    }
}
