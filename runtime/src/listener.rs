//! `Listener`: a function that JavaScript calls for events, until it is removed.

use std::fmt;

use crate::sys::{Host, Sys};
use crate::value::JsError;

/// A listener that was added to an object of JavaScript. It holds the object and the function. Dropping it removes the function
/// from the object; an error of that is passed to `reportError`.
///
/// ```
/// use std::cell::Cell;
/// use std::rc::Rc;
///
/// use jsi_runtime::Listener;
///
/// // A mock defines what removing the listener does.
/// let removed = Rc::new(Cell::new(false));
/// let seen = Rc::clone(&removed);
/// let listener = Listener::new(move || {
///     seen.set(true);
///     Ok(())
/// });
/// drop(listener);
/// assert!(removed.get());
/// ```
#[must_use = "dropping the listener removes it"]
#[derive(Default)]
pub struct Listener {
    remove: Option<Box<dyn FnOnce() -> Result<(), JsError>>>,
    keep: Option<Box<dyn FnOnce()>>,
}

impl Listener {
    /// A listener that `remove` removes, for mocks. The default does nothing.
    pub fn new(remove: impl FnOnce() -> Result<(), JsError> + 'static) -> Self {
        Self {
            remove: Some(Box::new(remove)),
            keep: None,
        }
    }

    /// With what keeps the function alive where the listener is forgotten.
    #[cfg(target_family = "wasm")]
    pub(crate) fn kept_by(mut self, keep: impl FnOnce() + 'static) -> Self {
        self.keep = Some(Box::new(keep));
        self
    }

    /// Removes the listener.
    ///
    /// # Errors
    ///
    /// The exception of the function that removes it.
    pub fn remove(mut self) -> Result<(), JsError> {
        self.remove.take().map_or(Ok(()), |remove| remove())
    }

    /// Leaves the listener as long as its object exists: JavaScript's collector frees the function.
    pub fn forget(mut self) {
        self.remove = None;
        if let Some(keep) = self.keep.take() {
            keep();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(Err(error)) = self.remove.take().map(|remove| remove()) {
            Sys::report_error(error.as_ref());
        }
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listener(..)")
    }
}
