//! The operations of `sys` on values in memory.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::error::Error;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::rc::{Rc, Weak};

use super::codec::Mismatch;
use super::frame::{frame_of, value_of};
use super::{callbacks, errors, exported, iterations, modules, promises, views};
use crate::marshal::ToJs;
use crate::reference::SharedObject;
use crate::reference::native::{Body, Function, ObjectData, Value, exported_live, symbol};
use crate::shape::{ClassShape, FunctionShape, InterfaceShape, Shape};
use crate::sys::{Callee, Host, Settle};
use crate::value::{ErrorInfo, JsError, Place};
use crate::wire::{Frame, Writer};

/// The host of a program without JavaScript.
pub(crate) struct Native;

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static GLOBAL: ManuallyDrop<Rc<Body>> = ManuallyDrop::new(Body::new(ObjectData::Plain));
}

thread_local! {
    /// The object of each value that has one, by its address. Never dropped, like the tables of `Slab`.
    static OPAQUE: RefCell<ManuallyDrop<HashMap<usize, Weak<Body>>>> = RefCell::default();
}

fn body(value: &Value, place: impl FnOnce() -> String) -> Result<&Rc<Body>, JsError> {
    value
        .body()
        .ok_or_else(|| Mismatch::expected("an object", value).into_error(&place()))
}

fn property(key: &str) -> impl FnOnce() -> String {
    move || format!("property {key}")
}

fn function<'a>(value: &'a Value, place: &str) -> Result<&'a Function, JsError> {
    let function = value.body().and_then(|body| body.function());
    function.ok_or_else(|| Mismatch::expected("a function", value).into_error(place))
}

fn apply(
    function: &Function,
    this: &Value,
    arguments: &Writer,
    shape: &FunctionShape,
    place: &str,
) -> Result<Frame, JsError> {
    let list = value_of(arguments, shape.args).map_err(|wrong| wrong.into_error(place))?;
    let list = list.body().map(|body| body.elements()).unwrap_or_default();
    let result = function.call(this, &list).map_err(JsError::from_ref)?;
    frame_of(shape.result, &result, &format!("{place}: result"))
}

impl Host for Native {
    fn object_new() -> Value {
        Body::new(ObjectData::Plain).into()
    }

    fn global() -> Value {
        GLOBAL.with(|global| Rc::clone(global)).into()
    }

    fn has(object: &Value, key: &str) -> Result<bool, JsError> {
        Ok(body(object, property(key))?.has(key))
    }

    fn type_of(object: &Value, key: &str) -> Result<String, JsError> {
        let value = body(object, property(key))?.get(key);
        Ok(value.kind_name().to_owned())
    }

    fn get(object: &Value, key: &str, shape: &'static Shape) -> Result<Frame, JsError> {
        let value = body(object, property(key))?.get(key);
        frame_of(shape, &value, &property(key)())
    }

    fn set(
        object: &Value,
        key: &str,
        value: &Writer,
        shape: &'static Shape,
    ) -> Result<(), JsError> {
        let value = value_of(value, shape).map_err(|wrong| wrong.into_error(&property(key)()))?;
        body(object, property(key))?
            .set(key, value)
            .map_err(JsError::from_ref)
    }

    fn delete(object: &Value, key: &str) -> Result<bool, JsError> {
        Ok(body(object, property(key))?.delete(key))
    }

    fn keys(object: &Value) -> Result<Frame, JsError> {
        let place = || "object".to_owned();
        let keys = body(object, place)?.keys();
        let array = Body::array(keys.iter().map(|key| Value::from(key.as_str())));
        frame_of(&Shape::Array(&Shape::String), &array.into(), &place())
    }

    fn instance_of(_: &Value, class: &Value) -> Result<bool, JsError> {
        function(class, "class")?;
        Ok(false)
    }

    fn call_method(
        object: &Value,
        method: &str,
        arguments: &Writer,
        shape: &'static FunctionShape,
    ) -> Result<Frame, JsError> {
        let place = format!("method {method}");
        let value = body(object, || place.clone())?.get(method);
        apply(function(&value, &place)?, object, arguments, shape, &place)
    }

    fn call(
        value: &Value,
        this: Option<&Value>,
        arguments: &Writer,
        shape: &'static FunctionShape,
        place: Place,
    ) -> Result<Frame, JsError> {
        let place = place.to_string();
        apply(
            function(value, &place)?,
            this.unwrap_or(&Value::Undefined),
            arguments,
            shape,
            &place,
        )
    }

    fn make(writer: &Writer, shape: &'static Shape) -> Result<Value, JsError> {
        value_of(writer, shape).map_err(|wrong| wrong.into_error("value"))
    }

    fn read(value: &Value, shape: &'static Shape, place: &str) -> Result<Frame, JsError> {
        frame_of(shape, value, place)
    }

    fn rust_new(value: Rc<dyn Any>) -> Value {
        let address = Rc::as_ptr(&value).cast::<()>().addr();
        let known = OPAQUE.with_borrow(|all| all.get(&address).and_then(Weak::upgrade));
        // A later value may have the address of a disposed one.
        if let Some(body) = known
            && let ObjectData::Rust(held) = body.data()
            && held.borrow().is_some()
        {
            return body.into();
        }
        let body = Body::disposable(ObjectData::Rust(RefCell::new(Some(value))), |kind| {
            if let ObjectData::Rust(held) = kind {
                // Outside of the borrow: the value may own others.
                let held = held.take();
                drop(held);
            }
        });
        OPAQUE.with_borrow_mut(|all| {
            if all.len() == all.capacity() {
                all.retain(|_, body| body.strong_count() > 0);
            }
            all.insert(address, Rc::downgrade(&body));
        });
        body.into()
    }

    fn rust_get(value: &Value) -> Option<Rc<dyn Any>> {
        match value.body()?.data() {
            ObjectData::Rust(held) => held.borrow().clone(),
            _ => None,
        }
    }

    fn identity(object: &Value) -> u64 {
        let address = object.body().map(|body| Rc::as_ptr(body).addr());
        address.unwrap_or_default() as u64
    }

    fn symbol_new(description: Option<&str>) -> Value {
        symbol::new(description)
    }

    fn symbol_for(key: &str) -> Value {
        symbol::registered(key)
    }

    fn symbol_well_known(name: &str) -> Value {
        symbol::well_known(name)
    }

    fn symbol_description(symbol: &Value) -> Option<String> {
        symbol::description(symbol)
    }

    fn symbol_key(symbol: &Value) -> Option<String> {
        symbol::key(symbol)
    }

    fn error_make(
        name: &str,
        message: &str,
        cause: Option<&Value>,
        payload: Option<Rc<dyn Error>>,
        _: Option<&Location<'_>>,
    ) -> Value {
        errors::error_make(name, message, cause, payload)
    }

    fn error_info(value: &Value) -> ErrorInfo {
        errors::error_info(value)
    }

    fn error_payload(value: &Value) -> Option<Rc<dyn Error>> {
        errors::error_payload(value)
    }

    fn report_error(_: &Value) {}

    fn promise_await(
        value: &Value,
        id: u32,
        shape: &'static Shape,
        place: &str,
        settle: Settle,
    ) -> Result<(), JsError> {
        promises::promise_await(value, id, shape, place, settle)
    }

    fn promise_forget(id: u32) {
        promises::promise_forget(id);
    }

    fn promise_new() -> (Value, u32) {
        promises::promise_new()
    }

    fn promise_settle(id: u32, outcome: Result<(&Writer, &'static Shape), &Value>) {
        promises::promise_settle(id, outcome);
    }

    fn callback(
        slot: &'static impl Callee,
        shape: &'static FunctionShape,
        made_at: &'static Location<'static>,
    ) -> Value {
        let place = format!("{}:{}", made_at.file(), made_at.line());
        callbacks::callback(slot, shape, place)
    }

    fn callback_collect(slot: &'static impl Callee) {
        callbacks::callback_collect(slot);
    }

    fn iteration_open(value: &Value, is_async: bool, place: &str) -> Result<Value, JsError> {
        iterations::open(value, is_async, place)
    }

    fn iteration_next(iteration: &Value, element: &'static Shape) -> Result<Frame, JsError> {
        iterations::next(iteration, element)
    }

    fn iteration_step(iteration: &Value) -> Result<Value, JsError> {
        iterations::step(iteration)
    }

    fn iteration_return(iteration: &Value) -> Result<Value, JsError> {
        iterations::end(iteration)
    }

    fn iteration_drop(iteration: &Value) {
        // Like what JavaScript answers, an error is ignored.
        let _ = iterations::end(iteration);
    }

    fn iterator_new(pull: &Value, is_async: bool) -> Value {
        iterations::of_function(pull, is_async)
    }

    fn view<W: ToJs>(id: u32, cells: &[Cell<W>], _: bool, release: fn(u32)) -> Value {
        views::view(id, cells, release)
    }

    fn lent_views() -> usize {
        0
    }

    fn exported_ref(
        object: &Rc<dyn SharedObject>,
        class: &'static ClassShape,
        _: &'static str,
    ) -> Value {
        exported::exported_ref(object, class)
    }

    fn implemented_ref(
        object: &Rc<dyn SharedObject>,
        interface: &'static InterfaceShape,
        _: &[bool],
    ) -> Value {
        exported::implemented_ref(object, interface)
    }

    fn exported_get(object: &Value) -> Option<Rc<dyn Any>> {
        exported::exported_get(object)
    }

    fn exported_live() -> usize {
        exported_live()
    }

    fn module_register(name: &str, module: &Value) -> Result<(), JsError> {
        modules::module_register(name, module)
    }

    fn module_import(name: &str, url: &str) -> Value {
        modules::module_import(name, url)
    }

    fn pending_promises() -> usize {
        promises::live()
    }
}
