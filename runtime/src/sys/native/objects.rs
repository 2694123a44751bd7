//! Properties and calls of native objects, and values that become bytes or come from them.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use super::codec::Mismatch;
use super::frame::{Frame, value_of};
use super::value::{Body, Function, Kind, Value};
use crate::error::JsError;
use crate::function::Place;
use crate::shape::{FunctionShape, Shape};
use crate::wire::Writer;

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static GLOBAL: ManuallyDrop<Rc<Body>> = ManuallyDrop::new(Body::new(Kind::Plain));
}

/// `{}`.
pub(crate) fn object_new() -> Value {
    Body::new(Kind::Plain).into()
}

/// The one object that stands for `globalThis` on this thread; empty until somebody sets its properties.
pub(crate) fn global() -> Value {
    GLOBAL.with(|global| Rc::clone(global)).into()
}

fn body(value: &Value, place: impl FnOnce() -> String) -> Result<&Rc<Body>, JsError> {
    value
        .body()
        .ok_or_else(|| Mismatch::expected("an object", value).into_error(&place()))
}

fn property(key: &str) -> impl FnOnce() -> String {
    move || format!("property {key}")
}

pub(crate) fn has(object: &Value, key: &str) -> Result<bool, JsError> {
    Ok(body(object, property(key))?.has(key))
}

pub(crate) fn type_of(object: &Value, key: &str) -> Result<String, JsError> {
    let value = body(object, property(key))?.get(key);
    Ok(value.kind_name().to_owned())
}

pub(crate) fn get(object: &Value, key: &str, shape: &'static Shape) -> Result<Frame, JsError> {
    let value = body(object, property(key))?.get(key);
    Frame::of(shape, &value, &property(key)())
}

pub(crate) fn set(
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

/// `false` where JavaScript's `Reflect.deleteProperty` says so.
pub(crate) fn delete(object: &Value, key: &str) -> Result<bool, JsError> {
    Ok(body(object, property(key))?.delete(key))
}

pub(crate) fn keys(object: &Value) -> Result<Frame, JsError> {
    let place = || "object".to_owned();
    let keys = body(object, place)?.keys();
    let array = Body::array(keys.iter().map(|key| Value::from(key.as_str())));
    Frame::of(&Shape::Array(&Shape::String), &array.into(), &place())
}

/// Nothing is an instance of anything where there are no prototypes; what is no function is an error all the same.
pub(crate) fn instance_of(_: &Value, class: &Value) -> Result<bool, JsError> {
    function(class, "class")?;
    Ok(false)
}

fn function<'a>(value: &'a Value, place: &str) -> Result<&'a Function, JsError> {
    let function = value.body().and_then(|body| body.function());
    function.ok_or_else(|| Mismatch::expected("a function", value).into_error(place))
}

pub(crate) fn call_method(
    object: &Value,
    method: &str,
    arguments: &Writer,
    shape: &'static FunctionShape,
) -> Result<Frame, JsError> {
    let place = format!("method {method}");
    let value = body(object, || place.clone())?.get(method);
    apply(function(&value, &place)?, object, arguments, shape, &place)
}

pub(crate) fn call(
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
    Frame::of(shape.result, &result, &format!("{place}: result"))
}

/// The value that a writer holds, as a reference.
pub(crate) fn make(writer: &Writer, shape: &'static Shape) -> Result<Value, JsError> {
    value_of(writer, shape).map_err(|wrong| wrong.into_error("value"))
}

/// The bytes that describe a value.
pub(crate) fn read(value: &Value, shape: &'static Shape, place: &str) -> Result<Frame, JsError> {
    Frame::of(shape, value, place)
}

/// An object around a Rust value, with the method `dispose` that lets go of it.
pub(crate) fn rust_new(value: Rc<dyn Any>) -> Value {
    let address = Rc::as_ptr(&value).cast::<()>().addr();
    let known = OPAQUE.with_borrow(|all| all.get(&address).and_then(Weak::upgrade));
    // A later value may lie where one was that was disposed of.
    if let Some(body) = known
        && let Kind::Rust(held) = body.kind()
        && held.borrow().is_some()
    {
        return body.into();
    }
    let body = Body::disposable(Kind::Rust(RefCell::new(Some(value))), |kind| {
        if let Kind::Rust(held) = kind {
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

thread_local! {
    /// The object of each value that there is one for, by its address. Never dropped, like the tables of `Slab`.
    static OPAQUE: RefCell<ManuallyDrop<HashMap<usize, Weak<Body>>>> = RefCell::default();
}

/// The Rust value of an object, until it is disposed of.
pub(crate) fn rust_get(value: &Value) -> Option<Rc<dyn Any>> {
    match value.body()?.kind() {
        Kind::Rust(held) => held.borrow().clone(),
        _ => None,
    }
}
