//! Functions for generated code that calls JavaScript: parameters, results, and the outcome of a call.

use wasm_bindgen::JsValue;

use crate::callback::{Callback, Pass};
use crate::class::FromObject;
use crate::constructor::JsClass;
use crate::listener::Listener;
use crate::marshal::{Args, FromJs, ToJs};
use crate::promise::Promise;
use crate::reference::{Incoming, Object, Outgoing, OutgoingReferences, Ref};
use crate::shape::{ClassShape, FunctionShape, Shape};
use crate::symbol::Symbol;
use crate::sys;
use crate::sys::modules::RECORDS;
use crate::value::{Function, JsError, Place};
use crate::wire::wasm::status_words::{Status, take_status};
use crate::wire::{Frame, Reader, Writer};

/// Whether the last call returned a value that is not null.
#[inline]
fn present() -> Result<bool, JsError> {
    match take_status() {
        Status::Good => Ok(true),
        Status::Null => Ok(false),
        Status::Failed => Err(sys::pending()),
    }
}

/// A `Char` from its code point.
pub(super) fn char(code: i32) -> Result<char, JsError> {
    char::from_u32(code.cast_unsigned())
        .ok_or_else(|| JsError::new("wire character is not a scalar value"))
}

/// The encoded result of the call that has just returned.
pub fn lift_encoded<T: FromJs>(length: i32) -> Result<T, JsError> {
    sys::outcome()?;
    encoded(length)
}

/// The newest frame, or the word of a closed enum, whose complement is in place of the length.
#[inline]
pub(super) fn encoded<T: FromJs>(length: i32) -> Result<T, JsError> {
    if is_closed_enum(T::SHAPE) && length < 0 {
        let word = (!length).to_le_bytes();
        return T::read(&mut Reader::new(&word, &Incoming));
    }
    Frame::newest(length).read()
}

/// Known when the code of a type is compiled.
#[inline]
fn is_closed_enum(shape: &Shape) -> bool {
    match shape {
        Shape::StringEnum(it) => !it.open,
        Shape::NumberEnum(it) => !it.open,
        _ => false,
    }
}

/// The same of a value with functions or promises, whose shapes an interface declares; `place` is that of the result.
pub fn lift_declared<T: FromJs>(
    length: i32,
    shape: &'static Shape,
    place: &'static str,
) -> Result<T, JsError> {
    sys::outcome()?;
    Frame::newest(length).read_at(shape, at(place))
}

/// The place of a result.
pub(super) fn at(member: &'static str) -> Place {
    Place { member, param: "" }
}

/// The same, or null.
pub fn lift_nullable_declared<T: FromJs>(
    length: i32,
    shape: &'static Shape,
    place: &'static str,
) -> Result<Option<T>, JsError> {
    if present()? {
        Frame::newest(length).read_at(shape, at(place)).map(Some)
    } else {
        Ok(None)
    }
}

/// A type that is a JavaScript value by reference.
pub trait Reference {
    /// The handle of a value that JavaScript has checked.
    fn from_js(value: JsValue) -> Self;
    /// The value.
    fn js(&self) -> &JsValue;
}

macro_rules! references {
    ($($type:ident)*) => {$(
        impl Reference for $type {
            fn from_js(value: JsValue) -> Self {
                Self::from_ref(Ref::new(value))
            }

            fn js(&self) -> &JsValue {
                self.as_ref().js()
            }
        }
    )*};
}

references! { Object JsError Symbol }

impl<T> Reference for JsClass<T> {
    fn from_js(value: JsValue) -> Self {
        Self::from_object(Object::from_js(value))
    }

    fn js(&self) -> &JsValue {
        Object::js(self)
    }
}

impl<A: Args + ?Sized, R: FromJs> Reference for Function<A, R> {
    fn from_js(value: JsValue) -> Self {
        Self::from_ref(Ref::new(value), Self::SHAPE)
    }

    fn js(&self) -> &JsValue {
        self.as_ref().js()
    }
}

/// The function result of the call that has just returned; `place` is that of the result.
pub fn lift_function<A: ?Sized, R>(
    value: JsValue,
    shape: &'static FunctionShape,
    place: &'static str,
) -> Result<Function<A, R>, JsError> {
    sys::outcome().map(|()| found(value, shape, place))
}

fn found<A: ?Sized, R>(
    value: JsValue,
    shape: &'static FunctionShape,
    member: &'static str,
) -> Function<A, R> {
    Function::found(Ref::new(value), shape, at(member))
}

/// The listener that the call has added; its result removes it. `place` is that of the result.
pub fn lift_listener<A: Args + ?Sized + 'static>(
    remove: JsValue,
    listener: &Callback<'static, A, ()>,
    place: &'static str,
) -> Result<Listener, JsError> {
    let remove: Function<(), ()> = lift_function(remove, Function::<(), ()>::SHAPE, place)?;
    let (kept, held) = (listener.clone(), listener.clone());
    let guard = Listener::new(move || {
        let result = remove.call(());
        drop(held);
        result
    });
    Ok(guard.kept_by(move || drop(kept.into_js())))
}

/// The function result of the call that has just returned, or null.
pub fn lift_nullable_function<A: ?Sized, R>(
    value: JsValue,
    shape: &'static FunctionShape,
    place: &'static str,
) -> Result<Option<Function<A, R>>, JsError> {
    Ok(present()?.then(|| found(value, shape, place)))
}

/// The externref of a reference parameter.
#[inline]
pub fn js<T: Reference>(value: &T) -> &JsValue {
    value.js()
}

/// The address by which JavaScript identifies a shape.
#[inline]
pub fn shape(shape: &'static Shape) -> i32 {
    sys::address_of(shape)
}

/// The address by which JavaScript identifies a class, for the glue that registers it.
pub fn class(class: &'static ClassShape) -> i32 {
    sys::address_of_class(class)
}

/// The same of a class shape, after registering its class; 0 of any other shape.
pub fn class_of(shape: &'static Shape) -> i32 {
    match shape.present() {
        Shape::Class(class) => sys::address_of_loaded(class),
        _ => 0,
    }
}

/// The object `rt` for the codecs of records.
pub fn records() -> JsValue {
    RECORDS.load();
    sys::rt()
}

/// The wire bytes of a parameter.
#[derive(Debug)]
pub struct Encoded {
    content: Content,
    shape: &'static Shape,
}

#[derive(Debug)]
enum Content {
    Bytes(Writer),
    /// The index of a value of a closed enum, which needs no bytes.
    Word(i32),
}

/// In place of a length: a word is in place of the address.
const WORD: i32 = -4;

/// Encodes a parameter.
#[inline]
pub fn encode_arg<T: ToJs + ?Sized>(value: &T, shape: &'static Shape) -> Encoded {
    let content = match (T::SHAPE, shape) {
        (Shape::StringEnum(it), Shape::StringEnum(_)) if !it.open => {
            value.to_number().map(|index| Content::Word(index as i32))
        }
        _ => None,
    };
    Encoded {
        content: content.unwrap_or_else(|| Content::Bytes(Writer::shaped(value, shape))),
        shape,
    }
}

impl Encoded {
    /// The address of the bytes.
    pub fn ptr(&self) -> i32 {
        match &self.content {
            Content::Bytes(writer) => (writer.for_js().0 as u32).cast_signed(),
            Content::Word(word) => *word,
        }
    }

    /// Their number; negative if there are none, since a word has none or there was no memory for them.
    pub fn len(&self) -> i32 {
        match &self.content {
            Content::Bytes(writer) => writer.for_js().1,
            Content::Word(_) => WORD,
        }
    }

    /// Whether there are none, as for `Void`.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The address of the shape.
    pub fn shape(&self) -> i32 {
        shape(self.shape)
    }
}

/// A callback parameter. JavaScript may call a scoped callback until this is dropped.
#[derive(Debug)]
pub struct CallbackArg {
    id: i32,
    shape: i32,
    _held: Held,
}

/// What a callback parameter needs until the call returns.
#[derive(Debug)]
#[expect(dead_code, reason = "it is only dropped")]
enum Held {
    Pass(Pass),
    List(Outgoing),
}

/// In place of the address of a slot: the callback is a JavaScript function. Then the shape is its index in the reference list.
const FUNCTION: i32 = -3;

/// Passes a callback.
#[inline]
pub fn callback<A: Args + ?Sized, R: ToJs>(
    callback: &Callback<'_, A, R>,
    shape: &'static FunctionShape,
) -> CallbackArg {
    if let Some(function) = callback.foreign(shape) {
        return foreign(function);
    }
    let pass = callback.pass();
    CallbackArg {
        id: sys::address_of_slot(pass.slot()),
        shape: sys::address_of_signature(shape),
        _held: Held::Pass(pass),
    }
}

#[cold]
fn foreign(function: &Ref) -> CallbackArg {
    let mut list = Outgoing::default();
    CallbackArg {
        id: FUNCTION,
        shape: list.push(function).cast_signed(),
        _held: Held::List(list),
    }
}

impl CallbackArg {
    /// The address of its slot.
    #[inline]
    pub fn id(&self) -> i32 {
        self.id
    }

    /// The address of the shape.
    #[inline]
    pub fn shape(&self) -> i32 {
        self.shape
    }
}

/// A promise parameter: the JavaScript promise of a Rust future. `shape` is that of the content.
pub fn promise_arg<T: ToJs + 'static>(promise: Promise<T>, shape: &'static Shape) -> JsValue {
    promise.to_ref(shape).js().clone()
}
