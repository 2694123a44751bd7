//! Payloads: Rust values that JavaScript objects own, by number: errors and opaque values.

use std::any::Any as StdAny;
use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error;
use std::panic::Location;
use std::rc::Rc;

use super::panic::ENTRIES;
use super::runtime_module::{Name, RuntimeModule, entry};
use crate::js;
use crate::reference::Ref;
use crate::slab::Slab;

enum Payload {
    Error(Rc<dyn Error>),
    /// With what removes its number from the table of opaque objects, which a program without these does not contain.
    Value(Rc<dyn StdAny>, fn(usize)),
}

thread_local! {
    static PAYLOAD_TABLE: RefCell<Slab<Payload>> = const { RefCell::new(Slab::new()) };
    /// The number of each value that has an opaque object in JavaScript, by its address.
    static OPAQUE: RefCell<HashMap<usize, u32>> = RefCell::default();
}

/// The module that owns payloads.
static PAYLOADS: RuntimeModule = RuntimeModule::new(Name::Payloads, &[&ENTRIES], || {
    js::install_payloads(entry!(release));
});

fn insert(value: Payload) -> u32 {
    PAYLOAD_TABLE.with_borrow_mut(|payloads| payloads.insert(value))
}

/// The address of a value, which is unique while the value exists.
fn address(value: &Rc<dyn StdAny>) -> usize {
    Rc::as_ptr(value).cast::<()>().addr()
}

/// The entry for an object of a payload that JavaScript has collected or disposed of.
extern "C" fn release(id: i32) {
    let id = id.cast_unsigned();
    let value = PAYLOAD_TABLE.with_borrow_mut(|payloads| payloads.remove(id));
    if let Some(Payload::Value(value, forget)) = &value {
        forget(address(value));
    }
    // Outside of the borrow: the value may own others.
    drop(value);
}

pub(super) fn error_make(
    name: &str,
    message: &str,
    cause: Option<&Ref>,
    payload: Option<Rc<dyn Error>>,
    made_at: Option<&Location<'_>>,
) -> Ref {
    PAYLOADS.load();
    let payload = payload.map_or(-1, |error| insert(Payload::Error(error)).cast_signed());
    let undefined = wasm_bindgen::JsValue::UNDEFINED;
    let file = made_at.map_or("", Location::file);
    Ref::new(js::error_make(
        name.as_ptr(),
        name.len(),
        message.as_ptr(),
        message.len(),
        i32::from(cause.is_some()),
        cause.map_or(&undefined, Ref::js),
        payload,
        file.as_ptr(),
        file.len(),
        made_at.map_or(0, Location::line),
        made_at.map_or(0, Location::column),
    ))
}

pub(super) fn error_payload(error: &Ref) -> Option<Rc<dyn Error>> {
    PAYLOADS.load();
    let id = u32::try_from(js::error_payload(error.js())).ok()?;
    PAYLOAD_TABLE.with_borrow(|payloads| match payloads.get(id) {
        Some(Payload::Error(error)) => Some(error.clone()),
        _ => None,
    })
}

pub(super) fn rust_new(value: Rc<dyn StdAny>) -> Ref {
    PAYLOADS.load();
    let address = address(&value);
    let known = OPAQUE.with_borrow(|numbers| numbers.get(&address).copied());
    let id = known.unwrap_or_else(|| {
        let forget = |address| {
            OPAQUE.with_borrow_mut(|numbers| numbers.remove(&address));
        };
        let id = insert(Payload::Value(value, forget));
        OPAQUE.with_borrow_mut(|numbers| numbers.insert(address, id));
        id
    });
    Ref::new(js::opaque_object(id))
}

pub(super) fn rust_get(object: &Ref) -> Option<Rc<dyn StdAny>> {
    PAYLOADS.load();
    let id = u32::try_from(js::opaque_id(object.js())).ok()?;
    PAYLOAD_TABLE.with_borrow(|payloads| match payloads.get(id) {
        Some(Payload::Value(value, _)) => Some(value.clone()),
        _ => None,
    })
}
