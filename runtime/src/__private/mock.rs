//! Mocks: native objects of JavaScript classes.

use std::rc::Rc;

use crate::reference::Object;
use crate::sys;

/// Puts into the object what its members of the trait `T` are.
pub fn mock<T: ?Sized + 'static>(object: &Object, it: Rc<T>) {
    sys::attach(object.as_ref(), it);
}

/// What was put there.
pub fn mocked<T: ?Sized + 'static>(object: &Object) -> Option<Rc<T>> {
    sys::attached(object.as_ref())
}
