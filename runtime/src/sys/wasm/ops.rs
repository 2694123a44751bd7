//! The operations of `sys`: each is one call of JavaScript.

use std::cell::RefCell;

use super::Frame;
use super::callbacks::address_of_slot;
use super::cells::{Status, take_status};
use super::describe::{address_of, address_of_signature};
use super::handover;
use super::js;
use super::kit;
use super::refs::{self, Ref};
use crate::any::Any;
use crate::callback::Slot;
use crate::error::JsError;
use crate::function::Place;
use crate::marshal::FromJs;
use crate::shape::{FunctionShape, Shape};
use crate::slab::Slab;
use crate::sys::ErrorInfo;
use crate::wire::Writer;

/// What the status says after a call without a value.
#[inline]
pub(crate) fn outcome() -> Result<(), JsError> {
    match take_status() {
        Status::Good | Status::Null => Ok(()),
        Status::Failed => Err(pending()),
    }
}

/// The error that JavaScript left.
#[cold]
pub(crate) fn pending() -> JsError {
    JsError::from_ref(Ref::new(js::take_pending()))
}

fn frame(length: i32) -> Result<Frame, JsError> {
    outcome().map(|()| Frame::newest(length))
}

/// A string: at the place of short ones so many bytes, or so many in a block, below 0.
pub(crate) fn string(length: i32) -> Result<String, JsError> {
    // `TextEncoder` writes nothing but UTF-8; checking it again is cheap for short texts and vectorised for long ones.
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let count = length.unsigned_abs() as usize;
    if length >= 0 {
        return Ok(handover::short(count, |bytes| {
            match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => lossy(bytes),
            }
        }));
    }
    let bytes = handover::take_exact(count)?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| lossy(error.as_bytes())))
}

fn truth(value: i32) -> Result<bool, JsError> {
    outcome().map(|()| value != 0)
}

pub(crate) fn object_new() -> Ref {
    Ref::new(js::object_new())
}

pub(crate) fn global() -> Ref {
    Ref::new(js::global())
}

pub(crate) fn has(object: &Ref, key: &str) -> Result<bool, JsError> {
    kit::FRAMES.ensure();
    truth(js::object_has(object.js(), key.as_ptr(), key.len()))
}

pub(crate) fn type_of(object: &Ref, key: &str) -> Result<String, JsError> {
    kit::HANDOVER.ensure();
    let length = js::object_type_of(object.js(), key.as_ptr(), key.len());
    outcome()?;
    string(length)
}

/// A value in a few words, as errors describe it.
pub(crate) fn description(value: &Ref) -> String {
    kit::HANDOVER.ensure();
    let length = js::value_describe(value.js());
    outcome().and_then(|()| string(length)).unwrap_or_default()
}

pub(crate) fn get(object: &Ref, key: &str, shape: &'static Shape) -> Result<Frame, JsError> {
    kit::CODECS.ensure();
    frame(js::object_get(
        object.js(),
        key.as_ptr(),
        key.len(),
        address_of(shape),
    ))
}

pub(crate) fn set(
    object: &Ref,
    key: &str,
    value: &Writer,
    shape: &'static Shape,
) -> Result<(), JsError> {
    kit::CODECS.ensure();
    let (at, length) = value.for_js();
    js::object_set(
        object.js(),
        key.as_ptr(),
        key.len(),
        at,
        length,
        address_of(shape),
    );
    outcome()
}

pub(crate) fn delete(object: &Ref, key: &str) -> Result<bool, JsError> {
    kit::FRAMES.ensure();
    truth(js::object_delete(object.js(), key.as_ptr(), key.len()))
}

pub(crate) fn keys(object: &Ref) -> Result<Frame, JsError> {
    kit::CODECS.ensure();
    frame(js::object_keys(
        object.js(),
        address_of(<Vec<String> as FromJs>::SHAPE),
    ))
}

pub(crate) fn instance_of(object: &Ref, class: &Ref) -> Result<bool, JsError> {
    kit::CORE.ensure();
    truth(js::object_instance_of(object.js(), class.js()))
}

pub(crate) fn call_method(
    object: &Ref,
    method: &str,
    args: &Writer,
    shape: &'static FunctionShape,
) -> Result<Frame, JsError> {
    kit::CODECS.ensure();
    let (at, length) = args.for_js();
    let shape = address_of_signature(shape);
    let length = js::object_call_method(
        object.js(),
        method.as_ptr(),
        method.len(),
        at,
        length,
        shape,
    );
    frame(length)
}

pub(crate) fn call(
    function: &Ref,
    this: Option<&Ref>,
    args: &Writer,
    shape: &'static FunctionShape,
    place: Place,
) -> Result<Frame, JsError> {
    kit::CODECS.ensure();
    let (at, length) = args.for_js();
    let undefined = wasm_bindgen::JsValue::UNDEFINED;
    let this = this.map_or(&undefined, Ref::js);
    frame(js::function_call(
        function.js(),
        this,
        at,
        length,
        address_of_signature(shape),
        place.member.as_ptr(),
        place.member.len(),
        place.param.as_ptr(),
        place.param.len(),
    ))
}

pub(crate) fn make(value: &Writer, shape: &'static Shape) -> Result<Ref, JsError> {
    kit::CODECS.ensure();
    let (at, length) = value.for_js();
    let made = js::value_make(at, length, address_of(shape));
    outcome().map(|()| Ref::new(made))
}

pub(crate) fn read(value: &Ref, shape: &'static Shape, place: &str) -> Result<Frame, JsError> {
    kit::CODECS.ensure();
    frame(js::value_read(
        value.js(),
        address_of(shape),
        place.as_ptr(),
        place.len(),
    ))
}

/// Name, message, stack, cause, code.
type Info = (String, String, Option<String>, Any, Any);

pub(crate) fn error_info(error: &Ref) -> ErrorInfo {
    kit::CODECS.ensure();
    let shape = address_of(<Info as FromJs>::SHAPE);
    let info = frame(js::error_info(error.js(), shape)).and_then(Frame::read::<Info>);
    match info {
        Ok((name, message, stack, cause, code)) => ErrorInfo {
            name,
            message,
            stack,
            cause,
            code,
        },
        Err(_) => ErrorInfo {
            name: "Error".to_owned(),
            message: "no memory for what the error says".to_owned(),
            ..ErrorInfo::default()
        },
    }
}

pub(crate) fn report_error(error: &Ref) {
    kit::CORE.ensure();
    js::report_error(error.js());
    // An error of the reporting function itself has nobody to go to.
    let _ = outcome();
}

pub(crate) fn promise_await(value: &Ref, id: u32, shape: &'static Shape, place: &str) {
    kit::PROMISES.ensure();
    js::promise_await(
        value.js(),
        id,
        address_of(shape),
        place.as_ptr(),
        place.len(),
    );
    if let Err(error) = outcome() {
        crate::promise::settle(id, Err(error));
    }
}

pub(crate) fn promise_forget(id: u32) {
    js::promise_forget(id);
}

thread_local! {
    /// The numbers of the promises that Rust will settle.
    static UNSETTLED: RefCell<Slab<()>> = const { RefCell::new(Slab::new()) };
}

pub(crate) fn promise_new() -> (Ref, u32) {
    kit::CODECS.ensure();
    let id = UNSETTLED.with_borrow_mut(|ids| ids.insert(()));
    (Ref::new(js::promise_new(id)), id)
}

pub(crate) fn promise_settle(id: u32, result: Result<(&Writer, &'static Shape), &Ref>) {
    match result {
        Ok((value, shape)) => {
            let (at, length) = value.for_js();
            js::promise_resolve(id, at, length, address_of(shape));
        }
        Err(error) => js::promise_reject(id, error.js()),
    }
    UNSETTLED.with_borrow_mut(|ids| ids.remove(id));
}

pub(crate) fn callback(slot: &'static Slot, shape: &'static FunctionShape, place: &str) -> Ref {
    kit::CODED_CALLBACKS.ensure();
    Ref::new(js::callback_ref(
        address_of_slot(slot),
        address_of_signature(shape),
        place.as_ptr(),
        place.len(),
    ))
}

pub(crate) fn callback_collect(slot: &'static Slot) {
    js::callback_collect(address_of_slot(slot));
}

pub(crate) fn module_register(name: &str, module: &Ref) -> Result<(), JsError> {
    kit::MODULES.ensure();
    js::module_register(name.as_ptr(), name.len(), module.js());
    outcome()
}

pub(crate) fn module_import(name: &str, url: &str) -> Ref {
    kit::MODULES.ensure();
    Ref::new(js::module_import(
        name.as_ptr(),
        name.len(),
        url.as_ptr(),
        url.len(),
    ))
}

pub(crate) fn schedule() {
    kit::EXECUTOR.ensure();
    js::schedule();
}

pub(crate) fn live() -> [usize; 2] {
    [refs::live(), UNSETTLED.with_borrow(Slab::len)]
}
