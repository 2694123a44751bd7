//! The table of objects of exported classes and callback interfaces, by number, and the JavaScript half of an export.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::describe::address_of_class;
use crate::js;
use crate::reference::{Ref, SharedObject};
use crate::shape::{ClassShape, InterfaceShape};
use crate::slab::Slab;

thread_local! {
    static OBJECTS: RefCell<Slab<Entry>> = const { RefCell::new(Slab::new()) };
}

/// An object, and its type, which is compared without a call.
struct Entry {
    object: Rc<dyn SharedObject>,
    of: TypeId,
}

/// The object that glue calls as `it`.
pub(crate) fn export(number: usize, class: Option<&'static ClassShape>) -> JsValue {
    let name = class.map_or("", |class| class.name);
    js::export_new(
        number,
        class.map_or(0, address_of_class),
        name.as_ptr(),
        name.len(),
    )
}

/// The same of a callback interface.
pub(crate) fn export_callback_interface(
    number: usize,
    interface: &'static InterfaceShape,
) -> JsValue {
    js::interface_new(number, interface.name.as_ptr(), interface.name.len())
}

/// Called after a start function has registered its export.
pub(crate) fn export_registered() {
    js::registered();
}

/// The number of an object, which JavaScript keeps alive from now on.
pub(crate) fn exported_number(object: &Rc<dyn SharedObject>) -> u32 {
    let link = object.link();
    link.get().unwrap_or_else(|| {
        let number = OBJECTS.with_borrow_mut(|objects| {
            objects.insert(Entry {
                of: (**object).type_id(),
                object: object.clone(),
            })
        });
        link.set(Some(number));
        number
    })
}

/// The one JavaScript object of a Rust object. If the class is not exported, the decoder throws an error, and JavaScript
/// releases the number immediately.
pub(super) fn exported_ref(
    object: &Rc<dyn SharedObject>,
    class: &'static ClassShape,
    export: &'static str,
) -> Ref {
    Ref::new(js::exported_object(
        exported_number(object),
        address_of_class(class),
        class.name.as_ptr(),
        class.name.len(),
        export.as_ptr(),
        export.len(),
    ))
}

/// The one JavaScript object of a Rust object of a callback interface.
pub(super) fn implemented_ref(
    object: &Rc<dyn SharedObject>,
    interface: &'static InterfaceShape,
    present: &[bool],
) -> Ref {
    let export = (interface.number)();
    Ref::new(js::implemented_object(
        exported_number(object),
        export,
        present.as_ptr(),
        present.len(),
    ))
}

/// The Rust object of a JavaScript object, until it is disposed of.
pub(super) fn exported_get(object: &Ref) -> Option<Rc<dyn Any>> {
    let number = u32::try_from(js::exported_number(object.js())).ok()?;
    OBJECTS.with_borrow(|objects| Some(objects.get(number)?.object.clone() as Rc<dyn Any>))
}

/// The Rust object of a number, if it is a `T`.
#[inline]
pub(crate) fn exported_numbered<T: SharedObject>(number: i32) -> Option<Rc<T>> {
    let object = OBJECTS.with_borrow(|objects| {
        let entry = objects.get(number.cast_unsigned())?;
        (entry.of == TypeId::of::<T>()).then(|| entry.object.clone())
    })?;
    // SAFETY: the object is a `T`, as was just checked.
    Some(unsafe { Rc::from_raw(Rc::into_raw(object).cast::<T>()) })
}

/// The entry for an object that JavaScript has disposed of or collected.
pub(crate) extern "C" fn release_object(number: i32) {
    let number = number.cast_unsigned();
    let object = OBJECTS.with_borrow_mut(|objects| objects.remove(number));
    // Outside of the borrow: the object may own others.
    if let Some(Entry { object, .. }) = object {
        object.link().set(None);
    }
}

/// The number of objects that JavaScript keeps alive.
pub(super) fn exported_live() -> usize {
    OBJECTS.with_borrow(Slab::len)
}
