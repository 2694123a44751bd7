//! The objects of exported classes and callback interfaces that JavaScript has, by number, and the JavaScript half of an export.
//!
//! Fast path of members of objects (benchmark rows `export: method of a class`, `export: getter of a class`): a number is the address of
//! a slot, and a slot has the address of the value, so that a call needs no table and no trait.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ops::Deref;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::describe::address_of_class;
use crate::js;
use crate::reference::{Concrete, Ref, SharedObject};
use crate::shape::{ClassShape, InterfaceShape};

/// What JavaScript has a number of: an object, or none while the slot is free. Slots are used again but never freed, so a number that
/// JavaScript has is always that of a slot.
#[repr(align(8))]
struct Slot {
    entry: UnsafeCell<Option<Entry>>,
    /// The value behind the trait of the object, if its type is known.
    concrete: Cell<Option<Concrete>>,
}

/// An object, and its type, which is compared without a call.
struct Entry {
    object: Rc<dyn SharedObject>,
    of: TypeId,
}

thread_local! {
    /// The slots that have no object.
    static FREE: RefCell<Vec<&'static Slot>> = const { RefCell::new(Vec::new()) };
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// The bits of an address that are those of no slot: without them it is a small integer in all engines.
const ALIGNMENT_BITS: u32 = align_of::<Slot>().ilog2();

impl Slot {
    fn new() -> &'static Self {
        Box::leak(Box::new(Self {
            entry: UnsafeCell::new(None),
            concrete: Cell::new(None),
        }))
    }

    fn number(&'static self) -> u32 {
        (std::ptr::from_ref(self).expose_provenance() >> ALIGNMENT_BITS) as u32
    }

    #[inline]
    fn numbered(number: i32) -> &'static Self {
        let address = (number.cast_unsigned() as usize) << ALIGNMENT_BITS;
        // SAFETY: JavaScript passes only numbers that `number` made of slots of this thread, which are never freed.
        unsafe { &*std::ptr::with_exposed_provenance::<Self>(address) }
    }

    /// Gives a function the object. The function only copies from it, so that no code of users runs.
    #[inline]
    fn with<V>(&self, copy: impl FnOnce(&Entry) -> Option<V>) -> Option<V> {
        // SAFETY: slots belong to one thread, and while the reference is in use nothing is called that replaces the entry.
        unsafe { &*self.entry.get() }.as_ref().and_then(copy)
    }

    fn replace(&self, entry: Option<Entry>) -> Option<Entry> {
        // SAFETY: no reference of `with` is in use.
        unsafe { std::mem::replace(&mut *self.entry.get(), entry) }
    }
}

/// The value of a member's object, which lives until the call returns.
pub(crate) struct Held<V> {
    value: *const V,
    _object: Rc<dyn SharedObject>,
}

impl<V> Deref for Held<V> {
    type Target = V;

    #[inline]
    fn deref(&self) -> &V {
        // SAFETY: the object next to it owns the value.
        unsafe { &*self.value }
    }
}

/// The value of the object of a number, if it is known to be a `V`.
#[inline]
pub(crate) fn exported_value<V: 'static>(number: i32) -> Option<Held<V>> {
    let slot = Slot::numbered(number);
    let value = slot.concrete.get()?.as_type::<V>()?;
    let object = slot.with(|entry| Some(entry.object.clone()))?;
    Some(Held {
        value,
        _object: object,
    })
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
        let slot = FREE.with_borrow_mut(Vec::pop).unwrap_or_else(Slot::new);
        slot.concrete.set(object.concrete());
        slot.replace(Some(Entry {
            of: (**object).type_id(),
            object: object.clone(),
        }));
        LIVE.set(LIVE.get() + 1);
        let number = slot.number();
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
    let number = js::exported_number(object.js());
    // -1: an object that is disposed of, or another one.
    if number <= 0 {
        return None;
    }
    Slot::numbered(number).with(|entry| Some(entry.object.clone() as Rc<dyn Any>))
}

/// The Rust object of a number, if it is a `T`.
#[inline]
pub(crate) fn exported_numbered<T: SharedObject>(number: i32) -> Option<Rc<T>> {
    // An object that was disposed of while arguments were read has a negative one.
    if number <= 0 {
        return None;
    }
    let is = |entry: &Entry| (entry.of == TypeId::of::<T>()).then(|| entry.object.clone());
    let object = Slot::numbered(number).with(is)?;
    // SAFETY: the object is a `T`, as was just checked.
    Some(unsafe { Rc::from_raw(Rc::into_raw(object).cast::<T>()) })
}

/// The entry for an object that JavaScript has disposed of or collected.
pub(crate) extern "C" fn release_object(number: i32) {
    let slot = Slot::numbered(number);
    let Some(Entry { object, .. }) = slot.replace(None) else {
        return;
    };
    slot.concrete.set(None);
    LIVE.set(LIVE.get() - 1);
    FREE.with_borrow_mut(|free| free.push(slot));
    object.link().set(None);
    // Dropped last: the object may own others.
}

/// The number of objects that JavaScript keeps alive.
pub(super) fn exported_live() -> usize {
    LIVE.get()
}
