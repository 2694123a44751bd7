//! Objects that represent values of Rust: the mock behind a class handle, the object of an exported class.

use std::any::Any;
use std::rc::Rc;

use crate::reference::SharedObject;
use crate::reference::native::{Body, Exported, Life, ObjectData, Value};
use crate::shape::{ClassShape, InterfaceShape};
use crate::value::JsError;

/// Stores a value in an object, next to those of other types.
pub(crate) fn attach<T: 'static>(object: &Value, value: T) {
    if let Some(body) = object.body() {
        body.attach(Box::new(value));
    }
}

/// The stored value of this type.
pub(crate) fn attached<T: Clone + 'static>(object: &Value) -> Option<T> {
    object.body()?.attached()
}

/// The one object of a Rust object of a callback interface. It lives as long as the object of JavaScript, which has no `dispose`.
pub(super) fn implemented_ref(
    object: &Rc<dyn SharedObject>,
    interface: &'static InterfaceShape,
) -> Value {
    known(object).unwrap_or_else(|| {
        let exported = Exported::new(interface.name, Life::Collected, object.clone());
        let body = Body::new(ObjectData::Exported(exported));
        object.link().replace(Rc::downgrade(&body));
        body.into()
    })
}

/// The object that a Rust object has.
fn known(object: &Rc<dyn SharedObject>) -> Option<Value> {
    object.link().borrow().upgrade().map(Value::from)
}

/// The one object of a Rust object. Natively every class is exported.
pub(super) fn exported_ref(object: &Rc<dyn SharedObject>, class: &'static ClassShape) -> Value {
    if let Some(known) = known(object) {
        return known;
    }
    let exported = Exported::new(class.name, Life::Disposable, object.clone());
    let kind = ObjectData::Exported(exported);
    let body = Body::disposable(kind, |kind| {
        if let ObjectData::Exported(exported) = kind {
            exported.dispose();
        }
    });
    object.link().replace(Rc::downgrade(&body));
    body.into()
}

/// Makes the object of an exported class an error with this message and cause, unless it is one.
pub(crate) fn exported_error(object: &Value, describe: impl FnOnce() -> (String, Option<JsError>)) {
    let Some(body) = object.body() else { return };
    let ObjectData::Exported(exported) = body.data() else {
        return;
    };
    if exported.make_error() {
        let (message, cause) = describe();
        body.set_unlisted("message", Value::from(message.as_str()));
        if let Some(cause) = cause {
            body.set_unlisted("cause", cause.as_ref().clone());
        }
    }
}

/// The Rust object of an object, until it is disposed of.
pub(super) fn exported_get(object: &Value) -> Option<Rc<dyn Any>> {
    match object.body()?.data() {
        ObjectData::Exported(exported) => exported.object(),
        _ => None,
    }
}
