//! Objects of exported classes by the numbers that JavaScript knows them by, and the JavaScript half of an export.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::describe::address_of_class;
use super::js;
use super::kit;
use super::refs::Ref;
use crate::export::Entry;
use crate::shape::ClassShape;
use crate::slab::Slab;

/// The number of an object that is in the table.
pub(crate) type Known = Cell<Option<u32>>;

thread_local! {
    static OBJECTS: RefCell<Slab<Rc<dyn Entry>>> = const { RefCell::new(Slab::new()) };
}

/// The object that glue calls as `it`.
pub(crate) fn export(number: usize, class: Option<&'static ClassShape>) -> JsValue {
    kit::EXPORTS.ensure();
    let name = class.map_or("", |class| class.name);
    js::export_new(
        number,
        class.map_or(0, address_of_class),
        name.as_ptr(),
        name.len(),
    )
}

/// A start function has registered what it exports.
pub(crate) fn export_registered() {
    js::registered();
}

/// The number of an object. From now on JavaScript keeps it alive.
pub(crate) fn exported_number(object: &Rc<dyn Entry>) -> u32 {
    let known = object.known();
    known.get().unwrap_or_else(|| {
        let number = OBJECTS.with_borrow_mut(|objects| objects.insert(object.clone()));
        known.set(Some(number));
        number
    })
}

/// The one JavaScript object of a Rust object. Where nobody exports the class it is an error that the decoder throws, and
/// JavaScript lets go of the number at once.
pub(crate) fn exported_ref(
    object: &Rc<dyn Entry>,
    class: &'static ClassShape,
    export: &'static str,
) -> Ref {
    kit::EXPORTS.ensure();
    Ref::new(js::exported_object(
        exported_number(object),
        address_of_class(class),
        class.name.as_ptr(),
        class.name.len(),
        export.as_ptr(),
        export.len(),
    ))
}

/// The Rust object of a JavaScript object, until that is disposed of.
pub(crate) fn exported_get(object: &Ref) -> Option<Rc<dyn Any>> {
    kit::EXPORTS.ensure();
    exported_numbered(js::exported_number(object.js()))
}

/// The Rust object of a number.
pub(crate) fn exported_numbered(number: i32) -> Option<Rc<dyn Any>> {
    let number = u32::try_from(number).ok()?;
    OBJECTS.with_borrow(|objects| Some(objects.get(number)?.clone() as Rc<dyn Any>))
}

/// JavaScript has disposed of the object, or collected it.
pub(super) fn release(number: u32) {
    let object = OBJECTS.with_borrow_mut(|objects| objects.remove(number));
    // Outside of the borrow: the object may own others.
    if let Some(object) = object {
        object.known().set(None);
    }
}

/// How many objects JavaScript keeps alive.
pub(crate) fn exported_live() -> usize {
    OBJECTS.with_borrow(Slab::len)
}
