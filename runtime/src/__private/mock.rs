//! Mocks: native objects of JavaScript classes.

use std::rc::Rc;

use crate::reference::Object;
use crate::shape::ClassShape;
use crate::sys;

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
