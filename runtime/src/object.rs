//! `Object`: a handle of a JavaScript object, and its property API.

use crate::error::JsError;
use crate::function::Place;
use crate::marshal::{ArgList, FromJs, ToJs};
use crate::promise::Promise;
use crate::shape::{FunctionShape, Shape};
use crate::sys::{self, Ref};
use crate::wire::{Reader, Writer};

/// A JavaScript object or function, by reference.
///
/// Each handle owns its reference: a clone is an independent handle of the same object, and dropping one leaves the
/// others. Two handles of one object are equal. Natively an object is a property map in memory with the same methods.
///
/// ```
/// use jsi_runtime::Object;
///
/// let point = Object::new();
/// point.set("x", 1.5)?;
/// assert_eq!(point.get::<f64>("x")?, 1.5);
/// assert_eq!(point.get::<Option<f64>>("y")?, None);
/// assert_eq!(point.get::<f64>("y").unwrap_err().to_string(), "property y: expected a number, found undefined");
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Object(Ref);

impl Eq for Object {}

impl Default for Object {
    fn default() -> Self {
        Self::new()
    }
}

impl Object {
    /// An empty object, `{}`.
    pub fn new() -> Self {
        Self(sys::object_new())
    }

    /// `globalThis`.
    pub fn global() -> Self {
        Self(sys::global())
    }

    /// A JavaScript array with copies of the elements.
    pub fn from_array<T: ToJs>(values: &[T]) -> Result<Self, JsError> {
        sys::make(&Writer::of(values), <[T]>::SHAPE).map(Self)
    }

    /// The elements of an array, copied; each is checked.
    pub fn to_array<T: FromJs>(&self) -> Result<Vec<T>, JsError> {
        sys::read(&self.0, Vec::<T>::SHAPE, "array")?.read()
    }

    /// The object as a value of another type: a record, which is copied, a class handle, a function.
    pub fn to<T: FromJs>(&self) -> Result<T, JsError> {
        sys::read(&self.0, T::SHAPE, "object")?.read()
    }

    /// The same, giving this handle away. Takes `self`, so that it and not the trait's method is found.
    pub fn try_into<T: FromJs>(self) -> Result<T, JsError> {
        self.to()
    }

    /// Awaits a promise or another thenable.
    pub fn to_promise<T: FromJs + 'static>(&self) -> Promise<T> {
        Promise::wait(&self.0, T::SHAPE, "promise")
    }

    /// Whether the object or its prototypes have this property.
    pub fn has(&self, key: &str) -> Result<bool, JsError> {
        sys::has(&self.0, key)
    }

    /// `typeof` of a property; `null` is `"null"`, a missing one `"undefined"`.
    pub fn type_of(&self, key: &str) -> Result<String, JsError> {
        sys::type_of(&self.0, key)
    }

    /// A property, checked. A missing one is an error, or `None` of an `Option`.
    pub fn get<T: FromJs>(&self, key: &str) -> Result<T, JsError> {
        sys::get(&self.0, key, T::SHAPE)?.read()
    }

    /// Sets a property.
    pub fn set<T: ToJs>(&self, key: &str, value: T) -> Result<(), JsError> {
        sys::set(&self.0, key, &Writer::of(&value), T::SHAPE)
    }

    /// Removes a property; `false` when it is still there.
    pub fn delete(&self, key: &str) -> Result<bool, JsError> {
        sys::delete(&self.0, key)
    }

    /// The object's own enumerable keys.
    pub fn keys(&self) -> Result<Vec<String>, JsError> {
        sys::keys(&self.0)?.read()
    }

    /// Calls a method; `this` is the object. Arguments are a tuple, or a slice of [`Any`](crate::Any).
    ///
    /// ```
    /// use jsi_runtime::{Any, Object};
    ///
    /// let object = Object::new();
    /// let missing = object.call::<Any>("save", ("name", 1)).unwrap_err();
    /// assert_eq!(missing.to_string(), "method save: expected a function, found undefined");
    /// ```
    pub fn call<R: FromJs>(&self, method: &str, args: impl ArgList) -> Result<R, JsError> {
        call_method(&self.0, method, &args)
    }

    /// Calls the object itself, which is a function; `this` is undefined.
    pub fn call_function<R: FromJs>(&self, args: impl ArgList) -> Result<R, JsError> {
        call_function(&self.0, &args)
    }

    /// Whether the object is an instance of `class`.
    pub fn instance_of(&self, class: &Object) -> Result<bool, JsError> {
        sys::instance_of(&self.0, &class.0)
    }

    pub(crate) fn from_ref(value: Ref) -> Self {
        Self(value)
    }

    pub(crate) fn as_ref(&self) -> &Ref {
        &self.0
    }
}

impl ToJs for Object {
    const SHAPE: &'static Shape = &Shape::Object;

    fn write(&self, writer: &mut Writer) {
        writer.reference(&self.0);
    }
}

impl FromJs for Object {
    const SHAPE: &'static Shape = &Shape::Object;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.reference().map(Self)
    }
}

fn call_method<A: ArgList, R: FromJs>(object: &Ref, method: &str, args: &A) -> Result<R, JsError> {
    sys::call_method(
        object,
        method,
        &Writer::of(args),
        FunctionShape::of::<A, R>(),
    )?
    .read()
}

fn call_function<A: ArgList, R: FromJs>(object: &Ref, args: &A) -> Result<R, JsError> {
    sys::call(
        object,
        None,
        &Writer::of(args),
        FunctionShape::of::<A, R>(),
        Place::default(),
    )?
    .read()
}
