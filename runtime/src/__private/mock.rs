//! What stands for an object of a JavaScript class where there is no JavaScript.

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
