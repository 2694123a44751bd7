//! Values of Rust that live inside JavaScript objects, by number: errors and opaque values.

use std::any::Any as StdAny;
use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error;
use std::panic::Location;
use std::rc::Rc;

use super::js;
use super::kit;
use super::refs::Ref;
use crate::slab::Slab;

enum Kept {
    Error(Rc<dyn Error>),
    Value(Rc<dyn StdAny>),
}

thread_local! {
    static KEPT: RefCell<Slab<Kept>> = const { RefCell::new(Slab::new()) };
    /// The number of each value that JavaScript has an opaque object for, by its address.
    static OPAQUE: RefCell<HashMap<usize, u32>> = RefCell::default();
}

fn keep(value: Kept) -> u32 {
    KEPT.with_borrow_mut(|kept| kept.insert(value))
}

/// Where a value lies, which tells it from all others that there are.
fn address(value: &Rc<dyn StdAny>) -> usize {
    Rc::as_ptr(value).cast::<()>().addr()
}

pub(super) fn release(id: u32) {
    let value = KEPT.with_borrow_mut(|kept| kept.remove(id));
    if let Some(Kept::Value(value)) = &value {
        OPAQUE.with_borrow_mut(|numbers| numbers.remove(&address(value)));
    }
    // Outside of the borrow: the value may own others.
    drop(value);
}

pub(crate) fn error_make(
    name: &str,
    message: &str,
    cause: Option<&Ref>,
    payload: Option<Rc<dyn Error>>,
    made_at: Option<&Location<'_>>,
) -> Ref {
    kit::PAYLOADS.ensure();
    let payload = payload.map_or(-1, |error| keep(Kept::Error(error)).cast_signed());
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

pub(crate) fn error_payload(error: &Ref) -> Option<Rc<dyn Error>> {
    kit::PAYLOADS.ensure();
    let id = u32::try_from(js::error_payload(error.js())).ok()?;
    KEPT.with_borrow(|kept| match kept.get(id) {
        Some(Kept::Error(error)) => Some(error.clone()),
        _ => None,
    })
}

pub(crate) fn rust_new(value: Rc<dyn StdAny>) -> Ref {
    kit::PAYLOADS.ensure();
    let address = address(&value);
    let known = OPAQUE.with_borrow(|numbers| numbers.get(&address).copied());
    let id = known.unwrap_or_else(|| {
        let id = keep(Kept::Value(value));
        OPAQUE.with_borrow_mut(|numbers| numbers.insert(address, id));
        id
    });
    Ref::new(js::opaque_object(id))
}

pub(crate) fn rust_get(object: &Ref) -> Option<Rc<dyn StdAny>> {
    kit::PAYLOADS.ensure();
    let id = u32::try_from(js::opaque_id(object.js())).ok()?;
    KEPT.with_borrow(|kept| match kept.get(id) {
        Some(Kept::Value(value)) => Some(value.clone()),
        _ => None,
    })
}
