//! The operations of `sys`: each is one call of JavaScript.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::error::Error;
use std::fmt;
use std::panic::Location;
use std::rc::Rc;

use super::core::CORE;
use super::describe::{self, address_of, address_of_signature};
use super::modules::{CODECS, FRAMES, ITERABLES, MODULES};
use super::outcome::{outcome, pending, string};
use super::transfer::TRANSFER;
use super::{exported, payloads};
use crate::js;
use crate::marshal::{Args, FromJs, ToJs};
use crate::reference::{Ref, SharedObject};
use crate::shape::{ClassShape, FunctionShape, InterfaceShape, Shape};
use crate::slab::Slab;
use crate::sys::{Callee, Host, Settle};
use crate::value::{self, ErrorInfo, JsError, Place};
use crate::wire::wasm::status_words::{Status, address, take_status};
use crate::wire::{Frame, Writer};

/// The host of an instance.
pub(crate) struct JavaScript;

fn frame(length: i32) -> Result<Frame, JsError> {
    outcome().map(|()| Frame::newest(length))
}

fn truth(value: i32) -> Result<bool, JsError> {
    outcome().map(|()| value != 0)
}

/// The address by which JavaScript calls a callback.
#[inline]
pub(crate) fn address_of_slot(slot: &'static impl Callee) -> i32 {
    address(std::ptr::from_ref(slot).expose_provenance())
}

/// A short description. Printing a value with wasm-bindgen runs the value's own code, and ends the instance if that throws.
impl fmt::Debug for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&description(self))
    }
}

/// A short description of a value, as in errors.
fn description(value: &Ref) -> String {
    TRANSFER.load();
    let length = js::value_describe(value.js());
    outcome().and_then(|()| string(length)).unwrap_or_default()
}

/// Name, message, stack, cause, code.
type Info = (String, String, Option<String>, value::Any, value::Any);

/// The text result of a call: none if it is null, or if there is no memory for it.
fn text_or_none(length: i32) -> Option<String> {
    match take_status() {
        Status::Good => string(length).ok(),
        Status::Null => None,
        Status::Failed => {
            pending();
            None
        }
    }
}

thread_local! {
    /// The numbers of the promises that Rust will settle.
    static UNSETTLED: RefCell<Slab<()>> = const { RefCell::new(Slab::new()) };
}

impl Host for JavaScript {
    fn object_new() -> Ref {
        Ref::new(js::object_new())
    }

    fn global() -> Ref {
        Ref::new(js::global())
    }

    fn has(object: &Ref, key: &str) -> Result<bool, JsError> {
        FRAMES.load();
        truth(js::object_has(object.js(), key.as_ptr(), key.len()))
    }

    fn type_of(object: &Ref, key: &str) -> Result<String, JsError> {
        TRANSFER.load();
        let length = js::object_type_of(object.js(), key.as_ptr(), key.len());
        outcome()?;
        string(length)
    }

    fn get(object: &Ref, key: &str, shape: &'static Shape) -> Result<Frame, JsError> {
        CODECS.load();
        frame(js::object_get(
            object.js(),
            key.as_ptr(),
            key.len(),
            address_of(shape),
        ))
    }

    fn set(object: &Ref, key: &str, value: &Writer, shape: &'static Shape) -> Result<(), JsError> {
        CODECS.load();
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

    fn delete(object: &Ref, key: &str) -> Result<bool, JsError> {
        FRAMES.load();
        truth(js::object_delete(object.js(), key.as_ptr(), key.len()))
    }

    fn keys(object: &Ref) -> Result<Frame, JsError> {
        CODECS.load();
        frame(js::object_keys(
            object.js(),
            address_of(<Vec<String> as FromJs>::SHAPE),
        ))
    }

    fn instance_of(object: &Ref, class: &Ref) -> Result<bool, JsError> {
        CORE.load();
        truth(js::object_instance_of(object.js(), class.js()))
    }

    fn call_method(
        object: &Ref,
        method: &str,
        args: &Writer,
        shape: &'static FunctionShape,
    ) -> Result<Frame, JsError> {
        CODECS.load();
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

    fn call(
        function: &Ref,
        this: Option<&Ref>,
        args: &Writer,
        shape: &'static FunctionShape,
        place: Place,
    ) -> Result<Frame, JsError> {
        CODECS.load();
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

    fn make(value: &Writer, shape: &'static Shape) -> Result<Ref, JsError> {
        CODECS.load();
        let (at, length) = value.for_js();
        let made = js::value_make(at, length, address_of(shape));
        outcome().map(|()| Ref::new(made))
    }

    fn read(value: &Ref, shape: &'static Shape, place: &str) -> Result<Frame, JsError> {
        CODECS.load();
        frame(js::value_read(
            value.js(),
            address_of(shape),
            place.as_ptr(),
            place.len(),
        ))
    }

    fn error_info(error: &Ref) -> ErrorInfo {
        CODECS.load();
        // As arguments and not as a tuple: each program has errors, and few have tuples.
        let shape = address_of(<Info as Args>::SHAPE);
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

    fn identity(object: &Ref) -> u64 {
        CORE.load();
        js::identity(object.js()).into()
    }

    fn symbol_new(description: Option<&str>) -> Ref {
        CORE.load();
        let (at, length) = description.map_or((std::ptr::null(), -1), |text| {
            (text.as_ptr(), text.len().cast_signed())
        });
        Ref::new(js::symbol_new(at, length))
    }

    fn symbol_for(key: &str) -> Ref {
        CORE.load();
        Ref::new(js::symbol_for(key.as_ptr(), key.len()))
    }

    fn symbol_well_known(name: &str) -> Ref {
        CORE.load();
        Ref::new(js::symbol_well_known(name.as_ptr(), name.len()))
    }

    fn symbol_description(symbol: &Ref) -> Option<String> {
        TRANSFER.load();
        text_or_none(js::symbol_description(symbol.js()))
    }

    fn symbol_key(symbol: &Ref) -> Option<String> {
        TRANSFER.load();
        text_or_none(js::symbol_key(symbol.js()))
    }

    fn error_make(
        name: &str,
        message: &str,
        cause: Option<&Ref>,
        payload: Option<Rc<dyn Error>>,
        made_at: Option<&Location<'_>>,
    ) -> Ref {
        payloads::error_make(name, message, cause, payload, made_at)
    }

    fn error_payload(value: &Ref) -> Option<Rc<dyn Error>> {
        payloads::error_payload(value)
    }

    fn report_error(error: &Ref) {
        CORE.load();
        js::report_error(error.js());
        // An error of the reporting function itself cannot be reported.
        let _ = outcome();
    }

    fn promise_await(
        value: &Ref,
        id: u32,
        shape: &'static Shape,
        place: &str,
        _: Settle,
    ) -> Result<(), JsError> {
        js::promise_await(
            value.js(),
            id,
            address_of(shape),
            place.as_ptr(),
            place.len(),
        );
        outcome()
    }

    fn promise_forget(id: u32) {
        js::promise_forget(id);
    }

    fn promise_new() -> (Ref, u32) {
        CODECS.load();
        let id = UNSETTLED.with_borrow_mut(|ids| ids.insert(()));
        (Ref::new(js::promise_new(id)), id)
    }

    fn promise_settle(id: u32, result: Result<(&Writer, &'static Shape), &Ref>) {
        match result {
            Ok((value, shape)) => {
                let (at, length) = value.for_js();
                js::promise_resolve(id, at, length, address_of(shape));
            }
            Err(error) => js::promise_reject(id, error.js()),
        }
        UNSETTLED.with_borrow_mut(|ids| ids.remove(id));
    }

    fn callback(
        slot: &'static impl Callee,
        shape: &'static FunctionShape,
        made_at: &'static Location<'static>,
    ) -> Ref {
        let file = made_at.file();
        Ref::new(js::callback_ref(
            address_of_slot(slot),
            address_of_signature(shape),
            file.as_ptr(),
            file.len(),
            made_at.line(),
        ))
    }

    fn callback_collect(slot: &'static impl Callee) {
        js::callback_collect(address_of_slot(slot));
    }

    fn iteration_open(value: &Ref, is_async: bool, place: &str) -> Result<Ref, JsError> {
        ITERABLES.load();
        let is_async = i32::from(is_async);
        let opened = js::iteration_open(value.js(), is_async, place.as_ptr(), place.len());
        outcome().map(|()| Ref::new(opened))
    }

    fn iteration_next(iteration: &Ref, element: &'static Shape) -> Result<Frame, JsError> {
        frame(js::iteration_next(iteration.js(), address_of(element)))
    }

    fn iteration_step(iteration: &Ref) -> Result<Ref, JsError> {
        let next = js::iteration_step(iteration.js());
        outcome().map(|()| Ref::new(next))
    }

    fn iteration_return(iteration: &Ref) -> Result<Ref, JsError> {
        let returned = js::iteration_return(iteration.js());
        outcome().map(|()| Ref::new(returned))
    }

    fn iteration_drop(iteration: &Ref) {
        js::iteration_drop(iteration.js());
    }

    fn iterator_new(pull: &Ref, is_async: bool) -> Ref {
        ITERABLES.load();
        Ref::new(js::iterator_new(pull.js(), i32::from(is_async)))
    }

    fn rust_new(value: Rc<dyn Any>) -> Ref {
        payloads::rust_new(value)
    }

    fn rust_get(value: &Ref) -> Option<Rc<dyn Any>> {
        payloads::rust_get(value)
    }

    fn view<W: ToJs>(id: u32, cells: &[Cell<W>], readonly: bool, _: fn(u32)) -> Ref {
        Ref::new(js::pinned_view(
            id,
            describe::kind(<W as ToJs>::SHAPE),
            // Exposed: from now on JavaScript reads and writes the cells.
            cells.as_ptr().expose_provenance(),
            cells.len(),
            i32::from(readonly),
        ))
    }

    fn lent_views() -> usize {
        js::lent_views() as usize
    }

    fn exported_ref(
        object: &Rc<dyn SharedObject>,
        class: &'static ClassShape,
        export: &'static str,
    ) -> Ref {
        exported::exported_ref(object, class, export)
    }

    fn implemented_ref(
        object: &Rc<dyn SharedObject>,
        interface: &'static InterfaceShape,
        present: &[bool],
    ) -> Ref {
        exported::implemented_ref(object, interface, present)
    }

    fn exported_get(object: &Ref) -> Option<Rc<dyn Any>> {
        exported::exported_get(object)
    }

    fn exported_live() -> usize {
        exported::exported_live()
    }

    fn module_register(name: &str, module: &Ref) -> Result<(), JsError> {
        MODULES.load();
        js::module_register(name.as_ptr(), name.len(), module.js());
        outcome()
    }

    fn module_import(name: &str, url: &str) -> Ref {
        MODULES.load();
        Ref::new(js::module_import(
            name.as_ptr(),
            name.len(),
            url.as_ptr(),
            url.len(),
        ))
    }

    fn pending_promises() -> usize {
        UNSETTLED.with_borrow(Slab::len)
    }
}
