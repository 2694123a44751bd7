//! The `source()` of a Rust error as the cause of its `JsError`.

use std::error::Error;
use std::fmt;
use std::rc::Rc;

use crate::value::{Any, ErrorInfo, JsError};

/// The rest of a longer or endless chain is omitted.
const MOST: usize = 100;

/// The cause of the `JsError` of this error.
#[track_caller]
pub(super) fn cause(error: &Rc<dyn Error>) -> Any {
    let mut chain = Vec::new();
    let mut next = error.source();
    let mut cause = Any::Undefined;
    while let Some(source) = next.filter(|_| chain.len() < MOST) {
        // An error of JavaScript has its own causes.
        if let Some(same) = source.downcast_ref::<JsError>() {
            cause = Any::Error(same.clone());
            break;
        }
        chain.push(source.to_string());
        next = source.source();
    }
    while let Some(message) = chain.pop() {
        let info = ErrorInfo {
            name: "Error".to_owned(),
            message,
            cause,
            ..ErrorInfo::default()
        };
        let source = Source {
            error: Rc::clone(error),
            depth: chain.len() + 1,
        };
        cause = Any::Error(JsError::assemble(info, Some(Rc::new(source))));
    }
    cause
}

/// The error inside of a payload.
pub(super) fn found<'a>(payload: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    payload
        .downcast_ref::<Source>()
        .and_then(Source::get)
        .unwrap_or(payload)
}

/// An error that another one owns.
#[derive(Debug)]
struct Source {
    error: Rc<dyn Error>,
    /// The number of `source()` calls that lead to it.
    depth: usize,
}

impl Source {
    fn get(&self) -> Option<&(dyn Error + 'static)> {
        let first: &(dyn Error + 'static) = &*self.error;
        (0..self.depth).try_fold(first, |error, _| error.source())
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get() {
            Some(error) => fmt::Display::fmt(error, f),
            None => Ok(()),
        }
    }
}

impl Error for Source {}
