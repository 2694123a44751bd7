//! `JsError`: any value that JavaScript throws, and any error that Rust throws into JavaScript.

mod convert;
mod source;

use std::cell::OnceCell;
use std::error::Error;
use std::fmt;
use std::rc::Rc;

use crate::reference::Object;
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::{Any, ErrorInfo, ErrorInner, JsError};
use crate::wire::Frame;

impl JsError {
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
            inner: Rc::new(ErrorInner {
                value: OnceCell::new(),
                info: info.into(),
                payload: self.payload().cloned().into(),
                made_at: self.inner.made_at,
            }),
        }
    }

    /// `name`: `TypeError`, `AbortError`. If the value is not an error, its type: `string`, `null`.
    pub fn name(&self) -> &str {
        &self.info().name
    }

    /// `message`. If the value is not an error, its text.
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

    /// The thrown value itself. An invalid date, which cannot be a `Date`, is an object.
    pub fn value(&self) -> Any {
        Sys::read(self.as_ref(), &Shape::Any, "error")
            .and_then(Frame::read)
            .unwrap_or_else(|_| Any::Object(Object::from_ref(self.as_ref().clone())))
    }

    /// Whether both are the same JavaScript value, as `Object.is` compares them, except that zeros are equal.
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
