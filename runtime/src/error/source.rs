//! What a Rust error came from, its `source()`, as the cause of the `JsError` that it becomes.

use std::error::Error;
use std::fmt;
use std::rc::Rc;

use crate::value::{Any, ErrorInfo, JsError};

/// Of a longer chain, or one that has no end, the rest is left out.
const MOST: usize = 100;

/// The cause of what becomes of this error.
#[track_caller]
pub(super) fn cause(error: &Rc<dyn Error>) -> Any {
    let mut chain = Vec::new();
    let mut next = error.source();
    let mut cause = Any::Undefined;
    while let Some(source) = next.filter(|_| chain.len() < MOST) {
        // One of JavaScript has its own causes.
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

/// The error that is meant by a payload.
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
    /// How often `source()` leads to it.
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
