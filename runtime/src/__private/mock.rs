//! Mocks: native objects of JavaScript classes.

use std::cell::RefCell;
use std::rc::Rc;

use crate::marshal::FromJs;
use crate::reference::Object;
use crate::shape::ClassShape;
use crate::sys::{self, Host, Sys};
use crate::value::JsError;

thread_local! {
    /// The objects whose mocks are running, the innermost last.
    static CALLED: RefCell<Vec<Object>> = const { RefCell::new(Vec::new()) };
}

/// A method of a mock that is running.
#[derive(Debug)]
pub struct Called(());

impl Called {
    /// Begins a method of the mock of this object.
    pub fn on(object: &Object) -> Self {
        CALLED.with_borrow_mut(|called| called.push(object.clone()));
        Self(())
    }
}

impl Drop for Called {
    fn drop(&mut self) {
        let ended = CALLED.with_borrow_mut(Vec::pop);
        // dropped outside of the borrow, since that may run a user's code
        drop(ended);
    }
}

/// The object whose mock is running, as a handle.
pub fn receiver<T: FromJs>() -> Result<T, JsError> {
    let object = CALLED.with_borrow(|called| called.last().cloned());
    let object = object
        .ok_or_else(|| JsError::new("receiver() was called outside of a method of a mock"))?;
    Sys::read(object.as_ref(), T::SHAPE, "receiver")?.read()
}

/// Stores the mock of the trait `T` in the object.
pub fn mock<T: ?Sized + 'static>(object: &Object, it: Rc<T>) {
    sys::attach(object.as_ref(), it);
}

/// The mock that is stored in the object.
pub fn mocked<T: ?Sized + 'static>(object: &Object) -> Option<Rc<T>> {
    sys::attached(object.as_ref())
}

/// The shape of the class whose objects have the trait `T`.
pub const fn imported_class<T: ?Sized + 'static>(name: &'static str) -> ClassShape {
    fn test<T: ?Sized + 'static>(object: &Object) -> bool {
        mocked::<T>(object).is_some()
    }
    ClassShape {
        name,
        test: test::<T>,
    }
}
