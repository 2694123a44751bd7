//! `JsError`: whatever JavaScript throws, and whatever Rust throws into JavaScript.

mod convert;
mod source;

use std::cell::OnceCell;
use std::error::Error;
use std::fmt;
use std::panic::Location;
use std::rc::Rc;

use crate::any::Any;
use crate::object::Object;
use crate::sys::{self, ErrorInfo, Ref};

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
    inner: Rc<Inner>,
}

/// All fields are filled when they are first asked for; a caught error that nobody looks at costs one reference.
#[derive(Default)]
struct Inner {
    value: OnceCell<Ref>,
    info: OnceCell<ErrorInfo>,
    payload: OnceCell<Option<Rc<dyn Error>>>,
    /// Where Rust made it.
    made_at: Option<&'static Location<'static>>,
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

    /// Keeps a Rust error, which [`JsError::downcast_ref`] finds again. Its `source()` is the `cause`, and so on. A `JsError` stays
    /// what it is.
    ///
    /// As of each of these functions, its caller is where the stack begins that JavaScript sees. A closure is one, as in
    /// `map_err(|error| JsError::from_error(error))`; `map_err` itself is not.
    ///
    /// ```
    /// use jsi_runtime::JsError;
    ///
    /// let parsed: Result<i32, JsError> = "x".parse::<i32>().map_err(JsError::from_error);
    /// let error = parsed.unwrap_err();
    /// assert!(error.downcast_ref::<std::num::ParseIntError>().is_some());
    /// ```
    #[track_caller]
    pub fn from_error<E: Error + 'static>(error: E) -> Self {
        if let Some(same) = (&error as &dyn std::any::Any).downcast_ref::<JsError>() {
            return same.clone();
        }
        Self::from_payload(Rc::new(error))
    }

    #[track_caller]
    fn from_payload(error: Rc<dyn Error>) -> Self {
        let info = ErrorInfo {
            name: "Error".to_owned(),
            message: error.to_string(),
            cause: source::cause(&error),
            ..ErrorInfo::default()
        };
        Self::assemble(info, Some(error))
    }

    #[track_caller]
    fn assemble(info: ErrorInfo, payload: Option<Rc<dyn Error>>) -> Self {
        Self {
            inner: Rc::new(Inner {
                value: OnceCell::new(),
                info: info.into(),
                payload: payload.into(),
                made_at: Some(Location::caller()),
            }),
        }
    }

    /// The same error with a cause.
    #[must_use]
    pub fn with_cause(self, cause: JsError) -> Self {
        let info = ErrorInfo {
            name: self.name().to_owned(),
            message: self.message().to_owned(),
            cause: Any::Error(cause),
            ..ErrorInfo::default()
        };
        Self {
            inner: Rc::new(Inner {
                value: OnceCell::new(),
                info: info.into(),
                payload: self.payload().cloned().into(),
                made_at: self.inner.made_at,
            }),
        }
    }

    /// What JavaScript threw.
    pub(crate) fn from_ref(value: Ref) -> Self {
        let inner = Inner::default();
        // A new cell is empty.
        let _ = inner.value.set(value);
        Self {
            inner: Rc::new(inner),
        }
    }

    /// What JavaScript is to throw: always the same value.
    pub(crate) fn as_ref(&self) -> &Ref {
        if let Some(known) = self.inner.value.get() {
            return known;
        }
        // The innermost cause first: there may be more of them than a call for each has a stack for.
        let unmade = |error: &&JsError| error.inner.value.get().is_none();
        let mut causes: Vec<&JsError> = Vec::new();
        let mut next = self.made_cause().filter(unmade);
        while let Some(cause) = next {
            causes.push(cause);
            next = cause.made_cause().filter(unmade);
        }
        while let Some(cause) = causes.pop() {
            cause.make();
        }
        self.make()
    }

    fn make(&self) -> &Ref {
        filled(&self.inner.value, || {
            let info = self.info();
            let cause = self.made_cause().and_then(|cause| cause.inner.value.get());
            let payload = self.payload().cloned();
            sys::error_make(&info.name, &info.message, cause, payload, self.place())
        })
    }

    /// The cause of an error that Rust has made.
    fn made_cause(&self) -> Option<&JsError> {
        match self.inner.info.get().map(|info| &info.cause) {
            Some(Any::Error(cause)) => Some(cause),
            _ => None,
        }
    }

    /// Where code of the program made it; the runtime and the standard library make errors for others.
    fn place(&self) -> Option<&'static Location<'static>> {
        let runtime = file!().get(..file!().len() - "error/mod.rs".len());
        self.inner.made_at.filter(|place| {
            let file = place.file();
            let library = |name| file.contains(&format!("/library/{name}/src/"));
            let library = ["core", "alloc", "std"].into_iter().any(library);
            !library && !runtime.is_some_and(|folder| file.starts_with(folder))
        })
    }

    fn info(&self) -> &ErrorInfo {
        filled(&self.inner.info, || match self.inner.value.get() {
            Some(value) => sys::error_info(value),
            None => ErrorInfo::default(),
        })
    }

    fn payload(&self) -> Option<&Rc<dyn Error>> {
        self.inner
            .payload
            .get_or_init(|| self.inner.value.get().and_then(sys::error_payload))
            .as_ref()
    }

    /// `name`: `TypeError`, `AbortError`. Of what is not an error, its type: `string`, `null`.
    pub fn name(&self) -> &str {
        &self.info().name
    }

    /// `message`. Of what is not an error, its text.
    pub fn message(&self) -> &str {
        &self.info().message
    }

    /// The stack as the engine prints it.
    pub fn stack(&self) -> Option<&str> {
        self.info().stack.as_deref()
    }

    /// The error that this one was caused by.
    pub fn cause(&self) -> Option<JsError> {
        match &self.info().cause {
            Any::Undefined => None,
            Any::Error(error) => Some(error.clone()),
            other => Some(JsError::from(other.clone())),
        }
    }

    /// `code`: a number for a `DOMException`, a string like `"ENOENT"` for errors of Node.
    pub fn code(&self) -> Option<&Any> {
        match &self.info().code {
            Any::Undefined => None,
            code => Some(code),
        }
    }

    /// The thrown value itself. An invalid date, which is no `Date`, is an object.
    pub fn value(&self) -> Any {
        sys::read(self.as_ref(), &crate::Shape::Any, "error")
            .and_then(sys::Frame::read)
            .unwrap_or_else(|_| Any::Object(Object::from_ref(self.as_ref().clone())))
    }

    /// Whether both are the same JavaScript value, as `Object.is` says of all but zeros.
    pub fn same(&self, other: &JsError) -> bool {
        let nan = |error: &JsError| matches!(error.value(), Any::Number(value) if value.is_nan());
        Rc::ptr_eq(&self.inner, &other.inner)
            || self.as_ref() == other.as_ref()
            || nan(self) && nan(other)
    }

    /// The Rust error that this one was made from.
    pub fn downcast_ref<E: Error + 'static>(&self) -> Option<&E> {
        source::found(&**self.payload()?).downcast_ref::<E>()
    }
}

/// What the cell holds, made now if it is empty. Making it may run code of JavaScript, which may ask the same error: whoever
/// is ready first fills the cell.
fn filled<T>(cell: &OnceCell<T>, make: impl FnOnce() -> T) -> &T {
    if let Some(known) = cell.get() {
        return known;
    }
    let made = make();
    cell.get_or_init(|| made)
}

/// Takes a chain of causes apart step by step; one call for each would overflow the stack.
impl Drop for Inner {
    fn drop(&mut self) {
        let mut next = self.take_cause();
        while let Some(cause) = next {
            next = Rc::into_inner(cause.inner).and_then(|mut inner| inner.take_cause());
        }
    }
}

impl Inner {
    fn take_cause(&mut self) -> Option<JsError> {
        match std::mem::take(&mut self.info.get_mut()?.cause) {
            Any::Error(cause) => Some(cause),
            _ => None,
        }
    }
}

/// By identity.
impl PartialEq for JsError {
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
    }
}

impl fmt::Display for JsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.message() {
            "" => self.name(),
            message => message,
        })
    }
}

impl fmt::Debug for JsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({:?})", self.name(), self.message())
    }
}

impl Error for JsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        source::found(&**self.payload()?).source()
    }
}
